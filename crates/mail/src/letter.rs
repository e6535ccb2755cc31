//! What is written to somebody: a template and its values.

use kit::Arg;
use serde::{Deserialize, Serialize};

/// A kind of letter: the stem of its texts. A room has one constant for each of its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template(&'static str);

impl Template {
    /// The template whose texts are `STEM-subject`, `STEM-body` and, for letters with a link, `STEM-link`.
    pub const fn new(stem: &'static str) -> Template {
        Template(stem)
    }
}

/// A letter that is being written. It has no `Debug`: its values may be personal.
#[derive(Serialize, Deserialize)]
pub struct Letter {
    pub(crate) template: String,
    pub(crate) values: Vec<(String, Word)>,
    pub(crate) link: Option<String>,
    pub(crate) unsubscribe: Option<String>,
    /// Letters that an older version queued have none.
    #[serde(default)]
    pub(crate) said: Vec<String>,
}

/// A value for a variable of the texts.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Word {
    Number(i64),
    Text(String),
}

impl Word {
    /// The value for Fluent. A text is one line: what somebody typed must not look like a paragraph of ours.
    pub(crate) fn arg(&self) -> Arg {
        match self {
            Word::Number(number) => Arg::Number(*number),
            Word::Text(text) => Arg::Text(one_line(text)),
        }
    }
}

impl Letter {
    /// A letter without values.
    pub fn new(template: Template) -> Letter {
        Letter { template: template.0.to_owned(), values: Vec::new(), link: None, unsubscribe: None, said: Vec::new() }
    }

    /// Fills in a variable of its texts.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Letter {
        let word = match value.into() {
            Arg::Text(text) => Word::Text(text),
            Arg::Number(number) => Word::Number(number),
        };
        self.values.push((name.to_owned(), word));
        self
    }

    /// Adds what somebody else says, below our own words: each of its lines becomes a paragraph.
    #[must_use]
    pub fn say(mut self, text: &str) -> Letter {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.said = text.split('\n').map(one_line).filter(|line| !line.is_empty()).collect();
        self
    }

    /// Adds a link to one of our own paths, such as `/privacy`. There are no other links in letters.
    #[must_use]
    pub fn link(mut self, path: &str) -> Letter {
        self.link = Some(own(path));
        self
    }

    /// Marks it as one of many alike. The path takes the one-click unsubscription of RFC 8058.
    #[must_use]
    pub fn bulk(mut self, unsubscribe: &str) -> Letter {
        self.unsubscribe = Some(own(unsubscribe));
        self
    }
}

/// A path of our own: without the slash, what follows our name could make it another's.
fn own(path: &str) -> String {
    format!("/{}", path.trim_start_matches('/'))
}

/// The text without line ends and other control characters.
pub(crate) fn one_line(text: &str) -> String {
    let line: String =
        text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stays_on_our_own_host() {
        for path in ["privacy", "/privacy", "//privacy"] {
            assert_eq!(Letter::new(Template::new("t")).link(path).link.as_deref(), Some("/privacy"));
        }
        assert_eq!(own("@evil.example/"), "/@evil.example/");
    }

    #[test]
    fn what_somebody_says_is_paragraphs_of_one_line() {
        let said = Letter::new(Template::new("t")).say("one\r\n\r\ntwo \u{7} words\rthree\n").said;
        assert_eq!(said, ["one", "two words", "three"]);
    }

    #[test]
    fn a_value_is_one_line() {
        assert_eq!(one_line("Ada\r\nBcc: bob@evil.example\u{2028}x"), "Ada Bcc: bob@evil.example x");
    }
}
