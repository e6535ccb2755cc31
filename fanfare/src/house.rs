//! Every room, put together.

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use axum::Router;
use db::{Address, Clock, Db, Durability, Entropy};
use http::HeaderName;
use ipnet::IpNet;
use jobs::{Clockwork, Stop, Tasks};
use kit::{App, Lang, Parts, Room, Routes, Site, Texts};
use lake::Lake;
use policy::Processor;
use privacy::Privacy;
use tlog::Log;
use tokio::net::TcpListener;

use crate::{
    connections, copies, labels, notices, openapi, operations,
    verify::{NoRun, Places, Verifier},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The rooms, in the order of their tables.
const ROOMS: &[Room] = &[
    workspaces::ROOM,
    accounts::ROOM,
    artists::ROOM,
    releases::ROOM,
    links::ROOM,
    catalogue::ROOM,
    imports::ROOM,
    bio::ROOM,
    presave::ROOM,
    capture::ROOM,
    reminders::ROOM,
    rights::ROOM,
    stats::ROOM,
    transparency::ROOM,
    proof::ROOM,
    accountability::ROOM,
    choices::ROOM,
    domains::ROOM,
];

/// What an operator chooses, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the keys, and of the SQLite file.
    pub data: PathBuf,
    /// The store; SQLite in `data` when it is left out.
    pub database: Option<Address>,
    /// What an answered click survives.
    pub durability: Durability,
    /// Where visitors reach us, without a slash at the end.
    pub base_url: String,
    /// Who runs this instance: the controller of the privacy policy.
    pub operator: String,
    /// How the controller is reached.
    pub contact: String,
    /// What else the privacy policy has to say of the controller.
    pub legal: transparency::Legal,
    /// The country that the operator is in (ISO 3166-1 alpha-2): its rules hold where a visitor's country is not known.
    pub country: Option<String>,
    /// Whose forwarded headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The header in which a trusted proxy tells the country.
    pub country_header: Option<HeaderName>,
    /// Whether anybody may make an account, or only who has the one-time set-up address.
    pub sign_up_open: bool,
    /// The Spotify app that pre-saves go through.
    pub spotify: Option<SpotifySettings>,
    /// The key of the operator's team at Apple Music.
    pub apple: Option<AppleSettings>,
    /// The operator's project at YouTube.
    pub youtube: Option<YoutubeSettings>,
    /// The operator's app at Deezer; without one nobody saves there.
    pub deezer: Option<DeezerSettings>,
    /// Which catalogues are asked where else a release is.
    pub catalogue: CatalogueSettings,
    /// The mail server that letters go through; without one nothing is sent.
    pub mail: Option<MailSettings>,
    /// How push services reach the operator (`mailto:` or `https:`); without it no browser is sent a message.
    pub push: Option<String>,
    /// Declared hosts whose requests go to a loopback base instead.
    pub simulate: Vec<(String, String)>,
    /// Who looked at what no machine can see, as `/privacy/proof` shows it.
    pub attested: Vec<proof::Attested>,
    /// What is switched on beyond what is essential. The shipped program has nothing of the kind.
    pub optional: Vec<kit::choices::Item>,
    /// How labels' own domains are looked at.
    pub reach: egress::Reach,
    /// Who signs certificates for our own encrypted listener; left out, somebody else ends the encryption.
    pub authority: Option<AuthoritySettings>,
}

/// What the key that signs messages to browsers is derived under. Another word would be another key, and every browser
/// that waits would be lost.
const PUSH_KEY: &str = "push-vapid";

/// A certificate authority (RFC 8555) whose terms of service the operator has agreed to.
#[derive(Clone, Debug)]
pub struct AuthoritySettings {
    /// Its directory, an https address.
    pub directory: String,
    /// A PEM file of the certificates that its own server is checked with, beside those of the machine.
    pub ca: Option<PathBuf>,
    /// Where it may write to.
    pub contact: Option<String>,
}

impl Settings {
    /// Where the store is.
    pub(crate) fn address(&self) -> Address {
        self.database.clone().unwrap_or_else(|| Address::File(self.data.join("fanfare.db")))
    }

    /// Where the pictures are that people uploaded.
    pub(crate) fn media(&self) -> PathBuf {
        self.data.join("media")
    }

    /// Where the keys are.
    pub(crate) fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }
}

/// A Spotify app of the operator's own.
#[derive(Clone, Debug)]
pub struct SpotifySettings {
    /// Its public id.
    pub client_id: String,
    /// Its secret, where it has one; PKCE works without.
    pub client_secret: Option<egress::Secret>,
    /// Which library calls the app may make.
    pub access: spotify::AccessMode,
}

