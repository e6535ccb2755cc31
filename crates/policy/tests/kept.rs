//! How long the data of this program are kept, as the rows say it.

use policy::{DATA, Kept};

fn kept(id: &str) -> Option<Kept> {
    DATA.iter().find(|row| row.id == id).map(|row| row.kept())
}

#[test]
fn a_datum_in_several_tables_is_kept_as_long_as_the_longest() {
    assert!(matches!(kept("fan_id"), Some(Kept::After(rule)) if rule.days == 90 && rule.after == "ended_at"));
    assert_eq!(kept("member_id"), Some(Kept::Life), "a session goes, the account stays");
    assert_eq!(kept("subject_id"), Some(Kept::Life), "a letter goes, the person stays");
}

#[test]
fn what_is_emptied_names_what_empties_it() {
    assert_eq!(kept("presave_token"), Some(Kept::Until("ended_at")));
    assert_eq!(kept("requester_address"), Some(Kept::Until("answered_at")));
    assert_eq!(kept("presave_code"), Some(Kept::Use));
}

#[test]
fn a_refusal_lasts_as_long_as_the_longest_six_months() {
    assert_eq!(policy::REFUSAL_MONTHS, 6);
    assert_eq!(policy::REFUSAL_DAYS, 184, "from March to August");
}
