//! A fan chooses which playlist of theirs at YouTube it goes into.

use db::Sql;
use sandbox::Fault;
use testkit::{Client, TestSite};

use crate::{
    DAY, HOUR, acts, assert_nothing_kept, count, fan, later, report,
    youtube::{FORM, VIDEO, site},
};

const NEW_ONE: &str = "Noor – Lanterns Over Water";

/// A fan who wished for a playlist, and the path of their receipt.
async fn wished(site: &TestSite, user: &str) -> (Client, String) {
    let fan = fan(site, usize::from(user.bytes().last().unwrap()));
    let receipt = site.wish(&fan, FORM, &[("playlist", "yes")], user).await;
    (fan, receipt)
}

async fn chosen(fan: &Client, receipt: &str, id: &str) -> testkit::Answer {
    fan.post(&format!("{receipt}/playlist"), &[("playlist", id)]).await
}

fn asked(site: &TestSite, path: &str) -> usize {
    site.sandbox.youtube().journal().iter().filter(|call| call.path.ends_with(path)).count()
}

/// The titles and contents of a fan's playlists.
fn lists(site: &TestSite, user: &str) -> Vec<(String, usize)> {
    site.sandbox.youtube().playlists(user).into_iter().map(|list| (list.title, list.videos.len())).collect()
}

async fn no_claim_is_left(site: &TestSite) -> bool {
    count(site, "presave WHERE leased_until IS NOT NULL").await == 0
}

#[tokio::test]
async fn the_receipt_says_which_playlist_it_will_be_as_long_as_that_can_be_said() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let text = ada.get(&receipt).await.expect(200).text();
    assert!(text.contains(&format!("a new playlist that only you see: <bdi>{NEW_ONE}</bdi>.")), "{text}");
    assert!(text.contains(&format!("href=\"{receipt}/playlist\"")), "{text}");
    let bob = fan(&site, 2);
    let liked = site.wish(&bob, FORM, &[("agree", "yes")], "bob").await;
    assert!(!bob.get(&liked).await.expect(200).text().contains("/playlist\""), "who wished for no playlist");
    bob.get(&format!("{liked}/playlist")).await.expect(409);
    later(&site, DAY).await;
    assert!(!ada.get(&receipt).await.expect(200).text().contains("/playlist\""), "it is done");
}

#[tokio::test]
async fn a_playlist_is_chosen_changed_and_filled_on_the_day() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    let evening = site.sandbox.youtube().add_playlist("ada", "Evening");
    let page = ada.get(&format!("{receipt}/playlist")).await.expect(200);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let text = page.text();
    assert!(text.contains("value=\"new\" checked") && text.contains(NEW_ONE), "{text}");
    assert!(text.contains(&format!("value=\"{morning}\"")) && text.contains("<bdi>Morning</bdi>"), "{text}");
    assert!(!text.contains("<script"), "no script is needed");
    let answer = chosen(&ada, &receipt, &morning).await.expect(303);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let text = ada.get(answer.location()).await.expect(200).text();
    assert!(text.contains("That is kept.") && text.contains("the one of your playlists that you chose"), "{text}");
    let text = ada.get(&format!("{receipt}/playlist")).await.expect(200).text();
    assert!(
        text.contains(&format!("value=\"{morning}\" checked")) && !text.contains("value=\"new\" checked"),
        "{text}"
    );
    chosen(&ada, &receipt, &evening).await.expect(303);
    assert!(no_claim_is_left(&site).await);
    later(&site, DAY).await;
    assert_eq!(lists(&site, "ada"), [("Morning".to_owned(), 0), ("Evening".to_owned(), 1)], "and none was made");
    assert_eq!(acts(&site).await, "playlist=done");
    assert_eq!(count(&site, "presave WHERE token IS NOT NULL OR playlist IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_choice_can_be_taken_back_and_a_new_one_is_made() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    chosen(&ada, &receipt, &morning).await.expect(303);
    let before = site.sandbox.youtube().journal().len();
    chosen(&ada, &receipt, "new").await.expect(303);
    assert_eq!(site.sandbox.youtube().journal().len(), before, "nobody has to be asked for that");
    assert_eq!(count(&site, "presave WHERE playlist IS NOT NULL").await, 0);
    later(&site, DAY).await;
    assert_eq!(lists(&site, "ada"), [("Morning".to_owned(), 0), (NEW_ONE.to_owned(), 1)]);
}

#[tokio::test]
async fn a_video_that_is_in_the_chosen_playlist_already_is_not_added_again() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let (bob, other) = wished(&site, "bob").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    chosen(&ada, &receipt, &morning).await.expect(303);
    bob.get(&format!("{other}/playlist")).await.expect(200);
    site.sandbox.youtube().fail_next(1, "/youtube/v3/playlistItems", &Fault::Status(503));
    later(&site, DAY).await;
    for _ in 0..6 {
        later(&site, HOUR).await;
    }
    assert_eq!(lists(&site, "ada"), [("Morning".to_owned(), 1)]);
    assert_eq!(report(&site).await.saved, 2);
}

