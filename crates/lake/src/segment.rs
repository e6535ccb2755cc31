//! A segment: many events as one Arrow record batch, and its bytes.

use std::{
    io::Cursor,
    sync::{Arc, LazyLock},
};

use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, FixedSizeBinaryArray, RecordBatch, StringArray,
    TimestampMillisecondArray, UInt8Array, UInt16Array, UInt64Array,
    builder::{FixedSizeBinaryDictionaryBuilder, StringDictionaryBuilder},
    types::UInt16Type,
};
use arrow_ipc::{
    MetadataVersion,
    reader::StreamReader,
    writer::{IpcWriteOptions, StreamWriter},
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};
use db::from_millis;
use uuid::Uuid;

use crate::{Browser, Campaign, Country, Device, Event, Kind, Visit};

/// The most events of one segment: fewer than the dictionaries' 16-bit keys can tell apart.
pub(crate) const MAX_EVENTS: usize = 50_000;

/// A column of dictionary codes; `UInt16` because a segment never has more values than `MAX_EVENTS`.
pub(crate) type Coded = DictionaryArray<UInt16Type>;

/// What every record batch of the lake looks like, wherever it comes from.
static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let coded = |values: DataType| DataType::Dictionary(Box::new(DataType::UInt16), Box::new(values));
    let id = || coded(DataType::FixedSizeBinary(16));
    let text = |name: &str| Field::new(name, coded(DataType::Utf8), true);
    Arc::new(Schema::new(vec![
        Field::new("at", DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())), false),
        Field::new("workspace", id(), false),
        Field::new("link", id(), false),
        Field::new("kind", DataType::UInt8, false),
        text("service"),
        Field::new("country", DataType::UInt16, true),
        Field::new("device", DataType::UInt8, false),
        Field::new("browser", DataType::UInt8, false),
        text("referrer"),
        text("source"),
        text("medium"),
        text("campaign"),
        text("language"),
        Field::new("visitor", DataType::UInt64, false),
        Field::new("bot", DataType::Boolean, false),
    ]))
});

/// The events as one record batch.
///
/// # Errors
/// When there are more than `MAX_EVENTS`.
pub(crate) fn batch<'a>(events: &(impl Iterator<Item = &'a Event> + Clone)) -> Result<RecordBatch, ArrowError> {
    let id = |of: fn(&Event) -> &Uuid| -> Result<ArrayRef, ArrowError> {
        let mut builder = FixedSizeBinaryDictionaryBuilder::<UInt16Type>::new(16);
        for event in events.clone() {
            builder.append(of(event).as_bytes())?;
        }
        Ok(Arc::new(builder.finish()))
    };
    let text = |of: fn(&Event) -> &Option<Box<str>>| -> Result<ArrayRef, ArrowError> {
        let mut builder = StringDictionaryBuilder::<UInt16Type>::new();
        for event in events.clone() {
            match of(event) {
                Some(text) => drop(builder.append(text)?),
                None => builder.append_null(),
            }
        }
        Ok(Arc::new(builder.finish()))
    };
    let small = |of: fn(&Event) -> u8| -> ArrayRef { Arc::new(events.clone().map(of).collect::<UInt8Array>()) };
    let at = events.clone().map(|event| event.at.as_millisecond()).collect::<Vec<i64>>();
    RecordBatch::try_new(
        Arc::clone(&SCHEMA),
        vec![
            Arc::new(TimestampMillisecondArray::from(at).with_timezone("UTC")),
            id(|event| &event.workspace)?,
            id(|event| &event.link)?,
            small(|event| event.kind.code()),
            text(|event| &event.service)?,
            Arc::new(events.clone().map(|event| event.visit.country.map(Country::code)).collect::<UInt16Array>()),
            small(|event| event.visit.device.code()),
            small(|event| event.visit.browser.code()),
            text(|event| &event.visit.referrer_host)?,
            text(|event| &event.visit.campaign.source)?,
            text(|event| &event.visit.campaign.medium)?,
            text(|event| &event.visit.campaign.name)?,
            text(|event| &event.visit.language)?,
            Arc::new(events.clone().map(|event| event.visit.visitor).collect::<UInt64Array>()),
            Arc::new(events.clone().map(|event| Some(event.visit.bot)).collect::<BooleanArray>()),
        ],
    )
}

