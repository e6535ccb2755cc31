//! What the operator chooses: `fanfare.toml`, the environment, the command line, in rising order of weight.
//!
//! Every key is one row of `KEYS`; a mistake is told with the place, the key, the value and what was expected.

use std::{collections::BTreeMap, fmt, net::SocketAddr, path::PathBuf};

use db::{Address, Durability};
use egress::{Encryption, Sender};
use fanfare::{
    AppleSettings, AuthoritySettings, CatalogueSettings, DeezerSettings, MailSettings, Settings, SpotifySettings,
    YoutubeApp, YoutubeSettings,
};
use http::HeaderName;
use ipnet::IpNet;
use spotify::AccessMode;
use transparency::Legal;

/// The commented example, which is also the documentation of every key.
pub(crate) const EXAMPLE: &str = include_str!("../fanfare.example.toml");

/// The directory that is asked when none is named.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// A key of the configuration.
struct Key {
    name: &'static str,
    env: &'static str,
    /// Whether its value must not be repeated in a message.
    secret: bool,
}

const fn key(name: &'static str, env: &'static str) -> Key {
    Key { name, env, secret: false }
}

const fn secret(name: &'static str, env: &'static str) -> Key {
    Key { name, env, secret: true }
}

const KEYS: &[Key] = &[
    key("listen", "FANFARE_LISTEN"),
    key("metrics_listen", "FANFARE_METRICS_LISTEN"),
    key("data", "FANFARE_DATA"),
    secret("database", "FANFARE_DATABASE"),
    key("durability", "FANFARE_DURABILITY"),
    key("base_url", "FANFARE_BASE_URL"),
    key("operator", "FANFARE_OPERATOR"),
    key("contact", "FANFARE_CONTACT"),
    key("sign_up", "FANFARE_SIGN_UP"),
    key("trusted_proxies", "FANFARE_TRUSTED_PROXIES"),
    key("country_header", "FANFARE_COUNTRY_HEADER"),
    key("privacy.controller_name", "FANFARE_PRIVACY_CONTROLLER_NAME"),
    key("privacy.controller_address", "FANFARE_PRIVACY_CONTROLLER_ADDRESS"),
    key("privacy.dpo", "FANFARE_PRIVACY_DPO"),
    key("privacy.country", "FANFARE_PRIVACY_COUNTRY"),
    key("privacy.authority_name", "FANFARE_PRIVACY_AUTHORITY_NAME"),
    key("privacy.authority_address", "FANFARE_PRIVACY_AUTHORITY_ADDRESS"),
    key("privacy.authority_url", "FANFARE_PRIVACY_AUTHORITY_URL"),
    key("privacy.notice_days", "FANFARE_PRIVACY_NOTICE_DAYS"),
    key("attested.below_the_files", "FANFARE_ATTESTED_BELOW_THE_FILES"),
    key("attested.encrypted_transport", "FANFARE_ATTESTED_ENCRYPTED_TRANSPORT"),
    key("log", "FANFARE_LOG"),
    key("log_format", "FANFARE_LOG_FORMAT"),
    key("spotify.client_id", "FANFARE_SPOTIFY_CLIENT_ID"),
    secret("spotify.client_secret", "FANFARE_SPOTIFY_CLIENT_SECRET"),
    key("spotify.access", "FANFARE_SPOTIFY_ACCESS"),
    key("spotify.simulated_at", "FANFARE_SPOTIFY_SIMULATED_AT"),
    key("apple.team_id", "FANFARE_APPLE_TEAM_ID"),
    key("apple.key_id", "FANFARE_APPLE_KEY_ID"),
    key("apple.key_file", "FANFARE_APPLE_KEY_FILE"),
    key("apple.storefront", "FANFARE_APPLE_STOREFRONT"),
    key("apple.presaves", "FANFARE_APPLE_PRESAVES"),
    key("apple.simulated_at", "FANFARE_APPLE_SIMULATED_AT"),
    secret("youtube.api_key", "FANFARE_YOUTUBE_API_KEY"),
    key("youtube.client_id", "FANFARE_YOUTUBE_CLIENT_ID"),
    secret("youtube.client_secret", "FANFARE_YOUTUBE_CLIENT_SECRET"),
    key("youtube.units_a_day", "FANFARE_YOUTUBE_UNITS_A_DAY"),
    key("youtube.access", "FANFARE_YOUTUBE_ACCESS"),
    key("youtube.simulated_at", "FANFARE_YOUTUBE_SIMULATED_AT"),
    key("deezer.app_id", "FANFARE_DEEZER_APP_ID"),
    secret("deezer.secret", "FANFARE_DEEZER_SECRET"),
    key("deezer.simulated_at", "FANFARE_DEEZER_SIMULATED_AT"),
    key("catalogue.apple_music", "FANFARE_CATALOGUE_APPLE_MUSIC"),
    key("catalogue.deezer", "FANFARE_CATALOGUE_DEEZER"),
    key("catalogue.musicbrainz_contact", "FANFARE_CATALOGUE_MUSICBRAINZ_CONTACT"),
    key("catalogue.spotify", "FANFARE_CATALOGUE_SPOTIFY"),
    key("catalogue.youtube", "FANFARE_CATALOGUE_YOUTUBE"),
    key("mail.server", "FANFARE_MAIL_SERVER"),
    key("mail.port", "FANFARE_MAIL_PORT"),
    key("mail.encryption", "FANFARE_MAIL_ENCRYPTION"),
    key("mail.user", "FANFARE_MAIL_USER"),
    secret("mail.password", "FANFARE_MAIL_PASSWORD"),
    key("mail.from", "FANFARE_MAIL_FROM"),
    key("mail.provider", "FANFARE_MAIL_PROVIDER"),
    key("mail.ca", "FANFARE_MAIL_CA"),
    key("mail.privacy_contact", "FANFARE_MAIL_PRIVACY_CONTACT"),
    key("mail.country", "FANFARE_MAIL_COUNTRY"),
    key("mail.safeguard", "FANFARE_MAIL_SAFEGUARD"),
    key("push.contact", "FANFARE_PUSH_CONTACT"),
    key("push.simulated_at", "FANFARE_PUSH_SIMULATED_AT"),
    key("tls.listen", "FANFARE_TLS_LISTEN"),
    key("tls.terms_agreed", "FANFARE_TLS_TERMS_AGREED"),
    key("tls.contact", "FANFARE_TLS_CONTACT"),
    key("tls.directory", "FANFARE_TLS_DIRECTORY"),
    key("tls.ca", "FANFARE_TLS_CA"),
    key("domains.name_server", "FANFARE_DOMAINS_NAME_SERVER"),
    key("domains.simulated_at", "FANFARE_DOMAINS_SIMULATED_AT"),
];

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LogFormat {
    Text,
    Json,
}

