//! A label's own domain: which names there may be, and how one stands. Pure.

use jiff::Timestamp;
use kit::Problem;
use uuid::Uuid;

/// How many domains one workspace has at most. Each of them is looked at by the clock.
pub(crate) const MOST: usize = 20;
/// The longest name (RFC 1035, 2.3.4).
const HOST_BYTES: usize = 253;
/// How often a domain that was ours is not found before it counts as lost.
pub(crate) const LOST_AFTER: i64 = 3;
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// How often a domain that leads here is looked at again.
const STEADY_MS: i64 = 6 * 60 * MINUTE_MS;

/// Names that only mean something inside somebody's own network, or nothing at all (RFC 6761, RFC 6762, RFC 7686, RFC 8375,
/// ICANN's `internal`).
const INNER_NAMES: [&str; 10] =
    ["localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain", "onion", "invalid", "arpa"];

/// What a domain shows at `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// The workspace's open links.
    List,
    /// A link.
    Link(Uuid),
    /// An artist's page.
    Bio(Uuid),
}

impl Front {
    pub(crate) fn of(link: Option<Uuid>, bio: Option<Uuid>) -> Front {
        match (link, bio) {
            (Some(link), _) => Front::Link(link),
            (None, Some(bio)) => Front::Bio(bio),
            (None, None) => Front::List,
        }
    }

    pub(crate) fn link(self) -> Option<Uuid> {
        if let Front::Link(id) = self { Some(id) } else { None }
    }

    pub(crate) fn bio(self) -> Option<Uuid> {
        if let Front::Bio(id) = self { Some(id) } else { None }
    }

    /// Reads what the form sends: `link:…`, `bio:…`, or nothing for the list.
    pub(crate) fn parse(text: &str) -> Option<Front> {
        if text.is_empty() {
            return Some(Front::List);
        }
        let (kind, id) = text.split_once(':')?;
        let id = id.parse().ok()?;
        match kind {
            "link" => Some(Front::Link(id)),
            "bio" => Some(Front::Bio(id)),
            _ => None,
        }
    }
}

/// A domain of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Which one.
    pub id: Uuid,
    /// Its name as machines write it: lower case, other scripts as `xn--`.
    pub host: String,
    /// The word that shows whose it is.
    pub token: String,
    /// What `/` shows.
    pub front: Front,
    /// When it was added.
    pub created_at: Timestamp,
    /// Since when it is known to be theirs.
    pub verified_at: Option<Timestamp>,
    /// Since when it does not lead here any more.
    pub lost_at: Option<Timestamp>,
    /// When it was last looked at.
    pub checked_at: Option<Timestamp>,
    /// How often in a row it was not as it has to be.
    pub n_failures: i64,
    /// What was wrong the last time.
    pub finding: Option<Finding>,
}

/// How a domain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its records are not seen yet.
    Waiting,
    /// It leads here.
    Live,
    /// It led here, and the last look found something else.
    Faltering,
    /// It does not lead here any more.
    Lost,
}

impl State {
    /// Its word in the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Live => "live",
            State::Faltering => "faltering",
            State::Lost => "lost",
        }
    }

    /// The stem of its texts.
    pub(crate) fn text(self) -> &'static str {
        match self {
            State::Waiting => "domains-waiting",
            State::Live => "domains-live",
            State::Faltering => "domains-faltering",
            State::Lost => "domains-lost",
        }
    }
}

/// What a look at a domain found wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The TXT record is not there.
    NoRecord,
    /// There are TXT records, and none has the word.
    OtherRecord,
    /// The name has no address.
    NoAddress,
    /// The name servers do not answer.
    NoNameServer,
    /// The name leads into an inner network.
    Inner,
    /// Nothing answers there.
    NoAnswer,
    /// Somebody else answers there.
    Elsewhere,
    /// Another workspace holds the name.
    Taken,
}

impl Finding {
    const ALL: [Finding; 8] = [
        Finding::NoRecord,
        Finding::OtherRecord,
        Finding::NoAddress,
        Finding::NoNameServer,
        Finding::Inner,
        Finding::NoAnswer,
        Finding::Elsewhere,
        Finding::Taken,
    ];

    /// Its word in the store and in the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Finding::NoRecord => "no_record",
            Finding::OtherRecord => "other_record",
            Finding::NoAddress => "no_address",
            Finding::NoNameServer => "no_name_server",
            Finding::Inner => "inner",
            Finding::NoAnswer => "no_answer",
            Finding::Elsewhere => "elsewhere",
            Finding::Taken => "taken",
        }
    }

    pub(crate) fn of_word(word: &str) -> Option<Finding> {
        Finding::ALL.into_iter().find(|one| one.word() == word)
    }

    /// The text that says what to do.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Finding::NoRecord => "reason-domains-no-record",
            Finding::OtherRecord => "reason-domains-other-record",
            Finding::NoAddress => "reason-domains-no-address",
            Finding::NoNameServer => "reason-domains-no-name-server",
            Finding::Inner => "reason-domains-inner",
            Finding::NoAnswer => "reason-domains-no-answer",
            Finding::Elsewhere => "reason-domains-elsewhere",
            Finding::Taken => "reason-domains-taken",
        }
    }
}

impl Domain {
    /// How it stands.
    pub fn state(&self) -> State {
        match (self.verified_at, self.lost_at) {
            (None, _) => State::Waiting,
            (Some(_), Some(_)) => State::Lost,
            (Some(_), None) if self.n_failures > 0 => State::Faltering,
            (Some(_), None) => State::Live,
        }
    }

