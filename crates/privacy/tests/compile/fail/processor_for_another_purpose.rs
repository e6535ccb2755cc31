//! A party used for a purpose that it does not serve.

use policy::{datum::PresaveProgress, processor::Spotify, purpose::Receipt};
use privacy::{Grant, Personal};

fn send(progress: &Personal<PresaveProgress>, grant: &Grant<Receipt>) {
    let _ = progress.disclose::<Spotify, _>(grant);
}

fn main() {}
