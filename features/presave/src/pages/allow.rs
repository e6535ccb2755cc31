//! The page on which a service's own script asks.

use askama::Template;
use kit::Frame;
use links::PublicLink;
use media::Loading;
use releases::cover_html;

use crate::{at::Guest, service::Service};

/// Lets a service's script ask.
#[derive(Template)]
#[template(path = "allow.html")]
pub(crate) struct Allow {
    frame: Frame,
    cover: String,
    title: String,
    artist: String,
    heading: String,
    what: String,
    noscript: String,
    trouble: String,
    go: String,
    no: String,
    action: String,
    state: String,
    /// The address of the service's script, and the public token that it shows there.
    script: String,
    token: String,
    /// Our own script.
    source: &'static str,
}

impl Allow {
    pub(crate) fn new(
        frame: Frame,
        link: &PublicLink,
        service: Service,
        state: String,
        guest: &Guest,
        source: &'static str,
    ) -> Allow {
        let told = |id: &str| frame.tongue.say_with(id, &[("service", service.name().into())]);
        Allow {
            cover: cover_html(link.cover.as_ref(), &link.title, "cover", "p", Loading::Thumb),
            title: link.title.clone(),
            artist: link.artist.clone(),
            heading: told("presave-allow"),
            what: told("presave-allow-what"),
            noscript: told("presave-allow-noscript"),
            trouble: told("presave-allow-trouble"),
            go: told("presave-allow-go"),
            no: told("presave-allow-no"),
            action: policy::routes::presave::ALLOWED.to(&[service.word()]),
            state,
            script: guest.script.clone(),
            token: guest.token.clone(),
            source,
            frame,
        }
    }
}
