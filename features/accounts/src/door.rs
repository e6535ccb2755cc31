//! The doorkeeper: who holds a session's cookie, and which workspace a bearer key belongs to.

use std::time::Duration;

use db::{Clock, Db};
use futures_util::future::BoxFuture;
use kit::{Doorkeeper, KeyHolder, Lang, Result, SignedIn, WorkspaceId};
use privacy::{Privacy, SubjectId};

use crate::{
    model::{KeySecret, csrf, fingerprint},
    store,
};

/// How exactly it is known when a key was last used: a busy key costs one write in this time, not one a request.
const USE_NOTED_EVERY: Duration = Duration::from_secs(60);

/// Recognises people and keys for the gate.
#[derive(Clone)]
pub struct Door {
    db: Db,
    privacy: Privacy,
    clock: Clock,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Door")
    }
}

impl Door {
    /// A doorkeeper for a store.
    pub fn new(db: Db, privacy: Privacy, clock: Clock) -> Door {
        Door { db, privacy, clock }
    }

    async fn signed_in(&self, secret: &str) -> Result<Option<SignedIn>> {
        let token_hash = fingerprint(secret);
        let csrf = csrf(&self.privacy.keyring().derived("csrf"), &token_hash);
        let holder = store::session(&self.db, token_hash, self.clock.now_ms()).await?;
        Ok(holder.map(|holder| SignedIn {
            account: SubjectId(holder.account_id),
            workspace: WorkspaceId(holder.workspace_id),
            workspace_name: holder.workspace_name.into(),
            lang: Lang::of_tag(&holder.language).unwrap_or_default(),
            csrf: csrf.into(),
            restricted: holder.restricted,
            operator: holder.operator,
            n_open_requests: 0,
            room: "",
            notice: None,
        }))
    }

    async fn key_holder(&self, bearer: &str) -> Result<Option<KeyHolder>> {
        if !KeySecret::may_be(bearer) {
            return Ok(None);
        }
        let Some(key) = store::key(&self.db, fingerprint(bearer)).await? else { return Ok(None) };
        let now = self.clock.now_ms();
        let noted_after = now.saturating_sub(i64::try_from(USE_NOTED_EVERY.as_millis()).unwrap_or(i64::MAX));
        if key.last_used_at.is_none_or(|at| at <= noted_after)
            && let Err(error) = store::note_use(&self.db, key.id, now, noted_after).await
        {
            // Reading must go on when the store cannot be written.
            tracing::warn!(error = %error, "the last use of a key could not be noted");
        }
        Ok(Some(KeyHolder { workspace: WorkspaceId(key.workspace_id) }))
    }
}

impl Doorkeeper for Door {
    fn session<'a>(&'a self, secret: &'a str) -> BoxFuture<'a, Result<Option<SignedIn>>> {
        Box::pin(self.signed_in(secret))
    }

    fn key<'a>(&'a self, bearer: &'a str) -> BoxFuture<'a, Result<Option<KeyHolder>>> {
        Box::pin(self.key_holder(bearer))
    }
}
