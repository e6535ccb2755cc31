//! The control: a party used for a purpose that it serves.

use policy::{datum::PresaveCode, processor::Spotify, purpose::ReleaseSave};
use privacy::{Grant, Personal};

fn send(code: &Personal<PresaveCode>, grant: &Grant<ReleaseSave>) {
    let _ = code.disclose::<Spotify, _>(grant);
}

fn main() {
    let _ = send;
}
