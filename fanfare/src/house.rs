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
use privacy::Privacy;

use crate::{
    connections, openapi, operations,
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
    presave::ROOM,
    stats::ROOM,
    transparency::ROOM,
    proof::ROOM,
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
    /// Whose forwarded headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The header in which a trusted proxy tells the country.
    pub country_header: Option<HeaderName>,
    /// Whether anybody may make an account, or only who has the one-time set-up address.
    pub sign_up_open: bool,
    /// The Spotify app that pre-saves go through.
    pub spotify: Option<SpotifySettings>,
    /// Declared hosts whose requests go to a loopback base instead.
    pub simulate: Vec<(String, String)>,
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

/// The whole program, without a listener.
pub struct House {
    /// The parts that every room uses.
    pub app: App,
    /// Events.
    pub lake: Lake,
    /// The release-day engine and its pages.
    pub presaves: presave::Presaves,
    /// The way out.
    pub egress: egress::Egress,
    accounts: accounts::Accounts,
    transparency: transparency::Transparency,
    proofs: proof::Proofs,
    places: Places,
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
        let address = settings.database.clone().unwrap_or_else(|| Address::File(settings.data.join("fanfare.db")));
        let db = Db::open(&address, settings.durability).await.context("the database did not open")?;
        db::migrate(&db, steps()).await.context("the database could not be brought up to date")?;
        let privacy = Privacy::open(db.clone(), &settings.data.join("keys"), clock.clone(), entropy.clone())
            .await
            .context("the keys could not be opened")?;
        privacy::schema::check(&privacy, &db).await?;

        let lake = Lake::start(db.clone(), clock.clone(), lake::Options::default());
        let visitors = lake::Visitors::new(clock.clone())?;
        let egress = way_out(&settings, &privacy)?;
        let door = accounts::Door::new(db.clone(), privacy.clone(), clock.clone());
        let app = App::new(Parts {
            db: db.clone(),
            privacy,
            clock: clock.clone(),
            entropy: entropy.clone(),
            texts: Arc::new(texts()?),
            site: site(&settings),
            doorkeeper: Arc::new(door),
        });
        let providers: Vec<&'static str> = settings.spotify.iter().map(|_| "spotify").collect();
        let links = links::Links::new(app.clone(), lake.clone(), Arc::new(visitors), providers);
        let client = settings.spotify.as_ref().map(|chosen| spotify_client(&settings, chosen, &egress));
        let presaves = presave::Presaves::new(app.clone(), links, lake.clone(), client);
        let accounts = accounts::Accounts::open(app.clone(), settings.sign_up_open).await?;
        let clockwork = clockwork(&app, &lake);
        // Without a provider's app nobody can pre-save, so the policy does not speak of it.
        let off = if settings.spotify.is_some() { vec![] } else { vec!["presave"] };
        let transparency = transparency::Transparency::new(app.clone(), off.clone());
        let proofs = proof::Proofs::new(app.clone(), off);
        let database = if let Address::File(path) = address { Some(path) } else { None };
        let places = Places::new(settings.data, database);
        Ok(House { app, lake, presaves, egress, accounts, transparency, proofs, places, clockwork, routes })
    }

    /// The one-time set-up address, while there is no account.
    pub async fn set_up_url(&self) -> anyhow::Result<Option<String>> {
        Ok(self.accounts.set_up_path().await?.map(|path| self.app.url(&path)))
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
        Verifier::new(self.app.clone(), self.presaves.clone(), self.proofs.clone(), self.router(), self.places.clone())
    }

    /// The schedule of the proofs. It is apart from the rest, which must not wait for it.
    fn proving(&self) -> Clockwork {
        let verifier = Arc::new(self.verifier());
        let act = move || {
            let verifier = verifier.clone();
            async move {
                match verifier.run(proof::Check::ALL, &mut |_| {}).await {
                    // Somebody runs it by hand this very moment: that is as good.
                    Ok(_) | Err(NoRun::Busy(_)) => Ok(()),
                    Err(error) => Err(error.into()),
                }
            }
        };
        let clockwork = Clockwork::new(self.app.db.clone(), self.app.clock.clone(), self.app.new_id());
        clockwork.after(DAY / 24, DAY, "proof.verify", act)
    }

    /// Does everything that is due by the clock: the clockwork, then the release-day engine.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn run_due(&self) -> anyhow::Result<()> {
        self.clockwork.run_due().await?;
        self.presaves.run_due().await?;
        Ok(())
    }

    /// Serves the listener until `stop`, then finishes what has begun: answers, events, saves. Nothing accepted is lost.
    ///
    /// # Errors
    /// When the store does not close.
    pub async fn serve(self, listener: tokio::net::TcpListener, stop: Stop) -> anyhow::Result<()> {
        let router = self.router();
        let mut tasks = Tasks::default();
        let engine = self.presaves.clone();
        let engine_stop = tasks.stop_signal();
        tasks.start(async move { engine.run(engine_stop).await });
        tasks.start(self.proving().run(tasks.stop_signal()));
        tasks.start(self.clockwork.run(tasks.stop_signal()));
        connections::serve(listener, router, stop, connections::Patience::default()).await;
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

/// The whole migration history.
fn steps() -> impl Iterator<Item = db::Step> {
    let floors = [privacy::STEPS, lake::STEPS, jobs::STEPS].into_iter().flatten().copied();
    floors.chain(ROOMS.iter().flat_map(|room| room.steps.iter().copied()))
}

fn texts() -> anyhow::Result<Texts> {
    let rooms = ROOMS.iter().flat_map(|room| room.locales.iter().map(|(lang, source)| (room.name, *lang, *source)));
    let kit = kit::LOCALES.iter().map(|(lang, source)| ("kit", *lang, *source));
    let policy = policy::TEXTS.iter().filter_map(|(tag, source)| Some(("policy", Lang::of_tag(tag)?, *source)));
    Ok(Texts::new(kit.chain(policy).chain(rooms))?)
}

fn site(settings: &Settings) -> Site {
    Site {
        base_url: settings.base_url.clone(),
        operator: settings.operator.clone(),
        contact: settings.contact.clone(),
        trusted_proxies: settings.trusted_proxies.clone(),
        country_header: settings.country_header.clone(),
        simulated: !settings.simulate.is_empty(),
    }
}

fn way_out(settings: &Settings, privacy: &Privacy) -> anyhow::Result<egress::Egress> {
    let mut options = egress::Options::default();
    for (host, base) in &settings.simulate {
        options = options.simulate(host, base).with_context(|| format!("{host} cannot be simulated at {base}"))?;
    }
    egress::Egress::new(privacy.clone(), options).context("outgoing connections cannot be set up")
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

fn clockwork(app: &App, lake: &Lake) -> Clockwork {
    let (sweeper, limits) = (app.privacy.clone(), app.clone());
    let (compactor, clock) = (lake.clone(), app.clock.clone());
    Clockwork::new(app.db.clone(), app.clock.clone(), app.new_id())
        .every(Duration::from_secs(60 * 60), "privacy.sweep", move || {
            let privacy = sweeper.clone();
            async move { Ok(privacy.sweep().await.map(drop)?) }
        })
        .every(DAY / 24 / 12, "lake.compact", move || {
            let (lake, now) = (compactor.clone(), clock.now());
            async move { Ok(lake.compact(now).await.map(drop)?) }
        })
        .every(Duration::from_secs(5 * 60), "kit.forget_idle_callers", move || {
            let app = limits.clone();
            async move {
                app.forget_idle_callers();
                Ok(())
            }
        })
}

fn routes(house: &House) -> Routes {
    let links = house.presaves.links();
    let stats = stats::Stats::new(house.app.clone(), house.lake.clone(), house.presaves.clone());
    accounts::routes(&house.accounts)
        .and(artists::routes(&house.app))
        .and(releases::routes(&house.app))
        .and(links::routes(links))
        .and(presave::routes(&house.presaves))
        .and(stats::routes(&stats))
        .and(transparency::routes(&house.transparency))
        .and(proof::routes(&house.proofs))
        .and(operations::routes(&operations::Operations { app: house.app.clone(), lake: house.lake.clone() }))
        .and(openapi::routes())
}
