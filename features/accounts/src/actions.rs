//! Verbs: one function is one thing a person can do, in one transaction.

use db::{Tx, is_unique_violation};
use kit::{App, Editor, Error, Lang, Result, WorkspaceId};
use policy::{datum, purpose};
use privacy::{Kind, Personal, Refused, SubjectId};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Accounts,
    model::{Attempt, CheckedDraft, Email, KeyName, KeySecret, SessionSecret, fingerprint, session_life},
    passwords::{self, Password},
    store,
};

/// What became of a wish for an account.
pub(crate) enum Made {
    /// It is made, and its owner is signed in.
    SignedIn(SessionSecret),
    /// The address has one already.
    Taken,
}

/// Makes the operator's account and its workspace.
///
/// # Errors
/// `Gone` when somebody runs this instance already.
pub(crate) async fn set_up(accounts: &Accounts, draft: CheckedDraft, lang: Lang) -> Result<Made> {
    let app = &accounts.app;
    let name = draft.workspace;
    let draft = Hashed::of(app, draft.email, draft.password, Role::Operator).await?;
    let tx = app.db.begin().await?;
    store::hold_accounts(&tx, app.db.engine()).await?;
    if store::operator(&tx).await?.is_some() {
        accounts.set_up.close();
        return Err(Error::Gone);
    }
    make(accounts, tx, draft, name, lang).await
}

/// Makes an account and a workspace of its own.
pub(crate) async fn sign_up(accounts: &Accounts, draft: CheckedDraft, lang: Lang) -> Result<Made> {
    let name = draft.workspace;
    let draft = Hashed::of(&accounts.app, draft.email, draft.password, Role::Member).await?;
    let tx = accounts.app.db.begin().await?;
    make(accounts, tx, draft, name, lang).await
}

/// Whom an account is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Whoever runs this instance.
    Operator,
    /// Anybody else.
    Member,
    /// Somebody who is not there: `fanfare verify` made them.
    Invented,
}

/// A draft whose password is a hash already: hashing inside a transaction would hold up every other writer.
pub(crate) struct Hashed {
    email: Email,
    password: String,
    role: Role,
}

impl Hashed {
    async fn of(app: &App, email: Email, password: Password, role: Role) -> Result<Hashed> {
        let password = passwords::hash(password, app.entropy.bytes()).await?;
        Ok(Hashed { email, password, role })
    }

    /// Of somebody who is not there.
    pub(crate) async fn invented(app: &App, email: Email, password: Password) -> Result<Hashed> {
        Hashed::of(app, email, password, Role::Invented).await
    }
}

async fn make(accounts: &Accounts, tx: Tx, draft: Hashed, name: workspaces::Name, lang: Lang) -> Result<Made> {
    let (app, role) = (&accounts.app, draft.role);
    let Some(id) = add(app, &tx, draft, lang).await? else { return Ok(Made::Taken) };
    let workspace = WorkspaceId(app.new_id());
    workspaces::create(&tx, workspace, name.as_str(), id, app.clock.now_ms()).await?;
    let secret = SessionSecret::new(&app.entropy);
    store::insert_session(&tx, session(app, &secret, id, workspace)).await?;
    tx.commit().await?;
    if role == Role::Operator {
        accounts.set_up.close();
    }
    Ok(Made::SignedIn(secret))
}

