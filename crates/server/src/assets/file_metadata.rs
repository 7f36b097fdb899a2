//! What a file tells of itself, as it is kept with its version and shown in its view.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_model::FrameRate;

/// What the file says; all of it is a claim of whoever made the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct FileMetadata {
    /// Maker and model, as in `Nokia 8.3 5G`.
    #[schema(required)]
    pub(crate) camera: Option<String>,
    /// As the camera names it.
    #[schema(required)]
    pub(crate) lens: Option<String>,
    /// The exposure time, in seconds.
    #[schema(required)]
    pub(crate) exposure_seconds: Option<f64>,
    /// The 2.8 of f/2.8.
    #[schema(required)]
    pub(crate) aperture: Option<f64>,
    /// The sensitivity, as ISO counts it.
    #[schema(required)]
    pub(crate) iso: Option<u32>,
    /// In millimetres.
    #[schema(required)]
    pub(crate) focal_length: Option<f64>,
    /// The name of the colour profile.
    #[schema(required)]
    pub(crate) profile: Option<String>,
    /// Who made it and wants to be named.
    #[schema(required)]
    pub(crate) credit: Option<String>,
    /// Who owns it.
    #[schema(required)]
    pub(crate) rights: Option<String>,
    /// The short name of the film's codec, as in `h264`.
    #[schema(required)]
    pub(crate) video_codec: Option<String>,
    /// The short name of the sound's codec, as in `aac`.
    #[schema(required)]
    pub(crate) audio_codec: Option<String>,
    /// How many pages it has.
    #[schema(required)]
    pub(crate) pages: Option<u32>,
    /// How many of them are there as pictures: the renditions `page-1`, `page-2` and so on, up to this one.
    #[schema(required)]
    pub(crate) pages_shown: Option<u32>,
    /// How loud the whole is by EBU R 128, in LUFS.
    #[schema(required)]
    pub(crate) loudness: Option<f64>,
    /// The highest true peak, in dBTP.
    #[schema(required)]
    pub(crate) true_peak: Option<f64>,
    /// How the frames lie in the rendition `sprite`.
    #[schema(required)]
    pub(crate) sprite: Option<SpriteView>,
    /// Frames a second, exactly.
    #[schema(value_type = Option<FrameRateView>, required)]
    pub(crate) frame_rate: Option<FrameRate>,
    /// In hertz.
    #[schema(required)]
    pub(crate) sample_rate: Option<u32>,
    /// 1 is mono, 2 stereo.
    #[schema(required)]
    pub(crate) channels: Option<u32>,
    /// What the wall clock was ahead of UTC where it was taken, in seconds.
    #[schema(required)]
    pub(crate) taken_offset: Option<i32>,
    /// In degrees, north positive.
    #[schema(required)]
    pub(crate) latitude: Option<f64>,
    /// In degrees, east positive.
    #[schema(required)]
    pub(crate) longitude: Option<f64>,
    /// In metres over the sea.
    #[schema(required)]
    pub(crate) altitude: Option<f64>,
}

/// How small frames of a film lie in one picture: row by row, the first at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Sprite)]
pub(crate) struct SpriteView {
    /// How many stand in a row.
    pub(crate) columns: u32,
    /// How many there are; the last row may be shorter.
    pub(crate) frames: u32,
    /// Of one frame, in pixels.
    pub(crate) width: u32,
    /// Of one frame, in pixels.
    pub(crate) height: u32,
    /// From one frame to the next, in seconds.
    pub(crate) interval: f64,
}

/// Frames a second as a fraction: 30000/1001 is no decimal.
#[derive(ToSchema)]
#[schema(as = FrameRate)]
#[expect(
    dead_code,
    reason = "the schema of a type of the model, which knows nothing of schemas"
)]
struct FrameRateView {
    numerator: u32,
    denominator: u32,
}

impl FileMetadata {
    /// From what is kept; what can't be read tells nothing.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// As it is kept. Numbers that JSON does not have are none that a file can say.
    pub(crate) fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }
}
