//! The repository's files.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The repository's folder, as the cargo that runs us sees it. What the compiler saw would be wrong where two checkouts
/// share a target folder.
#[expect(clippy::disallowed_methods, reason = "cargo says it this way")]
pub(crate) fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&here).join("../..").canonicalize().unwrap()
}

/// Every file below `folder` (a path from the root; empty for all of it), as paths from the root, sorted. What git, cargo
/// and npm keep for themselves is passed over.
pub(crate) fn files_in(folder: &str) -> Vec<String> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() && !matches!(name.as_str(), "target" | ".git" | "node_modules") {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Those of them that end so.
pub(crate) fn files_ending(folder: &str, ending: &str) -> Vec<String> {
    files_in(folder).into_iter().filter(|file| file.ends_with(ending)).collect()
}

/// A file's text.
pub(crate) fn text_of(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"))
}

/// Whether there is such a file or folder.
pub(crate) fn exists(path: &str) -> bool {
    root().join(path).exists()
}

/// The names of the folders right below `folder` that are crates.
pub(crate) fn crates_in(folder: &str) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| exists(&format!("{folder}/{name}/Cargo.toml")))
        .collect();
    found.sort();
    found
}

/// Fails with every problem at once, one a line.
#[track_caller]
pub(crate) fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n\n{}\n", problems.join("\n"));
}
