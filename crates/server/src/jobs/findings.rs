//! What was found in a file, in the words of the store and of the API.

use vitrine_media::Examination;
use vitrine_model::{Caption, TagName, Title};
use vitrine_store::previews::Findings;

use crate::assets::FileMetadata;

/// The file's words are a stranger's: what is too long or ill-formed for a title or tag is left out.
pub(super) fn of(examination: &Examination) -> Findings {
    let said = &examination.metadata;
    Findings {
        kind: Some(examination.kind),
        content_type: Some(examination.content_type().to_owned()),
        width: examination.width.map(i64::from),
        height: examination.height.map(i64::from),
        duration_ms: examination.duration.and_then(milliseconds),
        taken_at: said.captured.as_ref().map(|captured| captured.instant),
        title: said.title.as_deref().and_then(|title| Title::parse(title).ok()),
        caption: said
            .caption
            .as_deref()
            .and_then(|caption| Caption::parse(caption).ok()),
        credit: None,
        rights: None,
        tags: said
            .keywords
            .iter()
            .filter_map(|keyword| TagName::parse(keyword).ok())
            .collect(),
        camera: said.camera.as_ref().and_then(vitrine_media::Camera::name),
        lens: said.lens.clone(),
        pages: None,
        placeholder: None,
        text: None,
        metadata: metadata(examination).written(),
    }
}

fn metadata(examination: &Examination) -> FileMetadata {
    let said = &examination.metadata;
    FileMetadata {
        camera: said.camera.as_ref().and_then(vitrine_media::Camera::name),
        lens: said.lens.clone(),
        frame_rate: examination.film.as_ref().and_then(|film| film.frame_rate),
        sample_rate: examination.sound.as_ref().and_then(|sound| sound.sample_rate),
        channels: examination.sound.as_ref().and_then(|sound| sound.channels),
        taken_offset: said
            .captured
            .as_ref()
            .and_then(|captured| captured.offset_minutes)
            .map(|minutes| minutes * 60),
        latitude: said.place.map(|place| place.latitude),
        longitude: said.place.map(|place| place.longitude),
    }
}

/// `None` for what no file lasts.
fn milliseconds(seconds: f64) -> Option<i64> {
    const LONGEST: f64 = 1e12;
    let sound = seconds.is_finite() && (0.0..LONGEST).contains(&seconds);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "within the bounds, and a part of a millisecond is none"
    )]
    sound.then(|| (seconds * 1000.0).round() as i64)
}
