//! The last word of a link's address: what it may be, and which ones are ours.

use kit::Problem;

/// How long a slug may be.
const MIN: usize = 2;
const MAX: usize = 64;
/// A suggestion stays shorter, so that there is room for a number and it can still be typed.
const SUGGESTED: usize = 48;

/// Words that are kept for the house beside the first words of its own paths.
const KEPT: [&str; 31] = [
    "about",
    "account",
    "admin",
    "api",
    "app",
    "assets",
    "contact",
    "cookies",
    "dashboard",
    "favicon",
    "health",
    "help",
    "imprint",
    "legal",
    "login",
    "logout",
    "media",
    "metrics",
    "presave",
    "privacy",
    "r",
    "robots",
    "security",
    "settings",
    "sign-in",
    "sign-up",
    "static",
    "status",
    "support",
    "terms",
    "www",
];

/// A slug that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slug(String);

impl Slug {
    /// Checks what a person typed. Capital letters become small ones.
    ///
    /// # Errors
    /// A problem of the field `slug`.
    pub fn parse(text: &str) -> Result<Slug, Problem> {
        let slug = text.trim().to_ascii_lowercase();
        if !(MIN..=MAX).contains(&slug.chars().count()) {
            return Err(Problem::new("slug", "problem-links-slug-length"));
        }
        if !is_slug(&slug) {
            return Err(Problem::new("slug", "problem-links-slug-letters"));
        }
        if is_reserved(&slug) {
            return Err(Problem::new("slug", "problem-links-slug-reserved").with("slug", slug));
        }
        Ok(Slug(slug))
    }

    /// The first free one of the words that a title suggests, the word itself being number 1. `first` is larger where
    /// somebody else may look for the next free word this very moment. `taken` knows the words that begin like that; `spare`
    /// is used when the title has no letters that an address could have.
    pub fn suggest(title: &str, spare: &str, first: u32, taken: impl Fn(&str) -> bool) -> Slug {
        let stem = Self::stem(title, spare);
        let free = |word: &String| !is_reserved(word) && !taken(word);
        let mut words = (first..).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
        let word = words.find(free).unwrap_or(stem);
        Slug(word)
    }

    /// The word that a title suggests, free or not.
    pub fn stem(title: &str, spare: &str) -> String {
        [title, spare, "link"].into_iter().map(fold).find(|word| word.len() >= MIN).unwrap_or_default()
    }

