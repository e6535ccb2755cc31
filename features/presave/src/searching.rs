//! A release that a service did not have on its day is looked for again, ever more seldom.

use crate::{
    Presaves,
    model::{after, search_again_in},
    store::{self, Search},
};

impl Presaves {
    /// Asks again for what is missing and due to be asked for. What was found is saved in the next round.
    pub(crate) async fn look_for_missing(&self) -> db::Result<()> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let searches = store::searches(db.read()).await?;
        let due = searches.into_iter().filter(|search| search.address.is_none() && search.next_at <= now);
        for search in due.filter(|search| self.services.has(search.service)) {
            let next = after(now, search_again_in(search.n_asked));
            if store::look_again(db.write(), &search, now, next).await? {
                self.look_for(&search).await?;
            }
        }
        Ok(())
    }

    async fn look_for(&self, search: &Search) -> db::Result<()> {
        let db = &self.app.db;
        let release = releases::of_ids(db, search.workspace, &[search.release]).await?.remove(&search.release);
        let Some(upc) = release.and_then(|release| release.upc) else { return Ok(()) };
        match self.services.find(search.service, upc.as_str()).await {
            Ok(Some(address)) => {
                tracing::info!(release.id = %search.release, provider.name = search.service.word(), "presave.release_found");
                store::found(db.write(), search, &address).await
            }
            Ok(None) => Ok(()),
            Err(failure) => {
                tracing::warn!(provider.name = search.service.word(), reason = failure.code, "presave.search_failed");
                Ok(())
            }
        }
    }
}