#[tokio::test]
async fn somebody_elses_playlist_is_refused_and_nothing_kept() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let bobs = site.sandbox.youtube().add_playlist("bob", "Bob's own");
    site.sandbox.youtube().add_playlist("ada", "Morning");
    for id in [bobs.as_str(), "PL0", "'; DROP TABLE presave; --", "../../etc/passwd"] {
        let text = chosen(&ada, &receipt, id).await.expect(422).text();
        assert!(text.contains("none of your playlists") && text.contains("<bdi>Morning</bdi>"), "{id}: {text}");
        assert!(!text.contains("Bob"), "{text}");
    }
    chosen(&ada, &receipt, "").await.expect(400);
    chosen(&ada, &receipt, &"P".repeat(300)).await.expect(400);
    ada.post(&format!("{receipt}/playlist"), &[]).await.expect(400);
    assert_eq!(count(&site, "presave WHERE playlist IS NOT NULL").await, 0);
    assert!(no_claim_is_left(&site).await);
}

#[tokio::test]
async fn a_chosen_playlist_that_is_gone_on_the_day_needs_the_fan_again() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    chosen(&ada, &receipt, &morning).await.expect(303);
    site.sandbox.youtube().remove_playlist(&morning);
    let text = ada.get(&format!("{receipt}/playlist")).await.expect(200).text();
    assert!(text.contains("is not in your account any more") && text.contains("value=\"new\" checked"), "{text}");
    later(&site, DAY).await;
    assert_eq!((report(&site).await.needs_again, report(&site).await.tokens_held), (1, 0));
    assert_eq!(lists(&site, "ada"), [], "nobody asked for a new one");
    let text = ada.get(&receipt).await.expect(200).text();
    assert!(text.contains("It found no place at YouTube") && text.contains("not in your account any more"), "{text}");
    assert!(!text.contains("permission no longer works"), "{text}");
    assert!(text.contains("href=\"/neon/presave/youtube?again=1\""), "{text}");
    site.wish(&ada, &format!("{FORM}?again=1"), &[("playlist", "yes")], "ada").await;
    later(&site, HOUR).await;
    assert_eq!(lists(&site, "ada"), [(NEW_ONE.to_owned(), 1)]);
}

#[tokio::test]
async fn one_wish_whose_playlist_is_gone_is_told_beside_the_one_that_is_done() {
    let site = site(10_000).await;
    let ada = fan(&site, 1);
    let receipt = site.wish(&ada, FORM, &[("agree", "yes"), ("playlist", "yes")], "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    chosen(&ada, &receipt, &morning).await.expect(303);
    site.sandbox.youtube().remove_playlist(&morning);
    later(&site, DAY).await;
    assert_eq!(acts(&site).await, "like=done playlist=again:playlist_gone");
    let text = ada.get(&receipt).await.expect(200).text();
    assert!(text.contains("Put it into a playlist</b> Needs you. The playlist that it was to go into"), "{text}");
    assert!(text.contains("href=\"/neon/presave/youtube?again=1\""), "{text}");
}

#[tokio::test]
async fn a_permission_that_is_dead_asks_for_a_new_one_and_is_believed_the_second_time() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    site.sandbox.youtube().revoke_user("ada");
    let text = ada.get(&format!("{receipt}/playlist")).await.expect(409).text();
    assert!(text.contains("YouTube needs you again"), "{text}");
    assert!(text.contains("href=\"/neon/presave/youtube?again=1\"") && text.contains(&format!("href=\"{receipt}\"")));
    let before = asked(&site, "/oauth2/token");
    ada.get(&format!("{receipt}/playlist")).await.expect(409);
    assert_eq!(asked(&site, "/oauth2/token"), before, "the second question has its own time");
    assert_eq!(report(&site).await.waiting, 1);
    site.clock.advance(HOUR);
    site.house.presaves.confirm_due().await.unwrap();
    assert_eq!((report(&site).await.needs_again, report(&site).await.tokens_held), (1, 0));
    let text = ada.get(&receipt).await.expect(200).text();
    assert!(text.contains("YouTube needs you again") && text.contains("all of an account’s permissions"), "{text}");
}

