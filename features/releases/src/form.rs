//! The form as the browser sends it: a list of names and values, because a release has any number of tracks.

use std::collections::BTreeMap;

use crate::draft::{Draft, TRACKS, TrackDraft};

/// How many empty rows for tracks a form shows below the filled ones.
pub(crate) const SPARE_ROWS: usize = 3;

/// A form that was sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    /// What was typed. Empty rows are left out.
    pub(crate) draft: Draft,
    /// How many empty rows to show next, when more were asked for instead of the release being saved.
    pub(crate) more_rows: Option<usize>,
}

impl Sent {
    /// Reads the fields. Unknown ones are left alone: the form's token is one of them.
    pub(crate) fn read(fields: Vec<(String, String)>) -> Sent {
        let mut draft = Draft::default();
        let mut rows: BTreeMap<usize, TrackDraft> = BTreeMap::new();
        let mut more = false;
        for (name, value) in fields {
            match name.as_str() {
                "title" => draft.title = value,
                "artist_id" => draft.artist_id = value,
                "upc" => draft.upc = value,
                "release_date" => draft.release_date = value,
                "release_time" => draft.release_time = value,
                "time_zone" => draft.time_zone = value,
                "each_zone" => draft.each_zone = value == "yes",
                "spotify_uri" => draft.spotify_uri = value,
                "more" => more = true,
                name => match track_part(name) {
                    Some((row, "title")) => rows.entry(row).or_default().title = value,
                    Some((row, "isrc")) => rows.entry(row).or_default().isrc = value,
                    _ => {}
                },
            }
        }
        let shown = rows.len();
        draft.tracks = rows.into_values().filter(|track| !blank(track)).collect();
        let more_rows = more.then(|| shown - draft.tracks.len() + SPARE_ROWS);
        Sent { draft, more_rows }
    }
}

/// `tracks.4.isrc` is the row 4 and the part `isrc`.
fn track_part(name: &str) -> Option<(usize, &str)> {
    let (row, part) = name.strip_prefix("tracks.")?.split_once('.')?;
    // One row more than allowed is kept, so that the check can say that there are too many.
    let row = row.parse().ok().filter(|row| *row <= TRACKS + SPARE_ROWS)?;
    Some((row, part))
}

fn blank(track: &TrackDraft) -> bool {
    track.title.trim().is_empty() && track.isrc.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Sent {
        Sent::read(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn empty_rows_are_left_out_and_the_others_keep_their_order() {
        let sent = sent(&[
            ("csrf", "x"),
            ("title", "Ferry"),
            ("tracks.10.title", "Last"),
            ("tracks.2.title", "First"),
            ("tracks.2.isrc", "GBABC2600017"),
            ("tracks.3.title", " "),
            ("tracks.3.isrc", ""),
            ("tracks.x.title", "no row"),
        ]);
        let tracks: Vec<_> =
            sent.draft.tracks.iter().map(|track| (track.title.as_str(), track.isrc.as_str())).collect();
        assert_eq!(tracks, [("First", "GBABC2600017"), ("Last", "")]);
        assert_eq!((sent.draft.title.as_str(), sent.more_rows), ("Ferry", None));
    }

    #[test]
    fn more_rows_are_as_many_as_were_left_empty_and_three() {
        let sent = sent(&[("tracks.0.title", "One"), ("tracks.1.title", ""), ("tracks.2.title", ""), ("more", "1")]);
        assert_eq!(sent.more_rows, Some(5));
    }
}
