//! The demo's label, made the way a person would make it: through the set-up page, a form and the API.

use anyhow::Context;
use http::Method;
use jiff::{Timestamp, tz::TimeZone};
use policy::routes;
use serde_json::{Value, json};

use super::{
    Stage,
    browser::{Browser, World, word},
};

pub(crate) const EMAIL: &str = "mara@harbour-lane.example";
pub(crate) const PASSWORD: &str = "harbour lane 1987";
pub(crate) const SLUG: &str = "lanterns";
const ALBUM: &str = "4aawyAB9vmqN3uQ7FjRGTy";

/// What was made.
pub(crate) struct Label {
    pub(crate) key: String,
    pub(crate) release: String,
    pub(crate) link: String,
    pub(crate) spotify_uri: String,
}

/// Seconds from now to the release of the guided tour.
pub(crate) const DUE_IN_SECONDS: i64 = 60;

pub(crate) async fn label(stage: &Stage) -> anyhow::Result<Label> {
    let world = World::new()?;
    let member = Browser::new(&world, &stage.base_url);
    let form = [("email", EMAIL), ("password", PASSWORD), ("workspace", "Harbour Lane Records")];
    drop(member.post(&stage.set_up_url, &form).await?.expect(303, "the set-up page")?);
    let key = new_key(&member).await?;
    let api = Browser::new(&world, &stage.base_url).with("authorization", format!("Bearer {key}"));
    let artist =
        api.json(Method::POST, routes::artists::API_CREATE.path, &json!({ "name": "Noor & the Tide" })).await?;
    #[expect(clippy::disallowed_methods, reason = "the demo looks at the clock on the wall, as its person does")]
    let due = Timestamp::now() + jiff::SignedDuration::from_secs(DUE_IN_SECONDS);
    let mut release = json!({
        "artist_id": word(&artist, "/id")?,
        "title": "Lanterns Over Water",
        "upc": "036000291452",
        "spotify_uri": format!("spotify:album:{ALBUM}"),
        "tracks": [
            { "title": "Lanterns Over Water", "isrc": "GBAYE2600011" },
            { "title": "Ferry", "isrc": "GBAYE2600012" },
        ],
    });
    due_at(&mut release, due);
    let release = api.json(Method::POST, routes::releases::API_CREATE.path, &release).await?;
    let link = api
        .json(
            Method::POST,
            routes::links::API_CREATE.path,
            &json!({
                "release_id": word(&release, "/id")?,
                "slug": SLUG,
                "destinations": [
                    { "service": "spotify", "url": format!("https://open.spotify.com/album/{ALBUM}") },
                    { "service": "apple-music", "url": "https://music.apple.com/gb/album/1440833098" },
                    { "service": "youtube-music", "url": "https://music.youtube.com/playlist?list=OLAK5uy_demo" },
                    { "service": "deezer", "url": "https://www.deezer.com/album/302127" },
                    { "service": "bandcamp", "url": "https://noor.bandcamp.com/album/lanterns-over-water" },
                ],
            }),
        )
        .await?;
    let provider = stage.sandbox.spotify();
    provider.add_album(ALBUM, "Lanterns Over Water", "036000291452", "Noor & the Tide", Vec::new());
    shelve(stage);
    Ok(Label {
        key,
        release: word(&release, "/id")?.to_owned(),
        link: word(&link, "/id")?.to_owned(),
        spotify_uri: format!("spotify:album:{ALBUM}"),
    })
}

/// What the simulated catalogues have of the demo's release: MusicBrainz with addresses elsewhere, YouTube as a video that it
/// made itself.
fn shelve(stage: &Stage) {
    let tracks = [("Lanterns Over Water", "GBAYE2600011"), ("Ferry", "GBAYE2600012")];
    let release = sandbox::Shelved {
        id: "302127".to_owned(),
        title: "Lanterns Over Water".to_owned(),
        artist: "Noor & the Tide".to_owned(),
        upc: "036000291452".to_owned(),
        released_on: String::new(),
        tracks: tracks.map(|(title, isrc)| (title.to_owned(), isrc.to_owned())).into(),
        urls: [
            "https://tidal.com/album/77640617",
            "https://www.qobuz.com/gb-en/album/lanterns-over-water/0036000291452",
        ]
        .map(str::to_owned)
        .into(),
    };
    let song = sandbox::Video::delivered("Lant3rnsOvr", &release.title, &release.artist, "2026-11-20");
    stage.sandbox.youtube().add(song);
    stage.sandbox.apple().shelf.add(sandbox::Shelved { id: "1440833098".to_owned(), ..release.clone() });
    stage.sandbox.deezer().shelf.add(release.clone());
    let id = "b1a9c0e9-d987-4042-ae91-78d6a3267d69".to_owned();
    stage.sandbox.musicbrainz().shelf.add(sandbox::Shelved { id, ..release });
}

/// Writes a moment into a release, in UTC and to the second.
pub(crate) fn due_at(release: &mut Value, at: Timestamp) {
    let at = at.to_zoned(TimeZone::UTC);
    if let Some(fields) = release.as_object_mut() {
        fields.insert("release_date".to_owned(), at.strftime("%Y-%m-%d").to_string().into());
        fields.insert("release_time".to_owned(), at.strftime("%H:%M:%S").to_string().into());
        fields.insert("time_zone".to_owned(), "UTC".into());
    }
}

async fn new_key(member: &Browser<'_>) -> anyhow::Result<String> {
    let page = member.get(routes::accounts::KEYS.path).await?.expect(200, "the page of API keys")?;
    let (_, rest) = page.text.split_once("name=\"csrf\" value=\"").context("the page carries no form token")?;
    let token = rest.split('"').next().unwrap_or_default().to_owned();
    let form = [("name", "demo"), ("csrf", token.as_str())];
    let page = member.post(routes::accounts::CREATE_KEY.path, &form).await?;
    let (_, rest) = page.text.split_once("fanfare_").context("the page shows no new key")?;
    let secret: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    Ok(format!("fanfare_{secret}"))
}
