//! The queries of this room: the only place that speaks to its tables.

use db::{Result, Sql, Tx};
use jiff::Timestamp;
use kit::{Editor, WorkspaceId, from_millis};
use links::Placed;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    model::{Asked, Candidate, Facts, Lookup, Question, Reason, State},
    provider::{Cost, Provider},
};

// ── Lookups ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(FromQueryResult)]
struct LookupRow {
    id: Uuid,
    upc: Option<String>,
    isrc: Option<String>,
    address: Option<String>,
    facts: String,
    created_at: i64,
}

#[derive(FromQueryResult)]
struct QuestionRow {
    provider: String,
    state: String,
    reason: Option<String>,
    next_at: i64,
}

#[derive(FromQueryResult)]
struct CandidateRow {
    id: Uuid,
    provider: String,
    service: String,
    url: String,
    title: String,
    artist: String,
    upc: Option<String>,
    isrc: Option<String>,
    released_on: Option<String>,
    n_tracks: Option<i64>,
    confidence: i64,
    reasons: String,
}

/// The newest lookup of a link, with what became of it.
pub(crate) async fn newest(on: &impl ConnectionTrait, editor: &Editor, link: Uuid) -> Result<Option<Lookup>> {
    let sql = Sql::new(
        "SELECT id, upc, isrc, address, facts, created_at FROM catalogue_lookup WHERE workspace_id = $1 AND link_id = $2 \
         ORDER BY created_at DESC, id DESC LIMIT 1",
    );
    let row = sql.bind(editor.workspace()).bind(link).one_as::<LookupRow>(on).await?;
    let Some(row) = row else { return Ok(None) };
    let questions = questions(on, row.id).await?;
    let candidates = candidates(on, row.id).await?;
    Ok(Some(Lookup {
        id: row.id,
        facts: facts(&row.facts),
        asked: asked(row.upc, row.isrc.as_deref(), row.address),
        created_at: from_millis(row.created_at),
        questions,
        candidates,
    }))
}

/// Whether the same was asked about a link since an instant.
pub(crate) async fn asked_since(
    on: &impl ConnectionTrait,
    editor: &Editor,
    link: Uuid,
    asked: &str,
    since: Timestamp,
) -> Result<bool> {
    let sql = Sql::new(
        "SELECT asked FROM catalogue_lookup WHERE workspace_id = $1 AND link_id = $2 AND created_at > $3 \
         ORDER BY created_at DESC, id DESC LIMIT 1",
    );
    let row = sql.bind(editor.workspace()).bind(link).bind(since.as_millisecond()).one(on).await?;
    let newest: Option<String> = row.map(|row| row.try_get("", "asked")).transpose()?;
    Ok(newest.as_deref() == Some(asked))
}

