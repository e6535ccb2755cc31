//! A fan's own page.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{App, Arg, Frame, Lang, Tongue};
use media::Loading;
use privacy::{Consent, ConsentText, Line};
use releases::cover_html;

use super::{Way, apps_of, start_again};
use crate::{
    acts::{Act, Step, UNSURE},
    consents::{self, agreement_of},
    elsewhere::Work,
    model::{Presave, State, reason},
    playlist::name_of,
    service::Service,
};

/// How many lines of the ledger a receipt shows.
const LEDGER_LINES: usize = 50;

/// A fan's own page.
#[derive(Template)]
#[template(path = "receipt.html")]
pub(crate) struct Receipt {
    frame: Frame,
    /// For programs that read the page: `waiting`, `saved` …
    state: &'static str,
    cover: String,
    title: String,
    artist: String,
    heading: String,
    what: String,
    why: Option<String>,
    way: Option<Way>,
    open: bool,
    steps: Vec<Stop>,
    zone: String,
    /// How far each wish is, where there are several.
    acts: Vec<ActLine>,
    /// The way to what still needs the fan, when the rest is done.
    rest: Option<Way>,
    playlist: Option<Choice>,
    consents: Vec<Agreed>,
    download: String,
    renewal: Option<Again>,
    apps: &'static str,
    apps_said: String,
    again: Option<Again>,
    ledger: Vec<Left>,
    ledger_more: Option<String>,
    cancel: String,
    erase: String,
    export: String,
    rights: String,
}

struct Stop {
    class: &'static str,
    title: String,
    at: Option<When>,
    more: Option<String>,
    current: bool,
}

/// A time for people and for machines.
struct When {
    machine: String,
    words: String,
}

/// What a fan is asked once more.
struct Again {
    words: Vec<String>,
    action: String,
}

/// Into which playlist it goes, and where that can be changed.
struct Choice {
    words: String,
    /// What a new one is called.
    name: Option<String>,
    href: String,
    /// That it was changed just now.
    kept: Option<String>,
}

/// One wish and what became of it.
struct ActLine {
    class: &'static str,
    wish: String,
    state: String,
    why: Option<String>,
}

struct Agreed {
    words: String,
    lang: &'static str,
    dir: &'static str,
    current: bool,
    chosen: String,
    withdrawn: Option<String>,
    hash: String,
}

struct Left {
    words: String,
    at: When,
}

/// What a receipt is made of.
pub(crate) struct Facts {
    pub(crate) receipt: String,
    pub(crate) presave: Presave,
    pub(crate) work: Option<Work>,
    /// The newest of each wish.
    pub(crate) consents: Vec<Consent>,
    /// When its turn comes, where the service's budget makes it wait for days.
    pub(crate) expected: Option<Timestamp>,
    pub(crate) ledger: Vec<Line>,
    /// The purpose is no longer what the fan agreed to.
    pub(crate) outgrown: bool,
    /// A permission that reaches further can be given.
    pub(crate) renewable: bool,
    /// Which playlist it goes into can still be said.
    pub(crate) choosable: bool,
    /// That was said just now.
    pub(crate) is_kept: bool,
}

impl Receipt {
    /// Whether a form on it leads to the service.
    pub(crate) fn leads_to_service(&self) -> bool {
        self.renewal.is_some()
    }

