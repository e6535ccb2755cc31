//! The picture that a release is known by: uploaded, or drawn from its title.

use kit::{Problem, cover};
use media::{Image, Loading, picture};

use crate::Release;

/// How long the words for those who cannot see a cover may be, in characters.
const ALT_CHARS: usize = 300;

/// A cover that somebody uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The picture.
    pub image: Image,
    /// What is to be seen on it, for those who cannot; may be empty, since the title stands beside it.
    pub alt: String,
}

/// A release's cover as HTML: what was uploaded, else its title as notes. `class` is the element's CSS class; `uid` keeps
/// two drawn covers of one page apart.
pub fn cover_html(uploaded: Option<&Cover>, title: &str, class: &str, uid: &str, loading: Loading) -> String {
    match uploaded {
        Some(uploaded) => picture(&uploaded.image, &uploaded.alt, class, loading),
        None => cover(title, class, uid),
    }
}

impl Release {
    /// Its cover in a list; `place` keeps the pictures of one page apart.
    pub fn row_picture(&self, place: usize) -> String {
        cover_html(self.cover.as_ref(), &self.title, "", &place.to_string(), Loading::Row)
    }
}

/// Checks the words for a cover.
pub(crate) fn alt(text: &str) -> Result<&str, Problem> {
    let alt = text.trim();
    if alt.chars().count() > ALT_CHARS {
        return Err(Problem::new("cover_alt", "problem-releases-alt-long"));
    }
    if !alt.is_empty() && !kit::is_plain_line(alt) {
        return Err(Problem::new("cover_alt", "problem-releases-alt-control"));
    }
    Ok(alt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_a_cover_are_one_line_or_none() {
        assert_eq!(alt("  A boat at night "), Ok("A boat at night"));
        assert_eq!(alt(" "), Ok(""));
        assert!(alt("two\nlines").is_err() && alt("\u{202e}turned").is_err() && alt(&"x".repeat(301)).is_err());
    }
}
