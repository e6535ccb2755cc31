//! What the log holds: a kind, an instant and public facts, as canonical JSON.

use std::{collections::BTreeMap, fmt};

use db::Entropy;
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::Hash;

/// What an entry records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A version of the policy came into force.
    PolicyVersion,
    /// The promises were checked.
    Proof,
    /// Somebody used one of their rights.
    RightsRequest,
    /// Somebody's data was erased.
    Erasure,
    /// The operator looked at personal data.
    OperatorAccess,
    /// A personal data breach was written down, or closed.
    Incident,
    /// The instance was restored from a backup.
    Restored,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 7] = [
        Kind::PolicyVersion,
        Kind::Proof,
        Kind::RightsRequest,
        Kind::Erasure,
        Kind::OperatorAccess,
        Kind::Incident,
        Kind::Restored,
    ];

    /// The word in the entry.
    pub fn word(self) -> &'static str {
        match self {
            Kind::PolicyVersion => "policy_version",
            Kind::Proof => "proof",
            Kind::RightsRequest => "rights_request",
            Kind::Erasure => "erasure",
            Kind::OperatorAccess => "operator_access",
            Kind::Incident => "incident",
            Kind::Restored => "restored",
        }
    }
}

/// One entry on its way into the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it records.
    pub kind: Kind,
    /// What everybody may know of it, for ever.
    pub facts: Facts,
}

impl Entry {
    /// The bytes of the leaf.
    pub(crate) fn leaf(self, at: Timestamp) -> Vec<u8> {
        let Facts(facts) = self.facts;
        let leaf = Facts::default().instant("at", at).word("kind", self.kind.word());
        leaf.with("facts", Fact::Facts(facts)).canonical().into_bytes()
    }
}

/// Public facts by name. Nothing in them may be about a person: that is a [`Commitment`]'s place.
///
/// Words are the program's own, so that what somebody typed does not slip in; [`Facts::published`] is for text that is
/// public anyway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<&'static str, Fact>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fact {
    Text(String),
    Number(i64),
    Facts(BTreeMap<&'static str, Fact>),
}

impl Facts {
    /// A word of the program's own.
    #[must_use]
    pub fn word(self, name: &'static str, word: &'static str) -> Facts {
        self.with(name, Fact::Text(word.to_owned()))
    }

    /// Text that is published elsewhere already, such as the version of the policy.
    #[must_use]
    pub fn published(self, name: &'static str, text: impl Into<String>) -> Facts {
        self.with(name, Fact::Text(text.into()))
    }

    /// A number.
    #[must_use]
    pub fn number(self, name: &'static str, number: i64) -> Facts {
        self.with(name, Fact::Number(number))
    }

    /// An instant.
    #[must_use]
    pub fn instant(self, name: &'static str, at: Timestamp) -> Facts {
        self.with(name, Fact::Text(at.to_string()))
    }

    /// The hash of something public.
    #[must_use]
    pub fn hash(self, name: &'static str, hash: &Hash) -> Facts {
        self.with(name, Fact::Text(hex(hash)))
    }

    /// What concerns somebody.
    #[must_use]
    pub fn commitment(self, name: &'static str, commitment: Commitment) -> Facts {
        self.with(name, Fact::Text(commitment.to_string()))
    }

    /// Facts of their own under one name: rows removed, by table.
    #[must_use]
    pub fn facts(self, name: &'static str, Facts(facts): Facts) -> Facts {
        self.with(name, Fact::Facts(facts))
    }

    /// As they are read again.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.canonical()).unwrap_or_default()
    }

    fn with(mut self, name: &'static str, fact: Fact) -> Facts {
        self.0.insert(name, fact);
        self
    }

    /// Canonical JSON (RFC 8785): sorted names, no spaces, one way to write everything.
    fn canonical(&self) -> String {
        let mut text = String::new();
        write(&self.0, &mut text);
        text
    }
}

/// The largest number that every reader of JSON keeps whole (RFC 8785 appendix D); a larger one is written as text.
const LARGEST: u64 = (1 << 53) - 1;

