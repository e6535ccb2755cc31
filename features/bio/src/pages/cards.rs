//! Blocks as a fan sees them: what there is to show of each, now and to this visitor.

use jiff::Timestamp;
use kit::{Result, Tongue, Visitor};
use media::Loading;
use policy::routes::{bio as paths, links as link_paths, presave};
use releases::cover_html;
use uuid::Uuid;

use crate::{
    Bios, PublicPage,
    model::{Block, Content, Glyph, Player, Service, host, way_word},
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A block as it is shown.
pub(super) enum Card {
    Heading(String),
    /// Paragraphs, each with its lines.
    Words(Vec<Vec<String>>),
    Way(Way),
    Ways(Vec<Way>),
    Release(ReleaseCard),
    Presave(Way),
    Tour(TourCard),
    Player(Way, Player),
    Picture(PictureCard),
    /// The form as its own room wrote it.
    Form(String),
}

pub(super) struct PictureCard {
    pub(super) html: String,
    pub(super) path: Option<String>,
}

/// A way out.
pub(super) struct Way {
    pub(super) path: String,
    pub(super) glyph: Glyph,
    pub(super) label: String,
    /// What is said under it: where it leads.
    pub(super) note: String,
    /// Whether it opens beside the page.
    pub(super) beside: bool,
}

impl Card {
    /// Whose frame it can show.
    pub(super) fn origin(&self) -> Option<&'static str> {
        match self {
            Card::Player(_, player) => Some(player.origin),
            _ => None,
        }
    }

    /// Whether it leads to somebody else's.
    pub(super) fn leads_out(&self) -> bool {
        match self {
            Card::Way(_) | Card::Ways(_) | Card::Player(..) => true,
            Card::Tour(tour) => tour.tickets.is_some(),
            Card::Picture(picture) => picture.path.is_some(),
            _ => false,
        }
    }
}

pub(super) struct ReleaseCard {
    pub(super) path: String,
    pub(super) picture: String,
    pub(super) title: String,
    pub(super) artist: String,
    pub(super) when: String,
}

pub(super) struct TourCard {
    pub(super) day: String,
    pub(super) datetime: String,
    pub(super) city: String,
    pub(super) venue: String,
    pub(super) tickets: Option<String>,
}

/// What blocks are turned into cards with.
pub(super) struct Dresser<'a> {
    pub(super) bios: &'a Bios,
    pub(super) found: &'a PublicPage,
    pub(super) tongue: &'a Tongue,
    pub(super) now: Timestamp,
    pub(super) query: String,
    pub(super) preview: bool,
    pub(super) visitor: &'a Visitor,
    pub(super) may_sign_up: bool,
}

