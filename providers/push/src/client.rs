//! One message on its way.

use std::time::Duration;

use egress::{Egress, Exit, Method, NoAnswer, Request, Secret};
use jiff::Timestamp;
use policy::{
    DisclosedTo, Processor, ServedBy,
    datum::PushEndpoint,
    processor::{PushApple, PushGoogle, PushMicrosoft, PushMozilla},
    purpose::ReleasePush,
};
use privacy::{Grant, Personal};
use url::Url;

use crate::{Service, Vapid};

/// A sealed message.
pub struct Message {
    /// What [`crate::seal`] made.
    pub body: Vec<u8>,
    /// How long the service keeps it for a browser that is away.
    pub keep: Duration,
    /// A word by which a later message takes the place of an earlier one (RFC 8030, section 5.4): 32 URL-safe letters at most.
    pub topic: String,
}

/// What a push service said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It took the message.
    Taken,
    /// The browser does not want any more messages, or never did.
    Gone,
    /// Not now; perhaps after so long.
    Later(Option<Duration>),
    /// Never, with this status.
    Refused(u16),
}

/// The four services.
#[derive(Clone, Debug)]
pub struct Client {
    google: Exit<PushGoogle>,
    mozilla: Exit<PushMozilla>,
    apple: Exit<PushApple>,
    microsoft: Exit<PushMicrosoft>,
    vapid: Vapid,
}

impl Client {
    /// The services through this way out, with this instance's key.
    pub fn new(egress: &Egress, vapid: Vapid) -> Client {
        let (google, mozilla, apple, microsoft) = (egress.to(), egress.to(), egress.to(), egress.to());
        Client { google, mozilla, apple, microsoft, vapid }
    }

    /// The key that browsers tie a subscription to.
    pub fn public_key(&self) -> &str {
        self.vapid.public()
    }

    /// Sends a message to one browser.
    ///
    /// # Errors
    /// When nothing was sent, or no whole answer came back: the service may have taken it all the same.
    pub async fn send(
        &self,
        service: Service,
        endpoint: &Personal<PushEndpoint>,
        grant: &Grant<ReleasePush>,
        message: &Message,
        now: Timestamp,
    ) -> Result<Answer, NoAnswer> {
        let origin = endpoint.open(grant).ok().and_then(|endpoint| Url::parse(endpoint).ok());
        let origin = origin.ok_or(NoAnswer::Malformed)?.origin().ascii_serialization();
        let key = self.vapid.authorization(&origin, now);
        match service {
            Service::Google => one(&self.google, (service, endpoint), grant, message, &key).await,
            Service::Mozilla => one(&self.mozilla, (service, endpoint), grant, message, &key).await,
            Service::Apple => one(&self.apple, (service, endpoint), grant, message, &key).await,
            Service::Microsoft => one(&self.microsoft, (service, endpoint), grant, message, &key).await,
        }
    }
}

async fn one<R: Processor>(
    exit: &Exit<R>,
    (service, endpoint): (Service, &Personal<PushEndpoint>),
    grant: &Grant<ReleasePush>,
    message: &Message,
    key: &Secret,
) -> Result<Answer, NoAnswer>
where
    PushEndpoint: DisclosedTo<R>,
    ReleasePush: ServedBy<R>,
{
    let endpoint = endpoint.disclose::<R, _>(grant).map_err(|_| NoAnswer::Malformed)?;
    let keep = message.keep.as_secs().to_string();
    let request = Request::new(Method::POST, service.host(), "/")
        .address_disclosed(&endpoint)
        .app_key("authorization", key)
        .plain_header("ttl", &keep)
        .plain_header("urgency", "normal")
        .plain_header("topic", &message.topic)
        .plain_header("content-encoding", "aes128gcm")
        .bytes("application/octet-stream", &message.body);
    let answer = exit.send(request).await?;
    Ok(match answer.status {
        200..300 => Answer::Taken,
        404 | 410 => Answer::Gone,
        408 | 429 | 500.. => Answer::Later(answer.retry_after),
        status => Answer::Refused(status),
    })
}
