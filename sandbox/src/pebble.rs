//! Pebble, the test server of Let's Encrypt (Debian package `pebble`), as a process beside a test.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How long it may take to listen, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often other ports are tried.
const TRIES: u32 = 5;

/// A running Pebble. It is killed when it is dropped.
pub struct Pebble {
    process: Child,
    directory: String,
    roots: String,
}

/// What Pebble is started with.
pub struct Plan<'a> {
    /// A folder for its configuration, with its own certificate and key as `pebble.pem` and `pebble.key`.
    pub folder: &'a Path,
    /// The name server that it asks.
    pub name_server: SocketAddr,
    /// The port on which names are asked for the answers of challenges.
    pub http_port: u16,
}

impl Pebble {
    /// Starts it on free ports of this machine, and waits until it answers there.
    ///
    /// # Errors
    /// When the program is not there, or does not start.
    pub fn start(plan: &Plan<'_>) -> io::Result<Pebble> {
        let mut tries = 0;
        loop {
            match Pebble::try_start(plan) {
                // Somebody else took a port between our look and its start: others are free.
                Err(error) if error.kind() == io::ErrorKind::AddrInUse && tries < TRIES => tries += 1,
                done => return done,
            }
        }
    }

    fn try_start(plan: &Plan<'_>) -> io::Result<Pebble> {
        let (port, management) = (free_port()?, free_port()?);
        let file = |name: &str| -> PathBuf { plan.folder.join(name) };
        let config = serde_json::json!({ "pebble": {
            "listenAddress": format!("127.0.0.1:{port}"),
            "managementListenAddress": format!("127.0.0.1:{management}"),
            "certificate": file("pebble.pem"),
            "privateKey": file("pebble.key"),
            "httpPort": plan.http_port,
            "tlsPort": free_port()?,
            "ocspResponderURL": "",
            "externalAccountBindingRequired": false,
        }});
        std::fs::write(file("pebble.json"), config.to_string())?;
        let process = Command::new("pebble")
            .arg("-config")
            .arg(file("pebble.json"))
            .arg("-dnsserver")
            .arg(plan.name_server.to_string())
            // It answers at once, without the pauses that it makes for slow clients' sake.
            .env("PEBBLE_VA_NOSLEEP", "1")
            .env("PEBBLE_AUTHZREUSE", "0")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let roots = format!("https://127.0.0.1:{management}/roots/0");
        let mut pebble = Pebble { process, directory: format!("https://127.0.0.1:{port}/dir"), roots };
        pebble.listens_on(&[port, management])?;
        Ok(pebble)
    }

    fn listens_on(&mut self, ports: &[u16]) -> io::Result<()> {
        let began = Instant::now();
        #[expect(clippy::disallowed_types, reason = "a test looks whether its own server listens on this machine")]
        let open = |port: &u16| std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, *port)).is_ok();
        while !ports.iter().all(open) {
            if self.process.try_wait()?.is_some() {
                return Err(io::Error::new(io::ErrorKind::AddrInUse, "pebble ended before it listened"));
            }
            if began.elapsed() > PATIENCE {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "pebble does not listen"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The address of its directory.
    pub fn directory(&self) -> &str {
        &self.directory
    }

    /// Where the certificate is that its chains end with: a new one at every start.
    pub fn roots(&self) -> &str {
        &self.roots
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
