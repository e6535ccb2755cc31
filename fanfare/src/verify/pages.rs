//! What anybody can see from outside: pages, their headers, their cookies, the way to the provider.

use std::collections::{BTreeMap, BTreeSet};

use policy::{Caller, Method, Route, routes};
use proof::{Control, Finding};
use serde_json::json;

use super::door::{Answer, Ask, Door};

pub(crate) const LANGUAGES: [&str; 4] = ["en", "ru", "gu", "ur"];
/// A page is longer than this, or it is none.
const SHORTEST_PAGE: usize = 500;
/// What the consent page sends: also the day that is asked for where the law sets an age.
const AGREED: [(&str, &str); 2] = [("agree", "yes"), ("born", "1980-06-15")];
/// The one permission that saving a release takes.
const SCOPE: &str = spotify::SAVE_SCOPE;

/// The paths that anybody can open and that stay on this site, from the declarations: a page that is added is looked at too.
pub(crate) fn paths(slug: Option<&str>, receipt: Option<&str>) -> Vec<String> {
    let mine = |route: &&'static Route| {
        route.who == Caller::Anyone && route.method == Method::Get && route.room != "program" && !leads_away(route)
    };
    policy::ROUTES.iter().filter(mine).filter_map(|route| filled(route, slug, receipt)).collect()
}

/// A way out, or back from one, is no page.
fn leads_away(route: &'static Route) -> bool {
    [&routes::links::FOLLOW, &routes::presave::CALLBACK].iter().any(|away| away.path == route.path)
}

/// The path with what is known in the place of its parameters; `None` where something is not known.
fn filled(route: &'static Route, slug: Option<&str>, receipt: Option<&str>) -> Option<String> {
    let mut values = Vec::new();
    for piece in route.path.split('{').skip(1) {
        values.push(match piece.split('}').next()? {
            "slug" => slug?,
            "provider" => "spotify",
            "receipt" => receipt?,
            "n" => "1",
            _ => return None,
        });
    }
    Some(route.to(&values))
}

/// One page in one language.
struct Page {
    language: &'static str,
    answer: Answer,
}

/// Every path in every language, as a fresh browser gets it.
async fn fetch(door: &Door, paths: &[String]) -> anyhow::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for path in paths {
        for language in LANGUAGES {
            let answer = door.ask(Ask::get(path.clone()).in_language(language)).await?;
            pages.push(Page { language, answer });
        }
    }
    Ok(pages)
}

/// The policy is the same in every language and the one that this program was built with.
pub(crate) async fn policy_pages(door: &Door) -> anyhow::Result<Finding> {
    let path = routes::transparency::POLICY.path;
    let pages = fetch(door, &[path.to_owned()]).await?;
    let clauses: Vec<BTreeSet<String>> = pages.iter().map(|page| marked(&page.answer.text(), "data-clause")).collect();
    let same = clauses.windows(2).all(|pair| pair.first() == pair.last());
    let said = pages.iter().filter(|page| in_its_language(page)).count();
    let versions = pages.iter().filter(|page| page.answer.text().contains(policy::VERSION)).count();
    let inventory = door.ask(Ask::get(routes::transparency::INVENTORY.path)).await?;
    // The fingerprint on the page is that of exactly these bytes, so anybody can compute it.
    let published = sha256(&inventory.body) == policy::VERSION;
    let inventory: serde_json::Value = serde_json::from_slice(&inventory.body).unwrap_or_default();
    let listed = ids(&inventory, "data");
    let first = clauses.first().cloned().unwrap_or_default();
    // What is switched off here is not in the policy; what of a module is in it, is in it whole.
    let shown: BTreeSet<String> = first.iter().filter_map(|id| id.strip_prefix("datum-").map(str::to_owned)).collect();
    let on: BTreeSet<&str> = policy::DATA.iter().filter(|row| shown.contains(row.id)).map(|row| row.module).collect();
    let whole = policy::DATA.iter().filter(|row| on.contains(row.module)).all(|row| shown.contains(row.id));
    let complete = whole && !shown.is_empty() && shown.is_subset(&listed);
    let control = Control {
        seen: pages.iter().all(|page| page.answer.status == 200) && !first.is_empty(),
        what: json!({ "pages": pages.len(), "clauses": first.len() }),
    };
    let holds = same && said == pages.len() && versions == pages.len() && published && complete;
    let observed = json!({
        "same_clauses_in_every_language": same, "in_their_own_language": said, "with_this_programs_fingerprint": versions,
        "inventory_has_it_too": published, "inventory_rows": listed.len(), "all_on_the_page": complete,
    });
    Ok(Finding::of(control, holds, observed))
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn ids(inventory: &serde_json::Value, list: &str) -> BTreeSet<String> {
    let rows = inventory.get(list).and_then(|rows| rows.as_array()).cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row.get("id")?.as_str().map(str::to_owned)).collect()
}

