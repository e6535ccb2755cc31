//! What the browser looks at: the built program with a label, a release with its cover, a link, a bio page and a sign-up
//! form, and beside it the provider and a mail server.

use std::time::Duration;

use reqwest::Method;
use sandbox::{Sandbox, post::Letter};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    label::{self, Label, id},
    program::{PATIENCE, Plan, Server, eventually},
};

/// The demo's cover.
const COVER: &[u8] = include_bytes!("../../../fanfare/src/demo/cover.jpg");
/// The header by which a proxy on this machine says where a visitor is.
pub(crate) const COUNTRY: &str = "x-country";
/// How push services reach the operator.
pub(crate) const CONTACT: &str = "mailto:privacy@harbour-lane.example";
/// The sign-up form's page.
pub(crate) const FORM: &str = "/fans/harbour-post";

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
        let plan = label::with_provider(Plan::on(&folder.path().join("data")), &sandbox)
            .with("FANFARE_MAIL_SERVER", sandbox.post().address().ip().to_string())
            .with("FANFARE_MAIL_PORT", sandbox.post().address().port().to_string())
            .with("FANFARE_MAIL_ENCRYPTION", "none")
            .with("FANFARE_MAIL_FROM", "Harbour Lane <hello@harbour-lane.example>")
            .with("FANFARE_PUSH_CONTACT", CONTACT)
            .with("FANFARE_PUSH_SIMULATED_AT", format!("http://{}", sandbox.addr()))
            .with("FANFARE_TRUSTED_PROXIES", "127.0.0.0/8")
            .with("FANFARE_COUNTRY_HEADER", COUNTRY);
        let mut server = plan.start().await;
        let label = Label::make(&mut server, Duration::from_hours(30 * 24)).await;
        let api = label.api(&server);
        let make = async |path: &str, body: &Value| api.json(Method::POST, path, body).await.expect(201).json();
        let cover = format!("/api/v1/releases/{}/cover", label.release);
        api.picture(Method::PUT, &cover, "image/jpeg", COVER).await.expect(200);
        let artist = api.get("/api/v1/artists").await.expect(200).json()["items"][0]["id"].clone();
        let page = make("/api/v1/bio", &json!({ "artist_id": artist, "handle": "noor" })).await;
        let bio = format!("/api/v1/bio/{}", id(&page));
        for block in [
            json!({ "kind": "heading", "text": "On stage" }),
            json!({ "kind": "link", "label": "The lyrics, line by line", "url": "https://noor.example/lyrics" }),
            json!({ "kind": "release", "link_id": label.link }),
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

    /// The letters that came to somebody, once there are so many.
    pub(crate) async fn letters(&self, to: &str, n: usize) -> Vec<Letter> {
        let theirs = || self.sandbox.post().letters().into_iter().filter(|letter| letter.to == to).collect::<Vec<_>>();
        eventually("the letters", PATIENCE, async || Some(theirs()).filter(|letters| letters.len() >= n)).await
    }

    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.server.base)
    }
}
