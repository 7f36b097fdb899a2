//! The ways in which a picture is read: where one reader does not understand it, or not all of it is there, the next
//! one is asked.

use std::path::Path;

use super::Workshop;
use crate::{Examination, Failure, Format, Shown, still::Demand};

/// A way to read a picture.
#[derive(Clone, Copy)]
enum Way {
    /// In a child that stays the program itself.
    Own,
    /// By libvips.
    Vips(Demand),
    /// By ImageMagick.
    Magick(Demand),
}

/// Of each format who knows it best comes first, then who knows more of its kinds, and last who is content with a part.
const fn ways(format: Format) -> &'static [Way] {
    use Demand::{All, WhatThereIs};
    match format {
        Format::Jpeg | Format::Png | Format::WebP => &[Way::Own, Way::Vips(All), Way::Vips(WhatThereIs)],
        Format::Bmp => &[Way::Own, Way::Magick(All)],
        Format::Pnm => &[Way::Own],
        Format::Tiff | Format::Heic | Format::Avif | Format::Gif => {
            &[Way::Vips(All), Way::Magick(All), Way::Vips(WhatThereIs)]
        }
        Format::Psd => &[Way::Magick(All), Way::Magick(WhatThereIs)],
        _ => &[Way::Vips(All), Way::Vips(WhatThereIs)],
    }
}

impl Workshop {
    /// By the first way that leads anywhere; why the first did not, where none does.
    pub(super) async fn render_still_picture(
        &self,
        source: &Path,
        examination: &Examination,
        out: &Path,
    ) -> Result<Shown, Failure> {
        let mut first = None;
        for way in ways(examination.format) {
            match self.render_by(*way, source, examination, out).await {
                Ok(shown) => return Ok(shown),
                Err(Failure::OutOfSpace) => return Err(Failure::OutOfSpace),
                Err(failure @ (Failure::Unreadable | Failure::Unsupported | Failure::Crashed)) => {
                    first.get_or_insert(failure);
                }
                Err(failure) => return Err(first.unwrap_or(failure)),
            }
        }
        Err(first.unwrap_or(Failure::Unsupported))
    }

    async fn render_by(
        &self,
        way: Way,
        source: &Path,
        examination: &Examination,
        out: &Path,
    ) -> Result<Shown, Failure> {
        match way {
            Way::Own => self.render_own(source, examination.format, out).await,
            Way::Vips(demand) => self.render_by_vips(source, examination, demand, out).await,
            Way::Magick(demand) => self.render_by_magick(source, examination, demand, out).await,
        }
    }
}
