//! The whole program, in process.

use std::time::Duration;

use db::{Address, Clock, Db, Entropy, Sql};
use fanfare::{
    AppleSettings, AuthoritySettings, CatalogueSettings, DeezerSettings, House, MailSettings, Settings,
    SpotifySettings, YoutubeApp, YoutubeSettings,
};
use http::Method;
use jiff::Timestamp;
use sandbox::Sandbox;
use serde_json::json;
use tempfile::TempDir;

use crate::{Client, Letter, PostOffice};

/// When a test begins, unless it says otherwise: a Sunday at noon, in UTC.
const START: &str = "2026-11-22T12:00:00Z";
const BASE_URL: &str = "http://127.0.0.1:8080";
const APP_SECRET: &str = "the app's secret";
const PASSWORD: &str = "a long enough password";

/// What a test may choose.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether anybody may make an account.
    pub sign_up_open: bool,
    /// Whether a Spotify app is configured (the sandbox's).
    pub spotify: bool,
    /// Which library calls that app may make.
    pub access: spotify::AccessMode,
    /// Whose forwarded headers are believed.
    pub trusted_proxies: Vec<String>,
    /// What is switched on beyond what is essential.
    pub optional: Vec<kit::choices::Item>,
    /// How labels' own domains are looked at.
    pub reach: egress::Reach,
    /// Who signs certificates.
    pub authority: Option<AuthoritySettings>,
    /// Whether a mail server is configured (the site's post office).
    pub mail: bool,
    /// Which catalogues are asked (the sandbox's). Spotify's app has a secret then.
    pub catalogue: CatalogueSettings,
    /// Whether pre-saves go to YouTube too, and how many units its project has a day.
    pub youtube_units: Option<u32>,
    /// Whether Google lets everybody use that app.
    pub youtube_is_published: bool,
    /// Whether pre-saves go to Deezer too.
    pub deezer: bool,
    /// Whether pre-saves go to Apple Music too.
    pub apple: bool,
    /// Whether browsers are sent messages.
    pub push: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            sign_up_open: true,
            spotify: true,
            access: spotify::AccessMode::Development,
            trusted_proxies: vec!["127.0.0.0/8".to_owned()],
            optional: Vec::new(),
            reach: egress::Reach::default(),
            authority: None,
            mail: true,
            catalogue: CatalogueSettings::default(),
            youtube_units: None,
            youtube_is_published: true,
            deezer: false,
            apple: false,
            push: false,
        }
    }
}

/// A running site of a test's own.
pub struct TestSite {
    /// The program.
    pub house: House,
    /// The time: it stands still until it is turned.
    pub clock: Clock,
    /// The outside parties.
    pub sandbox: Sandbox,
    /// The mail server.
    pub post: PostOffice,
    /// What the site was started with.
    pub settings: Settings,
    folder: TempDir,
}

impl TestSite {
    /// A site with everything switched on.
    pub async fn new() -> TestSite {
        TestSite::with(Options::default()).await
    }