/// A key of the operator's team at Apple Music.
#[derive(Clone, Debug)]
pub struct AppleSettings {
    /// The team's identifier.
    pub team_id: String,
    /// The key's identifier.
    pub key_id: String,
    /// The `.p8` file that Apple handed out.
    pub key_file: PathBuf,
    /// The country whose shop is asked.
    pub storefront: apple::Storefront,
    /// Whether fans may pre-save there: by a page with Apple's own script.
    pub presaves: bool,
}

/// A project of the operator's at Google.
#[derive(Clone, Debug)]
pub struct YoutubeSettings {
    /// What opens its catalogue.
    pub api_key: Option<egress::Secret>,
    /// What fans give their permission to.
    pub app: Option<YoutubeApp>,
}

/// An app of that project, for pre-saves.
#[derive(Clone, Debug)]
pub struct YoutubeApp {
    /// Its public id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: egress::Secret,
    /// What the project may spend a day; Google gives 10,000 until it has looked at an app.
    pub units_a_day: u32,
    /// Whether Google lets everybody use it; else a hundred people whom the operator named, for seven days each time.
    pub is_published: bool,
}

/// An app of old at Deezer, which takes no new ones.
#[derive(Clone, Debug)]
pub struct DeezerSettings {
    /// Its public id.
    pub app_id: String,
    /// Its secret.
    pub secret: egress::Secret,
}

/// Which catalogues are asked. Nothing is asked unless it is switched on.
#[derive(Clone, Debug, Default)]
pub struct CatalogueSettings {
    /// Whether Apple Music is asked, by the key of the operator's team.
    pub apple_music: bool,
    /// Whether Deezer is asked.
    pub deezer: bool,
    /// How MusicBrainz reaches the operator; without it MusicBrainz is not asked.
    pub musicbrainz_contact: Option<String>,
    /// Whether Spotify is asked, by the app of the pre-saves, which needs its secret for that.
    pub spotify: bool,
    /// Whether YouTube is asked, by the key of the operator's project.
    pub youtube: bool,
}

impl CatalogueSettings {
    fn is_off(&self) -> bool {
        let any = self.apple_music || self.deezer || self.spotify || self.youtube;
        !any && self.musicbrainz_contact.is_none()
    }
}

/// A mail server of the operator's choice.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// How it is reached, and whom letters come from.
    pub server: egress::Server,
    /// Who runs it, as the privacy policy names them; the operator themselves when it is left out.
    pub provider: Option<String>,
    /// Who answers for privacy there: erasures are passed on to this address. Left out, the operator does it by hand.
    pub privacy_contact: Option<String>,
    /// The country that it is in (ISO 3166-1 alpha-2); without it the policy says that nobody has stated it.
    pub country: Option<String>,
    /// What protects letters in a country outside the European Economic Area: `adequacy` or `scc`.
    pub safeguard: Option<&'static str>,
}

/// The whole program, without a listener.
pub struct House {
    /// The parts that every room uses.
    pub app: App,
    /// Events.
    pub lake: Lake,
    /// The release-day engine and its pages.
    pub presaves: presave::Presaves,
    /// Where else a release is.
    pub catalogue: catalogue::Catalogue,
    /// Lists that labels bring along.
    pub imports: imports::Imports,
    /// Sign-up forms and their fans.
    pub captures: capture::Captures,
    /// Reminders of releases.
    pub reminders: reminders::Reminders,
    /// The way out.
    pub egress: egress::Egress,
    /// The tamper-evident log.
    pub log: Log,
    /// Letters that wait to be sent.
    pub outbox: mail::Outbox,
    /// The pictures that people uploaded.
    pub media: media::Media,
    /// The rights desk.
    pub rights: rights::Rights,
    /// Labels' own domains.
    pub domains: domains::Domains,
    accounts: accounts::Accounts,
    transparency: transparency::Transparency,
    pub(crate) proofs: proof::Proofs,
    pub(crate) places: Places,
    accountability: accountability::Accountability,
    choices: choices::Choosing,
    clockwork: Clockwork,
    routes: fn(&House) -> Routes,
}

