//! What the browser looks at: the built program with a label, a release and a link, and the provider beside it.

use std::time::Duration;

use reqwest::Method;
use sandbox::Sandbox;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    label::{self, Label, id},
    program::{Plan, Server},
};

/// A serving program with something to see. Dropping it ends it.
pub(crate) struct Site {
    pub(crate) server: Server,
    pub(crate) label: Label,
    pub(crate) sandbox: Sandbox,
    /// The artist's bio page in the application.
    pub(crate) bio: String,
    /// The sign-up form in the application.
    pub(crate) form: String,
    _folder: TempDir,
}

impl Site {
    /// A label whose release is due in a month, with a bio page and a sign-up form.
    pub(crate) async fn open() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let sandbox = label::provider().await;
        let plan = label::with_provider(Plan::on(&folder.path().join("data")), &sandbox);
        let mut server = plan.start().await;
        let label = Label::make(&mut server, Duration::from_hours(30 * 24)).await;
        let api = label.api(&server);
        let make = async |path: &str, body: &Value| api.json(Method::POST, path, body).await.expect(201).json();
        let artist = api.get("/api/v1/artists").await.expect(200).json()["items"][0]["id"].clone();
        let page = make("/api/v1/bio", &json!({ "artist_id": artist, "handle": "noor" })).await;
        let bio = format!("/api/v1/bio/{}", id(&page));
        for block in [
            json!({ "kind": "heading", "text": "On stage" }),
            json!({ "kind": "link", "label": "The lyrics, line by line", "url": "https://noor.example/lyrics" }),
            json!({ "kind": "player", "label": "Live at the harbour", "url": "https://youtu.be/dQw4w9WgXcQ" }),
            json!({ "kind": "socials", "urls": ["https://instagram.com/noor", "https://t.me/noor"] }),
            json!({ "kind": "shop", "label": "Records and shirts", "url": "https://shop.example/noor" }),
        ] {
            make(&format!("{bio}/blocks"), &block).await;
        }
        api.json(Method::POST, &format!("{bio}/publication"), &Value::Null).await.expect(200);
        let form = json!({ "artist_id": artist, "kind": "newsletter", "slug": "harbour-post", "title": "Harbour post",
                           "words": "A letter when something happens." });
        let form = format!("/app/fans/{}", id(&make("/api/v1/fan-forms", &form).await));
        Site { server, label, sandbox, bio: format!("/app/bio/{}", id(&page)), form, _folder: folder }
    }

    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.server.base)
    }
}
