//! The queries of the log: the only place that speaks to its tables.

use db::{Result, Sql};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use crate::tree::{Hash, Node};

/// The one row that says how large the log is and whose.
#[derive(FromQueryResult)]
pub(crate) struct Head {
    size: i64,
    pub(crate) origin: String,
    pub(crate) public_key: Vec<u8>,
}

impl Head {
    pub(crate) fn size(&self) -> u64 {
        unsigned(self.size)
    }
}

#[derive(FromQueryResult)]
pub(crate) struct LeafRow {
    position: i64,
    pub(crate) leaf: Vec<u8>,
}

impl LeafRow {
    pub(crate) fn position(&self) -> u64 {
        unsigned(self.position)
    }
}

#[derive(FromQueryResult)]
pub(crate) struct CheckpointRow {
    size: i64,
    pub(crate) note: String,
    pub(crate) signed_at: i64,
    pub(crate) confirmed_at: i64,
}

impl CheckpointRow {
    pub(crate) fn size(&self) -> u64 {
        unsigned(self.size)
    }
}

/// Positions are counted from 0 and never come near the end of either type.
fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}

pub(crate) async fn found(on: &impl ConnectionTrait, origin: &str, public_key: &[u8]) -> Result<()> {
    let sql = "INSERT INTO tlog_head (id, size, origin, public_key) VALUES (1, 0, $1, $2) ON CONFLICT (id) DO NOTHING";
    Sql::new(sql).bind(origin).bind(public_key.to_vec()).run(on).await.map(drop)
}

pub(crate) async fn head(on: &impl ConnectionTrait) -> Result<Option<Head>> {
    Sql::new("SELECT size, origin, public_key FROM tlog_head WHERE id = 1").one_as(on).await
}

/// The size, held until the transaction ends: the next appender waits. SQLite has one writer anyway.
pub(crate) async fn size_held(tx: &db::Tx) -> Result<Option<u64>> {
    let held = if tx.get_database_backend() == DbBackend::Postgres { " FOR UPDATE" } else { "" };
    let row = Sql::new(format!("SELECT size FROM tlog_head WHERE id = 1{held}")).one(tx).await?;
    row.map(|row| row.try_get("", "size").map(unsigned)).transpose()
}

pub(crate) async fn set_size(tx: &db::Tx, size: u64) -> Result<()> {
    Sql::new("UPDATE tlog_head SET size = $1 WHERE id = 1").bind(signed(size)).run(tx).await.map(drop)
}

pub(crate) async fn insert_leaf(tx: &db::Tx, position: u64, leaf: Vec<u8>) -> Result<()> {
    let sql = Sql::new("INSERT INTO tlog_entry (position, leaf) VALUES ($1, $2)");
    sql.bind(signed(position)).bind(leaf).run(tx).await.map(drop)
}

pub(crate) async fn insert_node(tx: &db::Tx, node: Node, hash: &Hash) -> Result<()> {
    let sql = Sql::new("INSERT INTO tlog_node (level, place, hash) VALUES ($1, $2, $3)");
    sql.bind(i64::from(node.level)).bind(signed(node.place)).bind(hash.to_vec()).run(tx).await.map(drop)
}

pub(crate) async fn node(on: &impl ConnectionTrait, node: Node) -> Result<Option<Hash>> {
    let hashes = nodes(on, node.level, node.place, 1).await?;
    Ok(hashes.into_iter().next())
}

/// Up to `n` nodes of a level side by side. One that is not 32 bytes long is left out, as if it were not there.
pub(crate) async fn nodes(on: &impl ConnectionTrait, level: u32, from: u64, n: u64) -> Result<Vec<Hash>> {
    let sql = "SELECT hash FROM tlog_node WHERE level = $1 AND place >= $2 AND place < $3 ORDER BY place";
    let sql = Sql::new(sql).bind(i64::from(level)).bind(signed(from)).bind(signed(from.saturating_add(n)));
    let mut hashes = Vec::new();
    for row in sql.all(on).await? {
        let hash: Vec<u8> = row.try_get("", "hash")?;
        hashes.extend(Hash::try_from(hash.as_slice()));
    }
    Ok(hashes)
}

/// Up to `n` leaves from `from` on.
pub(crate) async fn leaves(on: &impl ConnectionTrait, from: u64, n: u64) -> Result<Vec<LeafRow>> {
    let sql = format!("SELECT position, leaf FROM tlog_entry WHERE position >= $1 ORDER BY position LIMIT {n}");
    Sql::new(sql).bind(signed(from)).all_as(on).await
}

/// Up to `n` leaves below `below`, the newest first.
pub(crate) async fn newest(on: &impl ConnectionTrait, below: u64, n: u64) -> Result<Vec<LeafRow>> {
    let sql = format!("SELECT position, leaf FROM tlog_entry WHERE position < $1 ORDER BY position DESC LIMIT {n}");
    Sql::new(sql).bind(signed(below)).all_as(on).await
}

/// Where the last entry is.
pub(crate) async fn last_position(on: &impl ConnectionTrait) -> Result<Option<u64>> {
    Ok(newest(on, u64::MAX, 1).await?.first().map(LeafRow::position))
}

/// Writes a checkpoint, or that it still holds. The note of a size stays the one that was written first.
pub(crate) async fn keep_checkpoint(on: &impl ConnectionTrait, size: u64, note: &str, now: i64) -> Result<()> {
    let sql = "INSERT INTO tlog_checkpoint (size, note, signed_at, confirmed_at) VALUES ($1, $2, $3, $3) \
               ON CONFLICT (size) DO UPDATE SET confirmed_at = excluded.confirmed_at";
    Sql::new(sql).bind(signed(size)).bind(note).bind(now).run(on).await.map(drop)
}

pub(crate) async fn checkpoint(on: &impl ConnectionTrait, size: u64) -> Result<Option<CheckpointRow>> {
    let sql = "SELECT size, note, signed_at, confirmed_at FROM tlog_checkpoint WHERE size = $1";
    Sql::new(sql).bind(signed(size)).one_as(on).await
}

pub(crate) async fn last_checkpoint(on: &impl ConnectionTrait) -> Result<Option<CheckpointRow>> {
    let sql = "SELECT size, note, signed_at, confirmed_at FROM tlog_checkpoint ORDER BY size DESC LIMIT 1";
    Sql::new(sql).one_as(on).await
}

pub(crate) async fn checkpoints(on: &impl ConnectionTrait) -> Result<Vec<CheckpointRow>> {
    Sql::new("SELECT size, note, signed_at, confirmed_at FROM tlog_checkpoint ORDER BY size").all_as(on).await
}
