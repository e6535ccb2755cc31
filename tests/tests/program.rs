//! The program as a process: built once, started, read, signalled, and killed when a test ends.

use std::{
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, OnceLock},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::person::Person;

/// How long anything may take that should take moments, on a machine that is busy with other tests.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
const LOOK: Duration = Duration::from_millis(10);

/// The program, built as `cargo build` builds it (when it is fresh this costs a second), or the one that
/// `FANFARE_TEST_BINARY` names.
pub(crate) fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        if let Some(built) = std::env::var_os("FANFARE_TEST_BINARY") {
            return PathBuf::from(built).canonicalize().unwrap();
        }
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // What cargo tells a test about the test's own crate makes some build scripts believe that they must run again.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|own| name.starts_with(own)) {
                cargo.env_remove(&*name);
            }
        }
        let built = cargo
            .args(["build", "--quiet", "--package", "fanfare", "--bin", "fanfare"])
            .arg("--message-format=json-render-diagnostics")
            .current_dir(root())
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo starts");
        assert!(built.status.success(), "the program does not build");
        let said = String::from_utf8(built.stdout).unwrap();
        let messages = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let mut made = messages.filter(|message| message["target"]["name"] == "fanfare");
        let path = made.find_map(|message| message["executable"].as_str().map(PathBuf::from));
        path.expect("cargo names what it built")
    })
}

/// The repository's folder, as the cargo that runs us sees it.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&here).parent().unwrap().to_owned()
}

/// Asks again until there is an answer.
pub(crate) async fn eventually<T>(what: &str, patience: Duration, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(began.elapsed() < patience, "{what}: not within {} s", patience.as_secs());
        tokio::time::sleep(LOOK).await;
    }
}

/// A command line of the program, with nothing of our own environment that could configure it. It runs in `folder`, so
/// that no `fanfare.toml` of somebody else's is read.
pub(crate) fn command(folder: &Path) -> Command {
    of_ours(Command::new(binary()), folder)
}

/// Takes our configuration out of a command's environment.
pub(crate) fn of_ours(mut command: Command, folder: &Path) -> Command {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("FANFARE_") {
            command.env_remove(name);
        }
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

type Heard = Arc<Mutex<Vec<u8>>>;

/// A running program. Dropping it kills it.
pub(crate) struct Program {
    child: Child,
    out: Heard,
    err: Heard,
    listeners: Vec<std::thread::JoinHandle<()>>,
}

/// How a program ended, and everything it had said.
#[derive(Debug)]
pub(crate) struct Exit {
    /// The exit code; `None` when a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Program {
    pub(crate) fn start(command: &mut Command) -> Program {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let (out, first) = listen(child.stdout.take().unwrap());
        let (err, second) = listen(child.stderr.take().unwrap());
        Program { child, out, err, listeners: vec![first, second] }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it has printed up to now.
    pub(crate) fn out(&self) -> String {
        text(&self.out)
    }

    /// What it has logged up to now.
    pub(crate) fn err(&self) -> String {
        text(&self.err)
    }

    /// What follows `mark` on the line of its output that has it.
    pub(crate) async fn told(&mut self, mark: &str) -> String {
        let began = Instant::now();
        loop {
            let whole = self.out();
            // A line that has no end yet may go on.
            let lines = whole.rsplit_once('\n').map_or("", |(lines, _)| lines);
            if let Some((_, rest)) = lines.lines().find_map(|line| line.split_once(mark)) {
                return rest.to_owned();
            }
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none(), "it ended with {ended:?} and never said {mark:?}:\n{whole}\n{}", self.err());
            assert!(began.elapsed() < PATIENCE, "it never said {mark:?}:\n{whole}\n{}", self.err());
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.pid().to_string()]).status().unwrap();
        assert!(sent.success(), "the signal {name} was not sent");
    }

    /// `kill -9`: it cannot do anything any more from this moment on.
    pub(crate) fn kill(mut self) -> Exit {
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        assert_eq!(status.code(), None, "it was killed, and had not ended by itself");
        self.exit(None)
    }

    /// Waits until it ends by itself.
    pub(crate) async fn ended(mut self, patience: Duration) -> Exit {
        let began = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(began.elapsed() < patience, "it did not end:\n{}\n{}", self.out(), self.err());
            tokio::time::sleep(LOOK).await;
        };
        self.exit(status.code())
    }

    /// Asks it to stop and waits.
    pub(crate) async fn stop(self) -> Exit {
        self.signal("TERM");
        self.ended(PATIENCE).await
    }

    fn exit(mut self, code: Option<i32>) -> Exit {
        for listener in self.listeners.drain(..) {
            listener.join().unwrap();
        }
        Exit { code, out: self.out(), err: self.err() }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.child.kill().ok();
            self.child.wait().ok();
        }
        if std::thread::panicking() {
            // nextest shows it beside the failed assertion.
            println!("── the program said:\n{}\n── and logged:\n{}", self.out(), self.err());
        }
    }
}

