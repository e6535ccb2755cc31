//! The control: a datum sent to a party that may receive it.

use policy::{datum::PresaveToken, processor::Spotify, purpose::ReleaseSave};
use privacy::{Grant, Personal};

fn send(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) {
    let _ = token.disclose::<Spotify, _>(grant);
}

fn main() {
    let _ = send;
}
