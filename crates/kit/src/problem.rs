//! What a person can mend: a value, not an error.

use std::borrow::Cow;

use crate::{Arg, FieldError, Tongue};

/// One field that is not right, and the text that says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field's name, as in the form and in the API; of a part in a list with its place, counted from 0:
    /// `tracks.1.isrc`.
    pub field: Cow<'static, str>,
    /// The id of the text: `problem-upc-check-digit`.
    pub text: &'static str,
    /// Values for the text's variables.
    pub args: Vec<(&'static str, Arg)>,
}

impl Problem {
    /// A problem whose text has no variables.
    pub fn new(field: impl Into<Cow<'static, str>>, text: &'static str) -> Problem {
        Problem { field: field.into(), text, args: Vec::new() }
    }

    /// The same problem of another field: of a form that calls it by another name.
    #[must_use]
    pub fn at(self, field: &'static str) -> Problem {
        Problem { field: field.into(), ..self }
    }

    /// Fills in a variable of the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Problem {
        self.args.push((name, value.into()));
        self
    }

    /// The sentence in a language.
    pub fn say(&self, tongue: &Tongue) -> String {
        tongue.say_with(self.text, &self.args)
    }
}

/// Whether a text is one line that shows what it says: something visible in it, no control character, and nothing that
/// turns the direction of what stands around it (Unicode UAX 9, explicit formatting characters).
pub fn is_plain_line(text: &str) -> bool {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    // Joiners belong to words of Gujarati and Urdu and to emoji, so they are only no text by themselves.
    let shows_nothing = |c: char| {
        let blank = matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
        );
        blank
            || c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
    };
    !text.chars().any(|c| c.is_control() || turns(c)) && !text.chars().all(shows_nothing)
}

/// Every problem of one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// The sentence for one field, if something is wrong with it: what a page shows beside the field.
    pub fn of(&self, field: &str, tongue: &Tongue) -> Option<String> {
        self.0.iter().find(|problem| problem.field == field).map(|problem| problem.say(tongue))
    }

    /// Every problem in words, for the summary on top of a form and for the API.
    pub fn said(&self, tongue: &Tongue) -> Vec<FieldError> {
        self.0
            .iter()
            .map(|problem| FieldError { field: problem.field.clone().into_owned(), message: problem.say(tongue) })
            .collect()
    }

    /// Keeps a checked value or collects the problem.
    pub fn check<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(problem) => {
                self.push(problem);
                None
            }
        }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems(vec![problem])
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain_line;

    #[test]
    fn a_line_shows_what_it_says() {
        for plain in ["Noor & the Tide", "ચાંદની", "کراچی\u{200c}والا", "👩\u{200d}👧", "!", "לילה 2"]
        {
            assert!(is_plain_line(plain), "{plain}");
        }
        for wrong in
            ["", " ", "\u{200b}", "\u{3164}\u{feff}", "a\nb", "a\u{0}", "gnp\u{202e}exe", "\u{2066}x", "a\u{2028}b"]
        {
            assert!(!is_plain_line(wrong), "{wrong:?}");
        }
    }
}
