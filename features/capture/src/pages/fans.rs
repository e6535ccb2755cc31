//! What fans see: the form, what is said after it, and their own page.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{App, Frame, Tongue, cover};
use policy::{
    Purpose,
    purpose::{ArtistContact, Newsletter},
    routes::{capture as paths, rights},
};
use privacy::Consent;

use crate::{
    actions::{Own, Topic, words},
    model::{FanForm, Kind},
    public::file_path,
};

/// What a form came without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) email: bool,
    pub(crate) birth: bool,
    /// A contest's form on which nothing was ticked.
    pub(crate) choice: bool,
}

/// What was ticked at a form. Nothing is ticked beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ticked {
    pub(crate) contest: bool,
    pub(crate) letters: bool,
    pub(crate) artist: bool,
}

/// What a form asks, and its button: the same on its own page and on another one.
#[derive(Template)]
#[template(path = "fan-questions.html")]
pub(crate) struct Questions {
    tongue: Tongue,
    /// Keeps the fields of two forms on one page apart.
    uid: String,
    /// Whether it is only looked at, as in a preview.
    asleep: bool,
    kind: &'static str,
    /// What the button agrees to, or the box where there is one.
    agree_letters: String,
    agree_artist: String,
    is_contest: bool,
    action: String,
    asks_birth: bool,
    email: String,
    ticked: Ticked,
    missing: Missing,
}

impl Questions {
    pub(crate) fn new(tongue: &Tongue, form: &FanForm, artist: &str, asks_birth: bool) -> Questions {
        Questions {
            uid: String::new(),
            asleep: false,
            kind: form.kind.id(),
            agree_letters: words(tongue, Topic::Letters, artist),
            agree_artist: words(tongue, Topic::Artist, artist),
            is_contest: form.kind == Kind::Contest,
            action: paths::ASK.to(&[&form.slug]),
            asks_birth,
            email: String::new(),
            ticked: Ticked::default(),
            missing: Missing::default(),
            tongue: tongue.clone(),
        }
    }

    /// The same questions with what was typed and what is missing.
    #[must_use]
    pub(crate) fn again(self, email: String, ticked: Ticked, missing: Missing) -> Questions {
        Questions { email, ticked, missing, ..self }
    }

    /// The same questions on a page of another room.
    #[must_use]
    pub(crate) fn elsewhere(self, uid: String, asleep: bool) -> Questions {
        Questions { uid, asleep, ..self }
    }

    fn button(&self) -> String {
        self.tongue.say(&format!("capture-go-{}", self.kind))
    }
}

/// The sign-up form.
#[derive(Template)]
#[template(path = "fan-form.html")]
pub(crate) struct SignUp {
    frame: Frame,
    cover: String,
    title: String,
    artist: String,
    paragraphs: Vec<String>,
    kind: &'static str,
    until: Option<String>,
    file: Option<String>,
    questions: Questions,
}

impl SignUp {
    pub(crate) fn new(frame: Frame, form: &FanForm, artist: &str, questions: Questions) -> SignUp {
        SignUp {
            cover: cover(&form.title, "cover", "p"),
            title: form.title.clone(),
            artist: artist.to_owned(),
            paragraphs: lines(&form.words),
            kind: form.kind.id(),
            until: until(&frame.tongue, form),
            file: file_path(form),
            questions,
            frame,
        }
    }

    fn any_missing(&self) -> bool {
        self.questions.missing != Missing::default()
    }
}

/// A form on a page of another room.
#[derive(Template)]
#[template(path = "fan-embedded.html")]
pub(crate) struct Embedded {
    title: String,
    paragraphs: Vec<String>,
    until: Option<String>,
    file: Option<String>,
    questions: Questions,
}

impl Embedded {
    pub(crate) fn new(form: &FanForm, questions: Questions) -> Embedded {
        Embedded {
            title: form.title.clone(),
            paragraphs: lines(&form.words),
            until: until(&questions.tongue, form),
            file: file_path(form),
            questions,
        }
    }
}

fn until(tongue: &Tongue, form: &FanForm) -> Option<String> {
    let end = tongue.moment(form.ends_at?, &TimeZone::UTC);
    Some(tongue.say_with("capture-until", &[("at", end.into())]))
}

