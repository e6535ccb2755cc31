//! Services that people have a page at, by the hosts of their addresses: what they are called, and the sign that stands
//! for them.

use super::Glyph;

/// A service.
#[derive(Debug)]
pub(crate) struct Service {
    /// What people call it.
    pub(crate) name: &'static str,
    /// What people do there, as a sign of our own: no service's mark is ours to draw.
    pub(crate) glyph: Glyph,
    hosts: &'static [&'static str],
}

const fn service(name: &'static str, glyph: Glyph, hosts: &'static [&'static str]) -> Service {
    Service { name, glyph, hosts }
}

/// The known ones. A host stands for its subdomains too.
const SERVICES: [Service; 22] = [
    service("Instagram", Glyph::Camera, &["instagram.com"]),
    service("TikTok", Glyph::Note, &["tiktok.com"]),
    service("YouTube", Glyph::Film, &["youtube.com", "youtu.be"]),
    service("Facebook", Glyph::People, &["facebook.com", "fb.com"]),
    service("Threads", Glyph::Bubble, &["threads.net", "threads.com"]),
    service("X", Glyph::Bubble, &["x.com", "twitter.com"]),
    service("Bluesky", Glyph::Bubble, &["bsky.app"]),
    service("Mastodon", Glyph::Bubble, &["mastodon.social"]),
    service("Telegram", Glyph::Plane, &["t.me", "telegram.me"]),
    service("WhatsApp", Glyph::Phone, &["whatsapp.com", "wa.me"]),
    service("Discord", Glyph::People, &["discord.gg", "discord.com"]),
    service("Twitch", Glyph::Film, &["twitch.tv"]),
    service("VK", Glyph::People, &["vk.com", "vk.ru"]),
    service("Spotify", Glyph::Waves, &["spotify.com"]),
    service("Apple Music", Glyph::Note, &["music.apple.com"]),
    service("SoundCloud", Glyph::Waves, &["soundcloud.com"]),
    service("Bandcamp", Glyph::Disc, &["bandcamp.com"]),
    service("Deezer", Glyph::Bars, &["deezer.com"]),
    service("TIDAL", Glyph::Disc, &["tidal.com"]),
    service("Vimeo", Glyph::Film, &["vimeo.com"]),
    service("Mixcloud", Glyph::Bars, &["mixcloud.com"]),
    service("Patreon", Glyph::Heart, &["patreon.com"]),
];

impl Service {
    /// The service that a host (lower case) belongs to.
    pub(crate) fn of_host(host: &str) -> Option<&'static Service> {
        let owns = |own: &&str| host.strip_suffix(*own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        SERVICES.iter().find(|service| service.hosts.iter().any(owns))
    }
}

/// The host of an address that was checked before, without its `www.`, in the ASCII form in which it is kept.
pub(crate) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_known_by_its_own_hosts_only() {
        let name = |host: &str| Service::of_host(host).map(|service| service.name);
        assert_eq!(name("www.instagram.com"), Some("Instagram"));
        assert_eq!(name("noor.bandcamp.com"), Some("Bandcamp"));
        assert_eq!(name("music.apple.com"), Some("Apple Music"));
        for host in ["instagram.com.evil.example", "notinstagram.com", "apple.com", "netflix.com"] {
            assert_eq!(name(host), None, "{host}");
        }
    }

    #[test]
    fn a_host_is_shown_in_ascii_without_what_nobody_reads() {
        assert_eq!(host("https://www.noor.example/shop?a=b"), "noor.example");
        assert_eq!(host("https://xn--bcher-kva.example/"), "xn--bcher-kva.example");
        assert_eq!(host("http://noor.example:8080/"), "noor.example:8080");
    }
}
