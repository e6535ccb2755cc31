//! What a fan sees: the consent page, the receipt, and short notices.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{App, Arg, Frame, Lang, Tongue};
use links::PublicLink;
use media::Loading;
use privacy::{Consent, ConsentText, Line};
use releases::cover_html;
use spotify::{Kind, SAVE_SCOPE};

use crate::{
    SPOTIFY,
    actions::AGREEMENT,
    elsewhere::Work,
    model::{Presave, State, reason, token_end},
};

/// How many lines of the ledger a receipt shows.
const LEDGER_LINES: usize = 50;

/// Asks for the fan's agreement.
#[derive(Template)]
#[template(path = "consent.html")]
pub(crate) struct Agreement {
    frame: Frame,
    cover: String,
    title: String,
    artist: String,
    heading: String,
    what: String,
    who: String,
    scope: &'static str,
    kept: String,
    agreement: String,
    action: String,
    /// Whether the day of birth is asked.
    asks_birth: bool,
    missing: Missing,
}

/// What a form came without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) agreement: bool,
    pub(crate) birth: bool,
}

impl Missing {
    pub(crate) fn any(self) -> bool {
        self.agreement || self.birth
    }
}

/// What the consent page asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asks {
    /// The fan is asked once more, perhaps after the release.
    pub(crate) again: bool,
    pub(crate) birth: bool,
}

/// Says one thing.
#[derive(Template)]
#[template(path = "notice.html")]
pub(crate) struct Notice {
    pub(crate) frame: Frame,
    pub(crate) number: Option<u16>,
    pub(crate) title: String,
    pub(crate) what: String,
    pub(crate) ways: Vec<Way>,
}

/// A link on a page.
pub(crate) struct Way {
    pub(crate) href: String,
    pub(crate) words: String,
}

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
    steps: Vec<Step>,
    zone: String,
    consent: Option<Agreed>,
    download: String,
    again: Option<Again>,
    ledger: Vec<Left>,
    ledger_more: Option<String>,
    cancel: String,
    erase: String,
    export: String,
    rights: String,
}

struct Step {
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
    words: String,
    action: String,
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
    pub(crate) consent: Option<Consent>,
    pub(crate) ledger: Vec<Line>,
    /// The purpose is no longer what the fan agreed to.
    pub(crate) outgrown: bool,
}

impl Agreement {
    /// For a release that is still to come, or that is out while the fan is asked once more.
    pub(crate) fn new(app: &App, frame: Frame, link: &PublicLink, asks: Asks, missing: Missing) -> Agreement {
        let now = app.clock.now();
        let tongue = &frame.tongue;
        let out = link.is_out(now);
        let day = tongue.day(link.release_at.to_zoned(link.zone.clone()).date());
        let end = tongue.day(token_end(now).to_zoned(link.zone.clone()).date());
        let what = if out { "presave-terms-what-now" } else { "presave-terms-what-before" };
        let path = policy::routes::presave::CREATE.to(&[&link.slug, SPOTIFY]);
        Agreement {
            cover: cover_html(link.cover.as_ref(), &link.title, "cover", "p", Loading::Thumb),
            title: link.title.clone(),
            artist: link.artist.clone(),
            heading: tongue.say(if out { "presave-heading-now" } else { "presave-heading" }),
            what: tongue.say_with(what, &[("day", day.into()), ("title", link.title.as_str().into())]),
            who: tongue.say_with("presave-terms-who-is", &[("operator", frame.operator.as_str().into())]),
            scope: SAVE_SCOPE,
            kept: tongue.say_with("presave-terms-kept-until", &[("end", end.into())]),
            agreement: tongue.say(AGREEMENT),
            action: if asks.again { format!("{path}?again=1") } else { path },
            asks_birth: asks.birth,
            missing,
            frame,
        }
    }
}

impl Notice {
    /// `text` is the stem of its two texts.
    pub(crate) fn new(frame: Frame, number: u16, text: &str) -> Notice {
        let what = frame.say(&format!("{text}-what"));
        Notice { number: Some(number), title: frame.say(text), what, ways: Vec::new(), frame }
    }

    /// Adds the way back to where the fan came from.
    pub(crate) fn back_to(mut self, slug: &str, title: &str) -> Notice {
        let words = self.frame.tongue.say_with("presave-back", &[("title", title.into())]);
        self.ways.push(Way { href: policy::routes::links::SHOW_PUBLIC.to(&[slug]), words });
        self
    }

    /// Adds the way to begin once more.
    pub(crate) fn or_start_again(mut self, slug: &str) -> Notice {
        self.ways.push(start_again(&self.frame, slug, "presave-start-again"));
        self
    }
}

