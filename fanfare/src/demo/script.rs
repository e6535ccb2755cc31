//! `demo --script`: many fans make the journey, and every figure is compared with what was done.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use http::Method;
use jiff::Timestamp;
use policy::routes;
use serde_json::{Value, json};
use url::Url;

use super::{
    COUNTRY_HEADER, Stage,
    browser::{Browser, World, number},
    seed::{self, Label, SLUG},
};
use crate::cli::say;

/// How many fans are on their way at once.
const AT_ONCE: usize = 16;
const PATIENCE: Duration = Duration::from_secs(60);
const COUNTRIES: [&str; 5] = ["GB", "DE", "IN", "PK", "RU"];
const SERVICES: [&str; 3] = ["spotify", "deezer", "bandcamp"];

/// What the figures are compared with.
#[derive(Default)]
struct Tally {
    views: AtomicU64,
    clicks: AtomicU64,
}

/// Makes the journey with `fans` fans and prints the report.
pub(crate) async fn run(stage: &Stage, label: &Label, fans: usize) -> anyhow::Result<()> {
    let began = Instant::now();
    let world = World::new()?;
    let tally = Tally::default();
    say(&format!("{fans} fans open {}/{SLUG}, read what they agree to, and pre-save\n", stage.base_url))?;
    let receipts: Vec<String> = stream::iter((0..fans).map(|n| presave(stage, &world, &tally, n)))
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await?;
    say("the release moment is now\n")?;
    release_now(stage, label, &world).await?;
    let saved = wait_for_saves(stage, &world, &receipts).await?;
    say(&format!("{saved} receipts say that the release is in their library\n"))?;
    wait_for_the_page(stage, &world, &tally).await?;
    stream::iter((0..fans).map(|n| listen(stage, &world, &tally, n)))
        .buffer_unordered(AT_ONCE)
        .try_collect::<Vec<()>>()
        .await?;
    report(stage, label, &world, &tally, Outcome { fans, saved, began }).await
}

fn fan<'a>(stage: &'a Stage, world: &'a World, n: usize) -> Browser<'a> {
    let country = COUNTRIES.get(n % COUNTRIES.len()).copied().unwrap_or("GB");
    Browser::new(world, &stage.base_url)
        .with("x-forwarded-for", format!("198.18.{}.{}", n / 250 % 250, n % 250 + 1))
        .with(COUNTRY_HEADER, country)
        .with("user-agent", format!("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) demo/{n}"))
        .with("accept-language", "en")
}

/// One fan's way up to the receipt, and on to a service.
async fn presave(stage: &Stage, world: &World, tally: &Tally, n: usize) -> anyhow::Result<String> {
    let fan = fan(stage, world, n);
    let page = fan.get(&format!("/{SLUG}")).await?.expect(200, "the fan page")?;
    tally.views.fetch_add(1, Ordering::Relaxed);
    let consent = routes::presave::NEW.to(&[SLUG, "spotify"]);
    ensure!(page.text.contains(&consent), "the page before the release offers the pre-save");
    let terms = fan.get(&consent).await?.expect(200, "the consent page")?;
    ensure!(terms.text.contains("user-library-modify"), "the one permission is named");
    ensure!(!terms.text.contains(" checked"), "no box is ticked beforehand");
    let away =
        fan.post(&consent, &[("agree", "yes"), ("born", "1990-06-15")]).await?.expect(303, "the consent form")?;
    let back = authorise(&fan, away.location()?, n).await?;
    let done = fan.get(&back).await?.expect(303, "the return from the provider")?;
    let receipt = done.location()?.to_owned();
    let page = fan.get(&receipt).await?.expect(200, "the receipt")?;
    ensure!(page.attribute("data-state") == Some("waiting"), "the receipt says that the save waits for the release");
    click(&fan, tally, n).await?;
    Ok(receipt)
}

/// What the fan does on the provider's own page.
async fn authorise(fan: &Browser<'_>, address: &str, n: usize) -> anyhow::Result<String> {
    drop(fan.get(address).await?.expect(200, "the provider's page")?);
    let mut url = Url::parse(address)?;
    let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    form.push(("user".to_owned(), format!("fan-{n}")));
    form.push(("decision".to_owned(), "agree".to_owned()));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    url.set_query(None);
    let page = fan.post(url.as_str(), &form).await?;
    Ok(page.location()?.to_owned())
}

