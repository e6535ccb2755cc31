//! From a request to a `Visit`: everything personal ends here, in memory.

use std::{
    net::IpAddr,
    sync::{Arc, PoisonError, RwLock},
};

use db::Clock;
use hmac::{Hmac, KeyInit, Mac};
use rand::{TryRng, rngs::SysRng};
use sha2::Sha256;

use crate::{Campaign, Country, Device, Visit, agents};

/// A campaign tag, a referrer's host: longer ones are dropped, since what is long is rarely a name and often an identifier.
const TEXT_BYTES: usize = 64;
/// A query longer than this is not searched for campaign tags.
const QUERY_BYTES: usize = 4096;
const DAY_MS: i64 = 86_400_000;

/// What a request shows of its sender. It lives as long as the request.
///
/// It has no `Debug`, so that it can't end in a log by accident.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The sender's address, after trusted proxies.
    pub ip: IpAddr,
    /// The `User-Agent` header, empty when there is none.
    pub user_agent: &'a str,
    /// The `Referer` header. Leave it out where it is a page of our own.
    pub referer: Option<&'a str>,
    /// The query of the address.
    pub query: Option<&'a str>,
    /// The `Accept-Language` header.
    pub accept_language: Option<&'a str>,
    /// The country of the address, from a local table.
    pub country: Option<Country>,
}

/// The key of one UTC day. It has no `Debug` and no way to be written anywhere.
struct Salt {
    day: i64,
    keyed: Hmac<Sha256>,
}

/// The system gave no random bytes, without which a visitor hash could be turned back into an address.
#[derive(Debug, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct NoRandomness(#[source] rand::rngs::SysError);

impl Salt {
    fn new(day: i64) -> Result<Salt, NoRandomness> {
        // As long as a block of SHA-256: the longest key that HMAC takes as it is (RFC 2104).
        let mut key = [0_u8; 64];
        SysRng.try_fill_bytes(&mut key).map_err(NoRandomness)?;
        Ok(Salt { day, keyed: Hmac::<Sha256>::new(&key.into()) })
    }
}

/// Tells visitors of one day apart, with a random salt that lives in memory until the UTC day ends.
///
/// Copies share the salt. A new process has a new one, so a restart counts the day's visitors anew.
#[derive(Clone)]
pub struct Visitors {
    clock: Clock,
    salt: Arc<RwLock<Salt>>,
}

impl Visitors {
    /// With a fresh salt.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new(clock: Clock) -> Result<Visitors, NoRandomness> {
        let salt = Salt::new(clock.now_ms().div_euclid(DAY_MS))?;
        Ok(Visitors { clock, salt: Arc::new(RwLock::new(salt)) })
    }

    /// What may be kept of a request.
    ///
    /// # Errors
    /// When a new day has begun and the system gives no random bytes for its salt.
    pub fn describe(&self, seen: &Seen<'_>) -> Result<Visit, NoRandomness> {
        let agent = agents::read(seen.user_agent);
        Ok(Visit {
            country: seen.country,
            device: agent.device,
            browser: agent.browser,
            referrer_host: seen.referer.and_then(referrer_host),
            campaign: seen.query.map(campaign).unwrap_or_default(),
            language: seen.accept_language.and_then(language),
            visitor: self.hash(seen.ip, seen.user_agent)?,
            bot: agent.device == Device::Bot,
        })
    }

    /// The visitor hash of today: HMAC-SHA-256 of address and user agent, cut to 64 bits.
    ///
    /// # Errors
    /// When a new day has begun and the system gives no random bytes for its salt.
    pub fn hash(&self, ip: IpAddr, user_agent: &str) -> Result<u64, NoRandomness> {
        let mut mac = self.todays()?;
        match ip.to_canonical() {
            IpAddr::V4(ip) => mac.update(&ip.octets()),
            IpAddr::V6(ip) => mac.update(&ip.octets()),
        }
        mac.update(user_agent.as_bytes());
        let [a, b, c, d, e, f, g, h, ..]: [u8; 32] = mac.finalize().into_bytes().into();
        Ok(u64::from_le_bytes([a, b, c, d, e, f, g, h]))
    }

    fn todays(&self) -> Result<Hmac<Sha256>, NoRandomness> {
        let today = self.clock.now_ms().div_euclid(DAY_MS);
        {
            let salt = self.salt.read().unwrap_or_else(PoisonError::into_inner);
            if salt.day == today {
                return Ok(salt.keyed.clone());
            }
        }
        let mut salt = self.salt.write().unwrap_or_else(PoisonError::into_inner);
        // Any other day, also an earlier one after the clock jumped, gets a new salt in the place of the old one.
        if salt.day != today {
            *salt = Salt::new(today)?;
        }
        Ok(salt.keyed.clone())
    }
}

