//! A grant given for one purpose where another is needed.

use policy::{
    datum::PresaveToken,
    purpose::{Receipt, ReleaseSave},
};
use privacy::{Grant, Personal};

fn save(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) {
    let _ = token.open(grant);
}

fn show(token: &Personal<PresaveToken>, grant: &Grant<Receipt>) {
    save(token, grant);
}

fn main() {}
