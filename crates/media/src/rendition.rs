//! What is made of a source to be shown.

use std::{fmt, path::PathBuf, str::FromStr};

use serde::{Deserialize, Serialize};

/// Which rendition. The names are those of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RenditionName {
    /// JPEG, at most 320 pixels along the longest edge.
    #[serde(rename = "320")]
    Small,
    /// JPEG, at most 1280 pixels along the longest edge.
    #[serde(rename = "1280")]
    Medium,
    /// JPEG, at most 2560 pixels along the longest edge; only where the source has more than 1280.
    #[serde(rename = "2560")]
    Large,
    /// Film as MP4 with at most 720 lines, sound as M4A.
    #[serde(rename = "proxy")]
    Proxy,
    /// JSON: `{"peaks": [0..=255], "per_second": n, "duration": seconds}`.
    #[serde(rename = "waveform")]
    Waveform,
}

impl RenditionName {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Small,
        Self::Medium,
        Self::Large,
        Self::Proxy,
        Self::Waveform,
    ];

    /// The name in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Small => "320",
            Self::Medium => "1280",
            Self::Large => "2560",
            Self::Proxy => "proxy",
            Self::Waveform => "waveform",
        }
    }

    /// The longest edge in pixels, of a picture.
    pub(crate) const fn longest_edge(self) -> Option<u32> {
        match self {
            Self::Small => Some(320),
            Self::Medium => Some(1280),
            Self::Large => Some(2560),
            Self::Proxy | Self::Waveform => None,
        }
    }
}

impl fmt::Display for RenditionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A name that no rendition has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rendition has this name")]
pub struct UnknownRendition;

impl FromStr for RenditionName {
    type Err = UnknownRendition;

    fn from_str(name: &str) -> Result<Self, UnknownRendition> {
        let found = Self::ALL.into_iter().find(|known| known.as_str() == name);
        found.ok_or(UnknownRendition)
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
