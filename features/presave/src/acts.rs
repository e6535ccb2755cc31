//! What a fan wished for, one by one, and how far each wish is. A row keeps them as one line of text.

use std::{fmt, str::FromStr};

use policy::{Purpose, purpose};

use crate::{model::State, service::Service};

/// One thing that is done for a fan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// The release is added to the library.
    Save,
    /// The artist is followed.
    Follow,
    /// The release is put into a playlist.
    Playlist,
    /// The video is liked.
    Like,
}

impl Act {
    const ALL: [Act; 4] = [Act::Save, Act::Follow, Act::Playlist, Act::Like];

    /// The word for it in rows, forms and the ids of texts.
    pub fn word(self) -> &'static str {
        match self {
            Act::Save => "save",
            Act::Follow => "follow",
            Act::Playlist => "playlist",
            Act::Like => "like",
        }
    }

    /// The act of a word.
    pub(crate) fn of(word: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.word() == word)
    }

    /// The purpose whose consent it rests on: each service and each wish has its own.
    pub(crate) fn purpose(self, service: Service) -> &'static policy::PurposeRow {
        match (service, self) {
            (Service::Spotify, Act::Follow) => purpose::SpotifyFollow::ROW,
            (Service::Spotify, Act::Playlist) => purpose::SpotifyPlaylist::ROW,
            (Service::Spotify, _) => purpose::ReleaseSave::ROW,
            (Service::Youtube, Act::Playlist) => purpose::YoutubePlaylist::ROW,
            (Service::Youtube, _) => purpose::YoutubeLike::ROW,
            (Service::AppleMusic, _) => purpose::AppleSave::ROW,
            (Service::Deezer, _) => purpose::DeezerSave::ROW,
        }
    }

    /// Whether doing it twice shows: then it is not repeated blindly after an answer was lost.
    pub(crate) fn shows_twice(self) -> bool {
        self == Act::Playlist
    }
}

/// How far one wish is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Still to be done.
    Open,
    /// Asked for, and nobody knows yet whether it was done. Only of what shows when it is done twice.
    Begun,
    /// Done.
    Done,
    /// The service refuses it for good, in a word that is stored.
    Refused(String),
    /// Only the fan can help.
    Again(String),
    /// It was asked for once, the answer was lost, and looking would need a permission that nobody gave.
    Unsure,
}

impl Step {
    fn is_open(&self) -> bool {
        matches!(self, Step::Open | Step::Begun)
    }
}

/// A fan's wishes at one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acts(Vec<(Act, Step)>);

/// The text names no wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a list of what to do for a fan")]
pub struct NotActs;

impl Acts {
    /// Wishes that nobody began with; each once.
    pub(crate) fn wished(acts: impl IntoIterator<Item = Act>) -> Acts {
        let mut all: Vec<(Act, Step)> = Vec::new();
        for act in acts {
            if all.iter().all(|(known, _)| *known != act) {
                all.push((act, Step::Open));
            }
        }
        Acts(all)
    }

    /// Each with how far it is.
    pub fn iter(&self) -> impl Iterator<Item = (Act, &Step)> {
        self.0.iter().map(|(act, step)| (*act, step))
    }

    /// What is still to be done.
    pub(crate) fn open(&self) -> Vec<Act> {
        self.iter().filter(|(_, step)| step.is_open()).map(|(act, _)| act).collect()
    }

    /// How far a wish is; `None` for what nobody wished.
    pub(crate) fn step(&self, act: Act) -> Option<&Step> {
        self.iter().find(|(known, _)| *known == act).map(|(_, step)| step)
    }

    /// Writes down how far a wish is.
    pub(crate) fn set(&mut self, act: Act, step: Step) {
        if let Some((_, known)) = self.0.iter_mut().find(|(known, _)| *known == act) {
            *known = step;
        }
    }

