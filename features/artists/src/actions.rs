//! What a person can do with artists.

use kit::{App, Editor, Error, Result};
use uuid::Uuid;

use crate::{Artist, model::Name, store};

/// An artist that something can still be done with.
pub(crate) async fn show(app: &App, editor: &Editor, id: Uuid) -> Result<Artist> {
    let artist = store::find(app.db.read(), editor, id).await?;
    artist.filter(|artist| artist.retired_at.is_none()).ok_or(Error::NotFound)
}

/// Adds an artist to the list.
pub(crate) async fn create(app: &App, editor: &Editor, name: &Name) -> Result<Artist> {
    let now = app.clock.now();
    let artist =
        Artist { id: app.new_id(), name: name.as_str().to_owned(), created_at: now, updated_at: now, retired_at: None };
    let tx = app.db.begin().await?;
    store::insert(&tx, editor, &artist).await?;
    tx.commit().await?;
    Ok(artist)
}

/// Changes the name, on every release of theirs too.
pub(crate) async fn rename(app: &App, editor: &Editor, id: Uuid, name: &Name) -> Result<Artist> {
    let tx = app.db.begin().await?;
    if !store::rename(&tx, editor, id, name, app.clock.now()).await? {
        return Err(Error::NotFound);
    }
    let artist = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(artist)
}

/// Takes an artist off the list. Releases keep the name.
pub(crate) async fn retire(app: &App, editor: &Editor, id: Uuid) -> Result<()> {
    let tx = app.db.begin().await?;
    if !store::retire(&tx, editor, id, app.clock.now()).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}
