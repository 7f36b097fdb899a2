//! The files of the build, and the compressed forms that it made of them.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use super::encoding::Encoding;

/// In a release build the files are in the program; in a debug build they are read from the folder each time.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// A file of the build.
pub(super) struct File {
    pub(super) bytes: Cow<'static, [u8]>,
    pub(super) hash: [u8; 32],
    pub(super) media_type: String,
}

/// The file with that path, if the build has one.
pub(super) fn file(path: &str) -> Option<File> {
    let file = Dist::get(path)?;
    Some(File {
        hash: file.metadata.sha256_hash(),
        media_type: media_type(file.metadata.mimetype()),
        bytes: file.data,
    })
}

/// The file in the best form that the client takes and the build made.
pub(super) fn encoded(path: &str, accepted: &[Encoding]) -> Option<(Encoding, Cow<'static, [u8]>)> {
    accepted.iter().find_map(|encoding| {
        let file = Dist::get(&format!("{path}.{}", encoding.extension()))?;
        Some((*encoding, file.data))
    })
}

fn media_type(guessed: &str) -> String {
    let text = guessed.starts_with("text/") || guessed.ends_with("javascript") || guessed.ends_with("json");
    if text {
        format!("{guessed}; charset=utf-8")
    } else {
        guessed.to_owned()
    }
}
