//! The pages people see: plain, clearly marked as a sandbox, with no foreign resource.

use super::accounts::{Asked, SCOPES};

/// The authorisation page. `hidden` goes back with the decision.
pub(super) fn authorise(asked: &Asked, hidden: &[(&str, &str)], default_name: &str) -> String {
    let mut scopes = String::new();
    for scope in &asked.scopes {
        let meaning = SCOPES.iter().find(|(known, _)| known == scope).map_or("", |(_, meaning)| meaning);
        scopes += &format!("<li>{} <code>{}</code></li>\n", escape(meaning), escape(scope));
    }
    if scopes.is_empty() {
        scopes = "<li>See your public profile</li>\n".to_owned();
    }
    let mut fields = String::new();
    for (name, value) in hidden {
        fields += &format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escape(value));
    }
    let body = format!(
        "<h1>Allow {app}?</h1>\n<p><strong>{app}</strong> asks to:</p>\n<ul>\n{scopes}</ul>\n\
         <form method=\"post\" action=\"/spotify/accounts/authorize\">\n{fields}\
         <p><label for=\"user\">Your made-up user name</label>\n\
         <input id=\"user\" name=\"user\" value=\"{name}\" maxlength=\"64\" autocomplete=\"off\"></p>\n\
         <p><button name=\"decision\" value=\"agree\">Agree</button>\n\
         <button name=\"decision\" value=\"cancel\">Cancel</button></p>\n</form>\n",
        app = escape(&asked.app_name),
        name = escape(default_name),
    );
    page("Allow access", &body)
}

/// A page for what cannot be done.
pub(super) fn refusal(message: &str) -> String {
    page("Error", &format!("<h1>Error</h1>\n<p>{}</p>\n", escape(message)))
}

/// What a proxy in the way answers instead of JSON.
pub(super) fn garbage() -> String {
    page("Upstream", "<h1>Upstream request failed</h1>\n<p>no healthy upstream</p>\n")
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title} (sandbox)</title>\n<style>{STYLE}</style>\n\
         <p class=\"mark\">Sandbox: this stands for Spotify</p>\n<main>\n{body}</main>\n</html>\n"
    )
}

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}\
.mark{background:#ffe08a;color:#1a1a1a;padding:.5rem 1rem;border:2px dashed #8a6d00;font-weight:700}\
input{font:inherit;padding:.5rem;width:100%;box-sizing:border-box}button{font:inherit;padding:.6rem 1.4rem;margin-right:.5rem}\
code{color:#555}";

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
