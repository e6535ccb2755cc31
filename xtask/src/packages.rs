//! Debian packages, looked for by the program that they bring, and npm packages: installed when they are missing,
//! nothing asked.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, bail};

use crate::process;

/// A package, and the program by which we know that it is there.
#[derive(Clone, Copy)]
pub(crate) struct Package {
    name: &'static str,
    program: &'static str,
}

/// What the tests need beyond Rust.
pub(crate) const TESTS: &[Package] = &[
    Package { name: "postgresql", program: "postgres" },
    Package { name: "chromium", program: "chromium" },
    Package { name: "chromium-driver", program: "chromedriver" },
    Package { name: "npm", program: "npm" },
    Package { name: "pebble", program: "pebble" },
];
/// The npm packages of the browser tests, with their versions. They lie in `target/npm`.
pub(crate) const NPM_TESTS: &[(&str, &str)] = &[("axe-core", "4.14.1")];
/// The npm packages of the benchmarks, in the same folder.
pub(crate) const NPM_BENCH: &[(&str, &str)] = &[
    ("axe-core", "4.14.1"),
    ("lighthouse", "12.8.2"),
    ("graphile-worker", "0.18.0"),
    ("pg", "8.23.1"),
    ("undici", "7.16.0"),
];
/// What the benchmarks need beyond Rust.
pub(crate) const BENCH: &[Package] =
    &[Package { name: "nginx-light", program: "nginx" }, Package { name: "wrk", program: "wrk" }];

/// Installs those of `packages` that are missing, and says so.
///
/// # Errors
/// When they cannot be installed: then the message names what to install by hand.
pub(crate) fn ensure(packages: &[Package]) -> anyhow::Result<()> {
    let missing = |packages: &[Package]| -> Vec<&'static str> {
        packages.iter().filter(|package| program(package.program).is_none()).map(|package| package.name).collect()
    };
    let wanted = missing(packages);
    if wanted.is_empty() {
        println!("everything is there already");
        return Ok(());
    }
    let by_hand = format!("install by hand and run this again: {}", wanted.join(" "));
    if program("apt-get").is_none() {
        bail!("this machine has no apt-get; {by_hand}");
    }
    if !is_root() && !sudo_asks_nothing() {
        bail!("installing needs root, and sudo is missing or wants a password; {by_hand}");
    }
    println!("installing {}", wanted.join(" "));
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&wanted);
    // The first try fails where the package lists are missing or too old.
    if !(apt(&install)? || apt(&["update"])? && apt(&install)?) {
        bail!("apt-get could not install them; {by_hand}");
    }
    let still = missing(packages);
    if !still.is_empty() {
        bail!("apt-get installed them, but their programs are nowhere to be found: {}", still.join(" "));
    }
    Ok(())
}

/// Installs npm packages when one of them is missing or of another version: all together, since npm takes away what it
/// was not asked for.
///
/// # Errors
/// When they cannot be installed.
pub(crate) fn ensure_npm(root: &Path, packages: &[(&str, &str)]) -> anyhow::Result<()> {
    let folder = root.join("target/npm");
    if packages.iter().all(|(name, version)| installed(&folder, name).as_deref() == Some(version)) {
        return Ok(());
    }
    let wanted: Vec<String> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
    println!("npm install {}", wanted.join(" "));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut command = Command::new("npm");
    command.args(["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix"]).arg(&folder);
    if !process::run(command.args(&wanted))? {
        bail!("npm could not install {}", wanted.join(" "));
    }
    Ok(())
}

fn installed(folder: &Path, name: &str) -> Option<String> {
    let about = fs::read_to_string(folder.join("node_modules").join(name).join("package.json")).ok()?;
    let about: serde_json::Value = serde_json::from_str(&about).ok()?;
    about.get("version")?.as_str().map(str::to_owned)
}

fn apt(words: &[&str]) -> anyhow::Result<bool> {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    println!("apt-get {}", words.join(" "));
    process::run(command.arg("DEBIAN_FRONTEND=noninteractive").args(["apt-get", "--quiet"]).args(words))
}

/// Whether we run as root.
pub(crate) fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|ours| ours.uid() == 0)
}

fn sudo_asks_nothing() -> bool {
    let quiet = Command::new("sudo").args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

/// Where a program is: on the path, in the system's own folders, or where Debian keeps PostgreSQL's servers (newest
/// first).
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the search path is the shell's, not a setting of Fanfare")]
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.extend(["/usr/sbin", "/usr/bin"].map(PathBuf::from));
    folders.extend(postgres_folders());
    folders.into_iter().map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn postgres_folders() -> Vec<PathBuf> {
    let Ok(versions) = fs::read_dir(Path::new("/usr/lib/postgresql")) else { return Vec::new() };
    let mut versions: Vec<(u32, PathBuf)> = versions
        .flatten()
        .filter_map(|version| Some((version.file_name().to_str()?.parse().ok()?, version.path().join("bin"))))
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, folder)| folder).collect()
}
