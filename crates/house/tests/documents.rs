//! What a document names is there.

use std::path::Path;

use crate::tree::{files_ending, none, root, text_of};

/// The folders at the root whose paths a document may name in passing. `tests/` is not among them: every room has one.
const FOLDERS: &[&str] = &[
    "crates/",
    "providers/",
    "sandbox/",
    "features/",
    "fanfare/",
    "xtask/",
    "policy/",
    "bench/",
    "docs/",
    ".ci/",
    ".cargo/",
];

/// Targets of Markdown links and pictures.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()).collect()
}

/// Words in code marks.
fn code(text: &str) -> Vec<&str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

fn without_blocks(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut problems = Vec::new();
    for file in files_ending("", ".md") {
        let text = without_blocks(&text_of(&file));
        let folder = root().join(Path::new(&file).parent().unwrap());
        for link in links(&text) {
            let target = link.split('#').next().unwrap_or_default();
            let outside = target.contains("://") || target.starts_with("mailto:") || target.starts_with('/');
            if !target.is_empty() && !outside && !folder.join(target).exists() {
                problems.push(format!("{file} links to {target}, which does not exist"));
            }
        }
        for word in code(&text) {
            let is_path =
                FOLDERS.iter().any(|folder| word.starts_with(folder)) && !word.contains(['*', '{', '<', '…', ' ']);
            let word = word.split(':').next().unwrap_or_default();
            if is_path && !root().join(word).exists() && !folder.join(word).exists() {
                problems.push(format!("{file} names `{word}`, which does not exist"));
            }
        }
    }
    none(&problems);
}

#[test]
fn the_documents_that_a_newcomer_looks_for_are_there() {
    let wanted = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE"];
    let missing = wanted.into_iter().filter(|file| !root().join(file).is_file());
    none(&missing.map(|file| format!("{file} is missing at the root")).collect::<Vec<_>>());
}
