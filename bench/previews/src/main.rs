//! What the previews of 24-megapixel pictures cost: through Vitrine's own worker, `vipsthumbnail`, `sharp` and
//! ImageMagick. Each makes the same three renditions (2560, 1280 and 320 pixels, progressive JPEG of quality 85, the
//! right way up, in sRGB) of the same pictures, one after another, each contestant in a process of its own whose
//! children are counted.
//!
//! `cargo run --release --manifest-path bench/Cargo.toml --bin previews`

mod contest;
mod contestant;
mod pictures;

use std::{env, path::Path, process::ExitCode};

use contestant::Contestant;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    match arguments.next() {
        // Vitrine's worker starts this program again for each picture.
        Some(word) if word == "media" => vitrine_media::child_main(arguments),
        Some(word) if word == "contestant" => {
            let told: Vec<String> = arguments.filter_map(|word| word.into_string().ok()).collect();
            match told.as_slice() {
                [name, folder] => run_one(name, Path::new(folder)),
                _ => ExitCode::FAILURE,
            }
        }
        _ => ended(contest::run()),
    }
}

fn run_one(name: &str, folder: &Path) -> ExitCode {
    match Contestant::named(name) {
        Some(contestant) => ended(contestant.run(folder)),
        None => ExitCode::FAILURE,
    }
}

fn ended(result: Result<(), Box<dyn std::error::Error>>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
