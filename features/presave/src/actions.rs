//! What a fan can do: begin, come back, cancel, erase.

use hmac::{Hmac, KeyInit, Mac};
use kit::{Error, Result, Tongue};
use links::PublicLink;
use policy::{
    datum::{PresaveCode, PresaveReceipt, PresaveState, PresaveToken},
    processor::Spotify,
    purpose::ReleaseSave,
};
use privacy::{ConsentText, Kind, Method, Personal};
use sha2::{Digest, Sha256};
use spotify::{Client, Pkce, SAVE_SCOPE};

use crate::{
    Presaves, SPOTIFY,
    model::{ATTEMPT_LIFE, Attempt, Presave, State, after, reason, token_end},
    store::{self, End},
};

/// The sentence beside the box. It has no variables, so anybody can compute its hash from the published texts.
pub(crate) const AGREEMENT: &str = "presave-agreement";

/// A fan on the way to the provider.
pub(crate) struct Away {
    /// Where to.
    pub(crate) url: String,
    /// What their browser has to show when it comes back.
    pub(crate) browser: String,
}

/// How a fan came back from the provider.
pub(crate) enum Return {
    /// With the permission. The receipt is the only key to the pre-save.
    Given { receipt: String, link: std::sync::Arc<PublicLink> },
    /// Nothing was asked under this state: forged, or long ago.
    Unknown,
    /// Another browser began it.
    OtherBrowser,
    /// It was answered before.
    Used,
    /// It took longer than fifteen minutes.
    Late(Attempt),
    /// They said no.
    Denied(Attempt),
    /// They left out the one permission that it needs.
    Unticked(Attempt),
    /// The provider did not do its part.
    Trouble(Attempt),
    /// The link was taken back meanwhile.
    Gone,
}

/// What the provider's redirect carries.
pub(crate) struct Reply {
    pub(crate) state: String,
    pub(crate) answer: Answer,
}

/// The provider's answer itself (RFC 6749, section 4.1.2).
pub(crate) enum Answer {
    Code(String),
    Denied,
    OtherError,
}

/// Records what a fan agreed to and sends them to the provider. `browser` is what their browser shows already.
///
/// # Errors
/// The store's or the keyring's.
pub(crate) async fn begin(
    room: &Presaves,
    client: &Client,
    link: &PublicLink,
    tongue: &Tongue,
    browser: Option<String>,
) -> Result<Away> {
    let app = &room.app;
    let state = app.entropy.token();
    let browser = browser.filter(|shown| is_token(shown)).unwrap_or_else(|| app.entropy.token());
    let words = tongue.say(AGREEMENT);
    let consent = ConsentText { text: &words, language: tongue.lang().tag() };

    let tx = app.db.begin().await?;
    let subject = app.privacy.new_subject(&tx, Kind::Fan).await?;
    app.privacy.consent_given::<ReleaseSave>(&tx, subject, &consent, Method::Tick).await?;
    let now = app.clock.now();
    let attempt = Attempt {
        id: app.new_id(),
        workspace: link.workspace,
        link_id: link.id,
        subject,
        browser_hash: browser_hash(&browser, &state),
        created_at: now,
        expires_at: after(now, ATTEMPT_LIFE),
        used_at: None,
    };
    store::insert_attempt(&tx, &attempt, SPOTIFY, app.privacy.index::<PresaveState>(&state)).await?;
    tx.commit().await?;

    let url = client.authorise_url(&state, &pkce(room, &state)?.challenge, SAVE_SCOPE).map_err(Error::from_source)?;
    Ok(Away { url: url.into(), browser })
}