#[tokio::test]
async fn where_the_days_budget_is_spent_the_page_says_so() {
    let site = site(2).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    ada.get(&format!("{receipt}/playlist")).await.expect(200);
    chosen(&ada, &receipt, &morning).await.expect(303);
    let before = site.sandbox.youtube().journal().len();
    let text = ada.get(&format!("{receipt}/playlist")).await.expect(503).text();
    assert!(text.contains("23 November 2026") && text.contains("What YouTube allows us for now is spent"), "{text}");
    assert_eq!(site.sandbox.youtube().journal().len(), before, "it is not even asked");
    assert_eq!(count(&site, "presave WHERE playlist IS NOT NULL").await, 1, "the choice stays");
    site.clock.advance(HOUR * 20);
    ada.get(&format!("{receipt}/playlist")).await.expect(200);
}

#[tokio::test]
async fn a_quota_that_google_ends_early_is_believed_for_everybody() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let (bob, other) = wished(&site, "bob").await;
    site.sandbox.youtube().leave_units(0);
    ada.get(&format!("{receipt}/playlist")).await.expect(503);
    let before = site.sandbox.youtube().journal().len();
    bob.get(&format!("{other}/playlist")).await.expect(503);
    assert_eq!(site.sandbox.youtube().journal().len(), before);
    assert_eq!(count(&site, "presave WHERE attempts > 0 OR reason IS NOT NULL").await, 0, "nobody's failure");
    assert!(no_claim_is_left(&site).await);
}

#[tokio::test]
async fn one_receipt_looks_a_few_times_an_hour_only() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let (bob, other) = wished(&site, "bob").await;
    for _ in 0..6 {
        ada.get(&format!("{receipt}/playlist")).await.expect(200);
    }
    let before = site.sandbox.youtube().journal().len();
    ada.get(&format!("{receipt}/playlist")).await.expect(429);
    chosen(&ada, &receipt, "PL0").await.expect(429);
    assert_eq!(site.sandbox.youtube().journal().len(), before);
    chosen(&ada, &receipt, "new").await.expect(303);
    bob.get(&format!("{other}/playlist")).await.expect(200);
    site.clock.advance(HOUR);
    ada.get(&format!("{receipt}/playlist")).await.expect(200);
}

#[tokio::test]
async fn a_name_that_is_a_script_is_a_name() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    site.sandbox.youtube().add_playlist("ada", "<script>alert(1)</script> & \"more\"");
    site.sandbox.youtube().add_playlist("ada", "مساء الخير");
    for language in ["en", "ur"] {
        let ada = fan(&site, 3).with("accept-language", language);
        let text = ada.get(&format!("{receipt}/playlist")).await.expect(200).text();
        assert!(!text.contains("<script"), "{text}");
        assert!(text.contains("alert(1)") && text.contains("<bdi>مساء الخير</bdi>"), "{text}");
        assert_eq!(text.contains("dir=\"rtl\""), language == "ur", "{text}");
    }
    drop(ada);
}

#[tokio::test]
async fn who_has_no_playlist_is_told_so() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let text = ada.get(&format!("{receipt}/playlist")).await.expect(200).text();
    assert!(text.contains("You have no playlists at YouTube yet") && text.contains("value=\"new\" checked"), "{text}");
}

