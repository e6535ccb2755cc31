//! Pages: one frame, one way to answer with HTML, one set of security headers.

use std::sync::LazyLock;

use askama::Template;
use axum::response::{Html, IntoResponse};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::{App, Error, FieldError, Lang, Result, SignedIn, Tongue, Visitor, choices::Item, fonts};

/// The one style sheet of a page; what it adds for its language comes last.
macro_rules! sheet {
    ($($file:literal),+) => {
        concat!(include_str!("../assets/tokens.css"), $(include_str!(concat!("../assets/", $file))),+)
    };
}

const FAN_SHEETS: Sheets =
    Sheets { plain: sheet!("fan.css"), gu: sheet!("fan.css", "fonts/gu.css"), ur: sheet!("fan.css", "fonts/ur.css") };
const APP_SHEETS: Sheets =
    Sheets { plain: sheet!("app.css"), gu: sheet!("app.css", "fonts/gu.css"), ur: sheet!("app.css", "fonts/ur.css") };

/// A kind of page's style sheets. The scripts that many machines have no font for bring one along.
struct Sheets {
    plain: &'static str,
    gu: &'static str,
    ur: &'static str,
}

impl Sheets {
    fn of(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En | Lang::Ru => self.plain,
            Lang::Gu => self.gu,
            Lang::Ur => self.ur,
        }
    }

    fn all(&self) -> [&'static str; 3] {
        [self.plain, self.gu, self.ur]
    }
}

fn hash(css: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(css)))
}

/// No script, no frame, nothing from elsewhere; the style sheets by their hashes. Our own addresses may be fetched: tools
/// that look at a page from inside it read `/robots.txt` so.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let sheets: Vec<String> = [FAN_SHEETS, APP_SHEETS].iter().flat_map(Sheets::all).map(hash).collect();
    format!(
        "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self'; style-src {}; base-uri 'none'; frame-ancestors 'none'",
        sheets.join(" ")
    )
});

/// The style sheet of fan pages with more of a room's own, and the policy that lets a browser take it. There is one for the
/// life of the program.
pub struct Sheet {
    /// For most languages, for Gujarati, and for Urdu, as in [`Sheets`].
    css: [String; 3],
    policy: String,
}

impl Sheet {
    /// Fan pages' sheet with this behind it.
    pub fn fan(more: &str) -> Sheet {
        let css = FAN_SHEETS.all().map(|sheet| format!("{sheet}{more}"));
        let hashes: String = css.iter().map(|css| format!("{} ", hash(css))).collect();
        let policy = format!("{}; form-action 'self'", POLICY.replace("style-src ", &format!("style-src {hashes}")));
        Sheet { css, policy }
    }

    /// The sheet itself, for [`Frame::css`] of a page in this language.
    pub fn css(&self, lang: Lang) -> &str {
        let [plain, gu, ur] = &self.css;
        match lang {
            Lang::En | Lang::Ru => plain,
            Lang::Gu => gu,
            Lang::Ur => ur,
        }
    }
}

/// A small script of our own that stands in the page it is for, and its hash, by which a browser takes it. There is one for
/// the life of the program.
pub struct Script {
    source: &'static str,
    hash: String,
}

impl Script {
    /// A script as it stands between its tags.
    pub fn new(source: &'static str) -> Script {
        Script { source, hash: hash(source) }
    }

    /// Its text, for the page.
    pub fn source(&self) -> &'static str {
        self.source
    }
}

/// What a page has beyond others: what is not named here, its policy forbids.
#[derive(Clone, Copy, Default)]
pub struct Extras<'a> {
    /// A sheet of its room, which is in its frame too.
    pub sheet: Option<&'a Sheet>,
    /// A script of its room.
    pub script: Option<&'a Script>,
    /// Whose frames it may show, as origins: `https://player.example`.
    pub frames: &'a [&'a str],
    /// Another party's script, on a page that a visitor chose for it.
    pub guest: Option<Guest<'a>>,
    /// Whether it may have the browser keep a service worker of ours.
    pub worker: bool,
}

/// A script of another party, where nothing else gives what a visitor asked for. It may not ask this site for anything.
#[derive(Clone, Copy)]
pub struct Guest<'a> {
    /// Where it comes from, as an origin.
    pub script: &'a str,
    /// Whom it may ask, as origins.
    pub asks: &'a [&'a str],
}