impl Receipt {
    /// The page as it is at `now`.
    pub(crate) fn new(app: &App, frame: Frame, facts: Facts) -> Receipt {
        let now = app.clock.now();
        let Facts { receipt, presave, work, consent, ledger, outgrown } = facts;
        let tongue = frame.tongue.clone();
        let zone = work.as_ref().map_or(TimeZone::UTC, |work| work.zone.clone());
        let title = work.as_ref().map(|work| work.title.clone()).unwrap_or_default();
        let state = presave.state();
        let out = work.as_ref().is_some_and(|work| work.release_at <= now);
        let (heading, what) = if outgrown {
            (tongue.say("presave-outgrown"), tongue.say("presave-outgrown-what"))
        } else {
            head(&tongue, &presave, &title, out, now, &zone)
        };
        let shown: Vec<Left> = ledger.iter().take(LEDGER_LINES).map(|line| left(&tongue, line, &zone)).collect();
        let hidden = u64::try_from(ledger.len() - shown.len()).unwrap_or(0);
        let shows_why = (state != State::Waiting || out) && !outgrown;
        let again = outgrown
            .then(|| Again { words: tongue.say(AGREEMENT), action: policy::routes::presave::AGREE.to(&[&receipt]) });
        Receipt {
            state: state.as_str(),
            cover: cover_html(work.as_ref().and_then(|work| work.cover.as_ref()), &title, "cover", "p", Loading::Thumb),
            artist: work.as_ref().map(|work| work.artist.clone()).unwrap_or_default(),
            heading,
            what,
            why: why(&presave).filter(|_| shows_why).map(|text| tongue.say(text)),
            way: way(&frame, state, work.as_ref()),
            open: state == State::Waiting,
            steps: steps(&tongue, &presave, work.as_ref(), &zone),
            zone: tongue.say_with("presave-times", &[("zone", zone.iana_name().unwrap_or("UTC").into())]),
            consent: consent.map(|consent| agreed(app, &tongue, &consent, &zone)),
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

fn start_again(frame: &Frame, slug: &str, text: &str) -> Way {
    let path = policy::routes::presave::NEW.to(&[slug, SPOTIFY]);
    Way { href: format!("{path}?again=1"), words: frame.say(text) }
}

fn when(tongue: &Tongue, at: Timestamp, zone: &TimeZone) -> When {
    When { machine: at.to_string(), words: tongue.moment(at, zone) }
}

fn head(
    tongue: &Tongue,
    presave: &Presave,
    title: &str,
    out: bool,
    now: Timestamp,
    zone: &TimeZone,
) -> (String, String) {
    let stem = match presave.state() {
        State::Waiting if out && presave.next_try_at > now => "presave-late-waiting",
        State::Waiting if out => "presave-soon",
        State::Waiting => "presave-waiting",
        State::Saved => "presave-saved",
        State::NeedsAgain => "presave-needs-again",
        State::Refused => "presave-refused",
        State::Cancelled => "presave-cancelled",
        State::Expired => "presave-expired",
    };
    let args: [(&str, Arg); 2] = [("title", title.into()), ("at", tongue.moment(presave.next_try_at, zone).into())];
    (tongue.say(stem), tongue.say_with(&format!("{stem}-what"), &args))
}

/// What a fan can do next, besides what is in their hands anyway.
fn way(frame: &Frame, state: State, work: Option<&Work>) -> Option<Way> {
    let slug = work?.slug.as_deref()?;
    let to_link = |text| Way { href: policy::routes::links::SHOW_PUBLIC.to(&[slug]), words: frame.say(text) };
    match state {
        State::Waiting => None,
        State::Saved => Some(to_link("presave-listen")),
        State::NeedsAgain => Some(start_again(frame, slug, "presave-agree-again")),
        State::Refused | State::Cancelled | State::Expired => Some(to_link("presave-elsewhere")),
    }
}

/// The text for a stored reason. A word that this version does not know is trouble at the provider's.
fn why(presave: &Presave) -> Option<&'static str> {
    let word = presave.reason.as_deref()?;
    let is = |kind: Kind| word == kind.code();
    let state = presave.state();
    let text = match word {
        reason::BY_FAN => "presave-reason-by-you",
        reason::LINK_RETIRED | reason::RELEASE_RETIRED => "presave-reason-by-label",
        reason::CONSENT_OUTGROWN => "presave-reason-outgrown",
        reason::NOT_YET => "presave-reason-not-yet",
        reason::CONSENT_WITHDRAWN => "presave-reason-withdrawn",
        reason::TIME_RAN_OUT => "presave-reason-too-late",
        reason::NO_TOKEN => "presave-reason-lost",
        reason::NO_ADDRESS => "presave-reason-no-address",
        reason::UNDECRYPTABLE => "presave-reason-undecryptable",
        reason::OBJECTED | reason::RESTRICTED => "presave-reason-held",
        reason::INVALID_GRANT if state == State::Waiting => "presave-reason-doubt",
        reason::INVALID_GRANT => "presave-reason-ended-there",
        _ if is(Kind::RateLimited) || is(Kind::QuotaExceeded) => "presave-reason-busy",
        _ if is(Kind::InvalidClient) || is(Kind::Forbidden) => "presave-reason-ours",
        _ if is(Kind::InsufficientScope) => "presave-reason-scope",
        _ if is(Kind::UserNotRegistered) => "presave-reason-not-registered",
        _ if state == State::Refused => "presave-reason-not-possible",
        _ => "presave-reason-trouble",
    };
    Some(text)
}

fn steps(tongue: &Tongue, presave: &Presave, work: Option<&Work>, zone: &TimeZone) -> Vec<Step> {
    let say = |text| tongue.say(text);
    let done = |class, text, at: Option<Timestamp>| Step {
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
        steps.push(Step { current: true, ..end });
        return steps;
    }
    let wait = work.map(|work| tongue.moment(work.release_at, zone));
    let wait = wait.map(|at| tongue.say_with("presave-step-wait-for", &[("at", at.into())]));
    steps.push(Step { more: wait, current: true, ..done("is-now", "presave-step-wait", None) });
    steps.push(Step { more: Some(say("presave-step-save-next")), ..done("is-next", "presave-step-save", None) });
    let end = tongue.day(presave.token_expires_at.to_zoned(zone.clone()).date());
    let more = tongue.say_with("presave-step-destroy-next", &[("end", end.into())]);
    steps.push(Step { more: Some(more), ..done("is-next", "presave-step-destroy", None) });
    steps
}

fn agreed(app: &App, tongue: &Tongue, consent: &Consent, zone: &TimeZone) -> Agreed {
    let lang = Lang::of_tag(&consent.language).unwrap_or(Lang::En);
    let words = app.texts.tongue(lang).say(AGREEMENT);
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
