//! The pictures that cameras put into their raw files, taken out by exiftool.

/// What exiftool is told: each picture that it finds becomes a file of its own in that folder.
pub(crate) fn arguments(source: &str, folder: &str) -> Vec<String> {
    let mut arguments: Vec<String> = ["-config", "", "-q", "-b", "-W!"].map(str::to_owned).to_vec();
    // A percent sign is exiftool's own; folders of the program have none, and one that has is told so.
    arguments.push(format!("{}/%t.jpg", folder.replace('%', "%%")));
    let pictures = [
        "JpgFromRaw",
        "JpgFromRaw2",
        "PreviewImage",
        "OtherImage",
        "ThumbnailImage",
    ];
    arguments.extend(pictures.map(|name| format!("-{name}")));
    arguments.extend(["--".to_owned(), source.to_owned()]);
    arguments
}
