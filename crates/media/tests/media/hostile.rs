use std::fs;

use image::ImageFormat;
use vitrine_media::{Failure, Format, RenditionName, Retry, Support, Tool, Wholeness};
use vitrine_model::MediaKind;

use crate::{
    bench::{Bench, GREEN, RED, assert_near, encoded, jpeg, quarters},
    blocks,
};

/// Bytes that look like nothing, the same every time.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

#[tokio::test]
async fn a_picture_that_claims_too_many_pixels_is_refused_before_it_is_decoded() {
    let bench = Bench::new();
    let source = bench.file("bomb.png", blocks::png_bomb(50_000, 50_000));
    let failure = bench.workshop.examine(&source).await.unwrap_err();
    assert_eq!(failure, Failure::TooLarge);
    assert_eq!((failure.code(), failure.retry()), ("too_large", Retry::Never));

    let bench = Bench::with(|config| config.limits.pixels = 100);
    let source = bench.file("large.jpg", jpeg(&quarters(20, 20)));
    assert_eq!(
        bench.workshop.examine(&source).await.unwrap_err(),
        Failure::TooLarge
    );
    let source = bench.ffmpeg(
        "large.mp4",
        &[
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=320x240:d=1",
            "-pix_fmt",
            "yuv420p",
        ],
    );
    assert!(bench.workshop.examine(&source).await.is_err());
}

#[tokio::test]
async fn nothing_that_is_known_is_kept_and_not_rendered() {
    let bench = Bench::new();
    for bytes in [noise(100_000), b"<html onload=alert(1)>".to_vec(), Vec::new()] {
        let source = bench.file("holiday.jpg", bytes);
        let found = bench.workshop.examine(&source).await.unwrap();
        assert_eq!((found.format, found.kind), (Format::Unknown, MediaKind::Other));
        assert_eq!(found.support(), Support::Kept);
        assert_eq!(bench.process(&source).await.unwrap_err(), Failure::Unsupported);
    }
}

#[tokio::test]
async fn a_promising_beginning_with_nothing_behind_it_is_unreadable() {
    let bench = Bench::new();
    let beginnings: [&[u8]; 8] = [
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\0\0\x01\0WEBPVP8 ",
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
        b"ID3\x04\0\0\0\0\0\0",
        b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01",
        b"fLaC",
        b"RIFF\0\0\x01\0WAVEfmt ",
    ];
    for beginning in beginnings {
        for length in [0, 30_000] {
            let source = bench.file("broken", [beginning, &noise(length)].concat());
            let failure = bench.process(&source).await.unwrap_err();
            assert_eq!(
                failure,
                Failure::Unreadable,
                "{} and {length}",
                beginning.escape_ascii()
            );
        }
    }
}

#[tokio::test]
async fn a_picture_that_ends_too_early_is_shown_as_far_as_it_goes_and_called_damaged() {
    let bench = Bench::new();
    let picture = quarters(600, 400);
    // In as many pieces as programs write it in.
    let arguments = ["pngsave", &bench.quarters(600, 400), "{}", "--compression", "0"];
    let png = bench.made("vips", "whole.png", &arguments);
    for bytes in [jpeg(&picture), fs::read(png).unwrap()] {
        let whole = bench.process(&bench.file("whole", &bytes)).await.unwrap();
        assert_eq!(whole.shown.wholeness, Wholeness::Whole);
        let cut = bench.file("cut", &bytes[..bytes.len() * 6 / 10]);
        let found = bench.process(&cut).await.unwrap();
        assert_eq!(found.shown.wholeness, Wholeness::Damaged);
        assert_eq!(found.names(), whole.names());
        let shown = found.picture(RenditionName::Medium);
        assert_eq!(shown.dimensions(), (600, 400));
        assert_near(shown.get_pixel(150, 50).0, RED, 12);
        assert_near(shown.get_pixel(450, 50).0, GREEN, 12);
    }
}