/// Everything that was chosen.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) listen: SocketAddr,
    pub(crate) listen_tls: Option<SocketAddr>,
    pub(crate) metrics_listen: Option<SocketAddr>,
    pub(crate) log: tracing::Level,
    pub(crate) log_format: LogFormat,
    pub(crate) settings: Settings,
}

/// A mistake in the configuration.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    place: String,
    key: String,
    value: Option<String>,
    expected: String,
}

impl std::error::Error for Mistake {}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mistake { place, key, value, expected } = self;
        match value {
            Some(value) => write!(f, "{place}: {key} is \"{value}\"; expected {expected}"),
            None => write!(f, "{place}: {key}: expected {expected}"),
        }
    }
}

struct Given {
    value: String,
    place: String,
}

/// The values as they were given, before anybody looked at them.
#[derive(Default)]
pub(crate) struct Sources(BTreeMap<&'static str, Given>);

impl Sources {
    /// Reads a `fanfare.toml`. A key that does not exist is a mistake: it would otherwise be ignored in silence.
    pub(crate) fn file(&mut self, place: &str, text: &str) -> Result<(), Mistake> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| Mistake {
            place: place.to_owned(),
            key: "the file".to_owned(),
            value: None,
            expected: format!("TOML ({})", error.message()),
        })?;
        for (name, value) in &table {
            match value {
                toml::Value::Table(inner) => {
                    for (field, value) in inner {
                        self.take_file(place, &format!("{name}.{field}"), value)?;
                    }
                }
                value => self.take_file(place, name, value)?,
            }
        }
        Ok(())
    }

    fn take_file(&mut self, place: &str, name: &str, value: &toml::Value) -> Result<(), Mistake> {
        let Some(key) = KEYS.iter().find(|key| key.name == name) else {
            let known: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
            let expected = format!("one of the keys {}", known.join(", "));
            return Err(Mistake { place: place.to_owned(), key: name.to_owned(), value: None, expected });
        };
        let value = match value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Array(items) => items
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                .collect::<Vec<_>>()
                .join(","),
            other => other.to_string(),
        };
        self.0.insert(key.name, Given { value, place: place.to_owned() });
        Ok(())
    }

    /// Reads the environment: every key has its variable.
    pub(crate) fn environment(&mut self) {
        for key in KEYS {
            #[expect(clippy::disallowed_methods, reason = "this is the configuration")]
            if let Ok(value) = std::env::var(key.env) {
                self.0.insert(key.name, Given { value, place: key.env.to_owned() });
            }
        }
    }

    /// Takes an option of the command line.
    pub(crate) fn option(&mut self, name: &'static str, value: Option<String>) {
        if let Some(value) = value {
            let place = if name == "tls.listen" { "--listen-tls".to_owned() } else { format!("--{name}") };
            self.0.insert(name, Given { value, place });
        }
    }

    fn text(&self, name: &'static str) -> Option<String> {
        self.0.get(name).map(|given| given.value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn parse<T>(
        &self,
        name: &'static str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Mistake> {
        let Some(value) = self.text(name) else { return Ok(None) };
        read(&value).map(Some).ok_or_else(|| self.mistake(name, expected))
    }

    fn mistake(&self, name: &'static str, expected: &str) -> Mistake {
        let hidden = KEYS.iter().any(|key| key.name == name && key.secret);
        let given = self.0.get(name);
        Mistake {
            place: given.map_or_else(|| "the configuration".to_owned(), |given| given.place.clone()),
            key: name.to_owned(),
            value: given.filter(|_| !hidden).map(|given| given.value.clone()),
            expected: expected.to_owned(),
        }
    }
}

/// What closes the backup of the keys. It is no key of the configuration, which lies beside those keys.
pub(crate) fn backup_passphrase() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the configuration")]
    std::env::var("FANFARE_BACKUP_PASSPHRASE").ok().filter(|text| !text.is_empty())
}

