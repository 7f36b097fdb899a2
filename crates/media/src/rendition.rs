//! What is made of a source to be shown.

use std::{fmt, num::NonZeroU32, path::PathBuf, str::FromStr};

use serde::{Deserialize, Serialize};

/// Which rendition. The names are those of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum RenditionName {
    /// JPEG, at most 320 pixels along the longest edge.
    Small,
    /// JPEG, at most 1280 pixels along the longest edge.
    Medium,
    /// JPEG, at most 2560 pixels along the longest edge; only where the source has more than 1280.
    Large,
    /// Film as MP4 with at most 720 lines, sound as M4A.
    Proxy,
    /// JSON: `{"peaks": [0..=255], "per_second": n, "duration": seconds}`.
    Waveform,
    /// JPEG: small frames of a film in rows, for looking through it under the pointer.
    Sprite,
    /// JPEG of a page, counted from 1, at most 1280 pixels along the longest edge.
    Page(NonZeroU32),
}

impl RenditionName {
    /// All of them but the pages, which are as many as a document has.
    pub const ALL: [Self; 6] = [
        Self::Small,
        Self::Medium,
        Self::Large,
        Self::Proxy,
        Self::Waveform,
        Self::Sprite,
    ];

    /// The name in the API, of what is no page.
    pub const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Small => "320",
            Self::Medium => "1280",
            Self::Large => "2560",
            Self::Proxy => "proxy",
            Self::Waveform => "waveform",
            Self::Sprite => "sprite",
            Self::Page(_) => return None,
        })
    }

    /// The longest edge in pixels, of a picture.
    pub(crate) const fn longest_edge(self) -> Option<u32> {
        match self {
            Self::Small => Some(320),
            Self::Medium | Self::Page(_) | Self::Sprite => Some(1280),
            Self::Large => Some(2560),
            Self::Proxy | Self::Waveform => None,
        }
    }
}

impl fmt::Display for RenditionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.word()) {
            (Self::Page(number), _) => write!(f, "page-{number}"),
            (_, word) => f.write_str(word.unwrap_or_default()),
        }
    }
}

/// A name that no rendition has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rendition has this name")]
pub struct UnknownRendition;

impl FromStr for RenditionName {
    type Err = UnknownRendition;

    fn from_str(name: &str) -> Result<Self, UnknownRendition> {
        let fixed = Self::ALL.into_iter().find(|known| known.word() == Some(name));
        let page = || {
            let digits = name.strip_prefix("page-")?;
            let number = Self::Page(digits.parse().ok()?);
            // One name for one page: no signs and no noughts in front.
            (number.to_string() == name).then_some(number)
        };
        fixed.or_else(page).ok_or(UnknownRendition)
    }
}

impl From<RenditionName> for String {
    fn from(name: RenditionName) -> Self {
        name.to_string()
    }
}

impl TryFrom<String> for RenditionName {
    type Error = UnknownRendition;

    fn try_from(name: String) -> Result<Self, UnknownRendition> {
        name.parse()
    }
}

/// A finished rendition in the folder that was named for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenditionFile {
    /// Which.
    pub name: RenditionName,
    /// Where it lies until it is taken into the store.
    pub path: PathBuf,
    /// For `Content-Type`.
    pub content_type: String,
    /// In pixels; absent for sound.
    pub width: Option<u32>,
    /// In pixels; absent for sound.
    pub height: Option<u32>,
    /// In bytes.
    pub size: u64,
}

/// Whether what is shown is all that the file promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wholeness {
    /// It is.
    #[default]
    Whole,
    /// A part is missing or broken: what could be read is shown.
    Damaged,
}

impl Wholeness {
    /// The stable code beside those of [`Failure`](crate::Failure), where there is something to say.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Whole => None,
            Self::Damaged => Some("damaged"),
        }
    }
}

/// What was made of a file, and what was found out on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The files, in no particular order.
    pub files: Vec<RenditionFile>,
    /// Whether they show all of it.
    pub wholeness: Wholeness,
    /// A ThumbHash in Base64: at most 28 bytes from which a blurred picture is made before the first file is there.
    pub placeholder: Option<String>,
    /// How many seconds of sound there are, counted.
    pub played: Option<f64>,
    /// Of a document.
    pub document: Option<DocumentFacts>,
    /// Of sound, and of film that has sound.
    pub loudness: Option<Loudness>,
    /// Of film: how the frames of [`RenditionName::Sprite`] lie.
    pub sprite: Option<Sprite>,
}

/// What is particular to documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts {
    /// How many pages it has; the first of them are there as pictures.
    pub pages: u32,
    /// The first page, in pixels of its picture.
    pub size: Option<(u32, u32)>,
    /// The words in it, cleaned of control characters; at most a megabyte.
    pub text: Option<String>,
}

/// How loud something is, by EBU R 128.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loudness {
    /// Of the whole, in LUFS.
    pub integrated: f64,
    /// The highest true peak, in dBTP.
    pub true_peak: f64,
}

/// How the frames lie in a sprite: row by row, the first frame at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sprite {
    /// How many stand in a row.
    pub columns: u32,
    /// How many there are; the last row may be shorter.
    pub frames: u32,
    /// Of one frame, in pixels.
    pub width: u32,
    /// Of one frame, in pixels.
    pub height: u32,
    /// From one frame to the next, in seconds.
    pub interval: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rendition_has_one_name_and_its_name_is_its_own() {
        let page = NonZeroU32::new(12).map(RenditionName::Page);
        for name in RenditionName::ALL.into_iter().chain(page) {
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        for name in ["page-0", "page-01", "page-+1", "page-", "2561", ""] {
            assert_eq!(name.parse::<RenditionName>(), Err(UnknownRendition), "{name}");
        }
    }
}
