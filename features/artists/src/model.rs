//! Artists and what their names must be like.

use jiff::Timestamp;
use kit::Problem;
use uuid::Uuid;

/// How long a name may be, in characters.
const NAME_CHARS: usize = 200;

/// Who makes the music.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artist {
    /// Which one.
    pub id: Uuid,
    /// The name on the cover.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Since when nothing new is made for it.
    pub retired_at: Option<Timestamp>,
}

/// A name that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Trims and checks a name: 1 to 200 characters, none of them a control character.
    pub(crate) fn parse(text: &str) -> Result<Name, Problem> {
        let name = text.trim();
        if name.is_empty() {
            return Err(Problem::new("name", "problem-artists-name-missing"));
        }
        if name.chars().count() > NAME_CHARS {
            return Err(Problem::new("name", "problem-artists-name-long"));
        }
        if !kit::is_plain_line(name) {
            return Err(Problem::new("name", "problem-artists-name-control"));
        }
        Ok(Name(name.to_owned()))
    }

    /// As it is kept and shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_may_be_in_any_script() {
        for (given, kept) in [("  Noor & the Tide ", "Noor & the Tide"), ("ચાંદની", "ચાંદની"), ("!!!", "!!!")]
        {
            assert_eq!(Name::parse(given).unwrap().as_str(), kept);
        }
        assert!(Name::parse(&"ж".repeat(NAME_CHARS)).is_ok(), "characters are counted, not bytes");
    }

    #[test]
    fn an_empty_long_or_broken_name_is_refused() {
        let refused = |text: &str| Name::parse(text).unwrap_err().text;
        assert_eq!(refused(" \t "), "problem-artists-name-missing");
        assert_eq!(refused(&"a".repeat(NAME_CHARS + 1)), "problem-artists-name-long");
        assert_eq!(refused("a\nb"), "problem-artists-name-control");
        assert_eq!(refused("a\u{0}b"), "problem-artists-name-control");
        assert_eq!(refused("\u{200b}"), "problem-artists-name-control");
    }
}