fn listen(mut pipe: impl Read + Send + 'static) -> (Heard, std::thread::JoinHandle<()>) {
    let heard = Heard::default();
    let ear = Arc::clone(&heard);
    let listener = std::thread::spawn(move || {
        let mut some = [0; 8192];
        while let Ok(n @ 1..) = pipe.read(&mut some) {
            ear.lock().unwrap().extend_from_slice(&some[..n]);
        }
    });
    (heard, listener)
}

fn text(heard: &Heard) -> String {
    String::from_utf8_lossy(&heard.lock().unwrap()).into_owned()
}

/// How to serve: a data folder, and what the operator chose.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) data: PathBuf,
    env: Vec<(&'static str, String)>,
}

impl Plan {
    /// On this data folder, otherwise as it comes.
    pub(crate) fn on(data: &Path) -> Plan {
        Plan { data: data.to_owned(), env: Vec::new() }
    }

    /// Chooses something by its environment variable.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Plan {
        self.env.push((name, value.into()));
        self
    }

    /// Behind a proxy on this machine that tells the country.
    #[must_use]
    pub(crate) fn behind_a_proxy(self) -> Plan {
        self.with("FANFARE_TRUSTED_PROXIES", "127.0.0.1").with("FANFARE_COUNTRY_HEADER", "x-country")
    }

    /// The command line, for who starts it in another way.
    pub(crate) fn arguments(&self) -> Vec<String> {
        vec!["serve".into(), "--listen".into(), "127.0.0.1:0".into(), "--data".into(), self.data.display().to_string()]
    }

    pub(crate) fn command(&self) -> Command {
        self.dress(command(self.data.parent().unwrap()))
    }

    /// Gives another command our choices.
    pub(crate) fn dress(&self, mut command: Command) -> Command {
        if command.get_args().next().is_none() {
            command.args(self.arguments());
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command
    }

    /// Starts it and waits until it answers.
    pub(crate) async fn start(&self) -> Server {
        self.start_as(self.command()).await
    }

    pub(crate) async fn start_as(&self, mut command: Command) -> Server {
        let mut program = Program::start(&mut command);
        let told = program.told("Fanfare listens on ").await;
        let base = told.split(' ').next().unwrap().to_owned();
        let server = Server { program, base, http: Person::client() };
        // All it has to say at the start is said before the first answer.
        let live = eventually("the first answer", PATIENCE, async || {
            server.stranger().try_get("/health/live").await.ok().filter(|answer| answer.status == 200)
        });
        live.await;
        server
    }
}

/// A serving program.
pub(crate) struct Server {
    pub(crate) program: Program,
    pub(crate) base: String,
    http: reqwest::Client,
}

impl Server {
    /// Somebody with an empty cookie jar.
    pub(crate) fn stranger(&self) -> Person {
        Person::new(self.http.clone(), &self.base)
    }

    /// Where it listens, as `address:port`.
    pub(crate) fn authority(&self) -> &str {
        self.base.strip_prefix("http://").unwrap()
    }

    /// The one-time address of the set-up, which must be there.
    pub(crate) async fn set_up_url(&mut self) -> String {
        self.program.told("/app/setup/").await.trim().to_owned()
    }

    pub(crate) async fn stop(self) -> Exit {
        self.program.stop().await
    }

    pub(crate) fn kill(self) -> Exit {
        self.program.kill()
    }
}
