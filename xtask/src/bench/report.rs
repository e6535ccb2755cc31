//! The table, and the same figures as one line of JSON.

use serde_json::json;

use super::{Figures, median};

/// Prints both. True when every answered click is recorded. A load generator hangs up with requests still under way:
/// up to one more a connection and round may be recorded than it counted.
pub(super) fn print(figures: &Figures, rounds: u32) -> bool {
    let (ours, theirs) = (&figures.fanfare, &figures.nginx);
    let per_second = (median(&ours.per_second), median(&theirs.per_second));
    let cpu = (median(&ours.cpu_us), median(&theirs.cpu_us));
    let ratio = per_second.0 / per_second.1;
    let cpu_ratio = cpu.0 / cpu.1;
    let start = median(&figures.start_ms);
    let first_start = median(&figures.first_start_ms);
    let most = ours.answered + u64::from(figures.connections) * u64::from(rounds);
    let complete = (ours.answered..=most).contains(&figures.recorded);

    println!("\n{:<34} {:>10} {:>10} {:>7}  aim", "median", "fanfare", "nginx", "ratio");
    println!(
        "{:<34} {:>10.0} {:>10.0} {ratio:>7.2}  at least 0.5: {}",
        "redirects, requests/s",
        per_second.0,
        per_second.1,
        met(ratio >= 0.5)
    );
    println!(
        "{:<34} {:>10.1} {:>10.1} {cpu_ratio:>7.2}  at most 2.5: {}",
        "redirects, CPU µs a request",
        cpu.0,
        cpu.1,
        met(cpu_ratio <= 2.5)
    );
    let one = |what: &str, value: f64, limit: f64, unit: &str| {
        println!("{what:<34} {value:>10.1} {:>10} {:>7}  under {limit} {unit}: {}", "", "", met(value < limit));
    };
    one("idle memory, MB", figures.idle_mb, 80.0, "MB");
    one("start to first answer, ms", start, 300.0, "ms");
    one("the same in a fresh folder, ms", first_start, 300.0, "ms");
    println!("{:<34} {:>10.1}", "memory after the load, MB", figures.loaded_mb);
    println!("clicks answered {}, recorded {}: {}", ours.answered, figures.recorded, met(complete));
    let line = json!({
        "requests_per_second": { "fanfare": short(per_second.0), "nginx": short(per_second.1), "ratio": short(ratio) },
        "cpu_us_per_request": { "fanfare": short(cpu.0), "nginx": short(cpu.1), "ratio": short(cpu_ratio) },
        "clicks": { "answered": ours.answered, "recorded": figures.recorded, "complete": complete },
        "idle_mb": short(figures.idle_mb), "loaded_mb": short(figures.loaded_mb),
        "start_ms": short(start), "first_start_ms": short(first_start),
        "rounds": ours.per_second.len(), "connections": figures.connections,
    });
    println!("{line}");
    complete
}

/// Three places behind the point: more is noise.
fn short(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}

fn met(yes: bool) -> &'static str {
    if yes { "yes" } else { "NO" }
}
