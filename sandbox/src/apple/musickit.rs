//! MusicKit on the Web, simulated: the script that a page loads, and the window in which somebody decides.

use axum::http::{StatusCode, header};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use url::Url;

use super::State;
use crate::desk::{self, Heard, Reply};

const SCRIPT: &str = include_str!("musickit.js");

impl State {
    /// Answers what the script and its window ask; nothing for any other request.
    pub(super) fn musickit(&mut self, heard: &Heard) -> Option<Reply> {
        match (heard.method.as_str(), heard.path.trim_start_matches("/apple")) {
            ("GET", "/js/musickit/v3/musickit.js") => {
                Some(Reply::text(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT.to_owned()))
            }
            ("GET", "/window") => Some(self.window(heard)),
            ("POST", "/window") => Some(self.decided(heard)),
            _ => None,
        }
    }

    /// The site that opened the window, if the token was made for its pages.
    fn site(&self, heard: &Heard) -> Option<String> {
        let token = heard.param("token")?;
        self.is_sound(token).then_some(())?;
        let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
        let claims: Value = serde_json::from_slice(&claims).ok()?;
        let site = Url::parse(heard.param("origin")?).ok()?.origin().ascii_serialization();
        // A token without that claim is good for every site.
        let good = claims
            .get("origin")
            .and_then(Value::as_array)
            .is_none_or(|sites| sites.iter().any(|one| one.as_str() == Some(site.as_str())));
        good.then_some(site)
    }

    fn window(&self, heard: &Heard) -> Reply {
        match self.site(heard) {
            Some(_) => desk::page(
                "Apple Music",
                heard.param("app").unwrap_or_default(),
                heard.params(),
                &["your library".to_owned()],
            ),
            None => {
                Reply::text(StatusCode::FORBIDDEN, "text/plain", "the developer token does not hold here\n".to_owned())
            }
        }
    }

    fn decided(&mut self, heard: &Heard) -> Reply {
        let Some(site) = self.site(heard) else { return Reply::empty(StatusCode::FORBIDDEN) };
        let agreed = heard.field("decision") == Some("agree");
        let given =
            if agreed { self.people.give_token(heard.field("user").unwrap_or_default()) } else { String::new() };
        let body = format!(
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Done (sandbox)</title>\n\
             <p id=\"done\" data-given=\"{given}\" data-site=\"{site}\">You can close this window.</p>\n\
             <script>const {{ given, site }} = document.getElementById(\"done\").dataset;\n\
             opener?.postMessage({{ musicUserToken: given }}, site);</script>\n</html>\n"
        );
        Reply::text(StatusCode::OK, "text/html; charset=utf-8", body)
            .with(header::CONTENT_SECURITY_POLICY, "default-src 'none'; script-src 'unsafe-inline'")
            .with(header::CACHE_CONTROL, "no-store")
    }
}
