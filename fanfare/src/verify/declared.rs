//! What is stored and what leaves, against what is declared.

use std::collections::BTreeSet;

use db::{Column, Sql};
use policy::{Store, datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::Personal;
use proof::{Control, Finding};
use serde_json::json;

use super::{Verifier, stage::Stage};

/// Every live column is declared, and every declared column is there.
pub(crate) async fn schema(verifier: &Verifier) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let live = db::columns(&app.db).await?;
    let n = |columns: &[Column]| privacy::schema::compare(columns, Store::Main).len();
    let found = n(&live);
    let stray = Column { table: "presave".to_owned(), name: "verify_undeclared".to_owned() };
    let (more, fewer) = ([live.as_slice(), &[stray]].concat(), live.get(1..).unwrap_or_default());
    let seen = n(&more) == found + 1 && n(fewer) == found + 1;
    let control = Control { seen, what: json!({ "one_column_more_is_noticed": n(&more), "one_fewer": n(fewer) }) };
    // The keyring's own file is compared too.
    let whole = privacy::schema::check(&app.privacy, &app.db).await;
    let holds = found == 0 && whole.is_ok();
    Ok(Finding::of(
        control,
        holds,
        json!({ "columns": live.len(), "differences": found, "with_keyring": whole.is_ok() }),
    ))
}

/// Everything that the disclosure ledger holds was declared: datum, processor and purpose.
pub(crate) async fn declared_fields(verifier: &Verifier, stage: &Stage) -> anyhow::Result<Finding> {
    let app = &verifier.app;
    let before = disclosed(verifier).await?;
    // A line of an invented fan shows that the ledger is read. It is written as before a request, and nothing is sent.
    let fan = verifier.fan(stage, 1).await?;
    let grant = app.privacy.may::<ReleaseSave>(fan.subject).await?;
    let value = Personal::<PresaveToken>::of(fan.subject, String::new());
    let line = value.disclose::<Spotify, _>(&grant)?.disclosure();
    app.privacy.record(vec![line]).await?;
    let after = disclosed(verifier).await?;
    let lines = |of: &[Disclosed]| of.iter().map(|one| one.lines).sum::<i64>();
    let control = Control { seen: lines(&after) > lines(&before), what: json!({ "a_new_line_is_seen": true }) };
    let undeclared: Vec<_> = after.iter().filter(|one| !one.is_declared()).collect();

    // What requests of this process really carried, as the exit saw them leave.
    let mut carried: Vec<Disclosed> = Vec::new();
    let counts = verifier.egress.counts();
    for place in &counts {
        carried.extend(place.data.iter().map(|(datum, purpose, n)| Disclosed {
            processor: place.processor.to_owned(),
            datum: (*datum).to_owned(),
            purpose: (*purpose).to_owned(),
            lines: i64::try_from(*n).unwrap_or(i64::MAX),
        }));
    }
    let stray = carried.iter().filter(|one| !one.is_declared()).count();
    let parties = policy::PROCESSORS.iter().chain(policy::ASKED);
    let hosts: BTreeSet<&str> = parties.flat_map(|row| row.hosts.iter().copied()).collect();
    let elsewhere = counts.iter().filter(|place| place.n > 0 && !hosts.contains(place.host)).count();
    // The other way round: what is declared and was never sent, as far as the ledger and this process remember.
    let sent = |processor: &str, datum: &str| {
        before.iter().chain(&carried).any(|one| one.processor == processor && one.datum == datum)
    };
    let pairs = policy::PROCESSORS.iter().flat_map(|row| row.data.iter().map(move |datum| (row.id, *datum)));
    let never: Vec<String> = pairs
        .filter(|(processor, datum)| !sent(processor, datum))
        .map(|(processor, datum)| format!("{processor}: {datum}"))
        .collect();
    let observed = json!({
        "lines": lines(&after), "kinds": after.len(), "undeclared_kinds": undeclared.len(),
        "undeclared_lines": undeclared.iter().map(|one| one.lines).sum::<i64>(), "declared_hosts": hosts.len(),
        "requests_of_this_process": counts.iter().map(|place| place.n).sum::<u64>(),
        "values_they_carried": lines(&carried), "undeclared_values_they_carried": stray,
        "requests_to_undeclared_hosts": elsewhere, "declared_and_not_sent_yet": never,
        "not_looked_at": ["letters, but for the ledger's lines", "requests of other processes, but for the ledger's lines"],
    });
    Ok(Finding::of(control, undeclared.is_empty() && stray == 0 && elsewhere == 0, observed))
}

/// Lines of the ledger that say the same.
struct Disclosed {
    processor: String,
    datum: String,
    purpose: String,
    lines: i64,
}

impl Disclosed {
    fn is_declared(&self) -> bool {
        let datum = policy::DATA.iter().find(|row| row.id == self.datum);
        let processor = policy::PROCESSORS.iter().find(|row| row.id == self.processor);
        let (Some(datum), Some(processor)) = (datum, processor) else { return false };
        let purpose = self.purpose.as_str();
        processor.data.contains(&datum.id) && processor.purposes.contains(&purpose) && datum.purposes.contains(&purpose)
    }
}

async fn disclosed(verifier: &Verifier) -> anyhow::Result<Vec<Disclosed>> {
    let sql = "SELECT processor, datum, purpose, COUNT(*) AS n FROM disclosure GROUP BY processor, datum, purpose";
    let rows = Sql::new(sql).all(verifier.app.db.read()).await?;
    rows.iter()
        .map(|row| {
            Ok(Disclosed {
                processor: row.try_get("", "processor")?,
                datum: row.try_get("", "datum")?,
                purpose: row.try_get("", "purpose")?,
                lines: row.try_get("", "n")?,
            })
        })
        .collect()
}
