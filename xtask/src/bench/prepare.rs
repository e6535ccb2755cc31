//! Makes a link without a person: sets the fresh server up through its own pages, then uses its API.

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::http::{self, Answer};

/// A link that can be followed, and what asks for its figures.
pub(super) struct Link {
    /// Its way out to a service.
    pub(super) path: String,
    /// Where that leads.
    pub(super) target: String,
    id: String,
    key: String,
    artist: String,
    cookie: String,
}

impl Link {
    /// The page with its figures.
    pub(super) fn dashboard(&self) -> String {
        format!("/app/links/{}/stats", self.id)
    }

    /// The session of whoever made it, as a `Cookie` header says it.
    pub(super) fn cookie(&self) -> &str {
        &self.cookie
    }
}

/// What every key begins with.
const KEY_PREFIX: &str = "fanfare_";
const TARGET: &str = "https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy";

/// Makes the first account, a key, an artist, a release that is out, and its link. `first_address` is the line with
/// which a server without accounts says where it is set up.
pub(super) fn prepare_link(address: &str, first_address: &str) -> anyhow::Result<Link> {
    let setup = path_in(first_address).context("the server printed no set-up address")?;
    let signed_up = submit(address, &setup, &setup, None)?;
    let cookie = signed_up
        .headers
        .iter()
        .filter(|(name, _)| name == "set-cookie")
        .filter_map(|(_, value)| value.split(';').next())
        .find(|cookie| cookie.starts_with("__Host-session="))
        .with_context(|| format!("the set-up answered {} without a session: {}", signed_up.status, signed_up.body))?
        .to_owned();
    let page = submit(address, "/app/keys", "/app/keys", Some(&cookie))?;
    let page = match page.header("location") {
        Some(to) => http::get(address, to, &[("cookie", &cookie)])?,
        None => page,
    };
    let key = shown_key(&page.body).context("the page with the new key does not show it")?;
    let make = |path: &str, what: Value| make(address, &key, path, &what);
    let artist = id(&make("/api/v1/artists", json!({ "name": "Bench" }))?)?;
    let release = json!({
        "artist_id": artist, "title": "Ratios", "upc": "036000291452",
        "release_date": "2020-01-03", "release_time": "00:00:00", "time_zone": "UTC",
    });
    let release = id(&make("/api/v1/releases", release)?)?;
    let link = json!({
        "release_id": release, "slug": "ratios", "destinations": [{ "service": "spotify", "url": TARGET }],
    });
    let link = id(&make("/api/v1/links", link)?)?;
    let path = "/ratios/spotify".to_owned();
    let answer = http::get(address, &path, &[])?;
    match (answer.status, answer.header("location")) {
        (302, Some(target)) => Ok(Link { path, target: target.to_owned(), id: link, key, artist, cookie }),
        (status, _) => bail!("{path} answered {status} and not 302"),
    }
}

/// Makes the artist's page, `/@bench`, with a block of most kinds.
pub(super) fn prepare_page(address: &str, link: &Link) -> anyhow::Result<()> {
    let make = |path: &str, what: Value| make(address, &link.key, path, &what);
    let page = id(&make("/api/v1/bio", json!({ "artist_id": link.artist, "handle": "bench" }))?)?;
    for block in [
        json!({ "kind": "release", "link_id": link.id }),
        json!({ "kind": "heading", "text": "On stage" }),
        json!({ "kind": "tour", "date": "2099-01-01", "city": "Bristol", "venue": "The Louisiana" }),
        json!({ "kind": "player", "label": "Live", "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ" }),
        json!({ "kind": "shop", "label": "Records and shirts", "url": "https://shop.example/" }),
        json!({ "kind": "socials", "urls": ["https://www.instagram.com/bench"] }),
    ] {
        make(&format!("/api/v1/bio/{page}/blocks"), block)?;
    }
    let published = send(address, &link.key, &format!("/api/v1/bio/{page}/publication"), &Value::Null)?;
    if published.status != 200 {
        bail!("the page was not published: {} {}", published.status, published.body);
    }
    Ok(())
}

/// Makes something by the API.
fn make(address: &str, key: &str, path: &str, what: &Value) -> anyhow::Result<Value> {
    let answer = send(address, key, path, what)?;
    if answer.status != 201 {
        bail!("POST {path} answered {}: {}", answer.status, answer.body);
    }
    Ok(serde_json::from_str(&answer.body)?)
}

fn send(address: &str, key: &str, path: &str, what: &Value) -> anyhow::Result<Answer> {
    let key = format!("Bearer {key}");
    let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
    http::post(address, path, &headers, &what.to_string())
}

