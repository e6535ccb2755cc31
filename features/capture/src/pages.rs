//! The pages as askama sees them.

use std::collections::HashMap;

use artists::Artist;
use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{App, FieldError, Frame, List, Problem, Problems, Tongue, cover};
use policy::{
    Purpose,
    purpose::{ArtistContact, Newsletter},
    routes::{capture as paths, rights},
};
use privacy::Consent;
use uuid::Uuid;

use crate::{
    actions::{Own, Topic, Visible, words},
    model::{Draft, FanForm, FanLetter, Kind, LetterDraft, Numbers},
    public::file_path,
};

// ── For fans ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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

fn lines(words: &str) -> Vec<String> {
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

fn moment(tongue: &Tongue, at: Timestamp) -> String {
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

// ── For labels ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The list of forms.
#[derive(Template)]
#[template(path = "forms.html")]
pub(crate) struct Index {
    frame: Frame,
    rows: Vec<FormRow>,
    next: Option<String>,
}

struct FormRow {
    href: String,
    title: String,
    picture: String,
    kind: String,
    fans: String,
}

impl Index {
    pub(crate) fn new(frame: Frame, list: List<FanForm>, counts: &HashMap<Uuid, u64>) -> Index {
        let row = |(n, form): (usize, FanForm)| FormRow {
            href: paths::SHOW.to(&[&form.id.to_string()]),
            picture: cover(&form.title, "", &n.to_string()),
            kind: frame.say(&format!("capture-kind-{}", form.kind.id())),
            fans: frame.tongue.say_n("capture-n-fans", counts.get(&form.id).copied().unwrap_or(0)),
            title: form.title,
        };
        let rows = list.items.into_iter().enumerate().map(row).collect();
        let next = list.next_cursor.map(|cursor| format!("{}?cursor={cursor}", paths::INDEX.path));
        Index { frame, rows, next }
    }
}

/// What is wrong, on top of a form.
struct Summary {
    title: String,
    said: Vec<FieldError>,
}

impl Summary {
    fn of(problems: &Problems, frame: &Frame) -> Summary {
        let said = problems.said(&frame.tongue);
        let n = u64::try_from(said.len()).unwrap_or(u64::MAX);
        Summary { title: frame.tongue.say_n("capture-problems", n), said }
    }
}

/// The editor of a form, new or old.
#[derive(Template)]
#[template(path = "form-edit.html")]
pub(crate) struct Editing {
    pub(crate) frame: Frame,
    pub(crate) form: Option<FanForm>,
    pub(crate) artists: Vec<Artist>,
    pub(crate) draft: Draft,
    pub(crate) problems: Problems,
}

impl Editing {
    fn summary(&self) -> Summary {
        Summary::of(&self.problems, &self.frame)
    }

    fn error(&self, field: &str) -> Option<String> {
        self.problems.of(field, &self.frame.tongue)
    }

    fn action(&self) -> String {
        match &self.form {
            Some(form) => paths::UPDATE.to(&[&form.id.to_string()]),
            None => paths::CREATE.path.to_owned(),
        }
    }

    fn heading(&self) -> String {
        self.form.as_ref().map_or_else(|| self.frame.say("capture-new"), |form| form.title.clone())
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        Kind::ALL.map(|kind| (kind.id(), self.frame.say(&format!("capture-kind-{}-what", kind.id())))).into()
    }

    fn has_file(&self) -> bool {
        self.form.as_ref().is_none_or(|form| form.kind == Kind::Download)
    }

    fn is_artist(&self, artist: &Artist) -> bool {
        self.draft.artist_id == artist.id.to_string()
    }

    fn is_kind(&self, kind: &str) -> bool {
        self.draft.kind == kind
    }

    fn retire(&self) -> Option<String> {
        self.form.as_ref().map(|form| paths::RETIRE.to(&[&form.id.to_string()]))
    }
}

/// What the page of a form tells.
pub(crate) struct Facts {
    pub(crate) artist: String,
    pub(crate) numbers: Numbers,
    pub(crate) letters: Vec<FanLetter>,
    pub(crate) now: Timestamp,
}

/// One form.
#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct Show {
    frame: Frame,
    form: FanForm,
    artist: String,
    url: String,
    figures: Vec<(String, String)>,
    languages: Vec<(String, String)>,
    n_seen: u64,
    letters: Vec<LetterRow>,
    draft: LetterDraft,
    problems: Problems,
    contest: Option<Contest>,
}

struct LetterRow {
    href: String,
    heading: String,
    state: String,
}

/// How a contest stands.
struct Contest {
    words: String,
    may_draw: bool,
}

impl Show {
    pub(crate) fn new(frame: Frame, url: String, form: FanForm, facts: Facts) -> Show {
        let tongue = &frame.tongue;
        let numbers = &facts.numbers;
        let mut figures = vec![
            ("capture-asked-n", form.n_asked),
            ("capture-confirmed-n", form.n_confirmed),
            ("capture-here-n", numbers.here),
            ("capture-seen-n", numbers.seen),
            ("capture-left-n", form.n_left),
        ];
        if form.kind == Kind::Contest {
            figures.push(("capture-entries-n", numbers.entries));
        }
        let mut languages: Vec<(String, String)> = numbers
            .languages
            .iter()
            .map(|(tag, n)| (frame.say(&format!("capture-language-{tag}")), tongue.number(*n)))
            .collect();
        if numbers.other > 0 {
            languages.push((frame.say("capture-language-other"), tongue.number(numbers.other)));
        }
        let letter = |one: &FanLetter| LetterRow {
            href: paths::LETTER.to(&[&one.id.to_string()]),
            heading: one.heading.clone(),
            state: progress(tongue, one),
        };
        Show {
            figures: figures.into_iter().map(|(text, n)| (frame.say(text), tongue.number(n))).collect(),
            languages,
            n_seen: numbers.seen,
            letters: facts.letters.iter().map(letter).collect(),
            contest: (form.kind == Kind::Contest).then(|| contest(tongue, &form, facts.now)),
            artist: facts.artist,
            url,
            form,
            draft: LetterDraft::default(),
            problems: Problems::default(),
            frame,
        }
    }

    /// The same page with what is wrong.
    #[must_use]
    pub(crate) fn with_problems(self, problems: Problems) -> Show {
        Show { problems, ..self }
    }

    /// The same page with the letter that was typed.
    #[must_use]
    pub(crate) fn with_letter(self, draft: LetterDraft) -> Show {
        Show { draft, ..self }
    }

    fn summary(&self) -> Summary {
        Summary::of(&self.problems, &self.frame)
    }

    fn error(&self, field: &str) -> Option<String> {
        self.problems.of(field, &self.frame.tongue)
    }

    fn to(&self, route: &policy::Route) -> String {
        route.to(&[&self.form.id.to_string()])
    }
}

fn contest(tongue: &Tongue, form: &FanForm, now: Timestamp) -> Contest {
    let end = form.ends_at.map(|end| moment(tongue, end)).unwrap_or_default();
    let n = form.n_winners.map_or(0, u64::from);
    let words = match form.drawn_at {
        Some(at) => {
            let drawn = [("at", moment(tongue, at).into()), ("entries", tongue.number(form.n_entries).into())];
            tongue.say_with("capture-drawn", &drawn)
        }
        None => tongue.say_with("capture-contest", &[("end", end.into()), ("winners", tongue.number(n).into())]),
    };
    Contest { words, may_draw: form.drawn_at.is_none() && form.is_over(now) }
}

fn progress(tongue: &Tongue, letter: &FanLetter) -> String {
    let n = |count: u64| tongue.number(count).into();
    match (letter.started_at, letter.finished_at) {
        (None, _) => tongue.say("capture-letter-draft"),
        (Some(_), None) => {
            tongue.say_with("capture-letter-under-way", &[("done", n(letter.n_done)), ("total", n(letter.n_total))])
        }
        (Some(_), Some(at)) => {
            let args = [("sent", n(letter.n_sent)), ("at", moment(tongue, at).into())];
            tongue.say_with("capture-letter-finished", &args)
        }
    }
}

/// The addresses that fans let the artist see.
#[derive(Template)]
#[template(path = "addresses.html")]
pub(crate) struct Addresses {
    frame: Frame,
    title: String,
    back: String,
    export: String,
    rows: Vec<(String, String, String)>,
}

impl Addresses {
    pub(crate) fn new(frame: Frame, form: &FanForm, visible: Vec<Visible>) -> Addresses {
        let row = |one: Visible| {
            let language = frame.say(&format!("capture-language-{}", one.lang.tag()));
            (one.address, language, moment(&frame.tongue, one.joined_at))
        };
        let rows = visible.into_iter().map(row).collect();
        let id = form.id.to_string();
        let (back, export) = (paths::SHOW.to(&[&id]), paths::EXPORT.to(&[&id]));
        Addresses { title: form.title.clone(), back, export, rows, frame }
    }
}

/// A letter before, while and after it is sent.
#[derive(Template)]
#[template(path = "letter-page.html")]
pub(crate) struct LetterPage {
    frame: Frame,
    letter: FanLetter,
    form: FanForm,
    paragraphs: Vec<String>,
    state: String,
    n_here: u64,
    /// Whether its form takes nobody in any more.
    closed: bool,
    send_words: String,
    problems: Problems,
    tested: bool,
}

impl LetterPage {
    pub(crate) fn new(frame: Frame, letter: FanLetter, form: FanForm, (n_here, now): (u64, Timestamp)) -> LetterPage {
        LetterPage {
            paragraphs: lines(&letter.body),
            state: progress(&frame.tongue, &letter),
            send_words: frame.tongue.say_n("capture-send", n_here),
            closed: form.is_closed(now),
            n_here,
            problems: Problems::default(),
            tested: false,
            letter,
            form,
            frame,
        }
    }

    /// The same page with what is wrong.
    #[must_use]
    pub(crate) fn with_problem(self, problem: Problem) -> LetterPage {
        LetterPage { problems: problem.into(), ..self }
    }

    /// The same page after a test.
    #[must_use]
    pub(crate) fn tested(self) -> LetterPage {
        LetterPage { tested: true, ..self }
    }

    fn summary(&self) -> Summary {
        Summary::of(&self.problems, &self.frame)
    }

    fn to(&self, route: &policy::Route) -> String {
        route.to(&[&self.letter.id.to_string()])
    }

    fn form_path(&self) -> String {
        paths::SHOW.to(&[&self.form.id.to_string()])
    }

    /// How much of a letter that is being sent is done, in percent.
    fn percent(&self) -> Option<u64> {
        let under_way = self.letter.started_at.is_some() && self.letter.finished_at.is_none();
        under_way.then(|| (self.letter.n_done * 100).checked_div(self.letter.n_total).unwrap_or(100).min(100))
    }
}

#[cfg(test)]
mod tests {
    use kit::Lang;

    #[test]
    fn every_language_has_a_name() {
        let texts = include_str!("../locales/en.ftl");
        for lang in Lang::ALL {
            assert!(texts.contains(&format!("capture-language-{} =", lang.tag())), "{}", lang.tag());
        }
    }
}
