//! The pages as askama sees them.

use std::collections::HashMap;

use askama::Template;
use jiff::Timestamp;
use kit::{FieldError, Frame, List, Problems};
use media::Loading;
use policy::routes::releases as paths;
use uuid::Uuid;

use crate::{
    Release, State, cover_html,
    draft::{Draft, TRACKS, TrackDraft},
    zones,
};

/// The list.
#[derive(Template)]
#[template(path = "index.html")]
pub(crate) struct Index {
    frame: Frame,
    rows: Vec<Row>,
    next: Option<String>,
}

/// One release of the list.
struct Row {
    picture: String,
    title: String,
    /// Where it is changed; a retired one is not.
    edit: Option<String>,
    artist: String,
    when: String,
    state_class: &'static str,
    state: String,
}

impl Index {
    pub(crate) fn new(frame: Frame, list: List<Release>, artists: &HashMap<Uuid, String>, now: Timestamp) -> Index {
        let rows = list.items.iter().enumerate().map(|(place, release)| {
            let artist = artists.get(&release.artist_id).map_or("", String::as_str);
            Row::new(&frame, release, artist, now, place)
        });
        let rows = rows.collect();
        let next = list.next_cursor.map(|cursor| format!("{}?cursor={cursor}", paths::INDEX.path));
        Index { frame, rows, next }
    }
}

impl Row {
    fn new(frame: &Frame, release: &Release, artist: &str, now: Timestamp, place: usize) -> Row {
        let (state, when, state_class) = match release.state(now) {
            State::Scheduled => ("releases-state-scheduled", "releases-out-on", "is-next"),
            State::Out => ("releases-state-out", "releases-out-since", "is-now"),
            State::Retired => ("releases-state-retired", "releases-was-due", "is-end"),
        };
        let moment = frame.tongue.moment(release.release_at, &release.zone());
        let args = [("moment", moment.into()), ("zone", release.time_zone.as_str().into())];
        let id = release.id.to_string();
        Row {
            // The place keeps the pictures of one page apart.
            picture: release.row_picture(place),
            title: release.title.clone(),
            edit: release.retired_at.is_none().then(|| paths::EDIT.to(&[&id])),
            artist: artist.to_owned(),
            when: frame.tongue.say_with(when, &args),
            state_class,
            state: frame.say(state),
        }
    }
}

/// The form for a release, a new one or one that is there.
#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct Form {
    frame: Frame,
    draft: Draft,
    spare_rows: usize,
    problems: Problems,
    release: Option<Release>,
    artists: Vec<(Uuid, String)>,
    /// The words for a cover as they were typed, when they came back.
    alt: Option<String>,
}

/// The part of the form that is about the cover.
struct CoverPart {
    picture: String,
    uploaded: bool,
    update: String,
    remove: String,
    alt: String,
    error: Option<String>,
    alt_error: Option<String>,
}

/// One input with all that belongs to it.
struct Input {
    name: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    value: String,
    kind: &'static str,
    /// What else the browser should know: attributes, ready to be written.
    attributes: &'static str,
}

impl Input {
    /// The ids of what describes it, for `aria-describedby`.
    fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        ids.join(" ")
    }
}

/// One row of the tracks.
struct TrackRow {
    title: Input,
    isrc: Input,
}

impl Form {
    pub(crate) fn new(frame: Frame, draft: Draft, spare_rows: usize, problems: Problems) -> Form {
        Form { frame, draft, spare_rows, problems, release: None, artists: Vec::new(), alt: None }
    }

    /// The form of a release that is there; `alt` is what was typed as the words for its cover.
    #[must_use]
    pub(crate) fn changing(self, release: Option<Release>, alt: Option<String>) -> Form {
        Form { release, alt, ..self }
    }

    fn cover_part(&self) -> Option<CoverPart> {
        let release = self.release.as_ref()?;
        let (id, uploaded) = (release.id.to_string(), release.cover.as_ref());
        let kept = || uploaded.map(|cover| cover.alt.clone()).unwrap_or_default();
        Some(CoverPart {
            picture: cover_html(uploaded, &release.title, "", "c", Loading::Thumb),
            uploaded: uploaded.is_some(),
            update: paths::COVER_UPDATE.to(&[&id]),
            remove: paths::COVER_DESTROY.to(&[&id]),
            alt: self.alt.clone().unwrap_or_else(kept),
            error: self.problems.of("cover", &self.frame.tongue),
            alt_error: self.problems.of("cover_alt", &self.frame.tongue),
        })
    }

