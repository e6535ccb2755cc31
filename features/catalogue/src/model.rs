//! What is known of a release, what a catalogue answers, and how sure it is that both are the same.

use jiff::{SignedDuration, Timestamp};
use links::Address;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::provider::Provider;

/// How long an answer is remembered.
pub(crate) const FRESH: SignedDuration = SignedDuration::from_hours(24 * 30);
/// From this on a candidate is ticked beforehand.
pub(crate) const SURE: u8 = 80;
/// A candidate with another product code is never surer than this.
const OTHER_CODE: u8 = 40;
/// How long a catalogue's words may be, in characters, before they are cut.
const MOST_CHARS: usize = 200;

/// What is known of a release. It is kept with the lookup, so that answers are compared with what was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub(crate) title: String,
    pub(crate) artist: String,
    pub(crate) upc: Option<String>,
    pub(crate) isrcs: Vec<String>,
    /// `2026-11-22`
    pub(crate) released_on: String,
    pub(crate) n_tracks: Option<u32>,
}

impl Facts {
    /// Whether nobody has said yet what it is: an answer says it then.
    pub(crate) fn is_blank(&self) -> bool {
        self.title.is_empty()
    }

    /// What the first answer makes of a question that came with nothing but a code or an address.
    pub(crate) fn told_by(&self, answer: &Answer) -> Facts {
        Facts {
            title: answer.title.clone(),
            artist: answer.artist.clone(),
            upc: self.upc.clone().or_else(|| answer.upc.clone()),
            isrcs: if self.isrcs.is_empty() { answer.isrcs.clone() } else { self.isrcs.clone() },
            released_on: answer.released_on.clone().unwrap_or_default(),
            n_tracks: answer.n_tracks,
        }
    }
}

/// A release as a catalogue describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) title: String,
    pub(crate) artist: String,
    pub(crate) upc: Option<String>,
    pub(crate) isrcs: Vec<String>,
    /// A day, a month or a year.
    pub(crate) released_on: Option<String>,
    pub(crate) n_tracks: Option<u32>,
    /// Where it is; nobody has looked at these addresses yet.
    pub(crate) urls: Vec<String>,
    /// Whether words found it, and no code.
    pub(crate) by_words: bool,
}

/// Why a candidate is thought to be the release, or not to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Upc,
    OtherUpc,
    Isrc,
    Title,
    Artist,
    Date,
    Tracks,
    /// It was searched for by title and artist: no code says that it is the release.
    Words,
}

impl Reason {
    pub(crate) const ALL: [Reason; 8] = [
        Reason::Upc,
        Reason::OtherUpc,
        Reason::Isrc,
        Reason::Title,
        Reason::Artist,
        Reason::Date,
        Reason::Tracks,
        Reason::Words,
    ];

    /// Its word in the store and in the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Reason::Upc => "upc",
            Reason::OtherUpc => "other_upc",
            Reason::Isrc => "isrc",
            Reason::Title => "title",
            Reason::Artist => "artist",
            Reason::Date => "date",
            Reason::Tracks => "tracks",
            Reason::Words => "words",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|one| one.word() == word)
    }

    /// The text that says so.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Reason::Upc => "catalogue-reason-upc",
            Reason::OtherUpc => "catalogue-reason-other-upc",
            Reason::Isrc => "catalogue-reason-isrc",
            Reason::Title => "catalogue-reason-title",
            Reason::Artist => "catalogue-reason-artist",
            Reason::Date => "catalogue-reason-date",
            Reason::Tracks => "catalogue-reason-tracks",
            Reason::Words => "catalogue-reason-words",
        }
    }

    /// What it adds, of a hundred.
    fn weight(self) -> u8 {
        match self {
            Reason::Upc => 60,
            Reason::Isrc => 45,
            Reason::Title => 20,
            Reason::Artist => 15,
            Reason::Date => 10,
            Reason::Tracks => 5,
            Reason::OtherUpc | Reason::Words => 0,
        }
    }
}

