//! Permissions that are about to go, for the services that want to be told.

use db::{Result, Sql};
use jiff::Timestamp;
use policy::datum::PresaveToken;
use privacy::{Sealed, SubjectId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::{On, claims::acts};
use crate::{acts::Acts, service::Service};

/// A pre-save whose permission is about to go.
#[derive(Clone)]
pub(crate) struct Parting {
    pub(crate) id: Uuid,
    pub(crate) subject: SubjectId,
    pub(crate) service: Service,
    pub(crate) acts: Acts,
    pub(crate) token: Sealed<PresaveToken>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    subject_id: Uuid,
    acts: String,
    token: Option<Sealed<PresaveToken>>,
}

const COLUMNS: &str = "id, subject_id, acts, token";

async fn read(sql: Sql, service: Service, on: &impl ConnectionTrait) -> Result<Vec<Parting>> {
    let parting = |row: Row| {
        let acts = acts(&row.acts)?;
        Ok(row.token.map(|token| Parting { id: row.id, subject: SubjectId(row.subject_id), service, acts, token }))
    };
    sql.all_as::<Row>(on).await?.into_iter().filter_map(|row| parting(row).transpose()).collect()
}

/// The permission of one pre-save, if it is still there.
pub(crate) async fn permission(on: &impl ConnectionTrait, id: Uuid, service: Service) -> Result<Option<Parting>> {
    let sql = Sql::new(format!("SELECT {COLUMNS} FROM presave WHERE id = $1 AND ended_at IS NULL")).bind(id);
    Ok(read(sql, service, on).await?.pop())
}

/// What waits at a service on a release or link and is not being saved this moment.
pub(crate) async fn waiting_on(
    on: &impl ConnectionTrait,
    (what, id): (On, Uuid),
    service: Service,
    now: Timestamp,
    most: i64,
) -> Result<Vec<Parting>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM presave WHERE {} = $1 AND provider = $2 AND ended_at IS NULL \
         AND (leased_until IS NULL OR leased_until <= $3) LIMIT $4",
        what.column()
    );
    let sql = Sql::new(sql).bind(id).bind(service.word()).bind(now.as_millisecond()).bind(most);
    read(sql, service, on).await
}

/// What waits at a service with a permission that may not be kept any longer.
pub(crate) async fn too_old(
    on: &impl ConnectionTrait,
    service: Service,
    now: Timestamp,
    most: i64,
) -> Result<Vec<Parting>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM presave WHERE token_expires_at <= $1 AND provider = $2 AND ended_at IS NULL \
         AND (leased_until IS NULL OR leased_until <= $1) LIMIT $3"
    );
    read(Sql::new(sql).bind(now.as_millisecond()).bind(service.word()).bind(most), service, on).await
}
