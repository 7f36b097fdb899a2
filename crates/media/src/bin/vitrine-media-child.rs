//! The hidden subcommand `vitrine media` alone, for tests that have no `vitrine` at hand.

use std::process::ExitCode;

fn main() -> ExitCode {
    // The first argument is the program's name, the second the subcommand's.
    vitrine_media::child_main(std::env::args_os().skip(2))
}
