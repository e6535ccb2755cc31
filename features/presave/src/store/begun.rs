//! Links at which a fan has begun something.

use std::collections::HashSet;

use db::{Result, Sql};
use kit::WorkspaceId;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// How many ids one question names.
const IDS: usize = 1000;

/// Those of the links that have a pre-save or the beginning of one.
pub(crate) async fn begun_at(
    on: &impl ConnectionTrait,
    workspace: WorkspaceId,
    links: &[Uuid],
) -> Result<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in links.chunks(IDS) {
        let places: Vec<String> = (2..ids.len() + 2).map(|n| format!("${n}")).collect();
        for table in ["presave", "presave_attempt"] {
            let sql = format!(
                "SELECT DISTINCT link_id FROM {table} WHERE workspace_id = $1 AND link_id IN ({})",
                places.join(", ")
            );
            let sql = ids.iter().fold(Sql::new(sql).bind(workspace), |sql, id| sql.bind(*id));
            for row in sql.all(on).await? {
                found.insert(row.try_get("", "link_id")?);
            }
        }
    }
    Ok(found)
}
