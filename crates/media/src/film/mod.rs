//! Film: what ffprobe finds out about it, and what FFmpeg is told to make of it.

pub(crate) mod poster;
pub(crate) mod probe;
pub(crate) mod proxy;
pub(crate) mod sprite;

use crate::Format;

/// The beginning of every FFmpeg call: quiet, asking nobody, reading this one file and nothing that it
/// may refer to, by the one reader that its first bytes call for.
pub(crate) fn input(source: &str, format: Format, pixels: u64, threads: u32) -> Vec<String> {
    let mut arguments = words("-nostdin -hide_banner -loglevel error -y -filter_threads 1");
    arguments.extend(reading(source, format, pixels, threads));
    arguments
}

/// The same, and at the end it says what a filter has measured.
pub(crate) fn measured_input(source: &str, format: Format, pixels: u64, threads: u32) -> Vec<String> {
    let mut arguments = words("-nostdin -hide_banner -nostats -loglevel info -y -filter_threads 1");
    arguments.extend(reading(source, format, pixels, threads));
    arguments
}

/// How a file is read, for FFmpeg and ffprobe alike.
pub(crate) fn reading(source: &str, format: Format, pixels: u64, threads: u32) -> Vec<String> {
    let mut arguments = words("-protocol_whitelist file,pipe");
    arguments.extend(["-max_pixels".to_owned(), pixels.min(i32::MAX as u64).to_string()]);
    arguments.extend(["-threads".to_owned(), threads.to_string()]);
    if let Some(demuxer) = format.demuxer() {
        arguments.extend(["-f".to_owned(), demuxer.to_owned()]);
    }
    arguments.extend(["-i".to_owned(), format!("file:{source}")]);
    arguments
}

/// Arguments, none of which has a space in it.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
