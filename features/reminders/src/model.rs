//! Reminders, what ends them, and what they must be like: no clock, no database, no HTTP.

use jiff::{SignedDuration, Timestamp};
use kit::{Lang, WorkspaceId};
use privacy::SubjectId;
use uuid::Uuid;

/// How long the link of a letter confirms. The keep rule of `reminder_request` is as long.
pub(crate) const LINK_LIFE: SignedDuration = SignedDuration::from_hours(48);
/// How long after the release a letter may still leave, when mail could not be sent before. Then the address goes without it.
pub(crate) const PATIENCE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a reminder waits in all: a consent is asked again after twelve months, and nobody is asked here.
pub(crate) const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Why a reminder ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Its letter is in the outbox.
    Sent,
    /// The fan cancelled it.
    Left,
    /// The release or its link was taken back.
    CalledOff,
    /// No letter could leave within the week after the release, or it waited for more than a year.
    Late,
    /// The consent does not hold any more.
    Refused,
}

impl End {
    const ALL: [End; 5] = [End::Sent, End::Left, End::CalledOff, End::Late, End::Refused];

    /// The word that is stored.
    pub(crate) fn id(self) -> &'static str {
        match self {
            End::Sent => "sent",
            End::Left => "left",
            End::CalledOff => "called_off",
            End::Late => "late",
            End::Refused => "refused",
        }
    }

    pub(crate) fn of_id(id: &str) -> Option<End> {
        End::ALL.into_iter().find(|end| end.id() == id)
    }
}

/// A fan who confirmed.
#[derive(Clone, Debug)]
pub(crate) struct Reminder {
    pub(crate) id: Uuid,
    pub(crate) workspace: WorkspaceId,
    pub(crate) link_id: Uuid,
    pub(crate) release_id: Uuid,
    pub(crate) subject: SubjectId,
    /// By whose clocks the release comes out for them, where that differs.
    pub(crate) zone: Option<String>,
    pub(crate) lang: Lang,
    pub(crate) confirmed_at: Timestamp,
    pub(crate) end: Option<(Timestamp, Option<End>)>,
}

/// How many reminders of a link there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Who waits for the letter now.
    pub waiting: u64,
    /// How often somebody asked.
    pub asked: u64,
    /// How often somebody confirmed.
    pub confirmed: u64,
    /// How many letters went out.
    pub sent: u64,
    /// How many cancelled before.
    pub left: u64,
}

/// Whether a word has the form of one of our secrets: 256 bits in URL-safe letters.
pub(crate) fn is_token(word: &str) -> bool {
    word.len() == 43 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// `by` later, or the end of time.
pub(crate) fn after(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_read_back_from_its_word() {
        for end in End::ALL {
            assert_eq!(End::of_id(end.id()), Some(end));
        }
        assert_eq!(End::of_id("over"), None);
    }

    #[test]
    fn a_secret_has_its_form() {
        assert!(is_token(&"a".repeat(43)));
        for wrong in ["", "a", &"a".repeat(44), &"ü".repeat(21), &format!("{}/", "a".repeat(42))] {
            assert!(!is_token(wrong), "{wrong}");
        }
    }
}