    /// The artists to choose from.
    #[must_use]
    pub(crate) fn choosing(self, artists: Vec<(Uuid, String)>) -> Form {
        Form { artists, ..self }
    }

    fn heading(&self) -> String {
        self.release.as_ref().map_or_else(|| self.frame.say("releases-new"), |release| release.title.clone())
    }

    fn action(&self) -> String {
        match &self.release {
            Some(release) => paths::UPDATE.to(&[&release.id.to_string()]),
            None => paths::CREATE.path.to_owned(),
        }
    }

    fn retire_path(&self) -> Option<String> {
        self.release.as_ref().map(|release| paths::RETIRE.to(&[&release.id.to_string()]))
    }

    fn link_path(&self) -> Option<String> {
        let release = self.release.as_ref()?;
        Some(format!("{}?release={}", policy::routes::links::NEW.path, release.id))
    }

    fn summary(&self) -> Summary {
        let said = self.problems.said(&self.frame.tongue);
        let count = u64::try_from(said.len()).unwrap_or(u64::MAX);
        Summary { title: self.frame.tongue.say_n("releases-problems", count), said }
    }

    fn is_chosen(&self, artist: &Uuid) -> bool {
        self.draft.artist_id.trim().parse() == Ok(*artist)
    }

    fn artist_error(&self) -> Option<String> {
        self.problems.of("artist_id", &self.frame.tongue)
    }

    fn tracks_error(&self) -> Option<String> {
        self.problems.of("tracks", &self.frame.tongue)
    }

    fn title(&self) -> Input {
        Input { attributes: "required dir=auto", ..self.input("title", &self.draft.title) }
    }

    fn upc(&self) -> Input {
        Input { attributes: "class=short inputmode=numeric", ..self.hinted("upc", &self.draft.upc) }
    }

    fn release_date(&self) -> Input {
        let input = Input { attributes: "required", ..self.hinted("release_date", &self.draft.release_date) };
        self.picked("date", input)
    }

    fn release_time(&self) -> Input {
        self.picked("time", self.hinted("release_time", &self.draft.release_time))
    }

    fn time_zone(&self) -> Input {
        Input { attributes: "required list=zones spellcheck=false", ..self.hinted("time_zone", &self.draft.time_zone) }
    }

    fn spotify_uri(&self) -> Input {
        Input { attributes: "spellcheck=false dir=ltr", ..self.hinted("spotify_uri", &self.draft.spotify_uri) }
    }

    fn track_rows(&self) -> Vec<TrackRow> {
        let empty = TrackDraft::default();
        let spare = std::iter::repeat_n(&empty, self.spare_rows);
        let rows = self.draft.tracks.iter().chain(spare).take(TRACKS.max(self.draft.tracks.len()));
        rows.enumerate().map(|(at, track)| self.track_row(at, track)).collect()
    }

    fn track_row(&self, at: usize, track: &TrackDraft) -> TrackRow {
        let place = u64::try_from(at + 1).unwrap_or(u64::MAX);
        let input = |part: &str, label: &str, value: &str| {
            let name = format!("tracks.{at}.{part}");
            Input { label: self.frame.tongue.say_n(label, place), ..self.input(&name, value) }
        };
        TrackRow {
            title: Input { attributes: "dir=auto", ..input("title", "releases-track-title", &track.title) },
            isrc: Input { attributes: "spellcheck=false dir=ltr", ..input("isrc", "releases-track-isrc", &track.isrc) },
        }
    }

    fn input(&self, name: &str, value: &str) -> Input {
        Input {
            name: name.to_owned(),
            label: self.frame.say(&format!("releases-{name}")),
            hint: None,
            error: self.problems.of(name, &self.frame.tongue),
            value: value.to_owned(),
            kind: "text",
            attributes: "",
        }
    }

    fn hinted(&self, name: &str, value: &str) -> Input {
        Input { hint: Some(self.frame.say(&format!("releases-{name}-hint"))), ..self.input(name, value) }
    }

    /// A field with the browser's own picker; what that could not show stays in a field of text, so that it can be mended.
    fn picked(&self, kind: &'static str, input: Input) -> Input {
        Input { kind: if input.error.is_some() { "text" } else { kind }, ..input }
    }

    fn zones(&self) -> &'static [&'static str] {
        zones::offered()
    }
}

/// What is wrong, on top of a form.
struct Summary {
    title: String,
    said: Vec<FieldError>,
}
