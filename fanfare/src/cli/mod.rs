//! What a person types.

mod copies;
mod metrics;
mod plain;
mod policy;
mod serve;
mod verify;

use std::{
    io::{IsTerminal, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};

use crate::config::{Config, LogFormat, Sources};

/// Self-hosted music promotion whose privacy policy is executable.
#[derive(Parser)]
#[command(name = "fanfare", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs Fanfare for real use
    Serve(Common),
    /// Shows the whole journey on this machine, with the music service simulated
    Demo(Demo),
    /// Looks whether a running instance does what its privacy policy says
    Verify(Box<Looked>),
    /// Copies the data, and with --keys the keys, into files, while the program runs or not
    Backup(copies::Backup),
    /// Makes an instance from such files, in an empty data folder
    Restore(copies::Restore),
    /// Looks at the policy: against a live store, as a page, or for machines
    #[command(subcommand)]
    Policy(policy::Policy),
    /// Prints a commented configuration file
    Example,
}

/// Options of every command that runs the program.
#[derive(Args)]
struct Common {
    /// The configuration file; without it, fanfare.toml in this folder is read when it is there
    #[arg(long, env = "FANFARE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the keys, and of the SQLite file
    #[arg(long, value_name = "DIR")]
    data: Option<String>,
    /// The address to listen on
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// The address to take encrypted connections on
    #[arg(long = "listen-tls", value_name = "ADDR")]
    listen_tls: Option<String>,
}

/// Options of `fanfare verify`.
#[derive(Args)]
struct Looked {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    chosen: verify::Verify,
}

/// Options of the demo. It reads no configuration file: it must look the same everywhere.
#[derive(Args)]
struct Demo {
    /// The address to listen on
    #[arg(long, env = "FANFARE_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// A data folder to keep; without it, a temporary one is used and deleted
    #[arg(long, env = "FANFARE_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Makes the journey with nobody at hand, checks every figure, and prints the report as JSON on the last line
    #[arg(long)]
    script: bool,
    /// How many fans the script sends
    #[arg(long, value_name = "N", default_value_t = 200)]
    fans: usize,
}

/// Runs the command line and answers the process's exit code: 0 ok, 1 failed, 2 usage, 3 busy.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Serve(common) => configured(&common).and_then(|config| {
            start_log(&config);
            runtime()?.block_on(serve::serve(config))
        }),
        Command::Verify(looked) => verified(&looked),
        Command::Demo(chosen) => demo(chosen),
        Command::Backup(chosen) => configured(&chosen.common).and_then(|config| {
            start_log(&config);
            runtime()?.block_on(copies::backup(chosen, config))
        }),
        Command::Restore(chosen) => configured(&chosen.common).and_then(|config| {
            start_log(&config);
            runtime()?.block_on(copies::restore(chosen, config))
        }),
        Command::Policy(chosen) => policy::run(&chosen),
        Command::Example => say(crate::config::EXAMPLE),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Standard error is all that is left to say it on; when it is closed there is nobody to tell.
            drop(writeln!(std::io::stderr(), "fanfare: {error:#}"));
            exit_code(&error)
        }
    }
}

/// 1, but for two that a script may want to tell from it: 2 is a mistake of whoever typed, 3 is that somebody else is at
/// work and asking again later helps.
fn exit_code(error: &anyhow::Error) -> ExitCode {
    if error.is::<crate::config::Mistake>() {
        ExitCode::from(2)
    } else if matches!(error.downcast_ref(), Some(fanfare::NoRun::Busy(_))) {
        ExitCode::from(3)
    } else {
        ExitCode::FAILURE
    }
}

/// Prints for a person.
pub(crate) fn say(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn verified(looked: &Looked) -> anyhow::Result<()> {
    if looked.chosen.is_external() {
        return runtime()?.block_on(verify::outside(&looked.chosen));
    }
    let config = configured(&looked.common)?;
    start_log(&config);
    runtime()?.block_on(verify::inside(config, &looked.chosen))
}

fn demo(chosen: Demo) -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::WARN)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .init();
    let Demo { listen, data, script, fans } = chosen;
    runtime()?.block_on(crate::demo::run(crate::demo::Choices { listen, data, script, fans }))
}

/// One core is left to the store's writing thread and to blocking work. On two cores that answers as many requests a second
/// as a worker on each, for a fifth less processor time a request (`cargo xtask bench`).
fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
    Ok(tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build()?)
}

fn configured(common: &Common) -> anyhow::Result<Config> {
    let mut sources = Sources::default();
    let path = common.config.clone().unwrap_or_else(|| PathBuf::from("fanfare.toml"));
    match std::fs::read_to_string(&path) {
        Ok(text) => sources.file(&path.display().to_string(), &text)?,
        // A file that was asked for by name must be there.
        Err(error) if common.config.is_some() || error.kind() != std::io::ErrorKind::NotFound => {
            return Err(anyhow::Error::new(error).context(format!("{} cannot be read", path.display())));
        }
        Err(_) => {}
    }
    sources.environment();
    sources.option("data", common.data.clone());
    sources.option("listen", common.listen.clone());
    sources.option("tls.listen", common.listen_tls.clone());
    Ok(Config::new(&sources)?)
}

fn start_log(config: &Config) {
    let log = tracing_subscriber::fmt()
        .with_max_level(config.log)
        .with_writer(std::io::stderr)
        // Colours belong to a terminal, not to a file or a journal.
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    match config.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}