/// Takes a fan's return in. An attempt is used up before anything else is done with it, so of a code or state that comes
/// twice, however close together, only one is looked at.
///
/// # Errors
/// The store's or the keyring's.
pub(crate) async fn come_back(
    room: &Presaves,
    client: &Client,
    reply: Reply,
    browser: Option<String>,
) -> Result<Return> {
    let app = &room.app;
    let index = app.privacy.index::<PresaveState>(&reply.state);
    let Some(attempt) = store::attempt(app.db.read(), SPOTIFY, index).await? else { return Ok(Return::Unknown) };
    if browser.is_none_or(|shown| browser_hash(&shown, &reply.state) != attempt.browser_hash) {
        return Ok(Return::OtherBrowser);
    }
    if attempt.used_at.is_some() {
        return Ok(Return::Used);
    }
    let now = app.clock.now();
    if attempt.expires_at <= now {
        app.privacy.erase(attempt.subject).await?;
        return Ok(Return::Late(attempt));
    }
    if !store::use_up(app.db.write(), attempt.id, now).await? {
        return Ok(Return::Used);
    }
    match reply.answer {
        Answer::Denied => undo(room, attempt, Return::Denied).await,
        Answer::OtherError => undo(room, attempt, Return::Trouble).await,
        Answer::Code(code) => accept(room, client, attempt, &reply.state, code).await,
    }
}

async fn accept(room: &Presaves, client: &Client, attempt: Attempt, state: &str, code: String) -> Result<Return> {
    let app = &room.app;
    let slug = room.slug(attempt.workspace, attempt.link_id).await?;
    let link = match slug {
        Some(slug) => room.links.public(&slug).await?,
        None => None,
    };
    let Some(link) = link else { return undo(room, attempt, |_| Return::Gone).await };

    let grant = app.privacy.may::<ReleaseSave>(attempt.subject).await?;
    let code = Personal::<PresaveCode>::of(attempt.subject, code);
    let exchanged =
        client.exchange(code.disclose::<Spotify, _>(&grant)?, &pkce(room, state)?.verifier, attempt.subject).await;
    let tokens = match exchanged {
        Ok(tokens) => tokens,
        Err(failure) => {
            tracing::warn!(provider.name = SPOTIFY, reason = failure.kind.code(), "presave.exchange_failed");
            return undo(room, attempt, Return::Trouble).await;
        }
    };
    if !tokens.may_save() {
        return undo(room, attempt, Return::Unticked).await;
    }
    let Some(token) = &tokens.refresh else { return undo(room, attempt, Return::Trouble).await };
    let receipt = keep(room, &attempt, &link, token).await?;
    Ok(Return::Given { receipt, link })
}

/// Stores the permission, closed under the fan's own key, and answers the receipt's secret.
pub(crate) async fn keep(
    room: &Presaves,
    attempt: &Attempt,
    link: &PublicLink,
    token: &Personal<PresaveToken>,
) -> Result<String> {
    let app = &room.app;
    let id = app.new_id();
    let receipt = app.entropy.token();
    let authorised_at = app.clock.now();
    let new = store::New {
        id,
        attempt,
        release_id: link.release_id,
        provider: SPOTIFY,
        receipt: app.privacy.index::<PresaveReceipt>(&receipt),
        token: app.privacy.seal(token, id).await?,
        authorised_at,
        token_expires_at: token_end(authorised_at),
    };
    store::insert(app.db.write(), new).await?;
    Ok(receipt)
}

/// Ends an attempt of which nothing may stay.
async fn undo(room: &Presaves, attempt: Attempt, how: impl FnOnce(Attempt) -> Return) -> Result<Return> {
    room.app.privacy.erase(attempt.subject).await?;
    Ok(how(attempt))
}

/// The pre-save that a receipt opens.
///
/// # Errors
/// `NotFound` for any other word; the store's.
pub(crate) async fn by_receipt(room: &Presaves, receipt: &str) -> Result<Option<Presave>> {
    if !is_token(receipt) {
        return Ok(None);
    }
    let index = room.app.privacy.index::<PresaveReceipt>(receipt);
    Ok(store::by_receipt(room.app.db.read(), index).await?)
}

