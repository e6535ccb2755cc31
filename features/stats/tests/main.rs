//! Statistics through the program's doors.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails with what it has")]

mod report;

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Client, TestSite};

const DAY: Duration = Duration::from_secs(86_400);
const BROWSER: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                       Version/19.0 Mobile/15E148 Safari/604.1";

/// A fan of their own, from a country.
fn fan(site: &TestSite, n: usize, country: &str) -> Client {
    site.stranger()
        .with("x-forwarded-for", &format!("198.18.0.{n}"))
        .with("x-country", country)
        .with("user-agent", BROWSER)
}

async fn view(fan: &Client, slug: &str) {
    fan.get(&format!("/{slug}")).await.expect(200);
}

async fn click(fan: &Client, slug: &str, service: &str) {
    fan.get(&format!("/{slug}/{service}")).await.expect(302);
}

fn id(link: &Value) -> &str {
    link["id"].as_str().unwrap()
}

fn page_of(link: &Value) -> String {
    format!("/app/links/{}/stats", id(link))
}

fn api_of(link: &Value) -> String {
    format!("/api/v1/links/{}/stats", id(link))
}

/// What a program reads from the page.
fn figure(page: &str, name: &str) -> u64 {
    let mark = format!("data-figure=\"{name}\" data-n=\"");
    let (before, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("no {name} in {page}"));
    assert!(!before.contains(&mark) && !rest.contains(&mark), "{name} is there once");
    rest.split('"').next().unwrap().parse().unwrap()
}

/// The text of each piece that begins with a mark and ends with the next sign.
fn texts<'a>(page: &'a str, mark: &str) -> Vec<&'a str> {
    page.split(mark).skip(1).map(|rest| rest.split('<').next().unwrap()).collect()
}

/// The names of the lines: the same in the legend and in the table.
fn lines(page: &str) -> Vec<&str> {
    let (_, plot) = page.split_once("<figure class=\"plot\">").unwrap();
    let plot = plot.split("</figure>").next().unwrap();
    let (key, table) = plot.split_once("<table").unwrap();
    let names = texts(table, "class=\"num\"><bdi>");
    assert_eq!(texts(key, "</svg><bdi>"), names);
    let drawn = key.split("role=\"img\"").nth(1).unwrap();
    let strokes = ["<path class=\"s", "<path class=\"rest"].map(|stroke| drawn.matches(stroke).count());
    assert_eq!(strokes.iter().sum::<usize>(), names.len());
    names
}

/// The rows of the table beside the chart: when, and the figure of each line.
fn points(page: &str) -> Vec<(String, Vec<u64>)> {
    let Some((_, table)) = page.split_once("<caption id=\"points\">") else { return Vec::new() };
    let body = table.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let number = |cell: &str| cell.split('<').next().unwrap().replace(',', "").parse().unwrap();
    let row = |row: &str| {
        let when = row.split('"').next().unwrap().to_owned();
        (when, row.split("<td class=\"num\">").skip(1).map(number).collect())
    };
    body.split("<time datetime=\"").skip(1).map(row).collect()
}

/// The height of each point of a line, in the box of 300.
fn heights(page: &str, class: &str) -> Vec<f64> {
    let (_, area) = page.split_once("<svg class=\"area\"").unwrap();
    let (_, path) = area.split_once(&format!("<path class=\"{class}\" d=\"M")).unwrap();
    let path = path.split('"').next().unwrap();
    path.split('L').map(|point| 300.0 - point.split(' ').nth(1).unwrap().parse::<f64>().unwrap()).collect()
}

/// The bars of one panel: label and figure.
fn bars(page: &str, panel: &str) -> Vec<(String, u64)> {
    let (_, rest) = page.split_once(&format!("aria-labelledby=\"{panel}\"")).unwrap();
    let body = rest.split("</section>").next().unwrap().split("<tbody>").nth(1).unwrap_or_default();
    let bar = |row: &str| {
        let label = row.split("</th>").next().unwrap().replace("<bdi>", "").replace("</bdi>", "");
        let n = row.split("<td class=\"num\">").nth(1).unwrap().split('<').next().unwrap();
        (label, n.replace(',', "").parse().unwrap())
    };
    body.split("<th scope=\"row\">").skip(1).map(bar).collect()
}

