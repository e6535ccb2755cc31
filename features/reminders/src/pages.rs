//! What fans see: the ways to be reminded, what is said after one was chosen, and the page of a reminder.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::{Frame, InApp, Inside, Tongue};
use links::PublicLink;
use media::Loading;
use policy::routes::{links as link_paths, reminders as paths, rights};
use releases::cover_html;

use crate::{
    actions::{self, Work},
    model::{End, Reminder, Way},
    pushes,
};

/// What the form came without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) email: bool,
    pub(crate) birth: bool,
}

impl Missing {
    fn any(self) -> bool {
        self.email || self.birth
    }
}

/// How the way by e-mail stands.
pub(crate) enum Mail {
    /// It is open.
    Asks {
        /// Whether the day of birth is asked.
        birth: bool,
        /// What was typed.
        email: String,
        /// What was not.
        missing: Missing,
    },
    /// It was refused in this session.
    Refused,
    /// This instance sends no letters, or may not yet.
    NotLive,
}

/// Every way to be reminded of a release.
#[derive(Template)]
#[template(path = "fan-ways.html")]
pub(crate) struct Ways {
    frame: Frame,
    cover: String,
    title: String,
    artist: String,
    when: String,
    agree: String,
    mail: Mail,
    /// Where a browser can be chosen, where that is offered.
    push: Option<String>,
    action: String,
    calendar: String,
    back: String,
    back_words: String,
    /// What is said of pre-saves: at which services they work here.
    presaves: String,
    /// Whether there is a way to them from the release's page.
    any_presave: bool,
    inside: Option<Inside>,
}

impl Ways {
    pub(crate) fn new(
        frame: Frame,
        link: &PublicLink,
        country: Option<&str>,
        (mail, push, services): (Mail, Option<String>, Vec<String>),
        (inside, address): (Option<InApp>, String),
    ) -> Ways {
        let tongue = &frame.tongue;
        let zone = link.zone_for(country);
        let any_presave = !services.is_empty() && inside.is_none();
        let presaves = match services.is_empty() {
            true => tongue.say("reminders-presaves-none"),
            false => tongue.say_with("reminders-presaves-live", &[("services", tongue.list(services).into())]),
        };
        Ways {
            cover: cover_html(link.cover.as_ref(), &link.title, "cover", "r", Loading::Row),
            title: link.title.clone(),
            artist: link.artist.clone(),
            when: moment(tongue, "reminders-when", link.out_at(country), &zone),
            agree: actions::words(tongue, &link.title, &link.artist),
            mail,
            push,
            action: paths::ASK.to(&[&link.slug]),
            calendar: paths::CALENDAR.to(&[&link.slug]),
            back: link_paths::SHOW_PUBLIC.to(&[&link.slug]),
            back_words: tongue.say_with("reminders-back", &[("title", link.title.as_str().into())]),
            presaves,
            any_presave,
            inside: inside.map(|inside| inside.say(tongue, address)),
            frame,
        }
    }

    fn missing(&self) -> Missing {
        match &self.mail {
            Mail::Asks { missing, .. } => *missing,
            Mail::Refused | Mail::NotLive => Missing::default(),
        }
    }
}

/// The page with the button that lets a browser take a message.
#[derive(Template)]
#[template(path = "fan-push.html")]
pub(crate) struct Push {
    frame: Frame,
    cover: String,
    title: String,
    artist: String,
    when: String,
    agree: String,
    action: String,
    back: String,
    /// The instance's public key, to which a browser ties what it gives.
    key: String,
    scope: String,
    birth: bool,
    source: &'static str,
}

impl Push {
    pub(crate) fn new(
        frame: Frame,
        link: &PublicLink,
        country: Option<&str>,
        (key, birth): (&str, bool),
        source: &'static str,
    ) -> Push {
        let tongue = &frame.tongue;
        Push {
            cover: cover_html(link.cover.as_ref(), &link.title, "cover", "r", Loading::Row),
            title: link.title.clone(),
            artist: link.artist.clone(),
            when: moment(tongue, "reminders-when", link.out_at(country), &link.zone_for(country)),
            agree: pushes::words(tongue, &link.title, &link.artist),
            action: paths::PUSH_ASK.to(&[&link.slug]),
            back: paths::SHOW.to(&[&link.slug]),
            key: key.to_owned(),
            scope: scope(&link.slug),
            birth,
            source,
            frame,
        }
    }
}

/// The part of this site that a link's service worker has for itself. There is no page in it.
fn scope(slug: &str) -> String {
    format!("{}/{slug}", paths::WORKER.path)
}

