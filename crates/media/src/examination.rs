//! What was found out about a file.

use serde::{Deserialize, Serialize};
use vitrine_model::{FrameRate, Instant, MediaKind};

use crate::{Format, Support, Wholeness};

/// What a file is and what it says of itself. Everything in it comes from the file and is a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Examination {
    /// From the first bytes.
    pub format: Format,
    /// From the format; an MP4 without pictures is sound.
    pub kind: MediaKind,
    /// In pixels as it is looked at: after orientation, rotation and pixel aspect.
    pub width: Option<u32>,
    /// In pixels as it is looked at.
    pub height: Option<u32>,
    /// In seconds, of film and sound.
    pub duration: Option<f64>,
    /// Of film.
    pub film: Option<FilmFacts>,
    /// Of sound, and of film that has sound.
    pub sound: Option<SoundFacts>,
    /// Of a document, and of a picture that has several.
    pub pages: Option<u32>,
    /// A picture is attached to the sound: the cover.
    pub has_cover: bool,
    /// What the file says of its making and meaning.
    pub metadata: Metadata,
}

impl Examination {
    /// What the first bytes alone tell.
    pub fn of_format(format: Format) -> Self {
        Self {
            format,
            kind: format.kind(),
            width: None,
            height: None,
            duration: None,
            film: None,
            sound: None,
            pages: None,
            has_cover: false,
            metadata: Metadata::default(),
        }
    }

    /// For `Content-Type` of the source.
    pub fn content_type(&self) -> &'static str {
        match (self.format, self.kind) {
            (Format::Mp4, MediaKind::Sound) => "audio/mp4",
            (Format::Matroska, MediaKind::Sound) => "audio/x-matroska",
            (Format::WebM, MediaKind::Sound) => "audio/webm",
            (Format::Asf, MediaKind::Sound) => "audio/x-ms-wma",
            _ => self.format.content_type(),
        }
    }

    /// Whether a proxy that plays for so many seconds shows all that the file claims to have.
    pub(crate) fn wholeness(&self, played: f64) -> Wholeness {
        // Rounding, sound that ends before the picture, and a last frame that nobody counts.
        let missing = |claimed: f64| claimed - played > 1.0 && played < claimed * 0.98;
        match self.duration {
            Some(claimed) if self.format.knows_its_length() && missing(claimed) => Wholeness::Damaged,
            _ => Wholeness::Whole,
        }
    }

    /// Whether [`Workshop::render`](crate::Workshop::render) makes something of it.
    pub fn support(&self) -> Support {
        self.format.support()
    }
}

/// Whether the frames of a film are evenly spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// Every frame lasts as long as the next: timecode can be counted.
    Constant,
    /// They do not, as in most films made with telephones.
    Variable,
}

/// What is particular to film.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FilmFacts {
    /// Frames a second: exact where the pace is constant, else the mean.
    pub frame_rate: Option<FrameRate>,
    /// Whether they are evenly spaced.
    pub pace: Pace,
    /// When the first frame is shown, in seconds.
    pub start: f64,
    /// The codec's short name, as in `h264`.
    pub codec: String,
    /// How its light is coded.
    pub(crate) light: Light,
    /// How its colours were made of red, green and blue.
    pub(crate) matrix: Matrix,
}

/// How light is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Light {
    /// As screens have always shown it.
    Standard,
    /// High dynamic range by the perceptual quantiser; mapped for a proxy.
    Quantiser,
    /// High dynamic range by hybrid log-gamma; mapped for a proxy.
    LogGamma,
}

/// Which of the two ways to make two colours and a light of red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Matrix {
    /// The file says which.
    Stated,
    /// It does not, and is small.
    Guessed601,
    /// It does not, and is large.
    Guessed709,
}

/// What is particular to sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoundFacts {
    /// In hertz.
    pub sample_rate: Option<u32>,
    /// 1 is mono, 2 stereo.
    pub channels: Option<u32>,
    /// The codec's short name, as in `aac`.
    pub codec: String,
}

