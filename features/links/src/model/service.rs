//! The services that a link may lead to, and which hosts are theirs.

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
}

/// Every known service, in the order in which a page shows them unless the label says otherwise.
///
/// Hosts as the services themselves hand them out in their share menus (August 2026).
pub(crate) static SERVICES: [Service; 9] = [
    Service {
        slug: "spotify",
        name: "Spotify",
        field: "destinations.spotify",
        hosts: &["open.spotify.com", "play.spotify.com", "spotify.link"],
    },
    Service {
        slug: "apple-music",
        name: "Apple Music",
        field: "destinations.apple-music",
        hosts: &["music.apple.com", "itunes.apple.com", "geo.music.apple.com", "geo.itunes.apple.com", "apple.co"],
    },
    Service {
        slug: "youtube-music",
        name: "YouTube Music",
        field: "destinations.youtube-music",
        hosts: &["music.youtube.com", "youtube.com", "youtu.be"],
    },
    Service {
        slug: "deezer",
        name: "Deezer",
        field: "destinations.deezer",
        hosts: &["deezer.com", "link.deezer.com", "deezer.page.link"],
    },
    Service {
        slug: "amazon-music",
        name: "Amazon Music",
        field: "destinations.amazon-music",
        hosts: &["music.amazon.*", "amazon.*", "amzn.to", "a.co"],
    },
    Service {
        slug: "pandora",
        name: "Pandora",
        field: "destinations.pandora",
        hosts: &["pandora.com", "pandora.app.link"],
    },
    Service { slug: "tidal", name: "TIDAL", field: "destinations.tidal", hosts: &["tidal.com", "listen.tidal.com"] },
    Service {
        slug: "soundcloud",
        name: "SoundCloud",
        field: "destinations.soundcloud",
        hosts: &["soundcloud.com", "on.soundcloud.com"],
    },
    Service {
        slug: "bandcamp",
        name: "Bandcamp",
        field: "destinations.bandcamp",
        hosts: &["bandcamp.com", "*.bandcamp.com"],
    },
];

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

    /// Whether a host (lower case) is one of this service's.
    pub(crate) fn owns(&self, host: &str) -> bool {
        let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
        self.hosts.iter().any(|pattern| {
            if let Some(domain) = pattern.strip_prefix("*.") {
                host.strip_suffix(domain).is_some_and(|name| name.ends_with('.'))
            } else if let Some(stem) = pattern.strip_suffix('*') {
                host.strip_prefix(stem).is_some_and(|end| AMAZON_ENDS.contains(&end))
            } else {
                host == *pattern
            }
        })
    }

    /// A host to show as an example.
    pub(crate) fn example(&self) -> String {
        self.hosts.first().map(|host| host.replace('*', "com")).unwrap_or_default()
    }
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
    fn fields_follow_from_the_words() {
        for service in &SERVICES {
            assert_eq!(service.field, format!("destinations.{}", service.slug));
            assert!(service.owns(&service.example()));
        }
    }
}
