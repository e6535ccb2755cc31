//! The services that a link may lead to, and which hosts are theirs.

use kit::Problem;

use super::Address;

/// A service that the program knows.
#[derive(Debug)]
pub(crate) struct Service {
    /// Its word in addresses, events and the API.
    pub(crate) slug: &'static str,
    /// Its brand name, the same in every language.
    pub(crate) name: &'static str,
    /// The field of its address in forms and problems.
    pub(crate) field: &'static str,
    /// Its hosts, without `www.` and `m.`; `*.` in front stands for any name below, `.*` behind for [`AMAZON_ENDS`].
    hosts: &'static [&'static str],
    /// Hosts that it shares: an address there is its own if a person says so, and is not recognised as its own.
    shared: &'static [&'static str],
}

macro_rules! service {
    ($slug:literal, $name:literal, $hosts:expr) => {
        service!($slug, $name, $hosts, [])
    };
    ($slug:literal, $name:literal, $hosts:expr, $shared:expr) => {
        Service { slug: $slug, name: $name, field: concat!("destinations.", $slug), hosts: &$hosts, shared: &$shared }
    };
}

/// Every known service, in the order in which a page shows them unless the label says otherwise.
///
/// Hosts as the services themselves hand them out in their share menus (August 2026).
pub(crate) static SERVICES: [Service; 31] = [
    service!("spotify", "Spotify", ["open.spotify.com", "play.spotify.com", "spotify.link"]),
    service!(
        "apple-music",
        "Apple Music",
        ["music.apple.com", "geo.music.apple.com", "apple.co"],
        ["itunes.apple.com", "geo.itunes.apple.com"]
    ),
    service!("youtube-music", "YouTube Music", ["music.youtube.com"], ["youtube.com", "youtu.be"]),
    service!("deezer", "Deezer", ["deezer.com", "link.deezer.com", "deezer.page.link"]),
    service!("amazon-music", "Amazon Music", ["music.amazon.*"], ["amazon.*", "amzn.to", "a.co"]),
    service!("pandora", "Pandora", ["pandora.com", "pandora.app.link"]),
    service!("tidal", "TIDAL", ["tidal.com", "listen.tidal.com"]),
    service!("soundcloud", "SoundCloud", ["soundcloud.com", "on.soundcloud.com"]),
    service!("bandcamp", "Bandcamp", ["bandcamp.com", "*.bandcamp.com"]),
    service!("youtube", "YouTube", ["youtube.com", "youtu.be"]),
    service!(
        "itunes",
        "iTunes Store",
        ["itunes.apple.com", "geo.itunes.apple.com"],
        ["music.apple.com", "geo.music.apple.com"]
    ),
    service!("qobuz", "Qobuz", ["open.qobuz.com", "play.qobuz.com", "qobuz.com"]),
    service!("napster", "Napster", ["napster.com", "play.napster.com", "web.napster.com"]),
    service!("audiomack", "Audiomack", ["audiomack.com"]),
    service!("anghami", "Anghami", ["play.anghami.com", "open.anghami.com", "anghami.com"]),
    service!("boomplay", "Boomplay", ["boomplay.com", "boomplaymusic.com"]),
    service!("jiosaavn", "JioSaavn", ["jiosaavn.com"]),
    service!("gaana", "Gaana", ["gaana.com"]),
    service!("beatport", "Beatport", ["beatport.com"]),
    service!("traxsource", "Traxsource", ["traxsource.com"]),
    service!(
        "yandex-music",
        "Yandex Music",
        ["music.yandex.ru", "music.yandex.com", "music.yandex.by", "music.yandex.kz", "music.yandex.uz"]
    ),
    service!("vk", "VK Music", ["vk.com", "vk.ru"]),
    service!("zvuk", "Zvuk", ["zvuk.com", "share.zvuk.com"]),
    service!("kkbox", "KKBOX", ["kkbox.com", "play.kkbox.com", "kkbox.fm"]),
    service!("line-music", "LINE MUSIC", ["music.line.me"]),
    service!("awa", "AWA", ["s.awa.fm", "mf.awa.fm", "awa.fm"]),
    service!("qq-music", "QQ Music", ["y.qq.com", "*.y.qq.com"]),
    service!("netease", "NetEase Cloud Music", ["music.163.com", "y.music.163.com", "163cn.tv"]),
    service!("audius", "Audius", ["audius.co"]),
    service!("shazam", "Shazam", ["shazam.com"]),
    service!("spotify-countdown", "Spotify Countdown", [], ["open.spotify.com"]),
];

/// The word of Spotify's countdown pages: a way out for the days before a release, which needs nobody's permission.
pub(crate) const COUNTDOWN: &str = "spotify-countdown";