/// The host of a referring page: lower case, without `www.`, nothing where it is an address in numbers or no host at all.
fn referrer_host(referer: &str) -> Option<Box<str>> {
    let (scheme, rest) = referer.split_once("://")?;
    if !["https", "http", "android-app"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.trim_end_matches('.');
    let is_name = !host.is_empty()
        && host.len() <= TEXT_BYTES
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
        && host.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_name.then(|| {
        let host = host.to_ascii_lowercase();
        host.strip_prefix("www.").unwrap_or(&host).into()
    })
}

/// The campaign tags of a query; `c` is the short form of `utm_campaign`, for codes that are printed. A tag that looks like a mail address is dropped: it would name a person.
fn campaign(query: &str) -> Campaign {
    let mut campaign = Campaign::default();
    if query.len() > QUERY_BYTES || !(query.contains("utm_") || query.contains("c=")) {
        return campaign;
    }
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let place = match &*name {
            "utm_source" => &mut campaign.source,
            "utm_medium" => &mut campaign.medium,
            "utm_campaign" | "c" => &mut campaign.name,
            _ => continue,
        };
        let value = value.trim();
        if place.is_none()
            && !value.is_empty()
            && value.len() <= TEXT_BYTES
            && !value.contains(|sign: char| sign == '@' || sign.is_control() || sign == char::REPLACEMENT_CHARACTER)
        {
            *place = Some(value.to_lowercase().into());
        }
    }
    campaign
}

/// The primary subtag of the first language asked for.
fn language(accept: &str) -> Option<Box<str>> {
    let tag = accept.split([',', ';', '-', '_']).next()?.trim();
    let is_language = (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_language.then(|| tag.to_ascii_lowercase().into())
}

#[cfg(test)]
mod tests {
    use super::{Campaign, campaign, language, referrer_host};

    #[test]
    fn a_referrer_is_kept_as_its_host_only() {
        let cases = [
            ("https://www.Instagram.com/p/abc?x=1", Some("instagram.com")),
            ("http://user:secret@news.example:8080/", Some("news.example")),
            ("android-app://com.twitter.android/", Some("com.twitter.android")),
            ("https://example.org.#top", Some("example.org")),
            ("https://192.0.2.7/", None),
            ("https://[2001:db8::1]/", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("https://<script>/", None),
            ("", None),
        ];
        for (referer, host) in cases {
            assert_eq!(referrer_host(referer).as_deref(), host, "{referer}");
        }
        assert_eq!(referrer_host(&format!("https://{}.com/", "a".repeat(80))), None);
    }

    #[test]
    fn campaign_tags_are_kept_unless_they_could_name_a_person() {
        let some = |text: &str| Some(Box::<str>::from(text));
        assert_eq!(
            campaign("a=1&utm_source=News%20Letter&utm_medium=EMAIL&utm_campaign=spring&utm_source=second"),
            Campaign { source: some("news letter"), medium: some("email"), name: some("spring") }
        );
        assert_eq!(campaign("utm_source=ada%40example.org&utm_medium=%00&utm_campaign="), Campaign::default());
        assert_eq!(campaign(&format!("utm_source={}", "x".repeat(65))), Campaign::default());
        assert_eq!(campaign("utm_source=%FF%FE"), Campaign::default());
        assert_eq!(campaign("c=Tour-Poster").name, some("tour-poster"), "the short form of a printed code");
    }

    #[test]
    fn the_first_language_is_kept_without_its_region() {
        let cases = [
            ("pt-BR,pt;q=0.9", Some("pt")),
            ("DE", Some("de")),
            ("*", None),
            ("", None),
            ("gsw;q=1", Some("gsw")),
            ("i-klingon", None),
        ];
        for (header, tag) in cases {
            assert_eq!(language(header).as_deref(), tag, "{header}");
        }
    }
}
