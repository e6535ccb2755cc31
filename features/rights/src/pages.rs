//! Pages: what each of them shows.

pub(crate) mod told;

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{FieldError, Frame, Lang, Problems, Tongue, from_millis};
use policy::routes::rights as paths;
use privacy::DeletionRequest;
use uuid::Uuid;

use crate::{
    Authority, Rights,
    actions::{Facts, LastOwner, Words},
    desk::{Desk as Stand, Door},
    model::{Act, Draft, Kind, Request},
    record::Receipt,
    routes::kinds,
    store::Counts,
    switches::{OBJECTIONS, WITHDRAWALS},
};

/// The problems of a form, in the reader's language.
pub(crate) struct Said(Vec<FieldError>);

impl Said {
    pub(crate) fn of(problems: &Problems, tongue: &Tongue) -> Said {
        Said(problems.said(tongue))
    }

    pub(crate) fn all(&self) -> &[FieldError] {
        &self.0
    }

    /// What is wrong with one field.
    pub(crate) fn why(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|one| one.field == field).map(|one| one.message.as_str())
    }
}

/// A choice of a list.
struct Choice {
    id: &'static str,
    words: String,
    chosen: bool,
}

/// The page for everybody.
#[derive(Template)]
#[template(path = "rights.html")]
pub(crate) struct Index {
    frame: Frame,
    can_send: bool,
    contact: String,
    authority: Option<Authority>,
    kinds: Vec<Choice>,
    what: Vec<(String, String)>,
    typed: Typed,
    problems: Said,
}

/// What a form shows again.
pub(crate) struct Typed {
    pub(crate) words: String,
    pub(crate) email: String,
    pub(crate) reason: String,
    pub(crate) successor: String,
}

fn kind_words(tongue: &Tongue, id: &str) -> String {
    tongue.say(&format!("rights-kind-{id}"))
}

fn choices(tongue: &Tongue, chosen: &str) -> Vec<Choice> {
    let choice =
        |kind: Kind| Choice { id: kind.id(), words: kind_words(tongue, kind.id()), chosen: kind.id() == chosen };
    kinds().map(choice).collect()
}

impl Index {
    pub(crate) fn new(room: &Rights, frame: Frame, draft: Draft, problems: Said) -> Index {
        let tongue = &frame.tongue;
        let what = kinds()
            .filter(|kind| *kind != Kind::Other)
            .map(|kind| (kind_words(tongue, kind.id()), tongue.say(&format!("rights-what-{}", kind.id()))));
        Index {
            can_send: room.outbox.can_send(),
            contact: room.app.site.contact.clone(),
            authority: room.authority.clone(),
            kinds: choices(tongue, &draft.kind),
            what: what.collect(),
            typed: Typed { words: draft.words, email: draft.email, reason: String::new(), successor: String::new() },
            problems,
            frame,
        }
    }
}

/// Says one thing.
#[derive(Template)]
#[template(path = "rights-notice.html")]
pub(crate) struct Notice {
    frame: Frame,
    title: String,
    what: String,
}

impl Notice {
    /// `text` is the stem of its two texts.
    pub(crate) fn new(frame: Frame, text: &str) -> Notice {
        Notice { title: frame.say(text), what: frame.say(&format!("{text}-what")), frame }
    }
}

/// Asks for one press of a button.
#[derive(Template)]
#[template(path = "rights-button.html")]
pub(crate) struct Button {
    frame: Frame,
    title: String,
    what: String,
    go: String,
    action: String,
}

impl Button {
    /// `text` is the stem of its three texts.
    pub(crate) fn new(frame: Frame, text: &str, action: String) -> Button {
        let (what, go) = (frame.say(&format!("{text}-what")), frame.say(&format!("{text}-go")));
        Button { title: frame.say(text), what, go, action, frame }
    }
}

/// A purpose that can be stopped.
struct Stoppable {
    id: &'static str,
    words: String,
    stopped: bool,
}

/// A request in words.
struct Line {
    /// Its number, where the log can prove it.
    provable: Option<Uuid>,
    kind: String,
    at: String,
    state: String,
    words: Words,
}

/// What is around the facts on the desk's page.
pub(crate) struct Around {
    pub(crate) done: Option<Act>,
    pub(crate) problems: Said,
    pub(crate) typed: Typed,
    pub(crate) last: LastOwner,
}

