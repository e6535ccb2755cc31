//! The accounts service's token endpoint: `POST /api/token` (RFC 6749 and 7636).

use axum::http::{StatusCode, header};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    answer::{Answer, extended},
    grants::{ACCESS_LIFE, Grant, GrantId},
    state::State,
    visit::{Caller, Visit},
};

/// An app that named itself, and perhaps proved it with its secret.
struct Client {
    id: String,
    is_proved: bool,
}

pub(super) fn issue(state: &mut State, visit: &Visit) -> Answer {
    let issued = match visit.field("grant_type") {
        Some("authorization_code") => exchange_code(state, visit),
        Some("refresh_token") => refresh(state, visit),
        Some("client_credentials") => client_credentials(state, visit),
        Some(_) => Err(Answer::oauth_error(
            "unsupported_grant_type",
            "grant_type must be client_credentials, authorization_code or refresh_token",
        )),
        None => Err(Answer::oauth_error("unsupported_grant_type", "grant_type parameter is missing")),
    };
    match issued {
        Ok(body) => Answer::json(StatusCode::OK, &body).with(header::CACHE_CONTROL, "no-store"),
        Err(refusal) => refusal,
    }
}

fn exchange_code(state: &mut State, visit: &Visit) -> Result<Value, Answer> {
    let client = client(state, visit)?;
    let now = state.clock.now();
    let sent = visit.field("code").ok_or_else(|| Answer::oauth_error("invalid_request", "code must be supplied"))?;
    let unknown = || invalid_grant("Invalid authorization code");
    let code = state.grants.codes.get(sent).filter(|code| !code.is_used).ok_or_else(unknown)?;
    let (grant_id, grant) = (code.grant, state.grants.get(code.grant).ok_or_else(unknown)?);
    if grant.client_id != client.id {
        return Err(unknown());
    }
    if code.expires_at <= now {
        return Err(invalid_grant("Authorization code expired"));
    }
    if visit.field("redirect_uri") != Some(&code.redirect_uri) {
        return Err(invalid_grant("Invalid redirect URI"));
    }
    match (&code.challenge, visit.field("code_verifier")) {
        (Some(challenge), Some(verifier)) if !fits(challenge, verifier) => {
            return Err(invalid_grant("code_verifier was incorrect"));
        }
        (Some(_), Some(_)) => {}
        (Some(_), None) => return Err(Answer::oauth_error("invalid_request", "code_verifier required")),
        (None, _) if !client.is_proved => return Err(invalid_client("Invalid client secret")),
        (None, _) => {}
    }
    check_alive(state, grant)?;
    if let Some(code) = state.grants.codes.get_mut(sent) {
        code.is_used = true;
    }
    let refresh_token = state.grants.add_refresh_token(grant_id);
    Ok(access(state, grant_id, Some(refresh_token)))
}

fn refresh(state: &mut State, visit: &Visit) -> Result<Value, Answer> {
    let client = client(state, visit)?;
    let sent = visit
        .field("refresh_token")
        .ok_or_else(|| Answer::oauth_error("invalid_request", "refresh_token must be supplied"))?;
    let unknown = || invalid_grant("Invalid refresh token");
    let known = state.grants.refresh_tokens.get(sent).filter(|token| !token.is_replaced).ok_or_else(unknown)?;
    let (grant_id, grant) = (known.grant, state.grants.get(known.grant).ok_or_else(unknown)?);
    if grant.client_id != client.id {
        return Err(unknown());
    }
    if !grant.with_challenge && !client.is_proved {
        return Err(invalid_client("Invalid client secret"));
    }
    check_alive(state, grant)?;
    let mut new_token = None;
    if state.knobs.rotate_refresh_tokens {
        if let Some(old) = state.grants.refresh_tokens.get_mut(sent) {
            old.is_replaced = true;
        }
        new_token = Some(state.grants.add_refresh_token(grant_id));
    }
    Ok(access(state, grant_id, new_token))
}

fn client_credentials(state: &mut State, visit: &Visit) -> Result<Value, Answer> {
    let client = client(state, visit)?;
    if !client.is_proved {
        return Err(invalid_client("Invalid client secret"));
    }
    let now = state.clock.now();
    let caller = Caller { client_id: Some(client.id), user: None };
    let grant = state.grants.add(Grant::new(caller, Vec::new(), false, now));
    Ok(access(state, grant, None))
}

fn client(state: &State, visit: &Visit) -> Result<Client, Answer> {
    let sent = visit.credentials().ok_or_else(|| invalid_client("Invalid client"))?;
    let app = state.app(&sent.client_id).ok_or_else(|| invalid_client("Invalid client"))?;
    if sent.client_secret.as_ref().is_some_and(|secret| *secret != app.secret) {
        return Err(invalid_client("Invalid client secret"));
    }
    Ok(Client { id: sent.client_id, is_proved: sent.client_secret.is_some() })
}

fn check_alive(state: &State, grant: &Grant) -> Result<(), Answer> {
    if grant.is_revoked || grant.user.as_ref().is_some_and(|user| state.knobs.revoked.contains(user)) {
        return Err(invalid_grant("Refresh token revoked"));
    }
    if grant.expires_at <= state.clock.now() {
        return Err(invalid_grant("Refresh token expired"));
    }
    Ok(())
}

fn access(state: &mut State, id: GrantId, refresh_token: Option<String>) -> Value {
    let now = state.clock.now();
    let mut body = json!({
        "access_token": state.grants.add_access_token(id, now),
        "token_type": "Bearer",
        "expires_in": ACCESS_LIFE.as_secs(),
    });
    if let Some(grant) = state.grants.get(id).filter(|grant| grant.user.is_some()) {
        body = extended(body, json!({ "scope": grant.scopes.join(" ") }));
    }
    if let Some(token) = refresh_token {
        body = extended(body, json!({ "refresh_token": token }));
    }
    body
}

/// RFC 7636, section 4.6; a verifier has 43 to 128 letters (section 4.1).
fn fits(challenge: &str, verifier: &str) -> bool {
    (43..=128).contains(&verifier.len()) && URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == challenge
}

fn invalid_grant(description: &str) -> Answer {
    Answer::oauth_error("invalid_grant", description)
}

fn invalid_client(description: &str) -> Answer {
    Answer::oauth_error("invalid_client", description)
}
