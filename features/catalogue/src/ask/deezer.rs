//! Deezer: an album by product code, else the albums of its recordings.

use deezer::{Album, Client, Item, Track};

use super::{Asker, Found, Gathered, OFF, most_alike};
use crate::{
    model::{Answer, Asked, clean, code, day},
    provider::Provider,
};

pub(super) async fn ask(asker: &Asker, asked: &Asked, gathered: &mut Gathered<'_>) -> Found<()> {
    let client = asker.catalogues.deezer.as_ref().ok_or(OFF)?;
    if let Some(upc) = &asked.upc
        && let Some(album) = client.album_by_upc(upc).await?
    {
        gathered.add(answer(&album));
        return Ok(());
    }
    for isrc in asked.isrcs_for(Provider::Deezer) {
        asker.breathe(Provider::Deezer).await;
        let Some(track) = client.track_by_isrc(isrc).await? else { continue };
        gathered.add(of_track(client, track).await?);
        if gathered.is_sure() {
            break;
        }
    }
    if gathered.is_empty() { by_words(asker, client, gathered).await } else { Ok(()) }
}

/// A search tells no codes, so the first albums are read whole.
async fn by_words(asker: &Asker, client: &Client, gathered: &mut Gathered<'_>) -> Found<()> {
    let Some((title, artist)) = gathered.title() else { return Ok(()) };
    asker.breathe(Provider::Deezer).await;
    let found = client.search(title, artist).await?;
    for album in found.iter().take(most_alike()) {
        asker.breathe(Provider::Deezer).await;
        if let Some(album) = client.album(album.id).await? {
            gathered.add_alike(answer(&album));
        }
    }
    Ok(())
}

pub(super) async fn look(asker: &Asker, item: Item) -> Found<Vec<Answer>> {
    let client = asker.catalogues.deezer.as_ref().ok_or(OFF)?;
    match item {
        Item::Album(id) => Ok(client.album(id).await?.iter().map(answer).collect()),
        Item::Track(id) => match client.track(id).await? {
            Some(track) => Ok(vec![of_track(client, track).await?]),
            None => Ok(Vec::new()),
        },
    }
}

/// The album that a track is on; the track itself where it is on none.
async fn of_track(client: &Client, track: Track) -> Found<Answer> {
    if let Some(album) = track.album
        && let Some(album) = client.album(album).await?
    {
        let mut answer = answer(&album);
        answer.isrcs.extend(track.isrc.as_deref().and_then(code));
        return Ok(answer);
    }
    Ok(Answer {
        title: clean(&track.title),
        artist: clean(&track.artist),
        isrcs: track.isrc.as_deref().and_then(code).into_iter().collect(),
        released_on: track.released_on.as_deref().and_then(day),
        urls: vec![Item::Track(track.id).page()],
        ..Answer::default()
    })
}

fn answer(album: &Album) -> Answer {
    Answer {
        title: clean(&album.title),
        artist: clean(&album.artist),
        upc: album.upc.as_deref().and_then(code),
        isrcs: album.isrcs.iter().filter_map(|isrc| code(isrc)).collect(),
        released_on: album.released_on.as_deref().and_then(day),
        n_tracks: album.n_tracks,
        urls: vec![Item::Album(album.id).page()],
        by_words: false,
    }
}
