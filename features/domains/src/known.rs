//! The names that lead here, in memory: what every request with another host than ours asks for.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use db::{Clock, Db};
use futures_util::future::BoxFuture;
use kit::{Hosts, Result};
use policy::routes;

use crate::{model::Front, store};

/// How long the list is believed: another node may change it.
const FRESH_MS: i64 = 2_000;

/// Every name at once: there are few, and who asks for thousands of others costs nothing.
pub(crate) struct Register {
    db: Db,
    clock: Clock,
    /// Whether our own listener ends the encryption: only then does anybody get to it by our certificates.
    signs: bool,
    read: RwLock<Option<(i64, kit::Domains)>>,
    /// Counts changes, so that a reading that began before one does not stay.
    changes: AtomicU64,
}

impl Register {
    pub(crate) fn new(db: Db, clock: Clock, signs: bool) -> Register {
        Register { db, clock, signs, read: RwLock::default(), changes: AtomicU64::new(0) }
    }

    /// Reads anew for the next request: after a change was committed.
    pub(crate) fn forget(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        *self.read.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    async fn names(&self) -> Result<kit::Domains> {
        let now_ms = self.clock.now_ms();
        let kept = self.read.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((read_at, names)) = &kept
            && (0..FRESH_MS).contains(&(now_ms - read_at))
        {
            return Ok(names.clone());
        }
        let mark = self.changes.load(Ordering::SeqCst);
        match (self.load().await, kept) {
            (Ok(names), _) => {
                let mut read = self.read.write().unwrap_or_else(PoisonError::into_inner);
                if self.changes.load(Ordering::SeqCst) == mark {
                    *read = Some((now_ms, names.clone()));
                }
                Ok(names)
            }
            // Fans get on while the store is away.
            (Err(error), Some((_, names))) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "domains.served_from_memory");
                *self.read.write().unwrap_or_else(PoisonError::into_inner) = Some((now_ms, names.clone()));
                Ok(names)
            }
            (Err(error), None) => Err(error.into()),
        }
    }

    async fn load(&self) -> db::Result<kit::Domains> {
        let mut names = HashMap::new();
        for held in store::held(self.db.read(), self.clock.now_ms()).await? {
            let front = match held.front {
                Front::List => None,
                Front::Link(id) => {
                    let slug = links::slug_of(&self.db, held.workspace, id).await?;
                    slug.map(|slug| routes::links::SHOW_PUBLIC.to(&[&slug]))
                }
                Front::Bio(id) => {
                    let handle = bio::handle_of(&self.db, held.workspace, id).await?;
                    handle.map(|handle| routes::bio::SHOW_PUBLIC.to(&[&handle]))
                }
            };
            // What was chosen may be gone since.
            let front = front.unwrap_or_else(|| routes::domains::FRONT.path.to_owned());
            let domain = kit::Domain {
                host: held.host.clone(),
                workspace: held.workspace,
                front,
                encrypted: self.signs && held.encrypted,
                live: held.live,
            };
            names.insert(held.host, Arc::new(domain));
        }
        Ok(Arc::new(names))
    }
}

impl Hosts for Register {
    fn all(&self) -> BoxFuture<'_, Result<kit::Domains>> {
        Box::pin(self.names())
    }
}
