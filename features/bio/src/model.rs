//! Bio pages, their blocks, and when a block is to be seen.

mod draft;
mod glyph;
mod handle;
mod player;
mod service;
mod theme;

pub(crate) use draft::{Against, BlockDraft, CheckedBlock, CheckedPage, PageDraft};
pub(crate) use glyph::Glyph;
pub(crate) use handle::{Handle, is_handle};
use jiff::{Timestamp, civil, tz::TimeZone};
use kit::{OwnHosts, WorkspaceId};
pub(crate) use player::Player;
use serde::{Deserialize, Serialize};
pub(crate) use service::{Service, host};
pub(crate) use theme::{CORNER_WORDS, LAYOUT_WORDS, PALETTE_WORDS, SHEET};
use uuid::Uuid;

/// How many blocks a page may have.
pub(crate) const MAX_BLOCKS: usize = 100;

/// A bio page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// Which one.
    pub(crate) id: Uuid,
    /// Whose work it is.
    pub(crate) workspace: WorkspaceId,
    /// Whom it is about.
    pub(crate) artist_id: Uuid,
    /// Its address: `/@{handle}`.
    pub(crate) handle: String,
    /// A line under the name; empty where there is none.
    pub(crate) intro: String,
    /// One of `PALETTE_WORDS`.
    pub(crate) palette: String,
    /// One of `LAYOUT_WORDS`.
    pub(crate) layout: String,
    /// One of `CORNER_WORDS`.
    pub(crate) corners: String,
    /// The IANA name of the time zone in which its schedules are meant.
    pub(crate) time_zone: String,
    /// When it was made.
    pub(crate) created_at: Timestamp,
    /// When it was last changed, its blocks included.
    pub(crate) updated_at: Timestamp,
    /// Since when everybody may see it.
    pub(crate) published_at: Option<Timestamp>,
}

impl Page {
    /// Its time zone. It was verified when it was written; should the database have lost it since, times show in UTC.
    pub(crate) fn zone(&self) -> TimeZone {
        releases::time_zone(&self.time_zone).map_or(TimeZone::UTC, |(_, zone)| zone)
    }
}

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Which one.
    pub(crate) id: Uuid,
    /// What it shows.
    pub(crate) content: Content,
    /// Whether it is to be seen at all.
    pub(crate) shown: bool,
    /// The first moment at which it is to be seen.
    pub(crate) from: Option<Timestamp>,
    /// The first moment at which it is no longer to be seen.
    pub(crate) until: Option<Timestamp>,
    /// Since when it is removed; it can be put back for a day.
    pub(crate) removed_at: Option<Timestamp>,
}

/// What a block shows. This is how the store keeps it, so a field that nobody declared here is no block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Content {
    /// A title between other blocks.
    Heading { text: String },
    /// Plain paragraphs.
    Text { text: String },
    /// A way out.
    Link { label: String, url: String },
    /// Ways out to pages of the artist at services.
    Socials { urls: Vec<String> },
    /// A smart link's release.
    Release { link_id: Uuid },
    /// A smart link's pre-save, until the release is out.
    Presave { link_id: Uuid },
    /// A concert.
    Tour { date: civil::Date, city: String, venue: String, url: Option<String> },
    /// A video or something to listen to, at a service.
    Player { label: String, url: String },
    /// Something to buy.
    Shop { label: String, url: String },
    /// A way to book the artist: an address on the web or of mail.
    Booking { label: String, url: Option<String>, email: Option<String> },
    /// A picture that the label brought: the name that `media` keeps it by, its size in pixels, and what is to be seen on it.
    Image { hash: String, width: u32, height: u32, alt: String, url: Option<String> },
    /// A sign-up form of the artist's, as long as it is open.
    Form { form_id: Uuid },
}

/// The words of the kinds, in the order of the form.
pub(crate) const KINDS: [&str; 12] =
    ["link", "release", "presave", "socials", "tour", "player", "form", "image", "shop", "booking", "heading", "text"];

