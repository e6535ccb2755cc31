//! What the browser looks at: the built program with a label, a release and a link, and the provider beside it.

use std::time::Duration;

use sandbox::Sandbox;
use tempfile::TempDir;

use crate::{
    label::{self, Label},
    program::{Plan, Server},
};

/// A serving program with something to see. Dropping it ends it.
pub(crate) struct Site {
    pub(crate) server: Server,
    pub(crate) label: Label,
    pub(crate) sandbox: Sandbox,
    _folder: TempDir,
}

impl Site {
    /// A label whose release is due in a month.
    pub(crate) async fn open() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let sandbox = label::provider().await;
        let plan = label::with_provider(Plan::on(&folder.path().join("data")), &sandbox);
        let mut server = plan.start().await;
        let label = Label::make(&mut server, Duration::from_hours(30 * 24)).await;
        Site { server, label, sandbox, _folder: folder }
    }

    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.server.base)
    }
}
