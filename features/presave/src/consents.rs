//! The consent behind each wish: its words, its record, and how a fan stands to it.

use db::Tx;
use kit::Tongue;
use policy::purpose;
use privacy::{Choice, ConsentText, Method, Privacy, SubjectId};

use crate::{
    acts::{Act, Acts},
    service::Service,
};

/// Does something for the purpose of a wish, which `$purpose` names in it.
macro_rules! for_purpose {
    ($service:expr, $act:expr, $purpose:ident => $do:expr) => {
        match ($service, $act) {
            (Service::Spotify, Act::Follow) => {
                type $purpose = purpose::SpotifyFollow;
                $do
            }
            (Service::Spotify, Act::Playlist) => {
                type $purpose = purpose::SpotifyPlaylist;
                $do
            }
            (Service::Spotify, _) => {
                type $purpose = purpose::ReleaseSave;
                $do
            }
            (Service::Youtube, Act::Playlist) => {
                type $purpose = purpose::YoutubePlaylist;
                $do
            }
            (Service::Youtube, _) => {
                type $purpose = purpose::YoutubeLike;
                $do
            }
            (Service::AppleMusic, _) => {
                type $purpose = purpose::AppleSave;
                $do
            }
            (Service::Deezer, _) => {
                type $purpose = purpose::DeezerSave;
                $do
            }
        }
    };
}

/// The sentence beside the box of a wish. None has variables, so anybody can compute its hash from the published texts.
pub(crate) fn agreement(service: Service, act: Act) -> &'static str {
    match (service, act) {
        (Service::Spotify, Act::Follow) => "presave-agreement-spotify-follow",
        (Service::Spotify, Act::Playlist) => "presave-agreement-spotify-playlist",
        (Service::Spotify, _) => "presave-agreement",
        (Service::Youtube, Act::Playlist) => "presave-agreement-youtube-playlist",
        (Service::Youtube, _) => "presave-agreement-youtube-like",
        (Service::AppleMusic, _) => "presave-agreement-apple",
        (Service::Deezer, _) => "presave-agreement-deezer",
    }
}

/// Which sentence a purpose's consent rests on; nothing for a purpose that is no wish.
pub(crate) fn agreement_of(purpose: &str) -> Option<&'static str> {
    let wishes = Service::ALL.into_iter().flat_map(|service| service.acts().iter().map(move |act| (service, *act)));
    let mut fitting = wishes.filter(|(service, act)| act.purpose(*service).id == purpose);
    fitting.next().map(|(service, act)| agreement(service, act))
}

/// Records that a fan agreed to each of their wishes.
///
/// # Errors
/// The store's own.
pub(crate) async fn give(
    (privacy, tx): (&Privacy, &Tx),
    fan: SubjectId,
    service: Service,
    acts: &Acts,
    (tongue, method): (&Tongue, Method),
) -> db::Result<()> {
    for (act, _) in acts.iter() {
        let words = tongue.say(agreement(service, act));
        let words = ConsentText { text: &words, language: tongue.lang().tag() };
        for_purpose!(service, act, Wish => privacy.consent_given::<Wish>(tx, fan, &words, method).await?);
    }
    Ok(())
}

/// Records that a fan takes back what they agreed to.
///
/// # Errors
/// The store's own.
pub(crate) async fn withdraw(
    (privacy, tx): (&Privacy, &Tx),
    fan: SubjectId,
    service: Service,
    acts: &Acts,
) -> db::Result<()> {
    for (act, _) in acts.iter() {
        for_purpose!(service, act, Wish => privacy.consent_withdrawn::<Wish>(tx, fan).await?);
    }
    Ok(())
}

/// Records that a fan, asked again, says no.
///
/// # Errors
/// The store's own.
pub(crate) async fn refuse(
    (privacy, tx): (&Privacy, &Tx),
    fan: SubjectId,
    service: Service,
    acts: &Acts,
    tongue: &Tongue,
) -> db::Result<()> {
    for (act, _) in acts.iter() {
        let words = tongue.say(agreement(service, act));
        let words = ConsentText { text: &words, language: tongue.lang().tag() };
        for_purpose!(service, act, Wish => privacy.consent_refused::<Wish>(tx, fan, &words, Method::Button).await?);
    }
    Ok(())
}

/// How a fan stands to one of their wishes.
///
/// # Errors
/// The store's own.
pub(crate) async fn choice(privacy: &Privacy, fan: SubjectId, service: Service, act: Act) -> db::Result<Choice> {
    for_purpose!(service, act, Wish => privacy.choice::<Wish>(fan).await)
}