    /// As it stands in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How many words a link may have beside its own.
const MAX_ALIASES: usize = 20;

/// Checks the other words of a link, each of them once.
pub(crate) fn check_aliases(words: &[String]) -> Result<Vec<Slug>, Problem> {
    let mut aliases: Vec<Slug> = Vec::new();
    for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        let alias = Slug::parse(word).map_err(|problem| match problem.text {
            "problem-links-slug-reserved" => Problem { field: "aliases".into(), ..problem },
            _ => {
                let word: String = word.chars().take(MAX).collect();
                Problem::new("aliases", "problem-links-alias").with("slug", word)
            }
        })?;
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    if aliases.len() > MAX_ALIASES {
        return Err(Problem::new("aliases", "problem-links-aliases-many").with("n", MAX_ALIASES.to_string()));
    }
    Ok(aliases)
}

/// Whether a word could be a slug at all: 2 to 64 of a–z, 0–9 and dashes, none of them at an end.
pub(crate) fn is_slug(word: &str) -> bool {
    (MIN..=MAX).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !word.starts_with('-')
        && !word.ends_with('-')
}

/// Whether a word belongs to the house: the first word of one of its paths, or kept for it.
fn is_reserved(word: &str) -> bool {
    let ours = policy::ROUTES.iter().filter_map(|route| route.path.split('/').nth(1));
    KEPT.contains(&word) || ours.into_iter().any(|first| first == word)
}

/// Any text as a word of an address: letters that have a Latin form are written so, everything else parts words.
pub(crate) fn fold(text: &str) -> String {
    let mut word = String::new();
    let mut part = false;
    for sign in text.chars().flat_map(char::to_lowercase) {
        let mut ascii = [0_u8; 4];
        let letters = if sign.is_ascii_alphanumeric() { &*sign.encode_utf8(&mut ascii) } else { latin(sign) };
        // An apostrophe and a combining accent stand inside a word.
        if letters.is_empty() && !matches!(sign, '\'' | '’' | 'ь' | 'ъ' | '\u{300}'..='\u{36f}') {
            part = true;
        }
        if !letters.is_empty() {
            if part && !word.is_empty() {
                word.push('-');
            }
            part = false;
            word.push_str(letters);
        }
        if word.len() >= SUGGESTED {
            break;
        }
    }
    word
}

/// A letter of another alphabet in Latin letters: accents dropped, Cyrillic by sound.
fn latin(sign: char) -> &'static str {
    match sign {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'а' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'д' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'е' | 'ё' | 'э' => "e",
        'ğ' | 'г' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'и' => "i",
        'ł' | 'ľ' | 'л' => "l",
        'ñ' | 'ń' | 'ň' | 'н' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' | 'о' => "o",
        'ö' | 'œ' => "oe",
        'ŕ' | 'ř' | 'р' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'с' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'т' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' | 'у' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' | 'ы' | 'й' => "y",
        'ź' | 'ż' | 'ž' | 'з' => "z",
        'б' => "b",
        'в' => "v",
        'ж' => "zh",
        'к' => "k",
        'м' => "m",
        'п' => "p",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn capital_letters_become_small_ones() {
        assert_eq!(Slug::parse(" Neon-Tide2 ").unwrap().as_str(), "neon-tide2");
    }

    #[test]
    fn a_slug_with_other_signs_or_of_another_length_is_refused() {
        let refused = |text: &str| Slug::parse(text).unwrap_err().text;
        for text in ["", "a", &"a".repeat(65)] {
            assert_eq!(refused(text), "problem-links-slug-length", "{text}");
        }
        for text in ["-neon", "neon-", "ne on", "ne/on", "ne_on", "néon", "ночь", "neon.", "%6e", "..", "<b>"] {
            assert_eq!(refused(text), "problem-links-slug-letters", "{text}");
        }
    }

    #[test]
    fn a_word_of_the_house_is_refused_in_any_case() {
        for word in ["api", "App", "privacy", "presave", "health", "metrics", "static", "media", "ADMIN", "www"] {
            assert_eq!(Slug::parse(word).unwrap_err().text, "problem-links-slug-reserved", "{word}");
        }
        for route in policy::ROUTES {
            let first = route.path.split('/').nth(1).unwrap();
            assert!(first.starts_with('{') || Slug::parse(first).is_err(), "{}", route.path);
        }
    }

    #[test]
    fn other_words_are_checked_like_the_first_one() {
        let check = |words: &[&str]| check_aliases(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let good = check(&["Neon", " tide ", "", "neon"]).unwrap();
        assert_eq!(good.iter().map(Slug::as_str).collect::<Vec<_>>(), ["neon", "tide"]);
        // Cyrillic а, Greek ο, a fullwidth letter, a zero-width joiner, a letter with a dot below.
        for word in ["nаvy", "neοn", "ｎeon", "ne\u{200d}on", "nẹon", "a", "neon/x", "%6eeon"] {
            let problem = check(&["ok", word]).unwrap_err();
            assert_eq!((&*problem.field, problem.text), ("aliases", "problem-links-alias"), "{word}");
        }
        assert_eq!(check(&["api"]).unwrap_err().text, "problem-links-slug-reserved");
        let many: Vec<String> = (0..21).map(|n| format!("word-{n}")).collect();
        assert_eq!(check_aliases(&many).unwrap_err().text, "problem-links-aliases-many");
    }

    #[test]
    fn a_title_suggests_a_word_in_latin_letters() {
        let cases = [
            ("Lanterns Over Water", "lanterns-over-water"),
            ("  Don’t — Stop!! ", "dont-stop"),
            ("Été à Åland", "ete-a-aland"),
            ("Белые ночи", "belye-nochi"),
            ("Straße 7", "strasse-7"),
            ("ચાંદની રાત", "noor"),
            ("?", "noor"),
        ];
        for (title, word) in cases {
            assert_eq!(Slug::suggest(title, "Noor", 1, |_| false).as_str(), word);
        }
        assert_eq!(Slug::suggest("夜", "夜", 1, |_| false).as_str(), "link");
    }

    #[test]
    fn a_suggestion_is_free() {
        let taken = ["neon", "neon-2"];
        assert_eq!(Slug::suggest("Neon", "", 1, |word| taken.contains(&word)).as_str(), "neon-3");
        assert_eq!(Slug::suggest("Privacy", "", 1, |_| false).as_str(), "privacy-2");
        assert_eq!(Slug::suggest("Neon", "", 500, |word| word == "neon-500").as_str(), "neon-501");
    }

    proptest! {
        #[test]
        fn every_suggestion_passes_the_check(title in ".{0,120}", spare in ".{0,20}", n in 0_u32..40) {
            let asked = std::cell::Cell::new(0);
            let slug = Slug::suggest(&title, &spare, 1, |_| { asked.set(asked.get() + 1); asked.get() <= n });
            prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug.clone()));
        }

        #[test]
        fn what_passes_the_check_is_a_slug(text in ".{0,70}|[a-zA-Z0-9-]{0,70}") {
            if let Ok(slug) = Slug::parse(&text) {
                prop_assert!(is_slug(slug.as_str()));
            }
        }
    }
}
