//! A kept picture as HTML.

use std::fmt::Write;

use policy::routes::program;

use crate::Image;

/// Where a picture stands: how wide it is shown, and when a browser should fetch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// The largest thing of a fan page: at once, as wide as the page or half of it.
    Hero,
    /// A small picture at the top of a page.
    Thumb,
    /// A small picture in a list: when it comes into sight.
    Row,
    /// A picture in a column of a fan page: when it comes into sight, as wide as the column.
    Column,
}

/// The `img` element. Its size is in it, so that nothing moves when it arrives; `class` is ours and not escaped.
pub fn picture(image: &Image, alt: &str, class: &str, loading: Loading) -> String {
    let src = |size: u32| program::MEDIA.to(&[image.hash.as_str(), &format!("{size}.jpg")]);
    let (width, height) = image.at(640);
    let mut html = String::with_capacity(400);
    let more = match loading {
        Loading::Hero => "(min-width:44rem) 50vw, 100vw\" fetchpriority=\"high\" decoding=\"async",
        Loading::Thumb => "4.5rem\" decoding=\"async",
        Loading::Column => "(min-width:36rem) 34rem, 100vw\" loading=\"lazy\" decoding=\"async",
        Loading::Row => "3.5rem\" loading=\"lazy\" decoding=\"async",
    };
    let (small, _) = image.at(320);
    // Writing to a String cannot fail.
    let _ = write!(html, "<img class=\"{class}\" src=\"{}\"", src(640));
    if small < width {
        let _ = write!(html, " srcset=\"{} {small}w, {} {width}w\"", src(320), src(640));
        let _ = write!(html, " sizes=\"{more}\"");
    } else if let Some((_, rest)) = more.split_once("\" ") {
        let _ = write!(html, " {rest}\"");
    }
    let _ = write!(html, " width=\"{width}\" height=\"{height}\" alt=\"");
    escape(alt, &mut html);
    html.push_str("\">");
    html
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            other => into.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Hash;

    fn image(width: u32, height: u32) -> Image {
        Image { hash: Hash::parse(&"ab".repeat(32)).unwrap(), width, height }
    }

    #[test]
    fn a_picture_says_its_sizes_and_its_words_are_no_markup() {
        let html = picture(&image(1200, 1200), "\"><script>'&", "cover", Loading::Row);
        assert!(html.contains("320.jpg 320w, /media/") && html.contains("640.jpg 640w\""), "{html}");
        assert!(html.contains("width=\"640\" height=\"640\" alt=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">"), "{html}");
        assert!(html.contains("sizes=\"3.5rem\" loading=\"lazy\" decoding=\"async\""), "{html}");
    }

    #[test]
    fn a_small_picture_has_one_size() {
        let html = picture(&image(200, 100), "", "", Loading::Hero);
        assert!(!html.contains("srcset") && html.contains("width=\"200\" height=\"100\" alt=\"\""), "{html}");
        assert!(html.contains(" fetchpriority=\"high\" decoding=\"async\""), "{html}");
    }
}
