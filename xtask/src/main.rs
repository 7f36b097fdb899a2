//! What `./x` hands over to. Each command is a file; `test/` and `tidy/` are folders of theirs.

mod api;
mod bench;
mod command;
mod dev;
mod failure;
mod mutants;
mod run;
mod soak;
mod test;
mod tidy;
mod tree;
mod ui;

use std::process::ExitCode;

use failure::Failure;

const USAGE: &str = "\
./x run [--data DIR] [OPTION…]   build and start Vitrine with its demonstration; options go to `vitrine serve`
./x dev [--data DIR] [OPTION…]   the same, rebuilt as you edit: the server, and Vite with reload
./x test [STEP…]                 everything that is checked, or the steps named
./x tidy                         the rules of the tree that no compiler keeps
./x soak [mutants] [ARGUMENT…]   the long tests: many more rounds of kills, faults and random worlds, and each rule changed
./x soak media FOLDER…           what becomes of each file of a collection of media
./x bench [NAME…]                the measurements, each beside what it is compared to
./x api                          regenerate web/openapi.json and the client made from it
./x help                         this";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = arguments.collect();
    match dispatch(&command, &rest) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("x {command}: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Result<ExitCode, Failure> {
    match command {
        "run" => run::run(rest),
        "dev" => dev::dev(rest),
        "test" => test::test(rest),
        "tidy" => tidy::report(),
        "soak" => soak::soak(rest),
        "bench" => bench::bench(rest),
        "api" => api::regenerate(),
        "help" | "-h" | "--help" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => Err(Failure::new(format!(
            "there is no command `{unknown}`\n\n{USAGE}"
        ))),
    }
}
