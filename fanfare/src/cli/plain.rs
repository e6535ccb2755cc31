//! One of our own pages as text for a terminal: what stands in its main part, a line a block, a bar between cells.

/// Elements that begin on a line of their own.
const BLOCKS: &[&str] =
    &["p", "li", "tr", "caption", "section", "header", "nav", "article", "div", "table", "ol", "ul", "h1", "h2", "h3"];

/// The text of a page that this program wrote itself: well-formed, and without scripts in its main part.
pub(crate) fn text(page: &str) -> String {
    let main = page.split_once("<main").and_then(|(_, rest)| rest.split_once('>')).map_or(page, |(_, rest)| rest);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut lines = vec![String::new()];
    let mut pieces = main.split('<');
    push(&mut lines, pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        if name.starts_with('h') && name.len() == 2 {
            lines.push(String::new());
        }
        if BLOCKS.contains(&name) {
            lines.push(String::new());
        }
        if let ("td" | "th", Some(line)) = (name, lines.last_mut())
            && !line.is_empty()
        {
            line.push_str(" | ");
        }
        if let ("span", Some(line)) = (name, lines.last_mut())
            && !line.is_empty()
            && !line.ends_with(' ')
        {
            line.push(' ');
        }
        push(&mut lines, words);
    }
    let mut text = String::new();
    for line in lines.iter().map(|line| line.trim()) {
        // One empty line between parts, none at the start.
        if !(line.is_empty() && (text.is_empty() || text.ends_with("\n\n"))) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.trim_end().to_owned() + "\n"
}

/// Adds words to the last line, with one space where there is any.
fn push(lines: &mut [String], words: &str) {
    let Some(line) = lines.last_mut() else { return };
    if words.starts_with(char::is_whitespace) && !line.is_empty() && !line.ends_with(' ') {
        line.push(' ');
    }
    line.push_str(&decoded(&words.split_whitespace().collect::<Vec<_>>().join(" ")));
    if words.ends_with(char::is_whitespace) && !line.is_empty() && !line.ends_with(' ') {
        line.push(' ');
    }
}

/// The signs that askama writes as entities; the ampersand last, so that nothing is decoded twice.
fn decoded(words: &str) -> String {
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
        .iter()
        .fold(words.to_owned(), |words, (entity, sign)| words.replace(entity, sign))
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_page_is_told_block_by_block() {
        let page = "<html><head><title>no</title></head><main id=\"m\">\n<h1>One &#38; all</h1>\n<p>A <b>bold</b>\n word.</p>\
                    <table><tr><th>What</th><th>Why</th></tr><tr><td>Mail</td><td>News</td></tr></table></main><footer>no</footer>";
        assert_eq!(text(page), "One & all\nA bold word.\n\nWhat | Why\nMail | News\n");
    }

    #[test]
    fn nothing_is_decoded_twice() {
        assert_eq!(text("<main><p>&#38;lt; &#60;b&#62;</p></main>"), "&lt; <b>\n");
    }
}