/// Stores an account, in the caller's transaction. `None` when the address has one already: then nothing may be committed.
pub(crate) async fn add(app: &App, tx: &Tx, draft: Hashed, lang: Lang) -> Result<Option<SubjectId>> {
    let now_ms = app.clock.now_ms();
    let email_index = app.privacy.index::<datum::MemberEmailIndex>(&draft.email.for_look_up());
    if store::by_email(tx, email_index.clone()).await?.is_some() {
        return Ok(None);
    }
    let id = app.privacy.new_subject(tx, Kind::Member).await?;
    let email = Personal::<datum::MemberEmail>::of(id, draft.email.into_written());
    let password = Personal::<datum::MemberPassword>::of(id, draft.password);
    let account = store::Account {
        id,
        email: app.privacy.seal(&email, id.0).await?,
        email_index,
        password: app.privacy.seal(&password, id.0).await?,
        language: lang.tag(),
        created_at: now_ms,
        operator_at: (draft.role == Role::Operator).then_some(now_ms),
        is_invented: draft.role == Role::Invented,
    };
    match store::insert_account(tx, account).await {
        Ok(()) => Ok(Some(id)),
        // Somebody took the address since we looked.
        Err(error) if is_unique_violation(&error) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn session(app: &App, secret: &SessionSecret, account: SubjectId, workspace: WorkspaceId) -> store::Session {
    let created_at = app.clock.now_ms();
    let life_ms = i64::try_from(session_life().as_millis()).unwrap_or(0);
    store::Session {
        token_hash: secret.fingerprint(),
        account,
        workspace,
        created_at,
        expires_at: created_at.saturating_add(life_ms),
    }
}

/// Signs somebody in. `None` when address and password do not belong together: an unknown address costs the same hashing
/// as a wrong password, and answers the same.
pub(crate) async fn sign_in(app: &App, attempt: Attempt) -> Result<Option<SessionSecret>> {
    let known = match Email::parse(&attempt.email) {
        Ok(email) => known_password(app, &email).await?,
        Err(_) => None,
    };
    let (account, hash) = known.unzip();
    let fits = passwords::matches(attempt.password, hash).await?;
    let Some(account) = account.filter(|_| fits) else { return Ok(None) };
    let Some((workspace, _)) = workspaces::of_member(&app.db, account).await? else {
        return Err(Error::internal("an account without a workspace"));
    };
    let secret = SessionSecret::new(&app.entropy);
    store::insert_session(app.db.write(), session(app, &secret, account, workspace)).await?;
    Ok(Some(secret))
}

/// The account of an address with the hash of its password. An account that must not be used now is as good as none.
async fn known_password(app: &App, email: &Email) -> Result<Option<(SubjectId, Zeroizing<String>)>> {
    let index = app.privacy.index::<datum::MemberEmailIndex>(&email.for_look_up());
    let Some(found) = store::by_email(app.db.read(), index).await? else { return Ok(None) };
    let account = SubjectId(found.id);
    let grant = match app.privacy.may::<purpose::Account>(account).await {
        Ok(grant) => grant,
        Err(Refused::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let password = app.privacy.unseal(account, account.0, &found.password).await?;
    Ok(Some((account, Zeroizing::new(password.open(&grant)?.clone()))))
}

/// Ends the session of a secret.
pub(crate) async fn sign_out(app: &App, secret: &str) -> Result<()> {
    Ok(store::delete_session(app.db.write(), fingerprint(secret)).await?)
}

/// Makes a bearer key for the workspace. Only the answer holds it.
pub(crate) async fn create_key(app: &App, who: &Editor, name: &KeyName) -> Result<KeySecret> {
    let secret = KeySecret::new(&app.entropy);
    store::insert_key(&app.db, who.workspace(), app.new_id(), name, &secret, app.clock.now_ms()).await?;
    Ok(secret)
}

/// A bearer key for a workspace of the program's own, that nobody is a member of.
pub(crate) async fn create_own_key(app: &App, workspace: WorkspaceId, name: &KeyName) -> Result<KeySecret> {
    let secret = KeySecret::new(&app.entropy);
    store::insert_key(&app.db, workspace, app.new_id(), name, &secret, app.clock.now_ms()).await?;
    Ok(secret)
}

/// Revokes a key: from this moment it opens nothing.
///
/// # Errors
/// `NotFound` when the workspace has no such key.
pub(crate) async fn revoke_key(app: &App, who: &Editor, id: Uuid) -> Result<()> {
    if store::revoke_key(&app.db, who, id, app.clock.now_ms()).await? { Ok(()) } else { Err(Error::NotFound) }
}
