//! A label, made the way a person and a program make it: the set-up page, the sign-in, a key, the API.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use reqwest::Method;
use sandbox::Sandbox;
use serde_json::{Value, json};

use crate::{
    person::Person,
    program::{Plan, Server},
};

pub(crate) const EMAIL: &str = "mara@harbour-lane.example";
pub(crate) const PASSWORD: &str = "a long enough password";
pub(crate) const SLUG: &str = "lanterns";
pub(crate) const ALBUM: &str = "spotify:album:4aawyAB9vmqN3uQ7FjRGTy";
/// The app that the sandbox knows.
pub(crate) const APP: &str = "fanfare-blackbox";
/// A fan's browser.
pub(crate) const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                                Version/19.0 Mobile/15E148 Safari/604.1";

/// What was made. It outlives the process that made it.
pub(crate) struct Label {
    pub(crate) key: String,
    pub(crate) release: String,
    pub(crate) link: String,
}

impl Label {
    /// Makes everything on a fresh instance; the release is due after `due_in`.
    pub(crate) async fn make(server: &mut Server, due_in: Duration) -> Label {
        let member = sign_up(server).await;
        let key = new_key(&member).await;
        let api = server.stranger().with("authorization", format!("Bearer {key}"));
        let artist = api.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor & the Tide" })).await.expect(201);
        let release = release_body(id(&artist.json()), Timestamp::now() + SignedDuration::try_from(due_in).unwrap());
        let release = api.json(Method::POST, "/api/v1/releases", &release).await.expect(201).json();
        let link = link_body(id(&release), SLUG);
        let link = api.json(Method::POST, "/api/v1/links", &link).await.expect(201).json();
        Label { key, release: id(&release).to_owned(), link: id(&link).to_owned() }
    }

    /// The API with this label's key.
    pub(crate) fn api(&self, server: &Server) -> Person {
        server.stranger().with("authorization", format!("Bearer {}", self.key))
    }

    /// The figures of the link.
    pub(crate) async fn figures(&self, server: &Server) -> Value {
        let path = format!("/api/v1/links/{}/stats", self.link);
        self.api(server).json(Method::GET, &path, &Value::Null).await.expect(200).json()
    }

    /// Lets the release come out this second.
    pub(crate) async fn release_now(&self, server: &Server) {
        let now = Timestamp::now().to_zoned(TimeZone::UTC);
        let change = json!({
            "release_date": now.strftime("%Y-%m-%d").to_string(),
            "release_time": now.strftime("%H:%M:%S").to_string(),
            "time_zone": "UTC",
        });
        let path = format!("/api/v1/releases/{}", self.release);
        self.api(server).json(Method::PATCH, &path, &change).await.expect(200);
    }
}

/// Makes the first account and answers its owner, signed in by the set-up page.
pub(crate) async fn sign_up(server: &mut Server) -> Person {
    let token = server.set_up_url().await;
    let member = server.stranger();
    let form = [("email", EMAIL), ("password", PASSWORD), ("workspace", "Harbour Lane Records")];
    member.post(&format!("/app/setup/{token}"), &form).await.expect(303);
    member
}

/// Makes a key by the form and reads it off the page.
pub(crate) async fn new_key(member: &Person) -> String {
    let page = member.get("/app/keys").await.expect(200);
    let token = page.body.split_once("name=\"csrf\" value=\"").expect("the form carries a token").1;
    let token = token.split('"').next().unwrap().to_owned();
    let page = member.post("/app/keys", &[("name", "black box"), ("csrf", &token)]).await.expect(201);
    let key = page.body.split_once("fanfare_").expect("the page shows the key").1;
    let key: String = key.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    format!("fanfare_{key}")
}

pub(crate) fn release_body(artist: &str, due: Timestamp) -> Value {
    let due = due.to_zoned(TimeZone::UTC);
    json!({
        "artist_id": artist,
        "title": "Lanterns Over Water",
        "upc": "036000291452",
        "release_date": due.strftime("%Y-%m-%d").to_string(),
        "release_time": due.strftime("%H:%M:%S").to_string(),
        "time_zone": "UTC",
        "spotify_uri": ALBUM,
        "tracks": [{ "title": "Lanterns", "isrc": "GBAYE6800011" }],
    })
}

pub(crate) fn link_body(release: &str, slug: &str) -> Value {
    json!({
        "release_id": release,
        "slug": slug,
        "destinations": [
            { "service": "spotify", "url": "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy" },
            { "service": "deezer", "url": "https://www.deezer.com/album/302127" },
        ],
    })
}

pub(crate) fn id(value: &Value) -> &str {
    value["id"].as_str().unwrap_or_else(|| panic!("it has no id: {value}"))
}

/// A sandbox inside this test that knows our app wherever the program listens.
pub(crate) async fn provider() -> Sandbox {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.spotify().register_app(APP, "", "http://127.0.0.1/presave/callback/spotify");
    sandbox
}

/// Points the program at that sandbox.
pub(crate) fn with_provider(plan: Plan, sandbox: &Sandbox) -> Plan {
    plan.with("FANFARE_SPOTIFY_CLIENT_ID", APP)
        .with("FANFARE_SPOTIFY_SIMULATED_AT", format!("http://{}/spotify", sandbox.addr()))
}