/// A record batch as the bytes of an Arrow IPC stream. Its schema is in there, so that any Arrow reader opens it.
///
/// # Errors
/// Never for a batch of ours.
pub(crate) fn encode(batch: &RecordBatch) -> Result<Vec<u8>, ArrowError> {
    // Eight-byte alignment instead of sixty-four: a small segment is mostly padding otherwise.
    let options = IpcWriteOptions::try_new(8, false, MetadataVersion::V5)?;
    let mut writer = StreamWriter::try_new_with_options(Vec::with_capacity(8192), &batch.schema(), options)?;
    writer.write(batch)?;
    writer.into_inner()
}

/// The bytes do not hold a segment.
#[derive(Debug, thiserror::Error)]
#[error("the bytes are not a segment of this lake")]
pub struct Damaged(#[source] Option<ArrowError>);

/// The record batch of a segment's bytes.
///
/// # Errors
/// When they are damaged or of another shape.
pub(crate) fn decode(bytes: &[u8]) -> Result<RecordBatch, Damaged> {
    let wrong = |error| Damaged(Some(error));
    let mut reader = StreamReader::try_new(Cursor::new(bytes), None).map_err(wrong)?;
    let batch = reader.next().ok_or(Damaged(None))?.map_err(wrong)?;
    if batch.schema().fields() != SCHEMA.fields() {
        return Err(Damaged(None));
    }
    // The reader made a schema of its own: thousands of small segments would hold thousands of copies.
    RecordBatch::try_new(Arc::clone(&SCHEMA), batch.columns().to_vec()).map_err(wrong)
}

/// A batch's columns by name and type.
pub(crate) struct Columns<'a> {
    pub(crate) at: &'a TimestampMillisecondArray,
    pub(crate) workspace: &'a Coded,
    pub(crate) link: &'a Coded,
    pub(crate) kind: &'a UInt8Array,
    pub(crate) service: &'a Coded,
    pub(crate) country: &'a UInt16Array,
    pub(crate) device: &'a UInt8Array,
    pub(crate) browser: &'a UInt8Array,
    pub(crate) referrer: &'a Coded,
    pub(crate) source: &'a Coded,
    pub(crate) medium: &'a Coded,
    pub(crate) campaign: &'a Coded,
    pub(crate) language: &'a Coded,
    pub(crate) visitor: &'a UInt64Array,
    pub(crate) bot: &'a BooleanArray,
}

