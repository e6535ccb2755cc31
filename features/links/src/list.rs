//! Which links a list shows, and which of them are chosen.

use kit::Tongue;
use releases::Release;
use serde::Deserialize;
use uuid::Uuid;

use crate::model::Link;

/// A longer search is cut.
const SEARCH_CHARS: usize = 100;

/// What a person asks the list for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filter {
    /// Words of the title, the artist or the address.
    pub(crate) q: String,
    /// Which ones: empty for those that are not archived, `archived`, `retired` or `all`.
    pub(crate) state: String,
}

/// A choice of the list.
pub(crate) struct Choice {
    pub(crate) word: &'static str,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

impl Filter {
    /// Whether a link is to be shown.
    pub(crate) fn shows(&self, link: &Link, release: &Release, artist: &str) -> bool {
        let (archived, retired) = (link.archived_at.is_some(), link.retired_at.is_some());
        let state = match self.state.as_str() {
            "archived" => archived && !retired,
            "retired" => retired,
            "all" => true,
            _ => !archived,
        };
        state && self.finds(&[&release.title, artist, &link.slug], &link.aliases)
    }

    /// Whether every word that was searched for stands in one of the texts.
    fn finds(&self, texts: &[&str], aliases: &[String]) -> bool {
        let texts: Vec<String> =
            texts.iter().copied().chain(aliases.iter().map(String::as_str)).map(str::to_lowercase).collect();
        let search: String = self.q.chars().take(SEARCH_CHARS).flat_map(char::to_lowercase).collect();
        search.split_whitespace().all(|word| texts.iter().any(|text| text.contains(word.trim_start_matches('/'))))
    }

    /// Whether something else than the usual list is asked for.
    pub(crate) fn is_set(&self) -> bool {
        !self.q.trim().is_empty() || !self.state.is_empty()
    }

    /// Whether only archived links are shown, so that what is done to chosen ones is to put them back.
    pub(crate) fn is_archive(&self) -> bool {
        self.state == "archived"
    }

    /// The choices of the list.
    pub(crate) fn choices(&self, tongue: &Tongue) -> Vec<Choice> {
        let choice = |word: &'static str, label: String| Choice { word, label, chosen: self.state == word };
        vec![
            choice("", tongue.say("links-list-current")),
            choice("archived", tongue.say("links-list-archived")),
            choice("retired", tongue.say("links-list-retired")),
            choice("all", tongue.say("links-list-all")),
        ]
    }
}

/// The chosen links of a form, and whether they are to be put into the archive.
pub(crate) fn chosen(fields: &[(String, String)]) -> (Vec<Uuid>, bool) {
    let of = |name: &'static str| fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value);
    let ids = of("id").filter_map(|id| Uuid::try_parse(id).ok()).collect();
    (ids, of("act").next().is_none_or(|act| act != "restore"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(q: &str) -> bool {
        let filter = Filter { q: q.to_owned(), ..Filter::default() };
        filter.finds(&["Белые ночи", "Noor", "nights"], &["old-word".to_owned()])
    }

    #[test]
    fn a_search_finds_every_word_in_any_text() {
        for q in ["", "  ", "НОЧИ", "noor бел", "/nights", "old-"] {
            assert!(finds(q), "{q}");
        }
        assert!(!finds("noor x"));
    }

    #[test]
    fn only_ids_are_chosen() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let id = "0192c6a0-0000-7000-8000-000000000000";
        let (ids, archived) = chosen(&[field("id", id), field("id", "x"), field("act", "restore")]);
        assert_eq!((ids.len(), archived), (1, false));
        assert!(chosen(&[]).1);
    }
}
