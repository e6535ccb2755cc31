//! The overview: a workspace at a glance, or what to do first.

use std::collections::HashMap;

use askama::Template;
use jiff::Timestamp;
use kit::Frame;
use policy::routes::{artists, links, releases as release_paths, stats};
use releases::Release;
use uuid::Uuid;

use super::Standing;
use crate::{
    actions::{LinkAtAGlance, Overview},
    model::Totals,
};

/// The overview.
#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct Home {
    frame: Frame,
    /// The way to a first link, where there is none yet.
    steps: Vec<Step>,
    /// Where the next step is done, and what its button says.
    next: Option<(&'static str, String)>,
    /// Names and figures.
    totals: Vec<(String, String)>,
    links: Vec<Row>,
    has_more: bool,
    unlinked: Vec<Row>,
}

/// One step to the first link.
struct Step {
    what: String,
    done: bool,
}

/// A link, or a release without one.
struct Row {
    picture: String,
    title: String,
    path: String,
    artist: String,
    when: String,
    state_class: &'static str,
    state: String,
    /// Names and figures of a link.
    figures: Vec<(String, String)>,
    /// Where a release gets its link.
    act: String,
}

impl Home {
    pub(crate) fn new(frame: Frame, overview: Overview, now: Timestamp) -> Home {
        let Overview { totals, links, has_more, unlinked, artists, has_artists, has_releases } = overview;
        let (steps, next) =
            if links.is_empty() { beginning(&frame, has_artists, has_releases) } else { (Vec::new(), None) };
        let n_links = links.len();
        let unlinked =
            unlinked.iter().zip(n_links..).map(|(one, place)| release_row(&frame, one, &artists, now, place));
        let unlinked = unlinked.collect();
        let links = links.iter().zip(0..).map(|(one, place)| link_row(&frame, one, &artists, now, place)).collect();
        let totals = said(&frame, totals, totals.presaves);
        Home { steps, next, totals, links, has_more, unlinked, frame }
    }
}

/// The three steps, and where the next one is done.
fn beginning(frame: &Frame, has_artists: bool, has_releases: bool) -> (Vec<Step>, Option<(&'static str, String)>) {
    // A release is proof of an artist, even of one that was retired since.
    let has_artists = has_artists || has_releases;
    let step = |text, done| Step { what: frame.say(text), done };
    let steps = vec![
        step("stats-step-artist", has_artists),
        step("stats-step-release", has_releases),
        step("stats-step-link", false),
    ];
    let next = match (has_artists, has_releases) {
        (_, true) => (links::NEW.path, frame.say("stats-do-link")),
        (true, false) => (release_paths::NEW.path, frame.say("stats-do-release")),
        (false, false) => (artists::INDEX.path, frame.say("stats-do-artist")),
    };
    (steps, Some(next))
}

fn said(frame: &Frame, totals: Totals, presaves: u64) -> Vec<(String, String)> {
    let number = |n| frame.tongue.number(n);
    vec![
        (frame.say("stats-views"), number(totals.views)),
        (frame.say("stats-clicks"), number(totals.clicks)),
        (frame.say("stats-presaves"), number(presaves)),
    ]
}

fn link_row(frame: &Frame, one: &LinkAtAGlance, artists: &HashMap<Uuid, String>, now: Timestamp, place: usize) -> Row {
    let LinkAtAGlance { link, release, totals, report } = one;
    let standing = Standing::of(&frame.tongue, release, link.retired_at.is_some(), now);
    Row {
        picture: picture(release, place),
        title: release.title.clone(),
        path: stats::LINK.to(&[&link.id.to_string()]),
        artist: artists.get(&release.artist_id).cloned().unwrap_or_default(),
        when: standing.when,
        state_class: standing.class,
        state: standing.state,
        figures: said(frame, *totals, report.given),
        act: String::new(),
    }
}

fn release_row(frame: &Frame, release: &Release, artists: &HashMap<Uuid, String>, now: Timestamp, place: usize) -> Row {
    let standing = Standing::of(&frame.tongue, release, false, now);
    Row {
        picture: picture(release, place),
        title: release.title.clone(),
        path: release_paths::EDIT.to(&[&release.id.to_string()]),
        artist: artists.get(&release.artist_id).cloned().unwrap_or_default(),
        when: standing.when,
        state_class: "is-draft",
        state: frame.say("stats-state-unlinked"),
        figures: Vec::new(),
        act: format!("{}?release={}", links::NEW.path, release.id),
    }
}

/// The place keeps the pictures of one page apart.
fn picture(release: &Release, place: usize) -> String {
    release.row_picture(place)
}