fn write(facts: &BTreeMap<&'static str, Fact>, into: &mut String) {
    into.push('{');
    for (n, (name, fact)) in facts.iter().enumerate() {
        if n > 0 {
            into.push(',');
        }
        // Names are the program's own and ASCII, whose order is the same in every encoding.
        quote(name, into);
        into.push(':');
        match fact {
            Fact::Text(text) => quote(text, into),
            Fact::Number(number) if number.unsigned_abs() <= LARGEST => into.push_str(&number.to_string()),
            Fact::Number(number) => quote(&number.to_string(), into),
            Fact::Facts(facts) => write(facts, into),
        }
    }
    into.push('}');
}

/// serde_json escapes a string as RFC 8785 asks.
fn quote(text: &str, into: &mut String) {
    into.push_str(&Value::from(text).to_string());
}

/// 256 random bits that keep a commitment from being guessed. It is the person's: keep it with them, and destroy it with
/// them.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt(Zeroizing<[u8; 32]>);

impl Salt {
    /// A new one.
    pub fn new(entropy: &Entropy) -> Salt {
        Salt(Zeroizing::new(entropy.bytes()))
    }

    /// One that was kept.
    pub fn kept(bytes: [u8; 32]) -> Salt {
        Salt(Zeroizing::new(bytes))
    }

    /// The bytes, to keep them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}

/// A hash that shows whoever has the salt what an entry was about, and nobody else anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment(Hash);

impl Commitment {
    /// SHA-256 of the salt and the bytes, one after the other.
    pub fn of(salt: &Salt, bytes: &[u8]) -> Commitment {
        Commitment(Sha256::new().chain_update(salt.bytes()).chain_update(bytes).finalize().into())
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An entry as the log holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its place.
    pub position: crate::Position,
    /// What it records; `None` for a word that this version of the program does not know.
    pub kind: Option<Kind>,
    /// When it was written.
    pub at: Option<Timestamp>,
    /// Its facts.
    pub facts: Value,
}

impl Kept {
    pub(crate) fn read(position: crate::Position, leaf: &[u8]) -> Kept {
        let mut value: Value = serde_json::from_slice(leaf).unwrap_or_default();
        let word = |name: &str| value.get(name).and_then(Value::as_str);
        let kind = word("kind").and_then(|word| Kind::ALL.into_iter().find(|kind| kind.word() == word));
        let at = word("at").and_then(|at| at.parse().ok());
        let facts = value.get_mut("facts").map(Value::take).unwrap_or_default();
        Kept { position, kind, at, facts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_is_canonical() {
        let facts = Facts::default()
            .number("rows", 3)
            .published("version", "a\"\u{8}\u{1f}é\n")
            .number("large", i64::MAX)
            .facts("by_table", Facts::default().number("presave", 1).number("consent", 2));
        let leaf = Entry { kind: Kind::Erasure, facts }.leaf(Timestamp::UNIX_EPOCH);
        assert_eq!(
            String::from_utf8(leaf).unwrap(),
            concat!(
                r#"{"at":"1970-01-01T00:00:00Z","facts":{"by_table":{"consent":2,"presave":1},"#,
                r#""large":"9223372036854775807","rows":3,"version":"a\"\b\u001fé\n"},"kind":"erasure"}"#
            )
        );
    }

    #[test]
    fn a_commitment_hides_what_it_is_of() {
        let entropy = Entropy::seeded(1);
        let (one, two) = (Salt::new(&entropy), Salt::new(&entropy));
        assert_eq!(Commitment::of(&one, b"ada"), Commitment::of(&Salt::kept(*one.bytes()), b"ada"));
        assert_ne!(Commitment::of(&one, b"ada"), Commitment::of(&two, b"ada"));
        assert_ne!(Commitment::of(&one, b"ada"), Commitment::of(&one, b"bob"));
        assert_eq!(format!("{one:?}"), "Salt(…)");
    }
}