impl Dresser<'_> {
    /// A block as it is shown; nothing where there is nothing to show of it now.
    pub(super) async fn card(&self, place: usize, block: &Block) -> Result<Option<Card>> {
        let way = |glyph: Glyph, label: &str, url: &str| {
            self.way(block.id, glyph, label.to_owned(), url, host(url).to_owned())
        };
        Ok(Some(match &block.content {
            Content::Heading { text } => Card::Heading(text.clone()),
            Content::Text { text } => Card::Words(paragraphs(text)),
            Content::Link { label, url } => Card::Way(way(Glyph::Arrow, label, url)),
            Content::Shop { label, url } => Card::Way(way(Glyph::Shop, label, url)),
            Content::Player { label, url } => self.player(block.id, label, url),
            Content::Socials { urls } => Card::Ways(self.socials(block.id, urls)),
            Content::Booking { label, url: Some(url), .. } => Card::Way(way(Glyph::Calendar, label, url)),
            Content::Booking { label, email, .. } => Card::Way(letter(label, email.as_deref().unwrap_or_default())),
            Content::Tour { date, city, venue, url } => Card::Tour(TourCard {
                day: self.tongue.day(*date),
                datetime: date.to_string(),
                city: city.clone(),
                venue: venue.clone(),
                tickets: url.as_deref().map(|url| self.path(block.id, 0, url)),
            }),
            Content::Image { alt, url, .. } => return Ok(self.picture(block, alt, url.as_deref())),
            Content::Form { form_id } => return Ok(self.form(place, *form_id).await.map(Card::Form)),
            Content::Release { link_id } => return self.release(place, *link_id).await,
            Content::Presave { link_id } => return self.presave(*link_id).await,
        }))
    }

    fn path(&self, block: Uuid, n: usize, url: &str) -> String {
        if self.preview {
            return url.to_owned();
        }
        paths::GO.to(&[&self.found.whole.page.handle, &way_word(block, n)]) + &self.query
    }

    fn way(&self, block: Uuid, glyph: Glyph, label: String, url: &str, note: String) -> Way {
        Way { path: self.path(block, 0, url), glyph, label, note, beside: false }
    }

    /// Nothing of the service is on this page before somebody asks for it: the card says who sees the visit from there on.
    /// Without the page's script, and where we know no player, it is a way out.
    fn player(&self, block: Uuid, label: &str, url: &str) -> Card {
        let host = host(url);
        let service = Service::of_host(host).map_or(host, |service| service.name);
        let note = self.tongue.say_with("bio-player-note", &[("service", service.into())]);
        let way = Way { beside: true, ..self.way(block, Glyph::Play, label.to_owned(), url, note) };
        match Player::of(url) {
            Some(player) => Card::Player(way, player),
            None => Card::Way(way),
        }
    }

    fn picture(&self, block: &Block, alt: &str, url: Option<&str>) -> Option<Card> {
        let html = media::picture(&block.content.image()?, alt, "shot", Loading::Column);
        Some(Card::Picture(PictureCard { html, path: url.map(|url| self.path(block.id, 0, url)) }))
    }

    /// A form is left out while it is closed, and while the store is away: the rest of the page goes on.
    async fn form(&self, place: usize, id: Uuid) -> Option<String> {
        if !self.may_sign_up {
            return None;
        }
        let uid = place.to_string();
        let at = capture::Place { visitor: self.visitor, tongue: self.tongue, uid: &uid, asleep: self.preview };
        match self.bios.captures().embedded(self.found.whole.page.workspace, id, &at).await {
            Ok(form) => form,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "bio.form_left_out");
                None
            }
        }
    }

    fn socials(&self, block: Uuid, urls: &[String]) -> Vec<Way> {
        let way = |(n, url): (usize, &String)| {
            let host = host(url);
            let known = Service::of_host(host);
            Way {
                path: self.path(block, n, url),
                glyph: known.map_or(Glyph::Arrow, |service| service.glyph),
                label: known.map_or(host, |service| service.name).to_owned(),
                note: String::new(),
                beside: false,
            }
        };
        urls.iter().enumerate().map(way).collect()
    }

    async fn link(&self, id: Uuid) -> Result<Option<std::sync::Arc<links::PublicLink>>> {
        let Some(slug) = self.found.slugs.get(&id) else { return Ok(None) };
        self.bios.links().public(slug).await
    }

    async fn release(&self, place: usize, id: Uuid) -> Result<Option<Card>> {
        let Some(link) = self.link(id).await? else { return Ok(None) };
        let when = if link.is_out(self.now) {
            self.tongue.say("bio-out-now")
        } else {
            let day = self.tongue.day(link.release_at.to_zoned(link.zone.clone()).date());
            let left_ms = link.release_at.as_millisecond().saturating_sub(self.now.as_millisecond());
            let days = u64::try_from(left_ms).unwrap_or(0).div_ceil(DAY_MS.unsigned_abs());
            self.tongue.say_with(
                "bio-days-left",
                &[("n", i64::try_from(days).unwrap_or(i64::MAX).into()), ("day", day.into())],
            )
        };
        Ok(Some(Card::Release(ReleaseCard {
            path: link_paths::SHOW_PUBLIC.to(&[&link.slug]) + &self.query,
            picture: cover_html(link.cover.as_ref(), &link.title, "", &place.to_string(), Loading::Thumb),
            title: link.title.clone(),
            artist: link.artist.clone(),
            when,
        })))
    }

    /// Only while there is something to be saved for the day.
    async fn presave(&self, id: Uuid) -> Result<Option<Card>> {
        let Some(link) = self.link(id).await? else { return Ok(None) };
        let provider = self.bios.links().presave_providers().find(|provider| link.can_be_saved_at(provider));
        let Some(provider) = provider.filter(|_| !link.is_out(self.now)) else { return Ok(None) };
        let day = self.tongue.day(link.release_at.to_zoned(link.zone.clone()).date());
        Ok(Some(Card::Presave(Way {
            path: presave::NEW.to(&[&link.slug, provider]) + &self.query,
            glyph: Glyph::Arrow,
            label: self.tongue.say_with("bio-presave", &[("title", link.title.as_str().into())]),
            note: self.tongue.say_with("bio-out-on", &[("day", day.into())]),
            beside: false,
        })))
    }
}

/// A letter is written in the visitor's own program: it is no visit anywhere, and is not counted.
fn letter(label: &str, email: &str) -> Way {
    Way {
        path: format!("mailto:{email}"),
        glyph: Glyph::Letter,
        label: label.to_owned(),
        note: email.to_owned(),
        beside: false,
    }
}

fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            all.push(Vec::new());
        } else if let Some(last) = all.last_mut() {
            last.push(line.to_owned());
        }
    }
    all.retain(|lines| !lines.is_empty());
    all
}
