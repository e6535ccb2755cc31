//! The pictures that are drawn of a link: its card for other programs, its QR code for print.

use http::Method;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lake::{Dimension, Kind, Question, Range, Scope};
use serde_json::json;
use std::{io::Cursor, time::Duration};
use testkit::{Answer, TestSite};

use crate::{Check, DAY, fan, workspace_of};

fn read(png: &Answer) -> String {
    assert_eq!(png.header("content-type"), Some("image/png"));
    let picture = image::load_from_memory(&png.body).unwrap().to_luma8();
    assert_eq!(picture.dimensions(), (1024, 1024));
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(1024, 1024, |x, y| {
        picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0]
    });
    seen.detect_grids().first().unwrap().decode().unwrap().1
}

#[tokio::test]
async fn a_qr_code_leads_to_the_page_and_its_visits_are_counted_apart() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let stranger = site.stranger();
    assert_eq!(read(&stranger.get("/lanterns/qr.png").await.expect(200)), "http://127.0.0.1:8080/lanterns");
    let printed = stranger.get("/lanterns/qr.png?c=Tour-Poster&download=1").await.expect(200);
    assert_eq!(printed.header("content-disposition"), Some("attachment; filename=\"lanterns-Tour-Poster.png\""));
    let address = read(&printed);
    assert_eq!(address, "http://127.0.0.1:8080/lanterns?c=Tour-Poster");

    let svg = stranger.get("/lanterns/qr.svg").await.expect(200);
    assert_eq!(svg.header("content-type"), Some("image/svg+xml"));
    assert_eq!(svg.header("content-disposition"), Some("inline; filename=\"lanterns.svg\""));
    assert!(svg.header("content-security-policy").unwrap().starts_with("default-src 'none'; sandbox"));
    assert!(svg.text().starts_with("<svg xmlns=") && !svg.text().contains("script"));

    let page = fan(&site).get(&address).await.expect(200).text();
    assert!(page.contains("/lanterns/presave/spotify?utm_campaign=tour-poster"), "ways out carry it on: {page}");
    for n in 1..=5 {
        fan(&site).from_address(&format!("192.0.2.{n}")).get(&address).await.is(200);
    }
    let id = link["id"].as_str().unwrap().parse().unwrap();
    let (workspace, now) = (workspace_of(&site, id).await, site.clock.now());
    let range =
        Range { from: now - jiff::SignedDuration::from_hours(1), to: now + jiff::SignedDuration::from_hours(1) };
    let question = Question::new(Scope::link(workspace, id), range);
    let question = question.only(Dimension::Kind, [lake::Key::Kind(Kind::View)]);
    let question = question.only(Dimension::Campaign, [lake::Key::Text("tour-poster".into())]);
    assert_eq!(site.house.lake.answer(&question).await.unwrap().total, 6);
}

#[tokio::test]
async fn a_tag_that_could_break_an_address_or_a_header_is_refused() {
    let site = TestSite::new().await;
    site.link("ada", "lanterns", DAY).await;
    let stranger = site.stranger();
    let long = "x".repeat(65);
    for tag in ["a%20b", "a%26utm_source%3Dx", "%0d%0aset-cookie:a", "%22", "%3Cscript%3E", "ada@example.org", &long] {
        for end in ["png", "svg"] {
            stranger.get(&format!("/lanterns/qr.{end}?c={tag}")).await.is(422);
        }
    }
    stranger.get("/nothing/qr.png").await.is(404);
    stranger.get("/Lanterns/qr.svg").await.is(200);
}

#[tokio::test]
async fn the_card_shows_the_title_or_the_cover_and_its_address_changes_with_them() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let stranger = site.stranger();
    let card = |page: &str| {
        let (_, rest) = page.split_once("property=\"og:image\" content=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let page = stranger.get("/lanterns").await.expect(200).text();
    assert!(page.contains("og:image:width\" content=\"1200\"") && page.contains("og:image:height\" content=\"630\""));
    assert!(page.contains("og:image:alt\" content=\"Lanterns Over Water by Noor"));
    let drawn = card(&page);
    assert!(drawn.starts_with("http://127.0.0.1:8080/lanterns/preview.png?v="), "{drawn}");
    let first = stranger.get(&drawn).await.expect(200);
    assert_eq!(first.header("content-type"), Some("image/png"));
    let shown = image::load_from_memory(&first.body).unwrap().to_rgb8();
    assert_eq!(shown.dimensions(), (1200, 630));
    assert_eq!(stranger.get(&drawn).await.expect(200).body, first.body);

    let red = DynamicImage::ImageRgb8(RgbImage::from_pixel(800, 800, Rgb([200, 10, 10])));
    let mut cover = Cursor::new(Vec::new());
    red.write_to(&mut cover, ImageFormat::Png).unwrap();
    let key = site.key("ada").await;
    let release = format!("/api/v1/releases/{}", link["release_id"].as_str().unwrap());
    let body = cover.into_inner().into();
    key.send(Method::PUT, &format!("{release}/cover"), Some("image/png"), body).await.is(200);
    site.clock.advance(Duration::from_secs(3));
    let uploaded = card(&stranger.get("/lanterns").await.expect(200).text());
    assert_ne!(uploaded, drawn);
    let second = stranger.get(&uploaded).await.expect(200);
    let shown = image::load_from_memory(&second.body).unwrap().to_rgb8();
    assert!(shown.get_pixel(300, 300).0[0] > 180 && shown.get_pixel(300, 300).0[1] < 40);

    let title = json!({ "title": "<svg onload=\"x\"> & پانی પાણી Вода" });
    key.json(Method::PATCH, &release, &title).await.is(200);
    site.clock.advance(Duration::from_secs(3));
    let odd = card(&stranger.get("/lanterns").await.expect(200).text());
    assert_ne!(odd, uploaded);
    stranger.get(&odd).await.is(200);
    key.delete(&format!("/api/v1/links/{}", link["id"].as_str().unwrap())).await.is(204);
    stranger.get("/lanterns/preview.png").await.is(410);
    stranger.get("/nothing/preview.png").await.is(404);
}

#[tokio::test]
async fn the_dashboard_offers_the_code_for_print() {
    let site = TestSite::new().await;
    let link = site.link("ada", "lanterns", DAY).await;
    let member = site.member("ada").await;
    let page = member.get(&format!("/app/links/{}", link["id"].as_str().unwrap())).await.expect(200).text();
    assert!(page.contains("src=\"/lanterns/qr.svg\" width=\"192\" height=\"192\" alt=\"QR code"), "{page}");
    assert!(
        page.contains("formaction=\"/lanterns/qr.png\"") && page.contains("method=\"get\" action=\"/lanterns/qr.svg\"")
    );
}
