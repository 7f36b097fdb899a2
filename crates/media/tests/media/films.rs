use std::{fs, path::Path, process::Command};

use serde_json::Value;
use vitrine_media::{Format, Pace, Place, RenditionName};
use vitrine_model::{FrameRate, MediaKind};

use crate::bench::{Bench, assert_near};

/// Two seconds, red on the left and blue on the right, with a tone.
const HALVES: [&str; 6] = [
    "-f",
    "lavfi",
    "-i",
    "color=red:s=480x540:r=25:d=2[l];color=blue:s=480x540:r=25:d=2[r];[l][r]hstack",
    "-f",
    "lavfi",
];

fn halves<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let sound = [
        "-i",
        "sine=frequency=440:duration=2",
        "-c:v",
        "libx264",
        "-bf",
        "2",
        "-preset",
        "ultrafast",
    ];
    [&HALVES, &sound[..], &["-pix_fmt", "yuv420p", "-c:a", "aac"], more].concat()
}

fn probe(path: &Path, what: &[&str]) -> Value {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-of", "json"])
        .args(what)
        .arg(path)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// When each frame is shown, in seconds, with whether one can begin at it.
fn frames(path: &Path) -> Vec<(f64, bool)> {
    let answer = probe(
        path,
        &["-select_streams", "v:0", "-show_entries", "packet=pts_time,flags"],
    );
    let read = |packet: &Value| {
        let shown: f64 = packet["pts_time"].as_str().unwrap().parse().unwrap();
        (shown, packet["flags"].as_str().unwrap().starts_with('K'))
    };
    let mut frames: Vec<_> = answer["packets"].as_array().unwrap().iter().map(read).collect();
    frames.sort_by(|one, other| one.0.total_cmp(&other.0));
    frames
}

#[track_caller]
fn assert_is_a_good_proxy(path: &Path, (width, height): (u32, u32)) {
    let answer = probe(path, &["-show_streams", "-show_format"]);
    let streams = answer["streams"].as_array().unwrap();
    let film = streams
        .iter()
        .find(|stream| stream["codec_type"] == "video")
        .unwrap();
    assert_eq!(film["codec_name"], "h264");
    assert_eq!(film["profile"], "High");
    assert_eq!(film["pix_fmt"], "yuv420p");
    assert_eq!(film["r_frame_rate"], film["avg_frame_rate"]);
    assert_eq!(
        (film["width"].as_u64().unwrap(), film["height"].as_u64().unwrap()),
        (width.into(), height.into())
    );
    assert!(
        streams
            .iter()
            .filter(|stream| stream["codec_type"] == "audio")
            .all(|stream| stream["codec_name"] == "aac")
    );

    let frames = frames(path);
    let gaps: Vec<f64> = frames.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
    assert!(gaps.iter().all(|gap| (gap - gaps[0]).abs() < 0.001), "{gaps:?}");
    let keys: Vec<f64> = frames
        .iter()
        .filter(|frame| frame.1)
        .map(|frame| frame.0)
        .collect();
    assert_eq!(keys.first(), frames.first().map(|frame| &frame.0));
    assert!(
        keys.len() >= 2 && keys.windows(2).all(|pair| pair[1] - pair[0] <= 0.501),
        "{keys:?}"
    );

    let bytes = fs::read(path).unwrap();
    let place = |name: &[u8]| bytes.windows(4).position(|window| window == name).unwrap();
    assert!(place(b"moov") < place(b"mdat"), "the index is not in front");
}

#[tokio::test]
async fn a_film_has_a_poster_and_a_proxy() {
    let bench = Bench::new();
    let tags = [
        "-metadata",
        "title=Two halves",
        "-metadata",
        "location=+52.5000+013.2500/",
        "-metadata",
        "creation_time=2022-03-04T05:06:07Z",
    ];
    let source = bench.ffmpeg("film.mp4", &halves(&tags));
    let found = bench.process(&source).await.unwrap();
    let examination = &found.examination;
    assert_eq!(
        (examination.format, examination.kind),
        (Format::Mp4, MediaKind::Film)
    );
    assert_eq!((examination.width, examination.height), (Some(960), Some(540)));
    assert!((examination.duration.unwrap() - 2.0).abs() < 0.1);
    let film = examination.film.as_ref().unwrap();
    assert_eq!(
        (film.frame_rate, film.pace),
        (FrameRate::new(25, 1), Pace::Constant)
    );
    let sound = examination.sound.as_ref().unwrap();
    assert_eq!((sound.sample_rate, sound.channels), (Some(44_100), Some(1)));
    assert_eq!(examination.metadata.title.as_deref(), Some("Two halves"));
    assert_eq!(
        examination.metadata.place,
        Some(Place {
            latitude: 52.5,
            longitude: 13.25,
            altitude: None
        })
    );
    assert_eq!(
        examination
            .metadata
            .captured
            .as_ref()
            .unwrap()
            .instant
            .to_string(),
        "2022-03-04T05:06:07Z"
    );

    assert_eq!(found.names(), ["320", "1280", "proxy", "sprite"]);
    let poster = found.picture(RenditionName::Medium);
    assert_eq!(poster.dimensions(), (960, 540));
    assert_near(poster.get_pixel(200, 270).0, [254, 0, 0], 10);
    assert_near(poster.get_pixel(760, 270).0, [0, 0, 254], 10);
    let proxy = found.file(RenditionName::Proxy);
    assert_is_a_good_proxy(&proxy.path, (960, 540));
    let bytes = found.bytes(RenditionName::Proxy);
    for secret in [&b"+52.5"[..], b"Two halves"] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
}

/// Writes into the film's header that it is to be turned a quarter to the right, as telephones do.
fn turn(film: &Path) {
    let mut bytes = fs::read(film).unwrap();
    let header = bytes.windows(4).position(|window| window == b"tkhd").unwrap();
    let matrix: Vec<u8> = [0u32, 0x0001_0000, 0, 0xffff_0000, 0, 0, 0, 0, 0x4000_0000]
        .iter()
        .flat_map(|value| value.to_be_bytes())
        .collect();
    bytes[header + 44..header + 80].copy_from_slice(&matrix);
    fs::write(film, bytes).unwrap();
}

#[tokio::test]
async fn a_film_that_was_held_upright_is_shown_upright() {
    let bench = Bench::new();
    let source = bench.ffmpeg("upright.mp4", &halves(&["-an"]));
    turn(&source);
    let found = bench.process(&source).await.unwrap();
    assert_eq!(
        (found.examination.width, found.examination.height),
        (Some(540), Some(960))
    );
    let poster = found.picture(RenditionName::Small);
    assert_eq!(poster.dimensions(), (180, 320));
    assert_near(poster.get_pixel(90, 60).0, [254, 0, 0], 10);
    assert_near(poster.get_pixel(90, 260).0, [0, 0, 254], 10);
    assert_is_a_good_proxy(&found.file(RenditionName::Proxy).path, (540, 960));
}

#[tokio::test]
async fn a_film_of_uneven_pace_has_a_proxy_of_even_pace() {
    let bench = Bench::new();
    let uneven = "testsrc2=s=320x240:r=30:d=3,select='lt(n,40)+not(mod(n,3))'";
    let source = bench.ffmpeg(
        "uneven.mp4",
        &[
            "-f",
            "lavfi",
            "-i",
            uneven,
            "-fps_mode",
            "vfr",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
        ],
    );
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.examination.film.as_ref().unwrap().pace, Pace::Variable);
    assert!(found.examination.sound.is_none());
    assert_is_a_good_proxy(&found.file(RenditionName::Proxy).path, (320, 240));
}

