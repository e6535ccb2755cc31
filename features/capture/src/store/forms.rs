//! Sign-up forms: `capture_form`.

use db::{Result, Sql, Value};
use jiff::Timestamp;
use kit::{Cursor, WorkspaceId, from_millis};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::n;
use crate::model::{CheckedDraft, CheckedTexts, FanForm, Kind};

const FORM: &str = "id, workspace_id, artist_id, kind, slug, title, words, file_url, ends_at, n_winners, drawn_at, \
                    n_entries, n_asked, n_confirmed, n_left, created_at, updated_at, retired_at";

#[derive(FromQueryResult)]
struct FormRow {
    id: Uuid,
    workspace_id: Uuid,
    artist_id: Uuid,
    kind: String,
    slug: String,
    title: String,
    words: String,
    file_url: Option<String>,
    ends_at: Option<i64>,
    n_winners: Option<i64>,
    drawn_at: Option<i64>,
    n_entries: Option<i64>,
    n_asked: i64,
    n_confirmed: i64,
    n_left: i64,
    created_at: i64,
    updated_at: i64,
    retired_at: Option<i64>,
}

impl From<FormRow> for FanForm {
    fn from(row: FormRow) -> FanForm {
        FanForm {
            id: row.id,
            workspace: WorkspaceId(row.workspace_id),
            artist_id: row.artist_id,
            kind: Kind::of_id(&row.kind).unwrap_or(Kind::Newsletter),
            slug: row.slug,
            title: row.title,
            words: row.words,
            file_url: row.file_url,
            ends_at: row.ends_at.map(from_millis),
            n_winners: row.n_winners.and_then(|n| u32::try_from(n).ok()),
            drawn_at: row.drawn_at.map(from_millis),
            n_entries: n(row.n_entries.unwrap_or(0)),
            n_asked: n(row.n_asked),
            n_confirmed: n(row.n_confirmed),
            n_left: n(row.n_left),
            created_at: from_millis(row.created_at),
            updated_at: from_millis(row.updated_at),
            retired_at: row.retired_at.map(from_millis),
        }
    }
}

/// The form that stands at an address.
pub(crate) async fn form_at(on: &impl ConnectionTrait, slug: &str) -> Result<Option<FanForm>> {
    let sql = format!("SELECT {FORM} FROM capture_form WHERE slug = $1");
    Ok(Sql::new(sql).bind(slug).one_as::<FormRow>(on).await?.map(FanForm::from))
}

pub(crate) async fn form(on: &impl ConnectionTrait, workspace: WorkspaceId, id: Uuid) -> Result<Option<FanForm>> {
    let sql = format!("SELECT {FORM} FROM capture_form WHERE workspace_id = $1 AND id = $2");
    Ok(Sql::new(sql).bind(workspace).bind(id).one_as::<FormRow>(on).await?.map(FanForm::from))
}

/// One page of the forms that are not retired, the oldest first: one row more than `limit` when there is a next page.
pub(crate) async fn forms(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    limit: u64,
    after: Option<Cursor>,
) -> Result<Vec<FanForm>> {
    let sql = format!(
        "SELECT {FORM} FROM capture_form WHERE workspace_id = $1 AND retired_at IS NULL AND id > $2 ORDER BY id LIMIT {}",
        limit.saturating_add(1)
    );
    let after = after.map_or(Uuid::nil(), |Cursor(id)| id);
    let rows = Sql::new(sql).bind(workspace).bind(after).all_as::<FormRow>(on).await?;
    Ok(rows.into_iter().map(FanForm::from).collect())
}

/// Writes a new form; false when its address is taken.
pub(crate) async fn insert_form(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    draft: &CheckedDraft,
    now: Timestamp,
) -> Result<bool> {
    let done = Sql::new(
        "INSERT INTO capture_form (id, workspace_id, artist_id, kind, slug, title, words, file_url, ends_at, n_winners, \
         n_asked, n_confirmed, n_left, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, $11, $11) \
         ON CONFLICT (slug) DO NOTHING",
    )
    .bind(id)
    .bind(workspace)
    .bind(draft.artist_id)
    .bind(draft.kind.id())
    .bind(draft.slug.as_str())
    .bind(draft.texts.title.as_str())
    .bind(draft.texts.words.as_str())
    .bind(Value::from(draft.texts.file_url.clone()))
    .bind(Value::from(draft.ends_at.map(Timestamp::as_millisecond)))
    .bind(Value::from(draft.n_winners.map(i64::from)))
    .bind(now.as_millisecond())
    .run(on)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn change_form(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    texts: &CheckedTexts,
    now: Timestamp,
) -> Result<bool> {
    let done = Sql::new(
        "UPDATE capture_form SET title = $3, words = $4, file_url = $5, updated_at = $6 \
         WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL",
    )
    .bind(workspace)
    .bind(id)
    .bind(texts.title.as_str())
    .bind(texts.words.as_str())
    .bind(Value::from(texts.file_url.clone()))
    .bind(now.as_millisecond())
    .run(on)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(crate) async fn retire_form(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    id: Uuid,
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE capture_form SET retired_at = $3 WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL";
    let done = Sql::new(sql).bind(workspace).bind(id).bind(now.as_millisecond()).run(on).await?;
    Ok(done.rows_affected() == 1)
}

/// What is counted of a form, without a word about who.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counter {
    Asked,
    Confirmed,
    Left,
}

pub(crate) async fn count_one(on: &impl ConnectionTrait, form: Uuid, what: Counter) -> Result<()> {
    let column = match what {
        Counter::Asked => "n_asked",
        Counter::Confirmed => "n_confirmed",
        Counter::Left => "n_left",
    };
    let sql = format!("UPDATE capture_form SET {column} = {column} + 1 WHERE id = $1");
    Sql::new(sql).bind(form).run(on).await.map(drop)
}
