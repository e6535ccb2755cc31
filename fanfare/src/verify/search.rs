//! Looking for a value in every file of the data folder, in whatever form a program may have written it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use aho_corasick::AhoCorasick;
use anyhow::Context;
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD, engine::general_purpose::URL_SAFE_NO_PAD};
use sha1::Digest as _;
use uuid::Uuid;

use super::places::Places;

/// How much of a file is looked at in one go.
const PORTION_BYTES: usize = 4 * 1024 * 1024;
/// What a packed member may hold before the search gives it up (and says so).
const MEMBER_BYTES: u64 = 64 * 1024 * 1024;
const MEMBERS_DEEP: usize = 3;
/// A shorter form is found by chance too often.
const SHORTEST_BYTES: usize = 6;
/// How a control file is called. A crash may leave one: the next run removes it.
const CONTROL: &str = "proof-control-";

const GZIP: &[u8] = &[0x1f, 0x8b, 0x08];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const ZIP: &[u8] = b"PK\x03\x04";
const MAGICS: [&[u8]; 3] = [GZIP, ZSTD, ZIP];

/// One value, with every form that it is looked for in.
pub(crate) struct Value {
    /// What it is, for the evidence: never the value itself.
    name: String,
    forms: Vec<(&'static str, Vec<u8>)>,
    shortest: usize,
}

impl Value {
    /// A text.
    pub(crate) fn text(name: impl Into<String>, text: &str) -> Value {
        Value::of(name, text_forms(text))
    }

    /// A secret that nobody can guess: its digests tell nothing, and are what the program may keep.
    pub(crate) fn secret(name: impl Into<String>, text: &str) -> Value {
        let digests: Vec<Vec<u8>> = digests(text.as_bytes()).into_iter().map(|(_, bytes)| bytes).collect();
        let forms = text_forms(text).into_iter().filter(|(_, bytes)| !digests.contains(bytes)).collect();
        Value::of(name, forms)
    }

    /// Bytes: themselves, in hex, in base64, and their digests.
    pub(crate) fn bytes(name: impl Into<String>, bytes: &[u8]) -> Value {
        Value::of(name, byte_forms(bytes))
    }

    /// An id: its bytes in both orders that are used, and as a text with and without hyphens.
    pub(crate) fn id(name: impl Into<String>, id: Uuid) -> Value {
        let mut forms = byte_forms(id.as_bytes());
        forms.push(("uuid little endian", id.to_bytes_le().to_vec()));
        forms.extend(text_forms(&id.hyphenated().to_string()));
        forms.extend(text_forms(&id.simple().to_string()));
        Value::of(name, forms)
    }

    /// These bytes alone, although they are so few that chance finds them too: for comparing counts.
    pub(crate) fn few_bytes(name: impl Into<String>, bytes: &[u8]) -> Value {
        Value { shortest: 1, ..Value::of(name, vec![("bytes", bytes.to_vec())]) }
    }

