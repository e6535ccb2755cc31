//! Pages: who else is told of an erasure, what they answered, and what stays.

use askama::Template;
use jiff::tz::TimeZone;
use kit::{Frame, Tongue, from_millis};
use policy::routes::rights as paths;
use privacy::{DeletionRequest, DeletionState, Kept, Way};
use uuid::Uuid;

use super::{Said, day};
use crate::{Rights, passing_on::BY_HAND};

/// One party, in a receipt or on its page.
pub(crate) struct Party {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) state_id: &'static str,
    pub(crate) state: String,
    pub(crate) how: String,
    pub(crate) own_way: &'static str,
}

pub(crate) fn parties(room: &Rights, tongue: &Tongue, told: &[DeletionRequest]) -> Vec<Party> {
    let party = |one: &DeletionRequest| {
        let row = policy::PROCESSORS.iter().find(|row| row.id == one.processor);
        let how = match one.reason.as_deref() {
            Some("not_findable") => tongue.say("rights-told-not-findable"),
            _ => row.map(|row| tongue.say(&format!("processor-{}-erasure", row.id))).unwrap_or_default(),
        };
        Party {
            id: one.processor.clone(),
            name: room.name_of(&one.processor),
            state_id: one.state.id(),
            state: state(tongue, one),
            how,
            own_way: row.map_or("", |row| row.erasure_url),
        }
    };
    told.iter().map(party).collect()
}

fn state(tongue: &Tongue, one: &DeletionRequest) -> String {
    let at = match one.state {
        DeletionState::Answered | DeletionState::Refused => one.closed_at,
        DeletionState::Asked => one.asked_at,
        DeletionState::Pending | DeletionState::Unanswered | DeletionState::CannotBeAsked => None,
    };
    let at = day(tongue, at.unwrap_or(one.created_at));
    tongue.say_with(&format!("rights-told-{}", one.state.id()), &[("day", at.into())])
}

/// One thing that stays.
pub(crate) struct Stays {
    pub(crate) id: &'static str,
    pub(crate) what: String,
    pub(crate) duty: String,
    pub(crate) article: &'static str,
    pub(crate) until: String,
}

pub(crate) fn stays(tongue: &Tongue, kept: &[Kept]) -> Vec<Stays> {
    let one = |kept: &Kept| Stays {
        id: kept.id,
        what: tongue.say(&format!("kept-{}", kept.id)),
        duty: tongue.say(&format!("export-basis-{}", kept.duty)),
        article: kept.article,
        until: kept.until.map_or_else(|| tongue.say("rights-kept-forever"), |until| day(tongue, until)),
    };
    kept.iter().map(one).collect()
}

/// How an erasure goes on elsewhere: the page that only its receipt opens.
#[derive(Template)]
#[template(path = "erasure.html")]
pub(crate) struct Erasure {
    frame: Frame,
    number: String,
    at: Option<String>,
    told: Vec<Party>,
    kept: Vec<Stays>,
}

impl Erasure {
    pub(crate) fn new(
        room: &Rights,
        frame: Frame,
        number: Uuid,
        at: Option<i64>,
        told: &[DeletionRequest],
        kept: &[Kept],
    ) -> Erasure {
        Erasure {
            number: number.to_string(),
            at: at.map(|at| frame.tongue.moment(from_millis(at), &TimeZone::UTC)),
            told: parties(room, &frame.tongue, told),
            kept: stays(&frame.tongue, kept),
            frame,
        }
    }
}

/// A line of the operator's list.
pub(crate) struct Line {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) way: String,
    pub(crate) since: String,
    pub(crate) state: String,
    pub(crate) mark: Option<String>,
}

pub(crate) fn lines(room: &Rights, tongue: &Tongue, told: &[DeletionRequest]) -> Vec<Line> {
    let line = |one: &DeletionRequest| Line {
        href: paths::DELETION.to(&[&one.id.to_string()]),
        name: room.name_of(&one.processor),
        way: way(tongue, one.way),
        since: day(tongue, one.created_at),
        state: state(tongue, one),
        mark: mark(tongue, one),
    };
    told.iter().map(line).collect()
}

fn way(tongue: &Tongue, way: Way) -> String {
    tongue.say(match way {
        Way::Api => "rights-way-api",
        Way::Letter => "rights-way-letter",
        Way::None => "rights-way-none",
    })
}

/// What a request calls for.
fn mark(tongue: &Tongue, one: &DeletionRequest) -> Option<String> {
    match one.state {
        DeletionState::Unanswered => Some(tongue.say("rights-overdue")),
        DeletionState::Pending if one.reason.as_deref() == Some(BY_HAND) => Some(tongue.say("rights-by-hand")),
        _ => None,
    }
}

/// One request to a party, for the operator.
#[derive(Template)]
#[template(path = "deletion.html")]
pub(crate) struct Deletion {
    frame: Frame,
    name: String,
    number: String,
    way: String,
    state: String,
    mark: Option<String>,
    reason: Option<String>,
    attempts: i64,
    due: String,
    hint_what: String,
    has_hint: bool,
    hint: Option<String>,
    can_mark: bool,
    problems: Said,
    read: String,
    outcome: String,
}

impl Deletion {
    pub(crate) fn new(
        room: &Rights,
        frame: Frame,
        request: &DeletionRequest,
        hint: Option<String>,
        problems: Said,
    ) -> Deletion {
        let tongue = &frame.tongue;
        let id = request.id.to_string();
        let by_hand = request.way == Way::Letter || request.state == DeletionState::Unanswered;
        Deletion {
            name: room.name_of(&request.processor),
            number: request.number.to_string(),
            way: way(tongue, request.way),
            state: state(tongue, request),
            mark: mark(tongue, request),
            reason: request.reason.clone().filter(|_| request.state.is_open()),
            attempts: request.attempts,
            due: day(tongue, request.due_at),
            hint_what: tongue.say_with("rights-hint-what", &[("day", day(tongue, request.forget_at).into())]),
            has_hint: request.has_hint(),
            hint,
            can_mark: request.state.is_open() && by_hand,
            problems,
            read: paths::DELETION_HINT.to(&[&id]),
            outcome: paths::DELETION_OUTCOME.to(&[&id]),
            frame,
        }
    }
}
