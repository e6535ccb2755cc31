//! What a pre-save's pages say of things that other rooms own.

use jiff::{Timestamp, tz::TimeZone};
use kit::WorkspaceId;
use releases::Moment;
use uuid::Uuid;

use crate::{Presaves, model::Presave};

/// What a pre-save is about, whatever became of it since.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub(crate) title: String,
    pub(crate) cover: Option<releases::Cover>,
    pub(crate) artist: String,
    pub(crate) moment: Moment,
    pub(crate) zone: TimeZone,
    /// Where its link is, unless it was taken back.
    pub(crate) slug: Option<String>,
}

impl Work {
    /// By which clocks it comes out for a fan.
    pub(crate) fn zone_of(&self, presave: &Presave) -> TimeZone {
        let theirs = presave.zone.as_deref().filter(|_| self.moment.differs()).and_then(releases::zone_of);
        theirs.unwrap_or_else(|| self.zone.clone())
    }

    /// When it comes out for a fan.
    pub(crate) fn out_at(&self, presave: &Presave) -> Timestamp {
        self.moment.within(&self.zone_of(presave))
    }
}

impl Presaves {
    /// The release of a pre-save, a retired one too.
    pub(crate) async fn work(&self, workspace: WorkspaceId, link: Uuid, release: Uuid) -> db::Result<Option<Work>> {
        let db = &self.app.db;
        let Some(release) = releases::of_ids(db, workspace, &[release]).await?.remove(&release) else {
            return Ok(None);
        };
        let mut names = artists::names(db, workspace, &[release.artist_id]).await?;
        let slug = self.slug(workspace, link).await?.filter(|_| release.retired_at.is_none());
        Ok(Some(Work {
            artist: names.remove(&release.artist_id).unwrap_or_default(),
            moment: release.moment(),
            zone: release.zone(),
            title: release.title,
            cover: release.cover,
            slug,
        }))
    }

    /// Where a link is now, unless it is retired.
    pub(crate) async fn slug(&self, workspace: WorkspaceId, link: Uuid) -> db::Result<Option<String>> {
        links::slug_of(&self.app.db, workspace, link).await
    }
}
