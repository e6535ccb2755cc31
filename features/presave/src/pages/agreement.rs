//! The consent page: what is wished for, one box each, in the words that are kept.

use askama::Template;
use jiff::tz::TimeZone;
use kit::{App, Frame};
use links::PublicLink;
use media::Loading;
use releases::cover_html;

use super::apps_of;
use crate::{
    acts::Act,
    at, consents,
    service::{Mode, Service, reaches},
};

/// Asks for the fan's agreement.
#[derive(Template)]
#[template(path = "consent.html")]
pub(crate) struct Agreement {
    frame: Frame,
    cover: String,
    title: String,
    artist: String,
    heading: String,
    what: String,
    who: String,
    /// Said where the service lets a few people only use it.
    trial: Option<String>,
    /// Said where the permission ends before the release.
    early_end: Option<String>,
    change: String,
    apps: &'static str,
    apps_said: String,
    kept: String,
    wishes: Vec<WishBox>,
    action: String,
    go: String,
    next: String,
    /// Whether the day of birth is asked.
    asks_birth: bool,
    zones: Option<Zones>,
    missing: Missing,
}

/// One wish: its box, and the permission behind it.
struct WishBox {
    field: &'static str,
    agreement: String,
    /// The service's word for the permission, and what it allows.
    scope: &'static str,
    scope_allows: String,
    ticked: bool,
}

/// Where the fan's day begins.
struct Zones {
    said: String,
    chosen: String,
    all: &'static [&'static str],
}

/// What a form came without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) agreement: bool,
    pub(crate) birth: bool,
    pub(crate) zone: bool,
}

impl Missing {
    pub(crate) fn any(self) -> bool {
        self.agreement || self.birth || self.zone
    }
}

/// What the consent page asks for.
#[derive(Clone, Debug)]
pub(crate) struct Asks {
    pub(crate) service: Service,
    pub(crate) wishes: Vec<Act>,
    /// The fan is asked once more, perhaps after the release.
    pub(crate) again: bool,
    pub(crate) birth: bool,
    /// By which clocks the release comes out for this fan.
    pub(crate) zone: TimeZone,
    /// Until when the permission is kept at the latest.
    pub(crate) end: jiff::Timestamp,
    pub(crate) mode: Mode,
}

/// What a form came with, to be kept while something else is missing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub(crate) acts: Vec<Act>,
    pub(crate) zone: Option<String>,
}

impl Agreement {
    /// For a release that is still to come, or that is out while the fan is asked once more.
    pub(crate) fn new(
        app: &App,
        frame: Frame,
        link: &PublicLink,
        asks: &Asks,
        typed: &Typed,
        missing: Missing,
    ) -> Agreement {
        let (now, service) = (app.clock.now(), asks.service);
        let tongue = &frame.tongue;
        let out_at = link.moment.within(&asks.zone);
        let out = out_at <= now;
        let name = || ("service", service.name().into());
        let day_of = |at: jiff::Timestamp| tongue.day(at.to_zoned(asks.zone.clone()).date());
        let (day, end) = (day_of(out_at), day_of(asks.end));
        let what = if out { "presave-terms-what-now" } else { "presave-terms-what-before" };
        let path = policy::routes::presave::CREATE.to(&[&link.slug, service.word()]);
        let reaches = reaches(asks.end, out_at);
        let next = if service.has_a_script() { "presave-next-script" } else { "presave-next" };
        Agreement {
            cover: cover_html(link.cover.as_ref(), &link.title, "cover", "p", Loading::Thumb),
            title: link.title.clone(),
            artist: link.artist.clone(),
            heading: tongue.say_with(heading(service, out), &[name()]),
            what: tongue.say_with(what, &[("day", day.clone().into()), ("title", link.title.as_str().into())]),
            who: tongue.say_with("presave-terms-who-is", &[("operator", frame.operator.as_str().into()), name()]),
            trial: trial(service, asks.mode).map(|text| tongue.say_with(text, &[name()])),
            early_end: (!reaches && !out).then(|| {
                tongue.say_with("presave-ends-early", &[("end", end.clone().into()), ("day", day.into()), name()])
            }),
            change: tongue.say_with("presave-terms-change-how", &[name()]),
            apps: service.apps_page(),
            apps_said: apps_of(service),
            kept: tongue.say_with("presave-terms-kept-until", &[("end", end.into())]),
            wishes: wishes(&frame, asks, typed),
            action: if asks.again { format!("{path}?again=1") } else { path },
            go: tongue.say_with("presave-go", &[name()]),
            next: tongue.say_with(next, &[name()]),
            asks_birth: asks.birth,
            zones: link.moment.differs().then(|| {
                let chosen = asks.zone.iana_name().unwrap_or("UTC").to_owned();
                let moment = tongue.moment(out_at, &asks.zone);
                let args = [("at", moment.into()), ("zone", chosen.as_str().into())];
                Zones { said: tongue.say_with("presave-zone-what", &args), chosen, all: releases::time_zones() }
            }),
            missing,
            frame,
        }
    }
}

/// Where there is no library, the boxes say what is wished for.
fn heading(service: Service, out: bool) -> &'static str {
    match (service, out) {
        (Service::Youtube, true) => "presave-heading-wish-now",
        (Service::Youtube, false) => "presave-heading-wish",
        (_, true) => "presave-heading-now",
        (_, false) => "presave-heading",
    }
}

/// What an app on trial means for a fan.
pub(crate) fn trial(service: Service, mode: Mode) -> Option<&'static str> {
    match (service, mode) {
        (Service::Spotify, Mode::Trial) => Some("presave-trial-spotify"),
        (Service::Youtube, Mode::Trial) => Some("presave-trial-youtube"),
        _ => None,
    }
}

fn wishes(frame: &Frame, asks: &Asks, typed: &Typed) -> Vec<WishBox> {
    let usual = asks.service.acts().first();
    let one = |act: &Act| WishBox {
        field: if Some(act) == usual { "agree" } else { act.word() },
        agreement: frame.say(consents::agreement(asks.service, *act)),
        scope: at::scope(asks.service, *act),
        scope_allows: frame.say(at::scope_text(asks.service, *act)),
        ticked: typed.acts.contains(act),
    };
    asks.wishes.iter().map(one).collect()
}
