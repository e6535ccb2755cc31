//! Spotify: albums by product code, else the albums of its recordings.

use spotify::{Album, AppToken, Client, Item, SpotifyUri, Track};

use super::{Asker, Found, Gathered, most_alike};
use crate::{
    model::{Answer, Asked, clean, code, day},
    provider::Provider,
};

pub(super) async fn ask(asker: &Asker, asked: &Asked, gathered: &mut Gathered<'_>) -> Found<()> {
    let client = asker.spotify()?;
    let token = asker.token(client).await?;
    if let Some(upc) = &asked.upc {
        for album in client.albums_by_upc(&token, upc).await? {
            // A search by code answers albums with that code and does not repeat it.
            gathered.add(Answer { upc: Some(upc.clone()), ..answer(&album) });
        }
    }
    if !gathered.is_empty() {
        return Ok(());
    }
    for isrc in asked.isrcs_for(Provider::Spotify) {
        asker.breathe(Provider::Spotify).await;
        client.tracks_by_isrc(&token, isrc).await?.into_iter().for_each(|track| gathered.add(of_track(track)));
        if gathered.is_sure() {
            break;
        }
    }
    if gathered.is_empty() { by_words(asker, (client, &token), gathered).await } else { Ok(()) }
}

/// A search tells no codes, so the first albums are read whole.
async fn by_words(asker: &Asker, (client, token): (&Client, &AppToken), gathered: &mut Gathered<'_>) -> Found<()> {
    let Some((title, artist)) = gathered.title() else { return Ok(()) };
    asker.breathe(Provider::Spotify).await;
    let found = client.albums_by_words(token, title, artist).await?;
    for album in found.iter().take(most_alike()) {
        asker.breathe(Provider::Spotify).await;
        if let Some(album) = client.album(token, &album.uri).await? {
            gathered.add_alike(answer(&album));
        }
    }
    Ok(())
}

pub(super) async fn look(asker: &Asker, uri: &SpotifyUri) -> Found<Vec<Answer>> {
    let client = asker.spotify()?;
    let token = asker.token(client).await?;
    match uri.item() {
        Item::Album => Ok(client.album(&token, uri).await?.iter().map(answer).collect()),
        Item::Track => Ok(client.track(&token, uri).await?.into_iter().map(of_track).collect()),
    }
}

fn answer(album: &Album) -> Answer {
    Answer {
        title: clean(&album.title),
        artist: clean(&album.artist),
        upc: album.upc.as_deref().and_then(code),
        released_on: album.released_on.as_deref().and_then(day),
        n_tracks: album.n_tracks,
        urls: vec![album.uri.page()],
        ..Answer::default()
    }
}

/// The album that a track is on; the track itself where that is not told.
fn of_track(track: Track) -> Answer {
    let isrcs = track.isrc.as_deref().and_then(code).into_iter().collect();
    match track.album {
        Some(album) => Answer { isrcs, ..answer(&album) },
        None => Answer {
            title: clean(&track.title),
            artist: clean(&track.artist),
            isrcs,
            urls: vec![track.uri.page()],
            ..Answer::default()
        },
    }
}