#[tokio::test]
async fn a_new_workspace_is_led_to_its_first_link() {
    let site = TestSite::new().await;
    let ada = site.member("ada").await;
    let home = ada.get("/app").await.expect(200).text();
    assert!(home.contains("Three steps to your first link"));
    assert!(home.contains("class=\"btn go\" href=\"/app/artists\""), "the first step is an artist");

    let key = site.key("ada").await;
    let artist = key.json(http::Method::POST, "/api/v1/artists", &json!({ "name": "Noor" })).await.expect(201).json();
    let home = ada.get("/app").await.expect(200).text();
    assert!(home.contains("class=\"btn go\" href=\"/app/releases/new\""), "the second step is a release");

    let release =
        json!({ "artist_id": artist["id"], "title": "Ferry", "release_date": "2026-12-24", "time_zone": "UTC" });
    let release = key.json(http::Method::POST, "/api/v1/releases", &release).await.expect(201).json();
    let home = ada.get("/app").await.expect(200).text();
    assert!(home.contains("class=\"btn go\" href=\"/app/links/new\""), "the third step is a link");

    let link = json!({ "release_id": release["id"], "slug": "ferry", "destinations": [] });
    let link = key.json(http::Method::POST, "/api/v1/links", &link).await.expect(201).json();
    let home = ada.get("/app").await.expect(200).text();
    assert!(!home.contains("Three steps") && home.contains(&page_of(&link)));
}

#[tokio::test]
async fn the_overview_shows_what_was_done_and_what_lacks_a_link() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    let other = site.link("bea", "other", DAY).await;
    for n in 1..=3 {
        let fan = fan(&site, n, "DE");
        view(&fan, "neon").await;
        view(&fan, "other").await;
    }
    click(&fan(&site, 1, "DE"), "neon", "deezer").await;
    drop(site.presave(&fan(&site, 1, "DE"), "neon", "fan-1").await);
    let key = site.key("ada").await;
    let artists = key.get("/api/v1/artists").await.expect(200).json();
    let release = json!({ "artist_id": artists["items"][0]["id"], "title": "Ferry", "release_date": "2026-12-24", "time_zone": "UTC" });
    let release = key.json(http::Method::POST, "/api/v1/releases", &release).await.expect(201).json();

    let home = site.member("ada").await.get("/app").await.expect(200).text();
    let totals: Vec<&str> =
        home.split("</small></dt><dd>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(totals, ["3", "1", "1"], "views, clicks and pre-saves of this workspace only");
    assert!(home.contains("<dt>views</dt><dd>3</dd>") && home.contains("<dt>pre-saves</dt><dd>1</dd>"));
    assert!(home.contains("Scheduled") && home.contains(&page_of(&link)));
    assert!(!home.contains(id(&other)), "another workspace's link is not here");
    let make = format!("/app/links/new?release={}", release["id"].as_str().unwrap());
    assert!(home.contains("No link yet") && home.contains(&make));
}

