//! What the tamper-evident log learns of the desk: that something was asked, done, looked at or overdue, and never by whom.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use db::Tx;
use kit::{Error, Result};
use policy::{datum::RightsRequestSalt, purpose::DataSubjectRights};
use privacy::{DeletionRequest, DeletionState, ErasureReport, Personal, Sealed, SubjectId, Unsealable};
use serde::Serialize;
use tlog::{Commitment, Entry, Facts, Position, Salt};
use uuid::Uuid;

use crate::{
    Rights,
    model::{Channel, Kind, Request},
    store,
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
    /// SHA-256 of the salt and the number (its 16 bytes) is the entry's commitment. An erasure's salt is kept nowhere else.
    salt: String,
    /// The hashes beside the way from the leaf up to the root.
    path: Vec<String>,
    /// The signed checkpoint with the root.
    checkpoint: String,
}

/// The proof that a request was opened.
#[derive(Serialize)]
pub(crate) struct Opened {
    /// The request's number.
    request: Uuid,
    proof: Proof,
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

    /// Records that a request was opened. Whoever has the salt can show that the entry is about theirs, so it cannot go
    /// without a trace.
    pub(crate) async fn record_opened(
        &self,
        tx: &Tx,
        id: Uuid,
        kind: Kind,
        by: Channel,
        salt: &Salt,
    ) -> Result<Position> {
        let commitment = Commitment::of(salt, id.as_bytes());
        let facts = facts("opened", kind).word("channel", by.id()).commitment("request", commitment);
        self.append(tx, Entry { kind: tlog::Kind::RightsRequest, facts }).await
    }

    /// Records an opened request of somebody with their salt under their key, for the row that they are kept in.
    pub(crate) async fn open_on_record(
        &self,
        tx: &Tx,
        subject: SubjectId,
        id: Uuid,
        kind: Kind,
        by: Channel,
    ) -> Result<(Sealed<RightsRequestSalt>, Position)> {
        let salt = Salt::new(&self.app.entropy);
        let kept = Personal::<RightsRequestSalt>::of(subject, STANDARD.encode(salt.bytes()));
        let sealed = match self.app.privacy.seal(&kept, id).await {
            // Erased this moment, by a request beside this one.
            Err(Unsealable::NoKey) => return Err(Error::NotFound),
            sealed => sealed?,
        };
        Ok((sealed, self.record_opened(tx, id, kind, by, &salt).await?))
    }

    /// The proof that a request of somebody is in the log; `None` for those from before they were.
    pub(crate) async fn opened(&self, subject: SubjectId, request: &Request) -> Result<Option<Opened>> {
        let app = &self.app;
        let closed = store::closed(app.db.read(), request.id).await?;
        let Some((sealed, position)) = closed.and_then(|closed| closed.salt).zip(request.position) else {
            return Ok(None);
        };
        let grant = app.privacy.may::<DataSubjectRights>(subject).await?;
        let salt = app.privacy.unseal(subject, request.id, &sealed).await?;
        let bytes = STANDARD.decode(salt.open(&grant)?).map_err(Error::from_source)?;
        let bytes = bytes.try_into().map_err(|_| Error::internal("a salt is not 256 bits long"))?;
        let proof = self.proof(position, &Salt::kept(bytes)).await?;
        Ok(Some(Opened { request: request.id, proof }))
    }

    /// Records that somebody else runs this instance now.
    pub(crate) async fn record_hand_over(&self, tx: &Tx) -> Result<()> {
        let facts = Facts::default().word("what", "handed_over");
        self.append(tx, Entry { kind: tlog::Kind::OperatorAccess, facts }).await.map(drop)
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