/// Whether an address is that of a countdown page: `open.spotify.com/prerelease/…`, perhaps with a country before it.
pub(crate) fn is_countdown(address: &Address) -> bool {
    let path = address.path();
    let path = match path.strip_prefix("/intl-") {
        Some(rest) => rest.split_once('/').map_or("", |(_, rest)| rest),
        None => path.trim_start_matches('/'),
    };
    let id = path.strip_prefix("prerelease/").unwrap_or_default().trim_end_matches('/');
    address.host() == "open.spotify.com" && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// How many services at the head of [`SERVICES`] have a field of their own in every form.
pub(crate) const USUAL: usize = 9;

/// The endings of Amazon's shops.
const AMAZON_ENDS: [&str; 23] = [
    "com", "ca", "com.mx", "com.br", "co.uk", "de", "fr", "it", "es", "nl", "se", "pl", "com.be", "com.tr", "ae", "sa",
    "eg", "in", "co.jp", "com.au", "sg", "ie", "co.za",
];

/// How many addresses to anything else a link may have.
pub(crate) const MAX_OTHERS: usize = 20;

/// The field of the nth address to anything else, from 1 on.
pub(crate) fn other_field(n: usize) -> String {
    format!("destinations.other-{n}")
}

impl Service {
    /// The known service of that word.
    pub(crate) fn of(slug: &str) -> Option<&'static Service> {
        SERVICES.iter().find(|service| service.slug == slug)
    }

    /// The service whose host (lower case) this is.
    pub(crate) fn at(host: &str) -> Option<&'static Service> {
        SERVICES.iter().find(|service| among(service.hosts, host))
    }

    /// The service that an address is one of.
    pub(crate) fn of_address(address: &Address) -> Option<&'static Service> {
        if is_countdown(address) { Service::of(COUNTDOWN) } else { Service::at(address.host()) }
    }

    /// Whether an address at a host (lower case) may be one of this service's.
    pub(crate) fn owns(&self, host: &str) -> bool {
        among(self.hosts, host) || among(self.shared, host)
    }

    /// The problem of a field whose address is at somebody else's host.
    pub(crate) fn not_here(&self, field: String, host: &str) -> Problem {
        Problem::new(field, "problem-links-url-host")
            .with("service", self.name)
            .with("example", self.example())
            .with("host", host)
    }

    /// A host to show as an example.
    pub(crate) fn example(&self) -> String {
        self.hosts.iter().chain(self.shared).next().map(|host| host.replace('*', "com")).unwrap_or_default()
    }
}

fn among(patterns: &[&str], host: &str) -> bool {
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    patterns.iter().any(|pattern| {
        if let Some(domain) = pattern.strip_prefix("*.") {
            host.strip_suffix(domain).is_some_and(|name| name.ends_with('.'))
        } else if let Some(stem) = pattern.strip_suffix('*') {
            host.strip_prefix(stem).is_some_and(|end| AMAZON_ENDS.contains(&end))
        } else {
            host == *pattern
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_owns_its_hosts_and_nobody_elses() {
        let cases = [
            ("spotify", "open.spotify.com", true),
            ("spotify", "open.spotify.com.evil.example", false),
            ("spotify", "evilopen.spotify.com", false),
            ("spotify", "music.apple.com", false),
            ("apple-music", "geo.music.apple.com", true),
            ("youtube-music", "m.youtube.com", true),
            ("youtube-music", "youtu.be", true),
            ("deezer", "www.deezer.com", true),
            ("amazon-music", "music.amazon.co.uk", true),
            ("amazon-music", "www.amazon.de", true),
            ("amazon-music", "music.amazon.evil.example", false),
            ("amazon-music", "music.amazon.", false),
            ("bandcamp", "noor.bandcamp.com", true),
            ("bandcamp", "bandcamp.com", true),
            ("bandcamp", "notbandcamp.com", false),
            ("tidal", "listen.tidal.com", true),
        ];
        for (service, host, owns) in cases {
            assert_eq!(Service::of(service).unwrap().owns(host), owns, "{service} {host}");
        }
    }

    #[test]
    fn an_address_is_recognised_by_its_host() {
        let cases = [
            ("open.spotify.com", Some("spotify")),
            ("www.youtube.com", Some("youtube")),
            ("music.youtube.com", Some("youtube-music")),
            ("geo.music.apple.com", Some("apple-music")),
            ("itunes.apple.com", Some("itunes")),
            ("music.amazon.co.jp", Some("amazon-music")),
            ("www.amazon.de", None),
            ("i.y.qq.com", Some("qq-music")),
            ("music.yandex.kz", Some("yandex-music")),
            ("m.vk.com", Some("vk")),
            ("noor.bandcamp.com", Some("bandcamp")),
            ("open.spotify.com.evil.example", None),
            ("noor.example", None),
        ];
        for (host, service) in cases {
            assert_eq!(Service::at(host).map(|service| service.slug), service, "{host}");
        }
    }

    #[test]
    fn every_host_belongs_to_one_service() {
        let mut words = std::collections::HashSet::new();
        for service in &SERVICES {
            assert!(words.insert(service.slug), "{}", service.slug);
            for host in service.hosts {
                let host = host.replacen("*.", "x.", usize::from(host.starts_with('*'))).replace('*', "com");
                let owner = Service::at(&host).map(|owner| owner.slug);
                assert_eq!(owner, Some(service.slug), "{host}");
            }
        }
    }

    #[test]
    fn fields_follow_from_the_words() {
        for service in &SERVICES {
            assert_eq!(service.field, format!("destinations.{}", service.slug));
            assert!(service.owns(&service.example()));
        }
    }
}
