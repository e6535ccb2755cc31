//! What a fan can do: begin, come back, cancel, erase.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use kit::{Error, Result, Tongue, WorkspaceId};
use links::PublicLink;
use policy::datum::{PresaveCode, PresaveReceipt, PresaveState, PresaveToken};
use privacy::{Kind, Method, Personal, SubjectId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Presaves,
    acts::{Acts, Step},
    at::{Failure, Permit, Services, Session},
    consents,
    model::{ATTEMPT_LIFE, Attempt, LAST_MONTH, Presave, State, after, confirm_at, reason},
    service::{Service, reaches},
    store::{self, End, Renewal},
};

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
    /// With a new permission for the pre-save that they have. Only their receipt, which nobody here knows, leads to it.
    Renewed,
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

/// The provider's answer itself (RFC 6749, section 4.1.2), or what its script gave.
pub(crate) enum Answer {
    Code(String),
    Token(String),
    Denied,
    OtherError,
}

/// What a fan ticked, and where their day begins.
pub(crate) struct Wishes {
    pub(crate) service: Service,
    pub(crate) acts: Acts,
    /// A zone that exists; only where the release differs from place to place.
    pub(crate) zone: Option<String>,
}

/// Records what a fan agreed to and sends them to the service. `browser` is what their browser shows already.
///
/// # Errors
/// The store's or the keyring's.
pub(crate) async fn begin(
    room: &Presaves,
    link: &PublicLink,
    wishes: Wishes,
    tongue: &Tongue,
    browser: Option<String>,
) -> Result<Away> {
    let app = &room.app;
    let Wishes { service, acts, zone } = wishes;
    let tx = app.db.begin().await?;
    let subject = app.privacy.new_subject(&tx, Kind::Fan).await?;
    consents::give((&app.privacy, &tx), subject, service, &acts, (tongue, Method::Tick)).await?;
    let secrets = Secrets::new(room, browser);
    let attempt = Attempt { acts, zone, ..secrets.attempt(room, link.workspace, link.id, subject, service) };
    store::insert_attempt(&tx, &attempt, app.privacy.index::<PresaveState>(&secrets.state)).await?;
    tx.commit().await?;
    secrets.away(room, &attempt)
}

/// Sends a fan to the service once more, for a permission that reaches further. What they agreed to stays; they agree to it
/// again by the button.
///
/// # Errors
/// `NotFound` when there is nothing to renew; the store's or the keyring's.
pub(crate) async fn renew(
    room: &Presaves,
    presave: &Presave,
    tongue: &Tongue,
    browser: Option<String>,
) -> Result<Away> {
    let app = &room.app;
    let mut acts = presave.acts.clone();
    acts.renewed();
    let tx = app.db.begin().await?;
    consents::give((&app.privacy, &tx), presave.subject, presave.service, &acts, (tongue, Method::Button)).await?;
    let secrets = Secrets::new(room, browser);
    let attempt = Attempt {
        acts,
        zone: presave.zone.clone(),
        renews: Some(presave.id),
        ..secrets.attempt(room, presave.workspace, presave.link_id, presave.subject, presave.service)
    };
    store::insert_attempt(&tx, &attempt, app.privacy.index::<PresaveState>(&secrets.state)).await?;
    tx.commit().await?;
    secrets.away(room, &attempt)
}

/// What ties one attempt to one browser.
struct Secrets {
    state: String,
    browser: String,
}

impl Secrets {
    fn new(room: &Presaves, browser: Option<String>) -> Secrets {
        let entropy = &room.app.entropy;
        let state = entropy.token();
        Secrets { state, browser: browser.filter(|shown| is_token(shown)).unwrap_or_else(|| entropy.token()) }
    }

    fn attempt(
        &self,
        room: &Presaves,
        workspace: WorkspaceId,
        link_id: Uuid,
        subject: SubjectId,
        service: Service,
    ) -> Attempt {
        let now = room.app.clock.now();
        Attempt {
            id: room.app.new_id(),
            workspace,
            link_id,
            subject,
            service,
            acts: Acts::wished([]),
            zone: None,
            renews: None,
            browser_hash: browser_hash(&self.browser, &self.state),
            created_at: now,
            expires_at: after(now, ATTEMPT_LIFE),
            used_at: None,
        }
    }

    fn away(self, room: &Presaves, attempt: &Attempt) -> Result<Away> {
        let acts = attempt.acts.open();
        let url = if attempt.service.has_a_script() {
            policy::routes::presave::ALLOW.to(&[&self.state])
        } else {
            let url = room.services.authorise_url(attempt.service, &self.state, proof(room, &self.state)?, &acts);
            url.map_err(Error::from_source)?.into()
        };
        Ok(Away { url, browser: self.browser })
    }
}

