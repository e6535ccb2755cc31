#![doc = include_str!("../README.md")]

mod cookies;
mod eea;
mod kept;
mod promises;
mod rows;

pub use eea::EEA;
pub use kept::{Kept, table_keep};
pub use promises::{Attestation, Promise, Proof};
pub use rows::{
    Basis, Caller, Category, Cookie, Csrf, DataRow, Keep, KeptRow, KeptWhen, Limit, Method, OnDomains, OnErasure,
    ProcessorRow, PurposeRow, Route, Source, Store, SubjectRow, TableKeep, TableRow,
};

/// One kind of personal datum. Every type that implements it is generated from a `[[data]]` row of `policy/inventory.toml`.
pub trait Datum: Send + Sync + 'static {
    /// What a value of it is in memory. It is wiped when it is dropped.
    type Value: zeroize::Zeroize + Send + Sync;
    /// Its row.
    const ROW: &'static DataRow;
}

/// A reason to use personal data. Every type that implements it is generated from a `[[purpose]]` row.
pub trait Purpose: Send + Sync + 'static {
    /// Its row.
    const ROW: &'static PurposeRow;
}

/// An outside party. Every type that implements it is generated from a `[[processor]]` row, or from an `[[asked]]` row: then no
/// datum can go there.
pub trait Processor: Send + Sync + 'static {
    /// Its row.
    const ROW: &'static ProcessorRow;
}

/// The inventory lets this datum be opened for the purpose `P`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared for the purpose `{P}`",
    label = "this datum may not be opened for that purpose",
    note = "a person decides this: in policy/inventory.toml, in the [[data]] row of `{Self}`, write: purposes = [… \"id of `{P}`\"]"
)]
pub trait UsedFor<P: Purpose>: Datum {}

/// The inventory lets this datum leave for the processor `R`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared for the processor `{R}`",
    label = "this datum may not be sent to that party",
    note = "a person decides this: in policy/inventory.toml, in the [[processor]] row of `{R}`, write: data = [… \"id of `{Self}`\"]"
)]
pub trait DisclosedTo<R: Processor>: Datum {}

/// The inventory lets the processor `R` work for this purpose.
#[diagnostic::on_unimplemented(
    message = "the processor `{R}` is not declared for the purpose `{Self}`",
    label = "this party may not be used for that purpose",
    note = "a person decides this: in policy/inventory.toml, in the [[processor]] row of `{R}`, write: purposes = [… \"id of `{Self}`\"]"
)]
pub trait ServedBy<R: Processor>: Purpose {}

include!(concat!(env!("OUT_DIR"), "/generated.rs"));

/// The inventory for machines, as JSON: every row of `policy/inventory.toml` and `policy/promises.toml`. [`VERSION`] is the
/// SHA-256 of exactly these bytes.
pub const INVENTORY: &str = include_str!(concat!(env!("OUT_DIR"), "/inventory.json"));

/// The texts of the rows, as Fluent sources by language tag.
pub const TEXTS: &[(&str, &str)] = &[
    ("en", include_str!("../../../policy/text/en.ftl")),
    ("ru", include_str!("../../../policy/text/ru.ftl")),
    ("gu", include_str!("../../../policy/text/gu.ftl")),
    ("ur", include_str!("../../../policy/text/ur.ftl")),
];
