//! The calendar file.

use super::*;

#[tokio::test]
async fn the_calendar_file_is_for_everybody_and_stores_nothing() {
    let (site, _) = site().await;
    let answer = fan(&site, 1).get("/neon/calendar.ics").await.expect(200);
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8; method=PUBLISH"));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"release.ics\""));
    assert_eq!(answer.header("set-cookie"), None);
    let file = answer.text();
    for part in ["DTSTART:20261125T120000Z\r\n", "BEGIN:VALARM\r\n", "URL:http://127.0.0.1:8080/neon\r\n"] {
        assert!(file.contains(part), "{part} in {file}");
    }
    assert_eq!(count(&site, "subject WHERE kind = 'fan'").await, 0);
    let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    let again = fan(&site, 2).with("accept-language", "ur").get("/neon/calendar.ics").await.expect(200).text();
    assert_eq!(uid(&again), uid(&file), "the same entry, whoever takes it and in whatever language");
}

#[tokio::test]
async fn a_title_cannot_write_lines_of_its_own() {
    let (site, link) = site().await;
    let title = "Neon; \"Nights\", \\ END:VEVENT ".to_owned() + &"ü".repeat(60);
    change(&site, &link, &json!({ "title": title })).await;
    site.clock.advance(Duration::from_secs(5));
    let file = fan(&site, 1).get("/neon/calendar.ics").await.expect(200).text();
    assert!(file.replace("\r\n ", "").contains("Neon\\; \"Nights\"\\, \\\\ END:VEVENT"), "{file}");
    assert!(file.split_terminator("\r\n").all(|line| line.len() <= 75), "{file}");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
}

#[tokio::test]
async fn a_release_at_each_places_midnight_is_at_the_visitors() {
    let (site, link) = site().await;
    let changes = json!({ "release_date": "2026-11-27", "release_time": "00:00:00", "each_zone": true });
    change(&site, &link, &changes).await;
    site.clock.advance(Duration::from_secs(5));
    let german = site.stranger().from_address("127.0.0.1").with("x-country", "DE");
    let file = german.get("/neon/calendar.ics").await.expect(200).text();
    assert!(file.contains("DTSTART:20261126T230000Z\r\n"), "{file}");
}

#[tokio::test]
async fn a_link_that_is_not_there_has_no_calendar() {
    let (site, link) = site().await;
    fan(&site, 1).get("/nothing/calendar.ics").await.expect(404);
    fan(&site, 1).get("/nothing/reminder").await.expect(404);
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    site.key("ada").await.send(Method::DELETE, &path, None, "".into()).await.expect(204);
    fan(&site, 1).get("/neon/calendar.ics").await.expect(410);
}