#[tokio::test]
async fn figures_equal_what_was_done() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    let fans: Vec<Client> = (1..=4).map(|n| fan(&site, n, "DE")).collect();
    for (n, fan) in fans.iter().enumerate() {
        view(fan, "neon").await;
        drop(site.presave(fan, "neon", &format!("fan-{n}")).await);
    }
    click(&fans[0], "neon", "deezer").await;
    let ada = site.member("ada").await;
    let page = ada.get(&page_of(&link)).await.expect(200).text();
    let read = |page: &str, names: &[&str]| names.iter().map(|name| figure(page, name)).collect::<Vec<_>>();
    let names = ["views", "clicks", "given", "waiting", "saved", "tokens_held"];
    assert_eq!(read(&page, &names), [4, 1, 4, 4, 0, 4]);
    let ends = ["needs_again", "refused", "cancelled", "expired"];
    assert_eq!(read(&page, &ends), [0, 0, 0, 0]);
    assert!(!page.contains("class=\"mark-day\""), "the release moment is still to come");

    site.clock.advance(DAY);
    site.run_jobs().await;
    for fan in &fans {
        view(fan, "neon").await;
        click(fan, "neon", "spotify").await;
    }
    let page = ada.get(&page_of(&link)).await.expect(200).text();
    assert_eq!(read(&page, &names), [8, 5, 4, 0, 4, 0]);
    assert!(page.contains("Out now") && page.contains("class=\"mark-day end\""), "the release moment is marked");
    assert_eq!(bars(&page, "services"), [("Spotify".to_owned(), 4), ("Deezer".to_owned(), 1)]);

    let api = site.key("ada").await.get(&api_of(&link)).await.expect(200).json();
    assert_eq!((&api["views"], &api["clicks"]), (&json!(8), &json!(5)));
    assert_eq!(api["clicks_by_service"], json!([{ "service": "spotify", "n": 4 }, { "service": "deezer", "n": 1 }]));
    let presaves = json!({
        "given": 4, "waiting": 0, "saved": 4, "needs_again": 0, "refused": 0, "cancelled": 0, "expired": 0,
        "tokens_held": 0, "undecryptable": 0,
    });
    assert_eq!(api["presaves"], presaves);
    assert_eq!(api["from"], "2026-11-22T00:00:00Z");
}

#[tokio::test]
async fn small_countries_are_folded_whatever_period_is_asked_for() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    let countries = [("DE", 9), ("FR", 7), ("LI", 1)];
    let fans = countries.iter().flat_map(|(country, n)| std::iter::repeat_n(*country, *n));
    for (n, country) in fans.enumerate() {
        view(&fan(&site, n + 1, country), "neon").await;
    }
    // Liechtenstein's one visitor hides behind France's.
    let shown = [("Germany".to_owned(), 9), ("Other (fewer than 5 people on a day)".to_owned(), 8)];
    let ada = site.member("ada").await;
    for period in ["", "?period=7", "?period=all"] {
        let page = ada.get(&format!("{}{period}", page_of(&link))).await.expect(200).text();
        assert_eq!(bars(&page, "countries"), shown, "{period}");
        assert!(!page.contains("Liechtenstein"));
    }
    let key = site.key("ada").await;
    let folded = json!([{ "country": "DE", "n": 9 }, { "country": null, "n": 8 }]);
    let later = site.clock.now() + jiff::SignedDuration::from_hours(1);
    for range in [String::new(), format!("?from={}&to={later}", site.clock.now())] {
        let api = key.get(&format!("{}{range}", api_of(&link))).await.expect(200).json();
        assert_eq!((&api["countries"], &api["views"]), (&folded, &json!(17)), "{range}");
    }
    // A range without any visitor says the same: nothing can be subtracted.
    let api = key.get(&format!("{}?from={later}&to=2027-01-01T00:00:00Z", api_of(&link))).await.expect(200).json();
    assert_eq!((&api["countries"], &api["views"]), (&folded, &json!(0)));
}

#[tokio::test]
async fn nobody_sees_another_labels_figures() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    site.member("bea").await.get(&page_of(&link)).await.expect(404);
    site.key("bea").await.get(&api_of(&link)).await.expect(404);
    site.key("bea").await.get(&format!("{}?from=nonsense", api_of(&link))).await.expect(404);
    site.stranger().with("accept", "application/json").get(&api_of(&link)).await.expect(401);
}

#[tokio::test]
async fn a_link_that_nobody_opened_says_so() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    let page = site.member("ada").await.get(&page_of(&link)).await.expect(200).text();
    assert!(page.contains("Nobody has come yet") && page.contains("Nobody has pre-saved yet"));
    assert!(page.contains("readonly value=\"http://127.0.0.1:8080/neon\""), "the address can be copied");
    assert_eq!((figure(&page, "views"), figure(&page, "given")), (0, 0));
    assert!(!page.contains("NaN") && points(&page).is_empty());
}