/// A new lookup. Older ones of the link go.
pub(crate) async fn insert_lookup(
    tx: &Tx,
    editor: &Editor,
    link: Uuid,
    id: Uuid,
    (asked, facts): (&Asked, &Facts),
    now: Timestamp,
) -> Result<()> {
    for table in ["catalogue_question", "catalogue_candidate"] {
        let sql = format!(
            "DELETE FROM {table} WHERE workspace_id = $1 AND lookup_id IN \
             (SELECT id FROM catalogue_lookup WHERE workspace_id = $1 AND link_id = $2)"
        );
        Sql::new(sql).bind(editor.workspace()).bind(link).run(tx).await?;
    }
    let sql = Sql::new("DELETE FROM catalogue_lookup WHERE workspace_id = $1 AND link_id = $2");
    sql.bind(editor.workspace()).bind(link).run(tx).await?;
    let sql = Sql::new(
        "INSERT INTO catalogue_lookup (id, workspace_id, link_id, asked, upc, isrc, address, facts, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    );
    let kept = serde_json::to_string(facts).unwrap_or_else(|_| "{}".to_owned());
    let sql = sql.bind(id).bind(editor.workspace()).bind(link).bind(asked.text());
    let sql = sql.bind(asked.upc.clone()).bind(joined(&asked.isrcs)).bind(asked.address.clone());
    sql.bind(kept).bind(now.as_millisecond()).run(tx).await.map(drop)
}

/// What is known of the release of a lookup now.
pub(crate) async fn facts_of(tx: &Tx, workspace: WorkspaceId, lookup: Uuid) -> Result<Facts> {
    let sql = Sql::new("SELECT facts FROM catalogue_lookup WHERE workspace_id = $1 AND id = $2");
    let row = sql.bind(workspace).bind(lookup).one(tx).await?;
    let kept: Option<String> = row.map(|row| row.try_get("", "facts")).transpose()?;
    Ok(facts(&kept.unwrap_or_default()))
}

/// What an answer made known of it.
pub(crate) async fn put_facts(tx: &Tx, workspace: WorkspaceId, lookup: Uuid, facts: &Facts) -> Result<()> {
    let kept = serde_json::to_string(facts).unwrap_or_else(|_| "{}".to_owned());
    let sql = Sql::new("UPDATE catalogue_lookup SET facts = $3 WHERE workspace_id = $1 AND id = $2");
    sql.bind(workspace).bind(lookup).bind(kept).run(tx).await.map(drop)
}

/// Gives a lookup that began without a link to the link that was made of it. Returns false when another link has it.
pub(crate) async fn give(tx: &Tx, editor: &Editor, start: Uuid, link: Uuid) -> Result<bool> {
    let sql = Sql::new("UPDATE catalogue_lookup SET link_id = $3 WHERE workspace_id = $1 AND link_id = $2");
    let done = sql.bind(editor.workspace()).bind(start).bind(link).run(tx).await?;
    Ok(done.rows_affected() > 0)
}

/// A question of a lookup; one that is there already stays as it is.
pub(crate) async fn insert_question(
    tx: &Tx,
    workspace: WorkspaceId,
    lookup: Uuid,
    provider: Provider,
    now: Timestamp,
) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO catalogue_question (lookup_id, provider, workspace_id, state, tries, next_at, leased_until, created_at) \
         VALUES ($1, $2, $3, 'waiting', 0, $4, 0, $4) ON CONFLICT (lookup_id, provider) DO NOTHING",
    );
    let sql = sql.bind(lookup).bind(provider.word()).bind(workspace).bind(now.as_millisecond());
    sql.run(tx).await.map(drop)
}

/// What a lookup asks by from now on: codes that an address led to.
pub(crate) async fn put_codes(tx: &Tx, workspace: WorkspaceId, lookup: Uuid, asked: &Asked) -> Result<()> {
    let sql = Sql::new("UPDATE catalogue_lookup SET upc = $1, isrc = $2 WHERE workspace_id = $3 AND id = $4");
    let sql = sql.bind(asked.upc.clone()).bind(joined(&asked.isrcs)).bind(workspace).bind(lookup);
    sql.run(tx).await.map(drop)
}

async fn questions(on: &impl ConnectionTrait, lookup: Uuid) -> Result<Vec<Question>> {
    let sql = Sql::new(
        "SELECT provider, state, reason, next_at FROM catalogue_question WHERE lookup_id = $1 ORDER BY provider",
    );
    let rows = sql.bind(lookup).all_as::<QuestionRow>(on).await?;
    let question = |row: QuestionRow| {
        Some(Question {
            provider: Provider::of(&row.provider)?,
            state: State::of(&row.state)?,
            reason: row.reason,
            next_at: from_millis(row.next_at),
        })
    };
    Ok(rows.into_iter().filter_map(question).collect())
}

async fn candidates(on: &impl ConnectionTrait, lookup: Uuid) -> Result<Vec<Candidate>> {
    let sql = Sql::new(
        "SELECT id, provider, service, url, title, artist, upc, isrc, released_on, n_tracks, confidence, reasons \
         FROM catalogue_candidate WHERE lookup_id = $1 ORDER BY service, confidence DESC, id",
    );
    let rows = sql.bind(lookup).all_as::<CandidateRow>(on).await?;
    let candidate = |row: CandidateRow| {
        Some(Candidate {
            id: row.id,
            provider: Provider::of(&row.provider)?,
            service: row.service,
            url: row.url,
            title: row.title,
            artist: row.artist,
            upc: row.upc,
            isrc: row.isrc,
            released_on: row.released_on,
            n_tracks: row.n_tracks.and_then(|n| u32::try_from(n).ok()),
            confidence: u8::try_from(row.confidence).unwrap_or_default(),
            reasons: row.reasons.split_whitespace().filter_map(Reason::of).collect(),
        })
    };
    Ok(rows.into_iter().filter_map(candidate).collect())
}

/// The column holds every recording code, with a space between two.
fn asked(upc: Option<String>, isrcs: Option<&str>, address: Option<String>) -> Asked {
    let isrcs = isrcs.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    Asked { upc, isrcs, address }
}

