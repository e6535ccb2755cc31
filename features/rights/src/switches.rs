//! What somebody may switch off: purposes that rest on an interest (objection) or on their consent (withdrawal).

use futures_util::future::BoxFuture;
use policy::{Purpose, purpose};
use privacy::SubjectId;

use crate::Rights;

/// The purpose of a form is a word, the purpose of the program is a type: this brings the two together.
pub(crate) struct Switch {
    /// The purpose's id.
    pub(crate) purpose: &'static str,
    /// Stops it for one person.
    pub(crate) stop: for<'a> fn(&'a Rights, SubjectId) -> BoxFuture<'a, kit::Result<()>>,
}

const fn objection<P: Purpose>() -> Switch {
    Switch {
        purpose: P::ROW.id,
        stop: |room, subject| Box::pin(async move { Ok(room.app.privacy.object::<P>(subject).await?) }),
    }
}

const fn withdrawal<P: Purpose>() -> Switch {
    Switch {
        purpose: P::ROW.id,
        stop: |room, subject| {
            Box::pin(async move {
                let tx = room.app.db.begin().await?;
                room.app.privacy.consent_withdrawn::<P>(&tx, subject).await?;
                tx.commit().await?;
                // What rests on it ends now: nobody waits for the engine to notice.
                room.presaves.take_back(subject).await?;
                room.captures.take_back(subject).await?;
                room.reminders.take_back(subject).await
            })
        },
    }
}

/// The purposes that somebody may object to (Art 21): those that rest on an interest.
pub(crate) const OBJECTIONS: &[Switch] = &[objection::<purpose::Security>()];

/// The purposes whose consent somebody may withdraw (Art 7(3)).
pub(crate) const WITHDRAWALS: &[Switch] = &[
    withdrawal::<purpose::ReleaseSave>(),
    withdrawal::<purpose::SpotifyFollow>(),
    withdrawal::<purpose::SpotifyPlaylist>(),
    withdrawal::<purpose::AppleSave>(),
    withdrawal::<purpose::DeezerSave>(),
    withdrawal::<purpose::YoutubeLike>(),
    withdrawal::<purpose::YoutubePlaylist>(),
    withdrawal::<purpose::Newsletter>(),
    withdrawal::<purpose::ReleaseReminder>(),
    withdrawal::<purpose::ReleasePush>(),
    withdrawal::<purpose::ArtistContact>(),
];

/// The switch of a purpose.
pub(crate) fn find(switches: &'static [Switch], purpose: &str) -> Option<&'static Switch> {
    switches.iter().find(|switch| switch.purpose == purpose)
}

#[cfg(test)]
mod tests {
    use policy::Basis;

    use super::*;

    fn with(basis: Basis) -> Vec<&'static str> {
        let mut ids: Vec<&str> = policy::PURPOSES.iter().filter(|row| row.basis == basis).map(|row| row.id).collect();
        ids.sort_unstable();
        ids
    }

    #[test]
    fn every_purpose_that_may_be_switched_off_has_its_switch_and_no_other() {
        let of = |switches: &[Switch]| {
            let mut purposes: Vec<&str> = switches.iter().map(|switch| switch.purpose).collect();
            purposes.sort_unstable();
            purposes
        };
        assert_eq!(of(OBJECTIONS), with(Basis::LegitimateInterest));
        assert_eq!(of(WITHDRAWALS), with(Basis::Consent));
    }
}
