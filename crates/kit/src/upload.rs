//! A form with one file in it (`multipart/form-data`, RFC 7578).

use std::{collections::BTreeMap, convert::Infallible};

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
};
use http::{HeaderMap, header};
use multer::{Constraints, Multipart, SizeLimit};

use crate::Error;

/// How long the text of one field may be, in bytes.
const TEXT_BYTES: u64 = 16 * 1024;
/// How many parts a form may have.
const PARTS: usize = 16;

/// What a form with a file brought. The gate has checked its token, and let no more of it arrive than its route takes. The
/// file's name and kind are what the sender says: neither is kept.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The bytes of the file; empty where none was chosen.
    pub file: Bytes,
    texts: BTreeMap<String, String>,
}

impl Upload {
    /// The text of a field; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }
}

impl<S: Sync + Send> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self, Error> {
        let (parts, body) = request.into_parts();
        let boundary = boundary(&parts.headers).ok_or(Error::MediaType)?;
        let body = to_bytes(body, usize::MAX).await.map_err(|_| Error::Unreadable)?;
        let mut form = multipart(body, boundary);
        let mut upload = Upload::default();
        let mut n_parts = 0;
        while let Some(part) = form.next_field().await.map_err(|_| Error::Unreadable)? {
            n_parts += 1;
            if n_parts > PARTS {
                return Err(Error::Unreadable);
            }
            if part.file_name().is_some() {
                let file = part.bytes().await.map_err(|_| Error::Unreadable)?;
                // A form has one file; a second one is not ours.
                if !upload.file.is_empty() {
                    return Err(Error::Unreadable);
                }
                upload.file = file;
            } else if let Some(name) = part.name().map(str::to_owned) {
                let bytes = part.bytes().await.map_err(|_| Error::Unreadable)?;
                if u64::try_from(bytes.len()).is_ok_and(|n| n > TEXT_BYTES) {
                    return Err(Error::TooLarge);
                }
                let text = String::from_utf8(bytes.to_vec()).map_err(|_| Error::Unreadable)?;
                upload.texts.entry(name).or_insert(text);
            }
        }
        Ok(upload)
    }
}

/// What separates the parts of a form with a file; none for every other body.
pub(crate) fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// The first text of a field.
pub(crate) async fn field(body: Bytes, boundary: String, name: &str) -> Result<Option<String>, Error> {
    let mut form = multipart(body, boundary);
    for _ in 0..=PARTS {
        let Some(part) = form.next_field().await.map_err(|_| Error::Unreadable)? else { return Ok(None) };
        if part.name() == Some(name) && part.file_name().is_none() {
            return part.text().await.map(Some).map_err(|_| Error::Unreadable);
        }
    }
    Ok(None)
}

fn multipart(body: Bytes, boundary: String) -> Multipart<'static> {
    let whole = u64::try_from(body.len()).unwrap_or(u64::MAX);
    let limits = SizeLimit::new().whole_stream(whole);
    let stream = futures_util::stream::once(std::future::ready(Ok::<_, Infallible>(body)));
    Multipart::with_constraints(stream, boundary, Constraints::new().size_limit(limits))
}