/// The attempt of a state, for the browser that began it and as long as it can be answered.
///
/// # Errors
/// The store's or the keyring's.
pub(crate) async fn under_way(
    room: &Presaves,
    service: Service,
    state: &str,
    browser: Option<String>,
) -> Result<Result<Attempt, Return>> {
    let app = &room.app;
    let index = app.privacy.index::<PresaveState>(state);
    let Some(attempt) = store::attempt(app.db.read(), service, index).await? else { return Ok(Err(Return::Unknown)) };
    if browser.is_none_or(|shown| browser_hash(&shown, state) != attempt.browser_hash) {
        return Ok(Err(Return::OtherBrowser));
    }
    if attempt.used_at.is_some() {
        return Ok(Err(Return::Used));
    }
    if attempt.expires_at <= app.clock.now() {
        return undo(room, attempt, Return::Late).await.map(Err);
    }
    Ok(Ok(attempt))
}

/// Takes a fan's return in. An attempt is used up before anything else is done with it, so of a code or state that comes
/// twice, however close together, only one is looked at.
///
/// # Errors
/// The store's or the keyring's.
pub(crate) async fn come_back(
    room: &Presaves,
    service: Service,
    reply: Reply,
    browser: Option<String>,
) -> Result<Return> {
    let attempt = match under_way(room, service, &reply.state, browser).await? {
        Ok(attempt) => attempt,
        Err(instead) => return Ok(instead),
    };
    if !store::use_up(room.app.db.write(), attempt.id, room.app.clock.now()).await? {
        return Ok(Return::Used);
    }
    match reply.answer {
        Answer::Denied => undo(room, attempt, Return::Denied).await,
        Answer::OtherError => undo(room, attempt, Return::Trouble).await,
        given @ (Answer::Code(_) | Answer::Token(_)) => accept(room, attempt, &reply.state, given).await,
    }
}

/// The permission behind an answer, and the session that came with it.
async fn permission(
    room: &Presaves,
    attempt: &Attempt,
    state: &str,
    given: Answer,
    permit: &Permit,
) -> Result<Result<(Personal<PresaveToken>, Session), Failure>> {
    let (service, fan) = (attempt.service, attempt.subject);
    Ok(match given {
        Answer::Code(code) => {
            let code = Personal::<PresaveCode>::of(fan, code);
            room.services.exchange(service, &code, proof(room, state)?, permit).await
        }
        Answer::Token(token) => {
            let token = Personal::<PresaveToken>::of(fan, token);
            let session = room.services.believe(service, &token, permit, room.app.clock.now()).await;
            session.map(|session| (token, session))
        }
        Answer::Denied | Answer::OtherError => Err(Failure::NOT_SENT),
    })
}

async fn accept(room: &Presaves, attempt: Attempt, state: &str, given: Answer) -> Result<Return> {
    let app = &room.app;
    let slug = room.slug(attempt.workspace, attempt.link_id).await?;
    let link = match slug {
        Some(slug) => room.links.public(&slug).await?,
        None => None,
    };
    let Some(link) = link else { return undo(room, attempt, |_| Return::Gone).await };
    let Some(act) = attempt.acts.open().first().copied() else { return undo(room, attempt, Return::Trouble).await };

    let permit = Permit::ask(&app.privacy, attempt.service, act, attempt.subject).await?;
    let (token, session) = match permission(room, &attempt, state, given, &permit).await? {
        Ok(given) => given,
        Err(failure) => {
            tracing::warn!(provider.name = attempt.service.word(), reason = failure.code, "presave.exchange_failed");
            return undo(room, attempt, Return::Trouble).await;
        }
    };
    // Of several wishes those go on that were allowed there too; the receipt tells of the others.
    let mut attempt = attempt;
    for act in attempt.acts.open() {
        if !Services::allows(attempt.service, &session, act) {
            attempt.acts.set(act, Step::Again("insufficient_scope".to_owned()));
        }
    }
    if attempt.acts.open().is_empty() {
        // Google ends all of an account's permissions together: giving this one back would end the one that is to be renewed.
        if attempt.renews.is_none() {
            room.give_back_permission(attempt.service, &token, &permit).await;
        }
        return undo(room, attempt, Return::Unticked).await;
    }
    if let Some(presave) = attempt.renews {
        return renewed(room, attempt, presave, &token).await;
    }
    let receipt = keep(room, &attempt, &link, &token).await?;
    Ok(Return::Given { receipt, link })
}