impl Config {
    /// Checks everything that was given and fills in the rest.
    pub(crate) fn new(sources: &Sources) -> Result<Config, Mistake> {
        let listen: SocketAddr = sources
            .parse("listen", "an address and a port, such as 127.0.0.1:8080", |text| text.parse().ok())?
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let metrics_listen =
            sources.parse("metrics_listen", "a loopback address and a port, such as 127.0.0.1:9090", |text| {
                text.parse().ok().filter(|address: &SocketAddr| address.ip().is_loopback())
            })?;
        let log = sources.parse("log", "error, warn, info, debug or trace", |text| text.parse().ok())?;
        let log_format = sources.parse("log_format", "text or json", |text| match text {
            "text" => Some(LogFormat::Text),
            "json" => Some(LogFormat::Json),
            _ => None,
        })?;
        Ok(Config {
            listen,
            listen_tls: sources
                .parse("tls.listen", "an address and a port, such as 0.0.0.0:443", |text| text.parse().ok())?,
            metrics_listen,
            log: log.unwrap_or(tracing::Level::INFO),
            log_format: log_format.unwrap_or(LogFormat::Text),
            settings: settings(sources, listen)?,
        })
    }
}

fn settings(sources: &Sources, listen: SocketAddr) -> Result<Settings, Mistake> {
    let database: Option<Address> =
        sources.parse("database", "an address that begins with postgres:// or sqlite://", |text| text.parse().ok())?;
    let durability = sources.parse("durability", "process or power", |text| match text {
        "process" => Some(Durability::Process),
        "power" => Some(Durability::Power),
        _ => None,
    })?;
    let base_url =
        sources.parse("base_url", "an http or https address without a path, such as https://music.example", origin)?;
    let sign_up_open = sources.parse("sign_up", "closed or open", |text| match text {
        "open" => Some(true),
        "closed" => Some(false),
        _ => None,
    })?;
    let trusted_proxies =
        sources.parse("trusted_proxies", "addresses or networks, such as 127.0.0.1 or 10.0.0.0/8", |text| {
            text.split(',').map(|one| network(one.trim())).collect::<Option<Vec<IpNet>>>()
        })?;
    let country_header = sources.parse("country_header", "the name of a header, such as cf-ipcountry", |text| {
        HeaderName::from_bytes(text.to_ascii_lowercase().as_bytes()).ok()
    })?;
    Ok(Settings {
        data: sources.text("data").map_or_else(|| PathBuf::from("data"), PathBuf::from),
        database,
        durability: durability.unwrap_or_default(),
        base_url: base_url.unwrap_or_else(|| format!("http://{listen}")),
        operator: sources.text("operator").unwrap_or_else(|| "The operator of this instance".to_owned()),
        contact: sources.text("contact").unwrap_or_else(|| "the person who runs this instance".to_owned()),
        legal: legal(sources)?,
        country: sources.parse("privacy.country", "two letters (ISO 3166-1), such as DE", country)?,
        trusted_proxies: trusted_proxies.unwrap_or_default(),
        country_header,
        sign_up_open: sign_up_open.unwrap_or(false),
        spotify: spotify_app(sources)?,
        apple: apple_team(sources)?,
        youtube: youtube_project(sources)?,
        deezer: deezer_app(sources)?,
        catalogue: catalogues(sources)?,
        mail: mail_server(sources)?,
        push: push_contact(sources)?,
        simulate: simulated(sources)?,
        attested: attested(sources)?,
        optional: Vec::new(),
        reach: reach(sources)?,
        authority: authority(sources)?,
    })
}

/// How labels' own domains are looked at.
fn reach(sources: &Sources) -> Result<egress::Reach, Mistake> {
    let expected = "the address and port of a name server, such as 9.9.9.9:53";
    let name_server = sources.parse("domains.name_server", expected, |text| text.parse().ok())?;
    let expected = "an address and port of this machine, such as 127.0.0.1:8080";
    let simulated_at = sources.parse("domains.simulated_at", expected, |text| {
        text.parse().ok().filter(|address: &SocketAddr| address.ip().is_loopback())
    })?;
    Ok(egress::Reach { name_server, simulated_at })
}

