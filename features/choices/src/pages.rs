//! The cookie page.

use askama::Template;
use kit::{
    Frame, Tongue, Visitor,
    choices::{Category, Item},
    words,
};

/// `/privacy/cookies`.
#[derive(Template)]
#[template(path = "cookies.html")]
pub(crate) struct Cookies {
    frame: Frame,
    lines: Vec<Line>,
    questions: Vec<Question>,
    chosen: Option<String>,
}

/// One line of the table.
struct Line {
    name: &'static str,
    category: String,
    what_for: String,
    life: String,
}

/// One box.
struct Question {
    id: &'static str,
    label: String,
    what: String,
    /// They ticked it themselves, last time.
    ticked: bool,
    /// Whether the signal keeps it off.
    held_back: bool,
}

impl Cookies {
    pub(crate) fn new(frame: Frame, visitor: &Visitor, items: &[Item], off: &[&str]) -> Cookies {
        let tongue = frame.tongue.clone();
        let chosen = visitor.choices().chosen();
        let is_there = |category: &Category| items.iter().any(|item| item.category == *category);
        let question = |category: Category| Question {
            id: category.id(),
            label: tongue.say(&format!("cookie-category-{}", category.id())),
            what: tongue.say(&format!("choices-what-{}", category.id())),
            ticked: visitor.choices().allows(category),
            held_back: visitor.gpc() && category.is_covered_by_signal() && !visitor.choices().allows(category),
        };
        Cookies {
            lines: lines(&tongue, items, off),
            questions: Category::ALL.into_iter().filter(is_there).map(question).collect(),
            chosen: chosen.map(|chosen| tongue.say_with("choices-chosen", &[("day", tongue.day(chosen.on).into())])),
            frame,
        }
    }
}

/// Every cookie that may be set: those of the inventory, and those of what is switched on.
fn lines(tongue: &Tongue, items: &[Item], off: &[&str]) -> Vec<Line> {
    let category = |id: &str| tongue.say(&format!("cookie-category-{id}"));
    let declared = policy::COOKIES.iter().filter(|row| !off.contains(&row.module)).map(|row| Line {
        name: row.name,
        category: category(row.category),
        what_for: tongue.say(&format!("cookie-{}", row.name.trim_start_matches("__Host-"))),
        life: words::life(tongue, row.life_minutes),
    });
    let optional = items.iter().filter_map(|item| item.cookie.map(|cookie| (item.category, cookie)));
    let optional = optional.map(|(kind, cookie)| Line {
        name: cookie.row.name,
        category: category(kind.id()),
        what_for: tongue.say(&format!("choices-what-{}", kind.id())),
        life: words::life(tongue, cookie.row.life_minutes),
    });
    declared.chain(optional).collect()
}