impl House {
    /// Opens the store, brings its schema up to date, compares it with the inventory and builds every room. Nothing runs
    /// yet.
    ///
    /// # Errors
    /// Everything that makes starting unsafe, in words for the operator.
    pub async fn open(settings: Settings, clock: Clock, entropy: Entropy) -> anyhow::Result<House> {
        let address = settings.address();
        let (db, privacy, log) = open_store(&settings, &address, &clock, &entropy).await?;

        let lake = Lake::start(db.clone(), clock.clone(), lake::Options::default());
        let egress = way_out(&settings, &privacy)?;
        let smtp = mail_server(&settings, &privacy)?;
        let app = App::new(Parts {
            db: db.clone(),
            privacy: privacy.clone(),
            clock: clock.clone(),
            entropy: entropy.clone(),
            texts: Arc::new(texts()?),
            site: site(&settings),
            doorkeeper: Arc::new(accounts::Door::new(db, privacy, clock.clone())),
        });
        let media = pictures(&settings, &app.db, &clock)?;
        let links = smart_links(&settings, &app, &lake, &media)?;
        let domains = own_domains(&settings, &app, &links)?;
        let (presaves, catalogue) = music(&settings, &app, &lake, &links, &egress)?;
        let outbox = mail::Outbox::new(app.clone(), smtp);
        let accounts = accounts::Accounts::open(app.clone(), outbox.clone(), settings.sign_up_open).await?;
        let push = push_services(&settings, &app, &egress)?;
        let fans = rights::Fans {
            captures: capture::Captures::new(app.clone(), outbox.clone(), log.clone()),
            reminders: reminders::Reminders::new(app.clone(), links.clone(), outbox.clone(), push),
            presaves,
        };
        let rights = rights_desk(&app, fans.clone(), &outbox, &log, &settings);
        let off = switched_off(&settings, &app.db).await?;
        let transparency = transparency(&app, &log, &off, &settings).await?;
        let clockwork = sweeping_pictures(clockwork(&app, &lake, &log, &rights), &app, &media);
        let clockwork = watching_destinations(clockwork, &catalogue);
        let clockwork = telling_of_changes(clockwork, &app, &transparency, &accounts, &outbox);
        let clockwork = telling_labels(clockwork, &app, &fans.presaves, &accounts, &outbox);
        let clockwork = confirming_permissions(clockwork, &fans.presaves);
        let accountability = registers(&app, &log, &transparency, &off, &settings);
        Ok(House {
            choices: choices::Choosing::new(app.clone(), off.clone()),
            proofs: proof::Proofs::new(app.clone(), off).attested(settings.attested.clone()),
            places: Places::new(settings.data, file_of(address)),
            imports: imports::Imports::new(app.clone(), links),
            app,
            lake,
            presaves: fans.presaves,
            catalogue,
            captures: fans.captures,
            reminders: fans.reminders,
            egress,
            log,
            outbox,
            media,
            rights,
            domains,
            accounts,
            transparency,
            accountability,
            clockwork,
            routes,
        })
    }

    /// The one-time set-up address, while there is no account.
    pub async fn set_up_url(&self) -> anyhow::Result<Option<String>> {
        Ok(self.accounts.set_up_path().await?.map(|path| self.app.url(&path)))
    }

    /// The policy: its versions, and who must be told of a change.
    pub fn transparency(&self) -> &transparency::Transparency {
        &self.transparency
    }

    /// The service of every path.
    pub fn router(&self) -> Router {
        (self.routes)(self).into_router(&self.app)
    }

