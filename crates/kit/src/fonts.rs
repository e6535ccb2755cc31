//! Fonts for the scripts that many machines have none for. They come from here, as everything does, and a page is
//! readable before they have come.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use http::header;

use crate::{Error, Lang, Result};

/// A font and its licence beside it. The number in a name is raised with its bytes: browsers keep what they have.
const FILES: &[(&str, &str, &[u8])] = &[
    ("noto-sans-gujarati-1.woff2", "font/woff2", include_bytes!("../assets/fonts/noto-sans-gujarati.woff2")),
    ("noto-nastaliq-urdu-1.woff2", "font/woff2", include_bytes!("../assets/fonts/noto-nastaliq-urdu.woff2")),
    ("OFL.txt", "text/plain; charset=utf-8", include_bytes!("../assets/fonts/OFL.txt")),
];

/// Where the font of a language is, if it brings one along.
pub(crate) fn of(lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::En | Lang::Ru => None,
        Lang::Gu => Some("/fonts/noto-sans-gujarati-1.woff2"),
        Lang::Ur => Some("/fonts/noto-nastaliq-urdu-1.woff2"),
    }
}

/// One font's file, to be kept for a year.
///
/// # Errors
/// When there is none of that name.
pub async fn font(Path(file): Path<String>) -> Result<Response> {
    let found = FILES.iter().find(|(name, _, _)| *name == file).ok_or(Error::NotFound)?;
    let headers = [(header::CONTENT_TYPE, found.1), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    std::future::ready(Ok((headers, found.2).into_response())).await
}

#[cfg(test)]
mod tests {
    use super::{FILES, of};
    use crate::Lang;

    const SHEETS: [&str; 2] = [include_str!("../assets/fonts/gu.css"), include_str!("../assets/fonts/ur.css")];

    #[test]
    fn every_font_that_a_style_sheet_names_is_here_and_none_is_for_nobody() {
        let named = |sheet: &'static str| sheet.split("url(/fonts/").skip(1).filter_map(|rest| rest.split(')').next());
        let named: Vec<&str> = SHEETS.iter().copied().flat_map(named).collect();
        let fonts: Vec<&str> = FILES.iter().map(|file| file.0).filter(|name| name.ends_with("woff2")).collect();
        assert_eq!(named, fonts);
        let early: Vec<&str> = Lang::ALL.iter().filter_map(|&lang| of(lang)?.strip_prefix("/fonts/")).collect();
        assert_eq!(early, fonts, "each is asked for at once");
        for (name, _, bytes) in FILES.iter().filter(|file| file.0.ends_with("woff2")) {
            assert_eq!(&bytes[..4], b"wOF2", "{name}");
        }
        for sheet in SHEETS {
            assert!(sheet.contains("font-display:swap"), "the text is there before the font");
        }
    }
}
