//! YouTube: one search by title and artist. It knows no codes, so what it finds is never sure.

use std::time::Duration;

use youtube::{Day, Failure, Item, Kind, Retry, Video};

use super::{Asker, Found, Gathered, OFF, Trouble};
use crate::model::{Answer, clean, day};

pub(super) async fn ask(asker: &Asker, gathered: &mut Gathered<'_>) -> Found<()> {
    let client = asker.catalogues.youtube.as_ref().ok_or(OFF)?;
    let Some(words) = gathered.words() else { return Ok(()) };
    let ids = client.search(&words).await.map_err(|failure| trouble(asker, failure))?;
    let videos = client.videos(&ids).await.map_err(|failure| trouble(asker, failure))?;
    for video in &videos {
        let answer = answer(video, &gathered.facts.artist);
        gathered.add_alike(answer);
    }
    Ok(())
}

pub(super) async fn look(asker: &Asker, item: &Item) -> Found<Vec<Answer>> {
    let client = asker.catalogues.youtube.as_ref().ok_or(OFF)?;
    let videos = client.videos(std::slice::from_ref(&item.video)).await.map_err(|failure| trouble(asker, failure))?;
    let of_item = |video: &Video| Answer { urls: vec![item.page()], ..answer(video, &video.artist) };
    Ok(videos.iter().map(of_item).collect())
}

pub(super) async fn is_there(asker: &Asker, item: &Item) -> Found<bool> {
    let client = asker.catalogues.youtube.as_ref().ok_or(OFF)?;
    client.has(&item.video).await.map_err(|failure| trouble(asker, failure))
}

fn trouble(asker: &Asker, failure: Failure) -> Trouble {
    let word = match failure.kind {
        Kind::RateLimited | Kind::QuotaExceeded => "too_many",
        other => other.code(),
    };
    match failure.retry {
        Retry::Later(wait) => {
            // It never says when to come back.
            let busy = (failure.kind == Kind::RateLimited).then_some(Duration::from_secs(60));
            Trouble { word, wait: wait.or(busy), again: true }
        }
        Retry::Tomorrow => {
            let now = asker.clock.now();
            let rest = Duration::try_from(Day::of(now).ends_at.duration_since(now)).unwrap_or_default();
            Trouble { word, wait: Some(rest), again: true }
        }
        Retry::AskAgain | Retry::Never => Trouble { word, wait: None, again: false },
    }
}

/// What YouTube made of a delivered recording is at YouTube Music too, under the same id.
fn answer(video: &Video, artist: &str) -> Answer {
    let page = |music: bool| Item { video: video.id.clone(), music }.page();
    Answer {
        title: clean(bare(&video.title, artist)),
        artist: clean(&video.artist),
        released_on: video.released_on.as_deref().and_then(day),
        urls: if video.delivered { vec![page(true), page(false)] } else { vec![page(false)] },
        ..Answer::default()
    }
}

/// A title without the artist before it, as people write it on their own channels: "Noor - Lanterns".
fn bare<'a>(title: &'a str, artist: &str) -> &'a str {
    let named = |(before, _): &(&str, &str)| before.trim().to_lowercase() == artist.trim().to_lowercase();
    let parts = title.split_once(" - ").or_else(|| title.split_once(" – "));
    parts.filter(named).map_or(title, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn the_artist_before_a_title_is_left_out_and_nobody_else() {
        assert_eq!(bare("Noor - Lanterns (Official Video)", "noor"), "Lanterns (Official Video)");
        assert_eq!(bare("Noor – Lanterns", "Noor"), "Lanterns");
        assert_eq!(bare("Lanterns - Live", "Noor"), "Lanterns - Live");
        assert_eq!(bare("Lanterns", "Noor"), "Lanterns");
    }
}
