//! What the tests' server starts to read a file: the program's hidden command `media`, alone.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|command| command == "media") {
        vitrine_media::child_main(arguments)
    } else {
        ExitCode::FAILURE
    }
}
