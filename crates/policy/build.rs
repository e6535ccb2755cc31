//! Turns `policy/` into types. Every refusal says what to write where.

#[path = "build/check.rs"]
mod check;
#[path = "build/declared.rs"]
mod declared;
#[path = "build/generate.rs"]
mod generate;

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
    let policy = Path::new("../../policy");
    println!("cargo::rerun-if-changed=../../policy");
    println!("cargo::rerun-if-changed=build");
    let read = |name: &str| {
        fs::read_to_string(policy.join(name)).map_err(|error| vec![format!("policy/{name} cannot be read: {error}")])
    };
    let inventory_text = read("inventory.toml")?;
    let inventory: declared::Inventory =
        toml::from_str(&inventory_text).map_err(|error| vec![format!("policy/inventory.toml: {error}")])?;
    let routes: declared::Routes =
        toml::from_str(&read("routes.toml")?).map_err(|error| vec![format!("policy/routes.toml: {error}")])?;
    let texts = read("text/en.ftl")?;

    let problems = check::problems(&inventory, &routes, &texts);
    if !problems.is_empty() {
        return Err(problems);
    }
    let code = generate::code(&inventory, &routes, &inventory_text);
    let out = out_dir().map_err(|error| vec![error.to_string()])?;
    fs::write(Path::new(&out).join("generated.rs"), code).map_err(|error| vec![error.to_string()])
}

#[expect(clippy::disallowed_methods, reason = "a build script is told its output folder by the environment")]
fn out_dir() -> Result<String, std::env::VarError> {
    std::env::var("OUT_DIR")
}
