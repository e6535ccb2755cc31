//! How the rows of the inventory are said: one way for the policy, the registers and every other page.

use policy::{DataRow, Kept, ProcessorRow};

use crate::{Party, Tongue};

/// How long a datum is kept: the rule that the sweep executes.
pub fn kept(tongue: &Tongue, row: &DataRow) -> String {
    match row.kept() {
        Kept::Use => tongue.say("policy-keep-use"),
        Kept::Until(_) => tongue.say(&format!("datum-{}-until", row.id)),
        Kept::After(rule) if rule.after == "created_at" => tongue.say_n("policy-keep-days-made", i64::from(rule.days)),
        Kept::After(rule) => tongue.say_n("policy-keep-days", i64::from(rule.days)),
        Kept::Life if row.subject == "member" => tongue.say("policy-keep-account"),
        Kept::Life => tongue.say("policy-keep-subject"),
    }
}

/// How long a cookie lives.
pub fn life(tongue: &Tongue, minutes: u32) -> String {
    const DAY: u32 = 24 * 60;
    match minutes {
        0 => tongue.say("policy-session"),
        _ if minutes.is_multiple_of(DAY) => tongue.say_n("policy-days", i64::from(minutes / DAY)),
        _ => tongue.say_n("policy-minutes", i64::from(minutes)),
    }
}

/// Where a processor is, or that nobody has said it.
pub fn country(tongue: &Tongue, row: &ProcessorRow, parties: &[Party]) -> String {
    let Some(place) = Party::place_of(row, parties) else { return tongue.say("policy-unknown") };
    let id = format!("country-{}", place.country);
    let name = tongue.say(&id);
    // A country that the texts do not name is called by its code.
    if name == id { place.country.to_owned() } else { name }
}

/// What protects the data that a processor receives, or that nobody has said it.
pub fn safeguard(tongue: &Tongue, row: &ProcessorRow, parties: &[Party]) -> String {
    let of_row = row.configured.then(|| tongue.say(&format!("safeguard-{}", row.safeguard)));
    let of_place = match Party::place_of(row, parties) {
        Some(place) => tongue.say(&format!("safeguard-{}", place.safeguard)),
        None => tongue.say("policy-unknown"),
    };
    tongue.list(of_row.into_iter().chain([of_place]))
}
