//! The table of segments: the only place that speaks to it.

use db::{Clock, Db, Result, Sql, Step, Value};
use sea_orm::ConnectionTrait;
use uuid::{NoContext, Timestamp as IdTime, Uuid};

/// The lake's place in the history of migrations.
pub const STEPS: &[Step] = &[Step {
    name: "0002_lake",
    sql: "CREATE TABLE event_segment (
              id UUID PRIMARY KEY,
              from_ms BIGINT NOT NULL,
              to_ms BIGINT NOT NULL,
              n_events BIGINT NOT NULL,
              bytes BYTEA NOT NULL
          );
          CREATE INDEX event_segment_to_ms ON event_segment (to_ms);",
}];

/// What a segment is about, without its events. Both ends are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) id: Uuid,
    pub(crate) from_ms: i64,
    pub(crate) to_ms: i64,
    pub(crate) n_events: i64,
}

/// How many ids a statement names at once.
pub(crate) const IDS_AT_ONCE: usize = 500;

/// A segment's id: its first bytes are the time it was made, so ids can be compared with moments.
pub(crate) fn new_id(clock: &Clock) -> Uuid {
    Uuid::new_v7(id_time(clock.now_ms()))
}

/// The lowest id that is made from a moment on.
pub(crate) fn first_id_at(ms: i64) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(ms).unwrap_or(0), &[0; 10]).into_uuid()
}

fn id_time(ms: i64) -> IdTime {
    let ms = u64::try_from(ms).unwrap_or(0);
    let nanos = u32::try_from(ms % 1000).unwrap_or(0).saturating_mul(1_000_000);
    IdTime::from_unix(NoContext, ms / 1000, nanos)
}

/// Writes a segment. Written again under the same id it replaces what an earlier try, of which nobody knows how it ended,
/// may have left: so it is there once, with the content of the last try.
pub(crate) async fn put(on: &impl ConnectionTrait, label: Label, bytes: Vec<u8>) -> Result<()> {
    Sql::new(
        "INSERT INTO event_segment (id, from_ms, to_ms, n_events, bytes) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id) DO UPDATE SET from_ms = excluded.from_ms, to_ms = excluded.to_ms, \
         n_events = excluded.n_events, bytes = excluded.bytes",
    )
    .bind(label.id)
    .bind(label.from_ms)
    .bind(label.to_ms)
    .bind(label.n_events)
    .bind(bytes)
    .run(on)
    .await?;
    Ok(())
}

/// The segments that may hold events from `from_ms` on and before `before_ms`.
pub(crate) async fn between(db: &Db, from_ms: i64, before_ms: i64) -> Result<Vec<Label>> {
    let sql = "SELECT id, from_ms, to_ms, n_events FROM event_segment WHERE to_ms >= $1 AND from_ms < $2 ORDER BY from_ms, id";
    labels(db, Sql::new(sql).bind(from_ms).bind(before_ms)).await
}

/// The segments that end before a moment, hold fewer than so many events and were made before an id.
pub(crate) async fn small(db: &Db, before_ms: i64, fewer_than: i64, made_before: Uuid) -> Result<Vec<Label>> {
    let sql = "SELECT id, from_ms, to_ms, n_events FROM event_segment \
               WHERE to_ms < $1 AND n_events < $2 AND id < $3 ORDER BY from_ms, id";
    labels(db, Sql::new(sql).bind(before_ms).bind(fewer_than).bind(made_before)).await
}

/// The segments with events on both sides of a moment, made before an id.
pub(crate) async fn across(db: &Db, ms: i64, made_before: Uuid) -> Result<Vec<Label>> {
    let sql = "SELECT id, from_ms, to_ms, n_events FROM event_segment WHERE to_ms >= $1 AND from_ms < $1 AND id < $2";
    labels(db, Sql::new(sql).bind(ms).bind(made_before)).await
}

async fn labels(db: &Db, sql: Sql) -> Result<Vec<Label>> {
    let rows = sql.all(db.read()).await?;
    rows.iter()
        .map(|row| {
            Ok(Label {
                id: row.try_get("", "id")?,
                from_ms: row.try_get("", "from_ms")?,
                to_ms: row.try_get("", "to_ms")?,
                n_events: row.try_get("", "n_events")?,
            })
        })
        .collect()
}

/// The bytes of those of the segments that are still there, at most `IDS_AT_ONCE` of them.
pub(crate) async fn bytes(db: &Db, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<u8>)>> {
    let sql = format!("SELECT id, bytes FROM event_segment WHERE id IN ({})", places(ids.len()));
    let rows = bind_ids(Sql::new(sql), ids).all(db.read()).await?;
    rows.iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", "bytes")?))).collect()
}

/// Deletes segments, at most `IDS_AT_ONCE` of them, and says how many were there.
pub(crate) async fn delete(on: &impl ConnectionTrait, ids: &[Uuid]) -> Result<u64> {
    let sql = format!("DELETE FROM event_segment WHERE id IN ({})", places(ids.len()));
    Ok(bind_ids(Sql::new(sql), ids).run(on).await?.rows_affected())
}

/// Deletes the segments that end before a moment and says how many there were.
pub(crate) async fn delete_before(db: &Db, ms: i64) -> Result<u64> {
    Ok(Sql::new("DELETE FROM event_segment WHERE to_ms < $1").bind(ms).run(db.write()).await?.rows_affected())
}

fn places(n: usize) -> String {
    (1..=n).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

fn bind_ids(sql: Sql, ids: &[Uuid]) -> Sql {
    ids.iter().fold(sql, |sql, id| sql.bind(Value::from(*id)))
}
