//! What the operator's watchman sees, and what fans get, while the store is in trouble.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use db::{Address, Db, Durability, Sql};
use url::Url;

use crate::{
    label::{Label, PHONE, SLUG, provider, with_provider},
    person::Answer,
    program::{PATIENCE, Plan, Server, binary, eventually, of_ours},
};

const DESTINATION: &str = "https://www.deezer.com/album/302127";

#[tokio::test]
async fn a_healthy_instance_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let server = Plan::on(&folder.path().join("data")).start().await;
    server.stranger().get("/health/live").await.expect(200);
    server.stranger().get("/health/ready").await.expect(200);
}

async fn click(server: &Server) -> Answer {
    server.stranger().with("user-agent", PHONE).get(&format!("/{SLUG}/deezer")).await
}

async fn ready(server: &Server, status: u16) {
    let asked = async || Some(server.stranger().get("/health/ready").await).filter(|answer| answer.status == status);
    eventually(&format!("readiness {status}"), PATIENCE, asked).await;
}

/// A click that cannot be kept: the fan sees why, and where to go all the same.
#[track_caller]
fn assert_not_kept(answer: &Answer) {
    assert_eq!(answer.status, 503, "{answer:?}");
    assert!(answer.body.contains(DESTINATION), "{}", answer.body);
    assert!(answer.header("retry-after").is_some(), "{answer:?}");
}

// ── A full disk ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// A disk that can be full and have space again.
trait Disk {
    fn folder(&self) -> &Path;
    fn command(&self, plan: &Plan) -> Command;
    fn fill(&self, server: &Server);
    fn free(&self, server: &Server);
}

/// Files of the process may not grow beyond what they are: no rights are needed for that.
struct Limited(tempfile::TempDir);

impl Disk for Limited {
    fn folder(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, plan: &Plan) -> Command {
        // The limit's signal would end the process, which a full disk does not; what a shell ignores stays ignored.
        let mut command = of_ours(Command::new("sh"), plan.data.parent().unwrap());
        command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(binary()).args(plan.arguments());
        command
    }

    fn fill(&self, server: &Server) {
        let log = self.folder().join("data/fanfare.db-wal");
        limit(server, &std::fs::metadata(log).unwrap().len().to_string());
    }

    fn free(&self, server: &Server) {
        limit(server, "unlimited");
    }
}

/// Sets how long a file of the process may become; the limit that an administrator set is left as it is.
fn limit(server: &Server, bytes: &str) {
    let pid = server.program.pid().to_string();
    let set = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={bytes}:")]).status().unwrap();
    assert!(set.success(), "the limit could not be set");
}

/// A small file system of its own, which takes an administrator to mount.
struct Mounted {
    path: PathBuf,
    /// Deleted after it is unmounted.
    _folder: tempfile::TempDir,
}

impl Mounted {
    fn new() -> Option<Mounted> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("disk");
        std::fs::create_dir(&path).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]).arg(&path).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then(|| Mounted { path, _folder: folder })
    }

    fn ballast(&self) -> PathBuf {
        self.path.join("ballast")
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // A process that is only just dying may still hold it.
        Command::new("umount").arg("--lazy").arg(&self.path).status().ok();
    }
}

impl Disk for Mounted {
    fn folder(&self) -> &Path {
        &self.path
    }

    fn command(&self, plan: &Plan) -> Command {
        plan.command()
    }

    fn fill(&self, _: &Server) {
        let mut ballast = std::fs::File::create(self.ballast()).unwrap();
        while ballast.write_all(&[1; 4096]).is_ok() {}
    }

    fn free(&self, _: &Server) {
        std::fs::remove_file(self.ballast()).unwrap();
    }
}

async fn survives(disk: &impl Disk) {
    let plan = Plan::on(&disk.folder().join("data"));
    let mut server = plan.start_as(disk.command(&plan)).await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    let mut kept: u64 = 0;
    for _ in 0..5 {
        click(&server).await.expect(302);
        kept += 1;
    }

    disk.fill(&server);
    // What is open already may still have room for a few.
    let refused = loop {
        let answer = click(&server).await;
        if answer.status != 302 {
            break answer;
        }
        kept += 1;
        assert!(kept < 50_000, "the disk is not full");
    };
    assert_not_kept(&refused);
    ready(&server, 503).await;
    server.stranger().get("/health/live").await.expect(200);
    let page = server.stranger().get(&format!("/{SLUG}")).await.expect(200);
    assert!(page.body.contains("Lanterns Over Water"), "the page is there without its view");
    assert_not_kept(&click(&server).await);

    disk.free(&server);
    ready(&server, 200).await;
    for _ in 0..3 {
        click(&server).await.expect(302);
        kept += 1;
    }
    assert_eq!(label.figures(&server).await["clicks"], kept);
    let exit = server.kill();
    assert!(!exit.err.contains("panicked"), "{}", exit.err);
    let server = plan.start().await;
    assert_eq!(label.figures(&server).await["clicks"], kept, "and after a restart");
    assert_eq!(server.stop().await.code, Some(0));
}

