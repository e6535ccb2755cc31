//! From the text of policy/*.toml to its rows. What cannot be read is said with its line, its row and the line to write.

use serde::de::DeserializeOwned;

/// A sound line of every key, by the kind of row that it belongs to: what to write where one is missing or wrong.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("policy", &["effective = \"2026-11-22\"", "consent_months = 12"]),
    ("subject", &["id = \"fan\"", "anchors = [\"presave\"]"]),
    ("module", &["id = \"presave\""]),
    ("purpose", &["id = \"release_save\"", "basis = \"consent\"", "subjects = [\"fan\"]", "module = \"presave\""]),
    (
        "processor",
        &[
            "id = \"spotify\"",
            "name = \"Spotify AB\"",
            "country = \"SE\"",
            "safeguard = \"eea\"",
            "hosts = [\"api.spotify.com\"]",
            "purposes = [\"release_save\"]",
            "data = [\"presave_token\"]",
            "module = \"presave\"",
            "policy_url = \"https://www.spotify.com/legal/privacy-policy/\"",
            "on_erasure = \"none\"",
            "found_by = [\"member_email\"]",
            "erasure_url = \"https://www.spotify.com/account/apps/\"",
        ],
    ),
    (
        "asked",
        &[
            "id = \"deezer\"",
            "name = \"Deezer SA\"",
            "country = \"FR\"",
            "hosts = [\"api.deezer.com\"]",
            "module = \"catalogue\"",
            "policy_url = \"https://www.deezer.com/legal/personal-datas\"",
        ],
    ),
    (
        "kept",
        &[
            "id = \"register\"",
            "duty = \"legal_obligation\"",
            "article = \"GDPR Art. 5(2)\"",
            "until = { table = \"rights_request\" }",
            "when = \"always\"",
        ],
    ),
    (
        "cookie",
        &[
            "name = \"__Host-session\"",
            "category = \"essential\"",
            "life_minutes = 20160",
            "purpose = \"account\"",
            "module = \"accounts\"",
        ],
    ),
    (
        "table",
        &[
            "name = \"account\"",
            "module = \"accounts\"",
            "subject = \"id\"",
            "keep = { after = \"expires_at\", days = 1 }",
            "store = \"keyring\"",
            "plain = [\"created_at\"]",
        ],
    ),
    (
        "data",
        &[
            "id = \"member_email\"",
            "subject = \"member\"",
            "category = \"contact\"",
            "source = \"given\"",
            "columns = [\"account.email\"]",
            "purposes = [\"account\"]",
            "keep = \"row\"",
            "export = \"yes\"",
            "erase = \"row\"",
            "sealed = true",
            "module = \"accounts\"",
        ],
    ),
    ("limit", &["id = \"form\"", "burst = 30", "refill_seconds = 2"]),
    (
        "route",
        &[
            "room = \"links\"",
            "name = \"SHOW\"",
            "method = \"GET\"",
            "path = \"/{slug}\"",
            "who = \"anyone\"",
            "limit = \"none\"",
            "csrf = \"none\"",
        ],
    ),
    ("check", &["id = \"access_export\"", "external = false"]),
    (
        "clause",
        &[
            "id = \"access\"",
            "module = \"platform\"",
            "rows = [\"data\"]",
            "checks = [\"access_export\"]",
            "max_age_hours = 48",
            "attested = { by = \"maintainers\", on = \"2026-11-22\", what = \"read the code of …\" }",
        ],
    ),
];

/// The rows of policy/`file`.
///
/// # Errors
/// One sentence about the first thing that cannot be read: where it is, and what to write there.
pub(crate) fn rows<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| {
        let Some(span) = error.span() else { return format!("policy/{file}: {}", error.message()) };
        let at = Place::of(text, span.start);
        format!("policy/{file}, line {}, column {}{}: {}", at.line, at.column, at.row(), said(error.message(), &at))
    })
}

/// Where in the text something is wrong.
struct Place<'a> {
    line: usize,
    column: usize,
    /// The kind of row, from its header; empty above the first.
    kind: &'a str,
    /// Its id or name, when it has one.
    id: Option<&'a str>,
    /// The key on that line.
    key: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn of(text: &'a str, offset: usize) -> Place<'a> {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        let lines: Vec<&str> = text.lines().collect();
        let here = lines.get(line - 1).copied().unwrap_or_default();
        let above = lines.get(..line).unwrap_or(&lines);
        let header = above.iter().rposition(|line| line.trim_start().starts_with('['));
        let kind = header.and_then(|at| lines.get(at)).map_or("", |line| line.trim().trim_matches(['[', ']']));
        let rest = header.and_then(|at| lines.get(at + 1..)).unwrap_or_default();
        let own = rest.iter().take_while(|line| !line.trim_start().starts_with('['));
        let id = own.filter_map(|line| pair(line)).find(|(key, _)| matches!(*key, "id" | "name"));
        Place {
            line,
            column,
            kind,
            id: id.map(|(_, value)| value.trim_matches('"')),
            key: pair(here).map(|(key, _)| key),
        }
    }

    /// Which row, in words that go behind the place.
    fn row(&self) -> String {
        match (self.kind, self.id) {
            ("", _) => String::new(),
            (kind, Some(id)) => format!(", [[{kind}]] \"{id}\""),
            (kind, None) => format!(", [[{kind}]]"),
        }
    }

    fn examples(&self) -> &'static [&'static str] {
        EXAMPLES.iter().find(|(kind, _)| *kind == self.kind).map_or(&[], |(_, lines)| lines)
    }
}

fn pair(line: &str) -> Option<(&str, &str)> {
    line.split_once('=').map(|(key, value)| (key.trim(), value.trim())).filter(|(key, _)| !key.starts_with('#'))
}

fn said(message: &str, at: &Place<'_>) -> String {
    let named = message.split('`').nth(1).unwrap_or_default();
    let example =
        |key: &str| at.examples().iter().copied().find(|line| pair(line).is_some_and(|(name, _)| name == key));
    if message.starts_with("missing field") {
        return match example(named) {
            Some(line) => format!("the key {named} is missing; write a line like: {line}"),
            None => format!("{named} is missing; write at least one [[{named}]] row"),
        };
    }
    if message.starts_with("unknown field") {
        let known: Vec<&str> = at.examples().iter().filter_map(|line| pair(line)).map(|(key, _)| key).collect();
        return format!("there is no key {named}; mend the name or take it out (keys here: {})", known.join(", "));
    }
    match at.key.and_then(example) {
        Some(line) if message.starts_with("invalid type") => format!("{message}; write a line like: {line}"),
        _ => message.replace('\n', " "),
    }
}
