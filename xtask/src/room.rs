//! Writes a new room that compiles, has one page and its tests: a list and a form. All rooms begin alike.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use crate::process;

/// What is written below `features/NAME/`. `@room@`, `@one@`, `@number@` and their like are filled in.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../room/Cargo.toml.in")),
    ("README.md", include_str!("../room/README.md.in")),
    ("askama.toml", include_str!("../room/askama.toml.in")),
    ("migrations/@number@_@room@.sql", include_str!("../room/migration.sql.in")),
    ("src/lib.rs", include_str!("../room/lib.rs.in")),
    ("src/routes.rs", include_str!("../room/routes.rs.in")),
    ("src/actions.rs", include_str!("../room/actions.rs.in")),
    ("src/model.rs", include_str!("../room/model.rs.in")),
    ("src/store.rs", include_str!("../room/store.rs.in")),
    ("src/pages.rs", include_str!("../room/pages.rs.in")),
    ("pages/index.html", include_str!("../room/index.html.in")),
    ("locales/en.ftl", include_str!("../room/en.ftl.in")),
    ("tests/main.rs", include_str!("../room/tests.rs.in")),
];

/// What is added to the end of a declaration.
const ROWS: &[(&str, &str)] = &[
    ("policy/routes.toml", include_str!("../room/routes.toml.in")),
    ("policy/inventory.toml", include_str!("../room/inventory.toml.in")),
];

/// Writes the room and its declarations, and says what only a person can do.
pub(crate) fn write(root: &Path, room: &str) -> anyhow::Result<()> {
    if !room.starts_with(|sign: char| sign.is_ascii_lowercase())
        || !room.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_')
    {
        bail!("a room's name has small letters, digits and _ only: it is a crate, a path and a table");
    }
    let folder = root.join("features").join(room);
    if folder.exists() {
        bail!("features/{room} is there already");
    }
    let manifest = root.join("Cargo.toml");
    let workspace = fs::read_to_string(&manifest)?;
    if workspace.lines().any(|line| line.starts_with(&format!("{room} ="))) {
        bail!("the workspace already knows a crate {room}");
    }
    let words = words(room, next_number(root)?);
    let fill = |text: &str| words.iter().fold(text.to_owned(), |text, (mark, word)| text.replace(mark, word));
    for (name, text) in FILES {
        let file = folder.join(fill(name));
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        fs::write(&file, fill(text))?;
        println!("wrote {}", file.strip_prefix(root).unwrap_or(&file).display());
    }
    for (name, text) in ROWS {
        let file = root.join(name);
        let rows = fs::read_to_string(&file)?;
        fs::write(&file, rows + &fill(text))?;
        println!("added rows to {name}");
    }
    fs::write(&manifest, with_dependency(&workspace, room).context("Cargo.toml lists no room")?)?;
    println!("added {room} to Cargo.toml");
    // The order of imports depends on the room's name.
    if !process::run(process::cargo(root).args(["fmt", "--package", room]))? {
        bail!("cargo fmt does not take features/{room}");
    }
    println!(
        "
Now:
1. fanfare/Cargo.toml: {room}.workspace = true
2. fanfare/src/house.rs: {room}::ROOM at the end of ROOMS, and .and({room}::routes(&house.app)) in routes()
3. policy/*.toml: read the rows at the end and make them true; a personal column needs a [[data]] row
4. ARCHITECTURE.md: cargo test -p house prints the table of arrows as it is now
5. README.md and locales/en.ftl of the room: say what it is"
    );
    Ok(())
}

fn words(room: &str, number: u32) -> Vec<(&'static str, String)> {
    let one = room.strip_suffix('s').unwrap_or(room);
    let in_capitals = |word: &str| -> String {
        word.split('_')
            .map(|part| {
                part.chars().next().map_or(String::new(), |first| first.to_uppercase().to_string())
                    + part.get(1..).unwrap_or_default()
            })
            .collect()
    };
    vec![
        ("@room@", room.to_owned()),
        ("@Room@", in_capitals(room)),
        ("@one@", one.to_owned()),
        ("@One@", in_capitals(one)),
        ("@number@", format!("{number:04}")),
    ]
}

/// One more than the highest number of a migration, wherever it lives: the history is one.
fn next_number(root: &Path) -> anyhow::Result<u32> {
    let mut highest = 0;
    for group in ["crates", "features"] {
        for member in entries(&root.join(group))? {
            let migrations = member.join("migrations");
            if !migrations.is_dir() {
                continue;
            }
            for file in entries(&migrations)? {
                let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                let number = name.split('_').next().and_then(|number| number.parse().ok()).unwrap_or(0);
                highest = highest.max(number);
            }
        }
    }
    Ok(highest + 1)
}

fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

/// The workspace's manifest with one more line after the last room.
fn with_dependency(manifest: &str, room: &str) -> Option<String> {
    let last = manifest.lines().rfind(|line| line.contains("path = \"features/"))?;
    let line = format!("{room} = {{ path = \"features/{room}\" }}");
    Some(manifest.replacen(last, &format!("{last}\n{line}"), 1))
}

#[cfg(test)]
mod tests {
    use super::{FILES, ROWS, with_dependency, words};

    #[test]
    fn no_mark_is_left_unfilled() {
        for (name, text) in FILES.iter().chain(ROWS) {
            let filled = words("bio_pages", 12)
                .iter()
                .fold(format!("{name}\n{text}"), |text, (mark, word)| text.replace(mark, word));
            assert!(!filled.contains('@'), "{filled}");
        }
    }

    #[test]
    fn one_of_many_is_written_as_a_type_and_as_a_table() {
        let words = words("bio_pages", 12);
        let word = |mark: &str| words.iter().find(|(found, _)| *found == mark).unwrap().1.as_str();
        assert_eq!((word("@one@"), word("@One@"), word("@number@")), ("bio_page", "BioPage", "0012"));
    }

    #[test]
    fn the_new_room_stands_after_the_last_one() {
        let manifest = "kit = 1\na = { path = \"features/a\" }\nb = { path = \"features/b\" }\n\n# Outside.\n";
        let with = with_dependency(manifest, "c").unwrap();
        assert!(with.contains("features/b\" }\nc = { path = \"features/c\" }\n\n# Outside."), "{with}");
    }
}
