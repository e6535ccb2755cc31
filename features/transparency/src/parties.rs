//! Who became a recipient, who no longer is, and what they receive: of all versions, also of those that wait.

use jiff::Timestamp;
use kit::{Result, Tongue};

use crate::{Transparency, pages, rows::Rows, store, versions::Version};

/// What one version of the policy changes about who receives data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyChange {
    /// Which version.
    pub version: i64,
    /// Its number as the language writes it.
    pub number: String,
    /// When everybody could read it.
    pub published_at: Timestamp,
    /// The day from which on it holds, in words.
    pub day: String,
    /// Whether that is still to come.
    pub waits: bool,
    /// What changes, in words.
    pub words: Vec<String>,
}

impl Transparency {
    /// The changes about recipients, the newest first. The first version names whom it began with.
    ///
    /// # Errors
    /// The store's own, and when a version's rows were altered.
    pub async fn party_changes(&self, tongue: &Tongue) -> Result<Vec<PartyChange>> {
        let now = self.app.clock.now();
        let mut found = Vec::new();
        for version in store::versions(self.app.db.read()).await?.iter().rev() {
            let words = self.words_about_parties(version, tongue).await?;
            if !words.is_empty() {
                found.push(PartyChange {
                    version: version.n,
                    number: pages::number(tongue, version.n),
                    published_at: version.published_at,
                    day: pages::day(tongue, version.effective_at),
                    waits: version.effective_at > now,
                    words,
                });
            }
        }
        Ok(found)
    }

    async fn words_about_parties(&self, version: &Version, tongue: &Tongue) -> Result<Vec<String>> {
        let mut changes = version.changes();
        if version.n == 1 {
            changes = Rows::default().changes(&self.rows(version).await?);
            // What they receive is on the page itself.
            changes.retain(|change| change.what == crate::What::ProcessorAdded);
        }
        changes.retain(|change| change.what.is_about_parties());
        Ok(pages::said(tongue, &changes))
    }
}
