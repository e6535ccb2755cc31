//! A material change: announced thirty days before it holds, to everybody once.

use db::Sql;
use testkit::{Options, TestSite};

use crate::{DAY, a_fan, privacy, restarted};

/// A site without pre-saves whose members are `ada` and `bob`, started again with them: that adds purposes and a party.
async fn changed() -> TestSite {
    let with = TestSite::new().await;
    let spotify = with.settings.spotify.clone();
    let site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
    for name in ["ada", "bob"] {
        site.member(name).await;
    }
    site.clock.advance(DAY);
    a_fan(&site).await;
    restarted(site, spotify).await
}

async fn effective(site: &TestSite) -> Vec<i64> {
    let rows = Sql::new("SELECT (effective_at - published_at) / 86400000 AS days FROM policy_version ORDER BY n");
    rows.all(site.db().read()).await.unwrap().iter().map(|row| row.try_get("", "days").unwrap()).collect()
}

#[tokio::test]
async fn a_material_change_waits_thirty_days_and_the_page_says_so_at_the_top() {
    let site = Box::pin(changed()).await;
    assert_eq!(effective(&site).await, [0, 30], "the first version holds at once");
    let page = privacy(&site, "en").await.text();
    let top = page.split_once("<h1>").unwrap().0;
    assert!(top.contains("Holds from") && top.contains("A new version holds from Wednesday 23 December 2026"), "{top}");
    assert!(
        top.contains("/privacy/v/1?lang=en") && top.contains("/privacy/v/2/changes?lang=en&#38;against=1"),
        "{top}"
    );
    assert!(page.contains("Spotify AB"), "the coming version is what is shown");
    let urdu = privacy(&site, "ur").await.text().replace(['\u{2068}', '\u{2069}'], "");
    assert!(urdu.contains("نیا ورژن اس دن سے نافذ ہوگا") && urdu.contains("۲۳ دسمبر ۲۰۲۶"));

    site.clock.advance(DAY * 30);
    let top = privacy(&site, "en").await.text().split_once("<h1>").unwrap().0.to_owned();
    assert!(top.contains("In force since") && !top.contains("A new version"), "{top}");
}

#[tokio::test]
async fn a_change_that_takes_something_away_or_only_mends_words_holds_at_once() {
    let site = TestSite::new().await;
    let mut site = restarted(site, None).await;
    site.settings.legal.dpo = Some("dpo@harbour-lane.example".to_owned());
    let site = site.restart().await;
    assert_eq!(effective(&site).await, [0, 0, 0]);
    let ada = site.member("ada").await;
    assert!(!ada.get("/app/keys").await.expect(200).text().contains("privacy policy changes"));
    assert_eq!(site.house.transparency().due_notices().await.unwrap(), []);
}

#[tokio::test]
async fn a_small_change_does_not_bring_a_waiting_one_in_force_earlier() {
    let mut site = Box::pin(changed()).await;
    site.clock.advance(DAY * 10);
    site.settings.legal.dpo = Some("dpo@harbour-lane.example".to_owned());
    let site = site.restart().await;
    assert_eq!(effective(&site).await, [0, 30, 20]);
}

#[tokio::test]
async fn the_operator_may_announce_earlier_but_not_later() {
    for (asked, kept) in [(60, 60), (1, 30)] {
        let with = TestSite::new().await;
        let spotify = with.settings.spotify.clone();
        let mut site = TestSite::with(Options { spotify: false, ..Options::default() }).await;
        site.settings.legal.notice_days = asked;
        a_fan(&site).await;
        let site = restarted(site, spotify).await;
        assert!(effective(&site).await.ends_with(&[kept]), "{asked}");
    }
}