    fn of(name: impl Into<String>, forms: Vec<(&'static str, Vec<u8>)>) -> Value {
        Value { name: name.into(), forms, shortest: SHORTEST_BYTES }
    }
}

fn byte_forms(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![("bytes", bytes.to_vec())];
    forms.extend(packed(bytes));
    forms.extend(digests(bytes));
    forms
}

fn text_forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let mut forms = vec![
        ("utf-8", text.as_bytes().to_vec()),
        ("lower case", text.to_lowercase().into_bytes()),
        ("upper case", text.to_uppercase().into_bytes()),
        ("utf-16le", utf16(u16::to_le_bytes)),
        ("utf-16be", utf16(u16::to_be_bytes)),
        ("percent", text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>().into_bytes()),
        ("percent lower", text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>().into_bytes()),
        ("json", text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>().into_bytes()),
        ("json upper", text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect::<String>().into_bytes()),
    ];
    forms.extend(packed(text.as_bytes()));
    forms.extend(digests(text.as_bytes()));
    forms
}

/// Hex and base64, which looks different at each of the three places that a value may begin at.
fn packed(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = vec![("hex", hex(bytes)), ("hex upper", hex(bytes).to_ascii_uppercase())];
    for (offset, standard, url) in
        [(0, "base64", "base64url"), (1, "base64 +1", "base64url +1"), (2, "base64 +2", "base64url +2")]
    {
        let padded = [&vec![0; offset], bytes].concat();
        let (first, last) = ((offset * 8).div_ceil(6), padded.len() * 8 / 6);
        for (name, text) in [(standard, STANDARD_NO_PAD.encode(&padded)), (url, URL_SAFE_NO_PAD.encode(&padded))] {
            forms.push((name, text.get(first..last).unwrap_or_default().as_bytes().to_vec()));
        }
    }
    forms
}

/// An unsalted digest tells who somebody is to whoever can guess the value.
fn digests(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let (md5, sha1, sha256) =
        (md5::Md5::digest(bytes).to_vec(), sha1::Sha1::digest(bytes).to_vec(), sha2::Sha256::digest(bytes).to_vec());
    let mut forms = Vec::new();
    for (plain, in_hex, upper, digest) in [
        ("md5", "md5 hex", "md5 hex upper", md5),
        ("sha-1", "sha-1 hex", "sha-1 hex upper", sha1),
        ("sha-256", "sha-256 hex", "sha-256 hex upper", sha256),
    ] {
        forms.extend([(in_hex, hex(&digest)), (upper, hex(&digest).to_ascii_uppercase()), (plain, digest)]);
    }
    forms
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes()
}

/// How often each value was found, in which form.
type Hits = BTreeMap<String, BTreeMap<&'static str, u64>>;

/// What kind of file is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Control,
    Keyring,
    Other,
}

impl Kind {
    fn of(path: &Path) -> Kind {
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if name.starts_with(CONTROL) {
            Kind::Control
        } else if name.starts_with("keyring.db") {
            Kind::Keyring
        } else {
            Kind::Other
        }
    }
}

/// What was found, by value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Files that were read.
    pub(crate) files: u64,
    /// Their bytes.
    pub(crate) bytes: u64,
    /// Packed members that were opened.
    pub(crate) members: u64,
    /// Files that could not be read, and members that were too large: then the search has not seen everything.
    pub(crate) unread: u64,
    /// Hits of each value, outside the control files.
    hits: Hits,
    /// Of these, the hits in the keyring's own file.
    in_keyring: Hits,
    /// The patterns that were found in the control files.
    controlled: BTreeSet<usize>,
    n_patterns: usize,
}

impl Found {
    /// How often a value was found, in any form.
    pub(crate) fn of(&self, value: &str) -> u64 {
        self.hits.get(value).map_or(0, |forms| forms.values().sum())
    }

    /// How often a value was found in the keyring's own file as it is stored there, and in no other form or file; `None`
    /// when it was found anywhere else.
    pub(crate) fn only_in_keyring(&self, value: &str) -> Option<u64> {
        let stored = self.in_keyring.get(value).and_then(|forms| forms.get("bytes")).copied().unwrap_or(0);
        (stored == self.of(value)).then_some(stored)
    }

    /// All hits of values whose name begins so.
    pub(crate) fn of_all(&self, begins: &str) -> u64 {
        let mut n = 0;
        for (_, forms) in self.hits.iter().filter(|(name, _)| name.starts_with(begins)) {
            n += forms.values().sum::<u64>();
        }
        n
    }

    /// Which forms of a value were found.
    pub(crate) fn forms_of(&self, begins: &str) -> BTreeMap<&'static str, u64> {
        let mut all = BTreeMap::new();
        for (_, forms) in self.hits.iter().filter(|(name, _)| name.starts_with(begins)) {
            for (form, n) in forms {
                *all.entry(*form).or_insert(0) += n;
            }
        }
        all
    }

    /// Which values were found.
    pub(crate) fn names(&self) -> Vec<String> {
        self.hits.keys().cloned().collect()
    }

    /// Adds what another part of the search found.
    fn add(&mut self, other: Found) {
        self.files += other.files;
        self.bytes += other.bytes;
        self.members += other.members;
        self.unread += other.unread;
        for (mine, theirs) in [(&mut self.hits, other.hits), (&mut self.in_keyring, other.in_keyring)] {
            for (value, forms) in theirs {
                for (form, n) in forms {
                    *mine.entry(value.clone()).or_default().entry(form).or_insert(0) += n;
                }
            }
        }
        self.controlled.extend(other.controlled);
    }

    /// Whether every form of every value was found where it had been planted, and nothing was left unread.
    pub(crate) fn control_complete(&self) -> bool {
        self.n_patterns > 0 && self.controlled.len() == self.n_patterns && self.unread == 0
    }

    /// For the evidence.
    pub(crate) fn said(&self) -> serde_json::Value {
        serde_json::json!({
            "files": self.files, "bytes": self.bytes, "members": self.members, "unread": self.unread,
            "forms": self.n_patterns, "forms_found_where_planted": self.controlled.len(),
        })
    }
}