fn joined(isrcs: &[String]) -> Option<String> {
    (!isrcs.is_empty()).then(|| isrcs.join(" "))
}

fn facts(kept: &str) -> Facts {
    serde_json::from_str(kept).unwrap_or_default()
}

// ── The work ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// A question that was claimed.
pub(crate) struct Claimed {
    pub(crate) workspace: WorkspaceId,
    pub(crate) lookup: Uuid,
    pub(crate) provider: Provider,
    /// How often it was tried, this time included.
    pub(crate) tries: i64,
    pub(crate) asked: Asked,
    pub(crate) facts: Facts,
}

/// Claims the question that is due longest, of any workspace, until `until`. Of two nodes one gets it.
pub(crate) async fn claim(on: &impl ConnectionTrait, now: Timestamp, until: Timestamp) -> Result<Option<Claimed>> {
    #[derive(FromQueryResult)]
    struct Row {
        lookup_id: Uuid,
        provider: String,
        workspace_id: Uuid,
        tries: i64,
        upc: Option<String>,
        isrc: Option<String>,
        address: Option<String>,
        facts: String,
    }
    let now = now.as_millisecond();
    loop {
        let sql = Sql::new(
            "SELECT q.lookup_id, q.provider, q.workspace_id, q.tries, l.upc, l.isrc, l.address, l.facts \
             FROM catalogue_question q JOIN catalogue_lookup l ON l.id = q.lookup_id \
             WHERE q.state = 'waiting' AND q.next_at <= $1 AND q.leased_until <= $1 ORDER BY q.next_at LIMIT 1",
        );
        let Some(row) = sql.bind(now).one_as::<Row>(on).await? else { return Ok(None) };
        let sql = Sql::new(
            "UPDATE catalogue_question SET leased_until = $1, tries = tries + 1 \
             WHERE lookup_id = $2 AND provider = $3 AND state = 'waiting' AND leased_until <= $4",
        );
        let sql = sql.bind(until.as_millisecond()).bind(row.lookup_id).bind(row.provider.as_str()).bind(now);
        let taken = sql.run(on).await?.rows_affected() == 1;
        let Some(provider) = Provider::of(&row.provider).filter(|_| taken) else { continue };
        return Ok(Some(Claimed {
            workspace: WorkspaceId(row.workspace_id),
            lookup: row.lookup_id,
            provider,
            tries: row.tries.saturating_add(1),
            asked: asked(row.upc, row.isrc.as_deref(), row.address),
            facts: facts(&row.facts),
        }));
    }
}

/// Ends a question.
pub(crate) async fn finish(
    on: &impl ConnectionTrait,
    claimed: &Claimed,
    state: State,
    reason: Option<&str>,
) -> Result<()> {
    let sql = Sql::new(
        "UPDATE catalogue_question SET state = $1, reason = $2, leased_until = 0 \
         WHERE workspace_id = $3 AND lookup_id = $4 AND provider = $5",
    );
    let sql = sql.bind(state.word()).bind(reason.map(str::to_owned)).bind(claimed.workspace).bind(claimed.lookup);
    sql.bind(claimed.provider.word()).run(on).await.map(drop)
}

/// Puts a question off. Where nothing was asked, the try does not count.
pub(crate) async fn put_off(
    on: &impl ConnectionTrait,
    claimed: &Claimed,
    reason: &str,
    until: Timestamp,
    tries: i64,
) -> Result<()> {
    let sql = Sql::new(
        "UPDATE catalogue_question SET reason = $1, next_at = $2, tries = $3, leased_until = 0 \
         WHERE workspace_id = $4 AND lookup_id = $5 AND provider = $6",
    );
    let sql = sql.bind(reason).bind(until.as_millisecond()).bind(tries).bind(claimed.workspace);
    sql.bind(claimed.lookup).bind(claimed.provider.word()).run(on).await.map(drop)
}

/// Whether a lookup is still the one that counts: it may have been replaced while a catalogue was asked.
pub(crate) async fn is_there(on: &impl ConnectionTrait, workspace: WorkspaceId, lookup: Uuid) -> Result<bool> {
    let sql = Sql::new("SELECT id FROM catalogue_lookup WHERE workspace_id = $1 AND id = $2");
    Ok(sql.bind(workspace).bind(lookup).one(on).await?.is_some())
}

