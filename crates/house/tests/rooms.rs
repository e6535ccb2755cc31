//! Every room has the same parts, and every declared route has its room.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{crates_in, exists, files_ending, none, text_of};

const README_LINES: usize = 15;

/// The rooms that declare a route.
fn rooms_with_routes() -> BTreeSet<&'static str> {
    policy::ROUTES.iter().map(|route| route.room).filter(|room| *room != "program").collect()
}

#[test]
fn every_room_has_the_same_parts() {
    let with_routes = rooms_with_routes();
    let mut problems = Vec::new();
    for room in crates_in("features") {
        let mut parts = vec!["README.md", "src/lib.rs", "tests/main.rs"];
        if with_routes.contains(room.as_str()) {
            parts.extend(["src/routes.rs", "locales/en.ftl"]);
        } else if exists(&format!("features/{room}/src/routes.rs")) {
            problems
                .push(format!("features/{room} has src/routes.rs, but policy/routes.toml declares none of its routes"));
        }
        for part in parts {
            if !exists(&format!("features/{room}/{part}")) {
                problems.push(format!("features/{room} lacks {part}"));
            }
        }
        let readme = format!("features/{room}/README.md");
        if exists(&readme) {
            let lines = text_of(&readme).lines().count();
            if lines > README_LINES {
                problems
                    .push(format!("{readme} has {lines} lines: say what, tables, acts, policy rows in {README_LINES}"));
            }
        }
    }
    none(&problems);
}

#[test]
fn every_declared_route_has_its_room() {
    let rooms: BTreeSet<String> = crates_in("features").into_iter().collect();
    let missing = rooms_with_routes().into_iter().filter(|room| !rooms.contains(*room));
    none(
        &missing
            .map(|room| format!("policy/routes.toml declares routes of {room}, and there is no features/{room}"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_crate_has_a_readme() {
    let mut problems = Vec::new();
    for group in ["crates", "providers", "features"] {
        for name in crates_in(group) {
            if !exists(&format!("{group}/{name}/README.md")) {
                problems.push(format!("{group}/{name} lacks README.md"));
            }
        }
    }
    none(&problems);
}

/// Which crate makes which table, from the migrations that lie in the crates.
fn tables() -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    for file in files_ending("", ".sql") {
        let Some(owner) = owner(&file) else { continue };
        let text = text_of(&file);
        for rest in text.split("CREATE TABLE ").skip(1) {
            let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            owners.insert(name.to_owned(), owner.clone());
        }
    }
    owners
}

/// `features/links` of `features/links/src/store.rs`.
fn owner(file: &str) -> Option<String> {
    let mut parts = file.split('/');
    match (parts.next(), parts.next()) {
        (Some(floor @ ("features" | "crates")), Some(name)) => Some(format!("{floor}/{name}")),
        _ => None,
    }
}

#[test]
fn nobody_asks_another_rooms_tables() {
    let tables = tables();
    assert!(tables.len() > 10, "the migrations were found");
    let mut problems = Vec::new();
    for file in files_ending("features", ".rs").into_iter().filter(|file| file.contains("/src/")) {
        let text = text_of(&file);
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let [verb, table] = pair else { continue };
            let asks = matches!(*verb, "FROM" | "INTO" | "UPDATE" | "JOIN");
            let Some(of) = tables.get(*table).filter(|_| asks) else { continue };
            if Some(of) != owner(&file).as_ref() {
                problems.push(format!(
                    "{file} asks the table {table}, which belongs to {of}: call a function of that crate"
                ));
            }
        }
    }
    none(&problems);
}
