//! What must not compile, with the message that a person then reads; and beside each case a control that compiles, so that
//! it is known to fail for its reason alone.

use std::path::Path;

#[test]
fn what_the_inventory_does_not_declare_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile/fail/*.rs");
    cases.pass("tests/compile/pass/*.rs");
}

#[test]
fn every_case_has_a_control() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile");
    for case in std::fs::read_dir(here.join("fail")).unwrap() {
        let name = case.unwrap().file_name();
        if name.to_string_lossy().ends_with(".rs") {
            assert!(here.join("pass").join(&name).is_file(), "write tests/compile/pass/{}", name.display());
        }
    }
}

/// The message names the datum, the purpose or the party, and the line to write.
#[test]
fn the_message_says_what_to_write() {
    let cases = [
        (
            "undeclared_purpose",
            ["`MemberEmail` is not declared for the purpose `ReleaseSave`", "purposes = [… \"id of `ReleaseSave`\"]"],
        ),
        (
            "undeclared_processor",
            ["`MemberEmail` is not declared for the processor `Spotify`", "data = [… \"id of `MemberEmail`\"]"],
        ),
        (
            "processor_for_another_purpose",
            ["the processor `Spotify` is not declared for the purpose `Receipt`", "purposes = [… \"id of `Receipt`\"]"],
        ),
        (
            "grant_for_another_kind_of_people",
            [
                "`MemberPassword` is not declared for the purpose `ReleaseSave`",
                "in the [[data]] row of `MemberPassword`",
            ],
        ),
    ];
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile/fail");
    for (case, parts) in cases {
        let said = std::fs::read_to_string(here.join(case).with_extension("stderr")).unwrap();
        for part in parts {
            assert!(said.contains(part), "{case} lacks {part:?}:\n{said}");
        }
    }
}