    /// Every path that is served, by its declaration.
    pub fn declared_routes(&self) -> Vec<&'static policy::Route> {
        (self.routes)(self).declared()
    }

    /// Looks whether this instance does what its policy says.
    pub fn verifier(&self) -> Verifier {
        Verifier::new(self)
    }

    /// The schedule of the proofs. It is apart from the rest, which must not wait for it.
    fn proving(&self) -> Clockwork {
        let verifier = Arc::new(self.verifier());
        let act = move || {
            let verifier = verifier.clone();
            async move {
                match verifier.run(policy::Check::ALL, &mut |_| {}).await {
                    // Somebody runs it by hand this very moment: that is as good.
                    Ok(_) | Err(NoRun::Busy(_)) => Ok(()),
                    Err(error) => Err(error.into()),
                }
            }
        };
        let clockwork = Clockwork::new(self.app.db.clone(), self.app.clock.clone(), self.app.new_id());
        clockwork.after(DAY / 24, DAY, "proof.verify", act)
    }

    /// Does everything that is due by the clock: the clockwork, the release-day engine, the outbox.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn run_due(&self) -> anyhow::Result<()> {
        self.clockwork.run_due().await?;
        self.presaves.run_due().await?;
        self.catalogue.run_due().await?;
        self.imports.run_due().await?;
        self.captures.run_due().await?;
        self.reminders.run_due().await?;
        self.rights.run_due().await?;
        self.rights.pass_on_due().await?;
        self.outbox.run_due().await?;
        self.domains.run_due().await?;
        Ok(())
    }

    /// Serves the listener until `stop`, then finishes what has begun: answers, events, saves, letters. Nothing accepted is lost.
    ///
    /// # Errors
    /// When the store does not close.
    pub async fn serve(self, listener: TcpListener, stop: Stop) -> anyhow::Result<()> {
        self.serve_both(listener, None, stop).await
    }

    /// As [`House::serve`], with an encrypted listener beside the plain one.
    ///
    /// # Errors
    /// When the store does not close, or the certificates cannot be read.
    pub async fn serve_both(self, listener: TcpListener, tls: Option<TcpListener>, stop: Stop) -> anyhow::Result<()> {
        let router = self.router();
        let mut tasks = Tasks::default();
        let engine = self.presaves.clone();
        let engine_stop = tasks.stop_signal();
        tasks.start(async move { engine.run(engine_stop).await });
        tasks.start(self.proving().run(tasks.stop_signal()));
        tasks.start(self.clockwork.run(tasks.stop_signal()));
        tasks.start(self.catalogue.clone().run(tasks.stop_signal()));
        tasks.start(self.imports.clone().run(tasks.stop_signal()));
        tasks.start(self.captures.clone().run(tasks.stop_signal()));
        tasks.start(self.reminders.clone().run(tasks.stop_signal()));
        tasks.start(self.outbox.clone().run(tasks.stop_signal()));
        tasks.start(self.rights.clone().run(tasks.stop_signal()));
        tasks.start(self.rights.clone().run_passing_on(tasks.stop_signal()));
        tasks.start(self.domains.clone().run(tasks.stop_signal()));
        let patience = connections::Patience::default();
        if let Some(tls) = tls {
            self.domains.fill_shelf().await?;
            let door = connections::Door::encrypted(tls, self.domains.shelf())?;
            let (door, plain) = (door, connections::Door::plain(listener));
            let encrypted = connections::serve(door, router.clone(), stop.clone(), patience);
            tokio::join!(connections::serve(plain, router, stop, patience), encrypted);
        } else {
            connections::serve(connections::Door::plain(listener), router, stop, patience).await;
        }
        tasks.stop().await;
        self.lake.stop().await;
        self.app.privacy.close().await?;
        self.app.db.clone().close().await?;
        Ok(())
    }

    /// Ends what `open` started, for a house that was never served.
    ///
    /// # Errors
    /// When the store does not close.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.lake.stop().await;
        self.app.privacy.close().await?;
        self.app.db.clone().close().await?;
        Ok(())
    }
}

fn file_of(address: Address) -> Option<PathBuf> {
    if let Address::File(path) = address { Some(path) } else { None }
}

/// Opens the store, brings it up to date, compares it with the inventory, and forgets again whoever was erased.
async fn open_store(
    settings: &Settings,
    address: &Address,
    clock: &Clock,
    entropy: &Entropy,
) -> anyhow::Result<(Db, Privacy, Log)> {
    let db = Db::open(address, settings.durability).await.context("the database did not open")?;
    copies::whole(settings, &db).await?;
    db::migrate(&db, steps()).await.context("the database could not be brought up to date")?;
    let privacy = Privacy::open(db.clone(), &settings.keys(), clock.clone(), entropy.clone())
        .await
        .context("the keys could not be opened")?;
    privacy::schema::check(&privacy, &db).await?;
    // Before anybody is answered: a backup from before an erasure may have been put back.
    privacy.repeat_erasures().await.context("the list of erasures could not be replayed")?;
    let log = open_log(settings, &db, clock, entropy).await?;
    Ok((db, privacy, log))
}

/// The whole migration history.
pub(crate) fn steps() -> impl Iterator<Item = db::Step> {
    let floors = [privacy::STEPS, lake::STEPS, jobs::STEPS, tlog::STEPS, mail::STEPS, media::STEPS]
        .into_iter()
        .flatten()
        .copied();
    floors.chain(ROOMS.iter().flat_map(|room| room.steps.iter().copied()))
}

/// The log is named after the site's address at the first start.
async fn open_log(settings: &Settings, db: &Db, clock: &Clock, entropy: &Entropy) -> anyhow::Result<Log> {
    let address = settings.base_url.split_once("://").map_or(settings.base_url.as_str(), |(_, address)| address);
    let (keys, origin) = (settings.data.join("keys"), format!("{address}/privacy/log"));
    let log = Log::open(db.clone(), &keys, &origin, clock.clone(), entropy).await;
    let log = log.context("the tamper-evident log could not be opened")?;
    if let Some(position) = log.record_restore().await.context("the restore could not be put on record")? {
        tracing::warn!(log.position = position.0, "tlog.restored");
    }
    // Nothing is refused for it: people's rights do not wait for the log.
    if let Some(fault) = log.standing().await.context("the tamper-evident log could not be looked at")? {
        tracing::error!(log.fault = %fault, "the tamper-evident log is not the one that was signed before: see docs/backup.md");
    }
    Ok(log)
}