#[tokio::test]
async fn the_table_holds_the_same_numbers_as_the_chart() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    for day in 0..5 {
        for n in 0..=day {
            view(&fan(&site, n + 1, "DE"), "neon").await;
        }
        if day > 0 {
            click(&fan(&site, 1, "DE"), "neon", "deezer").await;
        }
        site.clock.advance(DAY);
    }
    let page = site.member("ada").await.get(&page_of(&link)).await.expect(200).text();
    let points = points(&page);
    let days: Vec<&str> = points.iter().map(|(day, _)| day.as_str()).collect();
    assert_eq!(days, ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]);
    let views: Vec<u64> = points.iter().map(|(_, figures)| figures[0]).collect();
    let clicks: Vec<u64> = points.iter().map(|(_, figures)| figures[1]).collect();
    assert_eq!((views.as_slice(), clicks.as_slice()), (&[1, 2, 3, 4, 5, 0][..], &[0, 1, 1, 1, 1, 0][..]));
    // The scale ends at 6, so one is 50 high.
    assert_eq!(heights(&page, "s1"), views.iter().map(|n| *n as f64 * 50.0).collect::<Vec<_>>());
    assert_eq!(heights(&page, "s2"), clicks.iter().map(|n| *n as f64 * 50.0).collect::<Vec<_>>());
}

#[tokio::test]
async fn every_view_of_the_chart_shows_what_was_done() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    for n in 1..=3 {
        let fan = fan(&site, n, "DE");
        view(&fan, "neon").await;
        drop(site.presave(&fan, "neon", &format!("fan-{n}")).await);
    }
    click(&fan(&site, 1, "DE"), "neon", "deezer").await;
    site.clock.advance(DAY * 3);
    site.run_jobs().await;
    click(&fan(&site, 1, "DE"), "neon", "deezer").await;
    for n in 1..=4 {
        click(&fan(&site, n, "DE"), "neon", "spotify").await;
    }
    let ada = site.member("ada").await;
    let show = async |what: &str| ada.get(&format!("{}?show={what}&period=7", page_of(&link))).await.expect(200).text();
    for (what, names, first, last, top, caption) in [
        ("visits", ["Views", "Clicks"], [3, 1], [0, 5], 6.0, "Views and clicks by the day, UTC"),
        ("services", ["Spotify", "Deezer"], [0, 1], [4, 1], 6.0, "Clicks by service by the day, UTC"),
        ("presaves", ["Given", "Saved"], [3, 0], [0, 3], 3.0, "Pre-saves, given and saved by the day, UTC"),
        // The usual one in the place of any that there is not.
        ("secrets", ["Views", "Clicks"], [3, 1], [0, 5], 6.0, "Views and clicks by the day, UTC"),
    ] {
        let page = show(what).await;
        assert_eq!(lines(&page), names, "{what}");
        let points = points(&page);
        assert_eq!(
            points.iter().map(|(day, _)| day.as_str()).collect::<Vec<_>>(),
            ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"]
        );
        let figures: Vec<&[u64]> = points.iter().map(|(_, figures)| figures.as_slice()).collect();
        assert_eq!(figures, [&first[..], &[0, 0], &[0, 0], &last], "{what}");
        let heights_of = |nth: usize| figures.iter().map(|row| row[nth] as f64 * 300.0 / top).collect::<Vec<_>>();
        assert_eq!([heights(&page, "s1"), heights(&page, "s2")], [heights_of(0), heights_of(1)], "{what}");
        assert!(page.contains(&format!("<caption id=\"points\">{caption}</caption>")), "{what}");
        assert!(!page.contains("NaN"));
        // A choice keeps the other one.
        let shown = if what == "secrets" { "visits" } else { what };
        assert!(page.contains(&format!("show={shown}&#38;period=7\" aria-current=\"true\"")), "{what}");
        assert!(
            page.contains(&format!("show={shown}&#38;period=90\"")) && page.contains("show=countries&#38;period=7\"")
        );
    }
}

