//! The cookies that the program sets are those that the policy declares, both ways.

use std::collections::BTreeSet;

use crate::{
    rust,
    tree::{files_ending, none, text_of},
};

/// The code of the program, and where it stands: without tests, comments and texts, and without the declarations.
fn sources() -> impl Iterator<Item = (String, String, Vec<rust::Literal>)> {
    let folders = ["crates", "providers", "features", "fanfare"];
    let files = folders.into_iter().flat_map(|folder| files_ending(folder, ".rs"));
    files
        .filter(|file| {
            !file.contains("/tests/")
                && !["crates/policy/", "crates/testkit/", "crates/house/"].iter().any(|own| file.starts_with(own))
        })
        .map(|file| {
            let (code, literals) = rust::read(rust::without_tests(&text_of(&file)));
            (file, code, literals)
        })
}

/// What a cookie's constant is called: see crates/policy/build/generate.rs.
fn constant(name: &str) -> String {
    name.trim_start_matches("__Host-").replace('-', "_").to_uppercase()
}

/// The constants that this code gives to a browser, by their own name or by one that the file gives them:
/// `const COOKIE: policy::Cookie = policy::cookie::SESSION;`. The code comes without spaces.
fn set_in(files: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let sets = |name: &str| files.iter().any(|code| code.contains(&format!("{name}.set(")));
    for code in files {
        for (at, mark) in code.match_indices("cookie::") {
            let rest = &code[at + mark.len()..];
            let end =
                rest.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_').unwrap_or(rest.len());
            let name = &rest[..end];
            let line = code[..at].rsplit(';').next().unwrap_or_default();
            let alias = line.rsplit_once("const").and_then(|(_, after)| after.split(':').next());
            if !name.is_empty() && (sets(name) || alias.is_some_and(sets)) {
                found.insert(name.to_owned());
            }
        }
    }
    found
}

#[test]
fn every_declared_cookie_is_set_by_the_program() {
    let mut set = BTreeSet::new();
    let sources: Vec<(String, String)> =
        sources().map(|(file, code, _)| (file, code.split_whitespace().collect())).collect();
    let rooms: BTreeSet<&str> = sources.iter().map(|(file, _)| file.split("/src/").next().unwrap()).collect();
    for room in rooms {
        let own = |(file, code): &(String, String)| file.starts_with(&format!("{room}/")).then_some(code.clone());
        let files: Vec<String> = sources.iter().filter_map(own).collect();
        set.append(&mut set_in(&files.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let unset = policy::COOKIES.iter().map(|row| row.name).filter(|name| !set.contains(&constant(name)));
    none(
        &unset
            .map(|name| {
                format!(
                    "policy/inventory.toml: nothing sets the cookie {name}; take its [[cookie]] row out, or set it with \
                     policy::cookie::{}.set(…)",
                    constant(name)
                )
            })
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_cookie_is_written_or_named_by_hand() {
    let mut problems = Vec::new();
    // The verifier reads what others set; it answers nobody.
    for (file, _, literals) in sources().filter(|(file, _, _)| !file.starts_with("fanfare/src/verify/")) {
        for text in literals.iter().map(|literal| literal.text.as_str()) {
            if ["samesite", "httponly", "set-cookie"].iter().any(|mark| text.to_lowercase().contains(mark)) {
                problems.push(format!(
                    "{file} writes a cookie by hand ({text:?}); declare it as a [[cookie]] row of policy/inventory.toml and set \
                     it with policy::cookie::NAME.set(…)"
                ));
            }
            if ["__Host-", "__Secure-"].iter().any(|prefix| text.len() > prefix.len() && text.starts_with(prefix)) {
                problems.push(format!("{file} names a cookie by hand ({text:?}); use policy::cookie::NAME.name"));
            }
        }
    }
    none(&problems);
}

#[test]
fn setting_a_cookie_is_recognised_and_reading_one_is_not_setting_it() {
    let set = |code: &str| set_in(&[&code.split_whitespace().collect::<String>()]).into_iter().collect::<Vec<_>>();
    assert_eq!(set("answer(policy::cookie::SESSION.set(&secret))"), ["SESSION"]);
    assert_eq!(set("fn a() {} const MINE: policy::Cookie = policy::cookie::A_B; x(MINE.set(y))"), ["A_B"]);
    assert!(set("read(headers, policy::cookie::SESSION.name)").is_empty());
    assert!(set("const MINE: policy::Cookie = policy::cookie::A_B; read(MINE.name)").is_empty());
}
