//! A picture's renditions.

use std::{
    cmp::Reverse,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use image::metadata::Orientation;
use serde::{Deserialize, Serialize};

use super::{
    colour::Colours,
    decode, encode, placeholder,
    raster::{Raster, fit},
};
use crate::{Failure, Format, RenditionFile, RenditionName, child::Rendered};

/// What is to be made of which picture.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PictureWork {
    /// The picture.
    pub(crate) source: PathBuf,
    /// What its first bytes say it is.
    pub(crate) format: Format,
    /// The folder for what is made.
    pub(crate) out: PathBuf,
    /// How many pixels it may have.
    pub(crate) pixels: u64,
    /// How to turn it, where it does not say so itself: as EXIF counts, 1 to 8.
    pub(crate) turn: Option<u8>,
    /// Which renditions may be made of it; smaller sources give fewer.
    pub(crate) names: Vec<RenditionName>,
}

/// Makes a picture's renditions: the right way up, in sRGB, on white, never larger than the source.
pub(crate) fn render(work: &PictureWork) -> Result<Rendered, Failure> {
    let bytes = fs::read(&work.source).map_err(|error| Failure::of_io(&error))?;
    let header = decode::header(&bytes, work.format)?;
    header.check(work.pixels)?;
    let longest = header.width.max(header.height);
    let edges: Vec<(RenditionName, u32)> = work
        .names
        .iter()
        .filter_map(|name| name.longest_edge().map(|edge| (*name, edge)))
        .filter(|(name, _)| is_worth_making(*name, longest))
        .collect();
    let largest = edges
        .iter()
        .map(|(_, edge)| *edge)
        .max()
        .ok_or(Failure::Unsupported)?;
    // Made small first: everything after it has less to do.
    let (decoded, wholeness) = decode::pixels(&bytes, work.format, largest)?;
    let small = decoded.within(largest)?;
    let colours = Colours::of(header.profile.as_deref(), header.exif.as_deref());
    let turn = match (header.orientation, work.turn.and_then(Orientation::from_exif)) {
        (Orientation::NoTransforms, Some(told)) => told,
        (own, _) => own,
    };
    drop(bytes);
    let shown = colours.to_standard(small)?.on_white().turned(turn)?;
    let (mut files, smallest) = write_all(shown, edges, &work.out)?;
    files.sort_by_key(|file| work.names.iter().position(|name| *name == file.name));
    Ok(Rendered {
        files,
        wholeness,
        brightness: smallest.brightness(),
        shows_something: smallest.shows_something(),
        placeholder: Some(placeholder::of(&smallest)?),
    })
}

/// Writes the largest first, and makes each smaller one of the one before; gives the smallest back.
fn write_all(
    shown: Raster,
    mut edges: Vec<(RenditionName, u32)>,
    out: &Path,
) -> Result<(Vec<RenditionFile>, Raster), Failure> {
    edges.sort_by_key(|(_, edge)| Reverse(*edge));
    let whole = (shown.width, shown.height);
    let mut files = Vec::with_capacity(edges.len());
    let (mut at_hand, mut jpeg) = (shown, None);
    for (name, edge) in edges {
        let (width, height) = fit(whole, edge);
        if (width, height) != (at_hand.width, at_hand.height) {
            (at_hand, jpeg) = (at_hand.resized(width, height)?, None);
        }
        // Two of the same size are the same.
        let bytes = match jpeg {
            Some(bytes) => bytes,
            None => encode::jpeg(&at_hand)?,
        };
        files.push(write(name, &at_hand, &bytes, out)?);
        jpeg = Some(bytes);
    }
    Ok((files, at_hand))
}

/// The large one is `download`'s and shows more than the medium one, or is not there.
fn is_worth_making(name: RenditionName, longest: u32) -> bool {
    name != RenditionName::Large
        || RenditionName::Medium
            .longest_edge()
            .is_some_and(|edge| longest > edge)
}

fn write(name: RenditionName, of: &Raster, jpeg: &[u8], out: &Path) -> Result<RenditionFile, Failure> {
    let path = out.join(format!("{name}.jpg"));
    // Whoever takes it into the store flushes it there.
    File::create(&path)
        .and_then(|mut file| file.write_all(jpeg))
        .map_err(|error| match Failure::of_io(&error) {
            Failure::OutOfSpace => Failure::OutOfSpace,
            _ => Failure::NotStarted,
        })?;
    Ok(RenditionFile {
        name,
        path,
        content_type: Format::Jpeg.content_type().to_owned(),
        width: Some(of.width),
        height: Some(of.height),
        size: jpeg.len() as u64,
    })
}
