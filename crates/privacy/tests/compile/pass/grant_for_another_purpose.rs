//! The control: a grant given for the purpose that is needed.

use policy::{datum::PresaveToken, purpose::ReleaseSave};
use privacy::{Grant, Personal};

fn save(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) {
    let _ = token.open(grant);
}

fn show(token: &Personal<PresaveToken>, grant: &Grant<ReleaseSave>) {
    save(token, grant);
}

fn main() {
    let _ = show;
}
