//! Players that a page can show once a fan asks for one: which address of a service has a player, and where that is. Their
//! shapes are those of the services' own pages about embedding, as of November 2026. What is not known here stays a link.

/// How much room a player takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As wide as the page, and 16 to 9.
    Video,
    /// One piece of music.
    Track,
    /// A list of them.
    List,
}

impl Shape {
    /// Its class in the style sheet.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Shape::Video => "video",
            Shape::Track => "track",
            Shape::List => "list",
        }
    }
}

/// A player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Player {
    /// Whose frame the page has to allow.
    pub(crate) origin: &'static str,
    /// The address of the frame.
    pub(crate) src: String,
    /// How much room it takes.
    pub(crate) shape: Shape,
}

/// An address in parts, as browsers write it: it was checked when it was kept.
struct Parts<'a> {
    host: &'a str,
    path: Vec<&'a str>,
    query: &'a str,
}

impl<'a> Parts<'a> {
    fn of(url: &'a str) -> Option<Parts<'a>> {
        let (_, rest) = url.split_once("://")?;
        let rest = rest.split('#').next()?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.strip_prefix("www.").unwrap_or(host);
        Some(Parts { host, path: path.split('/').filter(|part| !part.is_empty()).collect(), query })
    }

    fn asked(&self, name: &str) -> Option<&'a str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

/// Whether a word is an id as services make them, so that it can stand in an address of ours as it is.
fn is_id(word: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=100).contains(&word.len()) && word.bytes().all(sign)
}

fn is_number(word: &str) -> bool {
    (1..=20).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

impl Player {
    /// The player of an address, where we know one.
    pub(crate) fn of(url: &str) -> Option<Player> {
        let parts = Parts::of(url)?;
        match parts.host {
            "youtube.com" | "m.youtube.com" | "music.youtube.com" | "youtu.be" | "youtube-nocookie.com" => {
                youtube(&parts)
            }
            "vimeo.com" => vimeo(&parts),
            "open.spotify.com" => spotify(&parts),
            "soundcloud.com" => soundcloud(&parts),
            "deezer.com" => deezer(&parts),
            "music.apple.com" => apple(&parts),
            "tidal.com" | "listen.tidal.com" => tidal(&parts),
            "mixcloud.com" => mixcloud(&parts),
            _ => None,
        }
    }
}

/// The one of YouTube's hosts that sets no cookie before somebody plays.
fn youtube(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://www.youtube-nocookie.com";
    let video = |id: &str| is_id(id).then(|| format!("{ORIGIN}/embed/{id}?autoplay=1"));
    let src = match parts.path.as_slice() {
        ["watch"] => video(parts.asked("v")?),
        ["playlist"] => {
            parts.asked("list").filter(|id| is_id(id)).map(|id| format!("{ORIGIN}/embed/videoseries?list={id}"))
        }
        ["shorts" | "live" | "embed", id] => video(id),
        [id] if parts.host == "youtu.be" => video(id),
        _ => None,
    };
    Some(Player { origin: ORIGIN, src: src?, shape: Shape::Video })
}

fn vimeo(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://player.vimeo.com";
    let src = match parts.path.as_slice() {
        [id] if is_number(id) => format!("{ORIGIN}/video/{id}?dnt=1&autoplay=1"),
        // A video that is not listed has a second word.
        [id, word] if is_number(id) && is_id(word) => format!("{ORIGIN}/video/{id}?h={word}&dnt=1&autoplay=1"),
        _ => return None,
    };
    Some(Player { origin: ORIGIN, src, shape: Shape::Video })
}

fn spotify(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://open.spotify.com";
    let path = match parts.path.as_slice() {
        [lang, rest @ ..] if lang.starts_with("intl-") => rest,
        all => all,
    };
    let &[kind, id] = path else { return None };
    let shape = match kind {
        "track" | "episode" => Shape::Track,
        "album" | "playlist" | "artist" | "show" => Shape::List,
        _ => return None,
    };
    is_id(id).then(|| Player { origin: ORIGIN, src: format!("{ORIGIN}/embed/{kind}/{id}"), shape })
}

fn soundcloud(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://w.soundcloud.com";
    let (path, shape) = match parts.path.as_slice() {
        [who, "sets", list] if is_id(who) && is_id(list) => (format!("{who}%2Fsets%2F{list}"), Shape::List),
        [who, track] if is_id(who) && is_id(track) && !matches!(*track, "sets" | "tracks" | "albums" | "likes") => {
            (format!("{who}%2F{track}"), Shape::Track)
        }
        _ => return None,
    };
    let src = format!("{ORIGIN}/player/?url=https%3A%2F%2Fsoundcloud.com%2F{path}&auto_play=true");
    Some(Player { origin: ORIGIN, src, shape })
}

fn deezer(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://widget.deezer.com";
    let path = match parts.path.as_slice() {
        [lang, rest @ ..] if lang.len() == 2 => rest,
        all => all,
    };
    let &[kind, id] = path else { return None };
    let shape = match kind {
        "track" => Shape::Track,
        "album" | "playlist" => Shape::List,
        _ => return None,
    };
    let src = || format!("{ORIGIN}/widget/auto/{kind}/{id}?autoplay=true");
    is_number(id).then(|| Player { origin: ORIGIN, src: src(), shape })
}

fn apple(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://embed.music.apple.com";
    let (country, kind, id) = match parts.path.as_slice() {
        [country, kind, id] | [country, kind, _, id] => (*country, *kind, *id),
        _ => return None,
    };
    let whole = country.len() == 2 && is_id(country) && is_id(id);
    let shape = match kind {
        "song" => Shape::Track,
        "album" if parts.asked("i").is_some() => Shape::Track,
        "album" | "playlist" => Shape::List,
        _ => return None,
    };
    let track = parts.asked("i").filter(|id| is_number(id)).map(|id| format!("?i={id}")).unwrap_or_default();
    whole.then(|| Player { origin: ORIGIN, src: format!("{ORIGIN}/{country}/{kind}/{id}{track}"), shape })
}

fn tidal(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://embed.tidal.com";
    let path = match parts.path.as_slice() {
        ["browse", rest @ ..] => rest,
        all => all,
    };
    let &[kind, id] = path else { return None };
    let (kinds, shape) = match kind {
        "track" => ("tracks", Shape::Track),
        "album" => ("albums", Shape::List),
        "playlist" => ("playlists", Shape::List),
        "video" => ("videos", Shape::Video),
        _ => return None,
    };
    is_id(id).then(|| Player { origin: ORIGIN, src: format!("{ORIGIN}/{kinds}/{id}"), shape })
}

fn mixcloud(parts: &Parts<'_>) -> Option<Player> {
    const ORIGIN: &str = "https://player-widget.mixcloud.com";
    let &[who, show] = parts.path.as_slice() else { return None };
    let src = || format!("{ORIGIN}/widget/iframe/?autoplay=1&feed=%2F{who}%2F{show}%2F");
    (is_id(who) && is_id(show)).then(|| Player { origin: ORIGIN, src: src(), shape: Shape::Track })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_has_its_player() {
        let cases = [
            (
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3",
                "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
            ),
            ("https://youtu.be/dQw4w9WgXcQ?si=a", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"),
            ("https://youtube.com/shorts/a_b-c#x", "https://www.youtube-nocookie.com/embed/a_b-c?autoplay=1"),
            (
                "https://www.youtube.com/playlist?list=PL1",
                "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
            ),
            ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"),
            ("https://vimeo.com/76979871/abc", "https://player.vimeo.com/video/76979871?h=abc&dnt=1&autoplay=1"),
            ("https://open.spotify.com/intl-de/track/4uLU6h?si=1", "https://open.spotify.com/embed/track/4uLU6h"),
            (
                "https://soundcloud.com/noor/tide",
                "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fnoor%2Ftide&auto_play=true",
            ),
            (
                "https://www.deezer.com/fr/album/302127",
                "https://widget.deezer.com/widget/auto/album/302127?autoplay=true",
            ),
            ("https://music.apple.com/gb/album/tide/1440?i=1441", "https://embed.music.apple.com/gb/album/1440?i=1441"),
            ("https://tidal.com/browse/track/77640617", "https://embed.tidal.com/tracks/77640617"),
            (
                "https://www.mixcloud.com/noor/tide-1/",
                "https://player-widget.mixcloud.com/widget/iframe/?autoplay=1&feed=%2Fnoor%2Ftide-1%2F",
            ),
        ];
        for (url, src) in cases {
            let player = Player::of(url).unwrap();
            assert_eq!(player.src, src, "{url}");
            assert!(player.src.starts_with(&format!("{}/", player.origin)), "{url}");
        }
        assert_eq!(Player::of("https://open.spotify.com/album/1").unwrap().shape, Shape::List);
    }

    #[test]
    fn what_has_no_player_stays_a_link() {
        for url in [
            "https://noor.example/watch?v=1",
            "https://youtube.com.evil.example/watch?v=1",
            "https://www.youtube.com/watch?v=a%22onload",
            "https://www.youtube.com/watch?list=1",
            "https://www.youtube.com/@noor",
            "https://youtu.be/a/b",
            "https://vimeo.com/noor",
            "https://open.spotify.com/user/noor",
            "https://open.spotify.com/track/1/../../x",
            "https://soundcloud.com/noor",
            "https://soundcloud.com/noor/%2e%2e",
            "https://www.deezer.com/artist/1",
            "https://noor.bandcamp.com/track/tide",
            "https://music.apple.com/gb/artist/noor/1",
            "",
        ] {
            assert_eq!(Player::of(url), None, "{url}");
        }
    }
}