fn texts() -> anyhow::Result<Texts> {
    let rooms = ROOMS.iter().flat_map(|room| room.locales.iter().map(|(lang, source)| (room.name, *lang, *source)));
    let kit = kit::LOCALES.iter().map(|(lang, source)| ("kit", *lang, *source));
    let mail = mail::LOCALES.iter().map(|(lang, source)| ("mail", *lang, *source));
    let media = media::LOCALES.iter().map(|(lang, source)| ("media", *lang, *source));
    let policy = policy::TEXTS.iter().filter_map(|(tag, source)| Some(("policy", Lang::of_tag(tag)?, *source)));
    Ok(Texts::new(kit.chain(mail).chain(media).chain(policy).chain(rooms))?)
}

fn site(settings: &Settings) -> Site {
    Site {
        base_url: settings.base_url.clone(),
        operator: settings.operator.clone(),
        contact: settings.contact.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        country_header: settings.country_header.clone(),
        country: settings.country.clone(),
        simulated: !settings.simulate.is_empty(),
        optional: settings.optional.clone(),
    }
}

fn way_out(settings: &Settings, privacy: &Privacy) -> anyhow::Result<egress::Egress> {
    let mut options = egress::Options::default();
    for (host, base) in &settings.simulate {
        options = options.simulate(host, base).with_context(|| format!("{host} cannot be simulated at {base}"))?;
    }
    egress::Egress::new(privacy.clone(), options).context("outgoing connections cannot be set up")
}

/// Labels' own domains, and who signs their certificates.
fn own_domains(settings: &Settings, app: &App, links: &links::Links) -> anyhow::Result<domains::Domains> {
    let probe = egress::Probe::new(&settings.reach).context("names cannot be looked up")?;
    let authority = match &settings.authority {
        Some(chosen) => {
            let directory = egress::Directory::at(&chosen.directory, chosen.ca.as_deref());
            let directory = directory.context("the certificate authority cannot be used")?;
            Some(domains::Authority { directory, contact: chosen.contact.clone() })
        }
        None => None,
    };
    Ok(domains::Domains::new(app.clone(), links.clone(), probe, authority))
}

/// The push services of browsers, where the operator switched them on.
fn push_services(settings: &Settings, app: &App, egress: &egress::Egress) -> anyhow::Result<Option<push::Client>> {
    let Some(contact) = settings.push.as_ref().filter(|_| settings.mail.is_some()) else { return Ok(None) };
    let key = app.privacy.keyring().derived(PUSH_KEY);
    let vapid = push::Vapid::derived(&key, contact).context("messages to browsers cannot be signed")?;
    Ok(Some(push::Client::new(egress, vapid)))
}

fn mail_server(
    settings: &Settings,
    privacy: &Privacy,
) -> anyhow::Result<Option<egress::Smtp<policy::processor::Mail>>> {
    let Some(chosen) = &settings.mail else { return Ok(None) };
    egress::Smtp::new(privacy.clone(), chosen.server.clone()).map(Some).context("the mail server cannot be used")
}

/// The modules that this instance does without: the policy does not speak of them. One that keeps somebody's data from
/// before is not among them, whatever the configuration says.
async fn switched_off(settings: &Settings, db: &Db) -> db::Result<Vec<&'static str>> {
    // Without a provider's app nobody can pre-save, without a mail server nobody is written to.
    let without = [
        ("presave", presave::Service::ALL.into_iter().all(|service| !offers_presaves(settings, service))),
        ("capture", settings.mail.is_none()),
        ("reminders", settings.mail.is_none()),
        // Beside letters, never instead of them.
        ("reminders_push", settings.mail.is_none() || settings.push.is_none()),
        ("catalogue", settings.catalogue.is_off()),
        ("mail", settings.mail.is_none()),
    ];
    let mut off = Vec::new();
    for (module, _) in without.into_iter().filter(|(_, is_without)| *is_without) {
        if !keeps_somebodys_data(db, module).await? {
            off.push(module);
        }
    }
    // Their data share the tables of all pre-saves.
    for service in presave::Service::ALL.into_iter().filter(|service| !offers_presaves(settings, *service)) {
        if !presave::is_left_at(db, service).await? {
            off.push(service.module());
        }
    }
    Ok(off)
}

