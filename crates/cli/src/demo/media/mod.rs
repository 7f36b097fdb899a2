//! The media of the demonstration: twenty pictures, clips and sounds, made here from nothing but arithmetic.
//! They come out the same every time, nothing is fetched, and nobody's rights are touched.

mod catalogue;
mod exif;
mod failure;
mod film;
mod paint;
mod picture;
mod sound;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use catalogue::{Making, PIECES, Piece, Shot};
pub(crate) use failure::Unmade;

/// A file of the demonstration, and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct DemoFile {
    /// Where it was written.
    pub(crate) path: PathBuf,
    /// The name it is uploaded under.
    pub(crate) file_name: &'static str,
    /// Its folder, from the root of the library, parts joined by `/`.
    pub(crate) folder: &'static str,
    /// The login of who uploads it.
    pub(crate) by: &'static str,
    /// Its title; pictures and sounds bear it inside as well.
    pub(crate) title: &'static str,
    /// A sentence about it.
    pub(crate) caption: &'static str,
    /// Words that find it.
    pub(crate) keywords: &'static [&'static str],
}

/// How many files [`make`] makes.
pub(crate) const COUNT: usize = PIECES.len();

/// Makes those that are wanted by their file names in the folder, which exists. `made` is handed each as soon
/// as it is there.
///
/// # Errors
/// Where a file can't be written, or FFmpeg can't be run.
pub(crate) fn make(
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
    mut made: impl FnMut(DemoFile),
) -> Result<(), Unmade> {
    // The clips take longest and stand last: they are begun first, and the pictures are the newest in the end.
    let pieces: Vec<&Piece> = PIECES
        .iter()
        .rev()
        .filter(|piece| wanted(piece.file_name))
        .collect();
    let next = AtomicUsize::new(0);
    let (sender, done) = mpsc::channel();
    let workers = thread::available_parallelism()
        .map_or(2, usize::from)
        .clamp(1, COUNT);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, pieces) = (sender.clone(), &next, &pieces);
            scope.spawn(move || {
                while let Some(piece) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = make_one(folder, piece).map(|()| described(folder, piece));
                    if sender.send(outcome).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for file in done {
            made(file?);
        }
        Ok(())
    })
}

/// Where each belongs: its folder, the login of who brings it, and its file name.
#[cfg(test)]
pub(super) fn places() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    PIECES
        .iter()
        .map(|piece| (piece.folder, piece.by, piece.file_name))
}

fn described(folder: &Path, piece: &Piece) -> DemoFile {
    DemoFile {
        path: folder.join(piece.file_name),
        file_name: piece.file_name,
        folder: piece.folder,
        by: piece.by,
        title: piece.title,
        caption: piece.caption,
        keywords: piece.keywords,
    }
}

fn make_one(folder: &Path, piece: &Piece) -> Result<(), Unmade> {
    let file = folder.join(piece.file_name);
    match &piece.making {
        Making::Picture { paint, grain, shot } => {
            let bytes = photograph(piece, &paint(), *grain, shot)?;
            fs::write(&file, bytes).map_err(|source| Unmade::File { file, source })
        }
        Making::Film(clip) => film::write(clip, &words(piece, "creation_time", "keywords"), &file),
        Making::Sound(play) => sound::write_music(&play(), &words(piece, "date", "genre"), &file),
    }
}

/// What FFmpeg writes beside the frames and samples.
fn words(piece: &Piece, when: &'static str, about: &'static str) -> [(&'static str, String); 5] {
    [
        ("title", piece.title.to_owned()),
        ("comment", piece.caption.to_owned()),
        ("artist", "Harbour Street Studio".to_owned()),
        (when, piece.taken.0.to_owned()),
        (about, piece.keywords.join(", ")),
    ]
}

fn photograph(piece: &Piece, canvas: &paint::Canvas, grain: f32, shot: &Shot) -> Result<Vec<u8>, Unmade> {
    let upright = canvas.developed(grain, canvas.width as u64);
    let (width, height) = (canvas.width as u32, canvas.height as u32);
    let (pixels, width, height) = if shot.on_its_side {
        (on_its_side(&upright, canvas.width, canvas.height), height, width)
    } else {
        (upright, width, height)
    };
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 91)
        .encode(&pixels, width, height, image::ExtendedColorType::Rgb8)
        .map_err(|source| Unmade::Jpeg {
            file: piece.file_name.to_owned(),
            source,
        })?;
    let tags = exif::Tags {
        model: shot.model,
        lens: shot.lens,
        exposure: shot.exposure,
        aperture: shot.aperture,
        sensitivity: shot.sensitivity,
        focal: shot.focal,
        taken: piece.taken.0,
        offset: piece.taken.1,
        artist: "Harbour Street Studio",
        orientation: if shot.on_its_side { 6 } else { 1 },
        title: piece.title,
        caption: piece.caption,
        keywords: piece.keywords,
    };
    Ok(exif::tagged(&jpeg, &tags))
}

/// Turned a quarter to the left: what a camera on its side records, to be turned back by whoever shows it.
fn on_its_side(upright: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut turned = Vec::with_capacity(upright.len());
    for row in 0..width {
        for column in 0..height {
            let from = (column * width + (width - 1 - row)) * 3;
            turned.extend_from_slice(&upright[from..from + 3]);
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_twenty_of_three_kinds_under_names_of_their_own() {
        let names: std::collections::BTreeSet<&str> = PIECES.iter().map(|piece| piece.file_name).collect();
        assert_eq!(names.len(), 20);
        for ending in [".jpg", ".mp4", ".mp3"] {
            assert!(names.iter().any(|name| name.ends_with(ending)), "{ending}");
        }
    }

    #[test]
    fn a_picture_comes_out_the_same_every_time() {
        let paint = || picture::trails::ring_road().developed(4.0, 1);
        assert!(paint() == paint());
    }

    #[test]
    fn what_was_turned_on_its_side_stands_upright_when_turned_back() {
        // Two by three, a number a pixel.
        let upright: Vec<u8> = (0..6).flat_map(|pixel| [pixel; 3]).collect();
        let lying = on_its_side(&upright, 2, 3);
        let pixels: Vec<u8> = lying.chunks(3).map(|pixel| pixel[0]).collect();
        // A quarter to the right again gives 0 1 / 2 3 / 4 5.
        assert_eq!(pixels, [1, 3, 5, 0, 2, 4]);
    }
}
