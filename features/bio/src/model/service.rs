//! Services that people have a page at, by the hosts of their addresses: what they are called, and the letters that stand
//! for them.

/// A service.
#[derive(Debug)]
pub(crate) struct Service {
    /// What people call it.
    pub(crate) name: &'static str,
    /// One or two letters in its place.
    pub(crate) letters: &'static str,
    hosts: &'static [&'static str],
}

const fn service(name: &'static str, letters: &'static str, hosts: &'static [&'static str]) -> Service {
    Service { name, letters, hosts }
}

/// The known ones. A host stands for its subdomains too.
const SERVICES: [Service; 22] = [
    service("Instagram", "Ig", &["instagram.com"]),
    service("TikTok", "Tt", &["tiktok.com"]),
    service("YouTube", "Yt", &["youtube.com", "youtu.be"]),
    service("Facebook", "Fb", &["facebook.com", "fb.com"]),
    service("Threads", "Th", &["threads.net", "threads.com"]),
    service("X", "X", &["x.com", "twitter.com"]),
    service("Bluesky", "Bs", &["bsky.app"]),
    service("Mastodon", "Ma", &["mastodon.social"]),
    service("Telegram", "Te", &["t.me", "telegram.me"]),
    service("WhatsApp", "Wa", &["whatsapp.com", "wa.me"]),
    service("Discord", "Di", &["discord.gg", "discord.com"]),
    service("Twitch", "Tw", &["twitch.tv"]),
    service("VK", "Vk", &["vk.com", "vk.ru"]),
    service("Spotify", "Sp", &["spotify.com"]),
    service("Apple Music", "Am", &["music.apple.com"]),
    service("SoundCloud", "Sc", &["soundcloud.com"]),
    service("Bandcamp", "Bc", &["bandcamp.com"]),
    service("Deezer", "De", &["deezer.com"]),
    service("TIDAL", "Ti", &["tidal.com"]),
    service("Vimeo", "Vi", &["vimeo.com"]),
    service("Mixcloud", "Mc", &["mixcloud.com"]),
    service("Patreon", "Pa", &["patreon.com"]),
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
