//! A fan's own playlists, to choose one of them.

use askama::Template;
use kit::Frame;
use media::Loading;
use releases::cover_html;

use crate::{
    choosing::{Found, Own},
    elsewhere::Work,
    service::Service,
};

/// Lets a fan choose.
#[derive(Template)]
#[template(path = "playlist.html")]
pub(crate) struct Chooser {
    frame: Frame,
    cover: String,
    title: String,
    artist: String,
    what: String,
    action: String,
    back: String,
    /// What a new one is called.
    name: String,
    own: Vec<Own>,
    /// A new one is what stands there now.
    is_new: bool,
    none: Option<String>,
    more: Option<String>,
    is_gone: bool,
    is_refused: bool,
}

impl Chooser {
    /// What the page sends for a playlist that is made.
    pub(crate) const NEW: &str = "new";

    pub(crate) fn new(
        frame: Frame,
        receipt: &str,
        work: Option<&Work>,
        name: String,
        found: Found,
        is_refused: bool,
    ) -> Chooser {
        let Found { own, is_gone, is_cut } = found;
        let told = |id: &str| frame.tongue.say_with(id, &[("service", Service::Youtube.name().into())]);
        let title = work.map(|work| work.title.clone()).unwrap_or_default();
        Chooser {
            cover: cover_html(work.and_then(|work| work.cover.as_ref()), &title, "cover", "p", Loading::Thumb),
            artist: work.map(|work| work.artist.clone()).unwrap_or_default(),
            title,
            what: told("presave-choose-what"),
            action: policy::routes::presave::CHOOSE_PLAYLIST.to(&[receipt]),
            back: policy::routes::presave::RECEIPT.to(&[receipt]),
            name,
            is_new: !own.iter().any(|list| list.is_chosen),
            none: own.is_empty().then(|| told("presave-choose-none")),
            more: is_cut.then(|| told("presave-choose-more")),
            own,
            is_gone,
            is_refused,
            frame,
        }
    }
}