#[tokio::test]
async fn a_picture_of_which_nothing_is_there_is_unreadable() {
    let bench = Bench::new();
    let bytes = jpeg(&quarters(600, 400));
    // All that stands before the first pixel.
    let scan = bytes.windows(2).position(|pair| pair == b"\xff\xda").unwrap();
    let source = bench.file("cut", &bytes[..scan + 14]);
    assert_eq!(bench.process(&source).await.unwrap_err(), Failure::Unreadable);
}

#[tokio::test]
async fn a_film_that_ends_too_early_is_shown_as_far_as_it_goes_and_called_damaged() {
    let bench = Bench::new();
    let arguments = "-f lavfi -i testsrc2=s=320x240:d=10 -pix_fmt yuv420p -movflags +faststart";
    let source = bench.ffmpeg("whole.mp4", &arguments.split(' ').collect::<Vec<_>>());
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.shown.wholeness, Wholeness::Whole);
    let bytes = fs::read(&source).unwrap();
    let cut = bench.file("cut.mp4", &bytes[..bytes.len() * 6 / 10]);
    let found = bench.process(&cut).await.unwrap();
    assert_eq!(found.shown.wholeness, Wholeness::Damaged);
    assert!(found.names().contains(&"proxy".to_owned()));
}

#[tokio::test]
async fn a_file_whose_key_is_at_its_end_is_unreadable_without_it() {
    let bench = Bench::new();
    let picture = quarters(600, 400);
    let film = bench.ffmpeg(
        "whole.mp4",
        &[
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=320x240:d=1",
            "-pix_fmt",
            "yuv420p",
        ],
    );
    let files = [
        encoded(&picture.into(), ImageFormat::WebP),
        fs::read(film).unwrap(),
    ];
    for bytes in files {
        let source = bench.file("cut", &bytes[..bytes.len() * 6 / 10]);
        assert_eq!(bench.process(&source).await.unwrap_err(), Failure::Unreadable);
    }
}

#[tokio::test]
async fn a_playlist_does_not_reach_for_other_files() {
    let bench = Bench::new();
    let secret = bench.ffmpeg(
        "secret.mp4",
        &[
            "-f",
            "lavfi",
            "-i",
            "testsrc2=s=320x240:d=1",
            "-pix_fmt",
            "yuv420p",
        ],
    );
    let playlists = [
        format!("ffconcat version 1.0\nfile {}\n", secret.display()),
        format!("#EXTM3U\n#EXTINF:1,\nfile://{}\n", secret.display()),
    ];
    for playlist in playlists {
        // Behind the beginning of a film.
        for beginning in [
            &b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"[..],
            b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
            b"RIFF\xff\xff\xff\xffAVI LIST\x14\x01\0\0hdrl",
            b"\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska\x42\x87\x81\x01",
        ] {
            let source = bench.file("list.avi", [beginning, playlist.as_bytes()].concat());
            let failure = bench.process(&source).await.unwrap_err();
            assert_eq!(failure, Failure::Unreadable, "{}", beginning.escape_ascii());
        }
        // Alone it is a text like any other.
        let source = bench.file("list.mp4", &playlist);
        let found = bench.process(&source).await.unwrap();
        assert_eq!(found.examination.format, Format::Text);
        assert_eq!(found.shown.document.unwrap().text, Some(playlist));
    }
}

#[tokio::test]
async fn what_is_not_there_may_be_there_later() {
    let bench = Bench::new();
    let failure = bench.workshop.examine(&bench.path("nowhere")).await.unwrap_err();
    assert_eq!(
        (failure.code(), failure.retry()),
        ("source_missing", Retry::Later)
    );

    let bench = Bench::with(|config| config.tools = vec![(Tool::Ffprobe, "/nowhere/ffprobe".into())]);
    let source = bench.ffmpeg("a.wav", &["-f", "lavfi", "-i", "sine=d=1"]);
    let failure = bench.workshop.examine(&source).await.unwrap_err();
    assert_eq!(failure, Failure::ToolMissing { tool: Tool::Ffprobe });
}