#[tokio::test]
async fn the_poster_of_a_film_that_begins_in_black_is_not_black() {
    let bench = Bench::new();
    let dark_first = "color=black:s=320x240:r=10:d=3[a];color=white:s=320x240:r=10:d=3[b];[a][b]concat";
    let source = bench.ffmpeg(
        "dark.mp4",
        &[
            "-f",
            "lavfi",
            "-i",
            dark_first,
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
        ],
    );
    let found = bench.process(&source).await.unwrap();
    assert_near(
        found.picture(RenditionName::Small).get_pixel(160, 120).0,
        [254; 3],
        6,
    );
}

#[tokio::test]
async fn other_containers_of_film_are_read_by_their_own_readers() {
    let bench = Bench::new();
    for (name, format) in [
        ("film.mov", Format::Mov),
        ("film.mkv", Format::Matroska),
        ("film.flv", Format::Flv),
    ] {
        let source = bench.ffmpeg(name, &halves(&["-t", "1"]));
        let found = bench.process(&source).await.unwrap();
        assert_eq!(
            (found.examination.format, found.examination.kind),
            (format, MediaKind::Film)
        );
        assert_eq!(found.names(), ["320", "1280", "proxy", "sprite"]);
    }
}

/// Films as editors and cameras write them: the name, the container, the codec, and what FFmpeg is told to write one.
const OF_EDITORS_AND_CAMERAS: [(&str, Format, &str, &str); 11] = [
    (
        "prores.mov",
        Format::Mov,
        "prores",
        "-c:v prores_ks -pix_fmt yuv422p10le -c:a pcm_s16le",
    ),
    (
        "dnxhd.mxf",
        Format::Mxf,
        "dnxhd",
        "-c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p -c:a pcm_s16le -ar 48000",
    ),
    (
        "hevc.mkv",
        Format::Matroska,
        "hevc",
        "-c:v libx265 -preset ultrafast -x265-params log-level=none -c:a flac",
    ),
    (
        "vp9.webm",
        Format::WebM,
        "vp9",
        "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus",
    ),
    (
        "av1.webm",
        Format::WebM,
        "av1",
        "-c:v libsvtav1 -preset 12 -c:a libopus",
    ),
    (
        "mpeg4.avi",
        Format::Avi,
        "mpeg4",
        "-c:v mpeg4 -q:v 4 -c:a libmp3lame",
    ),
    (
        "h264.mov",
        Format::Mov,
        "h264",
        "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac",
    ),
    (
        "camcorder.mts",
        Format::TransportStream,
        "h264",
        "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a ac3 -f mpegts -mpegts_m2ts_mode 1",
    ),
    (
        "broadcast.ts",
        Format::TransportStream,
        "mpeg2video",
        "-c:v mpeg2video -c:a mp2 -f mpegts -mpegts_m2ts_mode 0",
    ),
    (
        "disc.mpg",
        Format::ProgramStream,
        "mpeg2video",
        "-c:v mpeg2video -c:a mp2 -f vob",
    ),
    (
        "mjpeg.mkv",
        Format::Matroska,
        "mjpeg",
        "-c:v mjpeg -pix_fmt yuvj420p -an",
    ),
];

