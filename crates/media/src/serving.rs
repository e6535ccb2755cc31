//! `/media/{hash}/{size}.jpg`: one file, the same for ever.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use kit::{Error, Result, Routes};
use policy::routes::program;

use crate::{Hash, Media, SIZES};

/// What a browser may do with a picture that is opened by itself: nothing but show it.
const ALONE: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");
/// The name says what is inside, so it never changes.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const JPEG: HeaderValue = HeaderValue::from_static("image/jpeg");

/// Every path of this crate.
pub fn routes(media: &Media) -> Routes {
    Routes::<Media>::default().on(&program::MEDIA, show).with_state(media)
}

async fn show(State(media): State<Media>, Path((hash, name)): Path<(String, String)>) -> Result {
    let (hash, size) = Hash::parse(&hash).zip(size(&name)).ok_or(Error::NotFound)?;
    let file = media.file(&hash, size).await?;
    let headers =
        [(header::CONTENT_TYPE, JPEG), (header::CACHE_CONTROL, FOR_EVER), (header::CONTENT_SECURITY_POLICY, ALONE)];
    Ok((headers, file).into_response())
}

fn size(name: &str) -> Option<u32> {
    SIZES.into_iter().find(|size| name == format!("{size}.jpg"))
}
