//! As much of Rust's lexical structure as it takes to tell code, text and comments apart.

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// What stands between the quotes, escapes left as they are.
    pub(crate) text: String,
    /// The function or macro that it is the first argument of.
    pub(crate) call: Option<String>,
}

/// A file's code with comments dropped and literals emptied, and its literals.
pub(crate) fn read(source: &str) -> (String, Vec<Literal>) {
    let mut code = String::with_capacity(source.len());
    let mut literals = Vec::new();
    let mut rest = source;
    while let Some(sign) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = after_block_comment(rest);
        } else if let Some((text, after)) = string(rest, &code) {
            literals.push(Literal { text: text.to_owned(), call: call_before(&code) });
            code.push_str("\"\"");
            rest = after;
        } else if sign == '\'' {
            let length = char_literal(rest).unwrap_or(1);
            code.push('\'');
            rest = &rest[length..];
        } else {
            code.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
    }
    (code, literals)
}

/// The source up to the tests at its end.
pub(crate) fn without_tests(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod ").map_or(source, |at| &source[..at])
}

fn after_block_comment(source: &str) -> &str {
    let mut depth = 0;
    let mut at = 0;
    while at < source.len() {
        if source[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if source[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return &source[at..];
            }
        } else {
            at += source[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    ""
}

/// A string literal at the start of `rest`, plain or raw, with the marks of bytes and C strings.
fn string<'a>(rest: &'a str, code: &str) -> Option<(&'a str, &'a str)> {
    if code.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_') && !rest.starts_with('"') {
        return None;
    }
    let body = rest.trim_start_matches(['b', 'c']);
    if rest.len() - body.len() > 1 {
        return None;
    }
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = inside.find(&close)?;
        return Some((&inside[..end], &inside[end + close.len()..]));
    }
    let inside = body.strip_prefix('"')?;
    let mut escaped = false;
    for (at, sign) in inside.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((&inside[..at], &inside[at + 1..])),
            _ => {}
        }
    }
    None
}

/// The length of a character literal; a lifetime is none.
fn char_literal(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    let first = inside.chars().next()?;
    if first == '\\' {
        let escape = inside[1..].chars().next()?.len_utf8();
        return inside[1 + escape..].find('\'').map(|end| 1 + 1 + escape + end + 1);
    }
    inside[first.len_utf8()..].starts_with('\'').then_some(1 + first.len_utf8() + 1)
}

fn call_before(code: &str) -> Option<String> {
    let before = code.trim_end().strip_suffix('(')?.trim_end_matches('!');
    let start = before.rfind(|sign: char| !(sign.is_alphanumeric() || sign == '_')).map_or(0, |at| at + 1);
    let name = &before[start..];
    (!name.is_empty()).then(|| name.to_owned())
}

#[test]
fn code_text_and_comments_are_told_apart() {
    let source = r##"say("a-b"); // "no" #[allow
        let x = 'a'; fn f<'x>(y: &'x str) { say_with(
            r#"raw "quoted""#, b"bytes", '"', '\'', '\u{41}'); /* "no" /* nested */ "no" */ format!("p-{y}") }"##;
    let (code, literals) = read(source);
    let found: Vec<(&str, Option<&str>)> =
        literals.iter().map(|literal| (literal.text.as_str(), literal.call.as_deref())).collect();
    assert_eq!(
        found,
        [("a-b", Some("say")), ("raw \"quoted\"", Some("say_with")), ("bytes", None), ("p-{y}", Some("format"))]
    );
    assert!(!code.contains("allow") && !code.contains("no"), "{code}");
}