/// Somebody's own page: every right, with its button.
#[derive(Template)]
#[template(path = "desk.html")]
pub(crate) struct Desk {
    frame: Frame,
    acts: Acts,
    is_member: bool,
    is_operator: bool,
    by_letter: bool,
    erase_what: String,
    can_send: bool,
    back: Option<String>,
    restricted: bool,
    consents: Vec<Stoppable>,
    objections: Vec<Stoppable>,
    lines: Vec<Line>,
    email: Option<String>,
    languages: Vec<Choice>,
    authority: Option<Authority>,
    done: Option<String>,
    problems: Said,
    typed: Typed,
    last: LastOwner,
}

/// Where the forms lead.
struct Acts {
    export: String,
    restrict: String,
    lift: String,
    object: String,
    withdraw: String,
    complain: String,
    email: String,
    language: String,
    erase: String,
    proof: String,
    hand_over: String,
    leave: String,
}

impl Acts {
    fn of(stand: &Stand) -> Acts {
        Acts {
            export: stand.act(Act::Export),
            restrict: stand.act(Act::Restrict),
            lift: stand.act(Act::Lift),
            object: stand.act(Act::Object),
            withdraw: stand.act(Act::Withdraw),
            complain: stand.act(Act::Complain),
            email: stand.act(Act::Email),
            language: stand.act(Act::Language),
            erase: stand.act(Act::Erase),
            proof: stand.act(Act::Proof),
            hand_over: stand.act(Act::HandOver),
            leave: stand.act(Act::Leave),
        }
    }
}

impl Desk {
    pub(crate) fn new(room: &Rights, frame: Frame, stand: &Stand, facts: Facts, around: Around) -> Desk {
        let tongue = &frame.tongue;
        let consents = WITHDRAWALS.iter().filter_map(|switch| {
            let newest = facts.consents.iter().find(|consent| consent.purpose == switch.purpose);
            // Who said no has nothing to take back.
            let consent = newest.filter(|consent| consent.refused_at.is_none())?;
            let words = tongue.say(&format!("purpose-{}", switch.purpose));
            Some(Stoppable { id: switch.purpose, words, stopped: consent.withdrawn_at.is_some() })
        });
        let objections = OBJECTIONS.iter().map(|switch| Stoppable {
            id: switch.purpose,
            words: tongue.say(&format!("purpose-{}", switch.purpose)),
            stopped: facts.objections.iter().any(|purpose| purpose == switch.purpose),
        });
        let (email, speaks) = facts.account.unzip();
        let languages = Lang::ALL.into_iter().map(|lang| Choice {
            id: lang.tag(),
            words: room.app.texts.tongue(lang).say("rights-language-own"),
            chosen: speaks == Some(lang),
        });
        Desk {
            acts: Acts::of(stand),
            erase_what: tongue.say(match (&stand.door, email.is_some()) {
                (_, true) => "rights-erase-member",
                (Door::Letter, false) => "rights-erase-requester",
                _ => "rights-erase-fan",
            }),
            is_member: email.is_some(),
            is_operator: facts.is_operator,
            by_letter: matches!(stand.door, Door::Letter),
            can_send: room.outbox.can_send(),
            back: match &stand.door {
                Door::Receipt(_, home) => Some(home.clone()),
                Door::Account(_) | Door::Letter => None,
            },
            restricted: facts.restricted,
            consents: consents.collect(),
            objections: objections.collect(),
            lines: facts.requests.into_iter().map(|(request, words)| line(tongue, &request, words)).collect(),
            email,
            languages: languages.collect(),
            authority: room.authority.clone(),
            done: around.done.map(|act| tongue.say(&format!("rights-done-{}", act.path()))),
            problems: around.problems,
            typed: around.typed,
            last: around.last,
            frame,
        }
    }
}

fn line(tongue: &Tongue, request: &Request, words: Words) -> Line {
    Line {
        provable: request.position.is_some().then_some(request.id),
        kind: kind_words(tongue, &request.kind),
        at: day(tongue, request.opened_at),
        state: state(tongue, request),
        words,
    }
}

fn day(tongue: &Tongue, at: i64) -> String {
    let at: Timestamp = from_millis(at);
    tongue.day(at.to_zoned(TimeZone::UTC).date())
}

fn state(tongue: &Tongue, request: &Request) -> String {
    match (request.answered_at, &request.outcome) {
        (Some(at), Some(outcome)) => {
            tongue.say_with(&format!("rights-outcome-{outcome}"), &[("day", day(tongue, at).into())])
        }
        _ => tongue.say_with("rights-due", &[("day", day(tongue, request.due_at).into())]),
    }
}

