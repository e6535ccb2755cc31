//! The control: a value is read where it is, and revealed to whoever holds the ledger's word.

use policy::{datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::{Disclosed, Grant, Personal, Recorded};

fn read(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) -> Option<usize> {
    token.open(grant).ok().map(String::len)
}

fn reveal(disclosed: &Disclosed<'_, PresaveToken, Spotify>, recorded: &Recorded) -> Option<usize> {
    disclosed.reveal(recorded).map(String::len)
}

fn main() {
    let _ = (read, reveal);
}
