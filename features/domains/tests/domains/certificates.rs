//! Certificates, from a real ACME server: Pebble, the test server of Let's Encrypt.

use std::time::Duration;

use fanfare::AuthoritySettings;
use sandbox::pebble::{Pebble, Plan};
use tempfile::TempDir;
use testkit::Authority;

use super::{HOST, Stage};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A stage with an authority.
async fn stage() -> (Stage, Pebble, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let ca = folder.path().join("ca.pem");
    let server = Authority::new("Pebble's own");
    server.write(&ca);
    server.write_server("127.0.0.1", &folder.path().join("pebble.pem"), &folder.path().join("pebble.key"));
    let mut pebble = None;
    let stage = Stage::with(|options, names, address| {
        let plan = Plan { folder: folder.path(), name_server: names.address(), http_port: address.port() };
        let started = Pebble::start(&plan).expect("`cargo xtask test --only packages` installs pebble");
        let directory = started.directory().to_owned();
        pebble = Some(started);
        let authority = AuthoritySettings { directory, ca: Some(ca.clone()), contact: None };
        testkit::Options { authority: Some(authority), ..options }
    })
    .await;
    (stage, pebble.expect("the stage has asked for it"), folder)
}

async fn kept(stage: &Stage) -> (Option<String>, Option<String>, Option<i64>, i64, Option<String>) {
    let sql = "SELECT chain, sealed_key, renew_at, next_try_at, trouble FROM domain_certificate WHERE host = $1";
    let row = db::Sql::new(sql).bind(HOST).one(stage.site.db().read()).await.unwrap().unwrap();
    let text = |name: &str| row.try_get::<Option<String>>("", name).unwrap();
    let renew_at = row.try_get("", "renew_at").unwrap();
    (text("chain"), text("sealed_key"), renew_at, row.try_get("", "next_try_at").unwrap(), text("trouble"))
}

#[tokio::test]
async fn a_live_domain_gets_a_certificate_whose_key_is_sealed_and_a_new_one_in_time() {
    let (stage, _pebble, _folder) = stage().await;
    let id = stage.live("ada", HOST).await;
    stage.site.house.domains.run_due().await.unwrap();
    let (chain, sealed, renew_at, _, trouble) = kept(&stage).await;
    let chain = chain.unwrap_or_else(|| panic!("no certificate: {trouble:?}"));
    assert!(chain.starts_with("-----BEGIN CERTIFICATE-----"));
    assert!(!sealed.unwrap().contains("PRIVATE"), "the key is not kept in the clear");
    assert!(format!("{:?}", stage.site.house.domains.shelf()).contains("n: 1"));

    let page = stage.site.member("ada").await.get(&format!("/app/domains/{id}")).await.expect(200).text();
    assert!(page.contains("Its certificate holds until"), "{page}");
    let http = stage.fan_at(HOST).get("/?c=1").await.expect(308);
    assert_eq!(http.location(), "https://listen.band.example/?c=1");
    stage.fan_at(HOST).with("x-forwarded-proto", "https").get("/").await.expect(200);

    stage.site.house.domains.run_due().await.unwrap();
    assert_eq!(kept(&stage).await.0.as_ref(), Some(&chain), "nobody asks before it is time");
    let until_then = renew_at.unwrap() - stage.site.clock.now_ms();
    stage.site.clock.advance(Duration::from_millis(u64::try_from(until_then).unwrap()));
    stage.site.house.domains.run_due().await.unwrap();
    let (renewed, ..) = kept(&stage).await;
    assert_ne!(renewed.as_ref(), Some(&chain), "at two thirds of its life there is a new one");
}

#[tokio::test]
async fn an_authority_that_is_away_is_asked_again_at_rising_intervals_and_a_lost_domain_not_at_all() {
    let (stage, pebble, _folder) = stage().await;
    drop(pebble);
    stage.live("ada", HOST).await;
    let mut waits = Vec::new();
    for _ in 0..3 {
        stage.site.house.domains.run_due().await.unwrap();
        let (chain, _, _, next_try_at, trouble) = kept(&stage).await;
        assert!(chain.is_none() && trouble.as_deref() == Some("away"), "{trouble:?}");
        let wait_ms = next_try_at - stage.site.clock.now_ms();
        waits.push(wait_ms);
        stage.site.clock.advance(Duration::from_millis(u64::try_from(wait_ms).unwrap()));
    }
    assert_eq!(waits, [900_000, 1_800_000, 3_600_000]);
    stage.door.abort();
    for _ in 0..3 {
        stage.site.clock.advance(DAY);
        stage.site.house.domains.run_due().await.unwrap();
    }
    let (.., trouble) = kept(&stage).await;
    let before = kept(&stage).await.3;
    stage.site.clock.advance(DAY);
    stage.site.house.domains.run_due().await.unwrap();
    assert_eq!((kept(&stage).await.3, trouble.as_deref()), (before, Some("away")), "nobody asked for it any more");
}

#[tokio::test]
async fn a_challenge_that_was_never_asked_for_has_no_answer() {
    let stage = Stage::new().await;
    stage.fan_at(HOST).get("/.well-known/acme-challenge/guess").await.expect(404);
    stage.fan_at(HOST).get("/.well-known/fanfare-domain/guess").await.expect(404);
}
