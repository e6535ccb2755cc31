//! `fanfare demo`: the whole journey on this machine, with the music service simulated.

mod browser;
mod script;
mod seed;
mod tour;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::Context;
use db::{Clock, Entropy};
use egress::Egress;
use fanfare::{AppleSettings, CatalogueSettings, House, MailSettings, Settings, SpotifySettings, YoutubeSettings};
use jobs::Tasks;
use sandbox::Sandbox;
use tokio::{net::TcpListener, task::JoinHandle};

/// The header by which the demo's fans say where they are, as a reverse proxy would.
const COUNTRY_HEADER: &str = "x-demo-country";
const CLIENT_ID: &str = "fanfare-demo";

/// What the person at the terminal chose.
pub(crate) struct Choices {
    pub(crate) listen: SocketAddr,
    pub(crate) data: Option<PathBuf>,
    pub(crate) script: bool,
    pub(crate) fans: usize,
}

/// A running instance and the sandbox beside it.
struct Stage {
    base_url: String,
    set_up_url: String,
    sandbox: Sandbox,
    egress: Egress,
    tasks: Tasks,
    /// Deleted with everything in it when the demo ends, unless the person chose a folder.
    _folder: Option<tempfile::TempDir>,
}

/// Runs the demo.
///
/// # Errors
/// When something could not be started, or, of the script, when a figure is wrong.
pub(crate) async fn run(choices: Choices) -> anyhow::Result<()> {
    let (stage, mut serving) = set(&choices).await?;
    let outcome = match seed::label(&stage).await {
        Err(error) => Err(error),
        Ok(label) if choices.script => script::run(&stage, &label, choices.fans).await,
        Ok(label) => tokio::select! {
            told = tour::run(&stage, &label) => told,
            _ = tokio::signal::ctrl_c() => Ok(()),
            ended = &mut serving => ended.context("the instance ended").and_then(|inner| inner),
        },
    };
    stage.tasks.ask_to_stop();
    if !serving.is_finished() {
        serving.await.context("the instance did not end well")??;
    }
    stage.sandbox.stop().await;
    outcome
}

async fn set(choices: &Choices) -> anyhow::Result<(Stage, JoinHandle<anyhow::Result<()>>)> {
    let listener = TcpListener::bind(choices.listen)
        .await
        .with_context(|| format!("cannot listen on {}; choose another address with --listen", choices.listen))?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let (data, folder) = match &choices.data {
        Some(folder) => (folder.clone(), None),
        None => {
            let folder = tempfile::Builder::new().prefix("fanfare-demo-").tempdir()?;
            (folder.path().to_owned(), Some(folder))
        }
    };
    let sandbox = Sandbox::start().await.context("the sandbox did not start")?;
    let provider = sandbox.spotify();
    let callback = policy::routes::presave::CALLBACK.to(&["spotify"]);
    provider.register_app(CLIENT_ID, "", &format!("{base_url}{callback}"));
    provider.name_app(CLIENT_ID, "Fanfare (demonstration)");
    let apple_key = tempfile::NamedTempFile::new()?;
    let settings = Settings {
        data,
        database: None,
        durability: db::Durability::Process,
        base_url: base_url.clone(),
        operator: "Harbour Lane Records (demonstration)".to_owned(),
        contact: "privacy@harbour-lane.example".to_owned(),
        legal: transparency::Legal {
            name: Some("Harbour Lane Records (demonstration)".to_owned()),
            contact: Some("privacy@harbour-lane.example".to_owned()),
            ..transparency::Legal::default()
        },
        // No law there sets an age that pre-saves would have to ask for, so the demo's fans go straight on.
        country: Some("NZ".to_owned()),
        trusted_proxies: vec!["127.0.0.0/8".parse()?],
        country_header: Some(http::HeaderName::from_static(COUNTRY_HEADER)),
        sign_up_open: false,
        spotify: Some(spotify_app()),
        apple: Some(apple_team(&sandbox, apple_key.path())?),
        youtube: Some(youtube_project(&sandbox)),
        deezer: None,
        push: None,
        catalogue: catalogues(),
        mail: Some(mail_server(&sandbox)?),
        simulate: simulated(&sandbox),
        attested: Vec::new(),
        optional: Vec::new(),
        reach: egress::Reach::default(),
        authority: None,
    };
    let house = House::open(settings, Clock::system(), Entropy::system()?).await?;
    let set_up_url = house.set_up_url().await?.context(
        "this data folder has an account already; the demo wants one of its own (leave --data out, or name a new folder)",
    )?;
    let egress = house.egress.clone();
    let tasks = Tasks::default();
    let stop = tasks.stop_signal();
    #[expect(clippy::disallowed_methods, reason = "the demo waits for this task itself")]
    let serving = tokio::spawn(house.serve(listener, stop));
    Ok((Stage { base_url, set_up_url, sandbox, egress, tasks, _folder: folder }, serving))
}

