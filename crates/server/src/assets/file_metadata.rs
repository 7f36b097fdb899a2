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