impl<'a> Columns<'a> {
    /// The columns of a batch that `batch` made or `decode` let through.
    pub(crate) fn of(batch: &'a RecordBatch) -> Result<Columns<'a>, Damaged> {
        fn column<'a, T: 'static>(batch: &'a RecordBatch, name: &str) -> Result<&'a T, Damaged> {
            batch.column_by_name(name).and_then(|column| column.as_any().downcast_ref()).ok_or(Damaged(None))
        }
        Ok(Columns {
            at: column(batch, "at")?,
            workspace: column(batch, "workspace")?,
            link: column(batch, "link")?,
            kind: column(batch, "kind")?,
            service: column(batch, "service")?,
            country: column(batch, "country")?,
            device: column(batch, "device")?,
            browser: column(batch, "browser")?,
            referrer: column(batch, "referrer")?,
            source: column(batch, "source")?,
            medium: column(batch, "medium")?,
            campaign: column(batch, "campaign")?,
            language: column(batch, "language")?,
            visitor: column(batch, "visitor")?,
            bot: column(batch, "bot")?,
        })
    }
}

/// The ids that a coded column's codes stand for, by code.
pub(crate) fn ids(column: &Coded) -> Result<Vec<Uuid>, Damaged> {
    let values: &FixedSizeBinaryArray = column.values().as_any().downcast_ref().ok_or(Damaged(None))?;
    values.iter().map(|id| Uuid::from_slice(id.unwrap_or_default()).map_err(|_| Damaged(None))).collect()
}

/// The texts that a coded column's codes stand for, by code.
pub(crate) fn texts(column: &Coded) -> Result<impl Iterator<Item = &str>, Damaged> {
    let values: &StringArray = column.values().as_any().downcast_ref().ok_or(Damaged(None))?;
    Ok(values.iter().map(Option::unwrap_or_default))
}

/// The events of a batch, for rewriting them.
///
/// # Errors
/// When the batch has another shape or an unknown code, which a newer version may have written.
pub(crate) fn events(batch: &RecordBatch) -> Result<Vec<Event>, Damaged> {
    let columns = Columns::of(batch)?;
    let id = |column: &Coded, row: usize| -> Result<Uuid, Damaged> {
        let values: &FixedSizeBinaryArray = column.values().as_any().downcast_ref().ok_or(Damaged(None))?;
        Uuid::from_slice(values.value(column.key(row).ok_or(Damaged(None))?)).map_err(|_| Damaged(None))
    };
    let text = |column: &Coded, row: usize| -> Result<Option<Box<str>>, Damaged> {
        let values: &StringArray = column.values().as_any().downcast_ref().ok_or(Damaged(None))?;
        Ok(column.key(row).map(|code| values.value(code).into()))
    };
    (0..batch.num_rows())
        .map(|row| {
            Ok(Event {
                at: from_millis(columns.at.value(row)),
                workspace: id(columns.workspace, row)?,
                link: id(columns.link, row)?,
                kind: Kind::from_code(columns.kind.value(row)).ok_or(Damaged(None))?,
                service: text(columns.service, row)?,
                visit: Visit {
                    country: columns
                        .country
                        .is_valid(row)
                        .then(|| columns.country.value(row))
                        .and_then(Country::from_code),
                    device: Device::from_code(columns.device.value(row)).ok_or(Damaged(None))?,
                    browser: Browser::from_code(columns.browser.value(row)).ok_or(Damaged(None))?,
                    referrer_host: text(columns.referrer, row)?,
                    campaign: Campaign {
                        source: text(columns.source, row)?,
                        medium: text(columns.medium, row)?,
                        name: text(columns.campaign, row)?,
                    },
                    language: text(columns.language, row)?,
                    visitor: columns.visitor.value(row),
                    bot: columns.bot.value(row),
                },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{batch, decode, encode, events};
    use crate::properties::{event, some_events};

    #[test]
    fn events_come_back_as_they_went_in() {
        for n in [0, 1, 3, 1000] {
            let before = some_events(n);
            let bytes = encode(&batch(&before.iter()).unwrap()).unwrap();
            assert_eq!(events(&decode(&bytes).unwrap()).unwrap(), before);
        }
    }

    #[test]
    fn every_dictionary_holds_as_many_values_as_a_segment_has_events() {
        let many: Vec<_> = (0..super::MAX_EVENTS)
            .map(|n| {
                let mut one = event(0);
                one.link = uuid::Uuid::from_u128(n as u128);
                one.visit.referrer_host = Some(format!("{n}.example").into());
                one
            })
            .collect();
        assert_eq!(batch(&many.iter()).unwrap().num_rows(), super::MAX_EVENTS);
    }

    #[test]
    fn damaged_bytes_are_refused_wherever_they_are_cut() {
        let bytes = encode(&batch(&some_events(50).iter()).unwrap()).unwrap();
        for end in (0..bytes.len()).step_by(7) {
            // A cut that takes only the end mark away loses no event.
            let cut = decode(&bytes[..end]);
            assert!(cut.is_err() || cut.unwrap().num_rows() == 50, "cut at {end}");
        }
        assert!(decode(b"not arrow at all").is_err());
    }
}
