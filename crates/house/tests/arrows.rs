//! Who may use whom: ARCHITECTURE.md and the manifests say the same, and what they say points down.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::tree::{exists, none, root, text_of};

const OPEN: &str = "<!-- arrows -->";
const CLOSE: &str = "<!-- /arrows -->";

struct Crate {
    /// The folder above its own: `crates`, `features`, `providers`, or empty.
    group: String,
    /// Members of this workspace that it is built from.
    uses: BTreeSet<String>,
    /// Those that only its tests use.
    tests_use: BTreeSet<String>,
}

fn manifests() -> BTreeMap<String, Crate> {
    let root = root();
    let metadata = MetadataCommand::new().manifest_path(root.join("Cargo.toml")).no_deps().exec().unwrap();
    let members: BTreeSet<String> = metadata.packages.iter().map(|package| package.name.to_string()).collect();
    let of_kind = |package: &cargo_metadata::Package, dev: bool| {
        let kinds = |kind| (kind == DependencyKind::Development) == dev;
        let all = package.dependencies.iter().filter(|arrow| arrow.path.is_some() && kinds(arrow.kind));
        all.map(|arrow| arrow.name.clone()).filter(|name| members.contains(name)).collect()
    };
    metadata
        .packages
        .iter()
        .map(|package| {
            let folder = package.manifest_path.parent().unwrap().strip_prefix(root.to_str().unwrap()).unwrap();
            let group = folder.parent().map(ToString::to_string).unwrap_or_default();
            (
                package.name.to_string(),
                Crate { group, uses: of_kind(package, false), tests_use: of_kind(package, true) },
            )
        })
        .collect()
}

/// The table as the manifests would write it, the deepest crates first.
fn as_table(crates: &BTreeMap<String, Crate>) -> String {
    fn depth(name: &str, crates: &BTreeMap<String, Crate>) -> usize {
        crates[name].uses.iter().map(|below| 1 + depth(below, crates)).max().unwrap_or(0)
    }
    let mut names: Vec<&String> = crates.keys().collect();
    names.sort_by_key(|name| (depth(name, crates), *name));
    let mut table = format!("{OPEN}\n| crate | may use |\n| --- | --- |\n");
    for name in names {
        let uses: Vec<&str> = crates[name].uses.iter().map(String::as_str).collect();
        let uses = if uses.is_empty() { "nothing".to_owned() } else { uses.join(", ") };
        table.push_str(&format!("| {name} | {uses} |\n"));
    }
    table + CLOSE
}

fn table_in(document: &str) -> Option<BTreeMap<String, BTreeSet<String>>> {
    let inside = document.split_once(OPEN)?.1.split_once(CLOSE)?.0;
    let rows = inside.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim().strip_prefix('|')?.strip_suffix('|')?.split('|').collect();
        let [name, uses] = cells.as_slice() else { return None };
        let name = name.trim().trim_matches('`').to_owned();
        let uses = uses.split(',').map(|name| name.trim().trim_matches('`').to_owned());
        let uses = uses.filter(|name| !matches!(name.as_str(), "" | "nothing" | "–" | "-")).collect();
        (name != "crate" && !name.starts_with("---")).then_some((name, uses))
    });
    Some(rows.collect())
}

#[test]
fn architecture_md_lists_exactly_the_arrows_that_the_manifests_draw() {
    let crates = manifests();
    let wanted = as_table(&crates);
    assert!(exists("ARCHITECTURE.md"), "there is no ARCHITECTURE.md yet; it needs this section:\n\n{wanted}\n");
    let table = table_in(&text_of("ARCHITECTURE.md"));
    let table = table.unwrap_or_else(|| panic!("ARCHITECTURE.md lacks the section of arrows:\n\n{wanted}\n"));
    let mut problems = Vec::new();
    for (name, found) in &crates {
        let Some(allowed) = table.get(name) else {
            problems.push(format!("{name} has no row in ARCHITECTURE.md's table of arrows"));
            continue;
        };
        for used in found.uses.difference(allowed) {
            problems.push(format!(
                "{name} uses {used}, which ARCHITECTURE.md does not allow: remove it from {name}'s Cargo.toml, or add it to \
                 the table and say why in the commit"
            ));
        }
        for unused in allowed.difference(&found.uses) {
            problems.push(format!(
                "ARCHITECTURE.md allows {name} to use {unused}, which it does not: take it off the table"
            ));
        }
    }
    for name in table.keys().filter(|name| !crates.contains_key(*name)) {
        problems.push(format!("ARCHITECTURE.md's table names {name}, which is no crate of this workspace"));
    }
    if !problems.is_empty() {
        problems.push(format!("\nThe table as the manifests have it now:\n\n{wanted}"));
    }
    none(&problems);
}

/// Crates that only tests are built from; they may use everything.
const FOR_TESTS: &[&str] = &["testkit", "house", "blackbox"];

#[test]
fn floors_know_no_room_and_no_provider() {
    let crates = manifests();
    let mut problems = Vec::new();
    for (name, found) in crates.iter().filter(|(name, _)| !FOR_TESTS.contains(&name.as_str())) {
        for used in &found.uses {
            match (found.group.as_str(), crates[used].group.as_str()) {
                ("crates", above) if above != "crates" => {
                    problems.push(format!("crates/{name} is a floor and must not use {used}"));
                }
                ("providers", "features") => problems.push(format!("providers/{name} must not use the room {used}")),
                _ => {}
            }
            if FOR_TESTS.contains(&used.as_str()) || matches!(used.as_str(), "fanfare" | "xtask") {
                problems
                    .push(format!("{name} must not be built from {used}: it is for tests, or stands above everything"));
            }
        }
    }
    if let Some(used) = crates["sandbox"].uses.first() {
        problems.push(format!("sandbox plays the outside world and must not use {used} of this house"));
    }
    none(&problems);
}

#[test]
fn rooms_never_use_each_other_both_ways() {
    let crates = manifests();
    let rooms = |name: &str| -> Vec<String> {
        let found = &crates[name];
        found.uses.union(&found.tests_use).filter(|used| crates[*used].group == "features").cloned().collect()
    };
    let mut problems = Vec::new();
    for (name, _) in crates.iter().filter(|(_, found)| found.group == "features") {
        let mut seen = BTreeSet::new();
        let mut next = rooms(name);
        while let Some(used) = next.pop() {
            if used == *name {
                problems
                    .push(format!("features/{name} reaches itself through the rooms that it uses, its tests included"));
                break;
            }
            if seen.insert(used.clone()) {
                next.extend(rooms(&used));
            }
        }
    }
    none(&problems);
}

#[test]
fn the_table_is_read_with_or_without_code_marks() {
    let document =
        "x\n<!-- arrows -->\n| crate | may use |\n| --- | --- |\n| `a` | `b`, c |\n| b | nothing |\n<!-- /arrows -->";
    let table = table_in(document).unwrap();
    assert_eq!(table["a"], BTreeSet::from(["b".to_owned(), "c".to_owned()]));
    assert!(table["b"].is_empty() && table.len() == 2);
}
