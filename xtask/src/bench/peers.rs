//! The two servers: our own, in its release build, and Debian's nginx. Two working threads or processes each.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

use super::{http, output};
use crate::{
    packages::program,
    process::{self, Guarded, cargo},
    scratch::Scratch,
};

/// A running server. It stops when this is dropped.
pub(super) struct Peer {
    /// What to call it.
    pub(super) name: &'static str,
    address: String,
    process: Guarded,
    started: Instant,
    lines: Receiver<String>,
}

impl Peer {
    /// `127.0.0.1:PORT`.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// The process id of its oldest process.
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Asks until `/health/live` answers 200, and hands back the milliseconds since the process was started.
    pub(super) fn wait_until_live(&mut self) -> anyhow::Result<f64> {
        loop {
            if http::get(&self.address, "/health/live", &[]).is_ok_and(|answer| answer.status == 200) {
                return Ok(self.started.elapsed().as_secs_f64() * 1e3);
            }
            self.still_there(Duration::from_secs(20))?;
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The newest printed line, and those before it forgotten; none when there is no new one.
    pub(super) fn newest_line(&self) -> Option<String> {
        self.lines.try_iter().last()
    }

    /// Ends it as a power cut would end it.
    pub(super) fn kill(mut self) -> anyhow::Result<()> {
        self.process.child().kill()?;
        Ok(())
    }

    /// Waits for a printed line that holds `wanted`.
    pub(super) fn wait_for_line(&mut self, wanted: &str, patience: Duration) -> anyhow::Result<String> {
        loop {
            match self.lines.recv_timeout(Duration::from_millis(50)) {
                Ok(line) if line.contains(wanted) => return Ok(line),
                Ok(_) | Err(RecvTimeoutError::Timeout) => self.still_there(patience)?,
                Err(RecvTimeoutError::Disconnected) => bail!("{} printed no line with {wanted}", self.name),
            }
        }
    }

    fn still_there(&mut self, patience: Duration) -> anyhow::Result<()> {
        if self.process.has_ended() {
            let said: Vec<String> = self.lines.try_iter().collect();
            bail!("{} ended by itself: {}", self.name, said.join("\n"));
        }
        if self.started.elapsed() > patience {
            bail!("{} did not come up in {} s", self.name, patience.as_secs());
        }
        Ok(())
    }
}

/// Builds the program as people run it, and says where it is.
pub(super) fn build(root: &Path) -> anyhow::Result<PathBuf> {
    if !process::run(cargo(root).args(["build", "--release", "--package", "fanfare"]))? {
        bail!("the release build failed");
    }
    let about = output(cargo(root).args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let about: serde_json::Value = serde_json::from_str(&about)?;
    let target = about.get("target_directory").and_then(|folder| folder.as_str()).context("no target directory")?;
    Ok(Path::new(target).join("release/fanfare"))
}

/// `fanfare serve` with the data folder `data` below `folder`.
pub(super) fn fanfare(program: &Path, folder: &Scratch, data: &str) -> anyhow::Result<Peer> {
    fanfare_with(program, folder, data, &[])
}

/// The same with a configuration.
pub(super) fn fanfare_with(
    program: &Path,
    folder: &Scratch,
    data: &str,
    settings: &[(&str, &str)],
) -> anyhow::Result<Peer> {
    let address = free_address()?;
    let data = folder.path().join(data);
    fs::create_dir_all(&data)?;
    let mut command = Command::new(program);
    command
        .args(["serve", "--listen", &address, "--data"])
        .arg(&data)
        .current_dir(folder.path())
        .env("TOKIO_WORKER_THREADS", "2");
    // What somebody has configured for their own instance must not be measured.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("FANFARE_") {
            command.env_remove(name);
        }
    }
    command.envs(settings.iter().copied());
    spawn("fanfare", address, &mut command, folder)
}

/// Any other program, which says on a line what it has to say.
pub(super) fn other(name: &'static str, command: &mut Command, folder: &Scratch) -> anyhow::Result<Peer> {
    spawn(name, String::new(), command, folder)
}

/// nginx that answers every request with a 302 to `target` and writes its access log.
pub(super) fn nginx(folder: &Scratch, target: &str) -> anyhow::Result<Peer> {
    let nginx = program("nginx").context("nginx is missing")?;
    let address = free_address()?;
    let home = folder.path().join("nginx");
    fs::create_dir_all(&home)?;
    let home_text = home.display();
    // Workers of a master that runs as root would become nobody and could not enter our folder.
    let user = if crate::packages::is_root() { "user root;" } else { "" };
    let config = format!(
        "{user} daemon off; worker_processes 2; pid {home_text}/pid; error_log {home_text}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log {home_text}/access.log combined;
    client_body_temp_path {home_text}/body; proxy_temp_path {home_text}/proxy; fastcgi_temp_path {home_text}/fastcgi;
    uwsgi_temp_path {home_text}/uwsgi; scgi_temp_path {home_text}/scgi;
    keepalive_requests 100000000;
    server {{
        listen {address};
        location = /health/live {{ access_log off; return 200; }}
        location / {{ return 302 {target}; }}
    }}
}}
"
    );
    let file = home.join("nginx.conf");
    fs::write(&file, config)?;
    let mut command = Command::new(nginx);
    command.arg("-e").arg(home.join("error.log")).arg("-p").arg(&home).arg("-c").arg(&file);
    let mut peer = spawn("nginx", address, &mut command, folder)?;
    peer.wait_until_live()?;
    Ok(peer)
}

fn spawn(name: &'static str, address: String, command: &mut Command, folder: &Scratch) -> anyhow::Result<Peer> {
    let started = Instant::now();
    let mut process = Guarded::spawn(command.stdout(Stdio::piped()).stderr(Stdio::piped()), "TERM", folder.path())?;
    let (sender, lines) = channel();
    if let Some(pipe) = process.child().stdout.take() {
        drain(pipe, sender.clone());
    }
    if let Some(pipe) = process.child().stderr.take() {
        drain(pipe, sender);
    }
    Ok(Peer { name, address, process, started, lines })
}

/// Reads to the end, so that the server never waits for us; the lines are kept as long as somebody asks for them.
fn drain(pipe: impl Read + Send + 'static, to: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let _asked = to.send(line);
        }
    });
}

fn free_address() -> anyhow::Result<String> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.to_string())
}
