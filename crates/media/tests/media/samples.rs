//! Files that others made: where `VITRINE_SAMPLES` names a folder of them, each is tried; elsewhere none is.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use vitrine_media::Failure;

use crate::bench::Bench;

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What anybody can be told of it: what it is and what there is to see, or what is wrong with the file itself.
async fn told(bench: &Bench, path: &Path) -> Result<String, Failure> {
    let found = match bench.process(path).await {
        Ok(found) => found,
        Err(failure @ (Failure::Unreadable | Failure::TooLarge | Failure::Locked | Failure::Unsupported)) => {
            return Ok(failure.to_string());
        }
        Err(failure) => return Err(failure),
    };
    let examination = &found.examination;
    let size = examination.width.zip(examination.height);
    Ok(format!(
        "{:?} {size:?} {:?} s, {}",
        examination.format,
        examination.duration,
        found.names().join(" ")
    ))
}

#[tokio::test]
async fn every_file_of_a_collection_comes_to_a_clear_end() {
    let Some(folder) = env::var_os("VITRINE_SAMPLES") else {
        return;
    };
    let bench = Bench::new();
    let mut unclear = Vec::new();
    for path in files_below(Path::new(&folder)) {
        match told(&bench, &path).await {
            Ok(words) => println!("{}: {words}", path.display()),
            Err(failure) => unclear.push(format!("{}: {failure}", path.display())),
        }
    }
    assert!(unclear.is_empty(), "{}", unclear.join("\n"));
}
