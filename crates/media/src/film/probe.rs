//! What ffprobe finds out.

use std::collections::BTreeMap;

use serde::Deserialize;
use vitrine_model::{FrameRate, MediaKind};

use super::{reading, words};
use crate::{
    Examination, Failure, FilmFacts, Format, Pace, SoundFacts,
    examination::{Light, Matrix},
    metadata::container::{self, Tags},
};

/// What ffprobe is asked.
pub(crate) fn arguments(source: &str, format: Format, pixels: u64) -> Vec<String> {
    let mut arguments = words("-v error -show_format -show_streams -of json");
    arguments.extend(reading(source, format, pixels, 1));
    arguments
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    streams: Vec<Stream>,
    #[serde(default)]
    format: Container,
}

#[derive(Default, Deserialize)]
struct Container {
    duration: Option<String>,
    #[serde(default)]
    tags: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Stream {
    codec_type: String,
    codec_name: String,
    width: u32,
    height: u32,
    sample_aspect_ratio: String,
    r_frame_rate: String,
    avg_frame_rate: String,
    start_time: String,
    duration: Option<String>,
    color_transfer: String,
    color_space: String,
    sample_rate: Option<String>,
    channels: Option<u32>,
    disposition: Disposition,
    side_data_list: Vec<SideData>,
    tags: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Disposition {
    attached_pic: u8,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SideData {
    rotation: Option<f64>,
}

/// Reads ffprobe's answer.
pub(crate) fn read(json: &[u8], format: Format) -> Result<Examination, Failure> {
    let Answer {
        streams,
        format: container,
    } = serde_json::from_slice(json).map_err(|_| Failure::Unreadable)?;
    let is_cover = |stream: &Stream| stream.codec_type == "video" && stream.disposition.attached_pic != 0;
    let film = streams
        .iter()
        .find(|stream| stream.codec_type == "video" && !is_cover(stream));
    let sound = streams.iter().find(|stream| stream.codec_type == "audio");
    let kind = match (film, sound) {
        // An MP3's stray picture stream does not make it a film.
        (Some(_), _) if format.kind() == MediaKind::Film => MediaKind::Film,
        (_, Some(_)) => MediaKind::Sound,
        _ => return Err(Failure::Unreadable),
    };
    let film = film.filter(|_| kind == MediaKind::Film);
    let size = film.map(Stream::upright).transpose()?;
    let durations = [
        container.duration.as_ref(),
        film.or(sound).and_then(|stream| stream.duration.as_ref()),
    ];
    Ok(Examination {
        kind,
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        duration: durations.into_iter().flatten().find_map(|text| seconds(text)),
        film: film.map(Stream::film),
        sound: sound.map(Stream::sound),
        has_cover: kind == MediaKind::Sound && streams.iter().any(is_cover),
        metadata: container::read(&all_tags(container.tags, film.or(sound))),
        ..Examination::of_format(format)
    })
}

/// The container's tags go before those of its stream; Ogg has them there alone.
fn all_tags(of_container: BTreeMap<String, String>, stream: Option<&Stream>) -> Tags {
    let mut tags = stream.map_or_else(Tags::new, |stream| container::lower_case(stream.tags.clone()));
    tags.extend(container::lower_case(of_container));
    tags
}

impl Stream {
    /// Width and height as they are looked at: pixels made square, then turned.
    fn upright(&self) -> Result<(u32, u32), Failure> {
        if self.width == 0 || self.height == 0 {
            return Err(Failure::Unreadable);
        }
        let aspect = ratio(&self.sample_aspect_ratio, ':')
            .map_or(1.0, |(over, under)| f64::from(over) / f64::from(under));
        // No camera's pixels are this far from square; such a number is a mistake or an attack.
        let aspect = if (0.1..=10.0).contains(&aspect) {
            aspect
        } else {
            1.0
        };
        let width = ((f64::from(self.width) * aspect).round() as u32).max(1);
        let degrees = self
            .side_data_list
            .iter()
            .find_map(|data| data.rotation)
            .unwrap_or(0.0);
        let is_on_its_side = (degrees / 90.0).round().rem_euclid(2.0) >= 1.0;
        Ok(if is_on_its_side {
            (self.height, width)
        } else {
            (width, self.height)
        })
    }

    fn film(&self) -> FilmFacts {
        let nominal = frame_rate(&self.r_frame_rate);
        let mean = frame_rate(&self.avg_frame_rate);
        let is_constant = nominal.is_some() && nominal == mean;
        FilmFacts {
            frame_rate: mean.or(nominal),
            pace: if is_constant {
                Pace::Constant
            } else {
                Pace::Variable
            },
            start: seconds(&self.start_time).unwrap_or(0.0),
            codec: self.codec_name.clone(),
            light: match self.color_transfer.as_str() {
                "smpte2084" => Light::Quantiser,
                "arib-std-b67" => Light::LogGamma,
                _ => Light::Standard,
            },
            matrix: match self.color_space.as_str() {
                // As nearly every program guesses: FFmpeg itself would take 601 for all of them.
                "" | "unknown" if self.width.min(self.height) >= 720 => Matrix::Guessed709,
                "" | "unknown" => Matrix::Guessed601,
                _ => Matrix::Stated,
            },
        }
    }

    fn sound(&self) -> SoundFacts {
        SoundFacts {
            sample_rate: self.sample_rate.as_ref().and_then(|text| text.parse().ok()),
            channels: self.channels.filter(|count| *count > 0),
            codec: self.codec_name.clone(),
        }
    }
}

fn seconds(text: &str) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    (value.is_finite() && value >= 0.0).then_some(value)
}

fn frame_rate(text: &str) -> Option<FrameRate> {
    let (frames, seconds) = ratio(text, '/')?;
    FrameRate::new(frames, seconds)
}

fn ratio(text: &str, between: char) -> Option<(u32, u32)> {
    let (over, under) = text.split_once(between)?;
    let (over, under) = (over.parse().ok()?, under.parse().ok()?);
    (over != 0 && under != 0).then_some((over, under))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_on_its_side_with_wide_pixels_has_the_size_that_is_seen() {
        let json = br#"{"streams":[{"codec_type":"video","codec_name":"h264","width":720,"height":576,
            "sample_aspect_ratio":"16:15","r_frame_rate":"25/1","avg_frame_rate":"25/1","start_time":"0.080000",
            "side_data_list":[{"side_data_type":"Display Matrix","rotation":-90}]}],"format":{"duration":"2.5"}}"#;
        let found = read(json, Format::Mp4).unwrap();
        assert_eq!((found.width, found.height), (Some(576), Some(768)));
        assert_eq!(found.duration, Some(2.5));
        let film = found.film.unwrap();
        assert_eq!(film.frame_rate, FrameRate::new(25, 1));
        assert_eq!(film.pace, Pace::Constant);
        assert_eq!(film.start, 0.08);
    }

    #[test]
    fn a_film_container_with_sound_alone_is_sound() {
        let json =
            br#"{"streams":[{"codec_type":"audio","codec_name":"aac","sample_rate":"48000","channels":2}],
            "format":{"duration":"1"}}"#;
        let found = read(json, Format::Mp4).unwrap();
        assert_eq!(found.kind, MediaKind::Sound);
        assert_eq!(found.content_type(), "audio/mp4");
    }

    #[test]
    fn no_stream_is_unreadable() {
        assert_eq!(read(b"{}", Format::Mp4), Err(Failure::Unreadable));
        assert_eq!(read(b"not json", Format::Mp4), Err(Failure::Unreadable));
    }
}
