//! The codes of the trade: UPC, ISRC, Spotify's addresses. Each is read generously and kept in one form.

use kit::Problem;

/// The code of a product: UPC-A (12 digits) or EAN-13 (13), its check digit verified.
///
/// 14 digits that begin with 0 are the same number in a longer field and lose that 0. A UPC-A is kept with 12 digits or, if
/// it was given so, with 13 of which the first is 0; both are one number to GS1.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Upc(String);

impl Upc {
    /// The 12 or 13 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A code that was checked before it was stored.
    pub(crate) fn stored(kept: String) -> Upc {
        Upc(kept)
    }

    /// Reads a code with any spaces and dashes.
    pub(crate) fn parse(text: &str) -> Result<Upc, Problem> {
        let digits = joined(text);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Problem::new("upc", "problem-releases-upc-digits"));
        }
        let kept = match (digits.len(), digits.strip_prefix('0')) {
            (12 | 13, _) => digits.as_str(),
            (14, Some(thirteen)) => thirteen,
            (length, _) => {
                let length = i64::try_from(length).unwrap_or(i64::MAX);
                return Err(Problem::new("upc", "problem-releases-upc-length").with("n", length));
            }
        };
        let (body, last) = kept.split_at(kept.len() - 1);
        let right = check_digit(body).to_string();
        if last != right {
            return Err(Problem::new("upc", "problem-releases-upc-check-digit").with("digit", right));
        }
        Ok(Upc(kept.to_owned()))
    }
}

/// Both forms of a product code: with and without the 0 in front that means nothing.
pub(crate) fn spellings(upc: &str) -> Vec<String> {
    match (upc.len(), upc.strip_prefix('0')) {
        (12, _) => vec![upc.to_owned(), format!("0{upc}")],
        (13, Some(rest)) => vec![upc.to_owned(), rest.to_owned()],
        _ => vec![upc.to_owned()],
    }
}

/// The digit that makes the weighted sum a multiple of ten: weights 3 and 1 by turns from the right (GS1 General
/// Specifications, 7.9.1).
fn check_digit(body: &str) -> u32 {
    let weights = [3, 1].into_iter().cycle();
    let sum: u32 = body.chars().rev().filter_map(|c| c.to_digit(10)).zip(weights).map(|(n, weight)| n * weight).sum();
    (10 - sum % 10) % 10
}

/// The code of a recording (ISO 3901), kept as 12 upper-case letters and digits without dashes. It has no check digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Isrc(String);

impl Isrc {
    /// `GBABC2600017`
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A code that was checked before it was stored.
    pub(crate) fn stored(kept: String) -> Isrc {
        Isrc(kept)
    }

    /// Reads a code with any spaces and dashes, in either case, with or without the word ISRC before it. `Err` is the id
    /// of the text that says what is wrong; the caller knows which track it is.
    pub(crate) fn parse(text: &str) -> Result<Isrc, &'static str> {
        let code = joined(text).to_ascii_uppercase();
        let code = code.strip_prefix("ISRC").filter(|rest| rest.len() == 12).unwrap_or(&code);
        if code.chars().count() != 12 {
            return Err("problem-releases-isrc-length");
        }
        let fits = code.char_indices().all(|(at, c)| match at {
            0..2 => c.is_ascii_uppercase(),
            2..5 => c.is_ascii_uppercase() || c.is_ascii_digit(),
            _ => c.is_ascii_digit(),
        });
        if !fits {
            return Err("problem-releases-isrc-form");
        }
        Ok(Isrc(code.to_owned()))
    }
}

/// A text without what people put between groups of digits.
fn joined(text: &str) -> String {
    let between = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    text.chars().filter(|c| !between(*c)).collect()
}

/// Reads the address of an album or track on Spotify, as a URI or as a web address, and answers the URI.
pub(crate) fn spotify_uri(text: &str) -> Result<String, Problem> {
    let problem = || Problem::new("spotify_uri", "problem-releases-spotify");
    let (kind, id) = spotify_parts(text.trim()).ok_or_else(problem)?;
    let known = matches!(kind, "album" | "track");
    // Spotify's ids are 22 letters and digits: a 128-bit number to the base of 62.
    let fits = id.len() == 22 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if known && fits { Ok(format!("spotify:{kind}:{id}")) } else { Err(problem()) }
}

fn spotify_parts(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix("spotify:") {
        return rest.split_once(':');
    }
    let rest = without(text, "https://").or_else(|| without(text, "http://")).unwrap_or(text);
    let path = without(rest, "open.spotify.com/")?;
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    match path.split_once('/')? {
        // The site puts the reader's language before the album.
        (lang, rest) if lang.starts_with("intl-") => rest.split_once('/'),
        parts => Some(parts),
    }
}

