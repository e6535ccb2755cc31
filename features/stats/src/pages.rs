//! The pages as askama sees them.

mod home;
mod link;
mod release;

pub(crate) use home::Home;
use jiff::Timestamp;
use kit::Tongue;
pub(crate) use link::Link;
pub(crate) use release::Release;
use releases::State;

/// How far a release or its link is, in words.
struct Standing {
    class: &'static str,
    state: String,
    when: String,
}

impl Standing {
    /// Of a release; `link_retired` is true where a link to it was taken back.
    fn of(tongue: &Tongue, release: &releases::Release, link_retired: bool, now: Timestamp) -> Standing {
        let state = if link_retired { State::Retired } else { release.state(now) };
        let (class, said) = match state {
            State::Scheduled => ("is-next", "stats-state-scheduled"),
            State::Out => ("is-now", "stats-state-out"),
            State::Retired => ("is-end", "stats-state-retired"),
        };
        let when = match release.state(now) {
            State::Scheduled => "stats-out-on",
            State::Out => "stats-out-since",
            State::Retired => "stats-was-due",
        };
        let moment = tongue.moment(release.release_at, &release.zone());
        let when = tongue.say_with(when, &[("moment", moment.into()), ("zone", release.time_zone.as_str().into())]);
        Standing { class, state: tongue.say(said), when }
    }
}
