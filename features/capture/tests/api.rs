//! The API mirrors what the dashboard can do.

use super::*;

#[tokio::test]
async fn forms_and_letters_are_made_listed_changed_and_retired() {
    let (site, form) = site("newsletter").await;
    let key = site.key("ada").await;
    let path = format!("/api/v1/fan-forms/{}", id(&form));
    let list = key.get("/api/v1/fan-forms?limit=1").await.expect(200).json();
    assert_eq!((&list["items"][0]["slug"], &list["next_cursor"]), (&json!("noor"), &Value::Null));
    let changed = key.json(Method::PATCH, &path, &json!({ "title": "Waves" })).await.expect(200).json();
    assert_eq!((&changed["title"], &changed["words"]), (&json!("Waves"), &json!("What the tide brings.")));
    key.json(Method::PATCH, &path, &json!({ "slug": "other" })).await.expect(422);
    let letters = format!("{path}/letters");
    let wrong = key.json(Method::POST, &letters, &json!({ "heading": "two\nlines" })).await.expect(422).json();
    assert_eq!(wrong["errors"].as_array().unwrap().len(), 2, "{wrong}");
    key.json(Method::POST, &letters, &json!({ "heading": "Hi", "body": "There" })).await.expect(201);
    assert_eq!(key.get(&letters).await.expect(200).json()["items"][0]["heading"], "Hi");
    key.delete(&path).await.expect(204);
    key.get(&path).await.expect(404);
    key.json(Method::POST, &letters, &json!({ "heading": "Hi", "body": "There" })).await.expect(404);
}