pub(super) fn lines(words: &str) -> Vec<String> {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Says one thing.
#[derive(Template)]
#[template(path = "fan-notice.html")]
pub(crate) struct Notice {
    frame: Frame,
    title: String,
    what: String,
    pub(crate) file: Option<String>,
}

impl Notice {
    pub(crate) fn new(frame: Frame, text: &str) -> Notice {
        let (title, what) = (frame.say(text), frame.say(&format!("{text}-what")));
        Notice { frame, title, what, file: None }
    }
}

/// Asks for the one press that confirms.
#[derive(Template)]
#[template(path = "fan-confirm.html")]
pub(crate) struct Confirmation {
    frame: Frame,
    title: String,
    artist: String,
    action: String,
}

impl Confirmation {
    pub(crate) fn new(frame: Frame, form: &FanForm, artist: &str, action: String) -> Confirmation {
        Confirmation { frame, title: form.title.clone(), artist: artist.to_owned(), action }
    }
}

/// Asks for the one press that ends letters.
#[derive(Template)]
#[template(path = "fan-out.html")]
pub(crate) struct Goodbye {
    frame: Frame,
    title: String,
    artist: String,
    action: String,
}

impl Goodbye {
    pub(crate) fn new(frame: Frame, own: &Own, action: String) -> Goodbye {
        Goodbye { frame, title: own.form.title.clone(), artist: own.artist.clone(), action }
    }
}

/// A fan's own page.
#[derive(Template)]
#[template(path = "fan-own.html")]
pub(crate) struct Mine {
    frame: Frame,
    /// For programs that read the page: `here`, `left` or `over`.
    state: &'static str,
    heading: String,
    title: String,
    artist: String,
    joined: String,
    letters: Option<Switch>,
    sees: Option<Switch>,
    entry: Option<String>,
    won: bool,
    file: Option<String>,
    consents: Vec<Agreed>,
    choose: String,
    leave: String,
    record: String,
    export: String,
    erase: String,
    rights: String,
}

/// A choice that can be changed.
struct Switch {
    on: bool,
    words: String,
}

/// What was agreed to, and when.
struct Agreed {
    words: String,
    when: String,
    hash: String,
}

impl Mine {
    pub(crate) fn new(app: &App, frame: Frame, receipt: &str, own: &Own, consents: &[Consent]) -> Mine {
        let here = own.fan.is_here(app.clock.now());
        let state = match (own.fan.left_at.is_some(), here) {
            (true, _) => "left",
            (false, true) => "here",
            (false, false) => "over",
        };
        let tongue = &frame.tongue;
        let switch = |topic, on| (state != "left").then(|| Switch { on, words: words(tongue, topic, &own.artist) });
        Mine {
            state,
            heading: frame.say(&format!("capture-own-{state}")),
            title: own.form.title.clone(),
            artist: own.artist.clone(),
            joined: tongue.say_with("capture-joined", &[("at", moment(tongue, own.fan.joined_at).into())]),
            letters: switch(Topic::Letters, own.letters),
            sees: switch(Topic::Artist, own.seen),
            entry: own.entry.map(|entry| entered(tongue, &entry)),
            won: own.entry.is_some_and(|entry| entry.won_at.is_some()),
            file: file_path(&own.form).filter(|_| own.form.retired_at.is_none()),
            consents: consents.iter().map(|one| agreed(tongue, one)).collect(),
            choose: paths::CHOOSE.to(&[receipt]),
            leave: paths::LEAVE.to(&[receipt]),
            record: paths::RECORD.to(&[receipt]),
            export: rights::FAN_ACT.to(&[receipt, "export"]),
            erase: rights::FAN_ERASURE.to(&[receipt]),
            rights: rights::FAN.to(&[receipt]),
            frame,
        }
    }
}

fn entered(tongue: &Tongue, entry: &crate::model::Entry) -> String {
    tongue.say_with("capture-entered", &[("at", moment(tongue, entry.entered_at).into())])
}

pub(super) fn moment(tongue: &Tongue, at: Timestamp) -> String {
    tongue.moment(at, &TimeZone::UTC)
}

fn agreed(tongue: &Tongue, consent: &Consent) -> Agreed {
    let of = [(Newsletter::ROW.id, "purpose-newsletter"), (ArtistContact::ROW.id, "purpose-artist_contact")];
    let text = of.into_iter().find(|(id, _)| *id == consent.purpose).map_or("capture-agreed-other", |(_, text)| text);
    let at = |millis| moment(tongue, kit::from_millis(millis));
    let when = match (consent.given_at, consent.withdrawn_at) {
        (_, Some(gone)) => tongue.say_with("capture-agreed-withdrawn", &[("at", at(gone).into())]),
        (given, None) => tongue.say_with("capture-agreed-given", &[("at", at(given.unwrap_or_default()).into())]),
    };
    Agreed { words: tongue.say(text), when, hash: consent.text_hash.clone() }
}
