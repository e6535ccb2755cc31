//! Whoever received something of somebody who was erased is named, asked in time, and shown; and nobody else is.

use db::Sql;
use policy::{KeptWhen, datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::Personal;
use proof::{Control, Finding};
use serde_json::json;
use uuid::Uuid;

use super::{
    Verifier,
    door::Ask,
    stage::{Fan, Stage, number},
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An erasure's receipt and its page name exactly those to whom something had gone; of all erasures, none waits unasked,
/// unmarked, or with what finds the person beyond the answer.
pub(crate) async fn processors_told(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let privacy = &verifier.app.privacy;
    let (fan, other) = (verifier.fan(stage, 1).await?, verifier.fan(stage, 1).await?);
    // What a save writes into the ledger before it leaves; nothing leaves here.
    let grant = privacy.may::<ReleaseSave>(fan.subject).await?;
    let token = Personal::<PresaveToken>::of(fan.subject, String::new());
    privacy.record(vec![token.disclose::<Spotify, ReleaseSave>(&grant)?.disclosure()]).await?;
    let (lines, others_lines) = (privacy.ledger(fan.subject).await?.len(), privacy.ledger(other.subject).await?.len());

    let (theirs, others) = (Shown::of(verifier, &fan).await?, Shown::of(verifier, &other).await?);
    let now = verifier.app.clock.now_ms();
    let count = async |condition: &str, at: i64| {
        let sql = Sql::new(format!("SELECT COUNT(*) AS n FROM deletion_request WHERE {condition}")).bind(at);
        number(&verifier.app.db, sql).await
    };
    let unasked =
        count("way = 'api' AND attempts = 0 AND closed_at IS NULL AND created_at <= $1", now - DAY_MS).await?;
    let unmarked = count("state IN ('pending', 'asked') AND due_at <= $1", now - DAY_MS).await?;
    let unforgotten = count(
        "hint IS NOT NULL AND ((closed_at IS NOT NULL AND closed_at <= $1 + 86400000) OR forget_at <= $1)",
        now - DAY_MS,
    )
    .await?;

    let control = Control {
        seen: lines > 0 && others_lines == 0 && others.receipt_parties + others.page_parties == 0,
        what: json!({
            "lines_in_the_ledger": lines, "of_somebody_else": others_lines,
            "parties_in_the_receipt_of_somebody_else": others.receipt_parties,
        }),
    };
    let holds = theirs.is_whole() && others.guarded && unasked + unmarked + unforgotten == 0;
    let observed = json!({
        "receipt_names_it": theirs.receipt_names, "page_names_it": theirs.page_names,
        "what_stays_is_named": theirs.kept, "page_opens_without_the_secret": !theirs.guarded,
        "not_asked_within_a_day": unasked, "silent_and_not_marked": unmarked, "kept_beyond_the_answer": unforgotten,
    });
    Ok(Finding::of(control, holds, observed))
}

/// What an erasure's receipt and its page show.
struct Shown {
    receipt_names: bool,
    page_names: bool,
    receipt_parties: usize,
    page_parties: usize,
    kept: bool,
    guarded: bool,
}

impl Shown {
    async fn of(verifier: &Verifier, fan: &Fan) -> anyhow::Result<Shown> {
        let (receipt, id) = verifier.erase_for_receipt(fan).await?;
        let status = verifier.status_path(&receipt)?;
        let page = verifier.door.ask(Ask::get(status)).await?.expect(200, "the page of the erasure")?;
        let page = String::from_utf8_lossy(&page.body).into_owned();
        let wrong =
            policy::routes::rights::ERASURE.to(&[&id.to_string(), &verifier.app.privacy.receipt_secret(Uuid::nil())]);
        let guarded = verifier.door.ask(Ask::get(wrong)).await?.status == 404;
        verifier.rights.strike(id).await?;
        let named = "data-processor=\"spotify\" data-state=\"cannot_be_asked\"";
        let always = policy::KEPT.iter().filter(|row| row.when == KeptWhen::Always);
        let shows = |text: &str, id: &str| text.contains(&format!("data-kept=\"{id}\""));
        Ok(Shown {
            receipt_names: receipt.contains(named),
            page_names: page.contains(named),
            receipt_parties: receipt.matches("data-processor=").count(),
            page_parties: page.matches("data-processor=").count(),
            kept: always.into_iter().all(|row| shows(&receipt, row.id) && shows(&page, row.id)),
            guarded,
        })
    }

    fn is_whole(&self) -> bool {
        self.receipt_names && self.page_names && self.kept && self.guarded
    }
}
