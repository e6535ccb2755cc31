//! What a fan sees: the consent page, the receipt, and short notices.

mod agreement;
mod allow;
mod overview;
mod playlist;
mod receipt;

pub(crate) use agreement::{Agreement, Asks, Missing, Typed, trial};
pub(crate) use allow::Allow;
use askama::Template;
use jiff::{Timestamp, tz::TimeZone};
use kit::Frame;
pub(crate) use overview::{Overview, ServiceRow};
pub(crate) use playlist::Chooser;
pub(crate) use receipt::{Facts, Receipt};

use crate::service::Service;

/// Says one thing.
#[derive(Template)]
#[template(path = "notice.html")]
pub(crate) struct Notice {
    pub(crate) frame: Frame,
    text: String,
    service: Service,
    pub(crate) number: Option<u16>,
    pub(crate) title: String,
    pub(crate) what: String,
    pub(crate) ways: Vec<Way>,
    /// An address to open elsewhere.
    pub(crate) copy: Option<String>,
}

/// A link on a page.
pub(crate) struct Way {
    pub(crate) href: String,
    pub(crate) words: String,
}

impl Notice {
    /// `text` is the stem of its two texts.
    pub(crate) fn new(frame: Frame, number: u16, text: &str, service: Service) -> Notice {
        let args = [("service", service.name().into()), ("apps", apps_of(service).into())];
        let what = frame.tongue.say_with(&format!("{text}-what"), &args);
        Notice {
            number: Some(number),
            title: frame.tongue.say_with(text, &args),
            what,
            ways: Vec::new(),
            copy: None,
            text: text.to_owned(),
            service,
            frame,
        }
    }

    /// Adds the way back to where the fan came from.
    pub(crate) fn back_to(mut self, slug: &str, title: &str) -> Notice {
        let words = self.frame.tongue.say_with("presave-back", &[("title", title.into())]);
        self.ways.push(Way { href: policy::routes::links::SHOW_PUBLIC.to(&[slug]), words });
        self
    }

    /// Adds the ways that need no service.
    pub(crate) fn or_be_reminded(mut self, slug: &str) -> Notice {
        let href = policy::routes::reminders::SHOW.to(&[slug]);
        self.ways.push(Way { href, words: self.frame.say("presave-be-reminded") });
        self
    }

    /// Says until when, in a text that has a place for it.
    pub(crate) fn until(mut self, at: Timestamp, zone: &TimeZone) -> Notice {
        let tongue = &self.frame.tongue;
        let args = [("service", self.service.name().into()), ("at", tongue.moment(at, zone).into())];
        self.what = tongue.say_with(&format!("{}-what", self.text), &args);
        self
    }

    /// Adds the way back to a receipt.
    pub(crate) fn back_to_receipt(mut self, receipt: &str) -> Notice {
        let href = policy::routes::presave::RECEIPT.to(&[receipt]);
        self.ways.push(Way { href, words: self.frame.say("presave-choose-back") });
        self
    }

    /// Adds the way to give a permission once more.
    pub(crate) fn or_agree_again(mut self, slug: &str, service: Service) -> Notice {
        self.ways.push(start_again(&self.frame, slug, service, "presave-agree-again"));
        self
    }

    /// Adds the way to begin once more.
    pub(crate) fn or_start_again(mut self, slug: &str, service: Service) -> Notice {
        self.ways.push(start_again(&self.frame, slug, service, "presave-start-again"));
        self
    }
}

/// A way to begin once more.
fn start_again(frame: &Frame, slug: &str, service: Service, text: &str) -> Way {
    let path = policy::routes::presave::NEW.to(&[slug, service.word()]);
    Way { href: format!("{path}?again=1"), words: frame.say(text) }
}

/// The page where somebody takes an app's permission away, as people read it.
fn apps_of(service: Service) -> String {
    let page = service.apps_page().trim_start_matches("https://").trim_start_matches("www.");
    page.trim_end_matches('/').to_owned()
}
