//! What must not compile, with the message that a person then reads.

#[test]
fn what_the_inventory_does_not_declare_does_not_compile() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile/fail/*.rs");
    cases.pass("tests/compile/pass/*.rs");
}
