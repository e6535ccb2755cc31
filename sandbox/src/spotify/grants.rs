//! Grants: what a user allowed an app, and the codes and tokens that stand for it.

use std::{collections::HashMap, time::Duration};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use rand::Rng;

use super::visit::Caller;
use crate::clock::later;

/// How long an authorisation code waits for its exchange.
const CODE_LIFE: Duration = Duration::from_secs(600);
/// How long an access token opens the Web API.
pub(super) const ACCESS_LIFE: Duration = Duration::from_secs(3600);
/// How long after the authorisation the last refresh works, whatever happened in between.
const GRANT_LIFE_MONTHS: i32 = 6;

#[derive(Debug)]
pub(super) struct Grant {
    pub(super) client_id: String,
    /// `None` for an app on its own account (client credentials).
    pub(super) user: Option<String>,
    pub(super) scopes: Vec<String>,
    /// Whether it was asked for with a code challenge: then refreshing needs no secret.
    pub(super) with_challenge: bool,
    pub(super) expires_at: Timestamp,
    pub(super) is_revoked: bool,
}

/// Where a grant lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct GrantId(usize);

#[derive(Debug)]
pub(super) struct Code {
    pub(super) grant: GrantId,
    pub(super) redirect_uri: String,
    pub(super) challenge: Option<String>,
    pub(super) expires_at: Timestamp,
    pub(super) is_used: bool,
}

#[derive(Debug)]
pub(super) struct RefreshToken {
    pub(super) grant: GrantId,
    /// A rotated token stays known, so that the journal can name its user.
    pub(super) is_replaced: bool,
}

#[derive(Debug, Default)]
pub(super) struct Grants {
    all: Vec<Grant>,
    pub(super) codes: HashMap<String, Code>,
    access_tokens: HashMap<String, (GrantId, Timestamp)>,
    pub(super) refresh_tokens: HashMap<String, RefreshToken>,
}

impl Grant {
    pub(super) fn new(caller: Caller, scopes: Vec<String>, with_challenge: bool, now: Timestamp) -> Grant {
        let expires_at = now.to_zoned(TimeZone::UTC).checked_add(GRANT_LIFE_MONTHS.months());
        Grant {
            client_id: caller.client_id.unwrap_or_default(),
            user: caller.user,
            scopes,
            with_challenge,
            expires_at: expires_at.map_or(Timestamp::MAX, |at| at.timestamp()),
            is_revoked: false,
        }
    }

    pub(super) fn caller(&self) -> Caller {
        Caller { client_id: Some(self.client_id.clone()), user: self.user.clone() }
    }
}

impl Grants {
    pub(super) fn add(&mut self, grant: Grant) -> GrantId {
        self.all.push(grant);
        GrantId(self.all.len() - 1)
    }

    pub(super) fn get(&self, id: GrantId) -> Option<&Grant> {
        self.all.get(id.0)
    }

    pub(super) fn add_code(
        &mut self,
        grant: GrantId,
        redirect_uri: String,
        challenge: Option<String>,
        now: Timestamp,
    ) -> String {
        let code = random_name::<96>("sbx-code-");
        let expires_at = later(now, CODE_LIFE);
        self.codes.insert(code.clone(), Code { grant, redirect_uri, challenge, expires_at, is_used: false });
        code
    }

    pub(super) fn add_access_token(&mut self, grant: GrantId, now: Timestamp) -> String {
        let token = random_name::<96>("sbx-access-");
        self.access_tokens.insert(token.clone(), (grant, later(now, ACCESS_LIFE)));
        token
    }

    pub(super) fn add_refresh_token(&mut self, grant: GrantId) -> String {
        let token = random_name::<90>("sbx-refresh-");
        self.refresh_tokens.insert(token.clone(), RefreshToken { grant, is_replaced: false });
        token
    }

    /// The grant an access token stands for, and when the token ends.
    pub(super) fn by_access_token(&self, token: &str) -> Option<(&Grant, Timestamp)> {
        let (id, expires_at) = self.access_tokens.get(token)?;
        Some((self.get(*id)?, *expires_at))
    }

    pub(super) fn by_code_or_refresh_token(&self, code: Option<&str>, refresh_token: Option<&str>) -> Option<&Grant> {
        let code = code.and_then(|code| self.codes.get(code)).map(|code| code.grant);
        let refresh_token = || refresh_token.and_then(|token| self.refresh_tokens.get(token)).map(|token| token.grant);
        self.get(code.or_else(refresh_token)?)
    }

    pub(super) fn revoke_user(&mut self, user: &str) {
        for grant in self.all.iter_mut().filter(|grant| grant.user.as_deref() == Some(user)) {
            grant.is_revoked = true;
        }
    }
}

/// A name nobody can guess, made of letters a URL leaves as they are.
fn random_name<const BYTES: usize>(prefix: &str) -> String {
    let mut bytes = [0; BYTES];
    #[expect(
        clippy::disallowed_methods,
        reason = "tokens of an outside party are not to be foreseen, not even in tests"
    )]
    rand::rng().fill_bytes(&mut bytes);
    format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))
}