/// Takes a beginning away, in either case.
fn without<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALBUM: &str = "spotify:album:4aawyAB9vmqN3uQ7FjRGTy";

    #[test]
    fn a_upc_keeps_its_digits_and_nothing_else() {
        for (given, kept) in [
            ("036000291452", "036000291452"),
            (" 0 36000-29145 2 ", "036000291452"),
            ("4006381333931", "4006381333931"),
            ("0036000291452", "0036000291452"),
            ("00036000291452", "0036000291452"),
            ("0\u{2013}36000\u{a0}291452", "036000291452"),
        ] {
            assert_eq!(Upc::parse(given).unwrap().as_str(), kept, "{given}");
        }
    }

    #[test]
    fn a_wrong_upc_says_what_is_wrong() {
        for (given, text) in [
            ("036000291453", "problem-releases-upc-check-digit"),
            ("03600029145", "problem-releases-upc-length"),
            ("10036000291459", "problem-releases-upc-length"),
            ("03600029145x", "problem-releases-upc-digits"),
            ("٠٣٦٠٠٠٢٩١٤٥٢", "problem-releases-upc-digits"),
        ] {
            let problem = Upc::parse(given).unwrap_err();
            assert_eq!((problem.field.as_ref(), problem.text), ("upc", text), "{given}");
        }
        let problem = Upc::parse("036000291453").unwrap_err();
        assert_eq!(problem.args, [("digit", "2".into())]);
    }

    #[test]
    fn an_isrc_is_kept_in_capitals_without_dashes() {
        for given in ["GB-ABC-26-00017", "gbabc2600017", " GB ABC 26 00017", "ISRC GB-ABC-26-00017"] {
            assert_eq!(Isrc::parse(given).unwrap().as_str(), "GBABC2600017", "{given}");
        }
        assert_eq!(
            Isrc::parse("IS-RC1-23-45678").unwrap().as_str(),
            "ISRC12345678",
            "Iceland's codes begin like the word"
        );
        assert!(Isrc::parse("QZ-1A2-00-99999").is_ok());
    }

    #[test]
    fn a_wrong_isrc_says_what_is_wrong() {
        for (given, text) in [
            ("GB-ABC-26-0001", "problem-releases-isrc-length"),
            ("GB-ABC-26-000177", "problem-releases-isrc-length"),
            ("G1-ABC-26-00017", "problem-releases-isrc-form"),
            ("GB-A_C-26-00017", "problem-releases-isrc-form"),
            ("GB-ABC-2A-00017", "problem-releases-isrc-form"),
            ("GB-ABC-26-0001O", "problem-releases-isrc-form"),
            ("ÄB-ABC-26-00017", "problem-releases-isrc-form"),
        ] {
            assert_eq!(Isrc::parse(given).unwrap_err(), text, "{given}");
        }
    }

    #[test]
    fn an_address_on_spotify_becomes_its_uri() {
        for given in [
            ALBUM,
            "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy",
            "http://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy/",
            "open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy?si=0123456789abcdef",
            " HTTPS://Open.Spotify.com/intl-de/album/4aawyAB9vmqN3uQ7FjRGTy#x ",
        ] {
            assert_eq!(spotify_uri(given).unwrap(), ALBUM, "{given}");
        }
        assert_eq!(
            spotify_uri("https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl").unwrap(),
            "spotify:track:11dFghVXANMlKmJXsNCbNl"
        );
    }

    #[test]
    fn another_address_is_refused() {
        for given in [
            "spotify:artist:4aawyAB9vmqN3uQ7FjRGTy",
            "spotify:album:short",
            "spotify:album:4aawyAB9vmqN3uQ7FjRG_y",
            "https://open.spotify.com.evil.example/album/4aawyAB9vmqN3uQ7FjRGTy",
            "https://evil@open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy",
            "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy/more",
            "https://music.example/album/4aawyAB9vmqN3uQ7FjRGTy",
            "é",
        ] {
            assert_eq!(spotify_uri(given).unwrap_err().field, "spotify_uri", "{given}");
        }
    }

    proptest! {
        #[test]
        fn every_valid_upc_is_accepted(body in "[0-9]{11,12}") {
            let code = format!("{body}{}", check_digit(&body));
            let upc = Upc::parse(&code).unwrap();
            prop_assert_eq!(upc.as_str(), code);
        }

        #[test]
        fn a_upc_with_one_digit_changed_is_refused(body in "[0-9]{11,12}", at in 0_usize..12, by in 1_u32..10) {
            let code = format!("{body}{}", check_digit(&body));
            let changed: String = code
                .chars()
                .enumerate()
                .map(|(n, c)| if n == at { char::from_digit((c.to_digit(10).unwrap() + by) % 10, 10).unwrap() } else { c })
                .collect();
            prop_assert_eq!(Upc::parse(&changed).unwrap_err().text, "problem-releases-upc-check-digit");
        }

        #[test]
        fn every_valid_isrc_is_accepted_however_it_is_written(
            country in "[A-Za-z]{2}", registrant in "[A-Za-z0-9]{3}", year in "[0-9]{2}", number in "[0-9]{5}",
            mark in "[ -]?",
        ) {
            let code = format!("{country}{mark}{registrant}{mark}{year}{mark}{number}");
            let kept = format!("{country}{registrant}{year}{number}").to_ascii_uppercase();
            let isrc = Isrc::parse(&code).unwrap();
            prop_assert_eq!(isrc.as_str(), kept);
        }

        #[test]
        fn nothing_makes_the_readers_stumble(text in ".{0,60}") {
            drop((Upc::parse(&text), Isrc::parse(&text), spotify_uri(&text)));
        }
    }
}