/// Puts a new permission in the place of the old one.
async fn renewed(room: &Presaves, attempt: Attempt, presave: Uuid, token: &Personal<PresaveToken>) -> Result<Return> {
    let app = &room.app;
    let authorised_at = app.clock.now();
    let renewal = Renewal {
        presave,
        token: app.privacy.seal(token, presave).await?,
        authorised_at,
        token_expires_at: room.services.token_end(attempt.service, authorised_at),
        acts: attempt.acts.to_string(),
        confirm_at: confirm_at(authorised_at, attempt.service.confirmed_within()),
    };
    if store::renew(app.db.write(), &renewal).await? {
        // What the row held before may still lie in the write-ahead log.
        app.db.checkpoint().await?;
        return Ok(Return::Renewed);
    }
    Ok(Return::Trouble(attempt))
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
        receipt: app.privacy.index::<PresaveReceipt>(&receipt),
        token: app.privacy.seal(token, id).await?,
        authorised_at,
        token_expires_at: room.services.token_end(attempt.service, authorised_at),
        confirm_at: confirm_at(authorised_at, attempt.service.confirmed_within()),
    };
    store::insert(app.db.write(), new).await?;
    Ok(receipt)
}

/// Ends an attempt of which nothing may stay. One for a pre-save that the fan has leaves that as it is.
async fn undo(room: &Presaves, attempt: Attempt, how: impl FnOnce(Attempt) -> Return) -> Result<Return> {
    if attempt.renews.is_none() {
        room.app.privacy.erase(attempt.subject).await?;
    }
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
    room.part_with(presave).await?;
    let tx = app.db.begin().await?;
    let end = End { state: State::Cancelled, reason: Some(reason::BY_FAN), at: app.clock.now(), acts: None };
    let ended = store::end(&tx, presave.id, end).await?;
    consents::withdraw((&app.privacy, &tx), presave.subject, presave.service, &presave.acts).await?;
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
    for act in presave.acts.open() {
        let choice = consents::choice(&room.app.privacy, presave.subject, presave.service, act).await?;
        if choice.may_be_asked(room.app.clock.now()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The fan agrees to what the purpose comprises today. Nothing happens where nobody asked.
///
/// # Errors
/// The store's.
pub(crate) async fn agree_again(room: &Presaves, presave: &Presave, tongue: &Tongue) -> Result<()> {
    if !is_due(room, presave).await? {
        return Ok(());
    }
    let app = &room.app;
    let tx = app.db.begin().await?;
    let how = (tongue, Method::Button);
    consents::give((&app.privacy, &tx), presave.subject, presave.service, &presave.acts, how).await?;
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
    let app = &room.app;
    room.part_with(presave).await?;
    let tx = app.db.begin().await?;
    let end = End { state: State::Cancelled, reason: Some(reason::BY_FAN), at: app.clock.now(), acts: None };
    let ended = store::end(&tx, presave.id, end).await?;
    consents::refuse((&app.privacy, &tx), presave.subject, presave.service, &presave.acts, tongue).await?;
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

/// Whether a pre-save's permission is to be renewed: it would end before the release, and one that is given now reaches
/// further. That is so once a new one would reach the release, and in any case in the last month of the old one.
///
/// Permissions that last some days only are renewed in the second half of them.
pub(crate) fn is_renewable(room: &Presaves, presave: &Presave, release_at: Timestamp, now: Timestamp) -> bool {
    let new_end = room.services.token_end(presave.service, now);
    let last_part = LAST_MONTH.min(now.duration_until(new_end) / 2);
    let in_time = after(now, last_part) >= presave.token_expires_at;
    let why = presave.reason.as_deref();
    let ended_early =
        presave.state() == State::NeedsAgain && matches!(why, Some(reason::TIME_RAN_OUT | reason::NOT_CONFIRMED));
    let too_short = presave.state() == State::Waiting && presave.token_expires_at <= release_at;
    release_at > now && (ended_early || too_short && (in_time || reaches(new_end, release_at)))
}

/// The proof for the code exchange, made anew from the state: no secret has to be stored for it.
fn proof(room: &Presaves, state: &str) -> Result<[u8; 32]> {
    let key = room.app.privacy.keyring().derived("pkce");
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key).map_err(Error::from_source)?;
    mac.update(state.as_bytes());
    Ok(mac.finalize().into_bytes().into())
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