    /// The page as it is at `now`.
    pub(crate) fn new(app: &App, frame: Frame, facts: Facts) -> Receipt {
        let now = app.clock.now();
        let playlist = choice(&frame.tongue, &facts);
        let Facts { receipt, presave, work, consents, expected, ledger, outgrown, renewable, .. } = facts;
        let tongue = frame.tongue.clone();
        let zone = work.as_ref().map_or(TimeZone::UTC, |work| work.zone_of(&presave));
        let title = work.as_ref().map(|work| work.title.clone()).unwrap_or_default();
        let state = presave.state();
        let out_at = work.as_ref().map(|work| work.out_at(&presave));
        let out = out_at.is_some_and(|at| at <= now);
        let (heading, what) = if outgrown {
            (tongue.say("presave-outgrown"), tongue.say("presave-outgrown-what"))
        } else {
            head(&tongue, &presave, &title, (out, now), (expected, &zone))
        };
        let shown: Vec<Left> = ledger.iter().take(LEDGER_LINES).map(|line| left(&tongue, line, &zone)).collect();
        let hidden = u64::try_from(ledger.len() - shown.len()).unwrap_or(0);
        let shows_why = (state != State::Waiting || out) && !outgrown;
        let words = || agreements(&tongue, &presave);
        let again = outgrown.then(|| Again { words: words(), action: policy::routes::presave::AGREE.to(&[&receipt]) });
        let renewal =
            renewable.then(|| Again { words: words(), action: policy::routes::presave::RENEW.to(&[&receipt]) });
        Receipt {
            state: state.as_str(),
            cover: cover_html(work.as_ref().and_then(|work| work.cover.as_ref()), &title, "cover", "p", Loading::Thumb),
            artist: work.as_ref().map(|work| work.artist.clone()).unwrap_or_default(),
            heading,
            what,
            why: why(&presave)
                .filter(|_| shows_why)
                .map(|text| tongue.say_with(text, &[("service", presave.service.name().into())])),
            way: way(&frame, &presave, work.as_ref()).filter(|_| renewal.is_none()),
            open: state == State::Waiting,
            steps: steps(&tongue, &presave, work.as_ref(), &zone),
            zone: tongue.say_with("presave-times", &[("zone", zone.iana_name().unwrap_or("UTC").into())]),
            acts: act_lines(&tongue, &presave),
            rest: rest(&frame, &presave, work.as_ref()),
            playlist,
            consents: consents.iter().map(|consent| agreed(app, &tongue, consent, &zone)).collect(),
            renewal,
            apps: presave.service.apps_page(),
            apps_said: apps_of(presave.service),
            download: policy::routes::presave::CONSENT.to(&[&receipt]),
            again,
            ledger: shown,
            ledger_more: (hidden > 0).then(|| tongue.say_n("presave-ledger-more", hidden)),
            cancel: policy::routes::presave::CANCEL.to(&[&receipt]),
            erase: policy::routes::rights::FAN_ERASURE.to(&[&receipt]),
            export: policy::routes::rights::FAN_ACT.to(&[&receipt, "export"]),
            rights: policy::routes::rights::FAN.to(&[&receipt]),
            title,
            frame,
        }
    }
}

fn when(tongue: &Tongue, at: Timestamp, zone: &TimeZone) -> When {
    When { machine: at.to_string(), words: tongue.moment(at, zone) }
}

fn head(
    tongue: &Tongue,
    presave: &Presave,
    title: &str,
    (out, now): (bool, Timestamp),
    (expected, zone): (Option<Timestamp>, &TimeZone),
) -> (String, String) {
    let stem = match presave.state() {
        State::Waiting if out && expected.is_some_and(|at| at > now) => "presave-queued",
        State::Waiting if out && presave.next_try_at > now => "presave-late-waiting",
        State::Waiting if out => "presave-soon",
        State::Waiting => "presave-waiting",
        State::Saved if presave.acts.step(Act::Save) == Some(&Step::Done) => "presave-saved",
        State::Saved => "presave-done",
        State::NeedsAgain if has_no_place(presave) => "presave-no-place",
        State::NeedsAgain => "presave-needs-again",
        State::Refused => "presave-refused",
        State::Cancelled => "presave-cancelled",
        State::Expired => "presave-expired",
    };
    let at = tongue.moment(presave.next_try_at, zone);
    let day = expected.map(|at| tongue.day(at.to_zoned(zone.clone()).date())).unwrap_or_default();
    let service = presave.service.name();
    let args: [(&str, Arg); 4] =
        [("title", title.into()), ("at", at.into()), ("day", day.into()), ("service", service.into())];
    (tongue.say_with(stem, &args), tongue.say_with(&format!("{stem}-what"), &args))
}

/// The permission holds, and what it was to go into is not there or takes nothing more.
fn has_no_place(presave: &Presave) -> bool {
    matches!(presave.reason.as_deref(), Some(reason::PLAYLIST_GONE | reason::PLAYLIST_FULL))
}

/// What a fan can do next, besides what is in their hands anyway.
fn way(frame: &Frame, presave: &Presave, work: Option<&Work>) -> Option<Way> {
    let slug = work?.slug.as_deref()?;
    let to_link = |text| Way { href: policy::routes::links::SHOW_PUBLIC.to(&[slug]), words: frame.say(text) };
    match presave.state() {
        State::Waiting => None,
        State::Saved => Some(to_link("presave-listen")),
        State::NeedsAgain => Some(start_again(frame, slug, presave.service, "presave-agree-again")),
        State::Refused | State::Cancelled | State::Expired => Some(to_link("presave-elsewhere")),
    }
}

