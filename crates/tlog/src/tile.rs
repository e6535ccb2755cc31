//! The files of C2SP tlog-tiles: what they are called and what they hold.

use std::str::FromStr;

/// How many hashes or entries a full tile holds.
const FULL: u64 = 256;
/// How many levels of the tree a tile covers.
const LEVELS: u32 = 8;

/// One file: hashes of one level side by side, or entries side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// `None` for entries.
    level: Option<u32>,
    index: u64,
    /// 1 to 256.
    width: u64,
}

/// A path that names no tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this path names no tile")]
pub struct BadTile;

impl Tile {
    /// Whether nothing more will be added to it.
    pub fn is_full(self) -> bool {
        self.width == FULL
    }

    /// The level of the tree that its hashes are on; `None` for entries.
    pub(crate) fn level(self) -> Option<u32> {
        self.level.map(|level| level * LEVELS)
    }

    pub(crate) fn from(self) -> u64 {
        self.index.saturating_mul(FULL)
    }

    pub(crate) fn width(self) -> u64 {
        self.width
    }
}

/// Reads the path behind `tile/`: `0/x001/234`, `entries/067.p/12`. There is one way to write each.
impl FromStr for Tile {
    type Err = BadTile;

    fn from_str(path: &str) -> Result<Tile, BadTile> {
        let (level, index) = path.split_once('/').ok_or(BadTile)?;
        let level = if level == "entries" { None } else { Some(number(level).filter(|n| *n < 8).ok_or(BadTile)?) };
        let level = level.map(u32::try_from).transpose().map_err(|_| BadTile)?;
        let (index, width) = match index.split_once(".p/") {
            Some((index, width)) => (index, number(width).filter(|n| (1..FULL).contains(n)).ok_or(BadTile)?),
            None => (index, FULL),
        };
        Ok(Tile { level, index: groups(index).ok_or(BadTile)?, width })
    }
}

/// A number without leading zeros.
fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| plain)
}

/// Groups of three digits, all but the last behind an `x`.
fn groups(text: &str) -> Option<u64> {
    let mut index: u64 = 0;
    let mut rest = text.split('/').peekable();
    let mut first = true;
    while let Some(group) = rest.next() {
        let digits = if rest.peek().is_some() { group.strip_prefix('x')? } else { group };
        let fits = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !fits || (first && digits == "000" && rest.peek().is_some()) {
            return None;
        }
        first = false;
        index = index.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    }
    Some(index)
}

/// An entry bundle: each leaf behind its length in two bytes.
pub(crate) fn bundle<'a>(leaves: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for leaf in leaves {
        // Nothing longer gets into the log.
        let length = u16::try_from(leaf.len()).unwrap_or(u16::MAX);
        bytes.extend(length.to_be_bytes());
        bytes.extend(leaf);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_is_named_in_one_way() {
        let tile = |level, index, width| Ok(Tile { level, index, width });
        assert_eq!("0/000".parse(), tile(Some(0), 0, 256));
        assert_eq!("1/x001/x234/067".parse(), tile(Some(1), 1_234_067, 256));
        assert_eq!("entries/x001/000.p/12".parse(), tile(None, 1000, 12));
        for wrong in [
            "",
            "0",
            "0/",
            "0/0",
            "00/000",
            "8/000",
            "-1/000",
            "x/000",
            "0/x000/001",
            "0/001/x000",
            "0/x001",
            "0/000.p/0",
            "0/000.p/256",
            "0/000.p/01",
            "0/000.p/",
            "0/000.p",
            "0/+01",
            "data/000",
            "0/x999/x999/x999/x999/x999/x999/x999/999",
        ] {
            assert_eq!(wrong.parse::<Tile>(), Err(BadTile), "{wrong}");
        }
    }
}
