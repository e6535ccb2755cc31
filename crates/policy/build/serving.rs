//! Whether every route can be served, and is protected as its method and its callers demand.

use std::collections::{BTreeMap, BTreeSet};

use super::{one_of, unique};
use crate::declared::{Route, Routes};

const FILE: &str = "policy/routes.toml";

pub(super) fn check(routes: &Routes, found: &mut Vec<String>) {
    let limits = unique(found, "routes.toml", "limit", routes.limit.iter().map(|row| &row.id));
    for row in
        routes.limit.iter().filter(|row| row.burst == 0 || row.refill_seconds.is_nan() || row.refill_seconds <= 0.0)
    {
        found.push(format!(
            "{FILE}: the limit {} lets nobody through; write a burst and refill_seconds above 0",
            row.id
        ));
    }
    let mut names = BTreeSet::new();
    let mut served = BTreeSet::new();
    let mut shapes = BTreeMap::new();
    for row in &routes.route {
        let at = format!("{FILE}: {}::{}", row.room, row.name);
        if !names.insert((&row.room, &row.name)) {
            found.push(format!("{at} is there twice; rename one"));
        }
        if !served.insert((&row.method, &row.path)) {
            found.push(format!("{at}: {} {} is served twice; keep one", row.method, row.path));
        }
        if let Some(other) = shapes.insert(shape(&row.path), &row.path).filter(|other| *other != &row.path) {
            found.push(format!(
                "{at}: {} and {other} are one path to the router; name their parameters alike",
                row.path
            ));
        }
        if row.limit != "none" && !limits.contains(row.limit.as_str()) {
            found.push(format!("{at}: there is no [[limit]] called \"{}\"; add it, or write none", row.limit));
        }
        words(row, &at, found);
        protection(row, &at, found);
    }
}

fn words(row: &Route, at: &str, found: &mut Vec<String>) {
    one_of(found, &format!("{at}: method"), &row.method, &["GET", "POST", "PUT", "PATCH", "DELETE"]);
    one_of(found, &format!("{at}: who"), &row.who, &["anyone", "member", "key"]);
    one_of(found, &format!("{at}: csrf"), &row.csrf, &["none", "origin", "token", "secret"]);
    one_of(found, &format!("{at}: on_domains"), &row.on_domains, &["nothing", "serve", "lead"]);
    if !row.path.starts_with('/') {
        found.push(format!("{at}: the path \"{}\"; write it from its / on", row.path));
    }
}

fn protection(row: &Route, at: &str, found: &mut Vec<String>) {
    if row.under_restriction && row.who != "member" {
        found.push(format!("{at}: only members are kept out under a restriction; leave under_restriction out"));
    }
    if row.upload_mb > 0 && (row.who == "anyone" || row.method == "GET") {
        found.push(format!("{at}: files are taken from members and keys only; leave upload_mb out"));
    }
    if row.on_domains != "nothing" && row.who != "anyone" {
        found.push(format!("{at}: nobody is signed in under a label's own domain; leave on_domains out"));
    }
    if row.on_domains == "lead" && row.method != "GET" {
        found.push(format!("{at}: only what is read can lead to another host; leave on_domains out"));
    }
    if row.csrf == "secret" && (row.who != "anyone" || row.method != "POST" || !row.path.contains("{secret}")) {
        found.push(format!(
            "{at}: only a POST of anybody with a {{secret}} in its path is permitted by that; write another csrf"
        ));
    }
    if row.method == "GET" {
        return;
    }
    if row.who == "member" && row.csrf != "token" {
        found.push(format!("{at} changes something for a signed-in member; write csrf = \"token\""));
    }
    if row.who == "anyone" && row.csrf == "none" {
        found.push(format!("{at} changes something from a form; write csrf = \"origin\""));
    }
    if row.who == "anyone" && row.limit == "none" {
        found.push(format!("{at} lets anybody change something as often as they like; write a limit"));
    }
}

/// The path as the router sees it: where its parameters are, not what they are called.
fn shape(path: &str) -> String {
    let mut named = false;
    path.chars()
        .filter(|c| {
            let inside = named && *c != '}';
            named = (named || *c == '{') && *c != '}';
            !inside
        })
        .collect()
}
