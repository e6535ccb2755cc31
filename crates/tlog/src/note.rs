//! Checkpoints as signed notes: C2SP tlog-checkpoint and signed-note, signed with Ed25519.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::Hash;

/// The signature type of Ed25519 in signed-note.
const ED25519: u8 = 1;

/// The three lines that a checkpoint says.
pub(crate) fn text(origin: &str, size: u64, root: &Hash) -> String {
    format!("{origin}\n{size}\n{}\n", STANDARD.encode(root))
}

/// The text with its signature line.
pub(crate) fn sign(key: &SigningKey, name: &str, text: &str) -> String {
    let signature = key.sign(text.as_bytes()).to_bytes();
    let line = STANDARD.encode([id(name, &key.verifying_key()).as_slice(), &signature].concat());
    format!("{text}\n\u{2014} {name} {line}\n")
}

/// The text of a note, if one of its lines is this key's signature of it.
pub(crate) fn open<'a>(key: &VerifyingKey, name: &str, note: &'a str) -> Option<&'a str> {
    let (text, signatures) = note.rsplit_once("\n\n")?;
    // The text ends with the first of the two line ends.
    let text = note.get(..=text.len())?;
    let start = format!("\u{2014} {name} ");
    let id = id(name, key);
    signatures.lines().filter_map(|line| STANDARD.decode(line.strip_prefix(&start)?).ok()).find_map(|bytes| {
        let signature = Signature::from_slice(bytes.strip_prefix(&id)?).ok()?;
        key.verify_strict(text.as_bytes(), &signature).ok().map(|()| text)
    })
}

/// The size and root that a checkpoint speaks of. Whether it is signed is not looked at.
pub(crate) fn head(note: &str) -> Option<(u64, Hash)> {
    let mut lines = note.lines().skip(1);
    let size = lines.next()?.parse().ok()?;
    let root = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
    Some((size, root))
}

/// The key as others write it down to check notes with: `name+id+key`.
pub(crate) fn verifier(name: &str, key: &VerifyingKey) -> String {
    let id: String = id(name, key).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{name}+{id}+{}", STANDARD.encode([&[ED25519], key.as_bytes().as_slice()].concat()))
}

/// A checkpoint that was found to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The log's name.
    pub origin: String,
    /// How many entries it is about.
    pub size: u64,
    /// Their root.
    pub root: Hash,
}

/// Reads a checkpoint of a log from outside, if it is signed with the key that a verifier (`name+id+key`) names.
pub fn read_checkpoint(verifier: &str, note: &str) -> Option<Head> {
    let mut parts = verifier.splitn(3, '+');
    let (name, hash, bytes) = (parts.next()?, parts.next()?, STANDARD.decode(parts.next()?).ok()?);
    let key = VerifyingKey::try_from(bytes.strip_prefix(&[ED25519])?).ok()?;
    let of_key: String = id(name, &key).iter().map(|byte| format!("{byte:02x}")).collect();
    let text = open(&key, name, note).filter(|text| hash == of_key && text.starts_with(&format!("{name}\n")))?;
    let (size, root) = head(text)?;
    Some(Head { origin: name.to_owned(), size, root })
}

fn id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let hash: Hash =
        Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(key.as_bytes()).finalize().into();
    let [a, b, c, d, ..] = hash;
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the format's reference implementation (golang.org/x/mod/sumdb/note).
    const SEED: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const VERIFIER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const TEXT: &str =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const SIGNED: &str = "\n\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    fn key() -> SigningKey {
        let seed = STANDARD.decode(SEED).unwrap();
        SigningKey::from_bytes(seed[1..].try_into().unwrap())
    }

    #[test]
    fn the_published_note_is_signed_and_opened() {
        let note = sign(&key(), "PeterNeumann", TEXT);
        assert_eq!(note, format!("{TEXT}{SIGNED}"));
        assert_eq!(verifier("PeterNeumann", &key().verifying_key()), VERIFIER);
        assert_eq!(open(&key().verifying_key(), "PeterNeumann", &note), Some(TEXT));
    }

    #[test]
    fn a_note_that_was_touched_does_not_open() {
        let (key, note) = (key(), sign(&key(), "PeterNeumann", TEXT));
        let other = SigningKey::from_bytes(&[7; 32]).verifying_key();
        assert_eq!(open(&other, "PeterNeumann", &note), None);
        assert_eq!(open(&key.verifying_key(), "Somebody", &note), None);
        assert_eq!(open(&key.verifying_key(), "PeterNeumann", &note.replace("answer", "anwser")), None);
        assert_eq!(open(&key.verifying_key(), "PeterNeumann", TEXT), None);
    }
}
