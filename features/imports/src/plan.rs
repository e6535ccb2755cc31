//! What would be made of a draft, beside what is there already. The same rules show the preview and do the work.

use std::collections::HashMap;

use kit::WorkspaceId;
use links::{Held, Slug};
use uuid::Uuid;

use crate::draft::Draft;

/// What a workspace has that drafts could speak of, and who holds the words that they ask for.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Whose it is.
    pub(crate) workspace: WorkspaceId,
    /// Artists by their names.
    pub(crate) artists: HashMap<String, Uuid>,
    /// Releases by their product codes ([`releases::upc_key`]).
    pub(crate) upcs: HashMap<String, Uuid>,
    /// Releases by the codes of their recordings.
    pub(crate) isrcs: HashMap<String, Uuid>,
    /// Releases by artist and title, and whether each has a product code.
    pub(crate) titles: HashMap<(Uuid, String), (Uuid, bool)>,
    /// A link of each release.
    pub(crate) links: HashMap<Uuid, Uuid>,
    /// Who holds a word.
    pub(crate) words: HashMap<String, Held>,
    /// Links by the old addresses that were brought before.
    pub(crate) addresses: HashMap<String, Uuid>,
}

impl Known {
    /// Nothing yet.
    pub(crate) fn nothing(workspace: WorkspaceId) -> Known {
        Known {
            workspace,
            artists: HashMap::new(),
            upcs: HashMap::new(),
            isrcs: HashMap::new(),
            titles: HashMap::new(),
            links: HashMap::new(),
            words: HashMap::new(),
            addresses: HashMap::new(),
        }
    }
}

/// A thing that is made, or was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    /// To be made, under this number.
    New(Uuid),
    /// It is there.
    Had(Uuid),
}

impl Thing {
    pub(crate) fn id(self) -> Uuid {
        match self {
            Thing::New(id) | Thing::Had(id) => id,
        }
    }

    pub(crate) fn is_new(self) -> bool {
        matches!(self, Thing::New(_))
    }
}

/// What becomes of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    /// Who made the music.
    pub(crate) artist: Thing,
    /// What comes out.
    pub(crate) release: Thing,
    /// Its link, where it asks for one.
    pub(crate) link: Option<Thing>,
    /// The word that leads to the new link.
    pub(crate) alias: Option<Slug>,
    /// Whether that word is somebody else's, so that the link gets an address of its own.
    pub(crate) taken: bool,
}

impl Decision {
    /// Whether all of it is there already.
    pub(crate) fn is_had(&self) -> bool {
        !self.artist.is_new() && !self.release.is_new() && !self.link.is_some_and(Thing::is_new)
    }
}

/// Decides about one draft, and remembers what it will be, for those that come after it.
pub(crate) fn decide(known: &mut Known, draft: &Draft, new_id: &mut impl FnMut() -> Uuid) -> Decision {
    let artist = known.artists.get(&draft.artist).map_or_else(|| Thing::New(new_id()), |id| Thing::Had(*id));
    let release = find_release(known, draft, artist).map_or_else(|| Thing::New(new_id()), Thing::Had);
    known.artists.insert(draft.artist.clone(), artist.id());
    remember_release(known, draft, artist.id(), release.id());
    let mut decision = Decision { artist, release, link: None, alias: None, taken: false };
    if !draft.wants_link() {
        return decision;
    }
    let word = draft.old.as_ref().and_then(|old| old.word.as_deref()).and_then(|word| Slug::parse(word).ok());
    let holder = word.as_ref().and_then(|word| known.words.get(word.as_str())).copied();
    if let Some(had) = find_link(known, draft, release, holder) {
        decision.link = Some(Thing::Had(had));
        return decision;
    }
    let link = new_id();
    decision.link = Some(Thing::New(link));
    decision.taken = holder.is_some();
    decision.alias = word.filter(|_| holder.is_none());
    let held = Held { workspace: known.workspace, link, release: release.id(), retired: false };
    if let Some(alias) = &decision.alias {
        known.words.insert(alias.as_str().to_owned(), held);
    }
    if let Some(old) = &draft.old {
        known.addresses.insert(old.key.clone(), link);
    }
    known.links.entry(release.id()).or_insert(link);
    decision
}

/// By the product code; else by a recording's; else by artist and title, unless the codes differ.
fn find_release(known: &Known, draft: &Draft, artist: Thing) -> Option<Uuid> {
    let by_upc = known.upcs.get(&releases::upc_key(&draft.upc)).filter(|_| !draft.upc.is_empty());
    if let Some(release) = by_upc {
        return Some(*release);
    }
    let by_isrc = || draft.isrcs().find_map(|isrc| known.isrcs.get(isrc)).copied();
    if draft.upc.is_empty()
        && let Some(release) = by_isrc()
    {
        return Some(release);
    }
    let (release, has_upc) = known.titles.get(&(artist.id(), draft.title.clone()))?;
    (draft.upc.is_empty() || !has_upc).then_some(*release)
}

