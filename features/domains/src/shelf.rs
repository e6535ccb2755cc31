//! The certificates that our own listener answers with, in memory, by name.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use kit::{App, Result};
use rustls::{
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use crate::{sealing, store};

struct Item {
    chain: String,
    key: Arc<CertifiedKey>,
}

/// Certificates by the name that a browser asks for (RFC 6066, server name indication).
#[derive(Default)]
pub struct Shelf(RwLock<HashMap<String, Item>>);

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let n = self.0.read().unwrap_or_else(PoisonError::into_inner).len();
        f.debug_struct("Shelf").field("n", &n).finish()
    }
}

impl ResolvesServerCert for Shelf {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let name = hello.server_name()?.to_ascii_lowercase();
        let items = self.0.read().unwrap_or_else(PoisonError::into_inner);
        items.get(name.as_str()).map(|item| item.key.clone())
    }
}

impl Shelf {
    /// Makes the shelf hold what is kept, which another node may have renewed.
    pub(crate) async fn refresh(&self, app: &App) -> Result<()> {
        let kept = store::certificates(app.db.read()).await?;
        let mut next = HashMap::with_capacity(kept.len());
        for one in kept {
            if let Some(key) = self.as_it_is(&one.host, &one.chain) {
                next.insert(one.host, Item { chain: one.chain, key });
                continue;
            }
            let Some(pem) = sealing::open(app, &one.sealed_key, &one.host) else {
                tracing::error!("domains.certificate_not_opened: it was sealed with another instance's keys");
                continue;
            };
            match certified(&one.chain, &pem) {
                Some(key) => drop(next.insert(one.host, Item { chain: one.chain, key: Arc::new(key) })),
                None => tracing::error!("domains.certificate_unreadable"),
            }
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(())
    }

    fn as_it_is(&self, host: &str, chain: &str) -> Option<Arc<CertifiedKey>> {
        let items = self.0.read().unwrap_or_else(PoisonError::into_inner);
        items.get(host).filter(|item| item.chain == chain).map(|item| item.key.clone())
    }

    /// Takes a name off.
    pub(crate) fn take_off(&self, host: &str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(host);
    }
}

/// A chain with its key, when they belong together.
pub(crate) fn certified(chain: &str, key: &str) -> Option<CertifiedKey> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(chain.as_bytes()).collect();
    let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).ok()?;
    let key = ring::sign::any_supported_type(&key).ok()?;
    let certified = CertifiedKey::new(chain.ok()?, key);
    certified.keys_match().ok()?;
    Some(certified)
}