#[tokio::test]
async fn beyond_five_services_the_others_are_one_together() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    let services = [
        ("spotify", "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy"),
        ("deezer", "https://www.deezer.com/album/302127"),
        ("tidal", "https://tidal.com/album/1"),
        ("soundcloud", "https://soundcloud.com/noor/neon"),
        ("bandcamp", "https://noor.bandcamp.com/album/neon"),
        ("pandora", "https://www.pandora.com/artist/noor/neon"),
        ("apple-music", "https://music.apple.com/de/album/neon/1"),
    ];
    let destinations = services.map(|(service, url)| json!({ "service": service, "url": url }));
    let key = site.key("ada").await;
    let path = format!("/api/v1/links/{}", id(&link));
    key.json(http::Method::PATCH, &path, &json!({ "destinations": destinations })).await.expect(200);
    for (n, (service, _)) in services.iter().enumerate() {
        for _ in n..services.len() {
            click(&fan(&site, 1, "DE"), "neon", service).await;
        }
    }
    let page = format!("{}?show=services", page_of(&link));
    let page = site.member("ada").await.get(&page).await.expect(200).text();
    assert_eq!(lines(&page), ["Spotify", "Deezer", "TIDAL", "SoundCloud", "Bandcamp", "Other services"]);
    assert_eq!(points(&page).last().unwrap().1, [7, 6, 5, 4, 3, 3]);
}

#[tokio::test]
async fn countries_over_time_show_five_people_of_a_day_or_nobody() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    for day in [[("DE", 9), ("FR", 6), ("IT", 0)], [("DE", 9), ("FR", 1), ("IT", 7)], [("DE", 1), ("FR", 1), ("IT", 1)]]
    {
        let fans = day.iter().flat_map(|(country, n)| std::iter::repeat_n(*country, *n));
        for (n, country) in fans.enumerate() {
            view(&fan(&site, n + 1, country), "neon").await;
        }
        site.clock.advance(DAY);
    }
    let ada = site.member("ada").await;
    for period in ["7", "30", "all"] {
        let page = ada.get(&format!("{}?show=countries&period={period}", page_of(&link))).await.expect(200).text();
        let other = "Other countries, and fewer than 5 people on a day";
        assert_eq!(lines(&page), ["Germany", "France", other], "{period}");
        let figures: Vec<Vec<u64>> = points(&page).into_iter().map(|(_, figures)| figures).collect();
        // France's one fan of the second day hides behind Italy's seven; of the third day there is nothing to say.
        assert_eq!(figures, [[9, 6, 0], [9, 0, 8], [0, 0, 3], [0, 0, 0]], "{period}");
        assert!(page.contains("Views by country by the day, UTC"));
        // Nothing is left when the days are taken from the whole: everybody came once, so visitors are views.
        let together = ["Germany", "France", "Other (fewer than 5 people on a day)"].map(str::to_owned);
        assert_eq!(bars(&page, "countries"), together.into_iter().zip([18, 6, 11]).collect::<Vec<_>>());
    }
    site.clock.advance(DAY * 10);
    let page = ada.get(&format!("{}?show=countries&period=7", page_of(&link))).await.expect(200).text();
    assert!(page.contains("Nothing happened in this period") && points(&page).is_empty());
}

#[tokio::test]
async fn a_first_day_is_shown_hour_by_hour() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    view(&fan(&site, 1, "DE"), "neon").await;
    let page = site.member("ada").await.get(&page_of(&link)).await.expect(200).text();
    let points = points(&page);
    assert_eq!(points.len(), 13, "from midnight to noon");
    assert_eq!(points[12], ("2026-11-22T12:00+00:00".to_owned(), vec![1, 0]));
}

