//! Which web addresses a link may lead to: those that a stranger on the internet can open, and nothing else.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use kit::OwnHosts;
use url::{Host, Url};

/// The longest address, in bytes, as it was typed and as it is kept.
const MAX_BYTES: usize = 2048;

/// Names that only mean something inside somebody's own network (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`).
const INNER_NAMES: [&str; 7] = ["localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain"];

/// An address that was checked, in the form in which browsers write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    url: Url,
    host: String,
}

/// Why an address is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is none.
    Missing,
    /// More than 2048 bytes.
    Long,
    /// No web address at all.
    Unreadable,
    /// Something else than http and https.
    Scheme,
    /// It holds a user name or a password.
    Credentials,
    /// It leads into somebody's own network.
    Private,
    /// It leads back to a link of this site or of a label's own domain, perhaps to the very one that leads there.
    Own,
}

impl Refused {
    /// The id of the text that says so.
    pub fn text(self) -> &'static str {
        match self {
            Refused::Missing => "problem-links-url-missing",
            Refused::Long => "problem-links-url-long",
            Refused::Unreadable => "problem-links-url-unreadable",
            Refused::Scheme => "problem-links-url-scheme",
            Refused::Credentials => "problem-links-url-credentials",
            Refused::Private => "problem-links-url-private",
            Refused::Own => "problem-links-url-own",
        }
    }
}

impl Address {
    /// Reads and checks an address.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn parse(text: &str) -> Result<Address, Refused> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refused::Missing);
        }
        if text.len() > MAX_BYTES {
            return Err(Refused::Long);
        }
        // The parser would drop tabs and line breaks silently (WHATWG URL 4.4), so that what is kept isn't what was read.
        if text.chars().any(|sign| sign.is_control() || sign.is_whitespace() || turns(sign)) {
            return Err(Refused::Unreadable);
        }
        let url = Url::parse(text).map_err(|_| Refused::Unreadable)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refused::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::Credentials);
        }
        let host = match url.host().ok_or(Refused::Unreadable)? {
            // The parser has turned decimal, octal and hexadecimal forms of an address into one of these two.
            Host::Ipv4(address) => public(address.into()).then(|| address.to_string()),
            Host::Ipv6(address) => public(address.into()).then(|| address.to_string()),
            Host::Domain(name) => {
                let name = name.strip_suffix('.').unwrap_or(name);
                public_name(name).then(|| name.to_owned())
            }
        };
        let host = host.ok_or(Refused::Private)?;
        if url.as_str().len() > MAX_BYTES {
            return Err(Refused::Long);
        }
        Ok(Address { url, host })
    }

    /// Reads and checks an address that is to lead away from this site. Of our own pages only those of artists (`/@noor`)
    /// can be meant: they are no links, so there is no way round. What the parser has resolved (`..`, capital letters,
    /// numbers in another notation) is compared, and a slug in any disguise does not begin with that sign.
    pub(crate) fn parse_away(text: &str, own: &OwnHosts) -> Result<Address, Refused> {
        let address = Address::parse(text)?;
        let stays = own.hold(&address.host) && !address.url.path().starts_with("/@");
        if stays { Err(Refused::Own) } else { Ok(address) }
    }

    /// The address, ASCII only.
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// Its path, as browsers write it.
    pub(crate) fn path(&self) -> &str {
        self.url.path()
    }

    /// Its host, lower case.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// Whether an address that was kept leads back to a link of this site by now, since its host has become one of ours: whoever
/// followed it could be sent round without end.
pub(crate) fn leads_back(url: &str, own: &OwnHosts) -> bool {
    own.hold_address(url) && Address::parse_away(url, own).is_err()
}

/// Whether a sign turns the direction of what stands around it, so that an address reads as another one (UAX 9).
fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name without a dot is only known inside a network.
fn public_name(name: &str) -> bool {
    let inner = |suffix: &str| name.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    name.contains('.') && !name.split('.').any(str::is_empty) && !INNER_NAMES.iter().any(|suffix| inner(suffix))
}

/// Whether anybody on the internet can reach it, by IANA's special-purpose address registries.
fn public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => public_v4(v4),
        IpAddr::V6(v6) => public_v6(v6),
    }
}

fn public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let inner = match (a, b, c) {
        // "This network", private use, loopback, link-local, and 224 on: multicast, reserved, broadcast.
        (0 | 10 | 127 | 224.., ..) | (169, 254, _) | (172, 16..=31, _) | (192, 168, _) => true,
        // Shared by carriers (RFC 6598), protocol assignments, benchmarking (RFC 2544), documentation (RFC 5737).
        (100, 64..=127, _) | (192, 0, 0) | (198, 18..=19, _) => true,
        (192, 0, 2) | (198, 51, 100) | (203, 0, 113) => true,
        _ => false,
    };
    !inner
}

