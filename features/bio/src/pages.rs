//! The pages as askama sees them.

mod cards;
mod editor;

use std::sync::LazyLock;

use askama::Template;
use axum::http::StatusCode;
use cards::{Card, Dresser};
pub(crate) use editor::{Edit, EditBlock};
use jiff::Timestamp;
use kit::{Extras, Frame, Lang, Result, Script, Tongue, Visitor, cover, page_with};
use lake::Campaign;
use policy::routes::bio as paths;

use crate::{
    Bios, PublicPage,
    form::PageForm,
    model::{CORNER_WORDS, LAYOUT_WORDS, PALETTE_WORDS, Page, SHEET, State, host},
};

/// Shows a player when a fan asks for it.
static PLAYER: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../assets/player.js")));

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
        let address = own.url(page.workspace, &paths::SHOW_PUBLIC.to(&[&page.handle]));
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