impl Extras<'_> {
    fn policy(&self) -> String {
        let mut policy = match self.sheet {
            Some(sheet) => sheet.policy.clone(),
            None => format!("{}; form-action 'self'", *POLICY),
        };
        match (self.script, self.guest) {
            (script, Some(guest)) => {
                let own = script.map_or("", |script| &script.hash);
                // The first of two equal directives counts, so the one that everybody has goes.
                policy = policy.replace("connect-src 'self'; ", "");
                policy = format!("{policy}; script-src {own} {}; connect-src {}", guest.script, guest.asks.join(" "));
            }
            (Some(script), None) => policy = format!("{policy}; script-src {}", script.hash),
            (None, None) => {}
        }
        if !self.frames.is_empty() {
            policy = format!("{policy}; frame-src {}", self.frames.join(" "));
        }
        if self.worker {
            policy = format!("{policy}; worker-src 'self'");
        }
        policy
    }
}

/// What every page has around its content.
#[derive(Clone)]
pub struct Frame {
    /// The visitor's language.
    pub tongue: Tongue,
    /// The one style sheet, inlined.
    pub css: &'static str,
    /// The font that the page's language brings along, by its address. It is asked for at once: Chromium does not shape
    /// buttons and other boxes as wide as their text again when a font comes later.
    pub font: Option<&'static str>,
    /// Who is signed in, on application pages.
    pub who: Option<SignedIn>,
    /// Who runs this instance.
    pub operator: String,
    /// Whether outside parties are simulated.
    pub simulated: bool,
    /// Whether the visitor's browser sends the opt-out signal, which every public page then says is honoured.
    pub gpc: bool,
    /// Where a visitor is who is due to be asked what they allow; none where nothing optional is switched on.
    pub ask_at: Option<String>,
    /// Where a visitor is who has allowed something optional, and may take it back there as easily.
    pub take_back_at: Option<String>,
    /// The addresses of the optional scripts that this visitor allows.
    pub scripts: Vec<String>,
}

impl Frame {
    /// The frame of a public page.
    pub fn fan(app: &App, visitor: &Visitor) -> Frame {
        let choices = visitor.choices();
        let allowed = |item: &&Item| item.script.is_some() && choices.allows(item.category);
        let address = |item: &Item| policy::routes::choices::SCRIPT.to(&[item.id]);
        Frame {
            gpc: visitor.gpc(),
            ask_at: choices.is_due(&app.site).then(|| visitor.path().to_owned()),
            take_back_at: choices.allows_any().then(|| visitor.path().to_owned()),
            scripts: app.site.optional.iter().filter(allowed).map(address).collect(),
            ..Frame::new(app, app.texts.tongue(visitor.lang()), &FAN_SHEETS, None)
        }
    }

    /// The frame of a page for people who are not signed in yet, or of a long text.
    pub fn plain(app: &App, visitor: &Visitor) -> Frame {
        Frame { gpc: visitor.gpc(), ..Frame::new(app, app.texts.tongue(visitor.lang()), &APP_SHEETS, None) }
    }

    /// The frame of an application page, in the language that its user chose.
    pub fn app(app: &App, who: &SignedIn) -> Frame {
        Frame::new(app, app.texts.tongue(who.lang), &APP_SHEETS, Some(who.clone()))
    }

    fn new(app: &App, tongue: Tongue, sheets: &Sheets, who: Option<SignedIn>) -> Frame {
        let (operator, simulated) = (app.site.operator.clone(), app.site.simulated);
        Frame {
            css: sheets.of(tongue.lang()),
            font: fonts::of(tongue.lang()),
            tongue,
            who,
            operator,
            simulated,
            gpc: false,
            ask_at: None,
            take_back_at: None,
            scripts: Vec::new(),
        }
    }

    /// A text without variables.
    pub fn say(&self, id: &str) -> String {
        self.tongue.say(id)
    }

    /// The BCP 47 tag of the page.
    pub fn lang(&self) -> &'static str {
        self.tongue.lang().tag()
    }

    /// HTML's `dir` of the page.
    pub fn dir(&self) -> &'static str {
        self.tongue.lang().dir()
    }

    /// `aria-current` for the way into a room, when the page is in it.
    pub fn current(&self, room: &str) -> &'static str {
        let here = self.who.as_ref().is_some_and(|who| who.room == room);
        if here { " aria-current=\"true\"" } else { "" }
    }

    /// What the way to the register of requests is called: with how many wait for an answer.
    pub fn requests(&self) -> String {
        self.tongue.say_n("nav-requests", self.who.as_ref().map_or(0, |who| who.n_open_requests))
    }

    /// What a form of a signed-in member must carry; empty elsewhere.
    pub fn csrf(&self) -> &str {
        self.who.as_ref().map_or("", |who| &who.csrf)
    }
}