    /// A site as the test wants it.
    pub async fn with(options: Options) -> TestSite {
        let folder = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::start().await.unwrap();
        let post = PostOffice::open().await.unwrap();
        let provider = sandbox.spotify();
        provider.register_app("fanfare-test", APP_SECRET, &format!("{BASE_URL}/presave/callback/spotify"));
        let settings = Settings {
            data: folder.path().to_owned(),
            database: fresh_schema().await,
            durability: db::Durability::Process,
            base_url: BASE_URL.to_owned(),
            operator: "Harbour Lane Records".to_owned(),
            contact: "privacy@harbour-lane.example".to_owned(),
            legal: legal(),
            // No law there sets an age that pre-saves would have to ask for.
            country: Some("NZ".to_owned()),
            trusted_proxies: options.trusted_proxies.iter().map(|network| network.parse().unwrap()).collect(),
            country_header: Some(http::HeaderName::from_static("x-country")),
            sign_up_open: options.sign_up_open,
            spotify: options.spotify.then(|| SpotifySettings {
                client_id: "fanfare-test".to_owned(),
                client_secret: options.catalogue.spotify.then(|| egress::Secret::new(APP_SECRET.to_owned())),
                access: options.access,
            }),
            apple: Some(apple_team(&sandbox, folder.path(), options.apple)),
            youtube: Some(YoutubeSettings {
                app: options.youtube_units.map(|units| youtube_app(&sandbox, units, options.youtube_is_published)),
                ..youtube_project(&sandbox)
            }),
            deezer: options.deezer.then(|| deezer_app(&sandbox)),
            catalogue: options.catalogue.clone(),
            mail: options.mail.then(|| mail_settings(&post)),
            push: options.push.then(|| "mailto:privacy@harbour-lane.example".to_owned()),
            simulate: vec![
                ("accounts.spotify.com".to_owned(), provider.accounts_url()),
                ("api.spotify.com".to_owned(), provider.api_url()),
                ("api.music.apple.com".to_owned(), sandbox.apple().api_url()),
                ("js-cdn.music.apple.com".to_owned(), sandbox.apple().scripts_url()),
                ("authorize.music.apple.com".to_owned(), sandbox.apple().window_url()),
                ("youtube.googleapis.com".to_owned(), sandbox.youtube().api_url()),
                ("accounts.google.com".to_owned(), sandbox.youtube().accounts_url()),
                ("oauth2.googleapis.com".to_owned(), sandbox.youtube().oauth_url()),
                ("connect.deezer.com".to_owned(), sandbox.deezer().connect_url()),
                ("api.deezer.com".to_owned(), sandbox.deezer().api_url()),
                ("musicbrainz.org".to_owned(), sandbox.musicbrainz().url()),
                ("fcm.googleapis.com".to_owned(), sandbox.push().url()),
                ("updates.push.services.mozilla.com".to_owned(), sandbox.push().url()),
                ("*.push.apple.com".to_owned(), sandbox.push().url()),
                ("*.notify.windows.com".to_owned(), sandbox.push().url()),
            ],
            attested: Vec::new(),
            optional: options.optional,
            reach: options.reach,
            authority: options.authority,
        };
        let start: Timestamp = START.parse().unwrap();
        let clock = Clock::stopped_at(start);
        let house = Box::pin(House::open(settings.clone(), clock.clone(), Entropy::seeded(42))).await.unwrap();
        TestSite { house, clock, sandbox, post, settings, folder }
    }

    /// Stops the program and starts it again on the same data, as after a restart of the machine.
    pub async fn restart(self) -> TestSite {
        // A site is large, and so is everything that waits for one.
        Box::pin(self.started_again()).await
    }

    async fn started_again(self) -> TestSite {
        let TestSite { house, clock, sandbox, post, settings, folder } = self;
        house.stop().await.unwrap();
        let house = Box::pin(House::open(settings.clone(), clock.clone(), Entropy::seeded(43))).await.unwrap();
        TestSite { house, clock, sandbox, post, settings, folder }
    }

    /// Cuts every connection to the database, as a restart of its server does. Nothing happens to a file.
    pub async fn cut_database(&self) {
        let Some(address) = &self.settings.database else { return };
        let other = Db::open(address, db::Durability::Process).await.unwrap();
        let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                   WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()";
        drop(Sql::new(sql).all(other.write()).await);
        drop(other.close().await);
    }

