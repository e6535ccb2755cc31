//! Forwarded headers: believed from a trusted proxy, ignored from everybody else.

use std::time::Duration;

use serde_json::Value;

use crate::{
    label::{Label, PHONE, SLUG},
    program::{PATIENCE, Plan, Server, eventually},
};

/// More than the five people that a country must have to be shown.
const PEOPLE: usize = 7;

/// Seven people from Germany, if one believes what the requests say. Answers the figures once they are counted.
async fn visits(server: &mut Server) -> Value {
    let label = Label::make(server, Duration::from_secs(3600)).await;
    for n in 0..PEOPLE {
        let fan = server.stranger().with("user-agent", format!("{PHONE} {n}"));
        let fan = fan.at_address(format!("198.51.100.{n}")).with("x-country", "DE");
        fan.get(&format!("/{SLUG}")).await.expect(200);
    }
    let counted = async || Some(label.figures(server).await).filter(|figures| figures["views"] == PEOPLE);
    eventually("the views", PATIENCE, counted).await
}

#[tokio::test]
async fn a_trusted_proxy_is_believed() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Plan::on(&folder.path().join("data")).behind_a_proxy().start().await;
    let figures = visits(&mut server).await;
    assert_eq!(country(&figures, "DE"), PEOPLE as u64, "{figures}");
}

#[tokio::test]
async fn a_stranger_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::on(&folder.path().join("data")).with("FANFARE_COUNTRY_HEADER", "x-country");
    for plan in [plan.clone(), plan.with("FANFARE_TRUSTED_PROXIES", "10.0.0.0/8")] {
        let mut server = plan.start().await;
        let figures = visits(&mut server).await;
        assert_eq!(country(&figures, "DE"), 0, "{figures}");
        server.stop().await;
        std::fs::remove_dir_all(&plan.data).unwrap();
    }
}

#[tokio::test]
async fn a_stranger_cannot_get_round_a_limit_with_a_header() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    let mut statuses = Vec::new();
    for n in 0..12 {
        let somebody = server.stranger().at_address(format!("198.51.100.{n}"));
        statuses.push(somebody.post("/app/sign-in", &[("email", "a@b.example"), ("password", "no")]).await.status);
    }
    assert!(statuses.contains(&429), "ten tries at once are all that one address has: {statuses:?}");

    let trusting = Plan::on(&folder.path().join("other")).behind_a_proxy().start().await;
    for n in 0..12 {
        let somebody = trusting.stranger().at_address(format!("198.51.100.{n}"));
        somebody.post("/app/sign-in", &[("email", "a@b.example"), ("password", "no")]).await.expect(422);
    }
}

/// How many visitors of a country the figures tell.
fn country(figures: &Value, code: &str) -> u64 {
    let countries = figures["countries"].as_array().unwrap_or_else(|| panic!("no countries: {figures}"));
    let row = countries.iter().find(|row| row["country"] == code);
    row.map_or(0, |row| row["n"].as_u64().unwrap())
}
