//! What was found in a file, in the words of the store and of the API.

use vitrine_media::{Examination, RenditionName, Shown};
use vitrine_model::{Caption, Credit, Rights, TagName, Title};
use vitrine_store::previews::Findings;

use crate::assets::{FileMetadata, SpriteView};

/// The file's words are a stranger's: what is too long or ill-formed for a title or tag is left out.
pub(super) fn of(examination: &Examination, shown: &Shown) -> Findings {
    let said = &examination.metadata;
    let (width, height) = size(examination, shown);
    Findings {
        kind: Some(examination.kind),
        content_type: Some(examination.content_type().to_owned()),
        width,
        height,
        duration_ms: shown.played.or(examination.duration).and_then(milliseconds),
        taken_at: said.captured.as_ref().map(|captured| captured.instant),
        title: said.title.as_deref().and_then(|title| Title::parse(title).ok()),
        caption: said
            .caption
            .as_deref()
            .and_then(|caption| Caption::parse(caption).ok()),
        credit: said
            .credit
            .as_deref()
            .and_then(|credit| Credit::parse(credit).ok()),
        rights: said
            .rights
            .as_deref()
            .and_then(|rights| Rights::parse(rights).ok()),
        tags: said
            .keywords
            .iter()
            .filter_map(|keyword| TagName::parse(keyword).ok())
            .collect(),
        camera: said.camera.as_ref().and_then(vitrine_media::Camera::name),
        lens: said.lens.clone(),
        pages: pages(examination, shown).map(i64::from),
        placeholder: shown.placeholder.clone(),
        damage: shown.wholeness.code(),
        text: shown.document.as_ref().and_then(|document| document.text.clone()),
        metadata: metadata(examination, shown).written(),
    }
}

/// In pixels; a document is as large as the picture of its first page.
fn size(examination: &Examination, shown: &Shown) -> (Option<i64>, Option<i64>) {
    let page = shown.document.as_ref().and_then(|document| document.size);
    let own = examination.width.zip(examination.height);
    own.or(page).map_or((None, None), |(width, height)| {
        (Some(width.into()), Some(height.into()))
    })
}

fn pages(examination: &Examination, shown: &Shown) -> Option<u32> {
    let counted = shown.document.as_ref().map(|document| document.pages);
    counted.or(examination.pages)
}

fn metadata(examination: &Examination, shown: &Shown) -> FileMetadata {
    let said = &examination.metadata;
    let (film, sound) = (examination.film.as_ref(), examination.sound.as_ref());
    FileMetadata {
        camera: said.camera.as_ref().and_then(vitrine_media::Camera::name),
        lens: said.lens.clone(),
        exposure_seconds: said.exposure.seconds,
        aperture: said.exposure.aperture,
        iso: said.exposure.iso,
        focal_length: said.exposure.focal_length,
        profile: said.profile.clone(),
        credit: said.credit.clone(),
        rights: said.rights.clone(),
        video_codec: film.map(|film| film.codec.clone()),
        audio_codec: sound.map(|sound| sound.codec.clone()),
        pages: pages(examination, shown),
        pages_shown: pages_shown(shown),
        loudness: shown.loudness.map(|loudness| loudness.integrated),
        true_peak: shown.loudness.map(|loudness| loudness.true_peak),
        sprite: shown.sprite.map(sprite),
        frame_rate: film.and_then(|film| film.frame_rate),
        sample_rate: sound.and_then(|sound| sound.sample_rate),
        channels: sound.and_then(|sound| sound.channels),
        taken_offset: said
            .captured
            .as_ref()
            .and_then(|captured| captured.offset_minutes)
            .map(|minutes| minutes * 60),
        latitude: said.place.map(|place| place.latitude),
        longitude: said.place.map(|place| place.longitude),
        altitude: said.place.and_then(|place| place.altitude),
    }
}

/// The last page up to which all are there.
fn pages_shown(shown: &Shown) -> Option<u32> {
    let mut pages: Vec<u32> = shown
        .files
        .iter()
        .filter_map(|file| match file.name {
            RenditionName::Page(number) => Some(number.get()),
            _ => None,
        })
        .collect();
    pages.sort_unstable();
    let whole = (1..).zip(pages).take_while(|(expected, page)| expected == page);
    whole.last().map(|(_, page)| page)
}

fn sprite(sprite: vitrine_media::Sprite) -> SpriteView {
    SpriteView {
        columns: sprite.columns,
        frames: sprite.frames,
        width: sprite.width,
        height: sprite.height,
        interval: sprite.interval,
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
