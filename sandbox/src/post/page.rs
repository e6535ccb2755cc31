//! The letters as a page: plain words, newest first, with the links in them to be followed.

use std::fmt::Write;

use super::Letter;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n<title>Letters (sandbox)</title>\n\
    <style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\
    pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}article{border-top:1px solid #888;padding:1rem 0}\
    h2{margin:0;font-size:1.1rem}p{margin:.2rem 0}</style>\n\
    <h1>Letters</h1>\n<p>What the mail server of the sandbox was given. Nothing left this computer. Reload to see more.</p>\n";

/// The page. A letter is shown as its part for who reads text: nothing in it is markup.
pub(super) fn html(letters: &[Letter]) -> String {
    let mut page = HEAD.to_owned();
    if letters.is_empty() {
        page.push_str("<p>No letter has come yet.</p>\n");
    }
    for (n, letter) in letters.iter().enumerate().rev() {
        let (subject, to) = (escaped(&letter.subject), escaped(&letter.to));
        let from = escaped(letter.header("from").unwrap_or(&letter.from));
        let text = linked(letter.text.trim_end());
        // Writing into a text does not fail.
        write!(
            page,
            "<article id=\"{n}\" dir=\"auto\">\n<h2>{subject}</h2>\n<p>To {to}, from {from}</p>\n<pre>{text}</pre>\n</article>\n"
        )
        .ok();
    }
    page
}

/// The text with its web addresses as links.
fn linked(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let is_link = word.starts_with("http://") || word.starts_with("https://");
        if is_link {
            let (url, rest) = (escaped(word), escaped(piece.get(word.len()..).unwrap_or_default()));
            write!(out, "<a href=\"{url}\">{url}</a>{rest}").ok();
        } else {
            out.push_str(&escaped(piece));
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(text: &str) -> Letter {
        let raw = format!("Subject: A <b>\r\nFrom: Label <hello@label.example>\r\n\r\n{text}\r\n");
        Letter::read("ada@label.example".to_owned(), "hello@label.example".to_owned(), raw.into_bytes())
    }

    #[test]
    fn a_link_can_be_followed_and_nothing_else_is_markup() {
        let page = html(&[letter("Look at:\r\nhttp://127.0.0.1:1/x?a=1&b=2\r\n<script>x</script>")]);
        assert!(page.contains("<a href=\"http://127.0.0.1:1/x?a=1&amp;b=2\">"), "{page}");
        assert!(page.contains("&lt;script&gt;") && page.contains("<h2>A &lt;b&gt;</h2>"), "{page}");
    }

    #[test]
    fn the_newest_comes_first() {
        let page = html(&[letter("older"), letter("newer")]);
        assert!(page.find("newer") < page.find("older"));
        assert!(html(&[]).contains("No letter has come yet"));
    }
}
