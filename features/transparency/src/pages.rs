//! The policy page.

use askama::Template;
use kit::Frame;

use crate::model::{CookieLine, DataLine, ProcessorLine};

/// `/privacy`.
#[derive(Template)]
#[template(path = "policy.html")]
pub(crate) struct Policy {
    pub(crate) frame: Frame,
    pub(crate) effective: &'static str,
    pub(crate) effective_said: String,
    pub(crate) version: &'static str,
    pub(crate) contact: String,
    pub(crate) presaves: bool,
    pub(crate) fans: Vec<DataLine>,
    pub(crate) members: Vec<DataLine>,
    pub(crate) everyone: Vec<DataLine>,
    pub(crate) processors: Vec<ProcessorLine>,
    pub(crate) cookies: Vec<CookieLine>,
    pub(crate) events_days: String,
}

impl Policy {
    fn tables(&self) -> [(&'static str, String, &[DataLine]); 3] {
        [
            ("fans", self.frame.say("transparency-fans"), &self.fans),
            ("members", self.frame.say("transparency-members"), &self.members),
            ("everyone", self.frame.say("transparency-everyone"), &self.everyone),
        ]
    }
}
