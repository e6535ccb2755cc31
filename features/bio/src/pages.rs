//! The pages as askama sees them.

use std::{collections::HashMap, sync::LazyLock};

use askama::Template;
use axum::http::StatusCode;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Extras, Frame, Lang, Result, Script, Tongue, Visitor, cover, page_with};
use lake::Campaign;
use media::{Image, Loading};
use policy::routes::{bio as paths, links as link_paths, presave};
use releases::cover_html;
use uuid::Uuid;

use crate::{
    Bios, PublicPage, actions,
    form::{BlockForm, PageForm},
    model::{
        Block, CORNER_WORDS, Content, Glyph, KINDS, LAYOUT_WORDS, MAX_BLOCKS, PALETTE_WORDS, Page, Player, SHEET,
        Service, State, host, way_word,
    },
};

/// How much of a text stands for a block in the editor's list, in characters.
const SUMMARY_CHARS: usize = 60;
/// Shows a player when a fan asks for it.
static PLAYER: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../assets/player.js")));
/// Orders blocks by dragging, and by the keys.
static ORDER: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../assets/order.js")));
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// How a page is looked at.
pub(crate) struct Eyes<'a> {
    /// Who looks.
    pub(crate) visitor: &'a Visitor,
    /// The moment that decides what is to be seen.
    pub(crate) now: Timestamp,
    /// What the address of the page was tagged with: its ways out carry it on.
    pub(crate) campaign: Option<&'a Campaign>,
    /// Whether a sign-up form is of use to them.
    pub(crate) may_sign_up: bool,
    /// The bar of a preview, whose ways out lead out directly and are counted nowhere.
    pub(crate) preview: Option<Bar>,
}

/// A bio page.
#[derive(Template)]
#[template(path = "bio-page.html")]
pub(crate) struct Fan<'a> {
    frame: Frame,
    artist: &'a str,
    page: &'a Page,
    address: String,
    /// What search engines and chats show of it.
    description: String,
    /// Nothing where the layout has no picture.
    picture: Option<String>,
    cards: Vec<Card>,
    /// Whether something on the page leads to somebody else's.
    leads_out: bool,
    /// Whose players a fan can have shown here.
    origins: Vec<&'static str>,
    bar: Option<Bar>,
}

/// A block as it is shown.
enum Card {
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

struct PictureCard {
    html: String,
    path: Option<String>,
}

/// A way out.
struct Way {
    path: String,
    glyph: Glyph,
    label: String,
    /// What is said under it: where it leads.
    note: String,
    /// Whether it opens beside the page.
    beside: bool,
}

impl Card {
    /// Whose frame it can show.
    fn origin(&self) -> Option<&'static str> {
        match self {
            Card::Player(_, player) => Some(player.origin),
            _ => None,
        }
    }

    /// Whether it leads to somebody else's.
    fn leads_out(&self) -> bool {
        match self {
            Card::Way(_) | Card::Ways(_) | Card::Player(..) => true,
            Card::Tour(tour) => tour.tickets.is_some(),
            Card::Picture(picture) => picture.path.is_some(),
            _ => false,
        }
    }
}

struct ReleaseCard {
    path: String,
    picture: String,
    title: String,
    artist: String,
    when: String,
}

struct TourCard {
    day: String,
    datetime: String,
    city: String,
    venue: String,
    tickets: Option<String>,
}

