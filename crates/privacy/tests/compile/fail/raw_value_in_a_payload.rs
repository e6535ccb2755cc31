//! A provider's payload filled with a value that nobody disclosed.

use policy::{datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::{Disclosed, Grant, Personal};

fn request(_: Disclosed<'_, PresaveToken, Spotify>) {}

fn send(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) {
    if let Ok(raw) = token.open(grant) {
        request(raw);
    }
    request(token);
}

fn main() {}
