//! The push services, told by the hosts that the inventory declares.

use policy::{
    Processor,
    processor::{PushApple, PushGoogle, PushMicrosoft, PushMozilla},
};
use url::Url;

/// The longest endpoint that is taken. Those of 2026 have 150 to 600 bytes.
const MAX_BYTES: usize = 1_024;

/// A browser maker's push service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Chrome and most browsers made from Chromium.
    Google,
    /// Firefox.
    Mozilla,
    /// Safari.
    Apple,
    /// Edge.
    Microsoft,
}

/// Why an endpoint is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no https address, or holds what no endpoint has.
    #[error("this is no endpoint of a push service")]
    Unreadable,
    /// It is at nobody's host that we know.
    #[error("this push service is not one of those that are known")]
    Unknown,
}

impl Service {
    /// Every one.
    pub const ALL: [Service; 4] = [Service::Google, Service::Mozilla, Service::Apple, Service::Microsoft];

    /// The word that is stored.
    pub fn word(self) -> &'static str {
        match self {
            Service::Google => "google",
            Service::Mozilla => "mozilla",
            Service::Apple => "apple",
            Service::Microsoft => "microsoft",
        }
    }

    /// The service of a word.
    pub fn of_word(word: &str) -> Option<Service> {
        Service::ALL.into_iter().find(|service| service.word() == word)
    }

    /// The processor's id.
    pub fn processor(self) -> &'static str {
        match self {
            Service::Google => PushGoogle::ROW.id,
            Service::Mozilla => PushMozilla::ROW.id,
            Service::Apple => PushApple::ROW.id,
            Service::Microsoft => PushMicrosoft::ROW.id,
        }
    }

    /// The declared host, or the ending of its hosts.
    pub(crate) fn host(self) -> &'static str {
        let hosts = match self {
            Service::Google => PushGoogle::ROW.hosts,
            Service::Mozilla => PushMozilla::ROW.hosts,
            Service::Apple => PushApple::ROW.hosts,
            Service::Microsoft => PushMicrosoft::ROW.hosts,
        };
        hosts.first().copied().unwrap_or_default()
    }

    /// Whose endpoint it is.
    ///
    /// # Errors
    /// For everything that is not plainly an address at one of the four.
    pub fn of(endpoint: &str) -> Result<Service, Refused> {
        if endpoint.len() > MAX_BYTES {
            return Err(Refused::Unreadable);
        }
        let address = Url::parse(endpoint).map_err(|_| Refused::Unreadable)?;
        // What the parser had to mend is not the address that a browser hands out.
        if address.as_str() != endpoint {
            return Err(Refused::Unreadable);
        }
        let known = Service::ALL.into_iter().find(|service| egress::is_within(&address, service.host()));
        known.ok_or(Refused::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_services_are_told_by_their_hosts() {
        for (endpoint, service) in [
            ("https://fcm.googleapis.com/fcm/send/dXyz:APA91bF-0_a", Service::Google),
            ("https://fcm.googleapis.com/wp/dXyz:APA91bF", Service::Google),
            ("https://updates.push.services.mozilla.com/wpush/v2/gAAAAABn", Service::Mozilla),
            ("https://web.push.apple.com/QGuQyavXutnMH", Service::Apple),
            ("https://wns2-by3p.notify.windows.com/w/?token=BQYAAAB%2bx%3d%3d", Service::Microsoft),
        ] {
            assert_eq!(Service::of(endpoint), Ok(service), "{endpoint}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for endpoint in [
            "",
            "fcm.googleapis.com/x",
            "http://fcm.googleapis.com/fcm/send/x",
            "https://user@fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com/x#y",
            "https://fcm.googleapis.com.evil.example/x",
            "https://evil.example/fcm.googleapis.com",
            "https://push.apple.com.evil.example/x",
            "https://notify.windows.com/x",
            "https://*.notify.windows.com/x",
            "https://evilnotify.windows.com/x",
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://metadata.internal/x",
            "https://FCM.googleapis.com/x",
            "https://fcm.googleapis.com/a/../b",
            " https://fcm.googleapis.com/x",
        ] {
            assert!(Service::of(endpoint).is_err(), "{endpoint}");
        }
        assert!(Service::of(&format!("https://fcm.googleapis.com/{}", "x".repeat(1_100))).is_err());
    }

    #[test]
    fn words_are_read_back() {
        for service in Service::ALL {
            assert_eq!(Service::of_word(service.word()), Some(service));
        }
        assert_eq!(Service::of_word("opera"), None);
    }
}