impl<'a> Fan<'a> {
    pub(crate) async fn new(frame: Frame, bios: &Bios, found: &'a PublicPage, eyes: &Eyes<'_>) -> Result<Fan<'a>> {
        let page = &found.whole.page;
        let zone = page.zone();
        let dresser = Dresser {
            bios,
            found,
            tongue: &frame.tongue,
            now: eyes.now,
            query: eyes.campaign.map(links::campaign_query).unwrap_or_default(),
            preview: eyes.preview.is_some(),
            visitor: eyes.visitor,
            may_sign_up: eyes.may_sign_up,
        };
        let own = bios.app().own_hosts().await?;
        let mut cards = Vec::with_capacity(found.whole.blocks.len());
        let mut leads_out = false;
        for (place, block) in found.whole.blocks.iter().enumerate() {
            if block.state(eyes.now, &zone) == State::On
                && let Some(card) = dresser.card(place, block).await?
            {
                leads_out |= card.leads_out() && !block.content.leads_only_to(&own);
                cards.push(card);
            }
        }
        let origins = cards.iter().filter_map(Card::origin).collect();
        let picture = (page.layout != "plain").then(|| cover(&found.artist, "cover", ""));
        let address = bios.app().url(&paths::SHOW_PUBLIC.to(&[&page.handle]));
        let description = if page.intro.is_empty() {
            frame.tongue.say_with("bio-description", &[("artist", found.artist.as_str().into())])
        } else {
            page.intro.clone()
        };
        let bar = eyes.preview.clone();
        let frame = Frame { css: crate::model::SHEET.css(frame.tongue.lang()), ..frame };
        Ok(Fan { frame, artist: &found.artist, page, address, description, picture, cards, leads_out, origins, bar })
    }

    /// The page, with what its blocks need and nothing more.
    pub(crate) fn answer(&self) -> Result {
        let mut extras = Extras { sheet: Some(&SHEET), ..Extras::default() };
        if !self.origins.is_empty() {
            extras = Extras { script: Some(&PLAYER), frames: &self.origins, ..extras };
        }
        page_with(StatusCode::OK, self, &extras)
    }

    /// The script of the players, on a page that has one.
    fn script(&self) -> Option<&'static str> {
        (!self.origins.is_empty()).then(|| PLAYER.source())
    }
}

/// What blocks are turned into cards with.
struct Dresser<'a> {
    bios: &'a Bios,
    found: &'a PublicPage,
    tongue: &'a Tongue,
    now: Timestamp,
    query: String,
    preview: bool,
    visitor: &'a Visitor,
    may_sign_up: bool,
}

impl Dresser<'_> {
    /// A block as it is shown; nothing where there is nothing to show of it now.
    async fn card(&self, place: usize, block: &Block) -> Result<Option<Card>> {
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
        let provider = self.bios.links().presave_providers().next().filter(|_| link.can_be_saved());
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

/// What stands over a preview, in the member's own language.
#[derive(Clone)]
pub(crate) struct Bar {
    tongue: Tongue,
    lang: &'static str,
    at: String,
    back: String,
    zone: String,
}

impl Bar {
    pub(crate) fn new(member: &Tongue, page: &Page, lang: Lang, now: Timestamp) -> Bar {
        Bar {
            tongue: member.clone(),
            lang: lang.tag(),
            at: now.to_zoned(page.zone()).strftime("%Y-%m-%dT%H:%M").to_string(),
            back: paths::EDIT.to(&[&page.id.to_string()]),
            zone: page.time_zone.clone(),
        }
    }

    /// The languages, each in its own words.
    fn langs(&self) -> [(&'static str, &'static str); 4] {
        [("en", "English"), ("ru", "Русский"), ("gu", "ગુજરાતી"), ("ur", "اردو")]
    }
}

/// What a fan sees when the click could not be kept.
#[derive(Template)]
#[template(path = "bio-not-kept.html")]
pub(crate) struct NotKept<'a> {
    frame: Frame,
    way: &'a str,
    on: String,
}

impl<'a> NotKept<'a> {
    pub(crate) fn new(frame: Frame, way: &'a str) -> NotKept<'a> {
        let on = frame.tongue.say_with("bio-not-kept-on", &[("host", host(way).into())]);
        NotKept { frame, way, on }
    }
}

/// Every page of a workspace.
#[derive(Template)]
#[template(path = "bio-index.html")]
pub(crate) struct Index {
    pub(crate) frame: Frame,
    pub(crate) rows: Vec<Row>,
}

/// A page in the list.
pub(crate) struct Row {
    picture: String,
    artist: String,
    handle: String,
    mark: &'static str,
    state: String,
    path: String,
    preview: String,
    /// Its public page, when it is published.
    page: Option<String>,
}

impl Row {
    /// `place` keeps the pictures of one page apart.
    pub(crate) fn new(tongue: &Tongue, place: usize, page: &Page, artist: &str) -> Row {
        let (mark, word) = page_state(page);
        let id = page.id.to_string();
        Row {
            picture: cover(artist, "", &place.to_string()),
            artist: artist.to_owned(),
            handle: page.handle.clone(),
            mark,
            state: tongue.say(word),
            path: paths::EDIT.to(&[&id]),
            preview: paths::PREVIEW.to(&[&id]),
            page: page.published_at.map(|_| paths::SHOW_PUBLIC.to(&[&page.handle])),
        }
    }
}

fn page_state(page: &Page) -> (&'static str, &'static str) {
    if page.published_at.is_some() { ("is-now", "bio-state-published") } else { ("is-draft", "bio-state-draft") }
}

/// Something that can be chosen.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) words: String,
}