fn marked(page: &str, attribute: &str) -> BTreeSet<String> {
    let mark = format!("{attribute}=\"");
    page.split(&mark).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

/// The page says that it is in the language that was asked for, and reads in its direction.
fn in_its_language(page: &Page) -> bool {
    let direction = if page.language == "ur" { "rtl" } else { "ltr" };
    let text = page.answer.text();
    let head = text.split("<head").next().unwrap_or_default();
    head.contains(&format!("lang=\"{}\"", page.language)) && head.contains(&format!("dir=\"{direction}\""))
}

/// A fresh browser gets no cookie, and no page makes it load anything from elsewhere.
pub(crate) async fn before_consent(door: &Door, paths: &[String]) -> anyhow::Result<Finding> {
    let pages = fetch(door, paths).await?;
    let html: Vec<&Page> = pages.iter().filter(|page| page.answer.is_html() && page.answer.status == 200).collect();
    let long = html.iter().all(|page| page.answer.body.len() >= SHORTEST_PAGE);
    let cookies: usize = pages.iter().map(|page| page.answer.cookies().count()).sum();
    let loads: usize = pages.iter().map(|page| loaded_from_elsewhere(&page.answer, door.base_url()).len()).sum();
    let noticed = planted_are_noticed();
    let control = Control {
        seen: html.len() >= LANGUAGES.len() * 2 && long && noticed,
        what: json!({ "pages": html.len(), "planted_loads_are_noticed": noticed }),
    };
    let holds = cookies == 0 && loads == 0;
    let observed = json!({ "paths": paths.len(), "cookies": cookies, "loads_from_elsewhere": loads });
    Ok(Finding::of(control, holds, observed))
}

/// What a page makes a browser ask other hosts for, by what it is.
fn loaded_from_elsewhere(answer: &Answer, base_url: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = ["link", "refresh", "report-to", "reporting-endpoints", "nel"]
        .into_iter()
        .filter(|name| answer.headers.contains_key(*name))
        .collect();
    if !answer.is_html() {
        return found;
    }
    let text = answer.text();
    let lower = text.to_lowercase();
    for tag in lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let name = tag.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default();
        let loading = matches!(
            name,
            "script"
                | "link"
                | "img"
                | "iframe"
                | "frame"
                | "source"
                | "video"
                | "audio"
                | "embed"
                | "object"
                | "track"
                | "input"
                | "use"
                | "image"
                | "base"
        );
        let away = |attribute: &str| {
            let mark = format!("{attribute}=");
            let mut places = tag.split(&mark).skip(1);
            places
                .by_ref()
                .map(|rest| rest.trim_start_matches(['"', '\'']))
                .any(|address| is_elsewhere(address, base_url))
        };
        if loading && ["src", "href", "srcset", "data", "poster"].iter().any(|attribute| away(attribute)) {
            found.push("an element");
        }
        if tag.contains("preconnect") || tag.contains("dns-prefetch") || tag.contains("http-equiv=\"refresh") {
            found.push("a hint");
        }
    }
    if lower.contains("@import")
        || lower.split("url(").skip(1).any(|rest| is_elsewhere(rest.trim_start_matches(['"', '\'']), base_url))
    {
        found.push("a style");
    }
    found
}

fn is_elsewhere(address: &str, base_url: &str) -> bool {
    let away = ["http://", "https://", "//", "ws://", "wss://"].iter().any(|begins| address.starts_with(begins));
    away && !address.starts_with(&base_url.to_lowercase())
}

/// Whether the look would have noticed: a page with one of everything that must not be there.
fn planted_are_noticed() -> bool {
    let page = |html: &str| {
        let mut headers = http::HeaderMap::new();
        headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("text/html"));
        Answer { status: 200, headers, body: html.as_bytes().to_vec() }
    };
    let planted = [
        "<img src=\"https://elsewhere.example/p.gif\">",
        "<script src='//elsewhere.example/a.js'></script>",
        "<link rel=\"preconnect\" href=\"https://elsewhere.example\">",
        "<style>@font-face{src:url(https://elsewhere.example/f.woff2)}</style>",
        "<iframe src=https://elsewhere.example/></iframe>",
    ];
    let harmless = "<a href=\"https://elsewhere.example\">a link</a><img src=\"/cover.svg\">";
    planted.iter().all(|html| !loaded_from_elsewhere(&page(html), "https://here.example").is_empty())
        && loaded_from_elsewhere(&page(harmless), "https://here.example").is_empty()
}