impl Content {
    /// The word of its kind.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Content::Heading { .. } => "heading",
            Content::Text { .. } => "text",
            Content::Link { .. } => "link",
            Content::Socials { .. } => "socials",
            Content::Release { .. } => "release",
            Content::Presave { .. } => "presave",
            Content::Tour { .. } => "tour",
            Content::Player { .. } => "player",
            Content::Shop { .. } => "shop",
            Content::Booking { .. } => "booking",
            Content::Image { .. } => "image",
            Content::Form { .. } => "form",
        }
    }

    /// The sign-up form that it needs.
    pub(crate) fn form_id(&self) -> Option<Uuid> {
        match self {
            Content::Form { form_id } => Some(*form_id),
            _ => None,
        }
    }

    /// The picture that it shows.
    pub(crate) fn image(&self) -> Option<media::Image> {
        match self {
            Content::Image { hash, width, height, .. } => {
                media::Image::stored(hash, i64::from(*width), i64::from(*height))
            }
            _ => None,
        }
    }

    /// Whether each of its ways out leads to a host of ours by now.
    pub(crate) fn leads_only_to(&self, own: &OwnHosts) -> bool {
        (0..).map_while(|n| self.way_out(n)).all(|url| own.hold_address(url))
    }

    /// The smart link that it needs.
    pub(crate) fn link_id(&self) -> Option<Uuid> {
        match self {
            Content::Release { link_id } | Content::Presave { link_id } => Some(*link_id),
            _ => None,
        }
    }

    /// Where its way out of that number leads, counted from 0: only `Socials` has more than one.
    pub(crate) fn way_out(&self, n: usize) -> Option<&str> {
        match self {
            Content::Socials { urls } => urls.get(n).map(String::as_str),
            _ if n > 0 => None,
            Content::Link { url, .. } | Content::Player { url, .. } | Content::Shop { url, .. } => Some(url),
            Content::Tour { url, .. } | Content::Booking { url, .. } | Content::Image { url, .. } => url.as_deref(),
            Content::Heading { .. } | Content::Text { .. } => None,
            Content::Release { .. } | Content::Presave { .. } | Content::Form { .. } => None,
        }
    }
}

/// Whether a block is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Everybody sees it.
    On,
    /// It is hidden by hand.
    Hidden,
    /// Its moment is still to come.
    Waiting,
    /// Its moment has passed, or the concert's day.
    Over,
}

impl Block {
    /// Whether it is to be seen at `now`. `zone` is its page's.
    pub(crate) fn state(&self, now: Timestamp, zone: &TimeZone) -> State {
        let passed = match &self.content {
            Content::Tour { date, .. } => *date < now.to_zoned(zone.clone()).date(),
            _ => false,
        };
        if !self.shown {
            State::Hidden
        } else if passed || self.until.is_some_and(|until| until <= now) {
            State::Over
        } else if self.from.is_some_and(|from| now < from) {
            State::Waiting
        } else {
            State::On
        }
    }
}

/// The word of a way out in addresses and events: the block's id, with the number where it is not the first.
pub(crate) fn way_word(block: Uuid, n: usize) -> String {
    if n == 0 { block.to_string() } else { format!("{block}.{n}") }
}

/// Reads the word of a way out.
pub(crate) fn parse_way(word: &str) -> Option<(Uuid, usize)> {
    let (id, n) = word.split_once('.').unwrap_or((word, "0"));
    let block = Uuid::try_parse(id).ok()?;
    let n: usize = n.parse().ok()?;
    // One way has one word, whatever else would parse: figures are kept by it.
    (way_word(block, n) == word).then_some((block, n))
}

/// A page with its blocks, as the store has it.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    /// The page.
    pub(crate) page: Page,
    /// Its blocks in their order, removed ones left out.
    pub(crate) blocks: Vec<Block>,
}

impl Whole {
    /// One of its blocks.
    pub(crate) fn block(&self, id: Uuid) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }
}

/// Where a block goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// One nearer to the top.
    Up,
    /// One nearer to the bottom.
    Down,
    /// To this place, counted from 1.
    At(usize),
}