/// Who signs certificates for the encrypted listener. Nobody does before the operator has agreed to their terms.
fn authority(sources: &Sources) -> Result<Option<AuthoritySettings>, Mistake> {
    let agreed = sources.parse("tls.terms_agreed", "true or false", |text| text.parse::<bool>().ok())?;
    if sources.text("tls.listen").is_none() {
        let beside = KEYS.iter().any(|key| key.name.starts_with("tls.") && sources.text(key.name).is_some());
        let expected = "where to take encrypted connections, beside its other keys";
        return if beside { Err(sources.mistake("tls.listen", expected)) } else { Ok(None) };
    }
    if agreed != Some(true) {
        let expected = "true, once you have read and agreed to the terms of service of the certificate authority";
        return Err(sources.mistake("tls.terms_agreed", expected));
    }
    let contact = sources.parse("tls.contact", "an address like hostmaster@label.example", |text| {
        (!text.contains('<') && Sender::parse(text).is_some()).then(|| text.to_owned())
    })?;
    let directory = sources.parse("tls.directory", "the https address of an ACME directory", web_address)?;
    Ok(Some(AuthoritySettings {
        directory: directory.unwrap_or_else(|| LETS_ENCRYPT.to_owned()),
        ca: sources.text("tls.ca").map(PathBuf::from),
        contact,
    }))
}

/// Who looked at what no machine can see: a name and a day for each clause of that kind.
fn attested(sources: &Sources) -> Result<Vec<proof::Attested>, Mistake> {
    let mut all = Vec::new();
    for key in KEYS {
        let Some(clause) = key.name.strip_prefix("attested.") else { continue };
        let expected = "a name and the day on which they looked, such as Ada Lane, 2026-11-20";
        all.extend(sources.parse(key.name, expected, |text| {
            let (by, on) = text.rsplit_once(',')?;
            let (by, on) = (by.trim().to_owned(), on.trim().parse().ok()?);
            (!by.is_empty()).then_some(proof::Attested { clause, by, on })
        })?);
    }
    Ok(all)
}

/// What the privacy policy says of the controller.
fn legal(sources: &Sources) -> Result<Legal, Mistake> {
    let authority_url =
        sources.parse("privacy.authority_url", "an https address, such as https://www.edpb.europa.eu", web_address)?;
    let expected = "a number of days, at least 30 and at most 365";
    let notice_days = sources.parse("privacy.notice_days", expected, |text| {
        text.parse().ok().filter(|days| (Legal::LEAST_DAYS..=365).contains(days))
    })?;
    Ok(Legal {
        name: sources.text("privacy.controller_name").or_else(|| sources.text("operator")),
        address: sources.text("privacy.controller_address"),
        contact: sources.text("contact"),
        dpo: sources.text("privacy.dpo"),
        authority: sources.text("privacy.authority_name"),
        authority_address: sources.text("privacy.authority_address"),
        authority_url,
        notice_days: notice_days.unwrap_or(Legal::LEAST_DAYS),
    })
}

fn web_address(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    (url.scheme() == "https" && url.has_host()).then(|| url.into())
}

fn country(text: &str) -> Option<String> {
    let letters = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters.then(|| text.to_ascii_uppercase())
}

/// A service's hosts in the sandbox: the key that says where that is, the key of an app there, and what lies where.
type Simulated = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const SIMULATED: [Simulated; 5] = [
    (
        "spotify.simulated_at",
        "spotify.client_id",
        &[("accounts.spotify.com", "/spotify/accounts"), ("api.spotify.com", "/spotify/api")],
    ),
    (
        "apple.simulated_at",
        "apple.key_file",
        &[
            ("api.music.apple.com", "/apple"),
            ("js-cdn.music.apple.com", "/apple/js"),
            ("authorize.music.apple.com", "/apple/window"),
        ],
    ),
    (
        "youtube.simulated_at",
        "youtube.client_id",
        &[
            ("youtube.googleapis.com", "/youtube"),
            ("accounts.google.com", "/google/accounts"),
            ("oauth2.googleapis.com", "/google/oauth2"),
        ],
    ),
    (
        "deezer.simulated_at",
        "deezer.app_id",
        &[("connect.deezer.com", "/deezer/connect"), ("api.deezer.com", "/deezer")],
    ),
    (
        "push.simulated_at",
        "push.contact",
        &[
            ("fcm.googleapis.com", "/push/google"),
            ("updates.push.services.mozilla.com", "/push/mozilla"),
            ("*.push.apple.com", "/push/apple"),
            ("*.notify.windows.com", "/push/microsoft"),
        ],
    ),
];

/// The hosts of services in a sandbox, for rehearsals and tests. Only this machine can be named, so that no token leaves it
/// under a service's name.
fn simulated(sources: &Sources) -> Result<Vec<(String, String)>, Mistake> {
    let mut all = Vec::new();
    for (key, app, hosts) in SIMULATED {
        let Some(base) =
            sources.parse(key, "a plain http address of this machine, such as http://127.0.0.1:8099", loopback)?
        else {
            continue;
        };
        if sources.text(app).is_none() {
            return Err(sources.mistake(app, "an app of the simulated service"));
        }
        // Spotify's own part may be in the address.
        let base = base.strip_suffix("/spotify").unwrap_or(&base);
        all.extend(hosts.iter().map(|(host, path)| ((*host).to_owned(), format!("{base}{path}"))));
    }
    Ok(all)
}