    /// The name as people write it. Where that could be taken for another one, both forms are shown.
    pub fn shown(&self) -> String {
        let (shown, valid) = idna::domain_to_unicode(&self.host);
        if valid.is_ok() { shown } else { self.host.clone() }
    }

    /// Whether people write it otherwise than machines do.
    pub fn is_foreign(&self) -> bool {
        self.shown() != self.host
    }

    /// Where the TXT record has to be.
    pub fn record_name(&self) -> String {
        record_name(&self.host)
    }
}

pub(crate) fn record_name(host: &str) -> String {
    format!("_fanfare.{host}")
}

/// How long to wait for the next look, after so many that found something wrong. It rises to a day.
pub(crate) fn next_look_ms(verified: bool, n_failures: i64) -> i64 {
    if verified && n_failures == 0 {
        return STEADY_MS;
    }
    let doublings = u32::try_from(n_failures.clamp(0, 12)).unwrap_or(0);
    (MINUTE_MS << doublings).min(DAY_MS)
}

/// A name that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host(String);

impl Host {
    /// Reads a name as people write it, also out of an address.
    pub(crate) fn parse(text: &str, own: &str) -> Result<Host, Problem> {
        let problem = |text: &'static str| Err(Problem::new("host", text));
        let text = text.trim();
        let name = text.split_once("://").map_or(text, |(_, rest)| rest);
        let name = name.strip_suffix('/').unwrap_or(name);
        let name = name.strip_suffix('.').unwrap_or(name);
        if name.is_empty() {
            return problem("problem-domains-host-missing");
        }
        if name.len() > 4 * HOST_BYTES || (name.is_ascii() && name.len() > HOST_BYTES) {
            return problem("problem-domains-host-long");
        }
        if name.parse::<std::net::IpAddr>().is_ok() || name.starts_with('[') {
            return problem("problem-domains-host-number");
        }
        let Ok(host) = idna::domain_to_ascii_strict(name) else { return problem("problem-domains-host-unreadable") };
        if host.len() > HOST_BYTES {
            return problem("problem-domains-host-long");
        }
        if !is_name(&host) {
            return problem("problem-domains-host-unreadable");
        }
        if host.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit())) {
            return problem("problem-domains-host-number");
        }
        if INNER_NAMES.iter().any(|inner| host == *inner || host.ends_with(&format!(".{inner}"))) {
            return problem("problem-domains-host-inner");
        }
        if host == own {
            return problem("problem-domains-host-own");
        }
        Ok(Host(host))
    }

    /// As machines write it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text is a host name with a dot in it (RFC 952, RFC 1123).
fn is_name(host: &str) -> bool {
    let label = |label: &str| {
        let letters = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        letters && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    host.contains('.') && host.split('.').all(label)
}

/// The host of a site's address, lower case; empty where it is none.
pub(crate) fn host_of(base_url: &str) -> String {
    let authority = base_url.split_once("://").map_or(base_url, |(_, authority)| authority);
    let host = if authority.starts_with('[') { authority } else { authority.split(':').next().unwrap_or_default() };
    host.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_people_write_it() {
        for (given, kept) in [
            (" Listen.Band.Example ", "listen.band.example"),
            ("https://listen.band.example/", "listen.band.example"),
            ("listen.band.example.", "listen.band.example"),
            ("музыка.пример", "xn--80anjg9azc.xn--e1afmkfd"),
            ("xn--80anjg9azc.xn--e1afmkfd", "xn--80anjg9azc.xn--e1afmkfd"),
        ] {
            assert_eq!(Host::parse(given, "music.example").unwrap().as_str(), kept, "{given}");
        }
    }

    #[test]
    fn what_cannot_be_a_labels_own_domain_is_refused() {
        let long = format!("{}example", "a.".repeat(130));
        for (given, text) in [
            ("", "problem-domains-host-missing"),
            (" / ", "problem-domains-host-missing"),
            (long.as_str(), "problem-domains-host-long"),
            ("band", "problem-domains-host-unreadable"),
            ("a b.example", "problem-domains-host-unreadable"),
            ("<script>.example", "problem-domains-host-unreadable"),
            ("band.example/x", "problem-domains-host-unreadable"),
            ("band.example:8080", "problem-domains-host-unreadable"),
            ("user@band.example", "problem-domains-host-unreadable"),
            ("*.band.example", "problem-domains-host-unreadable"),
            ("-band.example", "problem-domains-host-unreadable"),
            ("_x.band.example", "problem-domains-host-unreadable"),
            ("band..example", "problem-domains-host-unreadable"),
            ("192.0.2.7", "problem-domains-host-number"),
            ("[::1]", "problem-domains-host-number"),
            ("1.2.3", "problem-domains-host-number"),
            ("band.localhost", "problem-domains-host-inner"),
            ("printer.local", "problem-domains-host-inner"),
            ("MUSIC.example", "problem-domains-host-own"),
        ] {
            assert_eq!(Host::parse(given, "music.example").unwrap_err().text, text, "{given}");
        }
    }

    #[test]
    fn looks_come_at_rising_intervals_up_to_a_day() {
        assert_eq!(next_look_ms(true, 0), STEADY_MS);
        assert_eq!(next_look_ms(false, 0), MINUTE_MS);
        assert_eq!(next_look_ms(true, 3), 8 * MINUTE_MS);
        assert_eq!(next_look_ms(false, 40), DAY_MS);
    }

    #[test]
    fn every_finding_has_a_word_of_its_own() {
        for one in Finding::ALL {
            assert_eq!(Finding::of_word(one.word()), Some(one));
        }
    }
}
