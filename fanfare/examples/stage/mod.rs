//! What benchmarks of the whole house begin with: a label with a link, and fans who have pre-saved.

use std::{
    io::{self, Write},
    net::SocketAddr,
    path::PathBuf,
};

use axum::{Router, body::Body, extract::ConnectInfo};
use db::{Address, Durability};
use fanfare::{House, Settings};
use futures_util::{StreamExt, TryStreamExt, stream};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use kit::WorkspaceId;
use policy::routes;
use serde_json::{Value, json};
use tower::ServiceExt;

/// Where the link is.
pub(crate) const SLUG: &str = "bench-one";
/// What its release is at the music service.
pub(crate) const ALBUM: &str = "0000000000000000000000";
/// Pre-saves that are on their way at once.
const AT_ONCE: usize = 256;

/// What a small label would configure; nothing leaves the machine.
pub(crate) fn settings(data: PathBuf, database: Option<Address>) -> Settings {
    let said = |words: &str| Some(words.to_owned());
    Settings {
        data,
        database,
        durability: Durability::Process,
        base_url: "http://127.0.0.1:8080".to_owned(),
        operator: "Bench".to_owned(),
        contact: "privacy@bench.example".to_owned(),
        attested: Vec::new(),
        legal: transparency::Legal {
            name: said("Bench"),
            address: said("1 Bench Street"),
            contact: said("privacy@bench.example"),
            dpo: None,
            authority: said("The Data Office"),
            authority_address: said("1 Quay Street"),
            authority_url: said("https://data-office.example/complaints"),
            notice_days: 30,
        },
        country: None,
        trusted_proxies: Vec::new(),
        country_header: None,
        sign_up_open: false,
        spotify: Some(fanfare::SpotifySettings {
            client_id: "bench".to_owned(),
            client_secret: None,
            access: spotify::AccessMode::Development,
        }),
        mail: None,
        apple: None,
        youtube: None,
        deezer: None,
        push: None,
        catalogue: fanfare::CatalogueSettings::default(),
        simulate: Vec::new(),
        optional: Vec::new(),
        reach: egress::Reach::default(),
        authority: None,
    }
}

/// A workspace with a release far in the future and its link, made through the API; its key, and the release's id.
pub(crate) async fn label(house: &House) -> anyhow::Result<(String, String)> {
    let app = &house.app;
    let workspace = WorkspaceId(app.new_id());
    let tx = app.db.begin().await?;
    workspaces::create_alone(&tx, workspace, "Bench", app.clock.now_ms()).await?;
    tx.commit().await?;
    let key = accounts::own_key(app, workspace).await?;
    let made = async |path: &str, body: Value| -> anyhow::Result<String> {
        let body = said(house, &key, Method::POST, path, &body).await?;
        Ok(body.get("id").and_then(Value::as_str).unwrap_or_default().to_owned())
    };
    let artist = made(routes::artists::API_CREATE.path, json!({ "name": "Bench" })).await?;
    let release = json!({
        "artist_id": artist, "title": "Bench", "release_date": "2090-01-01", "release_time": "12:00:00",
        "time_zone": "UTC", "upc": "036000291452", "spotify_uri": format!("spotify:album:{ALBUM}"),
        "tracks": [{ "title": "Bench", "isrc": "GBAYE6800011" }],
    });
    let release = made(routes::releases::API_CREATE.path, release).await?;
    let to = format!("https://open.spotify.com/album/{ALBUM}");
    let link = json!({ "release_id": &release, "slug": SLUG, "destinations": [{ "service": "spotify", "url": to }] });
    made(routes::links::API_CREATE.path, link).await?;
    Ok((key, release))
}

/// Asks the API for something; what it answered.
pub(crate) async fn said(house: &House, key: &str, method: Method, path: &str, body: &Value) -> anyhow::Result<Value> {
    let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
    let request = request.header(header::AUTHORIZATION, format!("Bearer {key}")).body(Body::from(body.to_string()))?;
    Ok(serde_json::from_slice(&ask(&house.router(), request).await?)?)
}

/// Asks the program, by its own door.
pub(crate) async fn ask(router: &Router, mut request: Request<Body>) -> anyhow::Result<Vec<u8>> {
    request.headers_mut().insert(header::HOST, http::HeaderValue::from_static("127.0.0.1:8080"));
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000))));
    let answer = router.clone().oneshot(request).await?;
    let status = answer.status();
    anyhow::ensure!(status.is_success(), "the program answered {status}");
    Ok(answer.into_body().collect().await?.to_bytes().to_vec())
}

/// Pre-saves with these permissions, each by the code that stores anybody's: a key, a consent, an attempt, a sealed
/// permission.
pub(crate) async fn people(house: &House, permissions: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let plant = |(n, permission): (usize, String)| async move {
        house.presaves.plant(SLUG, None, &permission).await.map_err(anyhow::Error::new)?;
        if n.is_multiple_of(10_000) {
            eprint(&format!("{n} people"));
        }
        anyhow::Ok(())
    };
    stream::iter(permissions.enumerate()).map(plant).buffer_unordered(AT_ONCE).try_collect::<Vec<()>>().await.map(drop)
}

/// Beside the figures, for who waits.
pub(crate) fn eprint(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}
