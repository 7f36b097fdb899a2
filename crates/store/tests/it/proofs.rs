//! What a handler can't write: each file in `tests/compile_fail` is refused by the compiler, with the message
//! beside it. `TRYBUILD=overwrite` writes the messages anew.

#[test]
fn no_row_without_a_proof_and_no_proof_without_a_decision() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