#[tokio::test]
async fn nothing_is_chosen_after_the_end_or_once_the_release_is_out() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    let (bob, other) = wished(&site, "bob").await;
    ada.post(&format!("{receipt}/cancellation"), &[]).await.expect(303);
    let before = site.sandbox.youtube().journal().len();
    ada.get(&format!("{receipt}/playlist")).await.expect(409);
    chosen(&ada, &receipt, &morning).await.expect(409);
    site.clock.advance(DAY);
    let text = chosen(&bob, &other, "new").await.expect(409).text();
    assert!(text.contains("There is nothing to choose here any more"), "{text}");
    assert_eq!(site.sandbox.youtube().journal().len(), before);
    let lost = format!("/r/{}/playlist", "A".repeat(43));
    assert!(ada.get(&lost).await.expect(404).text().contains("There is no receipt at this address"));
    ada.post(&lost, &[("playlist", "new")]).await.expect(404);
    bob.post(&format!("{other}/erasure"), &[("confirm", "yes")]).await.expect(200);
    bob.get(&format!("{other}/playlist")).await.expect(404);
}

#[tokio::test]
async fn what_the_engine_has_in_hand_is_left_to_it() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let in_a_minute = site.clock.now().as_millisecond() + 60_000;
    let claim = "UPDATE presave SET leased_until = $1, leased_by = id";
    Sql::new(claim).bind(in_a_minute).run(site.db().write()).await.unwrap();
    let page = ada.get(&format!("{receipt}/playlist")).await.expect(409);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.text().contains("One moment"), "{}", page.text());
    chosen(&ada, &receipt, "new").await.expect(409);
    site.clock.advance(HOUR);
    chosen(&ada, &receipt, "new").await.expect(303);
    Sql::new("UPDATE presave SET acts = 'playlist=begun'").run(site.db().write()).await.unwrap();
    ada.get(&format!("{receipt}/playlist")).await.expect(409);
}

#[tokio::test]
async fn trouble_at_the_service_changes_nothing() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning");
    chosen(&ada, &receipt, &morning).await.expect(303);
    for (path, fault) in [
        ("/oauth2/token", Fault::Status(503)),
        ("/youtube/v3/playlists", Fault::Html(200)),
        ("/youtube/v3/playlists", Fault::ClosedConnection),
    ] {
        site.sandbox.youtube().fail_next(1, path, &fault);
        chosen(&ada, &receipt, &morning).await.expect(502);
        assert!(no_claim_is_left(&site).await);
    }
    assert_eq!(count(&site, "presave WHERE playlist IS NOT NULL AND attempts = 0").await, 1);
    later(&site, DAY).await;
    assert_eq!(lists(&site, "ada"), [("Morning".to_owned(), 1)]);
}

#[tokio::test]
async fn a_choice_outlives_a_restart_and_neither_number_nor_name_is_legible() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let morning = site.sandbox.youtube().add_playlist("ada", "Morning of a fan");
    chosen(&ada, &receipt, &morning).await.expect(303);
    for file in std::fs::read_dir(site.data()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for secret in [morning.as_bytes(), b"Morning of a fan"] {
                let found = bytes.windows(secret.len()).any(|window| window == secret);
                assert!(!found, "{}", path.display());
            }
        }
    }
    let site = site.restart().await;
    let ada = fan(&site, 1);
    assert!(ada.get(&receipt).await.expect(200).text().contains("the one of your playlists that you chose"));
    later(&site, DAY).await;
    assert_eq!(lists(&site, "ada"), [("Morning of a fan".to_owned(), 1)]);
    assert_eq!(site.sandbox.youtube().playlists("ada")[0].videos, [VIDEO]);
    ada.post(&format!("{receipt}/erasure"), &[("confirm", "yes")]).await.expect(200);
    assert_nothing_kept(&site).await;
}

#[tokio::test]
async fn who_objects_is_not_looked_for() {
    let site = site(10_000).await;
    let (ada, receipt) = wished(&site, "ada").await;
    let before = site.sandbox.youtube().journal().len();
    ada.post(&format!("{receipt}/rights/restriction"), &[]).await;
    ada.get(&format!("{receipt}/playlist")).await.expect(409);
    assert_eq!(site.sandbox.youtube().journal().len(), before);
    assert!(no_claim_is_left(&site).await);
}