/// What of several wishes only the fan can help with, when others are done.
fn rest(frame: &Frame, presave: &Presave, work: Option<&Work>) -> Option<Way> {
    let slug = work?.slug.as_deref()?;
    let needs = presave.acts.iter().any(|(_, step)| matches!(step, Step::Again(_)));
    let is_asked = presave.state() == State::Saved && needs;
    is_asked.then(|| start_again(frame, slug, presave.service, "presave-agree-again"))
}

/// Into which playlist it goes, as long as the fan can say so.
fn choice(tongue: &Tongue, facts: &Facts) -> Option<Choice> {
    let work = facts.work.as_ref().filter(|_| facts.choosable && !facts.outgrown)?;
    let is_own = facts.presave.has_playlist;
    Some(Choice {
        words: tongue.say(if is_own { "presave-playlist-own" } else { "presave-playlist-new" }),
        name: (!is_own).then(|| name_of(&work.artist, &work.title)),
        href: policy::routes::presave::PLAYLIST.to(&[&facts.receipt]),
        kept: facts.is_kept.then(|| tongue.say("presave-playlist-kept")),
    })
}

/// The text for what became of a row.
fn why(presave: &Presave) -> Option<&'static str> {
    why_of(presave.reason.as_deref()?, presave.state(), presave.service)
}

/// The text for a stored reason. A word that this version does not know is trouble at the service's.
fn why_of(word: &str, state: State, service: Service) -> Option<&'static str> {
    let text = match word {
        "" => return None,
        reason::BY_FAN => "presave-reason-by-you",
        reason::LINK_RETIRED | reason::RELEASE_RETIRED => "presave-reason-by-label",
        reason::CONSENT_OUTGROWN => "presave-reason-outgrown",
        reason::NOT_YET => "presave-reason-not-yet",
        reason::CONSENT_WITHDRAWN => "presave-reason-withdrawn",
        reason::TIME_RAN_OUT => "presave-reason-too-late",
        reason::NOT_CONFIRMED => "presave-reason-not-confirmed",
        "not_there_yet" => "presave-reason-not-there-yet",
        reason::NO_TOKEN => "presave-reason-lost",
        reason::NO_ADDRESS => "presave-reason-no-address",
        reason::UNDECRYPTABLE => "presave-reason-undecryptable",
        reason::OBJECTED | reason::RESTRICTED => "presave-reason-held",
        UNSURE => "presave-reason-unsure",
        reason::INVALID_GRANT if state == State::Waiting => "presave-reason-doubt",
        reason::INVALID_GRANT if service == Service::Youtube => "presave-reason-ended-together",
        reason::INVALID_GRANT | "user_token_ended" | "token_ended" => "presave-reason-ended-there",
        "rate_limited" | "quota_exceeded" | "too_many" => "presave-reason-busy",
        "invalid_client" | "invalid_key" | "forbidden" | "unauthorised" => "presave-reason-ours",
        "insufficient_scope" => "presave-reason-scope",
        "user_not_registered" => "presave-reason-not-registered",
        reason::PLAYLIST_GONE => "presave-reason-playlist-gone",
        reason::PLAYLIST_FULL | "library_full" | "no_channel" => "presave-reason-no-room",
        "not_found" if state == State::Waiting => "presave-reason-no-address",
        _ if state == State::Refused => "presave-reason-not-possible",
        _ => "presave-reason-trouble",
    };
    Some(text)
}

/// How far each wish is. A single one is told by the page itself.
fn act_lines(tongue: &Tongue, presave: &Presave) -> Vec<ActLine> {
    if presave.acts.iter().count() < 2 {
        return Vec::new();
    }
    let line = |(act, step): (Act, &Step)| {
        let (class, state, why) = match step {
            Step::Open | Step::Begun => ("is-next", "presave-act-open", None),
            Step::Done => ("is-done", "presave-act-done", None),
            Step::Refused(why) => ("is-bad", "presave-act-refused", why_of(why, State::Refused, presave.service)),
            Step::Again(why) => ("is-bad", "presave-act-again", why_of(why, State::NeedsAgain, presave.service)),
            Step::Unsure => ("is-bad", "presave-act-unsure", Some("presave-reason-unsure")),
        };
        let service = [("service", presave.service.name().into())];
        ActLine {
            class,
            wish: tongue.say(&format!("presave-act-{}", act.word())),
            state: tongue.say(state),
            why: why.map(|why| tongue.say_with(why, &service)),
        }
    };
    presave.acts.iter().map(line).collect()
}

