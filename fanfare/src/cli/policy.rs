//! `fanfare policy`: the inventory against a live store, the policy as a page, and the inventory for machines.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, bail};
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
};
use clap::{Args, Subcommand, ValueEnum};
use db::{Clock, Entropy};
use fanfare::{House, Settings};
use http::{Request, header};
use kit::Lang;
use privacy::Inspection;
use tower::ServiceExt;

use super::{Common, configured, plain, runtime, say, start_log};

/// The most that the policy page may weigh.
const PAGE_BYTES: usize = 4 * 1024 * 1024;

#[derive(Subcommand)]
pub(crate) enum Policy {
    /// Looks through the store that the configuration names: is everything in it declared, sealed and accounted for?
    Check(Check),
    /// Prints the privacy policy of this configuration
    Render(Render),
    /// Prints the inventory as JSON; its SHA-256 is the version of the policy
    Export,
}

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    common: Common,
    /// Prints the findings as JSON on the last line
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(crate) struct Render {
    #[command(flatten)]
    common: Common,
    /// The language: en, ru, gu or ur
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = lang)]
    lang: Lang,
    /// As a page or as text for a terminal
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Html,
    Text,
}

fn lang(tag: &str) -> Result<Lang, String> {
    let known = Lang::ALL.iter().map(|lang| lang.tag()).collect::<Vec<_>>().join(", ");
    Lang::of_tag(tag).ok_or_else(|| format!("one of {known}"))
}

pub(crate) fn run(chosen: &Policy) -> anyhow::Result<()> {
    match chosen {
        Policy::Check(chosen) => {
            let config = configured(&chosen.common)?;
            start_log(&config);
            let seen = runtime()?
                .block_on(async { fanfare::inspect(&config.settings, Clock::system(), Entropy::system()?).await })?;
            report(&seen, chosen.json)
        }
        Policy::Render(chosen) => {
            // Without a log: what opening an empty store says is of no use to whoever wants to read the policy.
            let config = configured(&chosen.common)?;
            let page = runtime()?.block_on(page(config.settings, chosen.lang))?;
            say(&if chosen.format == Format::Html { page } else { plain::text(&page) })
        }
        Policy::Export => say(policy::INVENTORY),
    }
}

fn report(seen: &Inspection, json: bool) -> anyhow::Result<()> {
    for finding in &seen.findings {
        say(&format!("{}: {}\n", finding.kind, finding.what))?;
    }
    let n = seen.findings.len();
    say(&format!(
        "policy {}: {} subjects and {} sealed values looked at, {n} findings\n",
        policy::VERSION,
        seen.subjects,
        seen.sealed_values
    ))?;
    if json {
        let findings: Vec<_> =
            seen.findings.iter().map(|one| serde_json::json!({ "kind": one.kind, "what": one.what })).collect();
        let line = serde_json::json!({
            "version": policy::VERSION, "findings": findings,
            "looked_at": { "subjects": seen.subjects, "sealed_values": seen.sealed_values },
        });
        say(&format!("{line}\n"))?;
    }
    if n > 0 {
        bail!("the store is not as the policy says");
    }
    Ok(())
}

/// The page as a visitor gets it, from a house of the same settings over an empty store of its own: the policy says what
/// is switched on, not what is stored.
async fn page(settings: Settings, lang: Lang) -> anyhow::Result<String> {
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let settings = Settings { data: folder.path().to_owned(), database: None, ..settings };
    let house = House::open(settings, Clock::system(), Entropy::system()?).await?;
    let asked = Request::get(policy::routes::transparency::POLICY.path)
        .header(header::ACCEPT_LANGUAGE, lang.tag())
        .extension(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))))
        .body(Body::empty())?;
    let answer = house.router().oneshot(asked).await?;
    let status = answer.status();
    let body = to_bytes(answer.into_body(), PAGE_BYTES).await?;
    house.stop().await?;
    if !status.is_success() {
        bail!("the policy page answers {status}");
    }
    Ok(String::from_utf8(body.to_vec())?)
}
