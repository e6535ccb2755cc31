//! A file as somebody's other tool wrote it, read as a table: which signs it is written in, what parts its fields, where it
//! is broken. Nothing of it is believed to be more than text.

use std::collections::HashSet;

use csv::ReaderBuilder;
use kit::Problem;

/// The largest file, in bytes.
pub(crate) const MAX_BYTES: usize = 5 * 1024 * 1024;
/// How many rows a file may have below its headings.
pub(crate) const MAX_ROWS: usize = 10_000;
/// How many columns it may have.
pub(crate) const MAX_COLUMNS: usize = 60;
/// How long one field may be, in characters.
const MAX_FIELD: usize = 4_000;
/// What parts fields in the files that tools write.
const PARTS: [char; 3] = [',', ';', '\t'];

/// Words of a heading that announce something about people.
const OF_PEOPLE: [&str; 24] = [
    "email",
    "e mail",
    "mail",
    "email address",
    "e mail address",
    "fan email",
    "user email",
    "subscriber",
    "subscriber email",
    "customer email",
    "contact email",
    "phone",
    "phone number",
    "mobile",
    "mobile number",
    "telephone",
    "first name",
    "last name",
    "surname",
    "fan name",
    "ip",
    "ip address",
    "birthday",
    "date of birth",
];

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// What its columns are called.
    pub(crate) headings: Vec<String>,
    /// What stands below, every row with its number as a spreadsheet shows it and as many fields as there are columns.
    pub(crate) rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its number; the headings are number 1.
    pub(crate) n: u32,
    /// Its fields, trimmed.
    pub(crate) fields: Vec<String>,
    /// Whether it has more fields than there are columns: then one of them is probably broken in two.
    pub(crate) too_long: bool,
}

/// What somebody sent, as text. Files say themselves in which signs they are written, or show it.
///
/// # Errors
/// A problem of the field `file`.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let problem = |text| Problem::new("file", text);
    if bytes.is_empty() {
        return Err(problem("problem-imports-file-missing"));
    }
    if bytes.len() > MAX_BYTES {
        return Err(problem("problem-imports-file-large"));
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Latin letters in UTF-16 have an empty byte each, before or behind.
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let is_binary = |sign: char| sign.is_control() && !matches!(sign, '\t' | '\n' | '\r');
    match text {
        Some(text) if text.chars().any(is_binary) => Err(problem("problem-imports-file-binary")),
        Some(text) => Ok(text),
        None if bytes.contains(&0) => Err(problem("problem-imports-file-binary")),
        None => Err(problem("problem-imports-file-encoding")),
    }
}

fn utf16(bytes: &[u8], read: impl Fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| read(*pair))).collect();
    text.ok()
}

/// Reads a text as a table.
///
/// # Errors
/// A problem of the field `file`.
pub(crate) fn read(text: &str) -> Result<Table, Problem> {
    let (text, part) = delimiter(text);
    let mut reader =
        ReaderBuilder::new().delimiter(part).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let unreadable = |_| Problem::new("file", "problem-imports-file-unreadable");
    let headings = records.next().transpose().map_err(unreadable)?;
    let mut headings: Vec<String> = headings.iter().flatten().map(field).collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    if headings.len() > MAX_COLUMNS {
        return Err(Problem::new("file", "problem-imports-file-columns").with("n", number(MAX_COLUMNS)));
    }
    let mut rows = Vec::new();
    for (record, n) in records.zip(2_u32..) {
        let mut fields: Vec<String> = record.map_err(unreadable)?.iter().map(field).collect();
        if fields.iter().all(String::is_empty) {
            continue;
        }
        if rows.len() == MAX_ROWS {
            return Err(Problem::new("file", "problem-imports-file-rows").with("n", number(MAX_ROWS)));
        }
        let too_long = fields.iter().skip(headings.len()).any(|field| !field.is_empty())
            || fields.iter().any(|field| field.chars().count() > MAX_FIELD);
        fields.resize(headings.len(), String::new());
        rows.push(Row { n, fields, too_long });
    }
    if rows.is_empty() || headings.is_empty() {
        return Err(Problem::new("file", "problem-imports-file-empty"));
    }
    Ok(Table { headings, rows })
}