/// The choices of a list of words, said with a stem.
fn choices(tongue: &Tongue, stem: &str, words: &[&str]) -> Vec<Choice> {
    let choice = |word: &&str| Choice { value: (*word).to_owned(), words: tongue.say(&format!("{stem}{word}")) };
    words.iter().map(choice).collect()
}

/// The form for a new page.
#[derive(Template)]
#[template(path = "bio-new.html")]
pub(crate) struct New {
    pub(crate) frame: Frame,
    /// Those that have no page yet.
    pub(crate) artists: Vec<Choice>,
    pub(crate) any_page: bool,
    pub(crate) form: PageForm,
}

/// The form of a page that is there, and the end of it.
#[derive(Template)]
#[template(path = "bio-settings.html")]
pub(crate) struct Settings {
    pub(crate) frame: Frame,
    pub(crate) id: String,
    pub(crate) artist: String,
    pub(crate) form: PageForm,
}

/// The three choices of a page's looks: the field, what is chosen, what there is.
struct Look<'a> {
    field: &'static str,
    name: String,
    chosen: &'a str,
    choices: Vec<Choice>,
}

fn looks<'a>(frame: &Frame, form: &'a PageForm) -> [Look<'a>; 3] {
    let draft = &form.draft;
    let look = |field: &'static str, stem: &str, chosen: &'a str, words: &[&str]| Look {
        field,
        name: frame.tongue.say(&format!("bio-field-{field}")),
        chosen,
        choices: choices(&frame.tongue, stem, words),
    };
    [
        look("palette", "bio-palette-", &draft.palette, &PALETTE_WORDS),
        look("layout", "bio-layout-", &draft.layout, &LAYOUT_WORDS),
        look("corners", "bio-corners-", &draft.corners, &CORNER_WORDS),
    ]
}

impl New {
    fn looks(&self) -> [Look<'_>; 3] {
        looks(&self.frame, &self.form)
    }
}

impl Settings {
    fn looks(&self) -> [Look<'_>; 3] {
        looks(&self.frame, &self.form)
    }

    fn path(&self, route: &policy::Route) -> String {
        route.to(&[&self.id])
    }
}

/// The editor: a page's blocks in their order.
#[derive(Template)]
#[template(path = "bio-edit.html")]
pub(crate) struct Edit {
    frame: Frame,
    id: String,
    artist: String,
    mark: &'static str,
    state: String,
    published: bool,
    page: String,
    address: String,
    rows: Vec<BlockRow>,
    removed: Vec<Removed>,
    kinds: Vec<Choice>,
    full: bool,
    views: String,
    clicks: String,
}

/// A block in the editor's list.
struct BlockRow {
    id: String,
    number: String,
    kind: String,
    title: String,
    when: String,
    mark: &'static str,
    state: String,
    shown: bool,
    first: bool,
    last: bool,
    clicks: Option<String>,
}

/// A block that can be put back.
struct Removed {
    id: String,
    kind: String,
    title: String,
}

impl Edit {
    pub(crate) async fn new(frame: Frame, bios: &Bios, found: &PublicPage, removed: &[Block]) -> Result<Edit> {
        let (tongue, page) = (&frame.tongue, &found.whole.page);
        let figures = actions::figures(bios, page).await?;
        let (now, zone) = (bios.app().clock.now(), page.zone());
        let n_blocks = found.whole.blocks.len();
        let row = |(place, block): (usize, &Block)| {
            let row = BlockRow::new(tongue, found, block, now, &zone, &figures.by_way);
            let number = tongue.number(u64::try_from(place + 1).unwrap_or(0));
            BlockRow { number, first: place == 0, last: place + 1 == n_blocks, ..row }
        };
        let rows = found.whole.blocks.iter().enumerate().map(row).collect();
        let gone = |block: &Block| Removed {
            id: block.id.to_string(),
            kind: kind_words(tongue, block.content.kind()),
            title: title(tongue, found, block),
        };
        let (mark, word) = page_state(page);
        let public = paths::SHOW_PUBLIC.to(&[&page.handle]);
        Ok(Edit {
            id: page.id.to_string(),
            artist: found.artist.clone(),
            mark,
            state: tongue.say(word),
            published: page.published_at.is_some(),
            address: bios.app().url(&public),
            page: public,
            rows,
            removed: removed.iter().map(gone).collect(),
            kinds: choices(tongue, "bio-kind-", &KINDS),
            full: n_blocks >= MAX_BLOCKS,
            views: tongue.number(figures.views),
            clicks: tongue.number(figures.by_way.values().sum()),
            frame,
        })
    }

