#![doc = include_str!("../README.md")]
//! The room's door: what the program and other rooms may use.

mod actions;
pub mod canary;
mod door;
mod mail_test;
mod model;
mod pages;
mod passwords;
pub mod person;
mod routes;
mod set_up;
mod store;

pub use door::Door;
use kit::{App, Lang, WorkspaceId};
use mail::Outbox;
use policy::datum::MemberEmail;
use privacy::{Personal, SubjectId, Unsealable};
pub use routes::routes;
use set_up::SetUp;

/// What the room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "accounts",
    steps: &[
        db::Step { name: "0005_accounts", sql: include_str!("../migrations/0005_accounts.sql") },
        db::Step { name: "0020_invented", sql: include_str!("../migrations/0020_invented.sql") },
        db::Step { name: "0023_operator", sql: include_str!("../migrations/0023_operator.sql") },
    ],
    locales: kit::locales!(),
};

/// The room's state.
#[derive(Clone)]
pub struct Accounts {
    app: App,
    door: Door,
    outbox: Outbox,
    sign_up_open: bool,
    set_up: SetUp,
}

impl Accounts {
    /// Opens the room: while nobody runs this instance, it makes the one-time address that makes the operator. `sign_up_open` says whether
    /// strangers may make accounts of their own.
    ///
    /// # Errors
    /// The store's own.
    pub async fn open(app: App, outbox: Outbox, sign_up_open: bool) -> db::Result<Accounts> {
        let door = Door::new(app.db.clone(), app.privacy.clone(), app.clock.clone());
        let set_up = SetUp::open(&app.db, &app.entropy).await?;
        Ok(Accounts { app, door, outbox, sign_up_open, set_up })
    }

    /// Where a member is written to, in which language. Nothing once they are gone, or while the key to the address is
    /// missing.
    ///
    /// # Errors
    /// The store's own.
    pub async fn address_of(&self, account: SubjectId) -> kit::Result<Option<(Personal<MemberEmail>, Lang)>> {
        let Some((sealed, lang)) = store::address(self.app.db.read(), account).await? else { return Ok(None) };
        match self.app.privacy.unseal(account, account.0, &sealed).await {
            Ok(address) => Ok(Some((address, lang))),
            Err(Unsealable::NoKey) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The path that makes the operator's account, while there is none. It is a secret: for the terminal only.
    ///
    /// # Errors
    /// The store's own.
    pub async fn set_up_path(&self) -> db::Result<Option<String>> {
        Ok(if self.is_set_up().await? { None } else { self.set_up.path() })
    }

    /// Whether somebody runs this instance. Another node may have made them so, so the store is asked until there is one.
    async fn is_set_up(&self) -> db::Result<bool> {
        if self.set_up.is_open() && store::operator(self.app.db.read()).await?.is_some() {
            self.set_up.close();
        }
        Ok(!self.set_up.is_open())
    }
}

/// A bearer key for a workspace of the program's own, with which `fanfare verify` goes through the same doors as anybody.
/// No member has such a workspace: see `workspaces::create_alone`.
///
/// # Errors
/// The store's own.
pub async fn own_key(app: &App, workspace: WorkspaceId) -> kit::Result<String> {
    let name = model::KeyDraft { name: "fanfare verify".to_owned() }
        .check()
        .map_err(|_| kit::Error::internal("a key of our own"))?;
    Ok(actions::create_own_key(app, workspace, &name).await?.reveal())
}