/// How many clicks the server has recorded for the link.
pub(super) fn clicks(address: &str, link: &Link) -> anyhow::Result<u64> {
    let path = format!("/api/v1/links/{}/stats", link.id);
    let answer = http::get(address, &path, &[("authorization", &format!("Bearer {}", link.key))])?;
    if answer.status != 200 {
        bail!("GET {path} answered {}: {}", answer.status, answer.body);
    }
    let stats: Value = serde_json::from_str(&answer.body)?;
    let places = ["/totals/clicks", "/clicks/total", "/clicks"];
    let clicks = places.iter().find_map(|place| stats.pointer(place).and_then(Value::as_u64));
    clicks.with_context(|| format!("{path} tells no clicks: {stats}"))
}

fn id(made: &Value) -> anyhow::Result<String> {
    Ok(made.get("id").and_then(Value::as_str).context("what was made has no id")?.to_owned())
}

fn path_in(line: &str) -> Option<String> {
    let rest = line.get(line.find("/app/setup/")?..)?;
    let end = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || "/-_.~".contains(sign))).unwrap_or(rest.len());
    rest.get(..end).map(str::to_owned)
}

/// Opens a page, fills in its form that goes to `action` as a person would, and sends it.
fn submit(address: &str, page: &str, action: &str, cookie: Option<&str>) -> anyhow::Result<Answer> {
    let origin = format!("http://{address}");
    let mut headers = vec![("origin", origin.as_str()), ("sec-fetch-site", "same-origin")];
    headers.extend(cookie.map(|cookie| ("cookie", cookie)));
    let shown = http::get(address, page, &headers)?;
    if shown.status != 200 {
        bail!("{page} answered {}", shown.status);
    }
    let body = filled(&shown.body, action).with_context(|| format!("{page} has no form for {action}"))?;
    headers.push(("content-type", "application/x-www-form-urlencoded"));
    let answer = http::post(address, action, &headers, &body)?;
    if answer.status >= 400 {
        bail!("POST {action} answered {}: {}", answer.status, answer.body);
    }
    Ok(answer)
}

fn filled(page: &str, action: &str) -> Option<String> {
    let form = page.split("<form").skip(1).find(|form| {
        let opening = form.split('>').next().unwrap_or_default();
        attribute(opening, "action").is_none_or(|to| to == action) && opening.contains("post")
    })?;
    let form = form.split("</form").next()?;
    let mut fields = Vec::new();
    let mut rest = form;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..)?;
        let tag = rest.split('>').next()?;
        let Some(name) = attribute(tag, "name") else { continue };
        let value = if tag.starts_with("select") {
            let options = rest.split("</select").next()?;
            options.split("<option").skip(1).find_map(|option| attribute(option.split('>').next()?, "value"))
        } else if tag.starts_with("input") || tag.starts_with("textarea") {
            Some(answer_to(tag, &name))
        } else {
            None
        };
        fields.extend(value.map(|value| format!("{}={}", encoded(&name), encoded(&value))));
    }
    Some(fields.join("&"))
}

fn answer_to(tag: &str, name: &str) -> String {
    let given = attribute(tag, "value").filter(|value| !value.is_empty());
    match (given, attribute(tag, "type").as_deref()) {
        (Some(value), _) => value,
        (None, Some("checkbox")) => "on".to_owned(),
        (None, Some("email")) => "bench@example.org".to_owned(),
        (None, Some("password")) => "correct horse battery staple 7".to_owned(),
        (None, _) if name.contains("email") => "bench@example.org".to_owned(),
        (None, _) => "Bench".to_owned(),
    }
}

/// The value of `name="…"` in a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag.get(start..)?.split('"').next()?;
    Some(value.replace("&#38;", "&").replace("&amp;", "&"))
}

/// The new key, which its page shows once.
fn shown_key(page: &str) -> Option<String> {
    let rest = page.get(page.find(KEY_PREFIX)?..)?;
    let end = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || "-_".contains(sign))).unwrap_or(rest.len());
    rest.get(..end).map(str::to_owned)
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{filled, path_in, shown_key};

    #[test]
    fn a_form_is_filled_in_as_a_person_would() {
        let page = r#"<form action="/app/sign-out" method="post"><input type="hidden" name="csrf" value="a"></form>
            <form method="post" action="/app/keys"><input type="hidden" name="csrf" value="b+c">
            <input name="email" type="email" required><input type="password" name="password">
            <select name="language"><option value="en">English</option></select><button>Go</button></form>"#;
        let body = filled(page, "/app/keys").unwrap();
        assert_eq!(
            body,
            "csrf=b%2Bc&email=bench%40example.org&password=correct%20horse%20battery%20staple%207&language=en"
        );
    }

    #[test]
    fn the_set_up_address_ends_where_its_letters_end() {
        let line = "Set up the first account: http://127.0.0.1:8080/app/setup/Ab_c-9.";
        assert_eq!(path_in(line.trim_end_matches('.')).as_deref(), Some("/app/setup/Ab_c-9"));
    }

    #[test]
    fn the_new_key_is_found_on_its_page() {
        let page = "<p>Your key: <code class=\"key\">fanfare_Ab-9_x</code></p>";
        assert_eq!(shown_key(page).as_deref(), Some("fanfare_Ab-9_x"));
    }
}
