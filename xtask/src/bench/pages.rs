//! The pages that people meet: their size, their time at half of what the server can do, and Lighthouse.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::{Plan, load, output, paced, peers, prepare};
use crate::{packages, scratch::Scratch};

/// What a fan's page may have, compressed, before its cover.
const AIM_BYTES: usize = 14 * 1024;
/// What 99 of 100 answers may take at half of saturation.
const AIM_P99_MS: f64 = 5.0;
/// What Lighthouse must give fans' pages, and the application's.
const AIM_FAN: u32 = 100;
const AIM_APP: u32 = 95;
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// A page that is measured.
struct Page {
    name: &'static str,
    path: String,
    aim: u32,
}

/// Measures and prints a table, then the same as one line of JSON. False when an aim is missed.
pub(super) fn run(root: &Path, plan: &Plan) -> anyhow::Result<bool> {
    packages::ensure(packages::BENCH)?;
    packages::ensure(packages::TESTS)?;
    packages::ensure_npm(root, packages::NPM_BENCH)?;
    let program = peers::build(root)?;
    let folder = Scratch::new("fanfare-bench")?;
    let mut server = peers::fanfare(&program, &folder, "pages")?;
    let first_address = server.wait_for_line("/app/setup/", Duration::from_secs(20))?;
    server.wait_until_live()?;
    let link = prepare::prepare_link(server.address(), &first_address)?;
    prepare::prepare_page(server.address(), &link)?;
    let pages = [
        Page { name: "fan page", path: "/ratios".to_owned(), aim: AIM_FAN },
        Page { name: "bio page", path: "/@bench".to_owned(), aim: AIM_FAN },
        Page { name: "dashboard", path: link.dashboard(), aim: AIM_APP },
    ];
    let fans: Vec<&Page> = pages.iter().filter(|page| page.aim == AIM_FAN).collect();

    let mut met = true;
    let mut figures = serde_json::Map::new();
    for page in &fans {
        for language in ["en", "ru", "gu", "ur"] {
            let bytes = size(server.address(), &page.path, language)?;
            met &= bytes < AIM_BYTES;
            let verdict = word(bytes < AIM_BYTES);
            println!("{:<10} {language}  {bytes:>7} bytes   aim: under {AIM_BYTES}: {verdict}", page.name);
            figures.insert(format!("{} bytes {language}", page.name), json!(bytes));
        }
    }
    for page in &pages {
        let seen = lighthouse(root, &folder, &format!("http://{}{}", server.address(), page.path), link.cookie())?;
        let low = seen.scores.iter().any(|score| *score < page.aim);
        met &= !low;
        let scores: Vec<String> =
            CATEGORIES.iter().zip(&seen.scores).map(|(name, score)| format!("{name} {score}")).collect();
        println!(
            "{:<10} {}, {} requests   aim: at least {}: {}",
            page.name,
            scores.join(", "),
            seen.requests,
            page.aim,
            word(!low)
        );
        seen.lost.iter().for_each(|audit| println!("           {audit}"));
        figures.insert(format!("{} lighthouse", page.name), json!(seen.scores));
        figures.insert(format!("{} requests", page.name), json!(seen.requests));
    }
    for page in &fans {
        let most = load::round(&server, &page.path, plan.seconds, plan.connections)?.per_second;
        let times = paced::run(server.address(), &page.path, most / 2.0, plan.seconds)?;
        let (half, p99) = (times.at(0.5), times.at(0.99));
        met &= p99 < AIM_P99_MS;
        println!(
            "{:<10} {most:>7.0} answers/s; at half of it the median is {half:.2} ms, p99 {p99:.2} ms   aim: under {AIM_P99_MS} ms: {}",
            page.name,
            word(p99 < AIM_P99_MS)
        );
        figures.insert(format!("{} per_second", page.name), json!(most.round()));
        figures.insert(format!("{} p99_ms", page.name), json!((p99 * 1000.0).round() / 1000.0));
    }
    println!("{}", Value::Object(figures));
    Ok(met)
}

fn word(yes: bool) -> &'static str {
    if yes { "yes" } else { "NO" }
}

/// How many bytes come over the wire, header apart.
fn size(address: &str, path: &str, language: &str) -> anyhow::Result<usize> {
    let headers = [("accept-encoding", "gzip"), ("accept-language", language)];
    let answer = super::http::get(address, path, &headers)?;
    if answer.status != 200 || answer.header("content-encoding") != Some("gzip") {
        bail!("{path} answered {} and is not compressed", answer.status);
    }
    answer.header("content-length").context("no length")?.parse().context("the length is no number")
}

/// What Lighthouse says of a page.
struct Seen {
    /// Of 100, as in [`CATEGORIES`].
    scores: Vec<u32>,
    /// How many requests the page made.
    requests: usize,
    /// The audits that cost something, with what they say.
    lost: Vec<String>,
}

fn lighthouse(root: &Path, folder: &Scratch, url: &str, cookie: &str) -> anyhow::Result<Seen> {
    let chromium = packages::program("chromium").context("chromium is missing")?;
    let file: PathBuf = folder.path().join("lighthouse.json");
    let profile = folder.path().join("chromium");
    let flags = format!(
        "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync \
         --user-data-dir={}",
        profile.display()
    );
    output(
        Command::new("node")
            .arg(root.join("target/npm/node_modules/lighthouse/cli/index.js"))
            .arg(url)
            .args(["--quiet", "--output=json", &format!("--only-categories={}", CATEGORIES.join(","))])
            .arg(format!("--output-path={}", file.display()))
            .arg(format!("--chrome-flags={flags}"))
            .arg(format!("--extra-headers={}", json!({ "Cookie": cookie })))
            .env("CHROME_PATH", chromium)
            .stdin(Stdio::null()),
    )?;
    let said: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
    let mut scores = Vec::new();
    for category in CATEGORIES {
        let score = said.pointer(&format!("/categories/{category}/score")).and_then(Value::as_f64);
        let score = score.with_context(|| format!("Lighthouse gave no score for {category}"))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
        scores.push((score * 100.0).round() as u32);
    }
    let requests = said.pointer("/audits/network-requests/details/items").and_then(Value::as_array);
    let shown = said.pointer("/finalDisplayedUrl").and_then(Value::as_str).unwrap_or_default();
    if shown != url {
        bail!("{url} leads to {shown}");
    }
    Ok(Seen { scores, requests: requests.context("Lighthouse listed no requests")?.len(), lost: lost(&said) })
}

/// The audits that count and are not full.
fn lost(said: &Value) -> Vec<String> {
    let mut lost = Vec::new();
    for category in CATEGORIES {
        let audits = said.pointer(&format!("/categories/{category}/auditRefs")).and_then(Value::as_array);
        for audit in audits.into_iter().flatten() {
            let counts = audit.get("weight").and_then(Value::as_f64).is_some_and(|weight| weight > 0.0);
            let id = audit.get("id").and_then(Value::as_str).unwrap_or_default();
            let found = said.pointer(&format!("/audits/{id}"));
            let score = found.and_then(|found| found.get("score")).and_then(Value::as_f64).unwrap_or(1.0);
            if counts && score < 0.9 {
                let what = found.and_then(|found| found.get("displayValue").or_else(|| found.get("title")));
                lost.push(format!("{category}: {id} {score}, {}", what.and_then(Value::as_str).unwrap_or_default()));
            }
        }
    }
    lost
}
