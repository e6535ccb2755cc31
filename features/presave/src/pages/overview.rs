//! The operator's page about the services.

use askama::Template;
use kit::Frame;

/// How far each service is.
#[derive(Template)]
#[template(path = "services.html")]
pub(crate) struct Overview {
    pub(crate) frame: Frame,
    pub(crate) rows: Vec<ServiceRow>,
}

/// One service.
pub(crate) struct ServiceRow {
    pub(crate) word: &'static str,
    pub(crate) name: &'static str,
    pub(crate) class: &'static str,
    pub(crate) state: String,
    pub(crate) what: String,
    pub(crate) notes: Vec<String>,
    /// What fans are told of an app on trial.
    pub(crate) fans: Option<String>,
}
