//! When a reminder is due: at the fan's own midnight, later or earlier with the release, and never once it is called off.

use super::*;

#[tokio::test]
async fn a_release_that_is_moved_moves_its_reminders() {
    let (site, link) = site().await;
    remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    change(&site, &link, &json!({ "release_date": "2026-12-24", "release_time": "00:00:00" })).await;
    site.clock.advance(4 * DAY);
    run(&site).await;
    assert!(news(&site, "mira@example.org").is_empty(), "later");
    change(&site, &link, &json!({ "release_date": "2026-11-25" })).await;
    run(&site).await;
    assert_eq!(news(&site, "mira@example.org").len(), 1, "earlier, even in the past");
}

#[tokio::test]
async fn a_release_that_is_called_off_takes_the_address_with_it() {
    let (site, link) = site().await;
    let own = remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    ask(&fan(&site, 2), "neon", "omar@example.org").await;
    run(&site).await;
    let pending = path_in(&letters_to(&site, "omar@example.org")[0], "/reminders/confirmation/");
    let release = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    site.key("ada").await.send(Method::DELETE, &release, None, "".into()).await.expect(204);
    run(&site).await;
    assert_eq!(count(&site, "reminder WHERE address IS NOT NULL").await, 0);
    assert!(fan(&site, 1).get(&own).await.expect(200).text().contains("data-state=\"called_off\""));
    fan(&site, 2).post(&pending, &[]).await.expect(410);
    site.clock.advance(4 * DAY);
    run(&site).await;
    assert!(news(&site, "mira@example.org").is_empty());
}

#[tokio::test]
async fn a_link_that_is_taken_back_takes_the_address_with_it() {
    let (site, link) = site().await;
    remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    site.key("ada").await.send(Method::DELETE, &path, None, "".into()).await.expect(204);
    run(&site).await;
    assert_eq!(count(&site, "reminder WHERE address IS NOT NULL").await, 0);
}

#[tokio::test]
async fn each_fan_is_told_at_their_own_midnight() {
    let (site, link) = site().await;
    let changes = json!({ "release_date": "2026-11-27", "release_time": "00:00:00", "each_zone": true });
    change(&site, &link, &changes).await;
    let from = |country: &str| site.stranger().from_address("127.0.0.1").with("x-country", country);
    remind(&site, &from("NZ"), "neon", "aroha@example.org").await;
    remind(&site, &fan(&site, 1), "neon", "nobody-knows@example.org").await;
    assert_eq!(count(&site, "reminder WHERE zone = 'Pacific/Auckland'").await, 1);
    // Midnight in Auckland is eleven in the morning of the day before, in UTC; the release's own zone is UTC.
    site.clock.advance(3 * DAY + 22 * Duration::from_secs(3_600) + Duration::from_secs(59 * 60));
    run(&site).await;
    assert!(news(&site, "aroha@example.org").is_empty());
    site.clock.advance(Duration::from_secs(60));
    run(&site).await;
    assert_eq!((news(&site, "aroha@example.org").len(), news(&site, "nobody-knows@example.org").len()), (1, 0));
    site.clock.advance(13 * Duration::from_secs(3_600));
    run(&site).await;
    assert_eq!((news(&site, "aroha@example.org").len(), news(&site, "nobody-knows@example.org").len()), (1, 1));
}

#[tokio::test]
async fn once_it_is_out_the_page_leads_to_the_music() {
    let (site, _) = site().await;
    site.clock.advance(3 * DAY);
    for path in ["/neon/reminder", "/neon/reminder/asked", "/neon/calendar.ics"] {
        assert_eq!(fan(&site, 1).get(path).await.expect(303).location(), "/neon", "{path}");
    }
    let asked = fan(&site, 1).post("/neon/reminder", &[("email", "mira@example.org")]).await.expect(303);
    assert_eq!(asked.location(), "/neon");
    assert_eq!(count(&site, "reminder_request").await, 0);
}

#[tokio::test]
async fn a_reminder_that_waits_for_more_than_a_year_goes() {
    let (site, link) = site().await;
    remind(&site, &fan(&site, 1), "neon", "mira@example.org").await;
    change(&site, &link, &json!({ "release_date": "2028-01-01" })).await;
    site.clock.advance(367 * DAY);
    run(&site).await;
    assert_eq!(count(&site, "reminder WHERE address IS NOT NULL").await, 0);
    assert!(news(&site, "mira@example.org").is_empty());
}

#[tokio::test]
async fn two_rounds_at_the_same_moment_write_one_letter() {
    let (site, link) = site().await;
    for (n, email) in ["mira@example.org", "omar@example.org"].into_iter().enumerate() {
        remind(&site, &fan(&site, n), "neon", email).await;
    }
    site.clock.advance(3 * DAY);
    let (one, other) = (site.house.reminders.clone(), site.house.reminders.clone());
    let (one, other) = tokio::join!(one.run_due(), other.run_due());
    assert_eq!(one.unwrap() + other.unwrap(), 2);
    run(&site).await;
    for email in ["mira@example.org", "omar@example.org"] {
        assert_eq!(news(&site, email).len(), 1, "{email}");
    }
    assert_eq!(told(&site, &link).await["sent"], 2);
}
