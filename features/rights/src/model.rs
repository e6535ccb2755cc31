//! Nouns and pure rules: which rights there are, when an answer is due, what a form may say.

use jiff::{SignedDuration, Timestamp};
use kit::{Problem, Problems, from_millis};
use privacy::SubjectId;
use serde::Deserialize;
use tlog::Position;
use uuid::Uuid;

/// The longest text, in characters: two pages.
pub(crate) const WORDS_CHARS: usize = 5000;
/// How long before its end a deadline alarms: day 25 of 30.
pub(crate) const ALARM_BEFORE: SignedDuration = SignedDuration::from_hours(5 * 24);
/// The month in which the law wants an answer (Art 12(3)), counted as thirty days: early, never late.
const MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);
/// By how much it may be put off, once.
const EXTENSION: SignedDuration = SignedDuration::from_hours(60 * 24);
/// How long a link waits for its letter to leave: as long as the outbox tries.
pub(crate) const LETTER_PATIENCE: SignedDuration = SignedDuration::from_hours(3 * 24);
/// How long a letter's link works, once the letter has left.
pub(crate) const LINK_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// How often somebody may try a link's secret.
pub(crate) const TRIES: i64 = 3;
/// How many letters with a link one person gets in a day.
pub(crate) const LETTERS_A_DAY: u64 = 3;

/// What somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A copy of their data (Art 15 and 20).
    Access,
    /// That something is put right (Art 16).
    Rectification,
    /// That everything goes (Art 17).
    Erasure,
    /// That it is kept and not used (Art 18).
    Restriction,
    /// That a purpose stops that rests on an interest (Art 21).
    Objection,
    /// That a purpose stops that rests on their consent (Art 7(3)).
    Withdrawal,
    /// A person's attention.
    Complaint,
    /// Anything else.
    Other,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Kind; 8] = [
        Kind::Access,
        Kind::Rectification,
        Kind::Erasure,
        Kind::Restriction,
        Kind::Objection,
        Kind::Withdrawal,
        Kind::Complaint,
        Kind::Other,
    ];

    /// The word for it in rows, forms and text ids.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Kind::Access => "access",
            Kind::Rectification => "rectification",
            Kind::Erasure => "erasure",
            Kind::Restriction => "restriction",
            Kind::Objection => "objection",
            Kind::Withdrawal => "withdrawal",
            Kind::Complaint => "complaint",
            Kind::Other => "other",
        }
    }

    /// The kind of a word.
    pub(crate) fn of_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether a person answers it, with words; the program does the others at once.
    pub(crate) fn needs_a_person(self) -> bool {
        matches!(self, Kind::Complaint | Kind::Other)
    }
}

/// The way by which somebody asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    /// Their receipt.
    Receipt,
    /// Their account.
    Account,
    /// The page for everybody.
    Form,
}

impl Channel {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Channel::Receipt => "receipt",
            Channel::Account => "account",
            Channel::Form => "form",
        }
    }
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The program did it.
    Done,
    /// A person answered it.
    Answered,
    /// It could not be done; the person was told why.
    Refused,
    /// Nobody had answered it when the person had everything erased.
    Erased,
    /// Nobody confirmed in time that it was theirs.
    Lapsed,
    /// The letter with the link never left.
    Undelivered,
}

impl Outcome {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Answered => "answered",
            Outcome::Refused => "refused",
            Outcome::Erased => "erased",
            Outcome::Lapsed => "lapsed",
            Outcome::Undelivered => "undelivered",
        }
    }
}

/// One thing that somebody does at a door of theirs: the last part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Export,
    Restrict,
    Lift,
    Object,
    Withdraw,
    Complain,
    Email,
    Language,
    Erase,
    Proof,
    HandOver,
    Leave,
}

impl Act {
    const ALL: [Act; 12] = [
        Act::Export,
        Act::Restrict,
        Act::Lift,
        Act::Object,
        Act::Withdraw,
        Act::Complain,
        Act::Email,
        Act::Language,
        Act::Erase,
        Act::Proof,
        Act::HandOver,
        Act::Leave,
    ];

    pub(crate) fn path(self) -> &'static str {
        match self {
            Act::Export => "export",
            Act::Restrict => "restriction",
            Act::Lift => "restriction-end",
            Act::Object => "objection",
            Act::Withdraw => "withdrawal",
            Act::Complain => "complaint",
            Act::Email => "email",
            Act::Language => "language",
            Act::Erase => "erasure",
            Act::Proof => "proof",
            Act::HandOver => "hand-over",
            Act::Leave => "leaving",
        }
    }

    pub(crate) fn of_path(path: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.path() == path)
    }

    /// Whether only accounts have anything to do with it.
    pub(crate) fn is_for_accounts(self) -> bool {
        matches!(self, Act::Email | Act::Language | Act::HandOver)
    }

    /// Whether the page that it leads back to says that it was done. An erasure leads to its receipt.
    pub(crate) fn is_told(self) -> bool {
        !matches!(self, Act::Erase | Act::Proof | Act::Leave)
    }
}

