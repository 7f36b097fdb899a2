//! GIF, TIFF, HEIC, AVIF, SVG, JPEG 2000, JPEG XL and OpenEXR, through libvips.

use super::Demand;
use crate::{Failure, Format};

/// The longest edge that anything is made of, in pixels.
const LONGEST_EDGE: u32 = 2560;

/// What stands before a picture's pixels.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct VipsFacts {
    /// In pixels, the right way up.
    pub(crate) width: u32,
    /// In pixels, the right way up.
    pub(crate) height: u32,
    /// How many pages, or frames.
    pub(crate) pages: u32,
}

/// Which picture of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// Of the file.
    pub(crate) format: Format,
    /// Counted from nought.
    pub(crate) index: u32,
    /// The file says what its colours mean.
    pub(crate) has_profile: bool,
    /// How much of it there has to be.
    pub(crate) demand: Demand,
}

/// What libvips is told in its environment: to keep away from readers that were never meant for strangers' files.
/// Those for drawings and for some younger formats are among them, and confined like all others; beside them
/// ImageMagick's are all hidden, which libvips would ask where it knows no better.
pub(crate) fn environment(format: Format, threads: u32) -> Vec<(String, String)> {
    let mut told = vec![
        ("VIPS_CONCURRENCY".to_owned(), threads.to_string()),
        // In memory, which is bounded: there is no folder for it.
        ("VIPS_DISC_THRESHOLD".to_owned(), "16g".to_owned()),
    ];
    for name in ["MAGICK_CODER_MODULE_PATH", "MAGICK_CODER_FILTER_PATH"] {
        told.push((name.to_owned(), "/dev/null".to_owned()));
    }
    if !matches!(format, Format::Svg | Format::Jp2 | Format::Jxl | Format::Exr) {
        told.push(("VIPS_BLOCK_UNTRUSTED".to_owned(), "1".to_owned()));
    }
    told
}

pub(crate) fn header_arguments(source: &str) -> Vec<String> {
    ["-a", source].map(str::to_owned).to_vec()
}

/// Reads what vipsheader prints. Texts of the file stand behind what libvips says itself, and may look like it: the
/// first of each name is libvips' own.
pub(crate) fn read_header(output: &[u8]) -> Result<VipsFacts, Failure> {
    let output = String::from_utf8_lossy(output);
    let number = |name: &str| {
        let mut values = output
            .lines()
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        values.next().and_then(|value| value.trim().parse::<u32>().ok())
    };
    let (width, height) = (number("width"), number("height"));
    let (width, height) = width.zip(height).ok_or(Failure::Unreadable)?;
    let lies_on_its_side = number("orientation").is_some_and(|turn| (5..=8).contains(&turn));
    let (width, height) = if lies_on_its_side {
        (height, width)
    } else {
        (width, height)
    };
    Ok(VipsFacts {
        width,
        height,
        pages: number("n-pages").unwrap_or(1).max(1),
    })
}

/// A page as plain pixels: the right way up, in sRGB, on white. A drawing has no size of its
/// own and becomes as large as anything; whatever else is never made larger.
pub(crate) fn still_arguments(
    source: &str,
    Page {
        format,
        index,
        has_profile,
        demand,
    }: Page,
    out: &str,
) -> Vec<String> {
    let bad_enough = match demand {
        Demand::All => "truncated",
        Demand::WhatThereIs => "none",
    };
    let size = if format == Format::Svg { "both" } else { "down" };
    let out = format!("{out}[background=255,strip]");
    let mut arguments = match format {
        // By its file it would take pages of the same kind for sizes of one.
        Format::Tiff => vec![
            "thumbnail_image".to_owned(),
            format!("{source}[page={index},fail_on={bad_enough}]"),
            out,
        ],
        _ => ["thumbnail", source, &out, "--fail-on", bad_enough]
            .map(str::to_owned)
            .to_vec(),
    };
    arguments.extend([LONGEST_EDGE.to_string(), "--size".to_owned(), size.to_owned()]);
    // What says nothing of its colours is sRGB already, and would be turned into something else.
    if has_profile {
        arguments.extend(["--export-profile", "srgb"].map(str::to_owned));
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_and_a_text_in_it_cannot_say_otherwise() {
        let output = b"a.tif: 30x20 uchar\nwidth: 30\nheight: 20\norientation: 6\nn-pages: 3\nexif: x\nwidth: 9\nn-pages: 7\n";
        let expected = VipsFacts {
            width: 20,
            height: 30,
            pages: 3,
        };
        assert_eq!(read_header(output), Ok(expected));
        assert_eq!(read_header(b"width: many\nheight: 2"), Err(Failure::Unreadable));
    }
}
