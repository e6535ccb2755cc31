//! Versions of the policy: published when it differs from the last one, chained by their hashes, never changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use askama::Template;
use db::{Db, Error, Result};
use jiff::{SignedDuration, Timestamp};
use kit::{App, Lang, Party};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tlog::{Entry, Facts, Kind, Log, Position};

use crate::{
    Legal,
    document::Writer,
    rows::{Change, Rows, What},
    store,
};

/// What the chain begins with.
const BEFORE_THE_FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One published version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1 on.
    pub n: i64,
    /// The hash of the version before it.
    pub prev: String,
    /// The SHA-256 of everything below, the number and `prev`.
    pub hash: String,
    /// The SHA-256 of the inventory of the program that published it.
    pub inventory: String,
    /// The SHA-256 of each of its contents, as JSON: `rows`, and for each language `en.html` and `en.txt`.
    pub contents: String,
    /// What changed in its rows, as JSON.
    pub changes: String,
    /// When it became public.
    pub published_at: Timestamp,
    /// From when on it holds.
    pub effective_at: Timestamp,
    /// Where it stands in the tamper-evident log.
    pub log_position: Option<i64>,
}

/// What a version's hash is of.
#[derive(Serialize)]
struct Hashed<'a> {
    n: i64,
    prev: &'a str,
    inventory: &'a str,
    contents: &'a str,
    changes: &'a str,
    published_at: i64,
    effective_at: i64,
}

impl Version {
    fn computed_hash(&self) -> Result<String> {
        let hashed = Hashed {
            n: self.n,
            prev: &self.prev,
            inventory: &self.inventory,
            contents: &self.contents,
            changes: &self.changes,
            published_at: self.published_at.as_millisecond(),
            effective_at: self.effective_at.as_millisecond(),
        };
        Ok(sha256(&json(&hashed)?))
    }

    /// What changed in the rows since the version before it.
    pub fn changes(&self) -> Vec<Change> {
        serde_json::from_str(&self.changes).unwrap_or_default()
    }

    /// Whether people had to be told before it held. The first one tells nobody of a change.
    pub fn is_material(&self) -> bool {
        self.changes().iter().any(|change| change.what.is_material())
    }

    /// What the log says of it: enough to know each of its texts again, and the version before it.
    fn facts(&self) -> Facts {
        let texts = Lang::ALL.into_iter().fold(Facts::default(), |facts, lang| {
            facts.published(lang.tag(), self.content(&name(lang, "html")).unwrap_or_default())
        });
        Facts::default()
            .number("version", self.n)
            .published("sha256", &self.hash)
            .published("prev", &self.prev)
            .published("inventory", &self.inventory)
            .instant("effective_at", self.effective_at)
            .facts("texts", texts)
    }

    /// The hash of one of its contents.
    pub(crate) fn content(&self, name: &str) -> Option<String> {
        let contents: BTreeMap<String, String> = serde_json::from_str(&self.contents).ok()?;
        contents.get(name).cloned()
    }
}

/// The policy as this program would publish it now: contents by name.
pub(crate) struct Draft(BTreeMap<String, String>);

