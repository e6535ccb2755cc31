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
/// The artist's page, and the form for letters.
pub(crate) const HANDLE: &str = "noor";
pub(crate) const FORM: &str = "harbour-post";
const ALBUM: &str = "4aawyAB9vmqN3uQ7FjRGTy";
/// Drawn for the demo.
const COVER: &[u8] = include_bytes!("cover.jpg");

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
    let artist = word(&artist, "/id")?;
    let mut release = json!({
        "artist_id": artist,
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
    let cover = routes::releases::API_COVER_UPDATE.to(&[word(&release, "/id")?]);
    drop(api.put(&cover, "image/jpeg", COVER).await?.expect(200, "the cover")?);
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
    pages(&api, artist, word(&link, "/id")?).await?;
    Ok(Label {
        key,
        release: word(&release, "/id")?.to_owned(),
        link: word(&link, "/id")?.to_owned(),
        spotify_uri: format!("spotify:album:{ALBUM}"),
    })
}

/// The artist's page and the form for letters.
async fn pages(api: &Browser<'_>, artist: &str, link: &str) -> anyhow::Result<()> {
    let intro = "Songs for slow ferries and late harbours.";
    let page = json!({ "artist_id": artist, "handle": HANDLE, "intro": intro });
    let page = api.json(Method::POST, routes::bio::API_CREATE.path, &page).await?;
    let id = word(&page, "/id")?;
    #[expect(clippy::disallowed_methods, reason = "the demo looks at the clock on the wall, as its person does")]
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let in_days = |days: i64| today.saturating_add(jiff::Span::new().days(days)).to_string();
    for block in [
        json!({ "kind": "presave", "link_id": link }),
        json!({ "kind": "release", "link_id": link }),
        json!({ "kind": "heading", "text": "On stage" }),
        json!({ "kind": "tour", "date": in_days(21), "city": "Bristol", "venue": "The Louisiana",
                "url": "https://tickets.example/bristol" }),
        json!({ "kind": "tour", "date": in_days(24), "city": "Ahmedabad", "venue": "Riverside Hall",
                "url": "https://tickets.example/ahmedabad" }),
        json!({ "kind": "player", "label": "Lanterns Over Water, live at the harbour",
                "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ" }),
        json!({ "kind": "shop", "label": "Records and shirts", "url": "https://noor.bandcamp.com/merch" }),
        json!({ "kind": "booking", "label": "Book Noor & the Tide", "email": "booking@harbour-lane.example" }),
        json!({ "kind": "socials", "urls": ["https://www.instagram.com/noorandthetide",
                "https://www.youtube.com/@noorandthetide", "https://noor.bandcamp.com/"] }),
    ] {
        drop(api.json(Method::POST, &routes::bio::API_CREATE_BLOCK.to(&[id]), &block).await?);
    }
    drop(api.json(Method::POST, &routes::bio::API_PUBLISH.to(&[id]), &Value::Null).await?);
    let form = json!({ "artist_id": artist, "kind": "newsletter", "slug": FORM, "title": "Harbour post",
                       "words": "A letter when there is a song or a concert. Never more than one a month." });
    drop(api.json(Method::POST, routes::capture::API_CREATE.path, &form).await?);
    Ok(())
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