async fn click(fan: &Browser<'_>, tally: &Tally, n: usize) -> anyhow::Result<()> {
    let service = SERVICES.get(n % SERVICES.len()).copied().unwrap_or("spotify");
    let out = fan.get(&routes::links::FOLLOW.to(&[SLUG, service])).await?.expect(302, "the way out to a service")?;
    ensure!(out.location()?.starts_with("https://"), "a click leads to the service");
    tally.clicks.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

async fn listen(stage: &Stage, world: &World, tally: &Tally, n: usize) -> anyhow::Result<()> {
    let fan = fan(stage, world, n);
    let page = fan.get(&format!("/{SLUG}")).await?.expect(200, "the fan page")?;
    tally.views.fetch_add(1, Ordering::Relaxed);
    ensure!(page.text.contains(&routes::links::FOLLOW.to(&[SLUG, "deezer"])), "the page is a listening page now");
    click(&fan, tally, n).await
}

async fn release_now(stage: &Stage, label: &Label, world: &World) -> anyhow::Result<()> {
    let mut change = json!({});
    #[expect(clippy::disallowed_methods, reason = "the demo looks at the clock on the wall, as its person does")]
    seed::due_at(&mut change, Timestamp::now());
    api(stage, label, world).json(Method::PATCH, &routes::releases::API_UPDATE.to(&[&label.release]), &change).await?;
    Ok(())
}

fn api<'a>(stage: &'a Stage, label: &Label, world: &'a World) -> Browser<'a> {
    Browser::new(world, &stage.base_url).with("authorization", format!("Bearer {}", label.key))
}

/// Reads every receipt until it says that the save is done.
async fn wait_for_saves(stage: &Stage, world: &World, receipts: &[String]) -> anyhow::Result<usize> {
    let deadline = Instant::now() + PATIENCE;
    let mut open: Vec<(usize, &String)> = receipts.iter().enumerate().collect();
    let mut saved = 0;
    while !open.is_empty() && Instant::now() < deadline {
        let mut still = Vec::new();
        for (n, receipt) in open {
            let page = fan(stage, world, n).get(receipt).await?.expect(200, "the receipt")?;
            match page.attribute("data-state") {
                Some("saved") => saved += 1,
                _ => still.push((n, receipt)),
            }
        }
        open = still;
        if !open.is_empty() {
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
    }
    Ok(saved)
}

/// A release that was moved shows on its page within two seconds, which a page may be remembered for.
async fn wait_for_the_page(stage: &Stage, world: &World, tally: &Tally) -> anyhow::Result<()> {
    let deadline = Instant::now() + PATIENCE;
    let fan = fan(stage, world, 0);
    while Instant::now() < deadline {
        let page = fan.get(&format!("/{SLUG}")).await?.expect(200, "the fan page")?;
        tally.views.fetch_add(1, Ordering::Relaxed);
        if page.text.contains(&routes::links::FOLLOW.to(&[SLUG, "deezer"])) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    bail!("the page did not become a listening page")
}

struct Outcome {
    fans: usize,
    saved: usize,
    began: Instant,
}

async fn report(stage: &Stage, label: &Label, world: &World, tally: &Tally, outcome: Outcome) -> anyhow::Result<()> {
    let Outcome { fans, saved, began } = outcome;
    let path = routes::stats::API_LINK.to(&[&label.link]);
    let figures = api(stage, label, world).json(Method::GET, &path, &Value::Null).await?;
    let dashboard = dashboard(stage, label, world).await?;
    let sent = tally.clicks.load(Ordering::Relaxed);
    let recorded = number(&figures, "/clicks").context("the figures lack the clicks")?;
    let tokens_left = number(&figures, "/presaves/tokens_held").context("the figures lack the tokens")?;
    let real: u64 = stage.egress.counts().iter().filter(|count| !count.simulated).map(|count| count.n).sum();
    let third_party = world.foreign() + real;
    let at_provider = stage.sandbox.spotify().saves().get(&label.spotify_uri).copied().unwrap_or(0);
    let unaccounted = fans - saved.min(fans);
    let seconds = began.elapsed().as_secs_f64();
    let last = json!({
        "fans": fans, "saved": saved, "unaccounted": unaccounted, "tokens_left": tokens_left,
        "clicks_sent": sent, "clicks_recorded": recorded, "third_party_requests": third_party,
        "seconds": (seconds * 100.0).round() / 100.0,
    });
    let wrong: Vec<String> = [
        ("saves at the provider", at_provider as u64, fans as u64),
        ("receipts that say saved", saved as u64, fans as u64),
        ("tokens left", tokens_left, 0),
        ("clicks recorded", recorded, sent),
        ("third-party requests", third_party, 0),
        ("views on the dashboard", dashboard.views, tally.views.load(Ordering::Relaxed)),
        ("clicks on the dashboard", dashboard.clicks, sent),
        ("saves on the dashboard", dashboard.saved, fans as u64),
    ]
    .into_iter()
    .filter(|(_, is, should)| is != should)
    .map(|(what, is, should)| format!("{what}: {is}, should be {should}"))
    .collect();
    for one in &wrong {
        say(&format!("WRONG  {one}\n"))?;
    }
    say(&format!("{last}\n"))?;
    if !wrong.is_empty() {
        bail!("{} of the figures are wrong", wrong.len());
    }
    Ok(())
}

struct Dashboard {
    views: u64,
    clicks: u64,
    saved: u64,
}

/// Reads the dashboard as the label does: signs in and looks at the link's page.
async fn dashboard(stage: &Stage, label: &Label, world: &World) -> anyhow::Result<Dashboard> {
    let member = Browser::new(world, &stage.base_url);
    let form = [("email", seed::EMAIL), ("password", seed::PASSWORD)];
    drop(member.post(routes::accounts::CREATE_SESSION.path, &form).await?.expect(303, "the sign-in")?);
    let page = member.get(&routes::stats::LINK.to(&[&label.link])).await?.expect(200, "the dashboard")?;
    let figure = |name: &str| {
        let (_, rest) = page.text.split_once(&format!("data-figure=\"{name}\" data-n=\""))?;
        rest.split('"').next()?.parse::<u64>().ok()
    };
    let missing = || "the dashboard lacks a figure";
    Ok(Dashboard {
        views: figure("views").with_context(missing)?,
        clicks: figure("clicks").with_context(missing)?,
        saved: figure("saved").with_context(missing)?,
    })
}
