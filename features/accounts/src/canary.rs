//! Invented members for `fanfare verify`: made by the same acts as real ones, and marked, so that nobody takes one for the
//! operator, writes a letter to them, or believes that the first account was made.

use kit::{App, Error, Lang, Result, WorkspaceId};
use privacy::SubjectId;

use crate::{
    actions::{self, Hashed},
    model::Email,
    passwords::Password,
};

/// Makes an invented member of a workspace of the program's own. `None` when the address has an account already.
///
/// # Errors
/// `Invalid` for what is no address; the store's or the keyring's.
pub async fn plant(app: &App, workspace: WorkspaceId, email: &str, password: &str) -> Result<Option<SubjectId>> {
    let email = Email::parse(email).map_err(|problem| Error::Invalid(problem.into()))?;
    let draft = Hashed::invented(app, email, Password::invented(password)).await?;
    let tx = app.db.begin().await?;
    let Some(account) = actions::add(app, &tx, draft, Lang::En).await? else { return Ok(None) };
    workspaces::join(&tx, workspace, account, app.clock.now_ms()).await?;
    tx.commit().await?;
    Ok(Some(account))
}
