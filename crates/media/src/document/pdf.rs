//! PDF: what Poppler is asked, and what it answers.

use std::{num::NonZeroU32, ops::RangeInclusive};

use crate::{
    Failure, Metadata, RenditionName,
    metadata::{text, time},
};

/// The longest edge of a page's picture, in pixels.
const LONGEST_EDGE: u32 = 1280;
/// As many as are made by one child: one that hangs or crashes takes no more with it.
const BATCH: u32 = 8;

/// What pdfinfo says of a file.
#[derive(Debug, PartialEq)]
pub(crate) struct PdfFacts {
    pub(crate) pages: u32,
    pub(crate) metadata: Metadata,
}

pub(crate) fn info_arguments(source: &str) -> Vec<String> {
    ["-isodates", "-enc", "UTF-8", source].map(str::to_owned).to_vec()
}

/// Reads pdfinfo's answer: a name, a colon and a value in each line. What the file says itself stands first, so that
/// it is the last line of a name that is Poppler's own.
pub(crate) fn read_info(output: &[u8]) -> Result<PdfFacts, Failure> {
    let output = String::from_utf8_lossy(output);
    let values = |name: &str| {
        let own = format!("{name}:");
        output
            .lines()
            .filter_map(move |line| line.strip_prefix(&own).map(str::trim).map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let said = |name: &str| values(name).into_iter().next();
    let pages: u32 = values("Pages")
        .last()
        .and_then(|pages| pages.parse().ok())
        .ok_or(Failure::Unreadable)?;
    if pages == 0 {
        return Err(Failure::Unreadable);
    }
    Ok(PdfFacts {
        pages,
        metadata: Metadata {
            title: said("Title").and_then(|title| text::line(&title)),
            caption: said("Subject").and_then(|subject| text::paragraph(&subject)),
            credit: said("Author").and_then(|author| text::line(&author)),
            keywords: said("Keywords")
                .map(|words| text::keywords(words.split([',', ';'])))
                .unwrap_or_default(),
            captured: said("CreationDate").and_then(|made| time::captured(&made, None)),
            ..Metadata::default()
        },
    })
}

/// The first pages, in as many pieces as there are to be children.
pub(crate) fn batches(pages: u32, most: u32) -> impl Iterator<Item = RangeInclusive<u32>> {
    let last = pages.min(most);
    (1..=last)
        .step_by(BATCH as usize)
        .map(move |first| first..=(first + BATCH - 1).min(last))
}

/// Each page as plain pixels, within the longest edge whatever size it claims.
pub(crate) fn page_arguments(source: &str, pages: &RangeInclusive<u32>, prefix: &str) -> Vec<String> {
    let mut arguments = ["-q", "-cropbox", "-scale-to"].map(str::to_owned).to_vec();
    arguments.push(LONGEST_EDGE.to_string());
    for (option, page) in [("-f", pages.start()), ("-l", pages.end())] {
        arguments.extend([option.to_owned(), page.to_string()]);
    }
    arguments.extend([source.to_owned(), prefix.to_owned()]);
    arguments
}

/// Which page a file is that pdftoppm wrote: its name ends in the number, with as many noughts as the last needs.
pub(crate) fn page_of(file_name: &str) -> Option<NonZeroU32> {
    let (_, number) = file_name.strip_suffix(".ppm")?.rsplit_once('-')?;
    number.parse().ok()
}

/// What is made of a page: of the first, what stands for the document as well.
pub(crate) fn names(page: NonZeroU32) -> Vec<RenditionName> {
    let own = RenditionName::Page(page);
    if page == NonZeroU32::MIN {
        vec![RenditionName::Small, RenditionName::Medium, own]
    } else {
        vec![own]
    }
}

pub(crate) fn text_arguments(source: &str) -> Vec<String> {
    ["-q", "-enc", "UTF-8", source, "-"].map(str::to_owned).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_says_how_many_pages_it_has_and_cannot_say_it_for_poppler() {
        let found =
            read_info(b"Title:          Pages: 7\nPages:          9\nCreator: x\nPages:          3\n")
                .unwrap();
        assert_eq!(found.pages, 3);
        assert_eq!(found.metadata.title.as_deref(), Some("Pages: 7"));
        assert_eq!(read_info(b"Title: none\n"), Err(Failure::Unreadable));
        assert_eq!(read_info(b"Pages: 0\n"), Err(Failure::Unreadable));
    }

    #[test]
    fn pages_come_in_pieces_and_no_more_than_are_wanted() {
        assert_eq!(batches(3, 100).collect::<Vec<_>>(), [1..=3]);
        assert_eq!(
            batches(1_000_000, 20).collect::<Vec<_>>(),
            [1..=8, 9..=16, 17..=20]
        );
        assert_eq!(page_of("page-07.ppm"), NonZeroU32::new(7));
        assert_eq!(page_of("page-0.ppm"), None);
        assert_eq!(page_of("other"), None);
    }
}
