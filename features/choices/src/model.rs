//! What a form says, and what it comes to: no clock, no HTTP.

use jiff::civil;
use kit::choices::{Category, Chosen, Item};
use serde::Deserialize;

/// What both forms send.
#[derive(Deserialize)]
pub(crate) struct Draft {
    choice: Option<String>,
    performance: Option<String>,
    functional: Option<String>,
    marketing: Option<String>,
    next: Option<String>,
}

impl Draft {
    /// What somebody chose on that day; `None` for a form that is not ours. `signal` is whether their browser sent the
    /// opt-out signal with it: then "all" means all that the signal leaves open, and only a box of its own goes further.
    pub(crate) fn chosen(&self, items: &[Item], signal: bool, on: civil::Date) -> Option<Chosen> {
        let is_there = |category| items.iter().any(|item| item.category == category);
        let yes = match self.choice.as_deref()? {
            "none" => [false; 3],
            "all" => Category::ALL.map(|category| is_there(category) && !(signal && category.is_covered_by_signal())),
            "some" => Category::ALL.map(|category| is_there(category) && self.ticked(category)),
            _ => return None,
        };
        let chosen = Chosen { yes, despite_signal: false, on };
        let despite = signal && Category::ALL.iter().any(|one| one.is_covered_by_signal() && chosen.said_yes(*one));
        Some(Chosen { despite_signal: despite, ..chosen })
    }

    fn ticked(&self, category: Category) -> bool {
        let field = match category {
            Category::Performance => &self.performance,
            Category::Functional => &self.functional,
            Category::Marketing => &self.marketing,
        };
        field.as_deref() == Some("yes")
    }

    /// Where they were when they were asked, if that is a path of ours.
    pub(crate) fn next(&self) -> Option<&str> {
        let next = self.next.as_deref()?;
        let is_path = next.starts_with('/') && !next.starts_with("//") && next.len() <= 512;
        let is_plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        (is_path && is_plain).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: civil::Date = civil::date(2026, 11, 22);

    fn items() -> [Item; 3] {
        Category::ALL.map(|category| Item { id: category.id(), category, cookie: None, script: None })
    }

    fn draft(choice: &str, ticked: [bool; 3], next: &str) -> Draft {
        let [performance, functional, marketing] = ticked.map(|yes| yes.then(|| "yes".to_owned()));
        Draft { choice: Some(choice.to_owned()), performance, functional, marketing, next: Some(next.to_owned()) }
    }

    fn yes(choice: &str, ticked: [bool; 3], signal: bool) -> ([bool; 3], bool) {
        let chosen = draft(choice, ticked, "/").chosen(&items(), signal, DAY).unwrap();
        (chosen.yes, chosen.despite_signal)
    }

    #[test]
    fn no_button_overrides_the_signal_and_a_box_does() {
        assert_eq!(yes("all", [false; 3], false), ([true; 3], false));
        assert_eq!(yes("all", [true; 3], true), ([false, true, false], false));
        assert_eq!(yes("none", [true; 3], true), ([false; 3], false));
        assert_eq!(yes("some", [false, true, false], true), ([false, true, false], false));
        assert_eq!(yes("some", [false, false, true], true), ([false, false, true], true));
        assert_eq!(yes("some", [false, false, true], false), ([false, false, true], false));
    }

    #[test]
    fn nobody_can_allow_what_is_not_there() {
        let items = items();
        let chosen = draft("some", [true; 3], "/").chosen(&items[1..2], false, DAY).unwrap();
        assert_eq!(chosen.yes, [false, true, false]);
        assert_eq!(draft("everything", [true; 3], "/").chosen(&items, false, DAY), None);
    }

    #[test]
    fn the_way_back_is_a_path_of_ours() {
        let next = |text: &str| draft("none", [false; 3], text).next().map(str::to_owned);
        assert_eq!(next("/neon").as_deref(), Some("/neon"));
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "neon", "/a\nb", ""] {
            assert_eq!(next(elsewhere), None, "{elsewhere:?}");
        }
    }
}
