//! Permissions are given back, where a service takes them, before they are destroyed here.
//!
//! That is done as well as it can be: a service that does not answer holds up no end, and the receipt says where the fan
//! can take the permission away themselves.

use std::time::Duration;

use privacy::SubjectId;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    Presaves,
    acts::Acts,
    at::Permit,
    model::Presave,
    service::Service,
    store::{self, Claimed, End, On, Parting},
};

/// How long one waits for a service when somebody waits for us.
const PATIENCE: Duration = Duration::from_secs(4);
/// How many permissions go in one round of the engine, how many of them at once, and how long the round waits for them.
const MOST: i64 = 64;
const AT_ONCE: usize = 16;
const ROUND: Duration = Duration::from_secs(2);

impl Presaves {
    /// Gives the permissions of one person back to the services that take them: they are about to be erased.
    ///
    /// # Errors
    /// The store's own.
    pub async fn part_from(&self, subject: SubjectId) -> db::Result<()> {
        for presave in store::of_person(self.app.db.read(), subject).await? {
            self.part_with(&presave).await?;
        }
        Ok(())
    }

    /// Gives one permission back, if it is still there and its service takes it.
    pub(crate) async fn part_with(&self, presave: &Presave) -> db::Result<()> {
        if self.is_told(presave.service)
            && let Some(parting) = store::permission(self.app.db.read(), presave.id, presave.service).await?
            && tokio::time::timeout(PATIENCE, self.tell(&parting)).await.is_err()
        {
            tracing::info!(provider.name = presave.service.word(), "presave.permission_not_given_back");
        }
        Ok(())
    }

    /// Gives a claimed one's permission back, of which everything else is done.
    pub(crate) async fn part_with_claimed(&self, one: &Claimed) {
        if self.is_told(one.service)
            && let Some(token) = one.token.clone()
        {
            let (id, subject, service, acts) = (one.id, one.subject, one.service, one.acts.clone());
            self.tell(&Parting { id, subject, service, acts, token }).await;
        }
    }

    /// Ends what waits on a release or link that its label took back.
    pub(crate) async fn end_waiting_on(&self, what: On, id: Uuid, end: End<'_>) -> db::Result<u64> {
        let db = self.app.db.write();
        let told_first = self.told_first();
        let mut n = store::end_all_on(db, what, id, end, told_first).await?;
        if let Some(service) = told_first {
            store::stop_all_on(db, what, id, service).await?;
            let parting = store::waiting_on(self.app.db.read(), (what, id), service, end.at, MOST).await?;
            n += self.part_and_end(parting, end).await?;
        }
        Ok(n)
    }

    /// Tells the services of permissions that have become too old. They end with all others.
    pub(crate) async fn part_with_the_old(&self, now: jiff::Timestamp) -> db::Result<()> {
        if let Some(service) = self.told_first() {
            self.tell_all(store::too_old(self.app.db.read(), service, now, MOST).await?).await;
        }
        Ok(())
    }

    async fn part_and_end(&self, parting: Vec<Parting>, end: End<'_>) -> db::Result<u64> {
        let ids: Vec<Uuid> = parting.iter().map(|one| one.id).collect();
        self.tell_all(parting).await;
        let mut n = 0;
        for id in ids {
            n += u64::from(store::end(self.app.db.write(), id, end).await?);
        }
        Ok(n)
    }

    /// Tells a service of several, as many as the time of a round allows.
    async fn tell_all(&self, parting: Vec<Parting>) {
        let mut running = JoinSet::new();
        let all = async {
            for one in parting {
                if running.len() >= AT_ONCE {
                    running.join_next().await;
                }
                let room = self.clone();
                running.spawn(async move { room.tell(&one).await });
            }
            while running.join_next().await.is_some() {}
        };
        if tokio::time::timeout(ROUND, all).await.is_err() {
            tracing::info!("presave.permissions_not_given_back");
        }
    }

    /// Tells a service that a permission is not needed any more.
    async fn tell(&self, parting: &Parting) {
        let Some(permit) = self.any_permit(parting.subject, parting.service, &parting.acts).await else { return };
        let Ok(token) = self.app.privacy.unseal(parting.subject, parting.id, &parting.token).await else { return };
        self.give_back_permission(parting.service, &token, &permit).await;
    }

    /// A permit for whatever of a fan's wishes is allowed now.
    pub(crate) async fn any_permit(&self, subject: SubjectId, service: Service, acts: &Acts) -> Option<Permit> {
        for (act, _) in acts.iter() {
            if let Ok(permit) = Permit::ask(&self.app.privacy, service, act, subject).await {
                return Some(permit);
            }
        }
        None
    }

    pub(crate) fn is_told(&self, service: Service) -> bool {
        service.takes_back() && self.services.has(service)
    }

    /// The service that is told of every end.
    fn told_first(&self) -> Option<Service> {
        Service::ALL.into_iter().find(|service| self.is_told(*service))
    }
}