/// How sure it is, from 0 to 100, that an answer is the release, and why.
pub(crate) fn score(facts: &Facts, answer: &Answer) -> (u8, Vec<Reason>) {
    let mut reasons = Vec::new();
    let mut other = false;
    if let (Some(ours), Some(theirs)) = (facts.upc.as_deref(), answer.upc.as_deref()) {
        other = !same_upc(ours, theirs);
        reasons.push(if other { Reason::OtherUpc } else { Reason::Upc });
    }
    let same_isrc = |isrc: &String| answer.isrcs.iter().any(|other| other.eq_ignore_ascii_case(isrc));
    if facts.isrcs.iter().any(same_isrc) {
        reasons.push(Reason::Isrc);
    }
    if same_words(&title(&facts.title), &title(&answer.title)) {
        reasons.push(Reason::Title);
    }
    if same_words(&words(&facts.artist), &words(&answer.artist)) {
        reasons.push(Reason::Artist);
    }
    // A year alone says too little.
    let same_day = |day: &str| day.len() >= 7 && facts.released_on.starts_with(day);
    if answer.released_on.as_deref().is_some_and(same_day) {
        reasons.push(Reason::Date);
    }
    if facts.n_tracks.is_some_and(|n| n > 0 && answer.n_tracks == Some(n)) {
        reasons.push(Reason::Tracks);
    }
    if answer.by_words && !reasons.iter().any(|reason| matches!(reason, Reason::Upc | Reason::Isrc)) {
        reasons.push(Reason::Words);
    }
    let sum = reasons.iter().fold(0_u8, |sum, reason| sum.saturating_add(reason.weight())).min(100);
    (if other { sum.min(OTHER_CODE) } else { sum }, reasons)
}

fn same_words(ours: &str, theirs: &str) -> bool {
    !ours.is_empty() && ours == theirs
}

/// A UPC-A and the EAN-13 with a zero before it are one number (GS1).
fn same_upc(ours: &str, theirs: &str) -> bool {
    ours.trim_start_matches('0') == theirs.trim_start_matches('0')
}

/// A title without what catalogues hang on it: what stands in brackets, and "- Single", "- EP".
fn title(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for sign in text.chars() {
        match sign {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(sign),
            _ => {}
        }
    }
    let lower = plain.to_lowercase();
    let bare = lower.trim_end();
    let bare = ["- single", "- ep", "– single", "– ep"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    let folded = words(bare);
    // A title that is all brackets is compared as it is.
    if folded.is_empty() { words(text) } else { folded }
}

/// Letters and digits in lower case, the same for every spelling of "and".
fn words(text: &str) -> String {
    text.to_lowercase().replace('&', " and ").chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// A catalogue's words as they may be shown: one line, not too long, nothing that hides or turns. Else nothing.
pub(crate) fn clean(text: &str) -> String {
    let cut: String = text.trim().chars().take(MOST_CHARS).collect();
    if kit::is_plain_line(&cut) { cut } else { String::new() }
}

/// A code as a catalogue tells it, if it has the shape of one.
pub(crate) fn code(text: &str) -> Option<String> {
    let sound = (8..=14).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    sound.then(|| text.to_ascii_uppercase())
}

/// A day, a month or a year as a catalogue tells it, if it has the shape of one.
pub(crate) fn day(text: &str) -> Option<String> {
    let sound = matches!(text.len(), 4 | 7 | 10) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    sound.then(|| text.to_owned())
}

/// The service of an address that a catalogue tells, and the address in its form; nothing where a link may not lead there.
pub(crate) fn place(url: &str) -> Option<(&'static str, String)> {
    let address = Address::parse(url).ok()?;
    let (service, _) = links::service_of(&address)?;
    let secure = match address.as_str().strip_prefix("http://") {
        Some(rest) => format!("https://{rest}"),
        None => address.as_str().to_owned(),
    };
    Some((service, secure))
}

/// What a lookup begins with. Without any code and address it is asked by title and artist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) upc: Option<String>,
    /// The codes of the recordings, in the order of the tracks.
    pub(crate) isrcs: Vec<String>,
    pub(crate) address: Option<String>,
}

impl Asked {
    /// One text for the same question.
    pub(crate) fn text(&self) -> String {
        let parts = self.upc.iter().chain(&self.isrcs).chain(&self.address);
        parts.cloned().collect::<Vec<_>>().join(" ")
    }

    /// Whether there is a code to ask by.
    pub(crate) fn has_codes(&self) -> bool {
        self.upc.is_some() || !self.isrcs.is_empty()
    }

    /// What is asked about at a catalogue itself, where the address is one of its own.
    pub(crate) fn item_at(&self, provider: Provider) -> Option<Item> {
        self.address.as_deref().and_then(Item::parse).filter(|item| item.provider() == provider)
    }

    /// The recording codes that one question asks a catalogue for.
    pub(crate) fn isrcs_for(&self, provider: Provider) -> &[String] {
        self.isrcs.get(..provider.most_isrcs()).unwrap_or(&self.isrcs)
    }
}

/// An item at a service that a client can look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    AppleMusic(apple::Item),
    Deezer(deezer::Item),
    Spotify(spotify::SpotifyUri),
    Youtube(youtube::Item),
}

