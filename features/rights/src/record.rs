//! What the tamper-evident log learns of the desk: that something was asked, done, looked at or overdue, and never by whom.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use db::Tx;
use kit::{Error, Result};
use privacy::{DeletionRequest, DeletionState, ErasureReport};
use serde::Serialize;
use tlog::{Commitment, Entry, Facts, Position, Salt};

use crate::{
    Rights,
    model::{Channel, Kind},
};

/// The receipt of an erasure. Only the person has it.
#[derive(Serialize)]
pub(crate) struct Receipt {
    /// What was found and removed, and where.
    pub(crate) report: ErasureReport,
    /// The address of the page that shows what the others answered.
    pub(crate) status: String,
    /// The rows behind the report's processors.
    #[serde(skip)]
    pub(crate) told: Vec<DeletionRequest>,
    /// Evidence that the log has it; none when the log could not be written at that moment.
    pub(crate) proof: Option<Proof>,
}

/// Evidence that an entry is in the log (RFC 6962), with what opens its commitment. Bytes are in base64.
#[derive(Serialize)]
pub(crate) struct Proof {
    /// Where the entry is, counted from 0.
    position: u64,
    /// The entry itself.
    leaf: String,
    /// SHA-256 of the salt and the receipt's number is the entry's commitment. The salt is kept nowhere else.
    salt: String,
    /// The hashes beside the way from the leaf up to the root.
    path: Vec<String>,
    /// The signed checkpoint with the root.
    checkpoint: String,
}

fn facts(what: &'static str, kind: Kind) -> Facts {
    Facts::default().word("what", what).word("right", kind.id())
}

impl Rights {
    /// Records that somebody used a right, in the caller's transaction.
    pub(crate) async fn record_request(&self, tx: &Tx, what: &'static str, kind: Kind, by: Channel) -> Result<()> {
        let facts = facts(what, kind).word("channel", by.id());
        self.append(tx, Entry { kind: tlog::Kind::RightsRequest, facts }).await.map(drop)
    }

    /// Records that an answer is overdue.
    pub(crate) async fn record_overdue(&self, tx: &Tx) -> Result<()> {
        let facts = Facts::default().word("what", "overdue");
        self.append(tx, Entry { kind: tlog::Kind::RightsRequest, facts }).await.map(drop)
    }

    /// Records that the operator opened somebody's text.
    pub(crate) async fn record_access(&self, tx: &Tx) -> Result<()> {
        let facts = Facts::default().word("what", "request_words");
        self.append(tx, Entry { kind: tlog::Kind::OperatorAccess, facts }).await.map(drop)
    }

    /// Records that the operator opened by what a party finds somebody who was erased.
    pub(crate) async fn record_look_at_hint(&self, tx: &Tx) -> Result<()> {
        let facts = Facts::default().word("what", "deletion_hint");
        self.append(tx, Entry { kind: tlog::Kind::OperatorAccess, facts }).await.map(drop)
    }

    /// Records what a party was told of an erasure, or answered; `by` says who wrote it down.
    pub(crate) async fn record_told(
        &self,
        tx: &Tx,
        request: &DeletionRequest,
        state: DeletionState,
        by: &'static str,
    ) -> Result<()> {
        let row = policy::PROCESSORS.iter().find(|row| row.id == request.processor);
        let facts = Facts::default()
            .word("what", "passed_on")
            .word("processor", row.map_or("unknown", |row| row.id))
            .word("state", state.id())
            .word("by", by);
        self.append(tx, Entry { kind: tlog::Kind::Erasure, facts }).await.map(drop)
    }

    /// Records an erasure. Whoever has the salt can show that the entry is about their receipt.
    pub(crate) async fn record_erasure(&self, tx: &Tx, report: &ErasureReport, salt: &Salt) -> Result<Position> {
        let rows: u64 = report.rows().map(|(_, n)| n).sum();
        let facts = Facts::default()
            .number("rows", i64::try_from(rows).unwrap_or(i64::MAX))
            .word("complete", if report.is_complete() { "yes" } else { "no" })
            .commitment("receipt", Commitment::of(salt, report.id.as_bytes()));
        self.append(tx, Entry { kind: tlog::Kind::Erasure, facts }).await
    }

    /// Evidence of an entry, after its transaction.
    pub(crate) async fn proof(&self, position: Position, salt: &Salt) -> Result<Proof> {
        let found = self.log.inclusion(position).await.map_err(Error::from_source)?;
        Ok(Proof {
            position: found.position.0,
            leaf: STANDARD.encode(&found.leaf),
            salt: STANDARD.encode(salt.bytes()),
            path: found.path.iter().map(|hash| STANDARD.encode(hash)).collect(),
            checkpoint: found.checkpoint.note,
        })
    }

    async fn append(&self, tx: &Tx, entry: Entry) -> Result<Position> {
        self.log.append(tx, entry).await.map_err(Error::from_source)
    }
}
