//! The export as a page that a person reads, in their language and with nothing from elsewhere.

use std::{
    borrow::Cow,
    io::Write,
    sync::{Arc, OnceLock},
};

use askama::Template;
use texts::{Lang, Texts, Tongue};

use super::{Export, ExportFileError, Recipient, Row, basis, left_out, portable, source, zipped::written};

/// The voice of a language, with the texts of `policy/` alone: nothing else is needed for a person's own data.
fn tongue(language: &str) -> Tongue {
    static TEXTS: OnceLock<Arc<Texts>> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| {
        let files = policy::TEXTS.iter().filter_map(|(tag, text)| Some(("policy", Lang::of_tag(tag)?, *text)));
        // A file that cannot be read is found by the walk over the texts; then the ids are shown.
        Arc::new(Texts::new(files).unwrap_or_default())
    });
    texts.tongue(Lang::of_tag(language).unwrap_or_default())
}

fn all(tongue: &Tongue, stem: &str, ids: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let said: Vec<String> = ids.into_iter().map(|id| tongue.say(&format!("{stem}-{}", id.as_ref()))).collect();
    said.join(" · ")
}

/// One datum of a table, in words.
struct Described {
    what: String,
    columns: String,
    why: String,
    from: String,
    portable: bool,
}

struct Section<'a> {
    name: &'static str,
    described: Vec<Described>,
    columns: Vec<&'static str>,
    rows: &'a [Row],
}

struct Received<'a> {
    who: &'a Recipient,
    data: String,
    purposes: String,
    safeguard: String,
}

#[derive(Template)]
#[template(path = "export.html")]
struct Page<'a> {
    export: &'a Export,
    tongue: &'a Tongue,
    sections: Vec<Section<'a>>,
    received: Vec<Received<'a>>,
    left_out: Vec<(String, &'static str)>,
}

impl Page<'_> {
    fn made(&self) -> String {
        self.tongue.say_with("export-made", &[("when", self.export.made_at.as_str().into())])
    }

    fn unreadable(&self) -> String {
        self.tongue.say_n("export-unreadable", self.export.unreadable)
    }
}

impl Row {
    /// Its values and the date behind them, as words.
    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.values.iter().map(written).chain([self.kept_until.as_deref().unwrap_or("–").into()])
    }
}

pub(super) fn write(export: &Export, language: &str, to: &mut impl Write) -> Result<(), ExportFileError> {
    let tongue = tongue(language);
    let sections = export.tables.iter().map(|table| {
        let mut described: Vec<Described> = Vec::new();
        for row in policy::DATA {
            let mine = table.columns.iter().filter(|column| column.datum.is_some_and(|datum| datum.id == row.id));
            let columns: Vec<&str> = mine.map(|column| column.name).collect();
            if !columns.is_empty() {
                described.push(Described {
                    what: tongue.say(&format!("datum-{}", row.id)),
                    columns: columns.join(", "),
                    why: why(&tongue, row.purposes),
                    from: tongue.say(&format!("export-source-{}", source(row.source))),
                    portable: portable(row),
                });
            }
        }
        let columns = table.columns.iter().map(|column| column.name).collect();
        Section { name: table.name, described, columns, rows: &table.rows }
    });
    let received = export.recipients.iter().map(|who| Received {
        who,
        data: all(&tongue, "datum", &who.data),
        purposes: all(&tongue, "purpose", &who.purposes),
        safeguard: tongue.say(&format!("safeguard-{}", who.safeguard)),
    });
    let page = Page {
        export,
        tongue: &tongue,
        sections: sections.collect(),
        received: received.collect(),
        left_out: left_out(&export.kind).map(|(row, why)| (tongue.say(&format!("datum-{}", row.id)), why)).collect(),
    };
    let mut buffered = std::io::BufWriter::new(to);
    page.write_into(&mut buffered)?;
    Ok(buffered.flush()?)
}

/// Every purpose with its legal basis.
fn why(tongue: &Tongue, purposes: &[&str]) -> String {
    let rows = policy::PURPOSES.iter().filter(|row| purposes.contains(&row.id));
    let said = rows.map(|row| {
        let (what, on) = (tongue.say(&format!("purpose-{}", row.id)), basis(row.basis));
        format!("{what} ({})", tongue.say(&format!("export-basis-{on}")))
    });
    said.collect::<Vec<_>>().join(" · ")
}