/// Which catalogues are asked.
fn catalogues(sources: &Sources) -> Result<CatalogueSettings, Mistake> {
    let yes = |name| sources.parse(name, "true or false", |text| text.parse().ok()).map(Option::unwrap_or_default);
    let expected = "an e-mail address or an https address, as MusicBrainz wants it";
    let contact = sources.parse("catalogue.musicbrainz_contact", expected, |text| {
        let plain = text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_graphic());
        (plain && (text.contains('@') || text.starts_with("https://"))).then(|| text.to_owned())
    })?;
    let spotify = yes("catalogue.spotify")?;
    if spotify && sources.text("spotify.client_secret").is_none() {
        return Err(sources.mistake("catalogue.spotify", "spotify.client_id and spotify.client_secret beside it"));
    }
    let apple_music = yes("catalogue.apple_music")?;
    if apple_music && sources.text("apple.key_file").is_none() {
        return Err(
            sources.mistake("catalogue.apple_music", "apple.team_id, apple.key_id and apple.key_file beside it")
        );
    }
    let youtube = yes("catalogue.youtube")?;
    if youtube && sources.text("youtube.api_key").is_none() {
        return Err(sources.mistake("catalogue.youtube", "youtube.api_key beside it"));
    }
    let deezer = yes("catalogue.deezer")?;
    Ok(CatalogueSettings { apple_music, deezer, musicbrainz_contact: contact, spotify, youtube })
}

/// The key of a team at Apple Music: whole or not at all. Its file is read when the program starts.
fn apple_team(sources: &Sources) -> Result<Option<AppleSettings>, Mistake> {
    let storefront = sources.parse("apple.storefront", "the two small letters of a country, such as gb", |text| {
        text.parse::<apple::Storefront>().ok()
    })?;
    let identifier = |name| {
        sources.parse(name, "ten letters and digits, as Apple's portal shows them", |text| {
            let sound = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
            sound.then(|| text.to_owned())
        })
    };
    let presaves = sources.parse("apple.presaves", "true or false", |text| text.parse::<bool>().ok())?;
    let presaves = presaves.unwrap_or_default();
    let (team_id, key_id) = (identifier("apple.team_id")?, identifier("apple.key_id")?);
    match (team_id, key_id, sources.text("apple.key_file")) {
        (Some(team_id), Some(key_id), Some(file)) => {
            // The United States have the largest shop.
            let storefront = storefront.or_else(|| "us".parse().ok());
            let storefront =
                storefront.ok_or_else(|| sources.mistake("apple.storefront", "the letters of a country"))?;
            Ok(Some(AppleSettings { team_id, key_id, key_file: PathBuf::from(file), storefront, presaves }))
        }
        (None, None, None) if presaves => {
            Err(sources.mistake("apple.presaves", "apple.team_id, apple.key_id and apple.key_file beside it"))
        }
        (None, None, None) => Ok(None),
        (None, ..) => Err(sources.mistake("apple.team_id", "your team's identifier, beside its other keys")),
        (_, None, _) => Err(sources.mistake("apple.key_id", "the key's identifier, beside its other keys")),
        (.., None) => Err(sources.mistake("apple.key_file", "the .p8 file of the key, beside its other keys")),
    }
}

/// A project at Google: a key for its catalogue, an app for pre-saves, or both.
fn youtube_project(sources: &Sources) -> Result<Option<YoutubeSettings>, Mistake> {
    let api_key = sources.text("youtube.api_key").map(egress::Secret::new);
    let units = sources.parse("youtube.units_a_day", "a whole number of units", |text| text.parse::<u32>().ok())?;
    let published = sources.parse("youtube.access", "testing or published", |text| match text {
        "testing" => Some(false),
        "published" => Some(true),
        _ => None,
    })?;
    let app = match (sources.text("youtube.client_id"), sources.text("youtube.client_secret")) {
        (Some(client_id), Some(secret)) => Some(YoutubeApp {
            client_id,
            client_secret: egress::Secret::new(secret),
            units_a_day: units.unwrap_or(youtube::UNITS_PER_DAY),
            is_published: published.unwrap_or_default(),
        }),
        (None, None) => None,
        (Some(_), None) => return Err(sources.mistake("youtube.client_secret", "the app's secret, beside its id")),
        (None, Some(_)) => return Err(sources.mistake("youtube.client_id", "the app's id, beside its secret")),
    };
    Ok((api_key.is_some() || app.is_some()).then_some(YoutubeSettings { api_key, app }))
}