    /// The page with its script: without it the buttons do the same.
    pub(crate) fn answer(&self) -> Result {
        page_with(StatusCode::OK, self, &Extras { script: Some(&ORDER), ..Extras::default() })
    }

    fn script(&self) -> &'static str {
        ORDER.source()
    }

    /// What the script says, with places for what it fills in.
    fn said(&self, text: &str) -> String {
        let places = ["title", "n", "all"].map(|name| (name, kit::Arg::from(format!("{{{name}}}"))));
        self.frame.tongue.say_with(text, &places)
    }

    fn path(&self, route: &policy::Route) -> String {
        route.to(&[&self.id])
    }

    fn at(&self, route: &policy::Route, block: &str) -> String {
        route.to(&[&self.id, block])
    }
}

impl BlockRow {
    fn new(
        tongue: &Tongue,
        found: &PublicPage,
        block: &Block,
        now: Timestamp,
        zone: &TimeZone,
        clicks: &HashMap<Uuid, u64>,
    ) -> BlockRow {
        let (mark, word) = match block.state(now, zone) {
            State::On => ("is-now", "bio-block-on"),
            State::Hidden => ("is-draft", "bio-block-hidden"),
            State::Waiting => ("is-next", "bio-block-waiting"),
            State::Over => ("is-end", "bio-block-over"),
        };
        let clicks = block.content.way_out(0).map(|_| tongue.number(clicks.get(&block.id).copied().unwrap_or(0)));
        BlockRow {
            id: block.id.to_string(),
            number: String::new(),
            kind: kind_words(tongue, block.content.kind()),
            title: title(tongue, found, block),
            when: schedule(tongue, block, zone),
            mark,
            state: tongue.say(word),
            shown: block.shown,
            first: false,
            last: false,
            clicks,
        }
    }
}

fn kind_words(tongue: &Tongue, kind: &str) -> String {
    tongue.say(&format!("bio-kind-{kind}"))
}

/// What stands for a block in the list.
fn title(tongue: &Tongue, found: &PublicPage, block: &Block) -> String {
    match &block.content {
        Content::Heading { text } | Content::Text { text } => {
            let first = text.lines().next().unwrap_or_default();
            let cut: String = first.chars().take(SUMMARY_CHARS).collect();
            if cut.len() < text.len() { format!("{cut} …") } else { cut }
        }
        Content::Link { label, .. }
        | Content::Player { label, .. }
        | Content::Shop { label, .. }
        | Content::Booking { label, .. } => label.clone(),
        Content::Socials { urls } => {
            let name = |url: &String| {
                let host = host(url);
                Service::of_host(host).map_or(host, |service| service.name).to_owned()
            };
            tongue.list(urls.iter().map(name))
        }
        Content::Release { link_id } | Content::Presave { link_id } => {
            found.slugs.get(link_id).map_or_else(|| tongue.say("bio-link-gone"), |slug| format!("/{slug}"))
        }
        Content::Image { alt, .. } => alt.clone(),
        Content::Form { form_id } => found.forms.get(form_id).cloned().unwrap_or_else(|| tongue.say("bio-form-gone")),
        Content::Tour { date, city, .. } => format!("{city} · {}", tongue.day(*date)),
    }
}