impl Item {
    /// Reads an address. It is never fetched.
    pub(crate) fn parse(text: &str) -> Option<Item> {
        if let Ok(item) = text.parse() {
            return Some(Item::AppleMusic(item));
        }
        if let Ok(item) = text.parse() {
            return Some(Item::Deezer(item));
        }
        if let Ok(item) = text.parse() {
            return Some(Item::Youtube(item));
        }
        text.parse::<spotify::SpotifyUri>().ok().map(Item::Spotify)
    }

    /// Who can look it up.
    pub(crate) fn provider(&self) -> Provider {
        match self {
            Item::AppleMusic(_) => Provider::AppleMusic,
            Item::Deezer(_) => Provider::Deezer,
            Item::Spotify(_) => Provider::Spotify,
            Item::Youtube(_) => Provider::Youtube,
        }
    }

    /// Its page.
    pub(crate) fn page(&self) -> String {
        match self {
            Item::AppleMusic(item) => item.page(),
            Item::Deezer(item) => item.page(),
            Item::Spotify(uri) => uri.page(),
            Item::Youtube(item) => item.page(),
        }
    }
}

/// A lookup with everything that became of it.
#[derive(Clone, Debug)]
pub(crate) struct Lookup {
    pub(crate) id: Uuid,
    /// What is known of the release that is looked for.
    pub(crate) facts: Facts,
    pub(crate) asked: Asked,
    pub(crate) created_at: Timestamp,
    pub(crate) questions: Vec<Question>,
    pub(crate) candidates: Vec<Candidate>,
}

impl Lookup {
    /// Whether some catalogue has still to answer.
    pub(crate) fn waits(&self) -> bool {
        self.questions.iter().any(|one| one.state == State::Waiting)
    }
}

/// How far a question to one catalogue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Waiting,
    Found,
    Absent,
    Failed,
}

impl State {
    const ALL: [State; 4] = [State::Waiting, State::Found, State::Absent, State::Failed];

    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Found => "found",
            State::Absent => "absent",
            State::Failed => "failed",
        }
    }

    pub(crate) fn of(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// A question to one catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) provider: Provider,
    pub(crate) state: State,
    /// What stood in the way the last time.
    pub(crate) reason: Option<String>,
    pub(crate) next_at: Timestamp,
}