/// One store in an erasure's receipt.
struct Removed {
    table: &'static str,
    found: u64,
    removed: u64,
}

/// The receipt of an erasure.
#[derive(Template)]
#[template(path = "erased.html")]
pub(crate) struct Erased {
    frame: Frame,
    number: String,
    at: String,
    stores: Vec<Removed>,
    others: String,
    complete: bool,
    told: Vec<told::Party>,
    kept: Vec<told::Stays>,
    status: String,
    file: String,
}

impl Erased {
    pub(crate) fn new(room: &Rights, frame: Frame, receipt: &Receipt, file: String) -> Erased {
        let report = &receipt.report;
        let personal = report.stores.iter().filter(|one| one.personal);
        let stores = personal.map(|one| Removed { table: one.table, found: one.found, removed: one.removed });
        let n_others = u64::try_from(report.stores.iter().filter(|one| !one.personal).count()).unwrap_or(0);
        Erased {
            number: report.id.to_string(),
            at: frame.tongue.moment(from_millis(report.erased_at), &TimeZone::UTC),
            stores: stores.collect(),
            others: frame.tongue.say_n("rights-erased-others", n_others),
            complete: report.is_complete(),
            told: told::parties(room, &frame.tongue, &receipt.told),
            kept: told::stays(&frame.tongue, &report.kept),
            status: receipt.status.clone(),
            file,
            frame,
        }
    }
}

/// A row of the register.
struct Entry {
    href: String,
    kind: String,
    channel: String,
    opened: String,
    state: String,
    mark: Option<String>,
}

/// The register of requests.
#[derive(Template)]
#[template(path = "register.html")]
pub(crate) struct Register {
    frame: Frame,
    entries: Vec<Entry>,
    counts: Counts,
    deletions: Vec<told::Line>,
    /// Where the next page begins.
    more: Option<i64>,
}

impl Register {
    pub(crate) fn new(
        room: &Rights,
        frame: Frame,
        requests: &[Request],
        counts: Counts,
        deletions: &[DeletionRequest],
        more: Option<i64>,
    ) -> Register {
        let tongue = &frame.tongue;
        let deletions = told::lines(room, tongue, deletions);
        let entries = requests.iter().map(|request| Entry {
            href: paths::REQUEST.to(&[&request.id.to_string()]),
            kind: kind_words(tongue, &request.kind),
            channel: tongue.say(&format!("rights-channel-{}", request.channel)),
            opened: day(tongue, request.opened_at),
            state: state(tongue, request),
            mark: mark(tongue, request),
        });
        Register { entries: entries.collect(), counts, deletions, more, frame }
    }
}

/// What an open request calls for.
fn mark(tongue: &Tongue, request: &Request) -> Option<String> {
    if request.answered_at.is_some() {
        None
    } else if request.breached_at.is_some() {
        Some(tongue.say("rights-overdue"))
    } else if request.alarmed_at.is_some() {
        Some(tongue.say("rights-soon"))
    } else {
        None
    }
}

/// One request, for the operator.
#[derive(Template)]
#[template(path = "request.html")]
pub(crate) struct OneRequest {
    frame: Frame,
    kind: String,
    channel: String,
    opened: String,
    state: String,
    mark: Option<String>,
    open: bool,
    anonymous: bool,
    has_words: bool,
    can_extend: bool,
    words: Option<Words>,
    typed: String,
    problems: Said,
    read: String,
    answer: String,
    extend: String,
}

impl OneRequest {
    pub(crate) fn new(
        frame: Frame,
        request: &Request,
        words: Option<Words>,
        typed: String,
        problems: Said,
        now: Timestamp,
    ) -> OneRequest {
        let tongue = &frame.tongue;
        let id = request.id.to_string();
        let open = request.answered_at.is_none() && request.subject.is_some();
        OneRequest {
            kind: kind_words(tongue, &request.kind),
            channel: tongue.say(&format!("rights-channel-{}", request.channel)),
            opened: day(tongue, request.opened_at),
            state: state(tongue, request),
            mark: mark(tongue, request),
            open,
            anonymous: request.subject.is_none(),
            has_words: request.has_words,
            can_extend: open && request.can_be_put_off(now),
            words,
            typed,
            problems,
            read: paths::READ.to(&[&id]),
            answer: paths::ANSWER.to(&[&id]),
            extend: paths::EXTEND.to(&[&id]),
            frame,
        }
    }
}
