//! A release as somebody typed it, and the rules that it must pass.

use std::collections::HashMap;

use jiff::{Timestamp, civil};
use kit::{Problem, Problems, WorkspaceId};
use uuid::Uuid;

use crate::{
    Release, Track,
    codes::{Isrc, Upc, spotify_uri},
    zones,
};

/// How long a title may be, in characters.
const TITLE_CHARS: usize = 200;
/// How many tracks a release may have: the largest boxes are smaller.
pub(crate) const TRACKS: usize = 300;
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A release as it was typed. Field names are those of the form and of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) title: String,
    pub(crate) artist_id: String,
    pub(crate) upc: String,
    pub(crate) release_date: String,
    /// Empty is midnight.
    pub(crate) release_time: String,
    pub(crate) time_zone: String,
    /// Whether that is meant by every place's own clocks.
    pub(crate) each_zone: bool,
    pub(crate) spotify_uri: String,
    pub(crate) tracks: Vec<TrackDraft>,
}

/// A track as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TrackDraft {
    pub(crate) title: String,
    pub(crate) isrc: String,
}

/// A release that may be stored. Nothing but [`Draft::check`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckedDraft {
    title: String,
    artist_id: Uuid,
    upc: Option<Upc>,
    moment: Moment,
    each_zone: bool,
    spotify_uri: Option<String>,
    tracks: Vec<Track>,
}

/// When it comes out: what was said, and the instant that it means.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Moment {
    date: civil::Date,
    time: civil::Time,
    zone: &'static str,
    at: Timestamp,
}

impl Draft {
    /// What is there, ready to be changed.
    pub(crate) fn of(release: &Release, tracks: &[Track]) -> Draft {
        let text = |code: Option<&str>| code.unwrap_or_default().to_owned();
        let tracks = tracks
            .iter()
            .map(|track| TrackDraft { title: track.title.clone(), isrc: text(track.isrc.as_ref().map(Isrc::as_str)) });
        Draft {
            title: release.title.clone(),
            artist_id: release.artist_id.to_string(),
            upc: text(release.upc.as_ref().map(Upc::as_str)),
            release_date: release.release_date.to_string(),
            release_time: short(release.release_time),
            time_zone: release.time_zone.clone(),
            each_zone: release.each_zone,
            spotify_uri: text(release.spotify_uri.as_deref()),
            tracks: tracks.collect(),
        }
    }

    /// Checks every field and names each that is not right. `artists` are those that it may be made for.
    pub(crate) fn check(&self, artists: &[Uuid]) -> Result<CheckedDraft, Problems> {
        let mut problems = Problems::default();
        let title = problems.check(line(&self.title, &TITLE).map_err(|text| Problem::new("title", text)));
        let artist_id = problems.check(artist(&self.artist_id, artists));
        let upc = problems.check(optional(&self.upc, Upc::parse));
        let moment = self.moment(&mut problems);
        let spotify_uri = problems.check(optional(&self.spotify_uri, spotify_uri));
        let tracks = tracks(&self.tracks, &mut problems);
        let checked = || {
            Some(CheckedDraft {
                title: title?.to_owned(),
                artist_id: artist_id?,
                upc: upc?,
                moment: moment?,
                each_zone: self.each_zone,
                spotify_uri: spotify_uri?,
                tracks,
            })
        };
        match checked() {
            Some(checked) if problems.is_empty() => Ok(checked),
            _ => Err(problems),
        }
    }

    fn moment(&self, problems: &mut Problems) -> Option<Moment> {
        let date = problems.check(date(&self.release_date));
        let time = problems.check(time(&self.release_time));
        let zone = problems.check(zones::parse(&self.time_zone));
        let (date, time, (name, zone)) = (date?, time?, zone?);
        // A time that the clocks skip becomes the same distance after the skip; of a time that comes twice, the first.
        let at = zone.to_ambiguous_zoned(date.to_datetime(time)).compatible();
        match at {
            Ok(at) => Some(Moment { date, time, zone: name, at: at.timestamp() }),
            Err(_) => {
                problems.push(Problem::new("release_date", "problem-releases-date"));
                None
            }
        }
    }
}