#[tokio::test]
async fn files_that_cannot_grow_fail_readiness_and_lose_no_accepted_click() {
    survives(&Limited(tempfile::tempdir().unwrap())).await;
}

#[tokio::test]
async fn a_full_disk_fails_readiness_and_loses_no_accepted_click() {
    match Mounted::new() {
        Some(disk) => survives(&disk).await,
        None => println!(
            "not run: a tmpfs cannot be mounted here (that takes an administrator); the test with files that cannot grow \
             shows the same by other means"
        ),
    }
}

// ── A lost database ───────────────────────────────────────────────────────────────────────────────────────────────────

/// A database of this test's own.
struct Own {
    server: Url,
    name: String,
}

impl Own {
    /// `None`, and a word about it, when there is no PostgreSQL.
    async fn new() -> Option<Own> {
        let Some(server) = std::env::var("TEST_DB").ok().filter(|server| server.starts_with("postgres")) else {
            println!("not run: TEST_DB names no PostgreSQL");
            return None;
        };
        let name = format!("blackbox_{}_{}", std::process::id(), crate::durability::any(u64::MAX));
        let own = Own { server: Url::parse(&server).unwrap(), name };
        own.run(&format!("CREATE DATABASE {}", own.name)).await;
        Some(own)
    }

    fn address(&self) -> String {
        let mut own = self.server.clone();
        own.set_path(&self.name);
        own.to_string()
    }

    async fn run(&self, sql: &str) {
        let address: Address = self.server.as_str().parse().unwrap();
        let db = Db::open(&address, Durability::Process).await.unwrap();
        Sql::new(sql).run(db.write()).await.unwrap();
        db.close().await.unwrap();
    }

    async fn lose(&self) {
        self.run(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgresql_the_whole_journey_works_and_a_lost_database_takes_no_click_unseen() {
    let Some(own) = Own::new().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let sandbox = provider().await;
    let plan = Plan::on(&folder.path().join("data")).with("FANFARE_DATABASE", own.address()).behind_a_proxy();
    let plan = with_provider(plan, &sandbox);
    let mut server = plan.start().await;
    let label = Label::make(&mut server, Duration::from_secs(3600)).await;
    assert!(!plan.data.join("fanfare.db").exists(), "the keys are in the folder, the data is not");
    for n in 0..3 {
        let fan = server.stranger().at_address(format!("198.51.100.{n}")).with("user-agent", PHONE);
        fan.presave(SLUG, &format!("fan-{n}")).await;
    }
    // A click that was answered is there after kill -9 on this engine too.
    click(&server).await.expect(302);
    server.kill();
    let server = plan.start().await;
    // What somebody asked for lately is known without the store.
    click(&server).await.expect(302);
    label.release_now(&server).await;
    let saved = async || Some(label.figures(&server).await).filter(|figures| figures["presaves"]["saved"] == 3);
    let figures = eventually("the saves", PATIENCE, saved).await;
    assert_eq!(figures["presaves"]["tokens_held"], 0, "{figures}");
    assert_eq!(figures["clicks"], 2, "{figures}");

    ready(&server, 200).await;
    own.lose().await;
    ready(&server, 503).await;
    for _ in 0..3 {
        assert_not_kept(&click(&server).await);
    }
    server.stranger().get("/health/live").await.expect(200);
    let page = server.stranger().get(&format!("/{SLUG}")).await;
    assert!(page.status == 200 || page.status == 503, "{page:?}");
    let unknown = server.stranger().get("/somewhere-else").await;
    assert!((500..600).contains(&unknown.status), "nobody knows whether it is there: {unknown:?}");
    let exit = server.stop().await;
    assert_eq!(exit.code, Some(0), "{exit:?}");
    assert!(!exit.err.contains("panicked"), "{}", exit.err);
    let password = own.server.password().filter(|password| !password.is_empty());
    assert!(!password.is_some_and(|password| exit.err.contains(password)), "the log tells the password");
}