#[tokio::test]
async fn a_period_moves_the_chart_and_not_the_totals() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    let old = fan(&site, 1, "DE");
    view(&old, "neon").await;
    site.clock.advance(DAY * 40);
    view(&old, "neon").await;
    click(&old, "neon", "deezer").await;
    let ada = site.member("ada").await;
    for (period, n_points, views) in [("7", 7, 1), ("30", 30, 1), ("90", 41, 2), ("all", 41, 2)] {
        let page = ada.get(&format!("{}?period={period}", page_of(&link))).await.expect(200).text();
        let points = points(&page);
        assert_eq!((points.len(), points.iter().map(|point| point.1[0]).sum::<u64>()), (n_points, views), "{period}");
        assert_eq!((figure(&page, "views"), figure(&page, "clicks")), (2, 1), "{period}");
        let chosen = format!("show=visits&#38;period={period}\" aria-current=\"true\"");
        assert!(page.contains(&chosen), "{period}");
    }
    site.clock.advance(DAY * 8);
    let page = ada.get(&format!("{}?period=7", page_of(&link))).await.expect(200).text();
    assert!(page.contains("Nothing happened in this period") && page.contains("No clicks in this period"));
}

#[tokio::test]
async fn programs_choose_a_range_and_are_told_what_is_wrong_with_it() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    view(&fan(&site, 1, "DE"), "neon").await;
    site.clock.advance(DAY);
    view(&fan(&site, 1, "DE"), "neon").await;
    let key = site.key("ada").await;
    let ask = async |query: &str| key.get(&format!("{}?{query}", api_of(&link))).await;
    let first = ask("from=2026-11-22T00:00:00Z&to=2026-11-23T01:00:00%2B01:00").await.expect(200).json();
    assert_eq!((&first["views"], &first["to"]), (&json!(1), &json!("2026-11-23T00:00:00Z")));
    assert_eq!(ask("from=2026-11-23T00:00:00Z").await.expect(200).json()["views"], 1);
    assert_eq!(ask("").await.expect(200).json()["views"], 2);

    let fields =
        |answer: Value| answer["errors"].as_array().unwrap().iter().map(|one| one["field"].clone()).collect::<Vec<_>>();
    assert_eq!(fields(ask("from=yesterday&to=soon").await.expect(422).json()), [json!("from"), json!("to")]);
    let backwards = ask("from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z").await.expect(422).json();
    assert_eq!(fields(backwards), [json!("to")]);
}

#[tokio::test]
async fn a_release_without_an_address_is_something_to_do() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    drop(site.presave(&fan(&site, 1, "DE"), "neon", "fan-1").await);
    let key = site.key("ada").await;
    let release = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    let none = json!({ "spotify_uri": null, "upc": null });
    key.json(http::Method::PATCH, &release, &none).await.expect(200);
    site.clock.advance(DAY);
    site.run_jobs().await;
    let page = site.member("ada").await.get(&page_of(&link)).await.expect(200).text();
    assert!(page.contains("Add the Spotify address") && page.contains("one pre-save waits"));
    assert!(page.contains(&format!("/app/releases/{}", link["release_id"].as_str().unwrap())));
    assert_eq!((figure(&page, "waiting"), figure(&page, "tokens_held")), (1, 1));
}

#[tokio::test]
async fn a_retired_link_keeps_its_figures() {
    let site = TestSite::new().await;
    let link = site.link("ada", "neon", DAY).await;
    view(&fan(&site, 1, "DE"), "neon").await;
    let key = site.key("ada").await;
    key.delete(&format!("/api/v1/links/{}", id(&link))).await.expect(204);
    let ada = site.member("ada").await;
    let page = ada.get(&page_of(&link)).await.expect(200).text();
    assert!(page.contains("This link is retired") && !page.contains("id=\"address\""));
    assert_eq!(figure(&page, "views"), 1);
    assert_eq!(key.get(&api_of(&link)).await.expect(200).json()["views"], 1);
    assert!(ada.get("/app").await.expect(200).text().contains("Retired"));
}
