//! Pictures of a link that the program draws: what other programs show beside it, and what is printed to lead to it.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use kit::{Error, Form, Problem, Result, Visitor, cover};
use media::{card::Card, code::Code};
use policy::routes::links as paths;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{Links, PublicLink};

/// How long a picture may be shown before it is asked for again: its address names what is on it, or it hardly changes.
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// What a browser may do with a drawing that is opened by itself: nothing but show it.
const ALONE: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");
const SVG: HeaderValue = HeaderValue::from_static("image/svg+xml");
const PNG: HeaderValue = HeaderValue::from_static("image/png");
/// The size of the uploaded cover that is on a card.
const COVER_SIZE: u32 = 640;
/// How long a campaign tag may be: longer ones would not be counted.
const TAG_CHARS: usize = 64;

/// How a QR code is asked for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The campaign tag that its visits are counted under.
    #[serde(default)]
    c: String,
    /// Whether it is to be saved rather than shown.
    #[serde(default)]
    download: String,
}

/// The card that other programs show beside the link.
pub(crate) async fn preview(State(links): State<Links>, visitor: Visitor, Path(slug): Path<String>) -> Result {
    let link = links.open(&slug).await?;
    if !visitor.sees(link.workspace) {
        return Err(Error::NotFound);
    }
    let png = links.cards().get_or_insert_async(&version(&link), draw(&links, &link)).await?;
    Ok(([(header::CONTENT_TYPE, PNG), (header::CACHE_CONTROL, AN_HOUR)], png).into_response())
}

async fn draw(links: &Links, link: &PublicLink) -> Result<Bytes> {
    let photo = match &link.cover {
        Some(cover) => Some(links.media().file(&cover.image.hash, COVER_SIZE).await?),
        None => None,
    };
    let drawn = cover(&link.title, "", "p");
    let card = Card { title: link.title.clone(), artist: link.artist.clone(), photo, drawn };
    let png = links.media().drawing(move || card.png()).await?;
    png.map(Bytes::from).ok_or_else(|| Error::internal("a card could not be drawn"))
}

/// What is on a link's card, in one word: another title, artist or cover is another word.
pub(crate) fn version(link: &PublicLink) -> String {
    let mut hash = Sha256::new();
    let cover = link.cover.as_ref().map_or("", |cover| cover.image.hash.as_str());
    for part in [link.title.as_str(), link.artist.as_str(), cover] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The code of the link's page, to be printed at any size.
pub(crate) async fn qr_svg(
    State(links): State<Links>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Result {
    let (link, code) = code(&links, &visitor, &slug, &asked).await?;
    let headers =
        [(header::CONTENT_TYPE, SVG), (header::CACHE_CONTROL, AN_HOUR), (header::CONTENT_SECURITY_POLICY, ALONE)];
    let disposition = disposition(&link, &asked, "svg");
    Ok((headers, disposition, code.svg()).into_response())
}

/// The same for programs that take no SVG, 1024 pixels wide.
pub(crate) async fn qr_png(
    State(links): State<Links>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Result {
    let (link, code) = code(&links, &visitor, &slug, &asked).await?;
    let png = links.media().drawing(move || code.png()).await?;
    let png = png.ok_or_else(|| Error::internal("a code could not be drawn"))?;
    let headers = [(header::CONTENT_TYPE, PNG), (header::CACHE_CONTROL, AN_HOUR)];
    Ok((headers, disposition(&link, &asked, "png"), png).into_response())
}

/// The code of an address. It says nothing but that, so there is one before the link opens: print takes its time.
async fn code(
    links: &Links,
    visitor: &Visitor,
    slug: &str,
    asked: &Asked,
) -> Result<(std::sync::Arc<PublicLink>, Code)> {
    let link = links.shown_at(slug, visitor).await?;
    if !is_tag(&asked.c) {
        return Err(Error::Invalid(Problem::new("c", "problem-links-qr-tag").into()));
    }
    let own = links.own_hosts().await?;
    let mut address = own.url(link.workspace, &paths::SHOW_PUBLIC.to(&[&link.slug]));
    if !asked.c.is_empty() {
        address.push_str("?c=");
        address.push_str(&asked.c);
    }
    let code = Code::of(&address).ok_or_else(|| Error::internal("the site's address is too long for a code"))?;
    Ok((link, code))
}

fn disposition(link: &PublicLink, asked: &Asked, end: &str) -> [(header::HeaderName, String); 1] {
    let how = if asked.download.is_empty() { "inline" } else { "attachment" };
    let tag = if asked.c.is_empty() { String::new() } else { format!("-{}", asked.c) };
    [(header::CONTENT_DISPOSITION, format!("{how}; filename=\"{}{tag}.{end}\"", link.slug))]
}

/// Whether a word may stand in an address and a file's name as it is.
fn is_tag(word: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    word.len() <= TAG_CHARS && word.bytes().all(plain)
}
