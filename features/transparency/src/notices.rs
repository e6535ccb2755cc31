//! Who must be told of a material change before it holds: in the program, and by letter.

use std::sync::Arc;

use db::{Clock, Db, Tx};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use kit::{Announcement, App, Noticeboard, Result, SignedIn, Texts};
use policy::routes::transparency as paths;
use privacy::{Kind, SubjectId};

use crate::{Transparency, pages, store, versions::Version};

/// Somebody who must be written to about a version, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// To whom.
    pub subject: SubjectId,
    /// About which version.
    pub version: i64,
    /// From when on it holds.
    pub effective_at: Timestamp,
}

impl Transparency {
    /// Everybody with an account who was here when a material change was published and has not been written to about it.
    /// A fan of a pre-save has no address here; their page is `/privacy` itself. Who is erased is not listed.
    ///
    /// # Errors
    /// The store's own.
    pub async fn due_notices(&self) -> db::Result<Vec<Due>> {
        let mut due = Vec::new();
        for version in self.versions.iter().filter(|version| version.is_material()) {
            let written = store::written_to(&self.app.db, version.n).await?;
            let known = self.app.privacy.subjects_before(Kind::Member, version.published_at).await?;
            let owed = known.into_iter().filter(|subject| !written.contains(subject));
            due.extend(owed.map(|subject| Due { subject, version: version.n, effective_at: version.effective_at }));
        }
        Ok(due)
    }

    /// Records in the caller's transaction that somebody is written to. False when that was done before: then no letter
    /// must be queued.
    ///
    /// # Errors
    /// The store's own.
    pub async fn notice_sent(&self, tx: &Tx, due: &Due) -> db::Result<bool> {
        store::sent(tx, due.subject, due.version, self.app.clock.now()).await
    }

    /// Somebody has seen the notice of a version.
    pub(crate) async fn seen(&self, subject: SubjectId, version: i64) -> Result<()> {
        Ok(store::seen(self.app.db.write(), subject, version, self.app.clock.now()).await?)
    }
}

/// What signed-in people are told while a version waits.
pub(crate) struct Board {
    db: Db,
    clock: Clock,
    texts: Arc<Texts>,
    versions: Arc<Vec<Version>>,
}

impl Board {
    pub(crate) fn new(app: &App, versions: Arc<Vec<Version>>) -> Board {
        Board { db: app.db.clone(), clock: app.clock.clone(), texts: Arc::clone(&app.texts), versions }
    }

    async fn waiting(&self, who: &SignedIn) -> Result<Option<Announcement>> {
        let now = self.clock.now();
        let waits = |version: &&Version| version.effective_at > now && version.is_material();
        let Some(version) = self.versions.iter().rev().find(waits) else { return Ok(None) };
        if store::has_seen(self.db.read(), who.account, version.n).await? {
            return Ok(None);
        }
        let tongue = self.texts.tongue(who.lang);
        let day = pages::day(&tongue, version.effective_at);
        Ok(Some(Announcement {
            words: tongue.say_with("transparency-notice", &[("day", day.into())]),
            href: format!("{}?lang={}", paths::POLICY.path, who.lang.tag()),
            way: tongue.say("transparency-read-new"),
            dismiss: paths::DISMISS.to(&[&version.n.to_string()]),
            dismiss_words: tongue.say("transparency-dismiss"),
        }))
    }
}

impl Noticeboard for Board {
    fn notice<'a>(&'a self, who: &'a SignedIn) -> BoxFuture<'a, Result<Option<Announcement>>> {
        Box::pin(self.waiting(who))
    }
}
