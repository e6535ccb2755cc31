//! The export as one ZIP file: for machines (JSON with its schema, CSV) and for people (one page).

use std::io::{Cursor, Write};

use serde_json::Value;
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{Export, KEPT_UNTIL, Table, export_schema, page};

/// Why the file was not made.
#[derive(Debug, thiserror::Error)]
pub enum ExportFileError {
    /// The ZIP could not be written.
    #[error("the archive could not be written")]
    Zip(#[from] ZipError),
    /// A part of it could not be written.
    #[error("a part of the archive could not be written")]
    Write(#[from] std::io::Error),
    /// The JSON could not be written.
    #[error("the data could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The page could not be rendered.
    #[error("the page could not be rendered")]
    Page(#[from] askama::Error),
}

impl Export {
    /// One file: `index.html` in that language (English when it is unknown), `data.json`, `schema.json` and a CSV a table.
    ///
    /// It takes a second or so for a hundred thousand rows and does not wait for anything: call it where blocking is fine.
    ///
    /// # Errors
    /// When a part cannot be written, which is for lack of memory only.
    pub fn zip(&self, language: &str) -> Result<Vec<u8>, ExportFileError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        zip.start_file("index.html", options)?;
        page::write(self, language, &mut zip)?;
        zip.start_file("data.json", options)?;
        let mut buffered = std::io::BufWriter::new(&mut zip);
        serde_json::to_writer(&mut buffered, self)?;
        buffered.flush()?;
        drop(buffered);
        zip.start_file("schema.json", options)?;
        serde_json::to_writer_pretty(&mut zip, &export_schema())?;
        for table in &self.tables {
            zip.start_file(format!("{}.csv", table.name), options)?;
            let mut buffered = std::io::BufWriter::new(&mut zip);
            csv(table, &mut buffered)?;
            buffered.flush()?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

/// RFC 4180.
fn csv(table: &Table, to: &mut impl Write) -> std::io::Result<()> {
    let names = table.columns.iter().map(|column| column.name).chain([KEPT_UNTIL]);
    to.write_all(names.collect::<Vec<_>>().join(",").as_bytes())?;
    to.write_all(b"\r\n")?;
    for row in &table.rows {
        for value in &row.values {
            field(&written(value), to)?;
            to.write_all(b",")?;
        }
        field(row.kept_until.as_deref().unwrap_or_default(), to)?;
        to.write_all(b"\r\n")?;
    }
    Ok(())
}

fn field(text: &str, to: &mut impl Write) -> std::io::Result<()> {
    if text.contains([',', '"', '\r', '\n']) {
        write!(to, "\"{}\"", text.replace('"', "\"\""))
    } else {
        to.write_all(text.as_bytes())
    }
}

/// A value as words.
pub(super) fn written(value: &Value) -> std::borrow::Cow<'_, str> {
    match value {
        Value::Null => "".into(),
        Value::String(text) => text.as_str().into(),
        other => other.to_string().into(),
    }
}