/// One address that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) id: Uuid,
    pub(crate) provider: Provider,
    pub(crate) service: String,
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) artist: String,
    pub(crate) upc: Option<String>,
    pub(crate) isrc: Option<String>,
    pub(crate) released_on: Option<String>,
    pub(crate) n_tracks: Option<u32>,
    pub(crate) confidence: u8,
    pub(crate) reasons: Vec<Reason>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts() -> Facts {
        Facts {
            title: "Lanterns Over Water".to_owned(),
            artist: "Noor & the Tide".to_owned(),
            upc: Some("036000291452".to_owned()),
            isrcs: vec!["GBAYE6800011".to_owned()],
            released_on: "2026-11-20".to_owned(),
            n_tracks: Some(1),
        }
    }

    fn same() -> Answer {
        Answer {
            title: "LANTERNS over water (Deluxe) - Single".to_owned(),
            artist: "Noor and The Tide".to_owned(),
            upc: Some("0036000291452".to_owned()),
            isrcs: vec!["gbaye6800011".to_owned()],
            released_on: Some("2026-11-20".to_owned()),
            n_tracks: Some(1),
            urls: Vec::new(),
            by_words: false,
        }
    }

    #[test]
    fn what_words_found_says_so_and_is_never_sure_without_a_code() {
        let found = Answer { upc: None, isrcs: Vec::new(), by_words: true, ..same() };
        let (sure, reasons) = score(&facts(), &found);
        assert!(sure < SURE && reasons.contains(&Reason::Words), "{sure} {reasons:?}");
        let (sure, reasons) = score(&facts(), &Answer { by_words: true, ..same() });
        assert!(sure == 100 && !reasons.contains(&Reason::Words), "its code says it");
    }

    #[test]
    fn everything_the_same_is_a_hundred_with_every_reason() {
        let (sure, reasons) = score(&facts(), &same());
        assert_eq!(sure, 100);
        let all = [Reason::Upc, Reason::Isrc, Reason::Title, Reason::Artist, Reason::Date, Reason::Tracks];
        assert_eq!(reasons, all);
    }

    #[test]
    fn another_code_is_never_sure_and_nothing_alike_is_nothing() {
        let other = Answer { upc: Some("5012345678900".to_owned()), ..same() };
        let (sure, reasons) = score(&facts(), &other);
        assert!(sure <= OTHER_CODE && reasons.contains(&Reason::OtherUpc));
        assert_eq!(score(&facts(), &Answer::default()), (0, Vec::new()));
        let nameless = Facts::default();
        assert_eq!(score(&nameless, &Answer::default()), (0, Vec::new()), "two empty titles are no reason");
    }

    #[test]
    fn a_month_counts_as_the_day_and_a_year_does_not() {
        let at = |day: &str| score(&facts(), &Answer { released_on: Some(day.to_owned()), ..Answer::default() }).0;
        assert_eq!((at("2026-11-20"), at("2026-11"), at("2026"), at("2026-11-21")), (10, 10, 0, 0));
    }

    #[test]
    fn what_catalogues_say_is_shown_only_when_it_shows_what_it_says() {
        assert_eq!(clean(" <script>alert(1)</script> "), "<script>alert(1)</script>", "pages escape it");
        assert_eq!(clean("gnp\u{202e}exe"), "");
        assert_eq!(clean(&"x".repeat(500)).len(), 200);
        assert_eq!(code("1/../2"), None);
        assert_eq!(day("2026-11-20T00"), None);
    }

    #[test]
    fn an_address_is_taken_only_of_a_known_service() {
        assert_eq!(
            place("http://open.spotify.com/album/1"),
            Some(("spotify", "https://open.spotify.com/album/1".into()))
        );
        for url in ["javascript:alert(1)", "https://noor.example/", "http://169.254.169.254/", "https://a@tidal.com/1"]
        {
            assert_eq!(place(url), None, "{url}");
        }
        assert_eq!(Item::parse("http://169.254.169.254/album/1"), None);
    }

    proptest! {
        #[test]
        fn confidence_stays_within_bounds_and_more_reasons_never_lower_it(
            title in ".{0,40}", artist in ".{0,40}", upc in proptest::option::of("[0-9]{12,13}"),
            isrc in "[A-Z]{2}[A-Z0-9]{3}[0-9]{7}", day in "20[0-9]{2}-[01][0-9]-[0-3][0-9]", n in proptest::option::of(0_u32..40),
        ) {
            let answer = Answer {
                title, artist, upc, isrcs: vec![isrc], released_on: Some(day), n_tracks: n, ..Answer::default()
            };
            let (sure, reasons) = score(&facts(), &answer);
            prop_assert!(sure <= 100);
            prop_assert_eq!(sure == 0, reasons.iter().all(|reason| *reason == Reason::OtherUpc));
            let better = Answer { upc: facts().upc, ..answer.clone() };
            prop_assert!(score(&facts(), &better).0 >= sure);
            let named = Answer { title: facts().title, artist: facts().artist, ..answer };
            prop_assert!(score(&facts(), &named).0 >= sure);
        }
    }
}