fn public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let tail = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match (a, b, c, d, e, f) {
        // An IPv4 address inside: mapped, translated by NAT64 (RFC 6052), 6to4 (RFC 3056).
        (0, 0, 0, 0, 0, 0xffff) | (0x64, 0xff9b, 0, 0, 0, 0) => tail(g, h),
        (0x2002, ..) => tail(b, c),
        // Protocol assignments with Teredo (2001::/23) and documentation (RFC 3849).
        (0x2001, 0..=0x1ff | 0xdb8, ..) => false,
        // Documentation again (RFC 9637). All that is given out to networks is in 2000::/3; the rest is inner or multicast.
        (0x3fff, 0..=0xfff, ..) => false,
        _ => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_kept_as_browsers_write_it() {
        let cases = [
            (
                " HTTPS://Open.Spotify.com/album/1?si=a#b ",
                "https://open.spotify.com/album/1?si=a#b",
                "open.spotify.com",
            ),
            ("http://noor.example", "http://noor.example/", "noor.example"),
            ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4", "xn--bcher-kva.example"),
            ("https://noor.example.:8443/", "https://noor.example.:8443/", "noor.example"),
            ("https://93.184.216.34/", "https://93.184.216.34/", "93.184.216.34"),
            ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/", "2606:4700::1111"),
        ];
        for (given, kept, host) in cases {
            let address = Address::parse(given).unwrap();
            assert_eq!((address.as_str(), address.host()), (kept, host));
        }
    }

    #[test]
    fn no_address_leads_back_to_a_link_of_this_site() {
        let own = OwnHosts::of("https://Music.example:8443");
        for text in [
            "https://music.example/neon",
            "http://MUSIC.example./neon",
            "https://music.example:9/neon?a=/@b",
            "https://music.example",
            "https://music%2eexample/%6eeon",
            "https://ｍusic.example/neon",
            "https://music.example/@noor/../neon",
            "https://music.example/@noor/%2e%2e/neon",
            "https://music.example/%40noor",
            "https://music.example//@noor",
        ] {
            assert_eq!(Address::parse_away(text, &own), Err(Refused::Own), "{text}");
        }
        for text in ["https://music.example/@noor", "https://www.music.example/neon", "https://music.example.org/"] {
            assert!(Address::parse_away(text, &own).is_ok(), "{text}");
        }
        let numbers = OwnHosts::of("http://93.184.216.34");
        assert_eq!(Address::parse_away("http://0x5db8d822/neon", &numbers), Err(Refused::Own));
    }

    #[test]
    fn each_bad_form_is_refused_for_its_own_reason() {
        let cases = [
            ("", Refused::Missing),
            ("   ", Refused::Missing),
            ("open.spotify.com/album/1", Refused::Unreadable),
            ("//open.spotify.com", Refused::Unreadable),
            ("https://", Refused::Unreadable),
            ("https://a b.example/", Refused::Unreadable),
            ("https://noor.example/\u{202e}gnp.exe", Refused::Unreadable),
            ("https://noor.example/\u{200f}", Refused::Unreadable),
            ("https://noor.example/\nset-cookie: a", Refused::Unreadable),
            ("https://[::1", Refused::Unreadable),
            ("https://noor.example/\u{202e}gpj.exe", Refused::Unreadable),
            ("https://999.1.1.1/", Refused::Unreadable),
            ("javascript:alert(1)", Refused::Scheme),
            ("JAVASCRIPT://noor.example/%0aalert(1)", Refused::Scheme),
            ("data:text/html,hi", Refused::Scheme),
            ("ftp://noor.example/", Refused::Scheme),
            ("file:///etc/passwd", Refused::Scheme),
            ("spotify:album:1", Refused::Scheme),
            ("https://ada:secret@noor.example/", Refused::Credentials),
            ("https://open.spotify.com@evil.example/", Refused::Credentials),
            ("https://:secret@noor.example/", Refused::Credentials),
        ];
        for (given, why) in cases {
            assert_eq!(Address::parse(given), Err(why), "{given}");
        }
        assert_eq!(Address::parse(&format!("https://noor.example/{}", "a".repeat(2048))), Err(Refused::Long));
        // Short as typed, long as kept: every letter becomes six bytes.
        assert_eq!(Address::parse(&format!("https://noor.example/{}", "я".repeat(400))), Err(Refused::Long));
    }

    #[test]
    fn an_address_inside_somebodys_network_is_refused_in_every_notation() {
        let hosts = [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "nas.local",
            "db.internal",
            "router.lan",
            "box.home.arpa",
            "intranet",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0x7f.1",
            "0177.0.0.1",
            "017700000001",
            "0",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.1",
            "198.18.0.1",
            "192.0.2.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:a9fe:a9fe]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd12:3456::1]",
            "[ff02::1]",
            "[fec0::1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[2001:db8::1]",
            "[2001::1]",
            "[100::1]",
            "１２７.0.0.1",
        ];
        for host in hosts {
            assert_eq!(Address::parse(&format!("http://{host}/")), Err(Refused::Private), "{host}");
        }
        for host in
            ["172.15.0.1", "172.32.0.1", "11.0.0.1", "[::ffff:93.184.216.34]", "[64:ff9b::5db8:d822]", "local.example"]
        {
            assert!(Address::parse(&format!("http://{host}/")).is_ok(), "{host}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_a_plain_web_address(text in ".{0,80}") {
            for given in [text.clone(), format!("https://{text}"), format!("https://noor.example/{text}")] {
                if let Ok(address) = Address::parse(&given) {
                    prop_assert!(address.as_str().starts_with("http://") || address.as_str().starts_with("https://"));
                    prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                    prop_assert_eq!(Address::parse(address.as_str()), Ok(address.clone()));
                }
            }
        }

        #[test]
        fn no_notation_of_a_private_address_is_accepted(number in any::<u32>()) {
            let v4 = Ipv4Addr::from(number);
            let [a, b, c, d] = v4.octets();
            let notations = [
                v4.to_string(),
                number.to_string(),
                format!("0x{number:x}"),
                format!("0{a:o}.0{b:o}.0{c:o}.0{d:o}"),
                format!("[::ffff:{v4}]"),
            ];
            let inner = v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified()
                || v4.is_multicast() || v4.is_broadcast();
            for host in notations {
                let accepted = Address::parse(&format!("http://{host}/")).is_ok();
                prop_assert!(!(inner && accepted), "{}", host);
                prop_assert_eq!(accepted, public_v4(v4), "{}", host);
            }
        }
    }
}