/// When a block is to be seen, in words; empty where it always is.
fn schedule(tongue: &Tongue, block: &Block, zone: &TimeZone) -> String {
    let at = |at: Timestamp| tongue.moment(at, zone);
    match (block.from.map(at), block.until.map(at)) {
        (None, None) => String::new(),
        (Some(from), None) => tongue.say_with("bio-from", &[("from", from.into())]),
        (None, Some(until)) => tongue.say_with("bio-until", &[("until", until.into())]),
        (Some(from), Some(until)) => {
            tongue.say_with("bio-from-until", &[("from", from.into()), ("until", until.into())])
        }
    }
}

/// The form of a block.
#[derive(Template)]
#[template(path = "bio-block.html")]
pub(crate) struct EditBlock {
    frame: Frame,
    title: String,
    back: String,
    handle: String,
    zone: String,
    action: String,
    new: bool,
    /// What the block can be made of.
    choices: Vec<Choice>,
    /// The picture that it has.
    picture: Option<String>,
    form: BlockForm,
}

impl EditBlock {
    pub(crate) fn new(
        frame: Frame,
        page: &Page,
        block: Option<Uuid>,
        choices: Vec<Choice>,
        form: BlockForm,
    ) -> EditBlock {
        let id = page.id.to_string();
        let action = match (block.map(|block| block.to_string()), form.draft.kind.as_str()) {
            (Some(block), "image") => paths::UPDATE_IMAGE.to(&[&id, &block]),
            (None, "image") => paths::CREATE_IMAGE.to(&[&id]),
            (Some(block), _) => paths::UPDATE_BLOCK.to(&[&id, &block]),
            (None, _) => paths::CREATE_BLOCK.to(&[&id]),
        };
        EditBlock {
            title: kind_words(&frame.tongue, &form.draft.kind),
            back: paths::EDIT.to(&[&id]),
            handle: page.handle.clone(),
            zone: page.time_zone.clone(),
            action,
            new: block.is_none(),
            choices,
            picture: None,
            form,
            frame,
        }
    }

    /// The same form with the picture that the block has, or that came before.
    #[must_use]
    pub(crate) fn showing(self, picture: Option<Image>) -> EditBlock {
        let picture = picture.map(|image| media::picture(&image, &self.form.draft.alt, "shot", Loading::Thumb));
        EditBlock { picture, ..self }
    }

    /// The fields of the form, in their order.
    fn inputs(&self) -> Vec<Input<'_>> {
        let tongue = &self.frame.tongue;
        let kind = self.form.draft.kind.as_str();
        let input = |field: &'static str| Input {
            field,
            name: match field {
                "url" if kind == "tour" => tongue.say("bio-tickets-address"),
                "url" if kind == "image" => tongue.say("bio-image-address"),
                _ => tongue.say(&format!("bio-field-{field}")),
            },
            value: self.form.draft.value(field),
            error: self.form.error(field, tongue),
            shape: Shape::of(field, &self.form.draft.kind),
        };
        self.form.draft.fields().iter().copied().map(input).collect()
    }

    fn schedule(&self) -> [Input<'_>; 2] {
        let tongue = &self.frame.tongue;
        ["from", "until"].map(|field| Input {
            field,
            name: tongue.say(&format!("bio-field-{field}")),
            value: self.form.draft.value(field),
            error: self.form.error(field, tongue),
            shape: Shape::Moment,
        })
    }
}

/// One field of the form.
struct Input<'a> {
    field: &'static str,
    name: String,
    value: &'a str,
    error: Option<String>,
    shape: Shape,
}

/// How a field is entered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Lines,
    Address,
    Mail,
    Day,
    Moment,
    Choice,
    File,
}

impl Shape {
    fn of(field: &str, kind: &str) -> Shape {
        match field {
            "text" if kind == "text" => Shape::Lines,
            "urls" => Shape::Lines,
            "url" => Shape::Address,
            "email" => Shape::Mail,
            "date" => Shape::Day,
            "link_id" | "form_id" => Shape::Choice,
            "picture" => Shape::File,
            _ => Shape::Line,
        }
    }

    /// The type of the input element.
    fn kind(self) -> &'static str {
        match self {
            Shape::Address => "url",
            Shape::Mail => "email",
            Shape::Day => "date",
            Shape::Moment => "datetime-local",
            Shape::File => "file",
            Shape::Line | Shape::Lines | Shape::Choice => "text",
        }
    }

    /// The direction of what is typed.
    fn dir(self) -> &'static str {
        if self == Shape::Line { "auto" } else { "ltr" }
    }
}
