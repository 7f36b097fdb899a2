//! Shows what the workshop makes of a collection: `./x soak media FOLDER…`.
//!
//! For each file a line: what became of it, its format, how many milliseconds it took, its path; at the end how many
//! came to what. Public collections of broken and of unusual media are read this way, which no repository could hold.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

use tokio::time::Instant;
use vitrine_media::{Failure, Shown, Workshop, WorkshopConfig};

fn main() -> ExitCode {
    // The workshop starts this very program for its children.
    if std::env::args().nth(1).is_some_and(|first| first == "media") {
        return vitrine_media::child_main(std::env::args_os().skip(2));
    }
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match look(folders) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn look(folders: Vec<PathBuf>) -> std::io::Result<()> {
    let mut files = Vec::new();
    for folder in folders {
        gather(folder, &mut files)?;
    }
    files.sort();
    let scratch = tempfile::tempdir()?;
    let workshop = Workshop::new(WorkshopConfig::new(std::env::current_exe()?, scratch.path()));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut counts: BTreeMap<(String, &'static str), u32> = BTreeMap::new();
    for file in files {
        let out = tempfile::tempdir()?;
        let began = Instant::now();
        let (format, result) = runtime.block_on(shown(&workshop, &file, out.path()));
        let taken = began.elapsed().as_millis();
        let outcome = match result {
            Ok(_) => "ready",
            Err(failure) => failure.code(),
        };
        println!("{outcome}\t{format}\t{taken}\t{}", file.display());
        *counts.entry((format, outcome)).or_default() += 1;
    }
    for ((format, outcome), count) in counts {
        eprintln!("{count:6} {format} {outcome}");
    }
    Ok(())
}

async fn shown(workshop: &Workshop, file: &Path, out: &Path) -> (String, Result<Shown, Failure>) {
    let examination = match workshop.examine(file).await {
        Ok(examination) => examination,
        Err(failure) => return ("not examined".to_owned(), Err(failure)),
    };
    let format = examination.content_type().to_owned();
    (format, workshop.render(file, &examination, out).await)
}

/// Every file below a path, or the path itself.
fn gather(path: PathBuf, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            gather(entry?.path(), files)?;
        }
    } else {
        files.push(path);
    }
    Ok(())
}
