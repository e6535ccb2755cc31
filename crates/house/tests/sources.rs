//! Every source file says what it is, and no lint is switched off.

use std::{collections::BTreeSet, path::Path};

use crate::{
    rust,
    tree::{files_ending, none, root, text_of},
};

/// Files that another one includes word for word: an inner comment would not compile there.
fn included() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files_ending("", ".rs") {
        let (_, literals) = rust::read(&text_of(&file));
        for literal in literals.iter().filter(|literal| literal.call.as_deref() == Some("include")) {
            let beside = root().join(Path::new(&file).parent().unwrap()).join(&literal.text);
            if let Ok(path) = beside.canonicalize() {
                found.insert(path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found
}

#[test]
fn every_source_file_begins_with_what_it_is() {
    let included = included();
    let mut problems = Vec::new();
    for file in files_ending("", ".rs") {
        let text = text_of(&file);
        let (wanted, good) = if included.contains(&file) {
            ("`// …` (it is included by another file)", text.starts_with("// "))
        } else {
            ("`//! …`", text.starts_with("//! ") || text.starts_with("#![doc"))
        };
        if !good {
            problems.push(format!("{file}: the first line must be {wanted} and say what this file is"));
        }
    }
    none(&problems);
}

#[test]
fn no_lint_is_switched_off() {
    let mut problems = Vec::new();
    for file in files_ending("", ".rs") {
        let (code, _) = rust::read(&text_of(&file));
        let code: String = code.split_whitespace().collect();
        if code.contains("#[allow(") || code.contains("#![allow(") || code.contains(",allow(") {
            problems.push(format!("{file}: switches a lint off; write #[expect(…, reason = \"…\")] instead of allow"));
        }
    }
    none(&problems);
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    let mut problems = Vec::new();
    for file in files_ending("", "Cargo.toml") {
        let manifest: toml::Table = text_of(&file).parse().unwrap_or_else(|error| panic!("{file}: {error}"));
        let taken = || manifest.get("lints")?.get("workspace")?.as_bool();
        if manifest.contains_key("package") && taken() != Some(true) {
            problems.push(format!("{file}: add `[lints]` with `workspace = true`"));
        }
    }
    none(&problems);
}
