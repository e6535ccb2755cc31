//! The pages as askama sees them: those of labels here, those of fans beside.

mod fans;

use std::collections::HashMap;

use artists::Artist;
use askama::Template;
pub(crate) use fans::{Confirmation, Embedded, Goodbye, Mine, Missing, Notice, Questions, SignUp, Ticked};
use fans::{lines, moment};
use jiff::Timestamp;
use kit::{FieldError, Frame, List, Problem, Problems, Tongue, cover};
use policy::routes::capture as paths;
use uuid::Uuid;

use crate::{
    actions::Visible,
    model::{Draft, FanForm, FanLetter, Kind, LetterDraft, Numbers},
};

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
