//! Looks at domains: whose they are (a TXT record) and whether they lead here (a word, asked for through the domain).

use egress::Unseen;
use kit::{Error, Result, WorkspaceId};
use policy::routes::domains as paths;
use uuid::Uuid;

use crate::{
    Domains,
    model::{Domain, Finding, LOST_AFTER, next_look_ms, record_name},
    store,
};

/// How many domains one round looks at.
const ROUND: u64 = 20;
/// How long a look keeps others from looking too.
const LEASE_MS: i64 = 60_000;

/// Looks at every domain that is due.
pub(crate) async fn run_due(room: &Domains) -> Result<()> {
    let now_ms = room.app().clock.now_ms();
    for (workspace, domain) in store::due(room.app().db.read(), now_ms, ROUND).await? {
        if store::claim(room.app().db.write(), domain.id, now_ms, now_ms + LEASE_MS).await? {
            look(room, workspace, &domain).await?;
        }
    }
    Ok(())
}

/// Looks at one domain and writes down what was found.
pub(crate) async fn look(room: &Domains, workspace: WorkspaceId, domain: &Domain) -> Result<()> {
    let found = seen(room, domain).await;
    note(room, workspace, domain, found).await
}

/// What is wrong with a domain now, if anything.
async fn seen(room: &Domains, domain: &Domain) -> Option<Finding> {
    // Whose it is has to be shown once; that it leads here, always. A name that is lost has to be shown again: it may have
    // another owner by now.
    if domain.verified_at.is_none() || domain.lost_at.is_some() {
        match room.probe().texts(&record_name(&domain.host)).await {
            Ok(texts) if texts.iter().any(|text| text.trim() == domain.token) => {}
            Ok(texts) if texts.is_empty() => return Some(Finding::NoRecord),
            Ok(_) => return Some(Finding::OtherRecord),
            Err(unseen) => return Some(finding(unseen)),
        }
    }
    match room.probe().ask(&domain.host, &paths::TOKEN.to(&[&domain.token])).await {
        Ok(answer) if answer.trim() == domain.token => None,
        Ok(_) => Some(Finding::Elsewhere),
        Err(unseen) => Some(finding(unseen)),
    }
}

fn finding(unseen: Unseen) -> Finding {
    match unseen {
        Unseen::NoName => Finding::NoAddress,
        Unseen::NoNameServer => Finding::NoNameServer,
        Unseen::Inner => Finding::Inner,
        Unseen::NoAnswer => Finding::NoAnswer,
    }
}

async fn note(room: &Domains, workspace: WorkspaceId, domain: &Domain, found: Option<Finding>) -> Result<()> {
    let app = room.app();
    let now_ms = app.clock.now_ms();
    let tx = app.db.begin().await?;
    // It may have been removed while the look took its time.
    let Some(before) = store::find_in(&tx, workspace, domain.id).await? else { return Ok(()) };
    let found = match found {
        None if before.verified_at.is_none() => hold(&tx, workspace, &before, now_ms).await?,
        found => found,
    };
    let verified = before.verified_at.is_some() || found.is_none();
    let n_failures = if found.is_none() { 0 } else { before.n_failures.saturating_add(1) };
    let lost = verified && n_failures >= LOST_AFTER;
    let look = store::Look {
        checked_at: now_ms,
        verified_at: before.verified_at.map(|at| at.as_millisecond()).or(found.is_none().then_some(now_ms)),
        lost_at: lost.then(|| before.lost_at.map_or(now_ms, |at| at.as_millisecond())),
        next_check_at: now_ms.saturating_add(next_look_ms(verified, n_failures)),
        n_failures,
        finding: found,
    };
    store::put_look(&tx, workspace, domain.id, &look).await?;
    if look.lost_at.is_none() && verified {
        store::want_certificate(&tx, &before.host, now_ms).await?;
    }
    tx.commit().await?;
    room.register().forget();
    tracing::info!(domain.id = %domain.id, domain.finding = found.map_or("none", Finding::word), "domains.looked");
    Ok(())
}

/// Holds the name for this domain, unless somebody else does.
async fn hold(tx: &db::Tx, workspace: WorkspaceId, domain: &Domain, now_ms: i64) -> Result<Option<Finding>> {
    match store::holder(tx, &domain.host).await? {
        Some(holder) if holder.domain_id == domain.id => return Ok(None),
        // Whoever led it here before does not any more, and this one has just shown that it is theirs.
        Some(holder) if holder.lost => store::let_go(tx, holder.workspace, holder.domain_id).await?,
        Some(_) => return Ok(Some(Finding::Taken)),
        None => {}
    }
    match store::take_host(tx, workspace, domain.id, &domain.host, now_ms).await {
        Ok(()) => Ok(None),
        Err(error) if db::is_unique_violation(&error) => Err(Error::internal("a name was taken in the same moment")),
        Err(error) => Err(error.into()),
    }
}

/// Looks at one domain now, for somebody who presses the button.
pub(crate) async fn look_now(room: &Domains, workspace: WorkspaceId, id: Uuid) -> Result<()> {
    let domain = store::find_in(room.app().db.read(), workspace, id).await?.ok_or(Error::NotFound)?;
    look(room, workspace, &domain).await
}
