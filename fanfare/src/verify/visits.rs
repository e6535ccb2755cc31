//! What a visit leaves: no address, no browser name, and a number that nobody can compute again.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    sync::Arc,
    time::Duration,
};

use db::{Clock, Sql};
use http::{HeaderName, header};
use policy::routes;
use proof::{Control, Finding};
use serde_json::json;

use super::{
    Numbering, Verifier,
    door::Ask,
    erasure::search,
    search::{Search, Value},
    stage::{Stage, number, token},
};

/// How many IPv4 addresses come: so many that chance does not find the four bytes of all of them anew.
const N_V4: u8 = 4;
/// How often, and how long apart, is looked for views that are on their way into the store.
const LOOKS: u32 = 40;
const LOOK: Duration = Duration::from_millis(50);

/// Visits every public page from known addresses with a marked browser name, and searches every file for them.
pub(crate) async fn address_bytes(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let mark = token(app);
    let agent = format!("Mozilla/5.0 (X11; Linux x86_64) Verify/1.0 {mark}");
    let [first, ..] = app.entropy.bytes::<16>();
    let v4: Vec<Ipv4Addr> =
        (0..N_V4).map(|n| Ipv4Addr::new(203, 0, 113, first.wrapping_add(n.wrapping_mul(61)))).collect();
    let v6 = u128::from_be_bytes(app.entropy.bytes());
    let v6 = Ipv6Addr::from_bits((0x2001_0db8 << 96) | (v6 >> 32));

    let mut values = vec![Value::text("browser", &agent), Value::text("browser mark", &mark)];
    for (n, address) in v4.iter().enumerate() {
        values.push(Value::text(format!("v4 {n}"), &address.to_string()));
        values.push(Value::text(format!("v4 number {n}"), &address.to_bits().to_string()));
        values.push(Value::few_bytes(format!("four bytes {n}"), &address.octets()));
        let [a, b, c, d] = address.octets();
        values.push(Value::few_bytes(format!("four bytes turned {n}"), &[d, c, b, a]));
    }
    values.push(Value::text("v6", &v6.to_string()));
    values.push(Value::bytes("v6 bytes", &v6.octets()));
    let mut turned = v6.octets();
    turned.reverse();
    values.push(Value::bytes("v6 bytes turned", &turned));

    let looked = Arc::new(Search::new(values)?);
    let planted = looked.plant(&verifier.places)?;
    let before = search(looked.clone(), &verifier.places).await?;
    drop(planted);
    let events_before = events(verifier).await?;
    let addresses: Vec<IpAddr> = v4.iter().copied().map(IpAddr::V4).chain([IpAddr::V6(v6)]).collect();
    let visits = visit(verifier, stage, &addresses, &agent).await?;
    let events_after = events_from(verifier, events_before + visits.counted).await?;
    let after = search(looked, &verifier.places).await?;

    let readable: u64 = ["browser", "v4 ", "v6"].iter().map(|begins| after.of_all(begins)).sum();
    // Four bytes stand somewhere by chance; those of every visitor, all anew, do not.
    let anew = |order: &str| {
        (0..N_V4).all(|n| {
            let name = format!("four bytes {order}{n}");
            after.of(&name) > before.of(&name)
        })
    };
    let (as_bytes, turned) = (anew(""), anew("turned "));
    let control = Control {
        seen: before.control_complete() && visits.answered >= 20 && events_after - events_before >= visits.counted,
        what: json!({
            "search": before.said(), "visits_answered": visits.answered, "visits_counted": visits.counted,
            "events_kept": events_after - events_before,
        }),
    };
    let observed = json!({
        "addresses": addresses.len(), "found": readable, "forms": after.forms_of("v"), "browser_found": after.of_all("browser"),
        "as_four_bytes": as_bytes || turned, "search": after.said(),
    });
    Ok(Finding::of(control, readable == 0 && !as_bytes && !turned, observed))
}

struct Visits {
    answered: usize,
    counted: i64,
}

/// Opens pages, follows a way out, sends forms, and goes wrong, from each address: direct, and as a proxy would tell it.
async fn visit(verifier: &Verifier, stage: &Stage, from: &[IpAddr], agent: &str) -> anyhow::Result<Visits> {
    let slug = stage.slug.as_str();
    let page = routes::links::SHOW_PUBLIC.to(&[slug]);
    let presave = routes::presave::NEW.to(&[slug, "spotify"]);
    let mut visits = Visits { answered: 0, counted: 0 };
    for address in from {
        let asks = [
            Ask::get(page.clone()),
            Ask::get(routes::links::FOLLOW.to(&[slug, "spotify"])),
            Ask::get(presave.clone()),
            Ask::form(presave.clone(), &[]),
            Ask::form(routes::accounts::CREATE_SESSION.path, &[("email", "nobody@example.org"), ("password", "wrong")]),
            Ask::get("/nothing/here/at-all"),
            Ask::get("/privacy"),
            Ask::get("/api/v1/artists"),
        ];
        for ask in asks {
            let ask = ask.with(header::USER_AGENT, agent);
            let told = ask.clone().with(HeaderName::from_static("x-forwarded-for"), &address.to_string());
            for ask in [ask.from(*address), told] {
                let answer = verifier.door.ask(ask).await?;
                visits.answered += usize::from(answer.status > 0);
            }
        }
        // The link's page and the way out are counted whatever else is switched on.
        visits.counted += 4;
    }
    Ok(visits)
}