impl Draft {
    /// # Errors
    /// When a template fails.
    pub(crate) fn write(app: &App, legal: &Legal, off: &[&'static str], parties: &[Party]) -> kit::Result<Draft> {
        let mut contents = BTreeMap::new();
        for lang in Lang::ALL {
            let document = Writer { tongue: &app.texts.tongue(lang), legal, off, parties }.document();
            contents.insert(name(lang, "txt"), document.lines());
            contents.insert(name(lang, "html"), document.render().map_err(kit::Error::from_source)?);
        }
        contents.insert("rows".to_owned(), json(&Rows::declared(off, legal, parties))?);
        Ok(Draft(contents))
    }

    /// Whether a version says the same. How a page is marked up is no change of the policy.
    fn is(&self, version: &Version) -> bool {
        let said = self.0.iter().filter(|(name, _)| !name.ends_with(".html"));
        said.into_iter().all(|(name, body)| version.content(name).is_some_and(|hash| hash == sha256(body)))
    }
}

pub(crate) fn name(lang: Lang, kind: &str) -> String {
    format!("{}.{kind}", lang.tag())
}

/// Publishes the draft when it differs from the last version, and answers every version.
///
/// # Errors
/// The store's own.
pub(crate) async fn publish(app: &App, log: &Log, draft: &Draft, notice_days: u32) -> Result<Vec<Version>> {
    let (db, now) = (&app.db, app.clock.now());
    loop {
        let versions = store::versions(db.read()).await?;
        if let Some(unlogged) = versions.iter().find(|version| version.log_position.is_none()) {
            // Published by a program that did not write into the log yet.
            let tx = db.begin().await?;
            put_on_record(&tx, log, unlogged).await?;
            tx.commit().await?;
            continue;
        }
        if versions.last().is_some_and(|last| draft.is(last)) {
            return Ok(versions);
        }
        let to = Notice { days: notice_days, people: app.privacy.kinds_to_tell().await? };
        let tx = db.begin().await?;
        let next = next(&tx, draft, versions.last(), now, &to).await?;
        for body in draft.0.values() {
            store::insert_content(&tx, &sha256(body), body).await?;
        }
        if store::insert_version(&tx, &next).await? {
            put_on_record(&tx, log, &next).await?;
            tx.commit().await?;
            tracing::info!(version.n = next.n, version.hash = next.hash, "transparency.policy_published");
        }
        // Otherwise another node was quicker: look again at what it published.
    }
}

/// Writes into the log what holds against a history that is cut off or written anew.
async fn put_on_record(tx: &db::Tx, log: &Log, version: &Version) -> Result<()> {
    if !store::take_for_log(tx, version.n).await? {
        return Ok(());
    }
    let position = log.append(tx, Entry { kind: Kind::PolicyVersion, facts: version.facts() }).await?;
    store::logged(tx, version.n, i64::try_from(position.0).unwrap_or(i64::MAX)).await
}

/// How long a material change is announced, and to whom.
struct Notice {
    days: u32,
    /// The kinds of people that there are: what concerns none of them waits for nobody.
    people: BTreeSet<String>,
}

async fn next(tx: &db::Tx, draft: &Draft, last: Option<&Version>, now: Timestamp, to: &Notice) -> Result<Version> {
    let changes = match last {
        Some(last) => changes(tx, draft, last).await?,
        None => Vec::new(),
    };
    let waits = changes.iter().any(|change| change.what.is_material() && change.concerns(&to.people));
    let notice = SignedDuration::from_hours(24 * i64::from(to.days));
    let earliest = if waits { now.checked_add(notice).unwrap_or(Timestamp::MAX) } else { now };
    let contents: BTreeMap<&str, String> = draft.0.iter().map(|(name, body)| (name.as_str(), sha256(body))).collect();
    let mut version = Version {
        n: last.map_or(1, |last| last.n + 1),
        prev: last.map_or_else(|| BEFORE_THE_FIRST.to_owned(), |last| last.hash.clone()),
        hash: String::new(),
        inventory: policy::VERSION.to_owned(),
        contents: json(&contents)?,
        changes: json(&changes)?,
        published_at: now,
        // A small change on top of one that still waits must not bring that one in force earlier.
        effective_at: last.map_or(earliest, |last| last.effective_at.max(earliest)),
        log_position: None,
    };
    version.hash = version.computed_hash()?;
    Ok(version)
}

async fn changes(tx: &db::Tx, draft: &Draft, last: &Version) -> Result<Vec<Change>> {
    let old = match last.content("rows") {
        Some(hash) => store::content(tx, &hash).await?,
        None => None,
    };
    // Rows that cannot be read count as none: then everything is new, and people are told too much rather than too little.
    let old: Rows = old.and_then(|old| serde_json::from_str(&old).ok()).unwrap_or_default();
    let new: Rows = draft.0.get("rows").and_then(|new| serde_json::from_str(new).ok()).unwrap_or_default();
    let mut changes = old.changes(&new);
    if changes.is_empty() {
        changes.push(Change { what: What::Words, of: String::new(), to: String::new() });
    }
    Ok(changes)
}

/// What a check of the whole history found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many versions there are.
    pub n_versions: usize,
    /// The hash of the last one: what an outside log holds against a history that was cut off or written anew.
    pub head: Option<String>,
    /// What is wrong, from the first version on.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong with the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A version of this number should be there.
    Missing(i64),
    /// It does not carry the hash of the one before it.
    Unchained(i64),
    /// Its hash is not that of what it says.
    Altered(i64),
    /// One of its contents is gone.
    ContentMissing(i64, String),
    /// One of its contents is not what was published.
    ContentAltered(i64, String),
    /// The log does not have it where it should be, or says something else of it.
    NotLogged(i64),
    /// The log knows a version that is not here.
    CutOff(i64),
}

