use serde_json::Value;
use vitrine_media::{Format, RenditionName, Wholeness};
use vitrine_model::MediaKind;

use crate::bench::{Bench, RED, assert_near, encoded};

/// A second of silence, then a second of a tone at half of what fits.
const TONE: &str = "aevalsrc=0.5*sin(2*PI*1000*t)*gte(t\\,1):d=2";

fn waveform(bytes: &[u8]) -> (Vec<u64>, u64, f64) {
    let json: Value = serde_json::from_slice(bytes).unwrap();
    let peaks = json["peaks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|peak| peak.as_u64().unwrap())
        .collect();
    (
        peaks,
        json["per_second"].as_u64().unwrap(),
        json["duration"].as_f64().unwrap(),
    )
}

#[tokio::test]
async fn a_sound_has_a_proxy_a_waveform_and_its_cover() {
    let bench = Bench::new();
    let cover = image::RgbImage::from_pixel(600, 400, image::Rgb(RED));
    let cover = bench.file("cover.png", encoded(&cover.into(), image::ImageFormat::Png));
    let source = bench.ffmpeg(
        "song.mp3",
        &[
            "-f",
            "lavfi",
            "-i",
            TONE,
            "-i",
            cover.to_str().unwrap(),
            "-map",
            "0:a",
            "-map",
            "1:v",
            "-c:v",
            "copy",
            "-disposition:v",
            "attached_pic",
            "-c:a",
            "libmp3lame",
            "-metadata",
            "title=Overture",
            "-metadata",
            "artist=Ada",
        ],
    );
    let found = bench.process(&source).await.unwrap();
    let examination = &found.examination;
    assert_eq!(
        (examination.format, examination.kind),
        (Format::Mp3, MediaKind::Sound)
    );
    assert_eq!((examination.width, examination.film.is_some()), (None, false));
    assert!((examination.duration.unwrap() - 2.0).abs() < 0.1);
    assert_eq!(examination.metadata.title.as_deref(), Some("Overture"));
    assert_eq!(examination.metadata.credit.as_deref(), Some("Ada"));
    assert_eq!(found.names(), ["proxy", "waveform", "320", "1280"]);
    let cover = found.picture(RenditionName::Medium);
    assert_eq!(cover.dimensions(), (600, 400));
    assert_near(cover.get_pixel(300, 200).0, RED, 6);

    let proxy = bench
        .workshop
        .examine(&found.file(RenditionName::Proxy).path)
        .await
        .unwrap();
    assert_eq!(
        (proxy.kind, proxy.content_type()),
        (MediaKind::Sound, "audio/mp4")
    );
    assert_eq!(proxy.metadata.title, None);
}

#[tokio::test]
async fn a_waveform_is_as_loud_as_the_sound_at_each_moment() {
    let bench = Bench::new();
    let source = bench.ffmpeg("tone.mp3", &["-f", "lavfi", "-i", TONE, "-c:a", "libmp3lame"]);
    let found = bench.process(&source).await.unwrap();
    let (peaks, per_second, duration) = waveform(&found.bytes(RenditionName::Waveform));
    assert!((duration - 2.0).abs() < 0.1, "{duration}");
    assert!(
        peaks
            .len()
            .abs_diff((duration * per_second as f64).ceil() as usize)
            <= 1
    );
    // The codec smears a little around the moment in which the tone begins.
    assert!(peaks[1..17].iter().all(|peak| *peak <= 2), "{peaks:?}");
    assert!(
        peaks[23..38].iter().all(|peak| peak.abs_diff(127) <= 6),
        "{peaks:?}"
    );
}

#[tokio::test]
async fn other_kinds_of_sound_are_read_too() {
    let bench = Bench::new();
    for (name, format) in [
        ("a.wav", Format::Wav),
        ("a.flac", Format::Flac),
        ("a.m4a", Format::M4a),
        ("a.mp4", Format::Mp4),
    ] {
        let source = bench.ffmpeg(name, &["-f", "lavfi", "-i", "sine=frequency=440:duration=1"]);
        let found = bench.process(&source).await.unwrap();
        assert_eq!(
            (found.examination.format, found.examination.kind),
            (format, MediaKind::Sound)
        );
        assert_eq!(found.names(), ["proxy", "waveform"]);
    }
}

#[tokio::test]
async fn waves_that_cancel_each_other_out_are_heard() {
    let bench = Bench::new();
    let opposite = "aevalsrc=0.5*sin(2*PI*440*t)|-0.5*sin(2*PI*440*t):d=1";
    let source = bench.ffmpeg("opposite.wav", &["-f", "lavfi", "-i", opposite]);
    let found = bench.process(&source).await.unwrap();
    let (peaks, ..) = waveform(&found.bytes(RenditionName::Waveform));
    assert!(
        peaks[..19].iter().all(|peak| peak.abs_diff(127) <= 3),
        "{peaks:?}"
    );
}

#[tokio::test]
async fn loudness_is_measured_as_ebu_r_128_has_it() {
    let bench = Bench::new();
    // A full-scale tone of a kilohertz in both channels is 0 LUFS; this one is 20 dB softer, less 3 for a sine's mean.
    let source = bench.ffmpeg(
        "tone.wav",
        &[
            "-f",
            "lavfi",
            "-i",
            "aevalsrc=0.1*sin(2*PI*997*t)|0.1*sin(2*PI*997*t):d=5:s=48000",
        ],
    );
    let loudness = bench.process(&source).await.unwrap().shown.loudness.unwrap();
    assert!((loudness.integrated + 20.0).abs() < 0.5, "{loudness:?}");
    assert!((loudness.true_peak + 20.0).abs() < 0.3, "{loudness:?}");
    let source = bench.ffmpeg("silence.wav", &["-f", "lavfi", "-i", "anullsrc=d=3"]);
    assert_eq!(bench.process(&source).await.unwrap().shown.loudness, None);
}

#[tokio::test]
async fn sounds_of_every_kind_are_heard() {
    let bench = Bench::new();
    let rows = [
        ("a.ogg", Format::Ogg, "libvorbis"),
        ("a.opus", Format::Ogg, "libopus"),
        ("a.aiff", Format::Aiff, "pcm_s24be"),
        ("a.flac", Format::Flac, "flac"),
        ("a.m4a", Format::M4a, "aac"),
        ("a.wav", Format::Wav, "pcm_f32le"),
        ("a.aac", Format::Aac, "aac"),
        ("a.wma", Format::Asf, "wmav2"),
    ];
    for (name, format, codec) in rows {
        let source = bench.ffmpeg(name, &["-f", "lavfi", "-i", "sine=d=2:f=440", "-c:a", codec]);
        let found = bench
            .process(&source)
            .await
            .unwrap_or_else(|failure| panic!("{name}: {failure}"));
        assert_eq!(
            (found.examination.format, found.examination.kind),
            (format, MediaKind::Sound),
            "{name}"
        );
        assert_eq!(found.names(), ["proxy", "waveform"], "{name}");
        assert!(found.shown.loudness.is_some(), "{name}");
    }
}

/// An empty tag of the kind that MP3 has, with room in it.
fn tag(room: u8) -> Vec<u8> {
    let mut tag = b"ID3\x04\0\0\0\0\0".to_vec();
    tag.push(room);
    tag.extend(vec![0; room.into()]);
    tag
}

#[tokio::test]
async fn a_tag_before_another_kind_of_sound_does_not_make_it_mp3() {
    let bench = Bench::new();
    for (name, format, codec) in [("a.flac", Format::Flac, "flac"), ("a.aac", Format::Aac, "aac")] {
        let source = bench.ffmpeg(name, &["-f", "lavfi", "-i", "sine=d=2:f=440", "-c:a", codec]);
        let tagged = [tag(100), std::fs::read(source).unwrap()].concat();
        let found = bench.process(&bench.file("tagged", tagged)).await.unwrap();
        assert_eq!(found.examination.format, format);
        assert_eq!(found.names(), ["proxy", "waveform"]);
    }
}

#[tokio::test]
async fn a_sound_that_is_shorter_than_it_says_is_heard_and_called_damaged() {
    let bench = Bench::new();
    let arguments = ["-f", "lavfi", "-i", "sine=d=10:f=440", "-movflags", "+faststart"];
    let source = bench.ffmpeg("whole.m4a", &arguments);
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.shown.wholeness, Wholeness::Whole);
    let bytes = std::fs::read(&source).unwrap();
    let cut = bench.file("cut.m4a", &bytes[..bytes.len() * 6 / 10]);
    let found = bench.process(&cut).await.unwrap();
    assert_eq!(found.shown.wholeness, Wholeness::Damaged);
    assert_eq!(found.names(), ["proxy", "waveform"]);
}
