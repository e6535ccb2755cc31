//! Apple Music: albums by product code, else those of all recordings at once, else by title and artist.

use apple::{Album, DeveloperToken, Item, Kind, Song, Thing};

use super::{Apple, Asker, Found, Gathered, OFF, Trouble};
use crate::{
    model::{Answer, Asked, clean, code, day},
    provider::Provider,
};

pub(super) async fn ask(asker: &Asker, asked: &Asked, gathered: &mut Gathered<'_>) -> Found<()> {
    let (apple, token) = open(asker)?;
    by_codes(apple, &token, asked, gathered).await.map_err(|failure| trouble(apple, failure))?;
    let Some(words) = gathered.words().filter(|_| gathered.is_empty()) else { return Ok(()) };
    asker.breathe(Provider::AppleMusic).await;
    let found = apple.client.search(&token, &words).await.map_err(|failure| trouble(apple, failure))?;
    let (albums, songs) = found;
    albums.iter().for_each(|album| gathered.add_alike(answer(album)));
    if gathered.is_empty() {
        songs.iter().for_each(|song| gathered.add_alike(of_song(song)));
    }
    Ok(())
}

async fn by_codes(
    apple: &Apple,
    token: &DeveloperToken,
    asked: &Asked,
    gathered: &mut Gathered<'_>,
) -> Result<(), apple::Failure> {
    if let Some(upc) = &asked.upc {
        // The same number may be kept with 12 digits or with 13.
        let upcs: Vec<String> = std::iter::once(upc.clone()).chain(super::other_length(upc)).collect();
        for album in apple.client.albums_by_upc(token, &upcs).await? {
            gathered.add(answer(&album));
        }
    }
    let isrcs = asked.isrcs_for(Provider::AppleMusic);
    if gathered.is_empty() && !isrcs.is_empty() {
        for song in apple.client.songs_by_isrc(token, isrcs).await? {
            of_albums(&song).into_iter().for_each(|answer| gathered.add(answer));
        }
    }
    Ok(())
}

pub(super) async fn look(asker: &Asker, item: Item) -> Found<Vec<Answer>> {
    let (apple, token) = open(asker)?;
    let found = match item.thing {
        Thing::Album(_) => apple.client.album(&token, item).await.map(|found| found.iter().map(answer).collect()),
        Thing::Song(_) => apple.client.song(&token, item).await.map(|found| found.iter().flat_map(of_albums).collect()),
    };
    found.map_err(|failure| trouble(apple, failure))
}

pub(super) async fn is_there(asker: &Asker, item: Item) -> Found<bool> {
    let (apple, token) = open(asker)?;
    apple.client.has(&token, item).await.map_err(|failure| trouble(apple, failure))
}

fn open(asker: &Asker) -> Found<(&Apple, DeveloperToken)> {
    let apple = asker.catalogues.apple.as_ref().ok_or(OFF)?;
    let token = apple.key.token(asker.clock.now()).ok_or(apple::Failure::from(Kind::NotSent))?;
    Ok((apple, token))
}

/// A token that is not believed is not shown again.
fn trouble(apple: &Apple, failure: apple::Failure) -> Trouble {
    if failure.kind == Kind::Unauthorised {
        apple.key.forget_token();
    }
    failure.into()
}

/// The albums that a song is on; the song itself where none is told.
fn of_albums(song: &Song) -> Vec<Answer> {
    if song.albums.is_empty() {
        return vec![of_song(song)];
    }
    let isrcs: Vec<String> = song.isrc.as_deref().and_then(code).into_iter().collect();
    song.albums.iter().map(|album| Answer { isrcs: isrcs.clone(), ..answer(album) }).collect()
}

fn of_song(song: &Song) -> Answer {
    Answer {
        title: clean(&song.title),
        artist: clean(&song.artist),
        isrcs: song.isrc.as_deref().and_then(code).into_iter().collect(),
        released_on: song.released_on.as_deref().and_then(day),
        urls: vec![song.item.page()],
        ..Answer::default()
    }
}

fn answer(album: &Album) -> Answer {
    Answer {
        title: clean(&album.title),
        artist: clean(&album.artist),
        upc: album.upc.as_deref().and_then(code),
        released_on: album.released_on.as_deref().and_then(day),
        n_tracks: album.n_tracks,
        urls: vec![album.item.page()],
        ..Answer::default()
    }
}
