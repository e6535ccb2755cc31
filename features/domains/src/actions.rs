//! What a person can do with a domain: one function, one transaction.

use kit::{Editor, Error, Problem, Result};
use uuid::Uuid;

use crate::{
    Domains,
    model::{Domain, Front, Host, MOST},
    store, visits,
};

/// A domain of the editor's workspace.
pub(crate) async fn show(room: &Domains, editor: &Editor, id: Uuid) -> Result<Domain> {
    store::find(room.app().db.read(), editor, id).await?.ok_or(Error::NotFound)
}

/// Adds a domain. Whose it is has still to be shown.
pub(crate) async fn add(room: &Domains, editor: &Editor, host: &Host) -> Result<Domain> {
    let app = room.app();
    let problem = |text: &'static str| Error::Invalid(Problem::new("host", text).into());
    let id = app.new_id();
    let tx = app.db.begin().await?;
    if store::all(&tx, editor).await?.len() >= MOST {
        return Err(problem("problem-domains-host-many"));
    }
    let holder = store::holder(&tx, host.as_str()).await?;
    if holder.is_some_and(|holder| holder.workspace != editor.workspace() && !holder.lost) {
        return Err(problem("problem-domains-host-taken"));
    }
    match store::insert(&tx, editor, id, host, &app.entropy.token(), app.clock.now_ms()).await {
        Ok(()) => {}
        Err(error) if db::is_unique_violation(&error) => return Err(problem("problem-domains-host-again")),
        Err(error) => return Err(error.into()),
    }
    let domain = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(domain)
}

/// Looks at a domain now.
pub(crate) async fn check(room: &Domains, editor: &Editor, id: Uuid) -> Result<Domain> {
    visits::look_now(room, editor.workspace(), id).await?;
    show(room, editor, id).await
}

/// Chooses what `/` shows: something of the same workspace that everybody may see.
pub(crate) async fn choose_front(room: &Domains, editor: &Editor, id: Uuid, front: Front) -> Result<Domain> {
    let app = room.app();
    let workspace = editor.workspace();
    let (field, found) = match front {
        Front::List => ("front", true),
        Front::Link(link) => ("front_link_id", links::slug_of(&app.db, workspace, link).await?.is_some()),
        Front::Bio(page) => ("front_bio_id", bio::handle_of(&app.db, workspace, page).await?.is_some()),
    };
    if !found {
        return Err(Error::Invalid(Problem::new(field, "problem-domains-front").into()));
    }
    let tx = app.db.begin().await?;
    if !store::put_front(&tx, editor, id, front).await? {
        return Err(Error::NotFound);
    }
    let domain = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    room.register().forget();
    Ok(domain)
}

/// Removes a domain: nothing answers under it from now on, and its certificate's key is deleted.
pub(crate) async fn remove(room: &Domains, editor: &Editor, id: Uuid) -> Result<()> {
    let app = room.app();
    let tx = app.db.begin().await?;
    let domain = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    if !store::remove(&tx, editor, &domain).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    room.register().forget();
    room.shelf().take_off(&domain.host);
    Ok(())
}