/// The ids in their new order; what lies beyond an end is that end.
pub(crate) fn moved(mut ids: Vec<Uuid>, id: Uuid, place: Place) -> Vec<Uuid> {
    let Some(at) = ids.iter().position(|one| *one == id) else { return ids };
    ids.remove(at);
    let to = match place {
        Place::Up => at.saturating_sub(1),
        Place::Down => at + 1,
        Place::At(n) => n.saturating_sub(1),
    };
    ids.insert(to.min(ids.len()), id);
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn block(content: Content) -> Block {
        Block { id: Uuid::from_u128(1), content, shown: true, from: None, until: None, removed_at: None }
    }

    #[test]
    fn a_concert_disappears_when_its_day_is_over_where_it_is() {
        let content =
            Content::Tour { date: civil::date(2026, 11, 27), city: "Bristol".into(), venue: String::new(), url: None };
        let (tour, zone) = (block(content), releases::time_zone("Asia/Karachi").unwrap().1);
        assert_eq!(tour.state(at("2026-11-27T18:59:59Z"), &zone), State::On);
        assert_eq!(tour.state(at("2026-11-27T19:00:00Z"), &zone), State::Over);
        assert_eq!(tour.state(at("2026-11-27T19:00:00Z"), &TimeZone::UTC), State::On);
    }

    #[test]
    fn a_schedule_begins_and_ends_at_its_moments() {
        let heading = || Content::Heading { text: "Soon".into() };
        let (from, until) = (at("2026-11-27T10:00:00Z"), at("2026-11-28T10:00:00Z"));
        let one = Block { from: Some(from), until: Some(until), ..block(heading()) };
        let state = |now| one.state(at(now), &TimeZone::UTC);
        assert_eq!(state("2026-11-27T09:59:59Z"), State::Waiting);
        assert_eq!(state("2026-11-27T10:00:00Z"), State::On);
        assert_eq!(state("2026-11-28T10:00:00Z"), State::Over);
        assert_eq!(Block { shown: false, ..one.clone() }.state(from, &TimeZone::UTC), State::Hidden);
    }

    #[test]
    fn what_the_store_holds_is_read_strictly() {
        let kept = serde_json::to_string(&Content::Link { label: "Shop".into(), url: "https://noor.example/".into() });
        let kept = kept.unwrap();
        assert_eq!(kept, r#"{"kind":"link","label":"Shop","url":"https://noor.example/"}"#);
        assert!(serde_json::from_str::<Content>(&kept).is_ok());
        assert!(serde_json::from_str::<Content>(&kept.replace("label", "html")).is_err());
        assert!(serde_json::from_str::<Content>(&kept.replace("{\"kind", "{\"on\":1,\"kind")).is_err());
    }

    #[test]
    fn every_kind_has_its_word() {
        let contents = [
            Content::Heading { text: String::new() },
            Content::Presave { link_id: Uuid::nil() },
            Content::Socials { urls: Vec::new() },
        ];
        for content in contents {
            let kept = serde_json::to_value(&content).unwrap();
            assert_eq!(kept["kind"], content.kind());
            assert!(KINDS.contains(&content.kind()));
        }
    }

    #[test]
    fn a_block_moves_and_stops_at_the_ends() {
        let ids: Vec<Uuid> = (1..=3).map(Uuid::from_u128).collect();
        let order = |id: u128, place| -> Vec<u128> {
            moved(ids.clone(), Uuid::from_u128(id), place).iter().map(Uuid::as_u128).collect()
        };
        assert_eq!(order(2, Place::Up), [2, 1, 3]);
        assert_eq!(order(1, Place::Up), [1, 2, 3]);
        assert_eq!(order(1, Place::Down), [2, 1, 3]);
        assert_eq!(order(3, Place::Down), [1, 2, 3]);
        assert_eq!(order(3, Place::At(1)), [3, 1, 2]);
        assert_eq!(order(1, Place::At(900)), [2, 3, 1]);
        assert_eq!(order(9, Place::At(1)), [1, 2, 3], "nobody's block");
    }

    #[test]
    fn a_way_out_has_one_word() {
        let id = Uuid::from_u128(7);
        assert_eq!(parse_way(&way_word(id, 0)), Some((id, 0)));
        assert_eq!(parse_way(&way_word(id, 3)), Some((id, 3)));
        for word in ["", "x", &format!("{id}.0"), &format!("{id}.03"), &id.simple().to_string(), &format!("{id}.-1")] {
            assert_eq!(parse_way(word), None, "{word}");
        }
    }
}
