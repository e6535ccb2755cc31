//! Nouns and pure rules: what a workspace may be called.

use kit::Problem;

/// The longest name, in characters.
pub const NAME_CHARS: usize = 80;

/// What a workspace is called, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Reads a name as somebody typed it into the field `field`.
    ///
    /// # Errors
    /// A problem with that field when it is empty, too long or holds control characters.
    pub fn parse(field: &'static str, typed: &str) -> Result<Name, Problem> {
        let name = typed.trim();
        let fits = (1..=NAME_CHARS).contains(&name.chars().count()) && kit::is_plain_line(name);
        if fits {
            Ok(Name(name.to_owned()))
        } else {
            let most = i64::try_from(NAME_CHARS).unwrap_or(i64::MAX);
            Err(Problem::new(field, "problem-workspaces-name").with("most", most))
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody may do in a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Everything.
    Owner,
}

impl Role {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Role::Owner => "owner",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_bounded() {
        assert_eq!(Name::parse("workspace", "  Harbour Lane  ").unwrap().as_str(), "Harbour Lane");
        assert!(Name::parse("workspace", &"é".repeat(NAME_CHARS)).is_ok(), "characters count, not bytes");
        for wrong in ["", "   ", "two\nlines", "bell\u{7}", "\u{200b}", "a\u{202e}b", &"a".repeat(NAME_CHARS + 1)] {
            assert_eq!(Name::parse("workspace", wrong).unwrap_err().field, "workspace");
        }
    }
}