/// A page does not wait until its view is written: at least so many, or those that are there after a while.
async fn events_from(verifier: &Verifier, expected: i64) -> anyhow::Result<i64> {
    for _ in 0..LOOKS {
        let n = events(verifier).await?;
        if n >= expected {
            return Ok(n);
        }
        tokio::time::sleep(LOOK).await;
    }
    events(verifier).await
}

async fn events(verifier: &Verifier) -> anyhow::Result<i64> {
    let sql = "SELECT CAST(COALESCE(SUM(n_events), 0) AS BIGINT) AS n FROM event_segment";
    number(&verifier.app.db, Sql::new(sql)).await
}

/// A visitor's number is the same within a day, another one the next day, and another one in a program that has everything
/// of ours but the memory.
pub(crate) fn visitor_salt(verifier: &Verifier) -> anyhow::Result<Finding> {
    let clock = Clock::stopped_at(verifier.app.clock.now());
    let (ours, another) = ((verifier.visitors)(&clock)?, (verifier.visitors)(&clock)?);
    judge(&clock, ours, another)
}

/// The program's own way.
pub(crate) fn ours(clock: &Clock) -> anyhow::Result<Numbering> {
    let visitors = lake::Visitors::new(clock.clone())?;
    Ok(Box::new(move |ip, agent| Ok(visitors.hash(ip, agent)?)))
}

/// What of two programs on the same data that number visitors.
fn judge(
    clock: &Clock,
    ours: impl Fn(IpAddr, &str) -> anyhow::Result<u64>,
    another: impl Fn(IpAddr, &str) -> anyhow::Result<u64>,
) -> anyhow::Result<Finding> {
    const N: u16 = 256;
    let all = |of: &dyn Fn(IpAddr, &str) -> anyhow::Result<u64>| -> anyhow::Result<Vec<u64>> {
        (0..N).map(|n| of(IpAddr::V4(Ipv4Addr::from_bits(0xcb00_7100 + u32::from(n))), "verify")).collect()
    };
    let (today, once_more, elsewhere) = (all(&ours)?, all(&ours)?, all(&another)?);
    clock.advance(Duration::from_secs(24 * 60 * 60));
    let tomorrow = all(&ours)?;
    let equal = |other: &[u64]| other.iter().filter(|hash| today.contains(hash)).count();
    let distinct = today.iter().collect::<std::collections::BTreeSet<_>>().len();
    let control = Control {
        seen: today == once_more && distinct == today.len(),
        what: json!({ "same_within_a_day": equal(&once_more), "told_apart": distinct }),
    };
    let (next_day, from_disk) = (equal(&tomorrow), equal(&elsewhere));
    let observed = json!({ "addresses": N, "same_the_next_day": next_day, "computed_again_from_the_data": from_disk });
    Ok(Finding::of(control, next_day == 0 && from_disk == 0, observed))
}

#[cfg(test)]
mod tests {
    use std::hash::{DefaultHasher, Hash, Hasher};

    use proof::Status;

    use super::*;

    fn number_of(ip: IpAddr, more: i64) -> u64 {
        let mut hash = DefaultHasher::new();
        (ip, more).hash(&mut hash);
        hash.finish()
    }

    #[test]
    fn a_visitor_number_without_a_secret_fails() {
        let clock = Clock::stopped_at(jiff::Timestamp::UNIX_EPOCH);
        let plain = |ip, _: &str| Ok(number_of(ip, 0));
        assert_eq!(judge(&clock, plain, plain).unwrap().status, Status::Fail);
    }

    #[test]
    fn a_visitor_number_salted_with_what_anybody_can_compute_fails() {
        let clock = Clock::stopped_at(jiff::Timestamp::UNIX_EPOCH);
        let daily = |ip, _: &str| Ok(number_of(ip, clock.now_ms() / 86_400_000));
        assert_eq!(judge(&clock, daily, daily).unwrap().status, Status::Fail);
    }

    #[test]
    fn a_visitor_number_that_tells_nobody_apart_is_no_proof() {
        let clock = Clock::stopped_at(jiff::Timestamp::UNIX_EPOCH);
        let constant = |day: i64| move |_, _: &str| Ok(u64::try_from(day).unwrap());
        assert_ne!(judge(&clock, constant(1), constant(2)).unwrap().status, Status::Pass);
    }
}