fn moment(tongue: &Tongue, text: &str, at: Timestamp, zone: &TimeZone) -> String {
    tongue.say_with(text, &[("at", tongue.moment(at, zone).into())])
}

/// Says one thing.
#[derive(Template)]
#[template(path = "fan-notice.html")]
pub(crate) struct Notice {
    frame: Frame,
    title: String,
    what: String,
    back: Option<(String, String)>,
}

impl Notice {
    pub(crate) fn new(frame: Frame, text: &str) -> Notice {
        let (title, what) = (frame.say(text), frame.say(&format!("{text}-what")));
        Notice { frame, title, what, back: None }
    }

    /// Adds the way back to the release.
    pub(crate) fn back_to(mut self, slug: &str, title: &str) -> Notice {
        let words = self.frame.tongue.say_with("reminders-back", &[("title", title.into())]);
        self.back = Some((link_paths::SHOW_PUBLIC.to(&[slug]), words));
        self
    }
}

/// Asks for the one press that confirms.
#[derive(Template)]
#[template(path = "fan-confirm.html")]
pub(crate) struct Confirmation {
    frame: Frame,
    title: String,
    artist: String,
    agree: String,
    action: String,
}

impl Confirmation {
    pub(crate) fn new(frame: Frame, work: &Work, action: String) -> Confirmation {
        let agree = actions::words(&frame.tongue, &work.title, &work.artist);
        Confirmation { title: work.title.clone(), artist: work.artist.clone(), agree, action, frame }
    }
}

/// Asks for the one press that ends a reminder.
#[derive(Template)]
#[template(path = "fan-out.html")]
pub(crate) struct Goodbye {
    pub(crate) frame: Frame,
    pub(crate) action: String,
}

/// The page of a reminder.
#[derive(Template)]
#[template(path = "fan-own.html")]
pub(crate) struct Mine {
    frame: Frame,
    /// For programs that read the page: `waiting`, or why it ended.
    state: &'static str,
    heading: String,
    what: String,
    title: String,
    artist: String,
    when: Option<String>,
    page: Option<(String, String)>,
    cancel: Option<String>,
    /// The scope and the script with which the browser gives its address back.
    scope: Option<String>,
    source: Option<&'static str>,
    export: String,
    erase: String,
    rights: String,
}

impl Mine {
    pub(crate) fn new(
        frame: Frame,
        receipt: &str,
        reminder: &Reminder,
        work: &Work,
        source: Option<&'static str>,
    ) -> Mine {
        let state = match reminder.end {
            None => "waiting",
            Some((_, end)) => end.map_or("ended", End::id),
        };
        let text = heading(reminder.way, state);
        let tongue = &frame.tongue;
        let zone = reminder.zone.as_deref().and_then(releases::zone_of).unwrap_or_else(|| work.release.zone());
        let when = moment(tongue, "reminders-when", work.out_at(reminder.zone.as_deref()), &zone);
        let waits = reminder.way == Way::Push && reminder.end.is_none();
        let back = |slug: &String| {
            let words = tongue.say_with("reminders-back", &[("title", work.title.as_str().into())]);
            (link_paths::SHOW_PUBLIC.to(&[slug]), words)
        };
        Mine {
            state,
            heading: tongue.say(text),
            what: tongue.say(&format!("{text}-what")),
            title: work.title.clone(),
            artist: work.artist.clone(),
            when: reminder.end.is_none().then_some(when),
            page: work.slug.as_ref().map(back),
            scope: waits.then(|| work.slug.as_deref().map(scope)).flatten(),
            source: source.filter(|_| waits),
            cancel: reminder.end.is_none().then(|| paths::CANCEL.to(&[receipt])),
            export: rights::FAN_ACT.to(&[receipt, "export"]),
            erase: rights::FAN_ERASURE.to(&[receipt]),
            rights: rights::FAN.to(&[receipt]),
            frame,
        }
    }
}

/// What a reminder's page is called, by how it is sent and what became of it.
fn heading(way: Way, state: &str) -> &'static str {
    match (way, state) {
        (Way::Letter, "waiting") => "reminders-own-waiting",
        (Way::Letter, "sent") => "reminders-own-sent",
        (Way::Letter, "called_off") => "reminders-own-called-off",
        (Way::Letter, "late") => "reminders-own-late",
        (Way::Letter, _) => "reminders-own-left",
        (Way::Push, "waiting") => "reminders-own-push-waiting",
        (Way::Push, "sent") => "reminders-own-push-sent",
        (Way::Push, "called_off") => "reminders-own-push-called-off",
        (Way::Push, "late") => "reminders-own-push-late",
        (Way::Push, "gone") => "reminders-own-push-gone",
        (Way::Push, _) => "reminders-own-push-left",
    }
}