/// Messages to browsers: how their push services reach the operator.
fn push_contact(sources: &Sources) -> Result<Option<String>, Mistake> {
    sources.parse("push.contact", "mailto: and an e-mail address, or an https address", |text| {
        let mail = text.strip_prefix("mailto:").is_some_and(|rest| rest.contains('@'));
        let page = text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty());
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        (plain && (mail || page)).then(|| text.to_owned())
    })
}

fn deezer_app(sources: &Sources) -> Result<Option<DeezerSettings>, Mistake> {
    match (sources.text("deezer.app_id"), sources.text("deezer.secret")) {
        (Some(app_id), Some(secret)) => Ok(Some(DeezerSettings { app_id, secret: egress::Secret::new(secret) })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(sources.mistake("deezer.secret", "the app's secret, beside its id")),
        (None, Some(_)) => Err(sources.mistake("deezer.app_id", "the app's id, beside its secret")),
    }
}

fn spotify_app(sources: &Sources) -> Result<Option<SpotifySettings>, Mistake> {
    let access = sources.parse("spotify.access", "development or extended", |text| match text {
        "development" => Some(AccessMode::Development),
        "extended" => Some(AccessMode::Extended),
        _ => None,
    })?;
    let client_secret = sources.text("spotify.client_secret");
    let Some(client_id) = sources.text("spotify.client_id") else {
        // Half of an app would silently switch pre-saves off.
        return match (access, client_secret) {
            (None, None) => Ok(None),
            _ => Err(sources.mistake("spotify.client_id", "the id of your Spotify app, beside its other keys")),
        };
    };
    Ok(Some(SpotifySettings {
        client_id,
        client_secret: client_secret.map(egress::Secret::new),
        access: access.unwrap_or(AccessMode::Development),
    }))
}

/// The mail server. Half of one is a mistake, because letters that people wait for would silently not be written.
fn mail_server(sources: &Sources) -> Result<Option<MailSettings>, Mistake> {
    let Some(host) = sources.parse("mail.server", "the name or address of a mail server, without a port", host)? else {
        let beside = KEYS.iter().any(|key| key.name.starts_with("mail.") && sources.text(key.name).is_some());
        let expected = "the name of your mail server, beside its other keys";
        return if beside { Err(sources.mistake("mail.server", expected)) } else { Ok(None) };
    };
    let encryption = sources.parse("mail.encryption", "tls, starttls or none", |text| match text {
        "tls" => Some(Encryption::Tls),
        "starttls" => Some(Encryption::StartTls),
        "none" => Some(Encryption::None),
        _ => None,
    })?;
    let encryption = encryption.unwrap_or(Encryption::StartTls);
    let here = host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if encryption == Encryption::None && !here {
        return Err(
            sources.mistake("mail.encryption", "tls or starttls, unless mail.server is this machine (127.0.0.1)")
        );
    }
    let port =
        sources.parse("mail.port", "a port from 1 to 65535", |text| text.parse().ok().filter(|port| *port > 0))?;
    let from = sources.parse("mail.from", "an address like Label <hello@label.example>", Sender::parse)?;
    let from = from.ok_or_else(|| sources.mistake("mail.from", "the address that letters come from"))?;
    let login = match (sources.text("mail.user"), sources.text("mail.password")) {
        (Some(user), Some(password)) => Some((user, egress::Secret::new(password))),
        (None, None) => None,
        (Some(_), None) => return Err(sources.mistake("mail.password", "the password of mail.user")),
        (None, Some(_)) => return Err(sources.mistake("mail.user", "the user that mail.password belongs to")),
    };
    let usual = match encryption {
        Encryption::Tls => 465,
        Encryption::StartTls => 587,
        Encryption::None => 25,
    };
    let ca = sources.text("mail.ca").map(PathBuf::from);
    if ca.is_some() && encryption == Encryption::None {
        return Err(sources.mistake("mail.ca", "mail.encryption to be tls or starttls, where certificates count"));
    }
    let privacy_contact = sources.parse("mail.privacy_contact", "an address like privacy@mail.example", |text| {
        (!text.contains('<') && Sender::parse(text).is_some()).then(|| text.to_owned())
    })?;
    let (country, safeguard) = mail_place(sources)?;
    let port = port.unwrap_or(usual);
    let server = egress::Server { host, port, encryption, login, from, within: None, ca };
    Ok(Some(MailSettings { server, provider: sources.text("mail.provider"), privacy_contact, country, safeguard }))
}

/// Where the mail server is, and what protects letters there. Without them the policy says "unknown", which is no mistake.
fn mail_place(sources: &Sources) -> Result<(Option<String>, Option<&'static str>), Mistake> {
    let country = sources.parse("mail.country", "two letters (ISO 3166-1), such as DE", country)?;
    let safeguard = sources.parse("mail.safeguard", "adequacy or scc", |text| match text {
        "adequacy" => Some("adequacy"),
        "scc" => Some("scc"),
        _ => None,
    })?;
    let abroad = country.as_deref().is_some_and(|country| !policy::EEA.contains(&country));
    if safeguard.is_some() && !abroad {
        let expected = "nothing, unless mail.country is outside the European Economic Area";
        return Err(sources.mistake("mail.safeguard", expected));
    }
    Ok((country, safeguard))
}

/// A host as it is written in an address, and nothing around it.
fn host(text: &str) -> Option<String> {
    let numbered = text.parse::<std::net::IpAddr>().is_ok();
    (numbered || url::Host::parse(text).is_ok_and(|host| host.to_string() == text)).then(|| text.to_owned())
}

/// An origin: scheme, host and port, and nothing after them.
fn origin(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let bare = matches!(url.scheme(), "http" | "https")
        && url.host().is_some()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    bare.then(|| url.origin().ascii_serialization())
}

/// An http address of this machine by its number, without a slash at the end: a name could come to mean another machine.
fn loopback(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let local = match url.host()? {
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
        url::Host::Domain(_) => false,
    };
    let plain =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    (local && plain && url.scheme() == "http").then(|| url.as_str().trim_end_matches('/').to_owned())
}

/// A network, or a single address as the network of itself.
fn network(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<std::net::IpAddr>().ok().map(IpNet::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<Config, String> {
        let mut sources = Sources::default();
        sources.file("fanfare.toml", text).and_then(|()| Config::new(&sources)).map_err(|mistake| mistake.to_string())
    }

    #[test]
    fn nothing_needs_to_be_chosen() {
        let config = config("").unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.settings.base_url, "http://127.0.0.1:8080");
        assert!(!config.settings.sign_up_open, "strangers cannot make accounts");
        assert!(config.settings.trusted_proxies.is_empty(), "nobody's headers are believed");
    }

    #[test]
    fn a_mistake_names_the_key_the_value_and_what_was_expected() {
        assert_eq!(
            config("durability = \"strong\"").unwrap_err(),
            "fanfare.toml: durability is \"strong\"; expected process or power"
        );
        assert!(config("trusted_proxies = [\"10.0.0.0/8\", \"nobody\"]").unwrap_err().contains("10.0.0.0/8,nobody"));
        assert!(config("metrics_listen = \"0.0.0.0:9090\"").unwrap_err().contains("loopback"));
        assert!(config("base_url = \"https://music.example/path\"").unwrap_err().contains("without a path"));
    }

    #[test]
    fn a_key_that_does_not_exist_is_refused_with_those_that_do() {
        let error = config("[spotify]\nclient = \"x\"").unwrap_err();
        assert!(error.contains("spotify.client:") && error.contains("spotify.client_id"), "{error}");
    }

    #[test]
    fn a_secret_is_never_repeated() {
        let error = config("database = \"mysql://root:hunter2@db\"").unwrap_err();
        assert!(!error.contains("hunter2"), "{error}");
        let config = config("database = \"postgres://fan:hunter2@db/fanfare\"").unwrap();
        assert!(!format!("{config:?}").contains("hunter2"));
    }

    #[test]
    fn a_material_change_never_waits_less_than_thirty_days() {
        assert_eq!(config("").unwrap().settings.legal.notice_days(), 30);
        assert_eq!(config("[privacy]\nnotice_days = 60").unwrap().settings.legal.notice_days(), 60);
        assert!(config("[privacy]\nnotice_days = 7").unwrap_err().contains("at least 30"));
        assert!(config("[privacy]\ncountry = \"Germany\"").unwrap_err().contains("such as DE"));
        assert!(config("[privacy]\nauthority_url = \"javascript:1\"").unwrap_err().contains("https"));
    }

    #[test]
    fn every_clause_that_no_machine_can_see_waits_for_a_name_and_a_day() {
        for promise in policy::PROMISES {
            let attested = matches!(promise.proof, policy::Proof::Attested(_));
            let key = KEYS.iter().any(|key| key.name.strip_prefix("attested.") == Some(promise.id));
            assert_eq!(key, attested, "{}: its key in KEYS and in fanfare.example.toml", promise.id);
        }
        let said = |text: &str| config(&format!("[attested]\nencrypted_transport = \"{text}\""));
        let settings = said("Lane, Ada, 2026-11-20").unwrap().settings;
        let [said_by] = settings.attested.as_slice() else { panic!("{:?}", settings.attested) };
        assert_eq!((said_by.clause, said_by.by.as_str()), ("encrypted_transport", "Lane, Ada"));
        for wrong in ["Ada Lane", ", 2026-11-20", "Ada Lane, lately"] {
            assert!(said(wrong).unwrap_err().contains("a name and the day"), "{wrong}");
        }
    }

    #[test]
    fn half_a_spotify_app_is_refused() {
        assert!(config("[spotify]\naccess = \"extended\"").unwrap_err().contains("spotify.client_id"));
    }

    #[test]
    fn a_key_at_apple_is_whole_or_not_at_all_and_catalogues_need_theirs() {
        let apple = "[apple]\nteam_id = \"TEAM123456\"\nkey_id = \"KEY1234567\"\nkey_file = \"key.p8\"\n";
        let chosen = config(apple).unwrap().settings.apple.unwrap();
        assert_eq!((chosen.storefront.to_string().as_str(), chosen.key_file.to_str()), ("us", Some("key.p8")));
        let asked = format!("{apple}storefront = \"gb\"\n[catalogue]\napple_music = true");
        assert!(config(&asked).unwrap().settings.catalogue.apple_music);
        for (text, named) in [
            ("[apple]\nteam_id = \"TEAM123456\"\nkey_id = \"KEY1234567\"", "apple.key_file"),
            ("[apple]\nkey_file = \"key.p8\"", "apple.team_id"),
            ("[apple]\nteam_id = \"TEAM123456\"\nkey_file = \"key.p8\"", "apple.key_id"),
            ("[apple]\nteam_id = \"my team\"", "apple.team_id is \"my team\""),
            (&format!("{apple}storefront = \"GBR\""), "apple.storefront is \"GBR\""),
            ("[catalogue]\napple_music = true", "apple.key_file beside it"),
            ("[catalogue]\nyoutube = true", "youtube.api_key beside it"),
        ] {
            let error = config(text).unwrap_err();
            assert!(error.contains(named), "{error}");
        }
        let with_key = config("[youtube]\napi_key = \"hunter2\"\n[catalogue]\nyoutube = true").unwrap();
        assert!(with_key.settings.catalogue.youtube && !format!("{with_key:?}").contains("hunter2"));
    }

    #[test]
    fn spotify_is_simulated_on_this_machine_or_not_at_all() {
        let at = |base: &str| config(&format!("[spotify]\nclient_id = \"x\"\nsimulated_at = \"{base}\""));
        let simulate = at("http://127.0.0.1:8099/spotify/").unwrap().settings.simulate;
        assert_eq!(
            simulate[0],
            ("accounts.spotify.com".to_owned(), "http://127.0.0.1:8099/spotify/accounts".to_owned())
        );
        assert_eq!(simulate[1], ("api.spotify.com".to_owned(), "http://127.0.0.1:8099/spotify/api".to_owned()));
        for elsewhere in
            ["https://127.0.0.1:8099", "http://localhost:8099", "http://10.0.0.7:8099", "http://a:b@127.0.0.1"]
        {
            assert!(at(elsewhere).unwrap_err().contains("of this machine"), "{elsewhere}");
        }
        assert!(config("[spotify]\nsimulated_at = \"http://127.0.0.1:1\"").unwrap_err().contains("spotify.client_id"));
        assert!(config("").unwrap().settings.simulate.is_empty());
    }

    #[test]
    fn a_mail_server_is_whole_or_not_at_all() {
        let mail = |text: &str| config(&format!("[mail]\n{text}"));
        let server = "server = \"mail.label.example\"\nfrom = \"Label <hello@label.example>\"\n";
        let chosen = mail(server).unwrap().settings.mail.unwrap().server;
        assert_eq!((chosen.port, chosen.encryption, chosen.login.is_some()), (587, Encryption::StartTls, false));
        assert!(config("").unwrap().settings.mail.is_none());
        for (text, named) in [
            ("port = 25", "mail.server"),
            ("server = \"mail.label.example\"", "mail.from"),
            ("server = \"mail.label.example:25\"", "mail.server is \"mail.label.example:25\""),
            (&format!("{server}port = 0"), "mail.port is \"0\"; expected a port"),
            (&format!("{server}encryption = \"ssl\""), "mail.encryption is \"ssl\"; expected tls, starttls or none"),
            (&format!("{server}encryption = \"none\""), "unless mail.server is this machine"),
            (&format!("{server}user = \"label\""), "mail.password: expected the password"),
            (
                "server = \"127.0.0.1\"\nfrom = \"a@b.example\"\nencryption = \"none\"\nca = \"ca.pem\"",
                "mail.ca is \"ca.pem\"; expected mail.encryption to be tls",
            ),
            ("server = \"127.0.0.1\"\nfrom = \"nobody\"", "mail.from is \"nobody\""),
        ] {
            let error = mail(text).unwrap_err();
            assert!(error.contains(named), "{error}");
        }
        let error = mail(&format!("{server}password = \"hunter2\"")).unwrap_err();
        assert!(error.contains("mail.user") && !error.contains("hunter2"), "{error}");
        let both = mail(&format!("{server}user = \"label\"\npassword = \"hunter2\"")).unwrap();
        assert!(!format!("{both:?}").contains("hunter2"));
    }

    #[test]
    fn the_example_is_a_valid_configuration_and_shows_every_key() {
        config(EXAMPLE).unwrap();
        for key in KEYS {
            let field = key.name.rsplit('.').next().unwrap();
            assert!(EXAMPLE.contains(&format!("{field} = ")), "{} is not shown", key.name);
            assert!(EXAMPLE.contains(key.env), "{} is not shown", key.env);
        }
        let all: String =
            EXAMPLE.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line).to_owned() + "\n").collect();
        config(&all).unwrap();
    }
}