/// Takes a pre-save back: from this moment nobody has the permission. False when it had ended before.
///
/// # Errors
/// The store's.
pub(crate) async fn cancel(room: &Presaves, presave: &Presave) -> Result<bool> {
    let app = &room.app;
    let tx = app.db.begin().await?;
    let end = End { state: State::Cancelled, reason: Some(reason::BY_FAN), at: app.clock.now() };
    let ended = store::end(&tx, presave.id, end).await?;
    app.privacy.consent_withdrawn::<ReleaseSave>(&tx, presave.subject).await?;
    tx.commit().await?;
    if ended {
        // What the row held may still lie in the write-ahead log.
        app.db.checkpoint().await?;
    }
    Ok(ended)
}

/// Whether a pre-save that waits needs its fan's yes again, and they may be asked for it now: what they agreed to is no
/// longer what the purpose comprises, or its time ran out. Who refused is left in peace until the question is due.
///
/// # Errors
/// The store's.
pub(crate) async fn is_due(room: &Presaves, presave: &Presave) -> Result<bool> {
    if presave.state() != State::Waiting {
        return Ok(false);
    }
    Ok(room.app.privacy.choice::<ReleaseSave>(presave.subject).await?.may_be_asked(room.app.clock.now()))
}

/// The fan agrees to what the purpose comprises today. Nothing happens where nobody asked.
///
/// # Errors
/// The store's.
pub(crate) async fn agree_again(room: &Presaves, presave: &Presave, tongue: &Tongue) -> Result<()> {
    if !is_due(room, presave).await? {
        return Ok(());
    }
    let words = tongue.say(AGREEMENT);
    let consent = ConsentText { text: &words, language: tongue.lang().tag() };
    let app = &room.app;
    let tx = app.db.begin().await?;
    app.privacy.consent_given::<ReleaseSave>(&tx, presave.subject, &consent, Method::Button).await?;
    store::go_on(&tx, presave.id, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The fan was asked again and says no: that is on record, and the permission goes. False when nobody asked.
///
/// # Errors
/// The store's.
pub(crate) async fn refuse(room: &Presaves, presave: &Presave, tongue: &Tongue) -> Result<bool> {
    if !is_due(room, presave).await? {
        return Ok(false);
    }
    let words = tongue.say(AGREEMENT);
    let consent = ConsentText { text: &words, language: tongue.lang().tag() };
    let app = &room.app;
    let tx = app.db.begin().await?;
    let end = End { state: State::Cancelled, reason: Some(reason::BY_FAN), at: app.clock.now() };
    let ended = store::end(&tx, presave.id, end).await?;
    app.privacy.consent_refused::<ReleaseSave>(&tx, presave.subject, &consent, Method::Button).await?;
    tx.commit().await?;
    if ended {
        // What the row held may still lie in the write-ahead log.
        app.db.checkpoint().await?;
    }
    Ok(ended)
}

/// Ties an attempt to a browser. With the state in it, two attempts of one browser do not look alike in the table.
pub(crate) fn browser_hash(browser: &str, state: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(browser.as_bytes());
    hash.update([0]);
    hash.update(state.as_bytes());
    hash.finalize().to_vec()
}

/// The proof for the code exchange, made anew from the state: no secret has to be stored for it.
fn pkce(room: &Presaves, state: &str) -> Result<Pkce> {
    let key = room.app.privacy.keyring().derived("pkce");
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key).map_err(Error::from_source)?;
    mac.update(state.as_bytes());
    Ok(Pkce::new(mac.finalize().into_bytes().into()))
}

/// Whether a word has the form of one of our secrets: 256 bits in URL-safe letters.
fn is_token(word: &str) -> bool {
    word.len() == 43 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::{browser_hash, is_token};

    #[test]
    fn a_secret_has_one_form() {
        assert!(is_token(&"aZ9-_".repeat(9)[..43]));
        assert!(!is_token(&"a".repeat(42)));
        assert!(!is_token(&"ä".repeat(43)));
        assert!(!is_token(&format!("{}'", "a".repeat(42))));
    }

    #[test]
    fn one_browser_looks_different_in_two_attempts() {
        assert_eq!(browser_hash("b", "s"), browser_hash("b", "s"));
        assert_ne!(browser_hash("b", "s"), browser_hash("b", "t"));
        assert_ne!(browser_hash("ab", "c"), browser_hash("a", "bc"));
    }
}