    /// What became of all together once nothing is open, and why: one that was done counts before one that was not.
    pub(crate) fn verdict(&self) -> Option<(State, Option<&str>)> {
        if self.0.iter().any(|(_, step)| step.is_open()) {
            return None;
        }
        if self.0.iter().any(|(_, step)| *step == Step::Done) {
            return Some((State::Saved, None));
        }
        let again =
            self.0.iter().find_map(|(_, step)| if let Step::Again(why) = step { Some(why.as_str()) } else { None });
        if let Some(why) = again {
            return Some((State::NeedsAgain, Some(why)));
        }
        let refused = self.0.iter().find_map(|(_, step)| match step {
            Step::Refused(why) => Some(why.as_str()),
            Step::Unsure => Some(UNSURE),
            _ => None,
        });
        Some((State::Refused, refused))
    }

    /// Opens again what only the fan could help with, after they did.
    pub(crate) fn renewed(&mut self) {
        for (_, step) in &mut self.0 {
            if matches!(step, Step::Again(_)) {
                *step = Step::Open;
            }
        }
    }
}

/// The reason of a row whose only wish is [`Step::Unsure`].
pub(crate) const UNSURE: &str = "unsure";

impl fmt::Display for Acts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (act, step)) in self.0.iter().enumerate() {
            f.write_str(if place > 0 { " " } else { "" })?;
            f.write_str(act.word())?;
            match step {
                Step::Open => Ok(()),
                Step::Begun => f.write_str("=begun"),
                Step::Done => f.write_str("=done"),
                Step::Unsure => f.write_str("=unsure"),
                Step::Refused(why) => write!(f, "=refused:{why}"),
                Step::Again(why) => write!(f, "=again:{why}"),
            }?;
        }
        Ok(())
    }
}

impl FromStr for Acts {
    type Err = NotActs;

    fn from_str(text: &str) -> Result<Acts, NotActs> {
        let one = |word: &str| {
            let (act, step) = word.split_once('=').unwrap_or((word, ""));
            let (step, why) = step.split_once(':').unwrap_or((step, ""));
            let step = match step {
                "" => Step::Open,
                "begun" => Step::Begun,
                "done" => Step::Done,
                "unsure" => Step::Unsure,
                "refused" => Step::Refused(why.to_owned()),
                "again" => Step::Again(why.to_owned()),
                _ => return Err(NotActs),
            };
            Ok((Act::of(act).ok_or(NotActs)?, step))
        };
        let all = text.split(' ').map(one).collect::<Result<Vec<_>, _>>()?;
        Ok(Acts(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(text: &str) -> Acts {
        text.parse().unwrap()
    }

    #[test]
    fn a_line_reads_as_it_was_written() {
        for text in [
            "save",
            "save=done follow=refused:bad_request playlist=begun",
            "like=again:insufficient_scope",
            "playlist=unsure",
        ] {
            assert_eq!(acts(text).to_string(), text);
        }
        for text in ["", "dance", "save=perhaps", "save,follow"] {
            assert_eq!(text.parse::<Acts>(), Err(NotActs), "{text}");
        }
        assert_eq!(Acts::wished([Act::Save, Act::Follow, Act::Save]).to_string(), "save follow");
    }

    #[test]
    fn nothing_has_ended_while_one_wish_is_open() {
        assert_eq!(acts("save").verdict(), None);
        assert_eq!(acts("save=done playlist=begun").verdict(), None);
        assert_eq!(acts("save=done playlist=begun").open(), [Act::Playlist]);
    }

    #[test]
    fn what_was_done_counts_before_what_was_not() {
        assert_eq!(acts("save=done follow=refused:x").verdict(), Some((State::Saved, None)));
        assert_eq!(acts("save=refused:x follow=again:y").verdict(), Some((State::NeedsAgain, Some("y"))));
        assert_eq!(acts("save=refused:x playlist=unsure").verdict(), Some((State::Refused, Some("x"))));
        assert_eq!(acts("playlist=unsure").verdict(), Some((State::Refused, Some("unsure"))));
    }

    #[test]
    fn a_renewed_permission_opens_what_waited_for_it() {
        let mut all = acts("save=done follow=again:x");
        all.renewed();
        assert_eq!(all.to_string(), "save=done follow");
    }

    #[test]
    fn every_wish_has_a_purpose_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for service in Service::ALL {
            for act in service.acts() {
                assert!(seen.insert(act.purpose(service).id), "{service:?} {act:?}");
            }
        }
    }
}