/// The text without a first line that only says what parts its fields (`sep=;`), and what does.
fn delimiter(text: &str) -> (&str, u8) {
    let ascii = |part: char| u8::try_from(part).unwrap_or(b',');
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim_end_matches('\r').strip_prefix("sep=").and_then(|rest| {
        let mut signs = rest.chars();
        signs.next().filter(|part| PARTS.contains(part) && signs.next().is_none())
    });
    if let Some(part) = said {
        return (rest, ascii(part));
    }
    // In the headings, outside of quotation marks: the sign that is there most often.
    let mut counts = [0_usize; PARTS.len()];
    let mut quoted = false;
    for sign in text.chars() {
        match sign {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            _ if !quoted => {
                let counted = PARTS.iter().zip(&mut counts).find(|(part, _)| **part == sign);
                if let Some((_, count)) = counted {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let best = PARTS.iter().zip(counts).rev().max_by_key(|(_, count)| *count);
    (text, best.map_or(b',', |(part, _)| ascii(*part)))
}

fn field(text: &str) -> String {
    text.trim().to_owned()
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A heading as it is compared: small letters and digits, single spaces between.
pub(crate) fn folded(heading: &str) -> String {
    let plain: String =
        heading.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first column that is about people: by its heading, or by an e-mail address in it.
pub(crate) fn about_people(table: &Table) -> Option<&str> {
    let by_heading = table.headings.iter().find(|heading| OF_PEOPLE.contains(&folded(heading).as_str()));
    if let Some(heading) = by_heading {
        return Some(heading);
    }
    let holds: HashSet<usize> = table
        .rows
        .iter()
        .flat_map(|row| row.fields.iter().enumerate())
        .filter(|(_, field)| is_mail_address(field))
        .map(|(column, _)| column)
        .collect();
    holds.into_iter().min().and_then(|column| table.headings.get(column)).map(String::as_str)
}

/// Whether a field holds somebody's e-mail address, by itself or as `Ada <ada@label.example>`.
fn is_mail_address(field: &str) -> bool {
    let inner = field.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(field);
    let inner = inner.strip_prefix("mailto:").unwrap_or(inner);
    let Some((name, host)) = inner.rsplit_once('@') else { return false };
    let plain =
        |text: &str| !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || matches!(c, '/' | ':' | '@'));
    let ends = host.rsplit_once('.').is_some_and(|(before, end)| !before.is_empty() && end.len() >= 2);
    plain(name) && plain(host) && ends
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn utf16_of(text: &str, mark: &[u8], write: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(write)).collect()
    }

    #[test]
    fn a_file_is_read_in_the_signs_that_it_is_written_in() {
        let text = "artist,title\nНоор,ચાંદની 🎵\n";
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend_from_slice(text.as_bytes());
        for bytes in [
            text.as_bytes().to_vec(),
            marked,
            utf16_of(text, &[0xff, 0xfe], u16::to_le_bytes),
            utf16_of(text, &[0xfe, 0xff], u16::to_be_bytes),
            utf16_of(text, &[], u16::to_le_bytes),
            utf16_of(text, &[], u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_for_its_own_reason() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err().text;
        assert_eq!(refused(b""), "problem-imports-file-missing");
        assert_eq!(refused(&vec![b'a'; MAX_BYTES + 1]), "problem-imports-file-large");
        assert_eq!(refused(b"PK\x03\x04\x14\x00\x06\x00\x08\x00"), "problem-imports-file-binary");
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n\x00\x00"), "problem-imports-file-binary");
        assert_eq!(refused(b"titel\nM\xfcller\n"), "problem-imports-file-encoding");
        assert_eq!(refused(b"\xef\xbb\xbftitel\nM\xfcller\n"), "problem-imports-file-encoding");
        assert_eq!(refused(b"\xff\xfea\0b"), "problem-imports-file-binary");
    }

    #[test]
    fn the_sign_between_fields_is_found_in_the_headings() {
        for text in [
            "artist,title\nNoor,\"One, two; three\"\n",
            "artist;title\r\nNoor;One, two; three\r\n",
            "artist\ttitle\nNoor\tOne, two; three\n",
            "sep=;\nartist;title\nNoor;\"One, two; three\"\n",
        ] {
            let table = read(text).unwrap();
            assert_eq!(table.headings, ["artist", "title"], "{text}");
            assert_eq!(table.rows[0].fields[0], "Noor", "{text}");
        }
        let quoted = read("\"a;b;c\",title\n1,\"two\nlines \"\"said\"\"\"\n").unwrap();
        assert_eq!(quoted.headings, ["a;b;c", "title"]);
        assert_eq!(quoted.rows[0].fields[1], "two\nlines \"said\"");
    }

    #[test]
    fn rows_keep_the_numbers_of_a_spreadsheet_and_the_width_of_the_headings() {
        let table = read("artist,title,,\nNoor,One\n,,\nNoor,Two,,,\nNoor,Three,,,5\n").unwrap();
        let rows: Vec<(u32, usize, bool)> =
            table.rows.iter().map(|row| (row.n, row.fields.len(), row.too_long)).collect();
        assert_eq!(rows, [(2, 2, false), (4, 2, false), (5, 2, true)]);
        assert_eq!(read("artist,title\n").unwrap_err().text, "problem-imports-file-empty");
        assert_eq!(read("\n\n\n").unwrap_err().text, "problem-imports-file-empty");
        let many: String = "a,b\n".to_owned() + &"1,2\n".repeat(MAX_ROWS + 1);
        assert_eq!(read(&many).unwrap_err().text, "problem-imports-file-rows");
        let wide = format!("{}\n1\n", vec!["a"; MAX_COLUMNS + 1].join(","));
        assert_eq!(read(&wide).unwrap_err().text, "problem-imports-file-columns");
    }

    #[test]
    fn columns_about_people_are_recognised() {
        let column = |text: &str| about_people(&read(text).unwrap()).map(str::to_owned);
        assert_eq!(column("Title,E-Mail\nOne,\n").as_deref(), Some("E-Mail"));
        assert_eq!(column("title,Phone number\nOne,1\n").as_deref(), Some("Phone number"));
        assert_eq!(column("title,contact\nOne,\nTwo,fan@post.example\n").as_deref(), Some("contact"));
        assert_eq!(column("title,who\nOne,Ada <ada@post.example>\n").as_deref(), Some("who"));
        for text in [
            "title,link\nOne @ home,https://a.example/@noor\n",
            "title\n@noor\n",
            "title,link\nMeet me @ noon. now,https://user@host.example/\n",
        ] {
            assert_eq!(column(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_the_reader_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(text) = decode(&bytes)
                && let Ok(table) = read(&text)
            {
                prop_assert!(table.rows.iter().all(|row| row.fields.len() == table.headings.len()));
            }
        }
    }
}
