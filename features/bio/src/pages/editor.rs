//! The editor of a page: its blocks in their order, and the form of one of them.

use std::{collections::HashMap, sync::LazyLock};

use askama::Template;
use axum::http::StatusCode;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Extras, Frame, Result, Script, Tongue, page_with};
use media::{Image, Loading};
use policy::routes::bio as paths;
use uuid::Uuid;

use super::{Choice, choices, page_state};
use crate::{
    Bios, PublicPage, actions,
    form::BlockForm,
    model::{Block, Content, KINDS, MAX_BLOCKS, Page, Service, State, host},
};

/// How much of a text stands for a block in the list, in characters.
const SUMMARY_CHARS: usize = 60;
/// Orders blocks by dragging, and by the keys.
static ORDER: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("../../assets/order.js")));

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
            address: bios.app().own_hosts().await?.url(page.workspace, &public),
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
