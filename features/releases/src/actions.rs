//! What a person can do with releases.

use bytes::Bytes;
use kit::{App, Editor, Error, Result};
use media::{KeepError, Media, Refusal};
use uuid::Uuid;

use crate::{Cover, Release, Track, cover, draft::Draft, store};

/// A release that something can still be done with, and its tracks.
pub(crate) async fn show(app: &App, editor: &Editor, id: Uuid) -> Result<(Release, Vec<Track>)> {
    let release = store::find(app.db.read(), editor, id).await?;
    let release = release.filter(|release| release.retired_at.is_none()).ok_or(Error::NotFound)?;
    let tracks = tracks(app.db.read(), editor, id).await?;
    Ok((release, tracks))
}

/// Makes a release. `Invalid` names what is wrong with the draft.
pub(crate) async fn create(app: &App, editor: &Editor, draft: &Draft) -> Result<(Release, Vec<Track>)> {
    let artists = chosen_artist(app, editor, draft).await?;
    let checked = draft.check(artists.as_slice()).map_err(Error::Invalid)?;
    let tracks = checked.tracks().to_vec();
    let now = app.clock.now();
    let release = checked.release(app.new_id(), editor.workspace(), now, now);
    let tx = app.db.begin().await?;
    store::insert(&tx, &release).await?;
    store::replace_tracks(&tx, &release, &tracks, || app.new_id()).await?;
    tx.commit().await?;
    Ok((release, tracks))
}

/// Changes a release: `edit` is done to what is there. `Invalid` names what is then wrong.
pub(crate) async fn update(
    app: &App,
    editor: &Editor,
    id: Uuid,
    edit: impl Fn(&mut Draft),
) -> Result<(Release, Vec<Track>)> {
    let (release, tracks) = show(app, editor, id).await?;
    let mut draft = Draft::of(&release, &tracks);
    edit(&mut draft);
    let mut artists = chosen_artist(app, editor, &draft).await?;

    let tx = app.db.begin().await?;
    let release = store::find_to_change(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    let tracks_before = self::tracks(&tx, editor, id).await?;
    let mut draft = Draft::of(&release, &tracks_before);
    edit(&mut draft);
    // A release keeps its artist, even one that can be chosen no more.
    artists.push(release.artist_id);
    let checked = draft.check(&artists).map_err(Error::Invalid)?;
    let tracks = checked.tracks().to_vec();
    let cover = release.cover;
    let release = checked.release(release.id, release.workspace, release.created_at, app.clock.now());
    let release = Release { cover, ..release };
    store::update(&tx, &release).await?;
    if tracks != tracks_before {
        store::replace_tracks(&tx, &release, &tracks, || app.new_id()).await?;
    }
    tx.commit().await?;
    Ok((release, tracks))
}

/// Puts a cover in the place of what a release had. Without a file the words of the one that is there are changed.
/// `Invalid` names what is wrong with the file or the words.
pub(crate) async fn put_cover(
    app: &App,
    media: &Media,
    editor: &Editor,
    id: Uuid,
    upload: Bytes,
    alt: &str,
) -> Result<()> {
    let (release, _) = show(app, editor, id).await?;
    let alt = cover::alt(alt).map_err(|problem| Error::Invalid(problem.into()))?;
    let refused = |refusal: Refusal| Error::Invalid(refusal.problem("cover").into());
    let image = match release.cover {
        Some(cover) if upload.is_empty() => cover.image,
        _ => media.keep(editor.workspace(), upload).await.map_err(|error| match error {
            KeepError::Refused(refusal) => refused(refusal),
            KeepError::Failed(error) => error,
        })?,
    };
    set_cover(app, editor, id, Some(Cover { image, alt: alt.to_owned() })).await
}

/// Takes a cover away: the release shows its title as notes again. The picture's files go after a day.
pub(crate) async fn remove_cover(app: &App, editor: &Editor, id: Uuid) -> Result<()> {
    set_cover(app, editor, id, None).await
}

async fn set_cover(app: &App, editor: &Editor, id: Uuid, cover: Option<Cover>) -> Result<()> {
    let tx = app.db.begin().await?;
    let release = store::find_to_change(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    store::set_cover(&tx, &Release { cover, updated_at: app.clock.now(), ..release }).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a release back. Links and pre-saves see it at their next question.
pub(crate) async fn retire(app: &App, editor: &Editor, id: Uuid) -> Result<()> {
    let tx = app.db.begin().await?;
    if !store::retire(&tx, editor, id, app.clock.now()).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

async fn tracks(on: &impl sea_orm::ConnectionTrait, editor: &Editor, id: Uuid) -> Result<Vec<Track>> {
    Ok(store::tracks(on, editor, &[id]).await?.remove(&id).unwrap_or_default())
}

/// The artist that the draft names, if it is one that can be chosen.
async fn chosen_artist(app: &App, editor: &Editor, draft: &Draft) -> Result<Vec<Uuid>> {
    let Ok(id) = draft.artist_id.trim().parse::<Uuid>() else { return Ok(Vec::new()) };
    let artist = artists::find(&app.db, editor, id).await?.filter(|artist| artist.retired_at.is_none());
    Ok(artist.into_iter().map(|artist| artist.id).collect())
}
