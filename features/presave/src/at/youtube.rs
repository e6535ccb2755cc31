//! YouTube.

use jiff::Timestamp;
use policy::datum::{PresaveCode, PresaveToken};
use privacy::Personal;
use url::Url;
use youtube::{Day, LOOK_UNITS, Pkce, SAVE_SCOPE, Tokens, VideoId, WRITE_UNITS};

use super::{Allowance, Failure, Permit, Session, Youtube, disclosed};

/// What a like costs.
pub(super) const LIKE_UNITS: i64 = WRITE_UNITS as i64;
/// What a place in a playlist costs at most: to look, to make one, to look into it, to add.
pub(super) const PLAYLIST_UNITS: i64 = 2 * WRITE_UNITS as i64 + 2 * LOOK_UNITS as i64;

/// What a look at a fan's playlists costs.
pub(super) const LOOK: i64 = LOOK_UNITS as i64;

/// A project's day: it ends at midnight in California.
pub(super) fn allowance(units: u32, now: Timestamp) -> Allowance {
    let Day { number, ends_at } = Day::of(now);
    Allowance { number, ends_at, units: i64::from(units) }
}

pub(super) fn authorise_url(app: Option<&Youtube>, state: &str, proof: [u8; 32]) -> Result<Url, Failure> {
    let library = &app.ok_or(Failure::NOT_SENT)?.library;
    Ok(library.authorise_url(state, &Pkce::new(proof).challenge, SAVE_SCOPE)?)
}

pub(super) async fn exchange(
    app: Option<&Youtube>,
    code: &Personal<PresaveCode>,
    proof: [u8; 32],
    permit: &Permit,
) -> Result<(Personal<PresaveToken>, Session), Failure> {
    let library = &app.ok_or(Failure::NOT_SENT)?.library;
    let subject = code.subject();
    let code = disclosed!(code, permit, Like | YoutubePlaylist)?;
    let tokens = library.exchange(code, &Pkce::new(proof).verifier, subject).await?;
    let (scope, Tokens { access, refresh, .. }) = (allowed(&tokens), tokens);
    let token = refresh.ok_or(Failure { code: "no_token", ..Failure::NOT_SENT })?;
    Ok((token, Session { access: Some(access), rotated: None, scope }))
}

pub(super) async fn open(
    app: Option<&Youtube>,
    token: &Personal<PresaveToken>,
    permit: &Permit,
) -> Result<Session, Failure> {
    let library = &app.ok_or(Failure::NOT_SENT)?.library;
    let subject = token.subject();
    let token = disclosed!(token, permit, Like | YoutubePlaylist)?;
    let tokens = library.refresh(token, subject).await?;
    let (scope, Tokens { access, refresh, .. }) = (allowed(&tokens), tokens);
    Ok(Session { access: Some(access), rotated: refresh, scope })
}

/// A wider scope than the one that is asked for does as well.
fn allowed(tokens: &Tokens) -> Vec<String> {
    tokens.may_save().then(|| SAVE_SCOPE.to_owned()).into_iter().collect()
}

pub(super) fn allows(session: &Session) -> bool {
    session.scope.iter().any(|scope| scope == SAVE_SCOPE)
}

pub(super) async fn like(
    app: Option<&Youtube>,
    video: &VideoId,
    session: &Session,
    permit: &Permit,
) -> Result<(), Failure> {
    let library = &app.ok_or(Failure::NOT_SENT)?.library;
    let access = session.access.as_ref().ok_or(Failure::NOT_SENT)?;
    Ok(library.like(disclosed!(access, permit, Like | YoutubePlaylist)?, video).await?)
}

pub(super) async fn give_back(
    app: Option<&Youtube>,
    token: &Personal<PresaveToken>,
    permit: &Permit,
) -> Result<(), Failure> {
    let library = &app.ok_or(Failure::NOT_SENT)?.library;
    Ok(library.revoke(disclosed!(token, permit, Like | YoutubePlaylist)?).await?)
}
