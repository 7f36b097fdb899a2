//! What kinds of media there are, and how film is counted.

use crate::people::words;
use serde::{Deserialize, Serialize};

words! {
    /// What an asset is to look at; from its bytes, never from its name.
    MediaKind, "kind of media" {
        /// A still picture.
        Picture = "picture",
        /// Moving pictures.
        Film = "film",
        /// Sound alone.
        Sound = "sound",
        /// Pages.
        Document = "document",
        /// Kept and fetched, not shown.
        Other = "other",
    }
}

words! {
    /// How a picture, a film or a page lies, right side up.
    Orientation, "orientation" {
        /// Wider than high.
        Landscape = "landscape",
        /// Higher than wide.
        Portrait = "portrait",
        /// As wide as high.
        Square = "square",
    }
}

impl Orientation {
    /// Of something that is that wide and high.
    pub fn of(width: i64, height: i64) -> Self {
        match width.cmp(&height) {
            std::cmp::Ordering::Greater => Self::Landscape,
            std::cmp::Ordering::Less => Self::Portrait,
            std::cmp::Ordering::Equal => Self::Square,
        }
    }
}

/// Frames a second, exactly: 30000/1001 is no decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FrameRate {
    /// Frames.
    pub numerator: u32,
    /// In this many seconds; never 0.
    pub denominator: u32,
}

impl FrameRate {
    /// The rate, unless it makes no sense.
    pub const fn new(numerator: u32, denominator: u32) -> Option<Self> {
        if numerator == 0 || denominator == 0 {
            None
        } else {
            Some(Self {
                numerator,
                denominator,
            })
        }
    }
}