/// The app that the simulated Spotify knows.
fn spotify_app() -> SpotifySettings {
    SpotifySettings { client_id: CLIENT_ID.to_owned(), client_secret: None, access: spotify::AccessMode::Development }
}

/// The catalogues of the sandbox.
fn catalogues() -> CatalogueSettings {
    let musicbrainz_contact = Some("music@harbour-lane.example".to_owned());
    CatalogueSettings { apple_music: true, deezer: true, musicbrainz_contact, spotify: false, youtube: true }
}

/// A team at the simulated Apple, whose key is read once at the start.
fn apple_team(sandbox: &Sandbox, key_file: &Path) -> anyhow::Result<AppleSettings> {
    let (team_id, key_id) = ("FANFARE001".to_owned(), "DEMOKEY001".to_owned());
    std::fs::write(key_file, sandbox.apple().new_key(&team_id, &key_id)?)?;
    Ok(AppleSettings { team_id, key_id, key_file: key_file.to_owned(), storefront: "gb".parse()?, presaves: true })
}

/// A project at the simulated YouTube.
fn youtube_project(sandbox: &Sandbox) -> YoutubeSettings {
    let key = "fanfare-demo";
    sandbox.youtube().register_key(key);
    YoutubeSettings { api_key: Some(egress::Secret::new(key.to_owned())), app: None }
}

/// Which hosts the sandbox stands for.
fn simulated(sandbox: &Sandbox) -> Vec<(String, String)> {
    let hosts = [
        ("accounts.spotify.com", sandbox.spotify().accounts_url()),
        ("api.spotify.com", sandbox.spotify().api_url()),
        ("api.music.apple.com", sandbox.apple().api_url()),
        ("js-cdn.music.apple.com", sandbox.apple().scripts_url()),
        ("authorize.music.apple.com", sandbox.apple().window_url()),
        ("youtube.googleapis.com", sandbox.youtube().api_url()),
        ("accounts.google.com", sandbox.youtube().accounts_url()),
        ("oauth2.googleapis.com", sandbox.youtube().oauth_url()),
        ("connect.deezer.com", sandbox.deezer().connect_url()),
        ("api.deezer.com", sandbox.deezer().api_url()),
        ("musicbrainz.org", sandbox.musicbrainz().url()),
    ];
    hosts.map(|(host, base)| (host.to_owned(), base)).into()
}

/// The mail server of the sandbox: what it takes can be read on a page, and goes no further.
fn mail_server(sandbox: &Sandbox) -> anyhow::Result<MailSettings> {
    let address = sandbox.post().address();
    let from = egress::Sender::parse("Harbour Lane Records <hello@harbour-lane.example>");
    let server = egress::Server {
        host: address.ip().to_string(),
        port: address.port(),
        encryption: egress::Encryption::None,
        login: None,
        from: from.context("the demo's address is none")?,
        within: None,
        ca: None,
    };
    Ok(MailSettings {
        server,
        provider: Some("The sandbox of this demonstration".to_owned()),
        privacy_contact: None,
        country: Some("NO".to_owned()),
        safeguard: None,
    })
}