/// A part of a file.
struct Portion {
    path: Arc<PathBuf>,
    nth: u64,
    last: bool,
}

/// What a pattern stands for: the place of the value, and the form.
type Meant = (usize, &'static str);

/// A search for some values.
pub(crate) struct Search {
    values: Vec<Value>,
    /// Each pattern once, with the values and forms that look like that.
    patterns: Vec<(Vec<u8>, Vec<Meant>)>,
    automaton: AhoCorasick,
    longest: usize,
}

impl Search {
    pub(crate) fn new(values: Vec<Value>) -> anyhow::Result<Search> {
        let mut patterns: BTreeMap<Vec<u8>, Vec<Meant>> = BTreeMap::new();
        for (n, value) in values.iter().enumerate() {
            for (form, bytes) in value.forms.iter().filter(|(_, bytes)| bytes.len() >= value.shortest) {
                patterns.entry(bytes.clone()).or_default().push((n, form));
            }
        }
        let patterns: Vec<_> = patterns.into_iter().collect();
        let longest = patterns.iter().map(|(bytes, _)| bytes.len()).max().unwrap_or(1);
        let all = patterns.iter().map(|(bytes, _)| bytes.as_slice()).chain(MAGICS);
        let automaton = AhoCorasick::new(all).context("the patterns of the search could not be put together")?;
        Ok(Search { values, patterns, automaton, longest })
    }

    /// Reads every file once, for all forms at the same time, on all cores but one.
    pub(crate) fn run(&self, places: &Places) -> anyhow::Result<Found> {
        let mut found = Found { n_patterns: self.patterns.len(), ..Found::default() };
        let mut portions = Vec::new();
        for path in places.files()? {
            // Another process may have taken it away since it was listed.
            let Ok(about) = path.metadata() else { continue };
            found.files += 1;
            let n = about.len().div_ceil(u64::try_from(PORTION_BYTES)?).max(1);
            let path = Arc::new(path);
            for nth in 0..n {
                // What is written while we read is read with the last portion.
                portions.push(Portion { path: path.clone(), nth, last: nth + 1 == n });
            }
        }
        let next = AtomicUsize::new(0);
        let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        let work = || -> anyhow::Result<Found> {
            let mut mine = Found::default();
            let mut buffer = Vec::new();
            while let Some(portion) = portions.get(next.fetch_add(1, Ordering::Relaxed)) {
                self.read(portion, &mut buffer, &mut mine)?;
            }
            Ok(mine)
        };
        let parts: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..workers.min(portions.len())).map(|_| scope.spawn(work)).collect();
            threads.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
        });
        for part in parts {
            found.add(part.map_err(|_| anyhow::anyhow!("a part of the search broke off"))??);
        }
        Ok(found)
    }

    /// Looks at something that is in memory.
    pub(crate) fn in_memory(&self, bytes: &[u8]) -> Found {
        let mut found = Found { n_patterns: self.patterns.len(), ..Found::default() };
        self.look(bytes, usize::MAX, Kind::Other, &mut found);
        found
    }

    /// Looks at what begins in a portion of a file; it reads a little further, so that nothing is cut through.
    fn read(&self, portion: &Portion, buffer: &mut Vec<u8>, found: &mut Found) -> anyhow::Result<()> {
        let kind = Kind::of(&portion.path);
        let mut file = match File::open(&*portion.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(_) => {
                found.unread += 1;
                return Ok(());
            }
        };
        let mut begin = portion.nth * u64::try_from(PORTION_BYTES)?;
        loop {
            file.seek(SeekFrom::Start(begin))?;
            buffer.clear();
            let most = u64::try_from(PORTION_BYTES + self.longest - 1)?;
            let n = file.by_ref().take(most).read_to_end(buffer)?;
            let mine = n.min(PORTION_BYTES);
            found.bytes += u64::try_from(mine)?;
            for start in self.look(buffer, mine, kind, found) {
                file.seek(SeekFrom::Start(begin + u64::try_from(start)?))?;
                self.unpack(&mut BufReader::new(&mut file), kind, 1, found);
            }
            if !portion.last || n < PORTION_BYTES {
                return Ok(());
            }
            begin += u64::try_from(PORTION_BYTES)?;
        }
    }

    /// Counts what begins at one of these places, and answers where something packed may begin.
    fn look(&self, buffer: &[u8], to: usize, kind: Kind, found: &mut Found) -> Vec<usize> {
        let mut starts = Vec::new();
        for hit in self.automaton.find_overlapping_iter(buffer).filter(|hit| hit.start() < to) {
            let n = hit.pattern().as_usize();
            match self.patterns.get(n) {
                None => starts.push(hit.start()),
                Some(_) if kind == Kind::Control => {
                    found.controlled.insert(n);
                }
                Some((_, meant)) => {
                    for (value, form) in meant {
                        let Some(value) = self.values.get(*value) else { continue };
                        note(&mut found.hits, value, form);
                        if kind == Kind::Keyring {
                            note(&mut found.in_keyring, value, form);
                        }
                    }
                }
            }
        }
        starts
    }

    /// What begins like something packed, and mostly is not: nothing is read before it looks like it.
    fn unpack(&self, packed: &mut dyn BufRead, kind: Kind, deep: usize, found: &mut Found) {
        let Some(plain) = unpacked(packed) else { return };
        found.members += 1;
        if u64::try_from(plain.len()).is_ok_and(|n| n >= MEMBER_BYTES) {
            found.unread += 1;
        }
        let starts = self.look(&plain, usize::MAX, kind, found);
        if deep < MEMBERS_DEEP {
            for start in starts {
                self.unpack(&mut plain.get(start..).unwrap_or_default(), kind, deep + 1, found);
            }
        }
    }

    /// Plants every form in the data folder: plain, and packed in each way. Dropping the answer removes it.
    pub(crate) fn plant(&self, places: &Places) -> anyhow::Result<Planted> {
        let mut all = Vec::new();
        for (bytes, _) in &self.patterns {
            all.extend_from_slice(bytes);
            all.extend_from_slice(b"\0\n");
        }
        let folder = scratch(places)?;
        // Each part of the forms is written in one way only, so that a search that cannot open that kind of member misses
        // them. The parts overlap, where a cut would go through a form.
        let cut = |n: usize| all.len() * n / 4;
        let part = |n: usize| all.get(cut(n).saturating_sub(self.longest + 2)..cut(n + 1)).unwrap_or_default();
        let files =
            [("plain", part(0).to_vec()), ("gz", gzip(part(1))?), ("zst", zstd(part(2))), ("zip", zip(part(3))?)];
        for (kind, bytes) in files {
            fs::write(folder.path().join(format!("{CONTROL}{kind}")), bytes)?;
        }
        Ok(Planted { _folder: folder })
    }
}

