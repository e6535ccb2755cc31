//! The pages as askama sees them.

use askama::Template;
use kit::{FieldError, Frame, List, Problems, cover};
use policy::routes::artists as paths;

use crate::Artist;

/// The list, with the form for one more.
#[derive(Template)]
#[template(path = "index.html")]
pub(crate) struct Index {
    frame: Frame,
    artists: Vec<Artist>,
    next_cursor: Option<String>,
    name: String,
    problems: Problems,
}

impl Index {
    pub(crate) fn new(frame: Frame, list: List<Artist>) -> Index {
        let problems = Problems::default();
        Index { frame, artists: list.items, next_cursor: list.next_cursor, name: String::new(), problems }
    }

    /// The same page with what was typed and what is wrong with it.
    #[must_use]
    pub(crate) fn with_problems(self, name: String, problems: Problems) -> Index {
        Index { name, problems, ..self }
    }

    fn summary(&self) -> Summary {
        Summary::of(&self.problems, &self.frame)
    }

    fn next(&self) -> Option<String> {
        self.next_cursor.as_ref().map(|cursor| format!("{}?cursor={cursor}", paths::INDEX.path))
    }
}

/// One artist's name, and the end of it.
#[derive(Template)]
#[template(path = "edit.html")]
pub(crate) struct Edit {
    pub(crate) frame: Frame,
    pub(crate) artist: Artist,
    pub(crate) name: String,
    pub(crate) problems: Problems,
}

impl Edit {
    fn summary(&self) -> Summary {
        Summary::of(&self.problems, &self.frame)
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
        let count = u64::try_from(said.len()).unwrap_or(u64::MAX);
        Summary { title: frame.tongue.say_n("artists-problems", count), said }
    }
}

impl Artist {
    fn edit_path(&self) -> String {
        paths::EDIT.to(&[&self.id.to_string()])
    }

    fn retire_path(&self) -> String {
        paths::RETIRE.to(&[&self.id.to_string()])
    }

    /// The picture beside the name; `place` keeps the pictures of one page apart.
    fn picture(&self, place: &usize) -> String {
        cover(&self.name, "", &place.to_string())
    }
}
