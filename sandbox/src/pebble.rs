//! Pebble, the test server of Let's Encrypt (Debian package `pebble`), as a process beside a test.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A running Pebble. It is killed when it is dropped.
pub struct Pebble {
    process: Child,
    directory: String,
    roots: String,
}

/// What Pebble is started with.
pub struct Plan<'a> {
    /// The program; `pebble` is looked for in the usual folders.
    pub program: &'a Path,
    /// A folder for its configuration, with its own certificate and key as `pebble.pem` and `pebble.key`.
    pub folder: &'a Path,
    /// The name server that it asks.
    pub name_server: SocketAddr,
    /// The port on which names are asked for the answers of challenges.
    pub http_port: u16,
}

impl Pebble {
    /// Starts it on free ports of this machine.
    ///
    /// # Errors
    /// When the program is not there, or does not start.
    pub fn start(plan: &Plan<'_>) -> io::Result<Pebble> {
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
        let process = Command::new(plan.program)
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
        Ok(Pebble { process, directory: format!("https://127.0.0.1:{port}/dir"), roots })
    }

    /// The address of its directory.
    pub fn directory(&self) -> &str {
        &self.directory
    }

    /// Where the certificate is that its chains end with: a new one at every start.
    pub fn roots(&self) -> &str {
        &self.roots
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
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
