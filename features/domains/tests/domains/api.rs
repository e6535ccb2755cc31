//! Domains through the API.

use http::Method;
use serde_json::json;

use super::{Check, HOST, HOUR, Stage};

#[tokio::test]
async fn a_program_adds_changes_and_removes_a_domain() {
    let stage = Stage::new().await;
    let link = stage.site.link("ada", "neon", HOUR).await;
    let key = stage.site.key("ada").await;
    let made = key.json(Method::POST, "/api/v1/domains", &json!({ "host": "Listen.Band.Example" })).await.expect(201);
    let path = made.location().to_owned();
    let domain = made.json();
    assert_eq!((&domain["host"], &domain["state"]), (&json!(HOST), &json!("waiting")));
    assert_eq!(domain["record_name"], "_fanfare.listen.band.example");
    let looked = key.json(Method::POST, &format!("{path}/check"), &json!({})).await.expect(200).json();
    assert_eq!(looked["finding"], "no_record");
    let patch = json!({ "front_link_id": link["id"] });
    assert_eq!(key.json(Method::PATCH, &path, &patch).await.expect(200).json()["front_link_id"], link["id"]);
    let cleared = key.json(Method::PATCH, &path, &json!({ "front_link_id": null })).await.expect(200).json();
    assert!(cleared["front_link_id"].is_null());
    assert_eq!(key.get("/api/v1/domains").await.expect(200).json()["items"].as_array().unwrap().len(), 1);
    key.delete(&path).await.is(204);
    key.get(&path).await.is(404);
}

#[tokio::test]
async fn a_program_is_told_which_field_is_wrong() {
    let stage = Stage::new().await;
    let key = stage.site.key("ada").await;
    for host in [json!("192.0.2.7"), json!(""), json!(null)] {
        let problem = key.json(Method::POST, "/api/v1/domains", &json!({ "host": host })).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], "host");
    }
    key.json(Method::POST, "/api/v1/domains", &json!({ "name": HOST })).await.is(422);
}
