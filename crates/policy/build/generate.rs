//! The rows as Rust: consts for reading, marker types for the compiler.

use std::{collections::BTreeMap, fmt::Write};

use sha2::{Digest, Sha256};

use crate::declared::{DataKeep, Declared, Inventory, KeptUntil, Promises, Purpose, Route, Routes};

/// `published` is the text whose fingerprint the policy's version is.
pub(crate) fn code(declared: &Declared, published: &str) -> String {
    let Declared { inventory, routes, promises, .. } = declared;
    let mut out = String::new();
    policy(inventory, published, &mut out);
    cookies(inventory, &mut out);
    tables(inventory, &mut out);
    purposes(inventory, &mut out);
    processors(inventory, &mut out);
    kept(inventory, &mut out);
    data(inventory, &mut out);
    checks(promises, &mut out);
    clauses(promises, &mut out);
    route_consts(routes, &mut out);
    out
}

/// The compiler's message about a missing relation then ends with the line to write, and not with a list of others.
const HIDDEN: &str = "#[diagnostic::do_not_recommend] ";

macro_rules! put {
    ($out:expr, $($arg:tt)*) => { let _ = writeln!($out, $($arg)*); };
}

fn type_name(id: &str) -> String {
    id.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

fn list(items: &[String]) -> String {
    format!("&{items:?}")
}

/// SHA-256 of the published text, in hex: anybody can compute it from what is published.
fn fingerprint(source: &str) -> String {
    Sha256::digest(source.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What somebody agrees to who agrees to a purpose: its basis, the data that it uses, and who else receives which of them.
/// One line a row, sorted, so that the order in the file does not matter; SHA-256 of it, in hex.
fn scope(inventory: &Inventory, purpose: &Purpose) -> String {
    let data: Vec<&str> =
        (inventory.data.iter()).filter(|row| row.purposes.contains(&purpose.id)).map(|row| row.id.as_str()).collect();
    let mut lines: Vec<String> = data.iter().map(|id| format!("datum {id}")).collect();
    for row in inventory.processor.iter().filter(|row| row.purposes.contains(&purpose.id)) {
        lines.push(format!("processor {} {} {}", row.id, row.country, row.safeguard));
        let received = row.data.iter().filter(|id| data.contains(&id.as_str()));
        lines.extend(received.map(|id| format!("disclosed {} {id}", row.id)));
    }
    lines.sort();
    lines.insert(0, format!("purpose {} {}", purpose.id, purpose.basis));
    fingerprint(&lines.join("\n"))
}

fn policy(inventory: &Inventory, published: &str, out: &mut String) {
    put!(
        out,
        "/// The day from which the policy holds, as an ISO date.\npub const EFFECTIVE: &str = {:?};",
        inventory.policy.effective
    );
    put!(
        out,
        "/// Months after which a consent is asked again.\npub const CONSENT_MONTHS: u32 = {};",
        inventory.policy.consent_months
    );
    put!(
        out,
        "/// Days after which a backup is not put back any more.\npub const BACKUP_DAYS: u32 = {};",
        inventory.policy.backup_days
    );
    put!(
        out,
        "/// Months for which somebody who refused is not asked again.\npub const REFUSAL_MONTHS: u32 = {};",
        inventory.policy.refusal_months
    );
    put!(
        out,
        "/// The same in days, of the longest months that follow one another: nobody is asked again too early.\npub const REFUSAL_DAYS: u32 = {};",
        longest_days(inventory.policy.refusal_months)
    );
    put!(
        out,
        "/// Which policy this program was built with: the SHA-256 of [`INVENTORY`], in hex.\npub const VERSION: &str = {:?};",
        fingerprint(published)
    );
    put!(
        out,
        "/// The age from which people agree by themselves where no country is known, or none of [`AGES`].\npub const AGE_DEFAULT: u8 = {};",
        inventory.age.default
    );
    put!(
        out,
        "/// The same age by country (ISO 3166-1 alpha-2), sorted; 0 where its law sets none.\npub static AGES: &[(&str, u8)] = &["
    );
    for (country, years) in &inventory.age.countries {
        put!(out, "({country:?}, {years}),");
    }
    put!(out, "];");
    put!(out, "/// Every `[[subject]]` row.\npub static SUBJECTS: &[SubjectRow] = &[");
    for row in &inventory.subject {
        put!(out, "SubjectRow {{ id: {:?}, anchors: {} }},", row.id, list(&row.anchors));
    }
    put!(out, "];");
}

/// How many days so many months in a row have at most.
fn longest_days(months: u32) -> u32 {
    // Two years, the second one a leap year, so that every row of months is in it.
    const DAYS: [u32; 24] =
        [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let years = months / 12 * 366;
    let rest = usize::try_from(months % 12).unwrap_or_default();
    years + if rest == 0 { 0 } else { DAYS.windows(rest).map(|row| row.iter().sum()).max().unwrap_or(31) }
}

/// One constant a cookie: what sets it names it, so a cookie that nobody sets is found.
fn cookies(inventory: &Inventory, out: &mut String) {
    put!(out, "/// One constant a cookie.\npub mod cookie {{ use super::Cookie;");
    for row in &inventory.cookie {
        put!(
            out,
            "/// `{}`: see policy/inventory.toml.\npub const {}: Cookie = Cookie {{ name: {:?}, category: {:?}, life_minutes: {}, purpose: {:?}, module: {:?} }};",
            row.name,
            cookie_const(&row.name),
            row.name,
            row.category,
            row.life_minutes,
            row.purpose,
            row.module
        );
    }
    put!(out, "}}\n/// Every `[[cookie]]` row.\npub static COOKIES: &[Cookie] = &[");
    for row in &inventory.cookie {
        put!(out, "cookie::{},", cookie_const(&row.name));
    }
    put!(out, "];");
}

fn cookie_const(name: &str) -> String {
    name.trim_start_matches("__Host-").replace('-', "_").to_uppercase()
}

fn tables(inventory: &Inventory, out: &mut String) {
    put!(out, "/// Every `[[table]]` row.\npub static TABLES: &[TableRow] = &[");
    for row in &inventory.table {
        let keep = match &row.keep {
            Some(keep) => format!("Some(TableKeep {{ after: {:?}, days: {} }})", keep.after, keep.days),
            None => "None".to_owned(),
        };
        let store = if row.store.as_deref() == Some("keyring") { "Store::Keyring" } else { "Store::Main" };
        put!(
            out,
            "TableRow {{ name: {:?}, module: {:?}, subject: {:?}, keep: {keep}, store: {store}, plain: {} }},",
            row.name,
            row.module,
            row.subject,
            list(&row.plain)
        );
    }
    put!(out, "];");
}

fn purposes(inventory: &Inventory, out: &mut String) {
    put!(out, "/// One type a purpose.\npub mod purpose {{");
    for row in &inventory.purpose {
        let name = type_name(&row.id);
        put!(out, "/// `{}`: see policy/inventory.toml.\n#[derive(Debug)]\npub struct {name};", row.id);
        put!(
            out,
            "impl super::Purpose for {name} {{ const ROW: &'static super::PurposeRow = &super::PurposeRow {{ id: {:?}, basis: super::Basis::{}, subjects: {}, module: {:?}, scope: {:?} }}; }}",
            row.id,
            type_name(&row.basis),
            list(&row.subjects),
            row.module,
            scope(inventory, row)
        );
    }
    put!(out, "}}\n/// Every `[[purpose]]` row.\npub static PURPOSES: &[&PurposeRow] = &[");
    for row in &inventory.purpose {
        put!(out, "<purpose::{} as Purpose>::ROW,", type_name(&row.id));
    }
    put!(out, "];");
}

fn processors(inventory: &Inventory, out: &mut String) {
    put!(out, "/// One type an outside party.\npub mod processor {{");
    for row in &inventory.processor {
        let name = type_name(&row.id);
        put!(out, "/// {}: see policy/inventory.toml.\n#[derive(Debug)]\npub struct {name};", row.name);
        put!(
            out,
            "impl super::Processor for {name} {{ const ROW: &'static super::ProcessorRow = &super::ProcessorRow {{ id: {:?}, name: {:?}, country: {:?}, safeguard: {:?}, hosts: {}, configured: {}, purposes: {}, data: {}, module: {:?}, policy_url: {:?}, on_erasure: super::OnErasure::{}, found_by: {}, erasure_url: {:?} }}; }}",
            row.id,
            row.name,
            row.country,
            row.safeguard,
            list(row.hosts.listed()),
            row.hosts.configured(),
            list(&row.purposes),
            list(&row.data),
            row.module,
            row.policy_url,
            type_name(&row.on_erasure),
            list(&row.found_by),
            row.erasure_url
        );
        for purpose in &row.purposes {
            put!(out, "{HIDDEN}impl super::ServedBy<{name}> for super::purpose::{} {{}}", type_name(purpose));
        }
    }
    asked(inventory, out);
    put!(
        out,
        "}}\n/// Every `[[asked]]` row: parties that nothing about anybody can be disclosed to.\npub static ASKED: &[&ProcessorRow] = &["
    );
    for row in &inventory.asked {
        put!(out, "<processor::{} as Processor>::ROW,", type_name(&row.id));
    }
    put!(out, "];");
    put!(out, "/// Every `[[processor]]` row.\npub static PROCESSORS: &[&ProcessorRow] = &[");
    for row in &inventory.processor {
        put!(out, "<processor::{} as Processor>::ROW,", type_name(&row.id));
    }
    put!(out, "];");
}

/// A way out without a purpose and without a datum.
fn asked(inventory: &Inventory, out: &mut String) {
    for row in &inventory.asked {
        let name = type_name(&row.id);
        put!(out, "/// {}: see policy/inventory.toml.\n#[derive(Debug)]\npub struct {name};", row.name);
        put!(
            out,
            "impl super::Processor for {name} {{ const ROW: &'static super::ProcessorRow = &super::ProcessorRow {{ id: {:?}, name: {:?}, country: {:?}, safeguard: \"\", hosts: {}, configured: false, purposes: &[], data: &[], module: {:?}, policy_url: {:?}, on_erasure: super::OnErasure::None, found_by: &[], erasure_url: \"\" }}; }}",
            row.id,
            row.name,
            row.country,
            list(&row.hosts),
            row.module,
            row.policy_url,
        );
    }
}

fn kept(inventory: &Inventory, out: &mut String) {
    put!(out, "/// Every `[[kept]]` row.\npub static KEPT: &[KeptRow] = &[");
    for row in &inventory.kept {
        let days = match &row.until {
            KeptUntil::Word(word) if word == "backups" => Some(inventory.policy.backup_days),
            KeptUntil::Word(_) => None,
            KeptUntil::Table { table } => {
                let table = inventory.table.iter().find(|row| row.name == *table);
                table.and_then(|row| row.keep.as_ref()).map(|keep| keep.days)
            }
            KeptUntil::Days { days } => Some(*days),
        };
        put!(
            out,
            "KeptRow {{ id: {:?}, duty: Basis::{}, article: {:?}, days: {days:?}, when: KeptWhen::{} }},",
            row.id,
            type_name(&row.duty),
            row.article,
            type_name(&row.when)
        );
    }
    put!(out, "];");
}

fn data(inventory: &Inventory, out: &mut String) {
    put!(out, "/// One type a personal datum.\npub mod datum {{");
    for row in &inventory.data {
        let name = type_name(&row.id);
        let columns: Vec<_> = row.columns.iter().filter_map(|place| place.split_once('.')).collect();
        let keep = match &row.keep {
            DataKeep::Word(word) if word == "use" => "super::Keep::Use".to_owned(),
            DataKeep::Word(_) => "super::Keep::Row".to_owned(),
            DataKeep::Clear { clear_when } => format!("super::Keep::ClearWhen({clear_when:?})"),
        };
        put!(out, "/// `{}`: see policy/inventory.toml.\n#[derive(Debug)]\npub struct {name};", row.id);
        put!(
            out,
            "impl super::Datum for {name} {{ type Value = String; const ROW: &'static super::DataRow = &super::DataRow {{ id: {:?}, subject: {:?}, category: super::Category::{}, source: super::Source::{}, columns: &{columns:?}, purposes: {}, keep: {keep}, left_out_of_export: {:?}, sealed: {}, module: {:?} }}; }}",
            row.id,
            row.subject,
            type_name(&row.category),
            type_name(&row.source),
            list(&row.purposes),
            row.export.strip_prefix("no: "),
            row.sealed,
            row.module
        );
        for purpose in &row.purposes {
            put!(out, "{HIDDEN}impl super::UsedFor<super::purpose::{}> for {name} {{}}", type_name(purpose));
        }
        for processor in inventory.processor.iter().filter(|processor| processor.data.contains(&row.id)) {
            put!(
                out,
                "{HIDDEN}impl super::DisclosedTo<super::processor::{}> for {name} {{}}",
                type_name(&processor.id)
            );
        }
    }
    put!(out, "}}\n/// Every `[[data]]` row.\npub static DATA: &[&DataRow] = &[");
    for row in &inventory.data {
        put!(out, "<datum::{} as Datum>::ROW,", type_name(&row.id));
    }
    put!(out, "];");
}

/// One variant a check: whoever runs them matches over all, so a check that nobody wrote does not compile.
fn checks(promises: &Promises, out: &mut String) {
    let arms = |value: &dyn Fn(&crate::declared::Check) -> String| {
        promises.check.iter().fold(String::new(), |mut arms, row| {
            let _ = write!(arms, "Self::{} => {}, ", type_name(&row.id), value(row));
            arms
        })
    };
    put!(
        out,
        "/// What `fanfare verify` looks at: one variant a `[[check]]` row of policy/promises.toml.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Check {{"
    );
    for row in &promises.check {
        put!(out, "/// `{}`: its text is `check-{}`.\n{},", row.id, row.id, type_name(&row.id));
    }
    put!(
        out,
        "}}\nimpl Check {{\n/// Every check, in the order of policy/promises.toml.\npub const ALL: &[Check] = &["
    );
    for row in &promises.check {
        put!(out, "Self::{},", type_name(&row.id));
    }
    put!(
        out,
        "];\n/// Its id.\npub const fn id(self) -> &'static str {{ match self {{ {} }} }}\n\
         /// Whether anybody outside can run it again.\npub const fn external(self) -> bool {{ match self {{ {} }} }}\n}}",
        arms(&|row| format!("{:?}", row.id)),
        arms(&|row| row.external.to_string())
    );
}

fn clauses(promises: &Promises, out: &mut String) {
    put!(out, "/// Every `[[clause]]` row of policy/promises.toml.\npub static PROMISES: &[Promise] = &[");
    for row in &promises.clause {
        let checks: Vec<String> = row.checks.iter().map(|id| format!("Check::{}", type_name(id))).collect();
        let proof = match &row.attested {
            Some(attested) => format!(
                "Proof::Attested(Attestation {{ by: {:?}, on: {:?}, what: {:?} }})",
                attested.by, attested.on, attested.what
            ),
            None => format!(
                "Proof::Checks {{ checks: &[{}], max_age_hours: {} }}",
                checks.join(", "),
                row.max_age_hours.unwrap_or_default()
            ),
        };
        put!(
            out,
            "Promise {{ id: {:?}, module: {:?}, rows: {}, proof: {proof} }},",
            row.id,
            row.module,
            list(&row.rows)
        );
    }
    put!(out, "];");
}

fn route_consts(routes: &Routes, out: &mut String) {
    put!(out, "/// Every `[[limit]]` row, by name.\npub mod limits {{ use super::Limit;");
    for row in &routes.limit {
        let refill_ms = (row.refill_seconds * 1000.0).round().max(1.0);
        put!(
            out,
            "/// `{}`\npub const {}: Limit = Limit {{ id: {:?}, burst: {}, refill_ms: {refill_ms} }};",
            row.id,
            row.id.to_uppercase(),
            row.id,
            row.burst
        );
    }
    put!(out, "}}");
    let mut rooms: BTreeMap<&str, Vec<&Route>> = BTreeMap::new();
    for row in &routes.route {
        rooms.entry(&row.room).or_default().push(row);
    }
    put!(out, "/// Every `[[route]]` row, by room and name.\npub mod routes {{");
    for (room, rows) in &rooms {
        put!(
            out,
            "/// What the room `{room}` serves.\npub mod {room} {{ use super::super::{{Caller, Csrf, Method, OnDomains, Route}};"
        );
        for row in rows {
            let limit = match row.limit.as_str() {
                "none" => "None".to_owned(),
                id => format!("Some(&super::super::limits::{})", id.to_uppercase()),
            };
            put!(
                out,
                "/// `{} {}`\npub const {}: Route = Route {{ room: {:?}, name: {:?}, method: Method::{}, path: {:?}, who: Caller::{}, limit: {limit}, csrf: Csrf::{}, under_restriction: {}, upload_mb: {}, on_domains: OnDomains::{} }};",
                row.method,
                row.path,
                row.name,
                row.room,
                row.name,
                type_name(&row.method.to_lowercase()),
                row.path,
                type_name(&row.who),
                type_name(&row.csrf),
                row.under_restriction,
                row.upload_mb,
                type_name(&row.on_domains)
            );
        }
        put!(out, "}}");
    }
    put!(out, "}}\n/// Every `[[route]]` row.\npub static ROUTES: &[Route] = &[");
    for row in &routes.route {
        put!(out, "routes::{}::{},", row.room, row.name);
    }
    put!(out, "];");
}
