//! HTTP only: the policy for people and for machines, and its versions.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, StatusCode, header};
use kit::{Error, Frame, Lang, Result, SignedIn, Visitor, page};
use policy::routes::transparency as paths;
use url::form_urlencoded;

use crate::{
    Transparency,
    pages::{self, Changes, Notice, Policy, VersionLine, Versions},
    store,
    versions::{Version, name},
};

/// The policy as it is now.
pub(crate) async fn policy(State(room): State<Transparency>, visitor: Visitor, RawQuery(query): RawQuery) -> Result {
    let frame = room.frame(&visitor, query.as_deref());
    let latest = room.latest()?;
    let now = room.app.clock.now();
    let notice = (latest.effective_at > now).then(|| room.coming(&frame, latest));
    room.show(frame, latest, paths::POLICY.path, notice).await
}

/// One version, as it was published.
pub(crate) async fn version(
    State(room): State<Transparency>,
    Path(n): Path<String>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result {
    let version = room.version(&n).await?;
    let frame = room.frame(&visitor, query.as_deref());
    let latest = room.latest()?;
    let notice = if version.effective_at > room.app.clock.now() {
        Some(room.coming(&frame, &version))
    } else {
        (version.n < latest.n).then(|| past(&frame, &version))
    };
    room.show(frame, &version, &paths::VERSION.to(&[&n]), notice).await
}

/// The very bytes of one version in one language.
pub(crate) async fn text(
    State(room): State<Transparency>,
    Path(n): Path<String>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result {
    let version = room.version(&n).await?;
    let lang = spoken(&visitor, query.as_deref());
    let name = name(lang, "html");
    let body = room.content(&version, &name).await?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    let response = ([kind], body).into_response();
    marked(response, lang, &format!("\"{}\"", version.content(&name).unwrap_or_default()))
}

/// All of them.
pub(crate) async fn versions(State(room): State<Transparency>, visitor: Visitor, RawQuery(query): RawQuery) -> Result {
    let frame = room.frame(&visitor, query.as_deref());
    let all = store::versions(room.app.db.read()).await?;
    let tongue = &frame.tongue;
    let line = |version: &Version| {
        let n = version.n.to_string();
        let lang = |path: String| format!("{path}?lang={}", tongue.lang().tag());
        VersionLine {
            n: pages::number(tongue, version.n),
            href: lang(paths::VERSION.to(&[&n])),
            published: pages::day(tongue, version.published_at),
            effective: pages::day(tongue, version.effective_at),
            changes: pages::said(tongue, &version.changes()),
            material: version.is_material(),
            compare: (version.n > 1).then(|| lang(paths::CHANGES.to(&[&n]))),
            hash: version.hash.clone(),
        }
    };
    let lines = all.iter().rev().map(line).collect();
    page(StatusCode::OK, &Versions { lines, frame })
}

/// The differences between a version and another one: `?against=` any, otherwise the one before it.
pub(crate) async fn changes(
    State(room): State<Transparency>,
    Path(n): Path<String>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result {
    let new = room.version(&n).await?;
    let against = parameter(query.as_deref(), "against").unwrap_or_else(|| (new.n - 1).to_string());
    let old = room.version(&against).await?;
    let frame = room.frame(&visitor, query.as_deref());
    let tongue = &frame.tongue;
    let name = name(tongue.lang(), "txt");
    let lines = pages::compare(&room.content(&old, &name).await?, &room.content(&new, &name).await?);
    let rows = room.rows(&old).await?.changes(&room.rows(&new).await?);
    let numbers = [("old", pages::number(tongue, old.n).into()), ("new", pages::number(tongue, new.n).into())];
    let (title, changes) = (tongue.say_with("transparency-changes-of", &numbers), pages::said(tongue, &rows));
    page(StatusCode::OK, &Changes { title, changes, lines, frame })
}

/// Somebody has read the notice of a version and puts it away.
pub(crate) async fn dismiss(State(room): State<Transparency>, Path(n): Path<String>, who: SignedIn) -> Result {
    let version = room.version(&n).await?;
    room.seen(who.account, version.n).await?;
    Ok(Redirect::to(policy::routes::stats::HOME.path).into_response())
}

/// The same bytes for everybody: their SHA-256 is the version that the page shows and the program carries.
pub(crate) async fn inventory() -> Response {
    std::future::ready(([(header::CONTENT_TYPE, "application/json")], policy::INVENTORY).into_response()).await
}

impl Transparency {
    /// The frame in the language that the address asks for, else in the visitor's.
    fn frame(&self, visitor: &Visitor, query: Option<&str>) -> Frame {
        let mut frame = Frame::plain(&self.app, visitor);
        frame.tongue = self.app.texts.tongue(spoken(visitor, query));
        frame
    }

    async fn version(&self, n: &str) -> Result<Version> {
        let n: i64 = n.parse().map_err(|_| Error::NotFound)?;
        store::version(self.app.db.read(), n).await?.ok_or(Error::NotFound)
    }

    pub(crate) async fn rows(&self, version: &Version) -> Result<crate::rows::Rows> {
        serde_json::from_str(&self.content(version, "rows").await?).map_err(Error::from_source)
    }

    /// What stands above a version that does not hold yet.
    fn coming(&self, frame: &Frame, version: &Version) -> Notice {
        let tongue = &frame.tongue;
        let now = self.in_force(self.app.clock.now());
        let old = now.map_or(0, |version| version.n);
        let numbers = [("n", pages::number(tongue, version.n).into()), ("old", pages::number(tongue, old).into())];
        let day = pages::day(tongue, version.effective_at);
        let query = format!("?lang={}&against={old}", tongue.lang().tag());
        Notice {
            title: tongue.say_with("transparency-coming", &[("day", day.into())]),
            what: tongue.say_with("transparency-coming-what", &numbers),
            href: format!("{}?lang={}", paths::VERSION.to(&[&old.to_string()]), tongue.lang().tag()),
            way: tongue.say("transparency-until-then"),
            changes: Some(format!("{}{query}", paths::CHANGES.to(&[&version.n.to_string()]))),
        }
    }

    async fn show(&self, frame: Frame, version: &Version, path: &str, notice: Option<Notice>) -> Result {
        let tongue = &frame.tongue;
        let lang = tongue.lang();
        let name = name(lang, "html");
        let sha256 = version.content(&name).unwrap_or_default();
        let template = Policy {
            dates: pages::dates(tongue, version, self.app.clock.now()),
            n: pages::number(tongue, version.n),
            // The page of today is about the program that answers; an old version about the one that published it.
            inventory: if path == paths::POLICY.path { policy::VERSION } else { &version.inventory }.to_owned(),
            sha256: sha256.clone(),
            exact: format!("{}?lang={}", paths::TEXT.to(&[&version.n.to_string()]), lang.tag()),
            logged: pages::logged(tongue, version),
            languages: pages::languages(path),
            notice,
            body: self.content(version, &name).await?,
            frame,
        };
        // Weak, since the frame around the text may change while the text never does.
        marked(page(StatusCode::OK, &template)?, lang, &format!("W/\"{sha256}\""))
    }
}

fn past(frame: &Frame, version: &Version) -> Notice {
    let tongue = &frame.tongue;
    let n = pages::number(tongue, version.n);
    Notice {
        title: tongue.say("transparency-past"),
        what: tongue.say_with("transparency-past-what", &[("n", n.into())]),
        href: format!("{}?lang={}", paths::POLICY.path, tongue.lang().tag()),
        way: tongue.say("transparency-latest"),
        changes: None,
    }
}

/// Says which language it is, and by which hash its text can be recognised.
fn marked(mut response: Response, lang: Lang, tag: &str) -> Result {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    headers.insert(header::ETAG, HeaderValue::from_str(tag).map_err(Error::from_source)?);
    Ok(response)
}

fn spoken(visitor: &Visitor, query: Option<&str>) -> Lang {
    parameter(query, "lang").and_then(|tag| Lang::of_tag(&tag)).unwrap_or_else(|| visitor.lang())
}

fn parameter(query: Option<&str>, name: &str) -> Option<String> {
    form_urlencoded::parse(query?.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
