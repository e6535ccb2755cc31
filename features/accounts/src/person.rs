//! One account, for the room that people use their rights in: found by its address, corrected, closed.

use db::{Tx, is_unique_violation};
use kit::{App, Error, Lang, Problem, Result, WorkspaceId};
use policy::{
    Datum, UsedFor,
    datum::{MemberEmail, MemberEmailIndex},
    purpose::{Account, DataSubjectRights},
};
use privacy::{Grant, Personal, Refused, SubjectId};

use crate::{model::Email, store};

/// Whether somebody typed something that can be an e-mail address, and that address as it is written.
///
/// # Errors
/// A problem with the field `email`.
pub fn check_email(typed: &str) -> Result<String, Problem> {
    Email::parse(typed).map(Email::into_written)
}

/// The account that an address belongs to, and the language that it reads.
///
/// # Errors
/// The store's own.
pub async fn with_address<D>(
    app: &App,
    address: &Personal<D>,
    grant: &Grant<DataSubjectRights>,
) -> Result<Option<(SubjectId, Lang)>>
where
    D: Datum<Value = String> + UsedFor<DataSubjectRights>,
{
    let Ok(email) = Email::parse(address.open(grant)?) else { return Ok(None) };
    let index = app.privacy.index::<MemberEmailIndex>(&email.for_look_up());
    let Some(found) = store::by_email(app.db.read(), index).await? else { return Ok(None) };
    let account = SubjectId(found.id);
    Ok(Some((account, language(app, account).await?)))
}

/// The address of an account; `None` when there is no such account.
///
/// # Errors
/// The store's or the keyring's.
pub async fn address(app: &App, account: SubjectId) -> Result<Option<Personal<MemberEmail>>> {
    let Some(sealed) = store::email(app.db.read(), account).await? else { return Ok(None) };
    Ok(Some(app.privacy.unseal(account, account.0, &sealed).await?))
}

/// The language that an account reads.
///
/// # Errors
/// The store's own.
pub async fn language(app: &App, account: SubjectId) -> Result<Lang> {
    Ok(store::language(app.db.read(), account).await?.as_deref().and_then(Lang::of_tag).unwrap_or_default())
}

/// Changes the language of an account.
///
/// # Errors
/// The store's own.
pub async fn set_language(app: &App, account: SubjectId, lang: Lang) -> Result<()> {
    Ok(store::set_language(app.db.write(), account, lang.tag()).await?)
}

/// Changes the address of an account, in the caller's transaction. False when another account has it by now.
///
/// # Errors
/// The store's or the keyring's.
pub async fn set_address<D>(app: &App, tx: &Tx, new: &Personal<D>, grant: &Grant<DataSubjectRights>) -> Result<bool>
where
    D: Datum<Value = String> + UsedFor<DataSubjectRights>,
{
    let account = new.subject();
    let email = Email::parse(new.open(grant)?).map_err(|problem| Error::Invalid(problem.into()))?;
    let index = app.privacy.index::<MemberEmailIndex>(&email.for_look_up());
    let written = Personal::<MemberEmail>::of(account, email.into_written());
    let sealed = app.privacy.seal(&written, account.0).await?;
    match store::set_email(tx, account, sealed, index).await {
        Ok(there) => Ok(there),
        Err(error) if is_unique_violation(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Who runs this instance: whoever set it up, or to whom it was handed over since.
///
/// # Errors
/// The store's own.
pub async fn operator(app: &App) -> Result<Option<SubjectId>> {
    Ok(store::operator(app.db.read()).await?)
}

/// Whether somebody runs this instance while others have accounts in it: they cannot just go.
///
/// # Errors
/// The store's own.
pub async fn is_needed(app: &App, account: SubjectId) -> Result<bool> {
    Ok(operator(app).await? == Some(account) && store::anybody_else(app.db.read(), account).await?)
}

/// The account that an address which somebody typed belongs to, if its data may be used.
///
/// # Errors
/// The store's own.
pub async fn successor(app: &App, typed: &str) -> Result<Option<SubjectId>> {
    let Ok(email) = Email::parse(typed) else { return Ok(None) };
    let index = app.privacy.index::<MemberEmailIndex>(&email.for_look_up());
    let Some(found) = store::by_email(app.db.read(), index).await? else { return Ok(None) };
    let account = SubjectId(found.id);
    match app.privacy.may::<Account>(account).await {
        Ok(_) => Ok(Some(account)),
        Err(Refused::Store(error)) => Err(error.into()),
        Err(_) => Ok(None),
    }
}

/// Makes somebody the operator, in the caller's transaction. False when `from` is not the operator any more, or `to` is
/// gone: then nothing may be committed.
///
/// # Errors
/// The store's own.
pub async fn hand_over(tx: &Tx, from: SubjectId, to: SubjectId, now_ms: i64) -> Result<bool> {
    Ok(store::hand_over(tx, from, to, now_ms).await?)
}

/// Revokes every key of a workspace, in the caller's transaction: nobody is left who could answer for them.
///
/// # Errors
/// The store's own.
pub async fn revoke_keys(tx: &Tx, workspace: WorkspaceId, now_ms: i64) -> Result<()> {
    Ok(store::revoke_keys(tx, workspace, now_ms).await?)
}

/// The cookie header that makes a browser forget its session.
pub fn no_session() -> String {
    policy::cookie::SESSION.taken_back()
}
