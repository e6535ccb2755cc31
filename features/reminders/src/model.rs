//! Reminders, what ends them, and what they must be like: no clock, no database, no HTTP.

use jiff::{SignedDuration, Timestamp};
use kit::{Lang, WorkspaceId};
use privacy::SubjectId;
use uuid::Uuid;

/// How long the link of a letter confirms. The keep rule of `reminder_request` is as long.
pub(crate) const LINK_LIFE: SignedDuration = SignedDuration::from_hours(48);
/// How long after the release a letter or a message may still leave, when it could not before. Then the address goes without it.
pub(crate) const PATIENCE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a reminder waits in all: a consent is asked again after twelve months, and nobody is asked here.
pub(crate) const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);

/// How somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// By a letter.
    Letter,
    /// By a message to a browser.
    Push,
}

impl Way {
    pub(crate) const ALL: [Way; 2] = [Way::Letter, Way::Push];
}

/// How long a browser's message waits after each attempt that came to nothing: five minutes, then twice as long each time,
/// twelve hours at most.
pub(crate) fn wait(attempts: i64) -> SignedDuration {
    let minutes = (0..attempts.clamp(0, 8)).fold(5_i64, |minutes, _| minutes.saturating_mul(2));
    SignedDuration::from_mins(minutes.min(12 * 60))
}

/// Why a reminder ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Its letter is in the outbox, or the push service took its message.
    Sent,
    /// The fan cancelled it.
    Left,
    /// The release or its link was taken back.
    CalledOff,
    /// No letter could leave within the week after the release, or it waited for more than a year.
    Late,
    /// The consent does not hold any more.
    Refused,
    /// The browser takes no messages any more.
    Gone,
}

impl End {
    const ALL: [End; 6] = [End::Sent, End::Left, End::CalledOff, End::Late, End::Refused, End::Gone];

    /// The word that is stored.
    pub(crate) fn id(self) -> &'static str {
        match self {
            End::Sent => "sent",
            End::Left => "left",
            End::CalledOff => "called_off",
            End::Late => "late",
            End::Refused => "refused",
            End::Gone => "gone",
        }
    }

    pub(crate) fn of_id(id: &str) -> Option<End> {
        End::ALL.into_iter().find(|end| end.id() == id)
    }
}

/// A fan who confirmed.
#[derive(Clone, Debug)]
pub(crate) struct Reminder {
    pub(crate) way: Way,
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
    fn waits_rise_and_stay_under_half_a_day() {
        let minutes: Vec<i64> = (0..10).map(|attempts| wait(attempts).as_mins()).collect();
        assert_eq!(minutes, [5, 10, 20, 40, 80, 160, 320, 640, 720, 720]);
        assert_eq!(wait(-1).as_mins(), 5);
    }

    #[test]
    fn a_secret_has_its_form() {
        assert!(is_token(&"a".repeat(43)));
        for wrong in ["", "a", &"a".repeat(44), &"ü".repeat(21), &format!("{}/", "a".repeat(42))] {
            assert!(!is_token(wrong), "{wrong}");
        }
    }
}