fn note(hits: &mut Hits, value: &Value, form: &'static str) {
    *hits.entry(value.name.clone()).or_default().entry(form).or_insert(0) += 1;
}

/// The control files.
pub(crate) struct Planted {
    _folder: tempfile::TempDir,
}

/// A folder in the data folder for what a check has to write for a moment. A run that was cut off may leave it: the next
/// one removes it.
pub(crate) fn scratch(places: &Places) -> io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix(CONTROL).tempdir_in(places.data())
}

/// Removes the control files of a run that was cut off.
pub(crate) fn remove_controls(places: &Places) -> io::Result<()> {
    for entry in fs::read_dir(places.data())?.flatten() {
        if entry.file_name().to_string_lossy().starts_with(CONTROL) && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Every regular file below a folder. Links are not followed: what they lead to is not ours.
pub(crate) fn files_below(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            files_below(&entry.path(), files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// What something packed holds, as far as it can be read.
fn unpacked(packed: &mut dyn BufRead) -> Option<Vec<u8>> {
    let begins = packed.fill_buf().ok()?;
    if begins.starts_with(GZIP) {
        some(flate2::bufread::GzDecoder::new(packed))
    } else if begins.starts_with(ZSTD) {
        some(ruzstd::decoding::StreamingDecoder::new(packed).ok()?)
    } else if begins.starts_with(ZIP) {
        let mut head = [0; 30];
        packed.read_exact(&mut head).ok()?;
        let number = |at: usize| Some(u16::from_le_bytes([*head.get(at)?, *head.get(at + 1)?]));
        let named = u64::from(number(26)?) + u64::from(number(28)?);
        io::copy(&mut Read::take(&mut *packed, named), &mut io::sink()).ok()?;
        // Method 8 is deflate; what is stored as it is has been seen already.
        if number(8)? == 8 { some(flate2::bufread::DeflateDecoder::new(packed)) } else { None }
    } else {
        None
    }
}

fn some(packed: impl Read) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    // What was read before an error counts: the end of a member may be anywhere.
    packed.take(MEMBER_BYTES).read_to_end(&mut plain).ok();
    (!plain.is_empty()).then_some(plain)
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    flate2::read::GzEncoder::new(plain, flate2::Compression::default()).read_to_end(&mut packed)?;
    Ok(packed)
}

fn zstd(plain: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(plain, ruzstd::encoding::CompressionLevel::Fastest)
}

/// The one local entry of a ZIP file that a reader needs to find its content.
fn zip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = ZIP.to_vec();
    packed.extend([20, 0, 0, 0, 8, 0]);
    packed.extend([0; 16]);
    packed.extend([1, 0, 0, 0, b'c']);
    flate2::read::DeflateEncoder::new(plain, flate2::Compression::default()).read_to_end(&mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(search: &Search, folder: &Path) -> Found {
        search.run(&Places::new(folder.to_owned(), None)).unwrap()
    }

    #[test]
    fn every_form_is_found_where_it_was_planted() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::new(folder.path().to_owned(), None);
        let values = vec![
            Value::text("text", "Ab3/cd ef?gh=0123"),
            Value::id("id", Uuid::now_v7()),
            Value::bytes("bytes", &[7, 200, 3, 250, 9, 11, 77, 1]),
        ];
        let search = Search::new(values).unwrap();
        let planted = search.plant(&places).unwrap();
        let before = search.run(&places).unwrap();
        assert!(before.control_complete(), "{}", before.said());
        assert_eq!(before.of_all(""), 0, "control files do not count");
        drop(planted);
        let after = search.run(&places).unwrap();
        assert!(!after.control_complete() && after.of_all("") == 0);
    }

    #[test]
    fn a_value_that_is_left_behind_is_found_in_every_form_that_it_may_have() {
        let text = "canary-5f2e9c";
        let search = Search::new(vec![Value::text("text", text)]).unwrap();
        let base64 = STANDARD_NO_PAD.encode(format!("x{text}yz"));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let sha1 = sha1::Sha1::digest(text).to_vec();
        for (form, left) in [
            ("utf-8", format!("a row with {text} in it").into_bytes()),
            ("upper case", text.to_uppercase().into_bytes()),
            ("base64 +1", base64.into_bytes()),
            ("utf-16le", utf16),
            ("hex", hex(text.as_bytes())),
            ("sha-1", sha1),
            ("utf-8", gzip(format!("packed {text}").as_bytes()).unwrap()),
            ("utf-8", [b"before".to_vec(), zstd(&gzip(text.as_bytes()).unwrap())].concat()),
            ("utf-8", zip(text.as_bytes()).unwrap()),
        ] {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("deep")).unwrap();
            fs::write(folder.path().join("deep").join("file"), left).unwrap();
            let found = found(&search, folder.path());
            assert!(found.forms_of("text").contains_key(form), "{form}: {:?}", found.forms_of("text"));
        }
    }

    #[test]
    fn a_value_across_two_portions_is_found_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = vec![b'.'; PORTION_BYTES - 4];
        bytes.extend_from_slice(b"canary-5f2e9c");
        bytes.extend(vec![b'.'; PORTION_BYTES]);
        fs::write(folder.path().join("file"), bytes).unwrap();
        let found = found(&Search::new(vec![Value::text("text", "canary-5f2e9c")]).unwrap(), folder.path());
        assert_eq!(found.forms_of("text").get("utf-8"), Some(&1));
    }
}
