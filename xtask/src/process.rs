//! Other programs: run with their output streaming through, counted, and never left behind.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Those that passed.
    pub(crate) passed: u64,
    /// Those that did not, for whatever reason.
    pub(crate) failed: u64,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(all: I) -> Counts {
        let mut sum = Counts::default();
        all.for_each(|counts| sum.add(counts));
        sum
    }
}

/// cargo in `root`, without what the cargo that runs us told us about ourselves: some build scripts watch these
/// variables, and would run again each time that somebody changes between `cargo xtask` and `cargo`.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root);
    for (name, _) in std::env::vars_os() {
        let ours = name.to_str().is_some_and(|name| {
            ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
                .iter()
                .any(|prefix| name.starts_with(prefix))
        });
        if ours {
            command.env_remove(name);
        }
    }
    command
}

/// Runs it to its end on our own terminal. True when it succeeded.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<bool> {
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot run {}", name(command)))?;
    Ok(status.success())
}

/// Runs a test runner to its end. Its output streams through, and its summaries are counted on the way.
pub(crate) fn run_counting(command: &mut Command) -> anyhow::Result<(bool, Counts)> {
    if io::IsTerminal::is_terminal(&io::stderr()) {
        // It writes into a pipe now and would otherwise drop its colours.
        command.env("CARGO_TERM_COLOR", "always");
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot run {}", name(command)))?;
    let out = child.stdout.take().map(|pipe| thread::spawn(move || tee(pipe, io::stdout())));
    let err = child.stderr.take().map(|pipe| thread::spawn(move || tee(pipe, io::stderr())));
    let status = child.wait()?;
    let counts = [out, err].into_iter().flatten().filter_map(|reader| reader.join().ok()).sum();
    Ok((status.success(), counts))
}

fn tee(pipe: impl Read, mut to: impl Write) -> Counts {
    let mut counts = Counts::default();
    let mut pipe = BufReader::new(pipe);
    let mut line = Vec::new();
    while pipe.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // A closed terminal must not end the run: the summary still decides the exit code.
        let _shown = to.write_all(&line).and_then(|()| to.flush());
        if let Some(found) = summary(&without_colours(&String::from_utf8_lossy(&line))) {
            counts.add(found);
        }
        line.clear();
    }
    counts
}

/// Reads a summary line of nextest (`3 tests run: 2 passed (1 slow), 1 failed`) or of libtest
/// (`test result: ok. 2 passed; 0 failed; …`).
fn summary(line: &str) -> Option<Counts> {
    let line = line.trim_start();
    let figures = if let Some(rest) = line.strip_prefix("Summary [") {
        rest.split_once(" run: ")?.1
    } else {
        line.strip_prefix("test result: ")?.split_once(". ")?.1
    };
    let mut counts = Counts::default();
    for part in figures.split([',', ';']) {
        let Some((number, what)) = part.trim().split_once(' ') else { continue };
        let Ok(number) = number.parse::<u64>() else { continue };
        match what.split_whitespace().next() {
            Some("passed") => counts.passed += number,
            // "1 failed", "1 timed out", "1 exec failed"
            Some("failed" | "timed" | "exec") => counts.failed += number,
            _ => {}
        }
    }
    Some(counts)
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut parts = line.split('\u{1b}');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
    }
    plain
}

/// What a command runs, for messages.
pub(crate) fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// A server process that ends with us: at the latest when this is dropped, and also when we are killed, because a
/// small shell holds the other end of a pipe of ours and ends the process when that pipe closes.
pub(crate) struct Guarded {
    child: Child,
    guard: Child,
    signal: &'static str,
}

/// What the shell does: a line means that all is well; the end of the pipe means that we are gone.
const GUARD: &str = r#"
trap '' HUP INT TERM
read -r word && exit 0
kill -s "$2" "$1" 2>/dev/null
turn=0
# An ended process that nobody has waited for yet has no command line any more.
while [ -n "$(tr -d '\0' <"/proc/$1/cmdline" 2>/dev/null)" ] && [ "$turn" -lt 100 ]; do sleep 0.1; turn=$((turn + 1)); done
kill -s KILL "$1" 2>/dev/null
rm -rf -- "$3"
"#;

impl Guarded {
    /// Starts it in a process group of its own, so that Ctrl-C reaches it only through us. `signal` is what ends it
    /// gracefully; `folder` is what it leaves behind.
    pub(crate) fn spawn(command: &mut Command, signal: &'static str, folder: &Path) -> anyhow::Result<Guarded> {
        let mut child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot run {}", name(command)))?;
        let guard = Command::new("sh")
            .args(["-c", GUARD, "sh", &child.id().to_string(), signal])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        match guard {
            Ok(guard) => Ok(Guarded { child, guard, signal }),
            Err(error) => {
                child.kill()?;
                child.wait()?;
                Err(error).context("cannot run sh")
            }
        }
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The process itself, to take its pipes.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Whether it already ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_some())
    }

    fn stop(&mut self) -> io::Result<()> {
        if !self.has_ended() {
            let id = self.child.id().to_string();
            Command::new("sh").args(["-c", r#"kill -s "$2" "$1""#, "sh", &id, self.signal]).status()?;
            let since = Instant::now();
            while !self.has_ended() && since.elapsed() < Duration::from_secs(20) {
                thread::sleep(Duration::from_millis(10));
            }
            if !self.has_ended() {
                self.child.kill()?;
                self.child.wait()?;
            }
        }
        if let Some(mut pipe) = self.guard.stdin.take() {
            pipe.write_all(b"done\n")?;
        }
        self.guard.wait().map(|_| ())
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            println!("process {} could not be stopped: {error}", self.child.id());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, summary, without_colours};

    #[test]
    fn summaries_of_both_runners_are_counted() {
        let count = |line| summary(line).map(|counts| (counts.passed, counts.failed));
        assert_eq!(count("     Summary [   0.005s] 3 tests run: 3 passed, 1 skipped"), Some((3, 0)));
        assert_eq!(
            count(
                "     Summary [   9.1s] 9/12 tests run: 5 passed (1 slow), 2 failed, 1 timed out, 1 exec failed, 0 skipped"
            ),
            Some((5, 4))
        );
        assert_eq!(
            count("test result: FAILED. 7 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.1s"),
            Some((7, 2))
        );
        assert_eq!(count("test a_summary_is_read ... ok"), None);
        assert_eq!(count("    Summary [ 0.1s] 0 tests run: 0 passed, 0 skipped"), Some((0, 0)));
    }

    #[test]
    fn colours_do_not_hide_a_summary() {
        let line = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m0\u{1b}[0m skipped\n";
        assert_eq!(summary(&without_colours(line)), Some(Counts { passed: 2, failed: 0 }));
    }
}