/// A candidate of a lookup.
pub(crate) async fn insert_candidate(tx: &Tx, claimed: &Claimed, one: &Candidate, now: Timestamp) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO catalogue_candidate (id, workspace_id, lookup_id, provider, service, url, title, artist, upc, isrc, \
         released_on, n_tracks, confidence, reasons, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    );
    let reasons: Vec<&str> = one.reasons.iter().map(|reason| reason.word()).collect();
    let sql = sql.bind(one.id).bind(claimed.workspace).bind(claimed.lookup).bind(one.provider.word());
    let sql = sql.bind(one.service.as_str()).bind(one.url.as_str()).bind(one.title.as_str()).bind(one.artist.as_str());
    let sql = sql.bind(one.upc.clone()).bind(one.isrc.clone()).bind(one.released_on.clone());
    let sql = sql.bind(one.n_tracks.map(i64::from)).bind(i64::from(one.confidence)).bind(reasons.join(" "));
    sql.bind(now.as_millisecond()).run(tx).await.map(drop)
}

/// Takes away what a catalogue answered before.
pub(crate) async fn clear_candidates(tx: &Tx, claimed: &Claimed) -> Result<()> {
    let sql = Sql::new("DELETE FROM catalogue_candidate WHERE workspace_id = $1 AND lookup_id = $2 AND provider = $3");
    sql.bind(claimed.workspace).bind(claimed.lookup).bind(claimed.provider.word()).run(tx).await.map(drop)
}

// ── Pace ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Takes the turn for what something costs, or answers until when to wait. All nodes share it.
pub(crate) async fn take_turn(
    on: &impl ConnectionTrait,
    provider: Provider,
    cost: Cost,
    now: Timestamp,
) -> Result<std::result::Result<(), Timestamp>> {
    let (now_ms, budget) = (now.as_millisecond(), provider.budget());
    let (today, tomorrow) = provider.day(now);
    let sql = Sql::new(
        "INSERT INTO catalogue_pace (provider, day, used, next_at) VALUES ($1, $2, 0, 0) ON CONFLICT (provider) DO NOTHING",
    );
    sql.bind(provider.word()).bind(today).run(on).await?;
    let sql = Sql::new(
        "UPDATE catalogue_pace SET used = CASE WHEN day = $2 THEN used + $3 ELSE $3 END, day = $2, next_at = $4 \
         WHERE provider = $1 AND next_at <= $5 AND (day <> $2 OR used + $3 <= $6)",
    );
    let next = now_ms.saturating_add(budget.gap_ms.saturating_mul(cost.requests));
    let sql = sql.bind(provider.word()).bind(today).bind(cost.units).bind(next).bind(now_ms).bind(budget.per_day);
    if sql.run(on).await?.rows_affected() == 1 {
        return Ok(Ok(()));
    }
    let sql = Sql::new("SELECT next_at FROM catalogue_pace WHERE provider = $1");
    let row = sql.bind(provider.word()).one(on).await?;
    let next: i64 = row.map(|row| row.try_get("", "next_at")).transpose()?.unwrap_or_default();
    Ok(Err(if next > now_ms { from_millis(next) } else { tomorrow }))
}

/// Leaves a catalogue in peace until an instant.
pub(crate) async fn hold(on: &impl ConnectionTrait, provider: Provider, until: Timestamp) -> Result<()> {
    let sql = Sql::new("UPDATE catalogue_pace SET next_at = $1 WHERE provider = $2 AND next_at < $1");
    sql.bind(until.as_millisecond()).bind(provider.word()).run(on).await.map(drop)
}

// ── Locks ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The services of a link that no lookup may change.
pub(crate) async fn locks(on: &impl ConnectionTrait, editor: &Editor, link: Uuid) -> Result<Vec<String>> {
    let sql = Sql::new("SELECT service FROM catalogue_lock WHERE workspace_id = $1 AND link_id = $2 ORDER BY service");
    let rows = sql.bind(editor.workspace()).bind(link).all(on).await?;
    rows.iter().map(|row| row.try_get("", "service")).collect()
}

/// Locks a service of a link.
pub(crate) async fn lock(tx: &Tx, editor: &Editor, link: Uuid, service: &str, now: Timestamp) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO catalogue_lock (link_id, service, workspace_id, locked_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (link_id, service) DO NOTHING",
    );
    sql.bind(link).bind(service).bind(editor.workspace()).bind(now.as_millisecond()).run(tx).await.map(drop)
}

/// Takes a lock away.
pub(crate) async fn unlock(tx: &Tx, editor: &Editor, link: Uuid, service: &str) -> Result<()> {
    let sql = Sql::new("DELETE FROM catalogue_lock WHERE workspace_id = $1 AND link_id = $2 AND service = $3");
    sql.bind(editor.workspace()).bind(link).bind(service).run(tx).await.map(drop)
}