fn remember_release(known: &mut Known, draft: &Draft, artist: Uuid, release: Uuid) {
    if !draft.upc.is_empty() {
        known.upcs.entry(releases::upc_key(&draft.upc)).or_insert(release);
    }
    for isrc in draft.isrcs() {
        known.isrcs.entry(isrc.to_owned()).or_insert(release);
    }
    known.titles.entry((artist, draft.title.clone())).or_insert((release, !draft.upc.is_empty()));
}

/// The link that a draft speaks of: one that came from the same old address before, or that has its word and is for the same
/// release; without an old address any link of the release.
fn find_link(known: &Known, draft: &Draft, release: Thing, holder: Option<Held>) -> Option<Uuid> {
    let Some(old) = &draft.old else { return known.links.get(&release.id()).copied() };
    if let Some(link) = known.addresses.get(&old.key) {
        return Some(*link);
    }
    let ours = holder.filter(|held| held.workspace == known.workspace && !held.retired);
    ours.filter(|held| held.release == release.id()).map(|held| held.link)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::draft::{Old, Way};

    fn ids() -> impl Fn() -> Uuid {
        let next = Cell::new(100);
        move || {
            next.set(next.get() + 1);
            Uuid::from_u128(next.get())
        }
    }

    fn known() -> Known {
        Known::nothing(WorkspaceId(Uuid::from_u128(1)))
    }

    fn draft(title: &str, upc: &str, old: Option<&str>) -> Draft {
        Draft {
            artist: "Noor".to_owned(),
            title: title.to_owned(),
            upc: upc.to_owned(),
            old: old.and_then(Old::read),
            ..Draft::default()
        }
    }

    #[test]
    fn what_an_earlier_row_makes_a_later_one_finds() {
        let (mut known, mut new_id) = (known(), ids());
        let first = decide(&mut known, &draft("One", "036000291452", Some("l.example/aa")), &mut new_id);
        let second = decide(&mut known, &draft("One", "0036000291452", Some("l.example/bb")), &mut new_id);
        let third = decide(&mut known, &draft("One", "036000291452", None), &mut new_id);
        assert!(first.artist.is_new() && first.release.is_new() && first.alias.is_some());
        assert_eq!((second.artist.is_new(), second.release), (false, Thing::Had(first.release.id())));
        assert_eq!(second.link.map(Thing::is_new), Some(true), "another address is another link");
        assert_eq!((third.link, third.is_had()), (None, true));
    }

    #[test]
    fn the_same_list_a_second_time_makes_nothing() {
        let (mut known, mut new_id) = (known(), ids());
        let drafts = [
            draft("One", "036000291452", Some("l.example/aa")),
            draft("Two", "", Some("l.example/privacy")),
            Draft {
                ways: vec![Way {
                    column: "x".to_owned(),
                    service: "deezer".to_owned(),
                    label: String::new(),
                    url: "https://deezer.com/1".to_owned(),
                }],
                ..draft("Three", "", None)
            },
        ];
        for draft in &drafts {
            assert!(!decide(&mut known, draft, &mut new_id).is_had());
        }
        for draft in &drafts {
            assert!(decide(&mut known, draft, &mut new_id).is_had(), "{draft:?}");
        }
    }

    #[test]
    fn a_word_that_is_somebody_elses_is_told_and_left_to_them() {
        let (mut known, mut new_id) = (known(), ids());
        let held = Held {
            workspace: WorkspaceId(Uuid::from_u128(2)),
            link: Uuid::from_u128(3),
            release: Uuid::from_u128(4),
            retired: false,
        };
        known.words.insert("a".repeat(2), held);
        let decision = decide(&mut known, &draft("One", "", Some("l.example/AA")), &mut new_id);
        assert!(decision.taken && decision.alias.is_none() && decision.link.is_some_and(Thing::is_new));
    }

    #[test]
    fn editions_with_other_codes_are_other_releases() {
        let (mut known, mut new_id) = (known(), ids());
        let first = decide(&mut known, &draft("One", "036000291452", None), &mut new_id);
        let other = decide(&mut known, &draft("One", "4006381333931", None), &mut new_id);
        let codeless = decide(&mut known, &draft("One", "", None), &mut new_id);
        assert!(first.release.is_new() && other.release.is_new());
        assert_eq!(codeless.release, Thing::Had(first.release.id()));
    }
}
