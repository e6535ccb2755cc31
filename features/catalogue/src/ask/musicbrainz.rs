//! MusicBrainz: releases by barcode, else those of its recordings. Codes lead to names first, and these to the whole.

use musicbrainz::{Client, Mbid};

use super::{Asker, Found, Gathered, OFF};
use crate::{
    model::{Answer, Asked, clean, code, day},
    provider::{MOST_WHOLE, Provider},
};

/// Of several releases with one code, so many are read whole.
const MOST_OF_ONE_CODE: usize = 2;

pub(super) async fn ask(asker: &Asker, asked: &Asked, gathered: &mut Gathered<'_>) -> Found<()> {
    let client = asker.catalogues.musicbrainz.as_ref().ok_or(OFF)?;
    let mut seen = Vec::new();
    if let Some(upc) = &asked.upc {
        let mut found = client.by_barcode(upc).await?;
        // A barcode is kept there as it is printed: with 12 digits or, with a zero before them, 13.
        if let Some(other) = super::other_length(upc).filter(|_| found.is_empty()) {
            asker.breathe(Provider::Musicbrainz).await;
            found = client.by_barcode(&other).await?;
        }
        let ids = found.into_iter().map(|one| one.id).collect();
        for one in read(asker, client, (ids, &mut seen), None).await? {
            gathered.add(one);
        }
    }
    if !gathered.is_empty() {
        return Ok(());
    }
    for isrc in asked.isrcs_for(Provider::Musicbrainz) {
        asker.breathe(Provider::Musicbrainz).await;
        let ids = client.by_isrc(isrc).await?.into_iter().map(|one| one.id).collect();
        for one in read(asker, client, (ids, &mut seen), Some(isrc)).await? {
            gathered.add(one);
        }
        if gathered.is_sure() {
            break;
        }
    }
    let Some((title, artist)) = gathered.title().filter(|_| gathered.is_empty()) else { return Ok(()) };
    asker.breathe(Provider::Musicbrainz).await;
    let ids = client.by_words(title, artist).await?.into_iter().map(|one| one.id).collect();
    for one in read(asker, client, (ids, &mut seen), None).await? {
        gathered.add_alike(one);
    }
    Ok(())
}

/// Reads releases whole that were not read before.
async fn read(
    asker: &Asker,
    client: &Client,
    (ids, seen): (Vec<Mbid>, &mut Vec<Mbid>),
    isrc: Option<&String>,
) -> Found<Vec<Answer>> {
    let mut answers = Vec::new();
    let most = usize::try_from(MOST_WHOLE).unwrap_or_default();
    for id in ids.into_iter().take(MOST_OF_ONE_CODE) {
        if seen.contains(&id) || seen.len() >= most {
            continue;
        }
        asker.breathe(Provider::Musicbrainz).await;
        if let Some(release) = client.release(&id).await? {
            answers.push(Answer {
                title: clean(&release.title),
                artist: clean(&release.artist),
                upc: release.barcode.as_deref().and_then(code),
                // Only what a recording's code led to is known to hold that recording.
                isrcs: isrc.into_iter().cloned().collect(),
                released_on: release.released_on.as_deref().and_then(day),
                n_tracks: release.n_tracks,
                urls: release.urls,
                by_words: false,
            });
        }
        seen.push(id);
    }
    Ok(answers)
}