/// Every page tells the browser to run nothing from elsewhere, to tell nobody where it was, and to keep no copy.
pub(crate) async fn security_headers(door: &Door, paths: &[String]) -> anyhow::Result<Finding> {
    let mut all = paths.to_vec();
    // What goes wrong has the same face.
    all.push("/nothing/here/at-all".to_owned());
    let pages = fetch(door, &all).await?;
    let mut missing: BTreeSet<&'static str> = BTreeSet::new();
    let mut n_html = 0;
    for page in &pages {
        missing.extend(lacks(&page.answer, door.is_encrypted()));
        n_html += usize::from(page.answer.is_html());
    }
    let bare = Answer { status: 200, headers: http::HeaderMap::new(), body: Vec::new() };
    let noticed = !lacks(&bare, false).is_empty();
    let control = Control {
        seen: n_html >= LANGUAGES.len() * 2 && noticed,
        what: json!({ "pages": n_html, "a_bare_answer_is_noticed": noticed }),
    };
    Ok(Finding::of(control, missing.is_empty(), json!({ "answers": pages.len(), "missing": missing })))
}

fn lacks(answer: &Answer, encrypted: bool) -> Vec<&'static str> {
    let mut missing = Vec::new();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        if answer.header(name) != value {
            missing.push(name);
        }
    }
    if answer.is_html() {
        let csp = answer.header("content-security-policy");
        let strict = csp.starts_with("default-src 'none'") && csp.contains("frame-ancestors 'none'");
        if !strict || csp.contains("unsafe") || csp.contains("base-uri *") {
            missing.push("content-security-policy");
        }
        if answer.header("cache-control") != "no-store" {
            missing.push("cache-control");
        }
    }
    // The proxy before us speaks TLS and adds this one, so it is seen from outside only.
    if encrypted && !answer.headers.contains_key("strict-transport-security") {
        missing.push("strict-transport-security");
    }
    missing
}

/// What is wrong with a cookie, against its declaration.
pub(crate) fn wrong_with(cookie: &str) -> Vec<&'static str> {
    let mut parts = cookie.split(';').map(str::trim);
    let name = parts.next().and_then(|pair| pair.split('=').next()).unwrap_or_default();
    let attributes: Vec<String> = parts.map(str::to_lowercase).collect();
    let has = |wanted: &str| attributes.iter().any(|one| one == wanted);
    let mut wrong = Vec::new();
    let Some(row) = policy::COOKIES.iter().find(|row| row.name == name) else { return vec!["not declared"] };
    let seconds = attributes.iter().find_map(|one| one.strip_prefix("max-age=")?.parse::<u64>().ok());
    let lasts = seconds.is_some_and(|seconds| seconds > u64::from(row.life_minutes) * 60);
    // Without an end of its own it goes when the browser is closed, which is what 0 minutes mean.
    if lasts || (seconds.is_none() && row.life_minutes > 0) || attributes.iter().any(|one| one.starts_with("expires")) {
        wrong.push("lives longer than declared");
    }
    if !name.starts_with("__Host-") || !has("path=/") || attributes.iter().any(|one| one.starts_with("domain")) {
        wrong.push("not bound to this host");
    }
    if !has("secure") || !has("httponly") {
        wrong.push("not protected");
    }
    if !has("samesite=lax") && !has("samesite=strict") {
        wrong.push("sent from other sites");
    }
    wrong
}

/// Agrees to a pre-save, up to the redirect to the provider. `None` where none is open.
pub(crate) async fn agree(door: &Door, slug: Option<&str>) -> anyhow::Result<Option<Answer>> {
    let Some(slug) = slug else { return Ok(None) };
    let answer = door.ask(Ask::form(routes::presave::CREATE.to(&[slug, "spotify"]), &AGREED)).await?;
    Ok((answer.status == 303).then_some(answer))
}

