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
    model::{End, Reminder},
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
        (mail, services): (Mail, Vec<String>),
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
    export: String,
    erase: String,
    rights: String,
}

impl Mine {
    pub(crate) fn new(frame: Frame, receipt: &str, reminder: &Reminder, work: &Work) -> Mine {
        let state = match reminder.end {
            None => "waiting",
            Some((_, end)) => end.map_or("ended", End::id),
        };
        let text = match state {
            "waiting" => "reminders-own-waiting",
            "sent" => "reminders-own-sent",
            "called_off" => "reminders-own-called-off",
            "late" => "reminders-own-late",
            _ => "reminders-own-left",
        };
        let tongue = &frame.tongue;
        let zone = reminder.zone.as_deref().and_then(releases::zone_of).unwrap_or_else(|| work.release.zone());
        let when = moment(tongue, "reminders-when", work.out_at(reminder.zone.as_deref()), &zone);
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
            cancel: reminder.end.is_none().then(|| paths::CANCEL.to(&[receipt])),
            export: rights::FAN_ACT.to(&[receipt, "export"]),
            erase: rights::FAN_ERASURE.to(&[receipt]),
            rights: rights::FAN.to(&[receipt]),
            frame,
        }
    }
}