/// What went wrong, and the ways on.
#[derive(Template)]
#[template(path = "message-body.html")]
pub(crate) struct MessageBody {
    pub(crate) number: u16,
    pub(crate) title: String,
    pub(crate) what: String,
    /// How long to wait, in words.
    pub(crate) wait: Option<String>,
    pub(crate) errors: Vec<FieldError>,
    /// What the way to the same address is called, where asking again may help.
    pub(crate) again: Option<String>,
    /// The path of the way on, and what it is called.
    pub(crate) home: &'static str,
    pub(crate) home_words: String,
}

/// The page that says so to fans.
#[derive(Template)]
#[template(path = "message.html")]
pub(crate) struct Message {
    pub(crate) frame: Frame,
    pub(crate) body: MessageBody,
}

/// The page that says so in the application.
#[derive(Template)]
#[template(path = "message-app.html")]
pub(crate) struct AppMessage {
    pub(crate) frame: Frame,
    pub(crate) body: MessageBody,
}

/// Answers with a page.
///
/// # Errors
/// When the template itself fails, which a walk over all samples forbids.
pub fn page(status: StatusCode, template: &impl Template) -> Result {
    let html = template.render().map_err(Error::from_source)?;
    Ok((status, Html(html)).into_response())
}

/// Answers with a page whose form leads to another party: browsers hold a form's redirects to `form-action` too.
///
/// # Errors
/// As [`page`].
pub fn page_with_form_target(status: StatusCode, template: &impl Template, target: &str) -> Result {
    let mut response = page(status, template)?;
    let policy = format!("{}; form-action 'self' {target}", *POLICY);
    let policy = HeaderValue::from_str(&policy).map_err(Error::from_source)?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// Answers with a page that has more than others.
///
/// # Errors
/// As [`page`].
pub fn page_with(status: StatusCode, template: &impl Template, extras: &Extras<'_>) -> Result {
    let mut response = page(status, template)?;
    let policy = HeaderValue::from_str(&extras.policy()).map_err(Error::from_source)?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    if extras.guest.is_some() {
        // Its window has to be able to answer the page that opened it.
        response.headers_mut().insert(OPENER_POLICY, HeaderValue::from_static("same-origin-allow-popups"));
    }
    Ok(response)
}

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// A directive counts once, so one that is there gets wider.
fn with_own_scripts(policy: &str) -> String {
    if policy.contains("; script-src ") {
        return policy.replace("; script-src ", "; script-src 'self' ");
    }
    format!("{policy}; script-src 'self'")
}

/// The headers of every answer. Our own optional scripts may run only where `scripts` says that the visitor allows one.
pub(crate) fn protect(headers: &mut HeaderMap, scripts: bool) {
    let html = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if html && !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        let policy = format!("{}; form-action 'self'", *POLICY);
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    if html && scripts {
        let policy = headers.get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
        let wider = policy.and_then(|policy| HeaderValue::from_str(&with_own_scripts(policy)).ok());
        wider.and_then(|policy| headers.insert(header::CONTENT_SECURITY_POLICY, policy));
    }
    if html && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(OPENER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_do_what_it_has_and_nothing_more() {
        let (script, sheet) = (Script::new("1"), Sheet::fan(".a{b:c}"));
        assert_eq!(Extras::default().policy(), format!("{}; form-action 'self'", *POLICY));
        let policy = Extras {
            sheet: Some(&sheet),
            script: Some(&script),
            frames: &["https://player.example"],
            ..Extras::default()
        }
        .policy();
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(policy.contains(&hash(sheet.css(Lang::Ur))), "{policy}");
        let end = "; form-action 'self'; script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='; \
                   frame-src https://player.example";
        assert!(policy.ends_with(end), "{policy}");
        let mut directives: Vec<_> = policy.split("; ").filter_map(|directive| directive.split(' ').next()).collect();
        directives.sort_unstable();
        assert!(directives.windows(2).all(|two| two[0] != two[1]), "browsers ignore what comes twice: {policy}");
        assert_eq!(with_own_scripts(&policy).matches("script-src").count(), 1);
        assert!(with_own_scripts(&policy).contains("; script-src 'self' 'sha256-a4ay"));
        assert!(with_own_scripts(&POLICY).ends_with("; script-src 'self'"));
        let guest = Guest { script: "https://scripts.example", asks: &["https://api.example"] };
        let policy = Extras { script: Some(&script), guest: Some(guest), ..Extras::default() }.policy();
        let end = "; script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=' https://scripts.example; \
                   connect-src https://api.example";
        assert!(policy.ends_with(end), "{policy}");
        assert_eq!(policy.matches("connect-src").count(), 1, "it may not ask us: {policy}");
        let policy = Extras { worker: true, ..Extras::default() }.policy();
        assert!(policy.ends_with("; form-action 'self'; worker-src 'self'"), "{policy}");
    }
}