/// The address that a fan is sent to asks for one permission and no other.
pub(crate) async fn scopes(door: &Door, slug: Option<&str>) -> anyhow::Result<Finding> {
    let Some(answer) = agree(door, slug).await? else {
        return Ok(Finding::unknown("no pre-save is open here, so nobody is sent to a music service"));
    };
    let asked = url::Url::parse(answer.header("location")).ok();
    let value = |name: &str| {
        let asked = asked.as_ref()?;
        asked.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let scopes: Vec<String> =
        value("scope").map(|scope| scope.split(' ').map(str::to_owned).collect()).unwrap_or_default();
    let control = Control {
        seen: value("response_type").as_deref() == Some("code") && !scopes.is_empty(),
        what: json!({ "an_authorisation_was_asked_for": value("response_type").is_some() }),
    };
    let pkce = value("code_challenge_method").as_deref() == Some("S256");
    Ok(Finding::of(control, scopes == [SCOPE] && pkce, json!({ "asked_for": scopes, "needed": [SCOPE], "pkce": pkce })))
}

/// The 13 items of Articles 13 and 14, each with the clauses of the page that say it: the one of that name, or those whose
/// names go on with a dash.
const NOTICE: [(&str, &[&str]); 13] = [
    ("controller", &["controller"]),
    ("contact and officer", &["contact", "dpo"]),
    ("purposes with their bases", &["purpose"]),
    // Its own rule looks at them below: which of the purposes rest on one is the inventory's to say.
    ("legitimate interests", &[]),
    ("recipients", &["recipients"]),
    ("transfers", &["transfers"]),
    ("retention", &["retention", "datum"]),
    (
        "rights",
        &[
            "right-access",
            "right-portability",
            "right-rectification",
            "right-erasure",
            "right-restriction",
            "right-objection",
        ],
    ),
    ("withdrawal", &["right-withdrawal"]),
    ("complaint", &["complaint"]),
    ("need", &["need"]),
    ("automated decisions", &["automated"]),
    ("source", &["source"]),
];

/// Everything that Articles 13 and 14 ask for is in the policy in every language, says something, and nothing of it is
/// left open by the operator.
pub(crate) async fn complete_notice(door: &Door) -> anyhow::Result<Finding> {
    let pages = fetch(door, &[routes::transparency::POLICY.path.to_owned()]).await?;
    let (mut missing, mut open) = (BTreeSet::new(), 0);
    for page in &pages {
        let text = page.answer.text();
        let clauses = clauses(&text);
        missing.extend(
            NOTICE.iter().filter(|(_, ids)| !ids.iter().all(|id| is_said(&clauses, id))).map(|(item, _)| *item),
        );
        if !interests_are_named(&clauses) {
            missing.insert("legitimate interests");
        }
        open += text.matches("data-state=\"unknown\"").count();
    }
    let control = Control {
        seen: pages.iter().all(|page| page.answer.status == 200 && !page.answer.body.is_empty()),
        what: json!({ "pages": pages.len(), "items": NOTICE.len() }),
    };
    let observed = json!({ "missing": missing, "left_open_by_the_operator": open });
    Ok(Finding::of(control, missing.is_empty() && open == 0, observed))
}

/// A clause of the page, by its id: what it says; of a table's row what each of its cells says.
type Clauses = BTreeMap<String, Vec<String>>;

fn clauses(page: &str) -> Clauses {
    let said = |rest: &str| {
        let (id, rest) = rest.split_once('"')?;
        let (_, inside) = rest.split_once('>')?;
        let row = inside.trim_start().starts_with("<th");
        let inside = inside.split(if row { "</tr>" } else { "</p>" }).next()?;
        let parts = if row {
            inside.split("</td>").flat_map(|cell| cell.split("<td>").skip(1)).map(words).collect()
        } else {
            vec![words(inside)]
        };
        Some((id.to_owned(), parts))
    };
    page.split("data-clause=\"").skip(1).filter_map(said).collect()
}

/// What a person reads of some HTML.
fn words(html: &str) -> String {
    html.split('<')
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The clause is there, and says something in each of its parts.
fn is_said(clauses: &Clauses, id: &str) -> bool {
    let is_it = |found: &str| found.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let mut parts = clauses.iter().filter(|(found, _)| is_it(found)).map(|(_, parts)| parts).peekable();
    parts.peek().is_some() && parts.all(|parts| !parts.is_empty() && parts.iter().all(|words| !words.is_empty()))
}

/// Each purpose that rests on a legitimate interest says which: its basis reads like no other purpose's.
fn interests_are_named(clauses: &Clauses) -> bool {
    let basis = |id: &str| clauses.get(&format!("purpose-{id}")).and_then(|cells| cells.first());
    let resting = policy::PURPOSES.iter().filter(|row| row.basis == policy::Basis::LegitimateInterest);
    resting.filter_map(|row| Some((row.id, basis(row.id)?))).all(|(id, words)| {
        policy::PURPOSES.iter().filter(|other| other.id != id).all(|other| basis(other.id) != Some(words))
    })
}

const GPC: http::HeaderName = http::HeaderName::from_static("sec-gpc");

/// What must be taken for the signal, header line by header line, and what must not: the value is exactly `1` (W3C Global
/// Privacy Control, section 3.2). A proxy may have merged two lines into one.
const SIGNALS: [&[&str]; 3] = [&["1"], &["0", "1"], &["1, 1"]];
const NO_SIGNALS: [&[&str]; 5] = [&["0"], &["true"], &["1x"], &[""], &["2"]];

/// The signal is shown in words, in every language, when it is sent as the standard says, and no other value is taken for
/// it.
pub(crate) async fn gpc_signal(door: &Door) -> anyhow::Result<Finding> {
    let path = routes::transparency::POLICY.path;
    let (mut shown, mut unheard, mut misread, mut cookies) = (BTreeSet::new(), 0, 0, 0);
    let mut plain = true;
    for language in LANGUAGES {
        let ask =
            |lines: &[&str]| lines.iter().fold(Ask::get(path).in_language(language), |ask, line| ask.with(GPC, line));
        plain &= said_of_the_signal(&door.ask(ask(&[])).await?.expect(200, "the policy")?.text()).is_none();
        for lines in SIGNALS {
            let answer = door.ask(ask(lines)).await?;
            cookies += answer.cookies().count();
            match said_of_the_signal(&answer.text()) {
                Some(words) => drop(shown.insert(words)),
                None => unheard += 1,
            }
        }
        for lines in NO_SIGNALS {
            misread += usize::from(said_of_the_signal(&door.ask(ask(lines)).await?.text()).is_some());
        }
    }
    // California asks for these words, or some like them (CCPA regulations, section 7025(c)(6)).
    let in_words = shown.len() == LANGUAGES.len() && shown.contains("Opt-out request honoured");
    let control = Control { seen: plain, what: json!({ "without_the_signal_nothing_is_said": plain }) };
    let observed = json!({ "languages_that_say_it": shown.len(), "unheard": unheard, "other_words_taken_for_it": misread, "cookies": cookies });
    Ok(Finding::of(control, in_words && unheard == 0 && misread == 0 && cookies == 0, observed))
}

fn said_of_the_signal(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("data-signal=\"honoured\">")?;
    let said = words(rest.split("</").next()?);
    (!said.is_empty()).then_some(said)
}

/// The published statement about the signal (W3C Global Privacy Control, section 3.4).
pub(crate) async fn gpc_statement(door: &Door) -> anyhow::Result<Finding> {
    let answer = door.ask(Ask::get("/.well-known/gpc.json")).await?;
    let statement: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let says = statement.get("gpc") == Some(&serde_json::Value::Bool(true));
    let day = statement.get("lastUpdate").and_then(|day| day.as_str()).unwrap_or_default();
    let dated = day.parse::<jiff::civil::Date>().is_ok();
    let control = Control { seen: answer.status == 200, what: json!({ "status": answer.status }) };
    let holds = says && dated && answer.header("content-type").starts_with("application/json");
    Ok(Finding::of(control, holds, json!({ "says_that_it_is_honoured": says, "dated": dated })))
}

/// Where a weakness can be reported (RFC 9116), up to date at `now`.
pub(crate) async fn security_txt(door: &Door, now: jiff::Timestamp) -> anyhow::Result<Finding> {
    let answer = door.ask(Ask::get("/.well-known/security.txt")).await?;
    let text = answer.text();
    let all = |name: &str| -> Vec<String> {
        let fields = text.lines().filter_map(|line| line.split_once(':'));
        fields.filter(|(field, _)| *field == name).map(|(_, value)| value.trim().to_owned()).collect()
    };
    let expires: Vec<_> = all("Expires").iter().filter_map(|at| at.parse::<jiff::Timestamp>().ok()).collect();
    let year = jiff::SignedDuration::from_hours(366 * 24);
    let current = expires.len() == 1 && expires.iter().all(|at| *at > now && at.duration_since(now) <= year);
    let contacts = all("Contact").iter().filter(|contact| contact.contains(':')).count();
    let control = Control { seen: answer.status == 200, what: json!({ "status": answer.status }) };
    let plain = answer.header("content-type").starts_with("text/plain");
    let holds = current && contacts > 0 && plain;
    Ok(Finding::of(control, holds, json!({ "contacts": contacts, "current": current, "plain_text": plain })))
}