// ── Whether destinations are still there ──────────────────────────────────────────────────────────────────────────────

/// Takes a destination into the weekly round; one whose address changed begins anew.
pub(crate) async fn watch(on: &impl ConnectionTrait, one: &Placed, first_at: Timestamp) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO catalogue_check (link_id, service, workspace_id, url, next_at, leased_until) \
         VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (link_id, service) DO UPDATE SET url = excluded.url, \
         checked_at = NULL, missing_since = NULL, next_at = excluded.next_at, leased_until = 0 \
         WHERE catalogue_check.url <> excluded.url",
    );
    let sql = sql.bind(one.link_id).bind(one.service.as_str()).bind(one.workspace).bind(one.url.as_str());
    sql.bind(first_at.as_millisecond()).run(on).await.map(drop)
}

/// Every destination that is watched, of any workspace.
pub(crate) async fn watched(on: &impl ConnectionTrait) -> Result<Vec<(Uuid, String)>> {
    let rows = Sql::new("SELECT link_id, service FROM catalogue_check").all(on).await?;
    rows.iter().map(|row| Ok((row.try_get("", "link_id")?, row.try_get("", "service")?))).collect()
}

/// Takes a destination out of the round.
pub(crate) async fn unwatch(on: &impl ConnectionTrait, link: Uuid, service: &str) -> Result<()> {
    let sql = Sql::new("DELETE FROM catalogue_check WHERE link_id = $1 AND service = $2");
    sql.bind(link).bind(service).run(on).await.map(drop)
}

/// A destination that was claimed.
#[derive(FromQueryResult)]
pub(crate) struct Check {
    pub(crate) link_id: Uuid,
    pub(crate) service: String,
    pub(crate) url: String,
}

/// Claims the destination that is due longest, of any workspace, until `until`.
pub(crate) async fn claim_check(on: &impl ConnectionTrait, now: Timestamp, until: Timestamp) -> Result<Option<Check>> {
    let now = now.as_millisecond();
    loop {
        let sql = Sql::new(
            "SELECT link_id, service, url FROM catalogue_check WHERE next_at <= $1 AND leased_until <= $1 \
             ORDER BY next_at, link_id, service LIMIT 1",
        );
        let Some(one) = sql.bind(now).one_as::<Check>(on).await? else { return Ok(None) };
        let sql = Sql::new(
            "UPDATE catalogue_check SET leased_until = $1 WHERE link_id = $2 AND service = $3 AND leased_until <= $4",
        );
        let sql = sql.bind(until.as_millisecond()).bind(one.link_id).bind(one.service.as_str()).bind(now);
        if sql.run(on).await?.rows_affected() == 1 {
            return Ok(Some(one));
        }
    }
}

/// Writes down whether a destination was there, and when it is looked at again. `there` is nothing where nobody knows.
pub(crate) async fn checked(
    on: &impl ConnectionTrait,
    one: &Check,
    there: Option<bool>,
    now: Timestamp,
    next: Timestamp,
) -> Result<()> {
    let now = now.as_millisecond();
    let found = match there {
        Some(true) => ", checked_at = $5, missing_since = NULL",
        Some(false) => ", checked_at = $5, missing_since = COALESCE(missing_since, $5)",
        None => "",
    };
    // An address that was changed meanwhile was not looked at.
    let sql = format!(
        "UPDATE catalogue_check SET next_at = $1, leased_until = 0{found} WHERE link_id = $2 AND service = $3 AND url = $4"
    );
    let sql = Sql::new(sql).bind(next.as_millisecond()).bind(one.link_id).bind(one.service.as_str());
    let sql = sql.bind(one.url.as_str());
    let sql = if there.is_some() { sql.bind(now) } else { sql };
    sql.run(on).await.map(drop)
}

/// The services of a link whose addresses are not found any more, and since when.
pub(crate) async fn missing(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    link: Uuid,
) -> Result<Vec<(String, Timestamp)>> {
    let sql = Sql::new(
        "SELECT service, missing_since FROM catalogue_check WHERE workspace_id = $1 AND link_id = $2 \
         AND missing_since IS NOT NULL ORDER BY service",
    );
    let rows = sql.bind(workspace).bind(link).all(on).await?;
    rows.iter().map(|row| Ok((row.try_get("", "service")?, from_millis(row.try_get("", "missing_since")?)))).collect()
}
