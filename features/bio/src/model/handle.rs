//! What follows the `@`: which words a page can be called by, and which are the house's own.

use kit::Problem;

/// How long a handle may be, in letters.
const MIN: usize = 3;
const MAX: usize = 30;

/// Words that would sound like the house itself, or like somebody who speaks for it.
const KEPT: [&str; 24] = [
    "abuse",
    "admin",
    "administrator",
    "api",
    "app",
    "contact",
    "everyone",
    "fanfare",
    "help",
    "here",
    "info",
    "legal",
    "moderator",
    "official",
    "operator",
    "postmaster",
    "privacy",
    "root",
    "security",
    "staff",
    "support",
    "system",
    "webmaster",
    "www",
];

/// A handle that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Handle(String);

impl Handle {
    /// Checks what a person typed, with or without the `@`. Capital letters become small ones.
    pub(crate) fn parse(text: &str) -> Result<Handle, Problem> {
        let text = text.trim();
        let handle = text.strip_prefix('@').unwrap_or(text).to_ascii_lowercase();
        if !(MIN..=MAX).contains(&handle.chars().count()) {
            return Err(Problem::new("handle", "problem-bio-handle-length"));
        }
        if !is_handle(&handle) {
            return Err(Problem::new("handle", "problem-bio-handle-letters"));
        }
        if is_kept(&handle) {
            return Err(Problem::new("handle", "problem-bio-handle-kept").with("handle", handle));
        }
        Ok(Handle(handle))
    }

    /// As it stands in the address, without the `@`.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a word could be a handle at all. Only ASCII: a letter of another alphabet that looks like one of these is none.
pub(crate) fn is_handle(word: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let mark = |byte: u8| matches!(byte, b'.' | b'_' | b'-');
    let bytes = word.as_bytes();
    (MIN..=MAX).contains(&bytes.len())
        && bytes.iter().all(|byte| letter(*byte) || mark(*byte))
        && bytes.first().copied().is_some_and(letter)
        && bytes.last().copied().is_some_and(letter)
        && !bytes.windows(2).any(|pair| pair.iter().all(|byte| mark(*byte)))
}

/// Whether a handle is one of the kept words, with whatever marks and digits around them: `ad.min`, `support_24`.
fn is_kept(handle: &str) -> bool {
    let bare: String = handle.chars().filter(char::is_ascii_lowercase).collect();
    KEPT.contains(&handle) || KEPT.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> &'static str {
        Handle::parse(text).unwrap_err().text
    }

    #[test]
    fn a_handle_is_folded_to_small_letters() {
        for (typed, kept) in [(" @Noor.Tide ", "noor.tide"), ("a-1", "a-1"), ("the_tide_2", "the_tide_2")] {
            assert_eq!(Handle::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn letters_of_other_alphabets_are_refused_however_much_they_look_alike() {
        // Cyrillic о, Greek ο, Latin fullwidth, Kelvin sign, dotless i, combining accent, Arabic digits, zero-width joiner.
        for typed in [
            "nооr",
            "nοοr",
            "ｎｏｏｒ",
            "\u{212a}elvin",
            "tıde",
            "noo\u{301}r",
            "noor۱۲",
            "no\u{200d}or",
            "nöor",
            "ચાંદની",
        ] {
            assert_eq!(problem(typed), "problem-bio-handle-letters", "{typed}");
        }
    }

    #[test]
    fn what_would_not_stand_in_an_address_is_refused() {
        for typed in ["a..b", ".noor", "noor.", "no or", "no/or", "a._b", "noor?", "..", "noor%2f", "<b>noor</b>"] {
            assert!(Handle::parse(typed).is_err(), "{typed}");
        }
        for typed in ["", "@", "ab", &"a".repeat(31)] {
            assert_eq!(problem(typed), "problem-bio-handle-length");
        }
    }

    #[test]
    fn words_of_the_house_are_kept() {
        for typed in ["admin", "Support", "ad.min", "fanfare_2", "official"] {
            assert_eq!(problem(typed), "problem-bio-handle-kept", "{typed}");
        }
        assert!(Handle::parse("supporters").is_ok());
    }
}
