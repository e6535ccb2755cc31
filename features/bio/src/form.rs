//! The forms: what was typed, kept as it was typed, and what is wrong with it.

use axum::body::Bytes;
use kit::{FieldError, Problems, Tongue, Upload};

use crate::model::{BlockDraft, Page, PageDraft};

/// The form of a page.
#[derive(Debug, Default)]
pub(crate) struct PageForm {
    /// The artist, in the form for a new page.
    pub(crate) artist_id: String,
    pub(crate) draft: PageDraft,
    problems: Problems,
}

impl PageForm {
    /// The form of a page that is there.
    pub(crate) fn of(page: &Page) -> PageForm {
        PageForm { draft: PageDraft::of(page), ..PageForm::default() }
    }

    /// Reads what the browser sent. Fields that the form does not have are ignored.
    pub(crate) fn read(fields: Vec<(String, String)>) -> PageForm {
        let mut form = PageForm::default();
        for (name, value) in fields {
            match name.as_str() {
                "artist_id" => form.artist_id = value,
                "handle" => form.draft.handle = value,
                "intro" => form.draft.intro = value,
                "palette" => form.draft.palette = value,
                "layout" => form.draft.layout = value,
                "corners" => form.draft.corners = value,
                "time_zone" => form.draft.time_zone = value,
                _ => {}
            }
        }
        form
    }

    /// The same form with what is wrong with it.
    #[must_use]
    pub(crate) fn with(self, problems: Problems) -> PageForm {
        PageForm { problems, ..self }
    }

    pub(crate) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What is wrong with a field.
    pub(crate) fn error(&self, field: &str, tongue: &Tongue) -> Option<String> {
        self.problems.of(field, tongue)
    }

    /// How many fields need another look.
    pub(crate) fn summary_title(&self, tongue: &Tongue) -> String {
        summary_title(&self.problems, tongue)
    }

    /// Every problem, each with the name of its field in front.
    pub(crate) fn summary(&self, tongue: &Tongue) -> Vec<FieldError> {
        summary(&self.problems, tongue)
    }
}

/// The form of a block.
#[derive(Debug, Default)]
pub(crate) struct BlockForm {
    pub(crate) draft: BlockDraft,
    /// A picture that came with it.
    pub(crate) file: Bytes,
    problems: Problems,
}

impl BlockForm {
    /// A form with these fields.
    pub(crate) fn of(draft: BlockDraft) -> BlockForm {
        BlockForm { draft, ..BlockForm::default() }
    }

    /// Reads what the browser sent. Fields that no block has are ignored.
    pub(crate) fn read(fields: Vec<(String, String)>) -> BlockForm {
        let mut form = BlockForm::default();
        for (name, value) in fields {
            if name == "kind" {
                form.draft.kind = value;
            } else if let Some(field) = form.draft.value_mut(&name) {
                *field = value;
            }
        }
        form
    }

    /// Reads what came with a picture: what was typed, and the name of one that came before.
    pub(crate) fn of_upload(upload: &Upload) -> BlockForm {
        let mut draft = BlockDraft { kind: "image".to_owned(), ..BlockDraft::default() };
        for field in draft.fields().iter().chain(&["from", "until"]) {
            if let Some(value) = draft.value_mut(field) {
                upload.text(field).clone_into(value);
            }
        }
        BlockForm { file: upload.file.clone(), ..BlockForm::of(draft) }
    }

    /// The same form with what is wrong with it.
    #[must_use]
    pub(crate) fn with(self, problems: Problems) -> BlockForm {
        BlockForm { problems, ..self }
    }

    pub(crate) fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What is wrong with a field.
    pub(crate) fn error(&self, field: &str, tongue: &Tongue) -> Option<String> {
        self.problems.of(field, tongue)
    }

    /// How many fields need another look.
    pub(crate) fn summary_title(&self, tongue: &Tongue) -> String {
        summary_title(&self.problems, tongue)
    }

    /// Every problem, each with the name of its field in front.
    pub(crate) fn summary(&self, tongue: &Tongue) -> Vec<FieldError> {
        summary(&self.problems, tongue)
    }
}

fn summary_title(problems: &Problems, tongue: &Tongue) -> String {
    tongue.say_n("bio-problems", u64::try_from(problems.0.len()).unwrap_or(u64::MAX))
}

fn summary(problems: &Problems, tongue: &Tongue) -> Vec<FieldError> {
    let named = |one: FieldError| {
        let name = tongue.say(&format!("bio-field-{}", one.field));
        FieldError { message: format!("{name}: {}", one.message), ..one }
    };
    problems.said(tongue).into_iter().map(named).collect()
}
