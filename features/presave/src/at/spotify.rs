//! Spotify.

use policy::datum::{PresaveCode, PresaveToken};
use privacy::Personal;
use spotify::{Client, FOLLOW_SCOPE, PLAYLIST_SCOPE, Pkce, SAVE_SCOPE, SpotifyUri, Tokens};
use url::Url;

use super::{Failure, Permit, Session, disclosed};
use crate::acts::Act;

/// The permission that a wish needs, and nothing beyond it.
pub(super) fn scope(act: Act) -> &'static str {
    match act {
        Act::Follow => FOLLOW_SCOPE,
        Act::Playlist => PLAYLIST_SCOPE,
        Act::Save | Act::Like => SAVE_SCOPE,
    }
}

pub(super) fn authorise_url(
    client: Option<&Client>,
    state: &str,
    proof: [u8; 32],
    acts: &[Act],
) -> Result<Url, Failure> {
    let scopes: Vec<&str> = acts.iter().map(|act| scope(*act)).collect();
    let client = client.ok_or(Failure::NOT_SENT)?;
    Ok(client.authorise_url(state, &Pkce::new(proof).challenge, &scopes.join(" "))?)
}

pub(super) async fn exchange(
    client: Option<&Client>,
    code: &Personal<PresaveCode>,
    proof: [u8; 32],
    permit: &Permit,
) -> Result<(Personal<PresaveToken>, Session), Failure> {
    let client = client.ok_or(Failure::NOT_SENT)?;
    let subject = code.subject();
    let code = disclosed!(code, permit, Save | Follow | SpotifyPlaylist)?;
    let Tokens { access, refresh, scope, .. } = client.exchange(code, &Pkce::new(proof).verifier, subject).await?;
    let token = refresh.ok_or(Failure { code: "no_token", ..Failure::NOT_SENT })?;
    Ok((token, Session { access: Some(access), rotated: None, scope }))
}

pub(super) async fn open(
    client: Option<&Client>,
    token: &Personal<PresaveToken>,
    permit: &Permit,
) -> Result<Session, Failure> {
    let client = client.ok_or(Failure::NOT_SENT)?;
    let subject = token.subject();
    let token = disclosed!(token, permit, Save | Follow | SpotifyPlaylist)?;
    let Tokens { access, refresh, scope, .. } = client.refresh(token, subject).await?;
    Ok(Session { access: Some(access), rotated: refresh, scope })
}

pub(super) fn allows(session: &Session, act: Act) -> bool {
    session.scope.iter().any(|allowed| allowed == scope(act))
}

pub(super) async fn perform(
    client: Option<&Client>,
    act: Act,
    release: &SpotifyUri,
    session: &Session,
    permit: &Permit,
) -> Result<(), Failure> {
    let client = client.ok_or(Failure::NOT_SENT)?;
    let access = session.access.as_ref().ok_or(Failure::NOT_SENT)?;
    let access = disclosed!(access, permit, Save | Follow | SpotifyPlaylist)?;
    match act {
        Act::Follow => client.follow_artist_of(access, release).await?,
        _ => client.save(access, std::slice::from_ref(release)).await?,
    }
    Ok(())
}

/// The address of the album with a code, if Spotify has it already.
pub(super) async fn find(client: &Client, upc: &str) -> Result<Option<String>, Failure> {
    // Without its secret an app cannot ask for itself; then the label's own word is waited for.
    if !client.can_search() {
        return Ok(None);
    }
    let token = client.app_token().await?;
    let found = client.albums_by_upc(&token, upc).await?;
    Ok(found.into_iter().next().map(|album| album.uri.to_string()))
}
