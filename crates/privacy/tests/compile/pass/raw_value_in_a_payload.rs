//! The control: a provider's payload filled with a value that was disclosed.

use policy::{datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::{Disclosed, Grant, Personal};

fn request(_: Disclosed<'_, PresaveToken, Spotify>) {}

fn send(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) {
    if let Ok(disclosed) = token.disclose(grant) {
        request(disclosed);
    }
}

fn main() {
    let _ = send;
}