async fn keeps_somebodys_data(db: &Db, module: &str) -> db::Result<bool> {
    let of_people =
        |row: &&policy::TableRow| row.module == module && row.subject.is_some() && row.store == policy::Store::Main;
    for table in policy::TABLES.iter().filter(of_people) {
        let any = db::Sql::new(format!("SELECT 1 AS one FROM {} LIMIT 1", table.name));
        if any.one(db.read()).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The parties that the operator chose.
fn parties(settings: &Settings) -> Vec<kit::Party> {
    let mail = settings.mail.iter().map(|chosen| kit::Party {
        processor: policy::processor::Mail::ROW.id,
        name: chosen.provider.clone().unwrap_or_else(|| settings.operator.clone()),
        host: chosen.server.host.clone(),
        country: chosen.country.clone(),
        safeguard: chosen.safeguard,
    });
    mail.collect()
}

fn rights_desk(app: &App, fans: rights::Fans, outbox: &mail::Outbox, log: &Log, settings: &Settings) -> rights::Rights {
    let desk = rights::Rights::new(app.clone(), fans, outbox.clone(), log.clone(), authority(settings));
    desk.with_ways(ways(settings))
}

/// By which ways other parties are told of erasures. A party that a program can ask has its client here.
fn ways(settings: &Settings) -> rights::Ways {
    let contact = settings.mail.as_ref().and_then(|chosen| chosen.privacy_contact.clone());
    let contacts = contact.map(|contact| (policy::processor::Mail::ROW.id, contact)).into_iter().collect();
    rights::Ways { parties: parties(settings), contacts, ..rights::Ways::default() }
}

/// The published policy: it leaves out what this instance does not do, and names the parties that the operator chose.
async fn transparency(
    app: &App,
    log: &Log,
    off: &[&'static str],
    settings: &Settings,
) -> kit::Result<transparency::Transparency> {
    let parties = parties(settings);
    transparency::Transparency::open(app.clone(), log, off.to_vec(), &settings.legal, &parties).await
}

/// The operator's registers, and the log that anybody may read.
fn registers(
    app: &App,
    log: &Log,
    transparency: &transparency::Transparency,
    off: &[&'static str],
    settings: &Settings,
) -> accountability::Accountability {
    let (parties, legal) = (parties(settings), settings.legal.clone());
    accountability::Accountability::new(app.clone(), log.clone(), transparency.clone(), off.to_vec(), parties, legal)
}

/// Where people may complain, as far as the configuration names it.
fn authority(settings: &Settings) -> Option<rights::Authority> {
    let (name, address) = (settings.legal.authority.clone()?, settings.legal.authority_address.clone()?);
    Some(rights::Authority { name, address })
}

fn spotify_client(settings: &Settings, chosen: &SpotifySettings, egress: &egress::Egress) -> Arc<spotify::Client> {
    let callback = policy::routes::presave::CALLBACK.to(&["spotify"]);
    Arc::new(spotify::Client::new(
        egress,
        spotify::App {
            client_id: chosen.client_id.clone(),
            client_secret: chosen.client_secret.clone(),
            redirect_uri: format!("{}{callback}", settings.base_url),
            access: chosen.access,
        },
    ))
}

fn smart_links(settings: &Settings, app: &App, lake: &Lake, media: &media::Media) -> anyhow::Result<links::Links> {
    let visitors = Arc::new(lake::Visitors::new(app.clock.clone())?);
    let live = presave::Service::ALL.into_iter().filter(|service| offers_presaves(settings, *service));
    let providers = live.map(|service| links::PresaveProvider {
        word: service.word(),
        processor: service.processor(),
        is_trial: is_trial(settings, service),
    });
    Ok(links::Links::new(app.clone(), lake.clone(), visitors, media.clone(), providers.collect()))
}

/// The rooms that speak with the music services.
fn music(
    settings: &Settings,
    app: &App,
    lake: &Lake,
    links: &links::Links,
    egress: &egress::Egress,
) -> anyhow::Result<(presave::Presaves, catalogue::Catalogue)> {
    let client = settings.spotify.as_ref().map(|chosen| spotify_client(settings, chosen, egress));
    let catalogues = catalogues(settings, egress, client.as_ref())?;
    let catalogue = catalogue::Catalogue::new(app.clone(), links.clone(), catalogues);
    let services = presave_services(settings, egress, client)?;
    Ok((presave::Presaves::new(app.clone(), links.clone(), lake.clone(), services), catalogue))
}

/// Whether fans can give a permission for a service here.
fn offers_presaves(settings: &Settings, service: presave::Service) -> bool {
    match service {
        presave::Service::Spotify => settings.spotify.is_some(),
        presave::Service::Youtube => settings.youtube.as_ref().is_some_and(|project| project.app.is_some()),
        presave::Service::Deezer => settings.deezer.is_some(),
        presave::Service::AppleMusic => settings.apple.as_ref().is_some_and(|team| team.presaves),
    }
}

/// Whether the operator's app works for a few people only whom they named at the service.
fn is_trial(settings: &Settings, service: presave::Service) -> bool {
    let project = settings.youtube.as_ref().and_then(|project| project.app.as_ref());
    match service {
        presave::Service::Spotify => {
            settings.spotify.as_ref().is_some_and(|app| app.access == spotify::AccessMode::Development)
        }
        presave::Service::Youtube => project.is_some_and(|app| !app.is_published),
        presave::Service::AppleMusic | presave::Service::Deezer => false,
    }
}

/// The apps that fans' wishes go through.
fn presave_services(
    settings: &Settings,
    egress: &egress::Egress,
    spotify: Option<Arc<spotify::Client>>,
) -> anyhow::Result<presave::Services> {
    let back = |service: presave::Service| {
        format!("{}{}", settings.base_url, policy::routes::presave::CALLBACK.to(&[service.word()]))
    };
    let youtube = settings.youtube.as_ref().and_then(|project| project.app.as_ref()).map(|app| presave::Youtube {
        library: youtube::Library::new(
            egress,
            youtube::App {
                client_id: app.client_id.clone(),
                client_secret: app.client_secret.clone(),
                redirect_uri: back(presave::Service::Youtube),
            },
        ),
        units_a_day: app.units_a_day,
        is_published: app.is_published,
    });
    let deezer = settings.deezer.as_ref().map(|app| {
        deezer::Library::new(
            egress,
            deezer::App {
                app_id: app.app_id.clone(),
                secret: app.secret.clone(),
                redirect_uri: back(presave::Service::Deezer),
            },
        )
    });
    let team = settings.apple.as_ref().filter(|team| team.presaves);
    let apple =
        team.map(|team| anyhow::Ok(presave::Apple { library: apple::Library::new(egress), key: apple_key(team)? }));
    Ok(presave::Services { spotify, youtube, apple: apple.transpose()?, deezer })
}

/// The catalogues that are switched on.
fn catalogues(
    settings: &Settings,
    egress: &egress::Egress,
    spotify: Option<&Arc<spotify::Client>>,
) -> anyhow::Result<catalogue::Catalogues> {
    let chosen = &settings.catalogue;
    let musicbrainz = chosen.musicbrainz_contact.as_deref();
    let musicbrainz = musicbrainz.map(|contact| musicbrainz::Client::new(egress, contact)).transpose();
    let apple = settings.apple.as_ref().filter(|_| chosen.apple_music);
    let youtube = settings.youtube.as_ref().filter(|_| chosen.youtube);
    Ok(catalogue::Catalogues {
        apple: apple.map(|chosen| apple_music(chosen, egress)).transpose()?,
        deezer: chosen.deezer.then(|| deezer::Client::new(egress)),
        musicbrainz: musicbrainz.context("catalogue.musicbrainz_contact cannot be used")?,
        spotify: spotify.filter(|_| chosen.spotify).cloned(),
        youtube: youtube.and_then(|chosen| chosen.api_key.clone()).map(|key| youtube::Client::new(egress, key)),
        simulated: !settings.simulate.is_empty(),
    })
}

fn apple_music(chosen: &AppleSettings, egress: &egress::Egress) -> anyhow::Result<catalogue::Apple> {
    Ok(catalogue::Apple { client: apple::Client::new(egress, chosen.storefront), key: apple_key(chosen)? })
}

fn apple_key(chosen: &AppleSettings) -> anyhow::Result<apple::Key> {
    let pem = std::fs::read(&chosen.key_file);
    let pem = pem.with_context(|| format!("apple.key_file: {} cannot be read", chosen.key_file.display()))?;
    apple::Key::read(&chosen.team_id, &chosen.key_id, &pem).context("the key in apple.key_file cannot be used")
}

fn watching_destinations(clockwork: Clockwork, catalogue: &catalogue::Catalogue) -> Clockwork {
    let room = catalogue.clone();
    clockwork.every(Duration::from_secs(60 * 60), "catalogue.watch_destinations", move || {
        let room = room.clone();
        async move { Ok(room.watch_destinations().await?) }
    })
}

fn telling_of_changes(
    clockwork: Clockwork,
    app: &App,
    transparency: &transparency::Transparency,
    accounts: &accounts::Accounts,
    outbox: &mail::Outbox,
) -> Clockwork {
    let (app, room, accounts, outbox) = (app.clone(), transparency.clone(), accounts.clone(), outbox.clone());
    clockwork.every(Duration::from_secs(60 * 60), "transparency.tell_of_changes", move || {
        let (app, room, accounts, outbox) = (app.clone(), room.clone(), accounts.clone(), outbox.clone());
        async move { Ok(notices::tell_of_changes(&app, &room, &accounts, &outbox).await?) }
    })
}

fn telling_labels(
    clockwork: Clockwork,
    app: &App,
    presaves: &presave::Presaves,
    accounts: &accounts::Accounts,
    outbox: &mail::Outbox,
) -> Clockwork {
    let (app, room, accounts, outbox) = (app.clone(), presaves.clone(), accounts.clone(), outbox.clone());
    clockwork.every(Duration::from_secs(5 * 60), "presave.tell_labels", move || {
        let (app, room, accounts, outbox) = (app.clone(), room.clone(), accounts.clone(), outbox.clone());
        async move { Ok(labels::tell_labels(&app, &room, &accounts, &outbox).await?) }
    })
}

fn confirming_permissions(clockwork: Clockwork, presaves: &presave::Presaves) -> Clockwork {
    let room = presaves.clone();
    clockwork.every(Duration::from_secs(60), "presave.confirm_permissions", move || {
        let room = room.clone();
        async move { Ok(room.confirm_due().await?) }
    })
}

fn pictures(settings: &Settings, db: &Db, clock: &Clock) -> anyhow::Result<media::Media> {
    let media = media::Media::open(&settings.media(), db.clone(), clock.clone());
    media.context("the folder of the pictures cannot be used")
}

/// What no room refers to any more goes after a day. A room that keeps pictures says here which.
fn sweeping_pictures(clockwork: Clockwork, app: &App, media: &media::Media) -> Clockwork {
    let (app, media) = (app.clone(), media.clone());
    clockwork.every(Duration::from_secs(60 * 60), "media.sweep", move || {
        let (app, media) = (app.clone(), media.clone());
        async move {
            let covers = releases::covers(&app.db).await?;
            let in_use = covers.into_iter().chain(bio::pictures(&app.db).await?).collect();
            Ok(media.sweep(&in_use).await.map(drop)?)
        }
    })
}

fn clockwork(app: &App, lake: &Lake, log: &Log, rights: &rights::Rights) -> Clockwork {
    let (log, alarm) = (log.clone(), app.clone());
    let (sweeper, limits) = (app.privacy.clone(), app.clone());
    let desk = rights.clone();
    let (compactor, clock) = (lake.clone(), app.clock.clone());
    Clockwork::new(app.db.clone(), app.clock.clone(), app.new_id())
        .every(Duration::from_secs(60 * 60), "privacy.sweep", move || {
            let privacy = sweeper.clone();
            async move { Ok(privacy.sweep().await.map(drop)?) }
        })
        .every(Duration::from_secs(60 * 60), "rights.deadlines", move || {
            let desk = desk.clone();
            async move { Ok(desk.watch_deadlines().await?) }
        })
        .every(DAY / 24 / 12, "lake.compact", move || {
            let (lake, now) = (compactor.clone(), clock.now());
            async move { Ok(lake.compact(now).await.map(drop)?) }
        })
        .every(DAY / 2, accountability::WATCH, move || {
            let log = log.clone();
            async move { accountability::keep_watch(&log).await.map(drop) }
        })
        .every(Duration::from_secs(60 * 60), "accountability.warn_overdue", move || {
            let app = alarm.clone();
            async move { Ok(accountability::warn_overdue(&app).await?) }
        })
        .every(Duration::from_secs(5 * 60), "kit.forget_idle_callers", move || {
            let app = limits.clone();
            async move {
                app.forget_idle_callers();
                Ok(())
            }
        })
}

fn bio_pages(house: &House) -> bio::Bios {
    let (links, captures) = (house.presaves.links().clone(), house.captures.clone());
    bio::Bios::new(house.app.clone(), house.lake.clone(), links, captures, house.media.clone())
}

fn routes(house: &House) -> Routes {
    let links = house.presaves.links();
    let stats = stats::Stats::new(house.app.clone(), house.lake.clone(), house.presaves.clone());
    accounts::routes(&house.accounts)
        .and(artists::routes(&house.app))
        .and(releases::routes(&house.app, &house.media))
        .and(media::routes(&house.media))
        .and(links::routes(links))
        .and(catalogue::routes(&house.catalogue))
        .and(imports::routes(&house.imports))
        .and(bio::routes(&bio_pages(house)))
        .and(presave::routes(&house.presaves))
        .and(capture::routes(&house.captures))
        .and(reminders::routes(&house.reminders))
        .and(rights::routes(&house.rights))
        .and(stats::routes(&stats))
        .and(transparency::routes(&house.transparency))
        .and(proof::routes(&house.proofs))
        .and(accountability::routes(&house.accountability))
        .and(choices::routes(&house.choices))
        .and(domains::routes(&house.domains))
        .and(operations::routes(&operations::Operations {
            app: house.app.clone(),
            lake: house.lake.clone(),
            outbox: house.outbox.clone(),
        }))
        .and(openapi::routes())
}
