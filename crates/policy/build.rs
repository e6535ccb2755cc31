//! Turns `policy/` into types. Every refusal says what to write where.

#[path = "build/check.rs"]
mod check;
#[path = "build/declared.rs"]
mod declared;
#[path = "src/eea.rs"]
#[expect(unreachable_pub, reason = "the library publishes the same file")]
mod eea;
#[path = "build/generate.rs"]
mod generate;
#[path = "build/publish.rs"]
mod publish;
#[path = "build/read.rs"]
mod read;

use std::{fs, path::Path, process::exit};

fn main() {
    match run() {
        Ok(()) => {}
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={}", problem.replace('\n', " "));
            }
            exit(1);
        }
    }
}

fn run() -> Result<(), Vec<String>> {
    println!("cargo::rerun-if-changed=../../policy");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/eea.rs");
    let declared = declared()?;
    let problems = check::problems(&declared);
    if !problems.is_empty() {
        return Err(problems);
    }
    let published = publish::json(&declared).map_err(|error| vec![error.to_string()])?;
    let code = generate::code(&declared, &published);
    let out = out_dir().map_err(|error| vec![error.to_string()])?;
    for (name, text) in [("generated.rs", code), ("inventory.json", published)] {
        fs::write(Path::new(&out).join(name), text).map_err(|error| vec![error.to_string()])?;
    }
    Ok(())
}

/// Everything in policy/, or every file of it that cannot be read.
fn declared() -> Result<declared::Declared, Vec<String>> {
    let file = |name: &str| {
        let read = fs::read_to_string(Path::new("../../policy").join(name));
        read.map_err(|error| vec![format!("policy/{name} cannot be read: {error}")])
    };
    let mut texts = Vec::new();
    for language in declared::LANGUAGES {
        texts.push((language, file(&format!("text/{language}.ftl"))?));
    }
    let inventory = read::rows("inventory.toml", &file("inventory.toml")?);
    let routes = read::rows("routes.toml", &file("routes.toml")?);
    let promises = read::rows("promises.toml", &file("promises.toml")?);
    match (inventory, routes, promises) {
        (Ok(inventory), Ok(routes), Ok(promises)) => Ok(declared::Declared { inventory, routes, promises, texts }),
        (inventory, routes, promises) => {
            Err([inventory.err(), routes.err(), promises.err()].into_iter().flatten().collect())
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a build script is told its output folder by the environment")]
fn out_dir() -> Result<String, std::env::VarError> {
    std::env::var("OUT_DIR")
}