/// The sentences that were agreed to, for being asked again.
fn agreements(tongue: &Tongue, presave: &Presave) -> Vec<String> {
    presave.acts.iter().map(|(act, _)| tongue.say(consents::agreement(presave.service, act))).collect()
}

fn steps(tongue: &Tongue, presave: &Presave, work: Option<&Work>, zone: &TimeZone) -> Vec<Stop> {
    let service = [("service", presave.service.name().into())];
    let say = |text| tongue.say_with(text, &service);
    let done = |class, text, at: Option<Timestamp>| Stop {
        class,
        title: say(text),
        at: at.map(|at| when(tongue, at, zone)),
        more: None,
        current: false,
    };
    let mut steps = vec![done("is-done", "presave-step-given", Some(presave.given_at))];
    let happened = match presave.state() {
        State::Waiting => None,
        State::Saved => Some(("is-done", "presave-step-save", presave.saved_at)),
        State::NeedsAgain => Some(("is-bad", "presave-step-needs-again", presave.needs_again_at)),
        State::Refused => Some(("is-bad", "presave-step-refused", presave.refused_at)),
        State::Cancelled => Some(("is-done", "presave-step-cancelled", presave.cancelled_at)),
        State::Expired => Some(("is-bad", "presave-step-expired", presave.expired_at)),
    };
    if let Some((class, text, at)) = happened {
        // Both happened when a save was under way while its fan cancelled it.
        if let (State::Saved, Some(cancelled)) = (presave.state(), presave.cancelled_at) {
            steps.push(done("is-done", "presave-step-cancelled", Some(cancelled)));
        }
        steps.push(done(class, text, at));
        let end = done("is-end", "presave-step-destroy", presave.token_destroyed_at);
        steps.push(Stop { current: true, ..end });
        return steps;
    }
    let wait = work.map(|work| tongue.moment(work.out_at(presave), zone));
    let wait = wait.map(|at| tongue.say_with("presave-step-wait-for", &[("at", at.into())]));
    steps.push(Stop { more: wait, current: true, ..done("is-now", "presave-step-wait", None) });
    steps.push(Stop { more: Some(say("presave-step-save-next")), ..done("is-next", "presave-step-save", None) });
    let end = tongue.day(presave.token_expires_at.to_zoned(zone.clone()).date());
    let more = tongue.say_with("presave-step-destroy-next", &[("end", end.into())]);
    steps.push(Stop { more: Some(more), ..done("is-next", "presave-step-destroy", None) });
    steps
}

fn agreed(app: &App, tongue: &Tongue, consent: &Consent, zone: &TimeZone) -> Agreed {
    let lang = Lang::of_tag(&consent.language).unwrap_or(Lang::En);
    let words = app.texts.tongue(lang).say(agreement_of(&consent.purpose).unwrap_or("presave-agreement"));
    let hash = ConsentText { text: &words, language: lang.tag() }.hash();
    let moment = |millis| tongue.moment(kit::from_millis(millis), zone);
    let (chosen, at) = match (consent.refused_at, consent.given_at) {
        (Some(at), _) => ("presave-consent-refused", at),
        (None, given_at) if consent.method == "button" => ("presave-consent-given-again", given_at.unwrap_or_default()),
        (None, given_at) => ("presave-consent-given", given_at.unwrap_or_default()),
    };
    Agreed {
        current: hash == consent.text_hash,
        words,
        lang: lang.tag(),
        dir: lang.dir(),
        chosen: tongue.say_with(chosen, &[("at", moment(at).into())]),
        withdrawn: consent
            .withdrawn_at
            .map(|at| tongue.say_with("presave-consent-withdrawn", &[("at", moment(at).into())])),
        hash: consent.text_hash.clone(),
    }
}

fn left(tongue: &Tongue, line: &Line, zone: &TimeZone) -> Left {
    let processor = policy::PROCESSORS.iter().find(|row| row.id == line.processor).map_or("", |row| row.name);
    let datum = tongue.say(&format!("datum-{}", line.datum));
    let words = tongue.say_with("presave-ledger-line", &[("processor", processor.into()), ("datum", datum.into())]);
    Left { words, at: when(tongue, kit::from_millis(line.disclosed_at), zone) }
}