/// What a file says of its making and meaning. Texts are cleaned of control characters and cut to
/// a length that can be shown; they are still what a stranger wrote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    /// When the picture was taken or the film begun.
    pub captured: Option<Captured>,
    /// With what.
    pub camera: Option<Camera>,
    /// Through what.
    pub lens: Option<String>,
    /// How the light was taken in.
    pub exposure: Exposure,
    /// The name of the colour profile.
    pub profile: Option<String>,
    /// Where. Never in a rendition.
    pub place: Option<Place>,
    /// Its name.
    pub title: Option<String>,
    /// What is to be seen or heard.
    pub caption: Option<String>,
    /// Who made it and wants to be named.
    pub credit: Option<String>,
    /// Who owns it.
    pub rights: Option<String>,
    /// In the file's order, without repetition.
    pub keywords: Vec<String>,
}

/// When something was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captured {
    /// The wall clock at the place, as in `2019-06-28T09:12:00`.
    pub local: String,
    /// What the wall clock is ahead of UTC, in minutes, where the file says so.
    pub offset_minutes: Option<i32>,
    /// The instant; without an offset, the wall clock taken for UTC.
    pub instant: Instant,
}

/// What a picture was taken with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Camera {
    /// As in `Nokia`.
    pub maker: Option<String>,
    /// As in `Nokia 8.3 5G`.
    pub model: Option<String>,
}

impl Camera {
    /// The two as one text; makers like to repeat themselves in their models.
    pub fn name(&self) -> Option<String> {
        match (&self.maker, &self.model) {
            (Some(maker), Some(model)) => {
                let first = maker.split_whitespace().next().unwrap_or(maker);
                let repeats = model.to_lowercase().starts_with(&first.to_lowercase());
                Some(if repeats {
                    model.clone()
                } else {
                    format!("{maker} {model}")
                })
            }
            (maker, model) => model.clone().or_else(|| maker.clone()),
        }
    }
}

/// How the light was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Exposure {
    /// For how long, in seconds.
    pub seconds: Option<f64>,
    /// The focal length by the opening, as in the 2.8 of f/2.8.
    pub aperture: Option<f64>,
    /// The sensitivity, as ISO counts it.
    pub iso: Option<u32>,
    /// The real one, in millimetres.
    pub focal_length: Option<f64>,
}

impl Exposure {
    /// Of the numbers those that a camera can mean.
    pub(crate) fn new(
        seconds: Option<f64>,
        aperture: Option<f64>,
        iso: Option<u32>,
        focal_length: Option<f64>,
    ) -> Self {
        // Nothing beyond a day, or a mile of glass: such numbers stand for none.
        let real = |value: &f64| (f64::MIN_POSITIVE..1e6).contains(value);
        Self {
            seconds: seconds.filter(real),
            aperture: aperture.filter(real),
            iso: iso.filter(|iso| *iso > 0),
            focal_length: focal_length.filter(real),
        }
    }

    /// What this one does not know, from another.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            seconds: self.seconds.or(other.seconds),
            aperture: self.aperture.or(other.aperture),
            iso: self.iso.or(other.iso),
            focal_length: self.focal_length.or(other.focal_length),
        }
    }
}

/// A place on earth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// In degrees, north positive.
    pub latitude: f64,
    /// In degrees, east positive.
    pub longitude: f64,
    /// In metres over the sea.
    pub altitude: Option<f64>,
}

impl Place {
    /// The place, unless there is none such. Nought, nought is what cameras write without a fix.
    pub(crate) fn new(latitude: f64, longitude: f64, altitude: Option<f64>) -> Option<Self> {
        let is_real =
            latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (latitude != 0.0 || longitude != 0.0);
        is_real.then_some(Self {
            latitude,
            longitude,
            altitude: altitude.filter(|metres| metres.is_finite()),
        })
    }
}
