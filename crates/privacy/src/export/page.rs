//! The export as a page that a person reads, in their language and with nothing from elsewhere.

use std::{borrow::Cow, io::Write};

use askama::Template;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use super::{Export, ExportFileError, Recipient, Row, basis, left_out, portable, source, zipped::written};

/// The languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ur"];

struct Tongue {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Tongue {
    fn of(language: &str) -> Tongue {
        let known = policy::TEXTS.iter().find(|(tag, _)| *tag == language).or(policy::TEXTS.first());
        let (tag, text) = known.copied().unwrap_or(("en", ""));
        let mut bundle = FluentBundle::new(vec![tag.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        // What a broken line would lose is found by the walk over the texts.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(sound, _)| sound);
        bundle.add_resource_overriding(resource);
        Tongue { tag, bundle }
    }

    fn say(&self, id: &str) -> String {
        self.say_with(id, &FluentArgs::new())
    }

    fn say_with(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }

    fn all(&self, stem: &str, ids: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        let said: Vec<String> = ids.into_iter().map(|id| self.say(&format!("{stem}-{}", id.as_ref()))).collect();
        said.join(" · ")
    }
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
    fn direction(&self) -> &'static str {
        if RIGHT_TO_LEFT.contains(&self.tongue.tag) { "rtl" } else { "ltr" }
    }

    fn made(&self) -> String {
        let mut args = FluentArgs::new();
        args.set("when", self.export.made_at.as_str());
        self.tongue.say_with("export-made", &args)
    }

    fn unreadable(&self) -> String {
        let mut args = FluentArgs::new();
        args.set("n", self.export.unreadable);
        self.tongue.say_with("export-unreadable", &args)
    }
}

impl Row {
    /// Its values and the date behind them, as words.
    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.values.iter().map(written).chain([self.kept_until.as_deref().unwrap_or("–").into()])
    }
}

pub(super) fn write(export: &Export, language: &str, to: &mut impl Write) -> Result<(), ExportFileError> {
    let tongue = Tongue::of(language);
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
        data: tongue.all("datum", &who.data),
        purposes: tongue.all("purpose", &who.purposes),
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
