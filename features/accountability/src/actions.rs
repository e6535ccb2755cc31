//! What is done with the log and with the register of incidents.

use kit::{App, Editor, Error, Result};
use tlog::{Checkpoint, Commitment, Entry, Facts, Kind, Log, Report, Salt};
use uuid::Uuid;

use crate::{
    Accountability,
    files::refused,
    model::{self, Content, Incident},
    store,
};

/// The log was touched by somebody.
#[derive(Debug, thiserror::Error)]
#[error("the tamper-evident log is not sound: {0} faults")]
pub struct NotSound(usize);

/// Checks the whole log and then confirms its checkpoint, so that the last one is never older than this work's interval.
/// A log that is not sound gets no new signature.
///
/// # Errors
/// When the log is not sound, and its own.
pub async fn keep_watch(log: &Log) -> Result<Checkpoint, Box<dyn std::error::Error + Send + Sync>> {
    let Report { faults, .. } = log.check().await?;
    if faults.is_empty() { Ok(log.checkpoint().await?) } else { Err(Box::new(NotSound(faults.len()))) }
}

/// Says in the program's log, at every call, that somebody's 72 hours are over (Art 33(1)) while their incident is open and
/// the authority has not been told.
///
/// # Errors
/// The store's own.
pub async fn warn_overdue(app: &App) -> db::Result<()> {
    let incidents = store::count_overdue(app.db.read(), model::overdue_before(app.clock.now())).await?;
    if incidents > 0 {
        tracing::error!(incidents, "the 72 hours to tell the authority about an incident are over: see /app/incidents");
    }
    Ok(())
}

/// An incident of the editor's workspace.
pub(crate) async fn show(room: &Accountability, editor: &Editor, id: Uuid) -> Result<Incident> {
    store::find(room.app.db.read(), editor, id).await?.ok_or(Error::NotFound)
}

/// What somebody writes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opened {
    /// It happened.
    Incident,
    /// Nothing of it happened.
    Drill,
}

/// Writes an incident down, or a drill, and that one was, without a word of it.
pub(crate) async fn open(room: &Accountability, editor: &Editor, content: Content, kind: Opened) -> Result<Incident> {
    let salt = *Salt::new(&room.app.entropy).bytes();
    let now = room.app.clock.now();
    let drilled_at = (kind == Opened::Drill).then_some(now);
    let incident = Incident { id: room.app.new_id(), content, notified_at: None, closed_at: None, drilled_at, salt };
    let tx = room.app.db.begin().await?;
    store::insert(&tx, editor, &incident, now).await?;
    append(room, &tx, "opened", &incident).await?;
    tx.commit().await?;
    Ok(incident)
}

/// Changes what is known of it.
pub(crate) async fn revise(room: &Accountability, editor: &Editor, id: Uuid, content: &Content) -> Result<()> {
    let tx = room.app.db.begin().await?;
    let known = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    if !store::update(&tx, editor, id, content).await? {
        return Err(Error::NotFound);
    }
    if known.content.discovered_at != content.discovered_at {
        // The 72 hours run from here: nobody moves it without the log.
        let revised = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
        append(room, &tx, "rescheduled", &revised).await?;
    }
    Ok(tx.commit().await?)
}

/// Writes down that the authority was told. Asked twice, the first time counts.
pub(crate) async fn notify(room: &Accountability, editor: &Editor, id: Uuid) -> Result<()> {
    let tx = room.app.db.begin().await?;
    store::notify(&tx, editor, id, room.app.clock.now()).await?;
    store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    Ok(tx.commit().await?)
}

/// Closes it. Asked twice, the first time counts.
pub(crate) async fn close(room: &Accountability, editor: &Editor, id: Uuid) -> Result<()> {
    let tx = room.app.db.begin().await?;
    let closed = store::close(&tx, editor, id, room.app.clock.now()).await?;
    let incident = store::find(&tx, editor, id).await?.ok_or(Error::NotFound)?;
    if closed {
        append(room, &tx, "closed", &incident).await?;
    }
    Ok(tx.commit().await?)
}

/// The log learns that something is written in the register, and hashes by which its keeper can show later what it was.
async fn append(room: &Accountability, tx: &db::Tx, state: &'static str, incident: &Incident) -> Result<()> {
    let salt = Salt::kept(incident.salt);
    let content = serde_json::to_vec(&incident.content).map_err(Error::from_source)?;
    let facts = Facts::default()
        .word("state", state)
        .commitment("incident", Commitment::of(&salt, incident.id.as_bytes()))
        .commitment("content", Commitment::of(&salt, &content));
    // Or a drill would look like an incident for ever.
    let facts = if incident.drilled_at.is_some() { facts.word("drill", "yes") } else { facts };
    room.log.append(tx, Entry { kind: Kind::Incident, facts }).await.map_err(refused)?;
    Ok(())
}
