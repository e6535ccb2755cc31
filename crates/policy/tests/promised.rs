//! The real clauses and their checks.

use policy::{Check, PROMISES, Promise, Proof};

#[test]
fn what_the_issue_names_at_least_is_promised() {
    let wanted = [
        "access",
        "rectification",
        "erasure",
        "erasure_of_bytes",
        "erasure_after_restore",
        "restriction",
        "objection",
        "withdrawal",
        "retention",
        "no_address",
        "visitor_salt",
        "token_destroyed",
        "least_scopes",
        "tokens_sealed",
        "processors_get_declared_data",
        "nothing_before_consent",
        "opt_out_signal",
        "security_headers",
        "cookies",
        "log_integrity",
        "honest_staleness",
        "policy_matches_program",
        "complete_notice",
        "version_history",
        "nothing_undeclared",
        "purpose_limitation",
        "no_personal_data_in_logs",
        "reporting_a_weakness",
        "deadlines",
        "passwords",
    ];
    let missing: Vec<_> =
        wanted.into_iter().filter(|id| Promise::of_id(id).is_none_or(|row| row.checks().is_empty())).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn every_check_is_found_by_its_id_and_speaks_for_a_clause() {
    for check in Check::ALL {
        assert_eq!(Check::of_id(check.id()), Some(*check));
        assert!(check.clauses().next().is_some(), "{}", check.id());
    }
    assert_eq!(Check::of_id("horoscope"), None);
}

#[test]
fn outsiders_rerun_what_needs_no_access() {
    let external = |id: &str| Promise::of_id(id).unwrap().external();
    assert!(external("policy_matches_program") && external("opt_out_signal") && external("security_headers"));
    assert!(!external("erasure_of_bytes") && !external("access"));
    assert!(!external("below_the_files"), "nobody can rerun an attestation");
}

#[test]
fn a_clause_is_checked_with_an_age_or_attested_by_somebody() {
    for row in PROMISES {
        match row.proof {
            Proof::Checks { checks, max_age_hours } => assert!(!checks.is_empty() && max_age_hours > 0, "{}", row.id),
            Proof::Attested(word) => assert!(!word.by.is_empty() && !word.what.is_empty() && word.on.len() == 10),
        }
    }
}