impl CheckedDraft {
    /// The tracks, in their order.
    pub(crate) fn tracks(&self) -> &[Track] {
        &self.tracks
    }

    /// The release that it describes.
    pub(crate) fn release(self, id: Uuid, workspace: WorkspaceId, created_at: Timestamp, now: Timestamp) -> Release {
        let CheckedDraft { title, artist_id, upc, moment, each_zone, spotify_uri, tracks: _ } = self;
        Release {
            id,
            workspace,
            artist_id,
            title,
            upc,
            release_date: moment.date,
            release_time: moment.time,
            time_zone: moment.zone.to_owned(),
            release_at: moment.at,
            each_zone,
            spotify_uri,
            cover: None,
            created_at,
            updated_at: now,
            retired_at: None,
        }
    }
}

/// The texts for what can be wrong with a title.
struct LineTexts {
    missing: &'static str,
    long: &'static str,
    control: &'static str,
}

const TITLE: LineTexts = LineTexts {
    missing: "problem-releases-title-missing",
    long: "problem-releases-title-long",
    control: "problem-releases-title-control",
};

const TRACK_TITLE: LineTexts = LineTexts {
    missing: "problem-releases-track-title-missing",
    long: "problem-releases-track-title-long",
    control: "problem-releases-track-title-control",
};

/// One line of text, trimmed: 1 to 200 characters, none of them a control character.
fn line<'a>(text: &'a str, texts: &LineTexts) -> Result<&'a str, &'static str> {
    let line = text.trim();
    if line.is_empty() {
        return Err(texts.missing);
    }
    if line.chars().count() > TITLE_CHARS {
        return Err(texts.long);
    }
    if !kit::is_plain_line(line) {
        return Err(texts.control);
    }
    Ok(line)
}

/// An empty field is none.
fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

fn artist(text: &str, artists: &[Uuid]) -> Result<Uuid, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::new("artist_id", "problem-releases-artist-missing"));
    }
    let id = text.parse::<Uuid>().ok().filter(|id| artists.contains(id));
    id.ok_or_else(|| Problem::new("artist_id", "problem-releases-artist"))
}

/// `2026-11-27`, as every browser's date field sends it.
fn date(text: &str) -> Result<civil::Date, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::new("release_date", "problem-releases-date-missing"));
    }
    let date = written_as(text, "0000-00-00").then(|| text.parse::<civil::Date>().ok()).flatten();
    let date = date.ok_or_else(|| Problem::new("release_date", "problem-releases-date"))?;
    if !YEARS.contains(&date.year()) {
        return Err(Problem::new("release_date", "problem-releases-date-far"));
    }
    Ok(date)
}

/// `18:00` or `18:00:00`; nothing is midnight.
fn time(text: &str) -> Result<civil::Time, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(civil::Time::midnight());
    }
    let written = written_as(text, "00:00") || written_as(text, "00:00:00");
    // A second 60 is a leap second to the parser, and no time that a release day has.
    let time = written.then(|| text.parse::<civil::Time>().ok()).flatten().filter(|_| !text.ends_with(":60"));
    time.ok_or_else(|| Problem::new("release_time", "problem-releases-time"))
}

/// Whether a text has digits where the pattern has, and its marks elsewhere.
fn written_as(text: &str, pattern: &str) -> bool {
    let fits = |(byte, wanted): (u8, u8)| if wanted == b'0' { byte.is_ascii_digit() } else { byte == wanted };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(fits)
}

/// A time without seconds that are none, as a browser's time field shows it.
fn short(time: civil::Time) -> String {
    let pattern = if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    time.strftime(pattern).to_string()
}

