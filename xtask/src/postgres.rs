//! A private PostgreSQL cluster for one run of the tests: in a temporary folder, on a free loopback port, trusting
//! whoever asks, and not one byte synced to disk.

use std::{
    fs::{self, File},
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

use crate::{
    packages::{is_root, program},
    process::Guarded,
    scratch::Scratch,
};

/// The running cluster. It stops, and its folder goes, when this is dropped or when we are killed.
pub(crate) struct Cluster {
    port: u16,
    // In this order: the server stops before its folder goes.
    _server: Guarded,
    _folder: Scratch,
}

/// Whom the server runs as, when that is not ourselves: PostgreSQL refuses root.
#[derive(Clone, Copy)]
struct Owner {
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// Makes a new cluster and starts it.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not come up; the message holds what it said.
    pub(crate) fn start() -> anyhow::Result<Cluster> {
        let initdb = program("initdb").context("initdb is missing: install the package postgresql")?;
        let postgres = program("postgres").context("postgres is missing: install the package postgresql")?;
        let owner = if is_root() { Some(unprivileged()?) } else { None };
        let folder = Scratch::new("fanfare-postgres")?;
        if let Some(owner) = owner {
            chown(folder.path(), Some(owner.uid), Some(owner.gid))?;
        }
        let data = folder.path().join("data");
        let made = run_as(Command::new(initdb), owner, folder.path())
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
            .arg("--pgdata")
            .arg(&data)
            .output()
            .context("cannot run initdb")?;
        if !made.status.success() {
            bail!("initdb failed:\n{}", String::from_utf8_lossy(&made.stderr));
        }
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = folder.path().join("log");
        let mut command = run_as(Command::new(postgres), owner, folder.path());
        command.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-p", &port.to_string(), "-k", ""]);
        for setting in [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_connections=400",
            // Each test makes its own database: keep their bookkeeping small.
            "autovacuum=off",
            "max_wal_size=4GB",
            "max_parallel_workers_per_gather=0",
        ] {
            command.args(["-c", setting]);
        }
        command.stdout(File::create(&log)?).stderr(File::create(&log)?);
        let mut server = Guarded::spawn(&mut command, "INT", folder.path())?;
        wait_until_ready(&mut server, &data.join("postmaster.pid"), &log)?;
        Ok(Cluster { port, _server: server, _folder: folder })
    }

    /// A new database in it; its address.
    ///
    /// # Errors
    /// What `createdb` said.
    pub(crate) fn database(&self, name: &str) -> anyhow::Result<String> {
        let createdb = program("createdb").context("createdb is missing: install the package postgresql")?;
        let made = Command::new(createdb)
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "postgres", name])
            .output()
            .context("cannot run createdb")?;
        if !made.status.success() {
            bail!("createdb failed: {}", String::from_utf8_lossy(&made.stderr));
        }
        Ok(format!("postgres://postgres@127.0.0.1:{}/{name}", self.port))
    }

    /// Where a client finds it: the maintenance database, as its superuser.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

fn run_as(mut command: Command, owner: Option<Owner>, folder: &Path) -> Command {
    if let Some(owner) = owner {
        // The standard library drops the supplementary groups of root with this.
        command.uid(owner.uid).gid(owner.gid);
    }
    // Our own folder may be closed to that user.
    command.current_dir(folder);
    command
}

/// The user that Debian's package makes, else nobody.
fn unprivileged() -> anyhow::Result<Owner> {
    let users = fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
    let find = |name: &str| {
        let mut fields = users.lines().map(|line| line.split(':')).find_map(|mut fields| {
            let is_it = fields.next() == Some(name);
            is_it.then_some(fields)
        })?;
        fields.next()?;
        Some(Owner { uid: fields.next()?.parse().ok()?, gid: fields.next()?.parse().ok()? })
    };
    find("postgres").or_else(|| find("nobody")).context("no user postgres or nobody in /etc/passwd")
}

/// The last line of `postmaster.pid` says what the server is doing (PostgreSQL, src/include/utils/pidfile.h).
fn wait_until_ready(server: &mut Guarded, status: &Path, log: &Path) -> anyhow::Result<()> {
    let since = Instant::now();
    while since.elapsed() < Duration::from_secs(60) {
        if fs::read_to_string(status).is_ok_and(|text| text.lines().nth(7).is_some_and(|line| line.trim() == "ready")) {
            return Ok(());
        }
        if server.has_ended() {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    bail!("PostgreSQL did not start:\n{}", fs::read_to_string(log).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{Cluster, unprivileged};
    use crate::packages::program;

    #[test]
    fn the_server_never_runs_as_root() {
        let owner = unprivileged().expect("a Debian machine has nobody");
        assert!(owner.uid != 0 && owner.gid != 0);
    }

    #[test]
    fn a_cluster_answers_until_it_is_dropped_and_leaves_nothing() {
        let cluster = Cluster::start().expect("cargo xtask test --only packages installs PostgreSQL");
        let (url, folder) = (cluster.url(), cluster._folder.path().to_path_buf());
        let ask = || Command::new(program("psql").unwrap()).args([&url, "-Atc", "select 6 * 7"]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&ask().stdout).trim(), "42");
        assert!(folder.is_dir());
        drop(cluster);
        assert!(!ask().status.success());
        assert!(!folder.exists());
    }
}