/// What the page for everybody sends. It has no `Debug`, because it is personal.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    pub(crate) kind: String,
    pub(crate) email: String,
    pub(crate) words: String,
}

/// A request that can be taken.
pub(crate) struct CheckedDraft {
    pub(crate) kind: Kind,
    pub(crate) email: String,
    pub(crate) words: Option<String>,
}

impl Draft {
    /// Looks at every field, so that all that is wrong is said at once.
    pub(crate) fn check(&self) -> Result<CheckedDraft, Problems> {
        let mut problems = Problems::default();
        let kind = problems.check(Kind::of_id(&self.kind).ok_or_else(|| Problem::new("kind", "problem-rights-kind")));
        let email = problems.check(accounts::person::check_email(&self.email));
        let words = match kind {
            Some(kind) if kind.needs_a_person() => problems.check(check_words(&self.words)),
            _ => None,
        };
        match (kind, email) {
            (Some(kind), Some(email)) if problems.is_empty() => Ok(CheckedDraft { kind, email, words }),
            _ => Err(problems),
        }
    }
}

/// A text that somebody wrote: something visible, not too long.
pub(crate) fn check_words(typed: &str) -> Result<String, Problem> {
    let words = typed.replace("\r\n", "\n");
    let words = words.trim();
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let most = i64::try_from(WORDS_CHARS).unwrap_or(i64::MAX);
    let fits = (1..=WORDS_CHARS).contains(&words.chars().count()) && !words.chars().any(odd);
    if fits { Ok(words.to_owned()) } else { Err(Problem::new("words", "problem-rights-words").with("most", most)) }
}

/// Why somebody objects: the law asks for their situation, and we don't insist.
pub(crate) fn check_reason(typed: &str) -> Result<Option<String>, Problem> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    check_words(typed).map(Some).map_err(|problem| Problem { field: "reason".into(), ..problem })
}

/// One row of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) id: Uuid,
    pub(crate) subject: Option<SubjectId>,
    pub(crate) kind: String,
    pub(crate) channel: String,
    pub(crate) language: String,
    pub(crate) opened_at: i64,
    pub(crate) due_at: i64,
    pub(crate) alarmed_at: Option<i64>,
    pub(crate) breached_at: Option<i64>,
    pub(crate) extended_at: Option<i64>,
    pub(crate) answered_at: Option<i64>,
    pub(crate) outcome: Option<String>,
    pub(crate) has_words: bool,
    /// Where the log has that it was opened.
    pub(crate) position: Option<Position>,
}

impl Request {
    /// Whether it may still be put off: once, and before its time runs out.
    pub(crate) fn can_be_put_off(&self, now: Timestamp) -> bool {
        self.answered_at.is_none() && self.extended_at.is_none() && self.due_at > now.as_millisecond()
    }
}

/// How long the page stays open that a link leads to: as long as its cookie, which the policy declares.
pub(crate) fn visit_life() -> SignedDuration {
    SignedDuration::from_mins(i64::from(policy::cookie::RIGHTS.life_minutes))
}

/// When a request is due that is opened now.
pub(crate) fn due(opened: Timestamp) -> Timestamp {
    after(opened, MONTH)
}

/// When it is due after it was put off.
pub(crate) fn put_off(due_at: i64) -> Timestamp {
    after(from_millis(due_at), EXTENSION)
}

/// A moment later.
pub(crate) fn after(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.checked_add(span).unwrap_or(Timestamp::MAX)
}

/// Whether a word has the form of one of our secrets: 256 bits in URL-safe letters.
pub(crate) fn is_token(word: &str) -> bool {
    word.len() == 43 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_an_address_of_its_own() {
        for act in Act::ALL {
            assert_eq!(Act::of_path(act.path()), Some(act));
        }
        assert_eq!(Act::of_path("everything"), None);
    }

    #[test]
    fn an_answer_is_due_in_thirty_days_and_may_be_put_off_by_sixty() {
        let opened: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        assert_eq!(due(opened).to_string(), "2026-12-22T12:00:00Z");
        assert_eq!(put_off(due(opened).as_millisecond()).to_string(), "2027-02-20T12:00:00Z");
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let draft = Draft { kind: "nonsense".to_owned(), email: "nobody".to_owned(), words: String::new() };
        let Err(problems) = draft.check() else { panic!("it was taken") };
        assert_eq!(problems.0.iter().map(|one| &*one.field).collect::<Vec<_>>(), ["kind", "email"]);
        let draft = Draft { kind: "complaint".to_owned(), email: "a@b.example".to_owned(), words: " \r\n ".to_owned() };
        let Err(problems) = draft.check() else { panic!("it was taken") };
        assert_eq!(problems.0.iter().map(|one| &*one.field).collect::<Vec<_>>(), ["words"]);
    }

    #[test]
    fn a_text_keeps_its_lines_and_loses_nothing_else() {
        assert_eq!(check_words(" one\r\ntwo \n").unwrap(), "one\ntwo");
        assert!(check_words("bell\u{7}").is_err());
        assert!(check_words(&"x".repeat(WORDS_CHARS + 1)).is_err());
    }
}