fn tracks(drafts: &[TrackDraft], problems: &mut Problems) -> Vec<Track> {
    if drafts.len() > TRACKS {
        let most = i64::try_from(TRACKS).unwrap_or(i64::MAX);
        problems.push(Problem::new("tracks", "problem-releases-tracks-many").with("n", most));
        return Vec::new();
    }
    let mut first_place_of = HashMap::new();
    let mut tracks = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let place = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let problem = |part: &str, text| Problem::new(format!("tracks.{at}.{part}"), text).with("track", place);
        let title = problems.check(line(&draft.title, &TRACK_TITLE).map_err(|text| problem("title", text)));
        let mut isrc = problems.check(optional_isrc(&draft.isrc).map_err(|text| problem("isrc", text))).flatten();
        if let Some(code) = &isrc
            && let Some(first) = first_place_of.insert(code.clone(), place)
        {
            problems.push(problem("isrc", "problem-releases-isrc-twice").with("first", first));
            isrc = None;
        }
        tracks.extend(title.map(|title| Track { title: title.to_owned(), isrc }));
    }
    tracks
}

fn optional_isrc(text: &str) -> Result<Option<Isrc>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { Isrc::parse(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTIST: Uuid = Uuid::from_u128(7);

    fn draft() -> Draft {
        Draft {
            title: " Lanterns Over Water ".to_owned(),
            artist_id: ARTIST.to_string(),
            release_date: "2026-11-27".to_owned(),
            time_zone: "Europe/London".to_owned(),
            ..Draft::default()
        }
    }

    fn track(title: &str, isrc: &str) -> TrackDraft {
        TrackDraft { title: title.to_owned(), isrc: isrc.to_owned() }
    }

    fn release(draft: &Draft) -> Release {
        let now = Timestamp::UNIX_EPOCH;
        draft.check(&[ARTIST]).unwrap().release(Uuid::nil(), WorkspaceId(Uuid::nil()), now, now)
    }

    fn problems(draft: &Draft) -> Vec<(String, &'static str)> {
        let problems = draft.check(&[ARTIST]).unwrap_err();
        problems.0.into_iter().map(|problem| (problem.field.into_owned(), problem.text)).collect()
    }

    fn out_at(date: &str, time: &str, time_zone: &str) -> String {
        let (date, time, zone) = (date.to_owned(), time.to_owned(), time_zone.to_owned());
        release(&Draft { release_date: date, release_time: time, time_zone: zone, ..draft() }).release_at.to_string()
    }

    #[test]
    fn a_release_without_a_time_comes_out_at_midnight_of_its_zone() {
        assert_eq!(out_at("2026-11-27", "", "Europe/London"), "2026-11-27T00:00:00Z");
        assert_eq!(out_at("2026-11-27", "", "Asia/Kolkata"), "2026-11-26T18:30:00Z");
        assert_eq!(out_at("2026-07-01", "18:00:30", "America/New_York"), "2026-07-01T22:00:30Z");
        assert_eq!(release(&draft()).title, "Lanterns Over Water");
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_moved_forward() {
        // The clocks go from 01:00 to 02:00 on that night in London, and from 24:00 to 01:00 in Santiago and Beirut.
        assert_eq!(out_at("2026-03-29", "01:30", "Europe/London"), "2026-03-29T01:30:00Z");
        assert_eq!(out_at("2026-09-06", "00:00", "America/Santiago"), "2026-09-06T04:00:00Z");
        assert_eq!(out_at("2026-03-29", "00:00", "Asia/Beirut"), "2026-03-28T22:00:00Z");
    }

    #[test]
    fn of_a_time_that_comes_twice_the_first_is_meant() {
        assert_eq!(out_at("2026-10-25", "01:30", "Europe/London"), "2026-10-25T00:30:00Z");
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let wrong = Draft {
            title: " ".to_owned(),
            artist_id: Uuid::from_u128(8).to_string(),
            upc: "036000291453".to_owned(),
            release_date: "2026-02-30".to_owned(),
            release_time: "25:00".to_owned(),
            time_zone: "Europe/Londn".to_owned(),
            each_zone: false,
            spotify_uri: "https://music.example".to_owned(),
            tracks: vec![track("One", "GBABC2600017"), track("", "GBABC26"), track("Three", "gb-abc-26-00017")],
        };
        let named = [
            ("title", "problem-releases-title-missing"),
            ("artist_id", "problem-releases-artist"),
            ("upc", "problem-releases-upc-check-digit"),
            ("release_date", "problem-releases-date"),
            ("release_time", "problem-releases-time"),
            ("time_zone", "problem-releases-zone-guess"),
            ("spotify_uri", "problem-releases-spotify"),
            ("tracks.1.title", "problem-releases-track-title-missing"),
            ("tracks.1.isrc", "problem-releases-isrc-length"),
            ("tracks.2.isrc", "problem-releases-isrc-twice"),
        ];
        assert_eq!(problems(&wrong), named.map(|(field, text)| (field.to_owned(), text)));
    }

    #[test]
    fn a_day_is_written_in_one_way_and_lies_in_our_time() {
        for (day, text) in [
            ("", "problem-releases-date-missing"),
            ("27.11.2026", "problem-releases-date"),
            ("20261127", "problem-releases-date"),
            ("2026-11-27T00:00", "problem-releases-date"),
            ("2026-13-01", "problem-releases-date"),
            ("1899-12-31", "problem-releases-date-far"),
            ("2101-01-01", "problem-releases-date-far"),
        ] {
            let draft = Draft { release_date: day.to_owned(), ..draft() };
            assert_eq!(problems(&draft), [("release_date".to_owned(), text)], "{day}");
        }
        for day in ["1900-01-01", "2100-12-31", "2028-02-29"] {
            assert!(Draft { release_date: day.to_owned(), ..draft() }.check(&[ARTIST]).is_ok(), "{day}");
        }
    }

    #[test]
    fn a_time_is_hours_and_minutes_and_perhaps_seconds() {
        for time in ["24:00", "9:00", "09", "09:60", "23:59:60", "T09:00", "09:00Z"] {
            let draft = Draft { release_time: time.to_owned(), ..draft() };
            assert_eq!(problems(&draft), [("release_time".to_owned(), "problem-releases-time")], "{time}");
        }
    }

    #[test]
    fn a_title_of_two_hundred_characters_fits_and_no_more() {
        let titled = |title: String| Draft { title, ..draft() };
        assert!(titled("ж".repeat(TITLE_CHARS)).check(&[ARTIST]).is_ok());
        let long = ("title".to_owned(), "problem-releases-title-long");
        assert_eq!(problems(&titled("ж".repeat(TITLE_CHARS + 1))), [long]);
        let broken = ("title".to_owned(), "problem-releases-title-control");
        assert_eq!(problems(&titled("a\u{7}b".to_owned())), [broken]);
    }

    #[test]
    fn too_many_tracks_are_one_problem() {
        let draft = Draft { tracks: vec![track("One", ""); TRACKS + 1], ..draft() };
        assert_eq!(problems(&draft), [("tracks".to_owned(), "problem-releases-tracks-many")]);
        let draft = Draft { tracks: vec![track("One", ""); TRACKS], ..draft };
        assert!(draft.check(&[ARTIST]).is_ok(), "tracks without a code are not twice the same");
    }

    #[test]
    fn what_was_stored_passes_again_unchanged() {
        let mut first = draft();
        first.tracks = vec![track("One", "GB-ABC-26-00017"), track("Two", "")];
        first.upc = "0 36000 29145 2".to_owned();
        first.spotify_uri = "open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy".to_owned();
        let checked = first.check(&[ARTIST]).unwrap();
        let tracks = checked.tracks().to_vec();
        let again = Draft::of(&release(&first), &tracks).check(&[ARTIST]).unwrap();
        assert_eq!(again, checked);
    }
}
