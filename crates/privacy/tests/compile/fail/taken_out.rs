//! A value moved out past its gate, kept longer than its owner, or revealed without the ledger's word.

use policy::{datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::{Disclosed, Grant, Personal, Recorded};

fn field(token: Personal<PresaveToken>) -> String {
    token.value
}

fn outlive(token: Personal<PresaveToken>, grant: &Grant<ReleaseSave>) -> Option<&'static str> {
    token.open(grant).ok().map(String::as_str)
}

fn forge(disclosed: &Disclosed<'_, PresaveToken, Spotify>) -> Option<String> {
    disclosed.reveal(&Recorded(vec![disclosed.disclosure()])).cloned()
}

fn main() {}