#[tokio::test]
async fn films_of_editors_and_cameras_are_shown() {
    let bench = Bench::new();
    let input = "-f lavfi -i testsrc2=s=320x240:r=30000/1001:d=1 -f lavfi -i sine=d=1:f=440";
    for (name, format, codec, words) in OF_EDITORS_AND_CAMERAS {
        let arguments: Vec<&str> = input.split(' ').chain(words.split(' ')).collect();
        let source = bench.ffmpeg(name, &arguments);
        let found = bench
            .process(&source)
            .await
            .unwrap_or_else(|failure| panic!("{name}: {failure}"));
        assert_eq!(
            (found.examination.format, found.examination.kind),
            (format, MediaKind::Film),
            "{name}"
        );
        let film = found.examination.film.as_ref().unwrap();
        assert_eq!(
            (film.codec.as_str(), film.frame_rate),
            (codec, FrameRate::new(30_000, 1001)),
            "{name}"
        );
        assert_eq!(found.names(), ["320", "1280", "proxy", "sprite"], "{name}");
        assert_is_a_good_proxy(&found.file(RenditionName::Proxy).path, (320, 240));
        assert_eq!(
            found.shown.loudness.is_some(),
            found.examination.sound.is_some(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_film_can_be_looked_through_by_its_sprite() {
    let bench = Bench::new();
    // Three seconds of red, then three of blue.
    let source = bench.ffmpeg(
        "a.mp4",
        &[
            "-f",
            "lavfi",
            "-i",
            "color=red:s=640x360:r=25:d=3",
            "-f",
            "lavfi",
            "-i",
            "color=blue:s=640x360:r=25:d=3",
            "-filter_complex",
            "[0][1]concat",
            "-pix_fmt",
            "yuv420p",
        ],
    );
    let found = bench.process(&source).await.unwrap();
    let sprite = found.shown.sprite.unwrap();
    assert_eq!((sprite.width, sprite.height, sprite.columns), (160, 90, 8));
    let picture = found.picture(RenditionName::Sprite);
    assert_eq!(picture.dimensions(), (1280, 90 * sprite.frames.div_ceil(8)));
    for frame in 0..sprite.frames {
        let middle = picture.get_pixel(frame % 8 * 160 + 80, frame / 8 * 90 + 45).0;
        let seconds = f64::from(frame) * sprite.interval;
        // It shows what was there within the half second before.
        let expected = if seconds < 3.0 { [253, 0, 0] } else { [0, 0, 254] };
        if (2.9..3.4).contains(&seconds) {
            continue;
        }
        assert_near(middle, expected, 12);
    }
}