#[tokio::test]
async fn signed_in_people_are_told_on_every_page_until_they_put_it_away() {
    let site = Box::pin(changed()).await;
    let (ada, bob) = (site.member("ada").await, site.member("bob").await);
    for path in ["/app", "/app/keys", "/app/artists"] {
        let page = ada.get(path).await.expect(200).text();
        assert!(page.contains("Our privacy policy changes") && page.contains("23 December 2026"), "{path}: {page}");
    }
    assert_eq!(ada.post("/app/privacy/2/seen", &[]).await.expect(303).location(), "/app");
    ada.post("/app/privacy/2/seen", &[]).await.expect(303);
    ada.post("/app/privacy/9/seen", &[]).await.expect(404);
    assert!(!ada.get("/app/keys").await.expect(200).text().contains("Our privacy policy changes"));
    assert!(bob.get("/app/keys").await.expect(200).text().contains("Our privacy policy changes"), "bob has not");
    site.clock.advance(DAY * 30);
    let carol = site.member("carol").await;
    assert!(!carol.get("/app/keys").await.expect(200).text().contains("Our privacy policy changes"), "it holds now");
}

#[tokio::test]
async fn everybody_who_was_here_is_due_one_letter_and_nobody_who_was_erased() {
    let site = Box::pin(changed()).await;
    site.clock.advance(DAY);
    site.member("carol").await;
    let house = &site.house;
    let due = house.transparency().due_notices().await.unwrap();
    assert_eq!(due.len(), 2, "carol came after the change was public");
    assert!(due.iter().all(|due| due.version == 2));

    house.app.privacy.erase(due[1].subject).await.unwrap();
    assert_eq!(house.transparency().due_notices().await.unwrap(), due[..1]);

    let tx = site.db().begin().await.unwrap();
    assert!(house.transparency().notice_sent(&tx, &due[0]).await.unwrap());
    drop(tx);
    assert_eq!(
        house.transparency().due_notices().await.unwrap(),
        due[..1],
        "a letter that was not queued is still due"
    );
    let tx = site.db().begin().await.unwrap();
    assert!(house.transparency().notice_sent(&tx, &due[0]).await.unwrap());
    assert!(!house.transparency().notice_sent(&tx, &due[0]).await.unwrap(), "once and no more");
    tx.commit().await.unwrap();
    assert_eq!(house.transparency().due_notices().await.unwrap(), []);
}

#[tokio::test]
async fn every_member_gets_one_letter_thirty_days_before_it_holds_and_an_erased_one_none() {
    let site = Box::pin(changed()).await;
    let bob = Sql::new("SELECT id FROM account ORDER BY created_at DESC, id DESC LIMIT 1");
    let bob: uuid::Uuid = bob.one(site.db().read()).await.unwrap().unwrap().try_get("", "id").unwrap();
    site.house.app.privacy.erase(privacy::SubjectId(bob)).await.unwrap();
    for _ in 0..3 {
        site.clock.advance(DAY);
        site.run_jobs().await;
    }
    let letters = site.letters().await;
    let about: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("policy changes")).collect();
    assert_eq!(about.len(), 1, "{about:?}");
    assert!(about[0].subject.contains("23 December 2026"), "{about:?}");
    assert!(about[0].text.contains("/privacy?lang=en"), "{about:?}");
}

#[tokio::test]
async fn a_member_who_cannot_be_written_to_holds_up_nobody_else() {
    let site = Box::pin(changed()).await;
    let broken = if site.db().engine() == db::Engine::Postgres { "'\\x00'::bytea" } else { "x'00'" };
    let first = "SELECT id FROM account ORDER BY created_at, id LIMIT 1";
    let sql = format!("UPDATE account SET email = {broken} WHERE id = ({first})");
    Sql::new(sql).run(site.db().write()).await.unwrap();
    site.clock.advance(DAY);
    site.run_jobs().await;
    let letters = site.letters().await;
    let n_told = letters.iter().filter(|letter| letter.subject.contains("policy changes")).count();
    assert_eq!(n_told, 1, "the second one, who comes behind the broken row");
}