    /// The data folder.
    pub fn data(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The store.
    pub fn db(&self) -> &Db {
        &self.house.app.db
    }

    /// Somebody unknown.
    pub fn stranger(&self) -> Client {
        Client::new(self.house.router(), BASE_URL)
    }

    /// Somebody with an account and a workspace of their own, signed in. The same name is the same person; the first one
    /// sets the site up and runs it.
    pub async fn member(&self, name: &str) -> Client {
        let client = self.stranger().from_address(&address_of(name));
        let email = format!("{name}@label.example");
        let signed_in = client.post("/app/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        if signed_in.status != 303 {
            let workspace = format!("{name} records");
            let form = [("email", email.as_str()), ("password", PASSWORD), ("workspace", &workspace)];
            let set_up = self.house.set_up_url().await.unwrap();
            let path = set_up.as_deref().and_then(|url| url.strip_prefix(BASE_URL)).unwrap_or("/app/sign-up");
            let made = client.post(path, &form).await.expect(303);
            drop(made);
        }
        // A page carries the token that the member's forms need.
        client.get("/app/keys").await.expect(200);
        client
    }

    /// A holder of a fresh bearer key of that member's workspace.
    pub async fn key(&self, name: &str) -> Client {
        let page = self.member(name).await.post("/app/keys", &[("name", "test")]).await.text();
        let (_, rest) = page.split_once("fanfare_").expect("the page shows the new key once");
        let token: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        self.stranger().with("authorization", &format!("Bearer fanfare_{token}")).with("accept", "application/json")
    }

    /// A member's artist, release and smart link, made through the API. The release is due after `due_in`.
    pub async fn link(&self, name: &str, slug: &str, due_in: Duration) -> serde_json::Value {
        let key = self.key(name).await;
        let artist = key.json(Method::POST, "/api/v1/artists", &json!({ "name": "Noor" })).await.expect(201).json();
        let due = self.clock.now().checked_add(due_in).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
        let release = json!({
            "artist_id": artist["id"],
            "title": "Lanterns Over Water",
            "upc": "036000291452",
            "release_date": due.strftime("%Y-%m-%d").to_string(),
            "release_time": due.strftime("%H:%M:%S").to_string(),
            "time_zone": "UTC",
            "spotify_uri": "spotify:album:4aawyAB9vmqN3uQ7FjRGTy",
            "tracks": [{ "title": "Lanterns", "isrc": "GBAYE6800011" }],
        });
        let release = key.json(Method::POST, "/api/v1/releases", &release).await.expect(201).json();
        let link = json!({
            "release_id": release["id"],
            "slug": slug,
            "destinations": [
                { "service": "spotify", "url": "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy" },
                { "service": "deezer", "url": "https://www.deezer.com/album/302127" },
            ],
        });
        key.json(Method::POST, "/api/v1/links", &link).await.expect(201).json()
    }

    /// The letters that arrived, after everything that is due was sent.
    pub async fn letters(&self) -> Vec<Letter> {
        self.house.outbox.run_due().await.unwrap();
        self.post.letters()
    }

    /// Does everything that is due by the clock.
    pub async fn run_jobs(&self) {
        self.house.run_due().await.unwrap();
    }

    /// Takes a fan through the consent page and the provider's, as `user` there, up to the address that the provider sends
    /// them back to.
    pub async fn authorise(&self, fan: &Client, slug: &str, user: &str) -> String {
        let path = format!("/{slug}/presave/spotify");
        fan.get(&path).await.expect(200);
        let away = fan.post(&path, &[("agree", "yes"), ("born", "1990-06-15")]).await.expect(303);
        decide(away.location(), user, "agree").await
    }

    /// Takes a fan through the consent page of a service with these fields, and through the service's own page as `user`.
    /// Answers the path of their receipt.
    pub async fn wish(&self, fan: &Client, path: &str, fields: &[(&str, &str)], user: &str) -> String {
        let fields: Vec<(&str, &str)> = [("born", "1990-06-15")].into_iter().chain(fields.iter().copied()).collect();
        let away = fan.post(path, &fields).await.expect(303);
        let back = decide(away.location(), user, "agree").await;
        fan.get(&back).await.expect(303).location().to_owned()
    }

    /// What Apple's script does on the page at `path`, as `user` there: it asks, in a window of its own, and hands the page
    /// what it got. Answers that; nothing when they say no.
    pub async fn allow_at_apple(&self, page: &str, user: &str, decision: &str) -> Option<String> {
        let (_, token) = page.split_once("data-token=\"")?;
        let form = [
            ("token", token.split('"').next()?),
            ("origin", BASE_URL),
            ("app", "test"),
            ("user", user),
            ("decision", decision),
        ];
        #[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a fan's browser, not the program")]
        let browser = reqwest::Client::new();
        let answer = browser.post(self.sandbox.apple().window_url()).form(&form).send().await.ok()?;
        let answer = answer.text().await.ok()?;
        let (_, given) = answer.split_once("data-given=\"")?;
        given.split('"').next().filter(|given| !given.is_empty()).map(str::to_owned)
    }

    /// Takes a fan through the consent page of Apple Music and its script. Answers the path of their receipt.
    pub async fn wish_at_apple(&self, fan: &Client, slug: &str, user: &str) -> String {
        let form = [("agree", "yes"), ("born", "1990-06-15")];
        let away = fan.post(&format!("/{slug}/presave/apple-music"), &form).await.expect(303);
        let page = fan.get(away.location()).await.expect(200).text();
        let token = self.allow_at_apple(&page, user, "agree").await.expect("apple gives a permission");
        let state = away.location().rsplit('/').next().unwrap_or_default().to_owned();
        let form = [("state", state.as_str()), ("token", &token)];
        fan.post("/presave/callback/apple-music", &form).await.expect(303).location().to_owned()
    }

    /// Takes a fan through the whole pre-save and answers the path of their receipt.
    pub async fn presave(&self, fan: &Client, slug: &str, user: &str) -> String {
        let back = self.authorise(fan, slug, user).await;
        let done = fan.get(&back).await.expect(303);
        done.location().to_owned()
    }
}

/// What the operator of a test says of itself in the policy.
fn legal() -> transparency::Legal {
    let said = |words: &str| Some(words.to_owned());
    transparency::Legal {
        name: said("Harbour Lane Records"),
        address: said("3 Harbour Lane, Bristol"),
        contact: said("privacy@harbour-lane.example"),
        dpo: None,
        authority: said("The Data Office"),
        authority_address: said("1 Quay Street, Bristol"),
        authority_url: said("https://data-office.example/complaints"),
        notice_days: 30,
    }
}

/// Does what a person does on the provider's page, over HTTP, and answers where it sends them. `decision` is `agree` or
/// `cancel`.
pub async fn decide(authorise_url: &str, user: &str, decision: &str) -> String {
    let url = url::Url::parse(authorise_url).unwrap();
    let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    form.push(("user".to_owned(), user.to_owned()));
    form.push(("decision".to_owned(), decision.to_owned()));
    #[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a fan's browser, not the program")]
    let browser: reqwest::Client =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let mut page = url.clone();
    page.set_query(None);
    let answer = browser.post(page).form(&form).send().await.unwrap();
    answer.headers()["location"].to_str().unwrap().to_owned()
}

/// A team at the sandbox's Apple. Its tokens go by the test's clock, which is not the sandbox's.
fn apple_team(sandbox: &Sandbox, folder: &std::path::Path, presaves: bool) -> AppleSettings {
    let (team_id, key_id) = ("TEAM123456".to_owned(), "KEY1234567".to_owned());
    let key_file = folder.join("apple.p8");
    std::fs::write(&key_file, sandbox.apple().new_key(&team_id, &key_id).unwrap()).unwrap();
    sandbox.apple().believe_any_time();
    AppleSettings { team_id, key_id, key_file, storefront: "gb".parse().unwrap(), presaves }
}

fn youtube_project(sandbox: &Sandbox) -> YoutubeSettings {
    sandbox.youtube().register_key("sandbox-api-key");
    YoutubeSettings { api_key: Some(egress::Secret::new("sandbox-api-key".to_owned())), app: None }
}

/// An app of that project, with so many units a day.
fn youtube_app(sandbox: &Sandbox, units_a_day: u32, is_published: bool) -> YoutubeApp {
    let back = format!("{BASE_URL}/presave/callback/youtube");
    sandbox.youtube().register_app("fanfare-test", APP_SECRET, &back);
    let client_secret = egress::Secret::new(APP_SECRET.to_owned());
    YoutubeApp { client_id: "fanfare-test".to_owned(), client_secret, units_a_day, is_published }
}

fn deezer_app(sandbox: &Sandbox) -> DeezerSettings {
    sandbox.deezer().register_app("fanfare-test", APP_SECRET, &format!("{BASE_URL}/presave/callback/deezer"));
    DeezerSettings { app_id: "fanfare-test".to_owned(), secret: egress::Secret::new(APP_SECRET.to_owned()) }
}

fn mail_settings(post: &PostOffice) -> MailSettings {
    MailSettings {
        server: egress::Server {
            host: post.address().ip().to_string(),
            port: post.address().port(),
            encryption: egress::Encryption::None,
            login: Some(("fanfare".to_owned(), egress::Secret::new("open-sesame".to_owned()))),
            from: egress::Sender::parse("Harbour Lane <hello@harbour-lane.example>").unwrap(),
            within: Some(Duration::from_secs(5)),
            ca: None,
        },
        provider: Some("Harbour Mail Ltd".to_owned()),
        privacy_contact: Some("privacy@harbour-mail.example".to_owned()),
        country: Some("IE".to_owned()),
        safeguard: None,
    }
}

/// Every person of a test asks from an address of their own, so that limits count them apart.
fn address_of(name: &str) -> String {
    let sum = name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let [_, b, c, d] = sum.to_be_bytes();
    format!("10.{b}.{c}.{d}")
}

/// A schema of the test's own where `TEST_DB` names a PostgreSQL; else the SQLite file of the data folder.
pub async fn fresh_schema() -> Option<Address> {
    #[expect(clippy::disallowed_methods, reason = "the tests' own switch")]
    let server = std::env::var("TEST_DB").ok()?;
    let schema = format!("t_{}", Entropy::system().unwrap().id(&Clock::system()).simple());
    let admin = Db::open(&server.parse().unwrap(), db::Durability::Process).await.unwrap();
    Sql::new(format!("CREATE SCHEMA {schema}")).run(admin.write()).await.unwrap();
    admin.close().await.unwrap();
    let joint = if server.contains('?') { '&' } else { '?' };
    // The name tells this test's connections from those of others.
    Some(format!("{server}{joint}options=-c%20search_path%3D{schema}&application_name={schema}").parse().unwrap())
}