impl Report {
    /// Whether every byte is as it was published.
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty() && self.n_versions > 0
    }
}

/// Recomputes every hash of the history, whatever is on a page or in memory, and compares it with the log.
///
/// # Errors
/// The store's own.
pub async fn check(db: &Db, log: &Log) -> Result<Report> {
    let versions = store::versions(db.read()).await?;
    let mut report =
        Report { n_versions: versions.len(), head: versions.last().map(|last| last.hash.clone()), ..Report::default() };
    let mut prev = BEFORE_THE_FIRST.to_owned();
    let mut expected = 1;
    for version in &versions {
        while expected < version.n {
            report.faults.push(Fault::Missing(expected));
            expected += 1;
        }
        expected = version.n + 1;
        if version.prev != prev {
            report.faults.push(Fault::Unchained(version.n));
        }
        if version.computed_hash()? != version.hash {
            report.faults.push(Fault::Altered(version.n));
        }
        prev.clone_from(&version.hash);
        contents(db, version, &mut report.faults).await?;
        if !is_logged(log, version).await? {
            report.faults.push(Fault::NotLogged(version.n));
        }
    }
    report.faults.extend(in_the_log(log).await?.into_iter().filter(|n| *n >= expected).map(Fault::CutOff));
    Ok(report)
}

/// How many entries are read at a time.
const PORTION: u64 = 1000;

/// The versions that the log speaks of.
async fn in_the_log(log: &Log) -> Result<BTreeSet<i64>> {
    let (mut found, mut below) = (BTreeSet::new(), None);
    loop {
        let entries = log.newest(below, PORTION).await?;
        let Some(last) = entries.last() else { return Ok(found) };
        below = Some(last.position);
        let versions = entries.iter().filter(|entry| entry.kind == Some(Kind::PolicyVersion));
        found.extend(versions.filter_map(|entry| entry.facts.get("version")?.as_i64()));
    }
}

async fn is_logged(log: &Log, version: &Version) -> Result<bool> {
    let Some(position) = version.log_position.and_then(|position| u64::try_from(position).ok()) else {
        return Ok(false);
    };
    let kept = log.entry(Position(position)).await?;
    Ok(kept.is_some_and(|kept| kept.kind == Some(Kind::PolicyVersion) && kept.facts == version.facts().json()))
}

async fn contents(db: &Db, version: &Version, faults: &mut Vec<Fault>) -> Result<()> {
    let listed: BTreeMap<String, String> = serde_json::from_str(&version.contents).unwrap_or_default();
    let needed = Lang::ALL.into_iter().flat_map(|lang| [name(lang, "html"), name(lang, "txt")]);
    for name in needed.chain(["rows".to_owned()]) {
        let body = match listed.get(&name) {
            Some(hash) => store::content(db.read(), hash).await?.map(|body| sha256(&body) == *hash),
            None => None,
        };
        match body {
            Some(true) => {}
            Some(false) => faults.push(Fault::ContentAltered(version.n, name)),
            None => faults.push(Fault::ContentMissing(version.n, name)),
        }
    }
    Ok(())
}

/// SHA-256 in hex.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Custom(error.to_string()))
}
