//! What the kernel says of a process and its children (proc(5)).

use std::{collections::BTreeMap, fs};

use anyhow::Context;

/// Clock ticks a second in /proc (USER_HZ): 100 on every Linux that Debian runs on.
const TICKS_PER_SECOND: f64 = 100.0;

/// Seconds of CPU, user and system, that the process `id` and everything below it have used.
pub(super) fn cpu_seconds(id: u32) -> anyhow::Result<f64> {
    let all = processes()?;
    let mut ticks = 0;
    for (&process, seen) in &all {
        let mut at = process;
        while at != id {
            match all.get(&at) {
                Some(seen) if seen.parent != at => at = seen.parent,
                _ => break,
            }
        }
        if at == id {
            ticks += seen.ticks;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a benchmark's ticks are far below 2^52")]
    Ok(ticks as f64 / TICKS_PER_SECOND)
}

/// Resident memory of the process `id`, in megabytes (10⁶ bytes).
pub(super) fn resident_mb(id: u32) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).context("the server is gone")?;
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse::<f64>().ok())
        .context("/proc has no VmRSS of the server")?;
    Ok(kib * 1024.0 / 1e6)
}

struct Seen {
    parent: u32,
    ticks: u64,
}

fn processes() -> anyhow::Result<BTreeMap<u32, Seen>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir("/proc").context("cannot read /proc")?.flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        // A process may end while we look.
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        if let Some(seen) = parse(&stat) {
            all.insert(id, seen);
        }
    }
    Ok(all)
}

/// Fields 4 (parent), 14 and 15 (ticks). The second one, the name in brackets, may hold blanks.
fn parse(stat: &str) -> Option<Seen> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
    Some(Seen { parent: u32::try_from(number(4)?).ok()?, ticks: number(14)? + number(15)? })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_name_with_blanks_and_brackets_is_passed_over() {
        let stat = "42 (tokio (rt) w) S 7 42 42 0 -1 4194304 1 2 3 4 250 50 0 0 20 0 1 0 5 6 7";
        let seen = parse(stat).unwrap();
        assert_eq!((seen.parent, seen.ticks), (7, 300));
    }
}
