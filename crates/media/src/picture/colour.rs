//! Every rendition is sRGB: what a screen shows where nobody says otherwise.

use moxcms::{ColorProfile, DataColorSpace, Layout, ProfileText, TransformOptions};

use super::raster::{Channels, Raster};
use crate::{
    Failure,
    metadata::{exif, text},
};

/// What the numbers of a picture mean.
pub(super) enum Colours {
    /// sRGB, or nothing is said, which means the same.
    Standard,
    /// As this profile says.
    Profiled(Box<ColorProfile>),
}

impl Colours {
    /// From the profile, or from what the EXIF block says in its place. A profile that can't be read is
    /// none: the picture is then shown as most programs would show it.
    pub(super) fn of(profile: Option<&[u8]>, exif: Option<&[u8]>) -> Self {
        let read = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
        match read {
            Some(profile) => Self::Profiled(Box::new(profile)),
            None if exif.is_some_and(exif::says_adobe_rgb) => {
                Self::Profiled(Box::new(ColorProfile::new_adobe_rgb()))
            }
            None => Self::Standard,
        }
    }

    /// The raster in sRGB; what is transparent stays so.
    pub(super) fn to_standard(&self, raster: Raster) -> Result<Raster, Failure> {
        let profile = match self {
            Self::Standard => None,
            Self::Profiled(profile) => Some(profile.as_ref()),
        };
        match (
            raster.channels,
            profile.map(|profile| (profile, profile.color_space)),
        ) {
            (Channels::Cmyk, Some((profile, DataColorSpace::Cmyk))) => {
                // To moxcms a pixel of four inks is laid out as one of four channels.
                convert(raster, profile, Layout::Rgba, Layout::Rgb, Channels::Rgb)
            }
            (Channels::Cmyk, _) => Ok(inks_without_profile(&raster)),
            (Channels::Rgb, Some((profile, DataColorSpace::Rgb))) => {
                convert(raster, profile, Layout::Rgb, Layout::Rgb, Channels::Rgb)
            }
            (Channels::Rgba, Some((profile, DataColorSpace::Rgb))) => {
                convert(raster, profile, Layout::Rgba, Layout::Rgba, Channels::Rgba)
            }
            (_, Some((profile, DataColorSpace::Gray))) => Ok(grey(raster, profile)),
            (Channels::Rgb | Channels::Rgba, _) => Ok(raster),
        }
    }
}

/// What a profile calls itself; of several languages, the first.
pub(super) fn name(profile: &[u8]) -> Option<String> {
    let said = match ColorProfile::new_from_slice(profile).ok()?.description? {
        ProfileText::PlainString(text) => text,
        ProfileText::Localizable(texts) => texts.into_iter().next()?.value,
        ProfileText::Description(text) => text.ascii_string,
    };
    text::line(&said)
}

fn convert(
    raster: Raster,
    profile: &ColorProfile,
    from: Layout,
    to: Layout,
    channels: Channels,
) -> Result<Raster, Failure> {
    let transform =
        profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default());
    let Ok(transform) = transform else {
        // A profile without the tables for this direction: shown as if it had none.
        return Ok(match raster.channels {
            Channels::Cmyk => inks_without_profile(&raster),
            Channels::Rgb | Channels::Rgba => raster,
        });
    };
    let count = raster.width as usize * raster.height as usize;
    let mut pixels = vec![0; count * channels.count()];
    transform
        .transform(&raster.pixels, &mut pixels)
        .map_err(|_| Failure::Crashed)?;
    Ok(Raster {
        channels,
        pixels,
        ..raster
    })
}

/// A grey picture has been decoded to three equal channels; its profile says how light each step is.
fn grey(mut raster: Raster, profile: &ColorProfile) -> Raster {
    let steps: Vec<u8> = (0..=255).collect();
    let mut lights = vec![0; 256 * 3];
    let options = TransformOptions::default();
    let transform =
        profile.create_transform_8bit(Layout::Gray, &ColorProfile::new_srgb(), Layout::Rgb, options);
    let is_known = transform.is_ok_and(|transform| transform.transform(&steps, &mut lights).is_ok());
    if is_known {
        for pixel in raster.pixels.chunks_exact_mut(raster.channels.count()) {
            for value in pixel.iter_mut().take(3) {
                *value = lights[usize::from(*value) * 3];
            }
        }
    }
    raster
}

/// Four inks of which nobody says how they look: each takes away its part of the light.
fn inks_without_profile(raster: &Raster) -> Raster {
    let left = |ink: u8, black: u8| {
        // At most 255, for both are.
        ((255 - u32::from(ink)) * (255 - u32::from(black)) / 255) as u8
    };
    let pixels = raster
        .pixels
        .chunks_exact(4)
        .flat_map(|inks| match *inks {
            [cyan, magenta, yellow, black] => [left(cyan, black), left(magenta, black), left(yellow, black)],
            _ => [255; 3],
        })
        .collect();
    Raster {
        width: raster.width,
        height: raster.height,
        channels: Channels::Rgb,
        pixels,
    }
}
