//! When to ask for a certificate: for a name that leads here, at two thirds of the last one's life, and after failures at
//! rising intervals.

use kit::{Error, Result};
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::{
    Domains,
    acme::{self, Refusal, Signed},
    sealing, shelf, store,
};

/// How many names one round serves.
const ROUND: u64 = 5;
/// How long an order keeps other nodes from the same.
const LEASE_MS: i64 = 10 * 60_000;
const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How long to wait after so many failures in a row: from a quarter of an hour to a day. An authority that forgives five an
/// hour is never asked as often for one name.
fn wait_ms(n_failures: i64) -> i64 {
    let doublings = u32::try_from(n_failures.clamp(0, 10)).unwrap_or(0);
    ((15 * MINUTE_MS) << doublings).min(DAY_MS)
}

/// Asks for what is due, unless the authority wants to be left in peace.
pub(crate) async fn run_due(room: &Domains) -> Result<()> {
    let Some(authority) = room.authority() else { return Ok(()) };
    let app = room.app();
    let own = own_name(room);
    if let Some(own) = own {
        store::want_certificate(app.db.write(), own, app.clock.now_ms()).await?;
    }
    let now_ms = app.clock.now_ms();
    for (host, n_failures) in store::due_certificates(app.db.read(), own.unwrap_or_default(), now_ms, ROUND).await? {
        let account = store::account(app.db.read(), authority.directory.url()).await?;
        if account.and_then(|(_, quiet_until)| quiet_until).is_some_and(|until| until > app.clock.now_ms()) {
            return Ok(());
        }
        if !store::lease(app.db.write(), &host, now_ms, now_ms + LEASE_MS).await? {
            continue;
        }
        let signed = acme::order(app, authority, &host).await;
        match signed {
            Ok(signed) => keep(room, &host, &signed).await?,
            Err(refusal) => note(room, &host, n_failures, &refusal).await?,
        }
    }
    Ok(())
}

/// Our own host, when it is one that an authority can sign.
fn own_name(room: &Domains) -> Option<&str> {
    let own = room.own_host();
    let encrypted = room.app().site.base_url.starts_with("https://");
    let named = own.contains('.') && own.parse::<std::net::IpAddr>().is_err();
    (encrypted && named).then_some(own)
}

async fn keep(room: &Domains, host: &str, signed: &Signed) -> Result<()> {
    let app = room.app();
    let now_ms = app.clock.now_ms();
    let certified = shelf::certified(&signed.chain, &signed.key);
    let life = certified.as_ref().and_then(|key| key.end_entity_cert().ok()).and_then(|leaf| life(leaf));
    let Some((from_ms, until_ms)) = life else {
        let refusal = Refusal::Refused("unreadable".to_owned());
        return note(room, host, 0, &refusal).await;
    };
    let sealed = sealing::seal(app, &signed.key, host)?;
    let fresh = store::Fresh {
        chain: &signed.chain,
        sealed_key: &sealed,
        not_after: until_ms,
        renew_at: renewal(from_ms, until_ms),
    };
    store::put_certificate(app.db.write(), host, &fresh).await?;
    room.register().forget();
    tracing::info!(certificate.until_ms = until_ms, certificate.asked_ms = now_ms, "domains.certificate_signed");
    Ok(())
}

/// Two thirds of a life.
fn renewal(from_ms: i64, until_ms: i64) -> i64 {
    from_ms.saturating_add(until_ms.saturating_sub(from_ms) / 3 * 2)
}

/// From when until when a certificate holds, in milliseconds since the epoch.
fn life(der: &[u8]) -> Option<(i64, i64)> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let validity = certificate.validity();
    Some((validity.not_before.timestamp().checked_mul(1000)?, validity.not_after.timestamp().checked_mul(1000)?))
}

async fn note(room: &Domains, host: &str, n_failures: i64, refusal: &Refusal) -> Result<()> {
    let app = room.app();
    let now_ms = app.clock.now_ms();
    if let Refusal::Own(error) = refusal {
        tracing::error!(error = error as &dyn std::error::Error, "domains.certificate_not_asked");
    } else {
        tracing::warn!(error = refusal as &dyn std::error::Error, "domains.certificate_refused");
    }
    let limited = matches!(refusal, Refusal::Limited);
    if limited && let Some(authority) = room.authority() {
        // The limit is the account's: asking for another name would not be better received.
        store::put_quiet(app.db.write(), authority.directory.url(), now_ms + HOUR_MS).await?;
    }
    let next_try_at = now_ms + if limited { HOUR_MS } else { wait_ms(n_failures) };
    store::put_trouble(app.db.write(), host, refusal.word(), next_try_at, !limited).await.map_err(Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_renewed_at_two_thirds_of_its_life() {
        assert_eq!(renewal(0, 90 * DAY_MS), 60 * DAY_MS);
        assert_eq!(renewal(DAY_MS, 7 * DAY_MS), 5 * DAY_MS);
    }

    #[test]
    fn failures_are_followed_by_ever_longer_waits() {
        assert_eq!(wait_ms(0), 15 * MINUTE_MS);
        assert_eq!(wait_ms(2), HOUR_MS);
        assert_eq!(wait_ms(60), DAY_MS);
    }
}
