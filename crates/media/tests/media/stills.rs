//! Pictures that others decode.

use std::{fs, num::NonZeroU32, process::Command};

use vitrine_media::{Format, RawFormat, RenditionName, Wholeness};
use vitrine_model::MediaKind;

use crate::bench::{BLUE, Bench, GREEN, RED, WHITE, assert_near, assert_quarters, jpeg, quarters};

const AS_STORED: [[u8; 3]; 4] = [RED, GREEN, BLUE, WHITE];

#[tokio::test]
async fn pictures_that_libvips_reads_look_as_they_should() {
    let bench = Bench::new();
    let png = bench.quarters(1500, 1000);
    let rows = [
        ("a.gif", Format::Gif, "gifsave"),
        ("a.tif", Format::Tiff, "tiffsave"),
        ("a.avif", Format::Avif, "heifsave"),
        ("a.heic", Format::Heic, "heifsave"),
    ];
    for (name, format, saver) in rows {
        let mut arguments = vec![saver, &png, "{}"];
        match format {
            Format::Avif => arguments.extend(["--compression", "av1", "--effort", "0"]),
            Format::Heic => arguments.extend(["--compression", "hevc", "--Q", "90"]),
            _ => {}
        }
        let source = bench.made("vips", name, &arguments);
        // By its content, whatever it is called.
        let disguised = bench.path("disguised.mp3");
        fs::rename(&source, &disguised).unwrap();
        let found = bench.process(&disguised).await.unwrap();
        assert_eq!(
            (found.examination.format, found.examination.kind),
            (format, MediaKind::Picture),
            "{name}"
        );
        assert_eq!(
            (found.examination.width, found.examination.height),
            (Some(1500), Some(1000))
        );
        assert_eq!(found.names(), ["320", "1280", "2560"]);
        assert_quarters(&found.picture(RenditionName::Medium), AS_STORED);
        assert!(found.shown.placeholder.is_some());
    }
}

#[tokio::test]
async fn a_picture_that_moves_is_shown_by_its_first_frame() {
    let bench = Bench::new();
    let source = bench.ffmpeg(
        "a.gif",
        &[
            "-f",
            "lavfi",
            "-i",
            "color=red:s=64x48:d=0.5:r=10,format=rgb24",
            "-f",
            "lavfi",
            "-i",
            "color=blue:s=64x48:d=0.5:r=10,format=rgb24",
            "-filter_complex",
            "[0][1]concat",
        ],
    );
    let found = bench.process(&source).await.unwrap();
    assert_eq!(
        (found.examination.width, found.examination.height),
        (Some(64), Some(48))
    );
    assert_eq!(
        (found.examination.pages, found.shown.document.is_none()),
        (None, true)
    );
    assert_near(
        found.picture(RenditionName::Small).get_pixel(20, 20).0,
        [254, 0, 0],
        10,
    );
}

#[tokio::test]
async fn each_page_of_a_tiff_is_a_picture() {
    let bench = Bench::new();
    let colours = ["xc:red", "xc:lime", "xc:blue"];
    let source = bench.made(
        magick(),
        "pages.tif",
        &[&["-size", "300x200"], &colours[..], &["{}"]].concat(),
    );
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.examination.pages, Some(3));
    assert_eq!(found.shown.document.as_ref().unwrap().pages, 3);
    for (number, colour) in [(1, [254, 0, 0]), (2, [0, 255, 0]), (3, [0, 0, 254])] {
        let page = NonZeroU32::new(number).map(RenditionName::Page).unwrap();
        assert_near(found.picture(page).get_pixel(150, 100).0, colour, 10);
    }
}

#[tokio::test]
async fn of_two_pages_of_one_size_the_first_is_shown() {
    let bench = Bench::new();
    let arguments = ["-size", "300x200", "xc:red", "xc:blue", "{}"];
    let source = bench.made(magick(), "two.tif", &arguments);
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.examination.pages, Some(2));
    assert_near(
        found.picture(RenditionName::Small).get_pixel(150, 100).0,
        [254, 0, 0],
        10,
    );
}

#[tokio::test]
async fn pictures_of_rarer_kinds_look_as_they_should() {
    let bench = Bench::new();
    let png = bench.quarters(600, 400);
    let rows = [
        ("a.bmp", Format::Bmp, magick(), [&png[..], "{}"]),
        ("a.jp2", Format::Jp2, "vips", ["jp2ksave", &png]),
        ("a.jxl", Format::Jxl, "vips", ["jxlsave", &png]),
    ];
    for (name, format, program, arguments) in rows {
        let arguments = match program {
            "vips" => vec![arguments[0], arguments[1], "{}"],
            _ => arguments.to_vec(),
        };
        let source = bench.made(program, name, &arguments);
        let found = bench.process(&source).await.unwrap();
        assert_eq!(
            (
                found.examination.format,
                found.examination.width,
                found.examination.height
            ),
            (format, Some(600), Some(400)),
            "{name}"
        );
        assert_quarters(&found.picture(RenditionName::Medium), AS_STORED);
        assert_eq!(found.shown.wholeness, Wholeness::Whole);
    }
}

#[tokio::test]
async fn light_as_it_is_looks_as_it_does_on_a_screen() {
    let bench = Bench::new();
    let source = bench.ffmpeg(
        "a.exr",
        &[
            "-f",
            "lavfi",
            "-i",
            "color=white:s=300x200,format=gbrpf32le,lutrgb=r=0.5:g=0.5:b=0.5",
            "-frames:v",
            "1",
        ],
    );
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.examination.format, Format::Exr);
    assert_eq!(found.picture(RenditionName::Small).dimensions(), (300, 200));
}

#[tokio::test]
async fn a_kind_of_tiff_that_its_first_reader_does_not_know_is_read_by_the_second() {
    let bench = Bench::new();
    let png = bench.quarters(600, 400);
    let source = bench.made(magick(), "deep.tif", &[&png, "-depth", "12", "{}"]);
    let found = bench.process(&source).await.unwrap();
    assert_eq!(
        (found.examination.width, found.examination.height),
        (Some(600), Some(400))
    );
    assert_quarters(&found.picture(RenditionName::Medium), AS_STORED);
    assert_eq!(found.shown.wholeness, Wholeness::Whole);
}

#[tokio::test]
async fn a_drawing_becomes_pixels_as_large_as_anything() {
    let bench = Bench::new();
    let source = bench.file(
        "icon.png",
        "<?xml version='1.0'?><!-- an icon --><svg xmlns='http://www.w3.org/2000/svg' width='24' height='12'>\
         <rect width='12' height='6' fill='#c81e1e'/><rect x='12' width='12' height='6' fill='#1ea028'/>\
         <rect y='6' width='12' height='6' fill='#1e28be'/></svg>",
    );
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.examination.format, Format::Svg);
    assert_eq!(
        (found.examination.width, found.examination.height),
        (Some(24), Some(12))
    );
    let picture = found.picture(RenditionName::Medium);
    assert_eq!(picture.dimensions(), (1280, 640));
    // What is transparent shows white.
    assert_quarters(&picture, [RED, GREEN, BLUE, [255; 3]]);
}

#[tokio::test]
async fn a_photoshop_document_is_shown_with_all_its_layers() {
    let bench = Bench::new();
    let png = bench.quarters(600, 400);
    let source = bench.made(magick(), "a.psd", &[&png, "{}"]);
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.examination.format, Format::Psd);
    assert_eq!(
        (found.examination.width, found.examination.height),
        (Some(600), Some(400))
    );
    assert_quarters(&found.picture(RenditionName::Medium), AS_STORED);
}

#[tokio::test]
async fn a_raw_picture_is_shown_by_the_one_inside_the_right_way_up() {
    let bench = Bench::new();
    let preview = bench.file("preview.jpg", jpeg(&quarters(640, 480)));
    // What makes a DNG one: a version, and a preview that exiftool can find.
    let source = bench.made("vips", "a.tif", &["tiffsave", &bench.quarters(64, 48), "{}"]);
    let written = Command::new("exiftool")
        .args([
            "-q",
            "-overwrite_original",
            "-n",
            "-EXIF:DNGVersion=1 4 0 0",
            "-EXIF:Make=Leica",
            "-EXIF:Model=Leica M11",
        ])
        .args([
            "-EXIF:ISO=64",
            "-EXIF:FNumber=2",
            "-EXIF:ExposureTime=0.002",
            "-EXIF:FocalLength=35",
            "-EXIF:Orientation=6",
        ])
        .arg(format!("-EXIF:PreviewImage<={}", preview.display()))
        .arg(&source)
        .status()
        .unwrap();
    assert!(written.success());
    let found = bench.workshop.examine(&source).await.unwrap();
    assert_eq!(found.format, Format::Raw(RawFormat::Dng));
    assert_eq!((found.width, found.height), (Some(48), Some(64)));
    assert_eq!(
        found.metadata.camera.as_ref().unwrap().name().as_deref(),
        Some("Leica M11")
    );
    let exposure = found.metadata.exposure;
    assert_eq!(
        (exposure.iso, exposure.aperture, exposure.focal_length),
        (Some(64), Some(2.0), Some(35.0))
    );
}

/// Debian's name of ImageMagick, or that of others.
pub(crate) fn magick() -> &'static str {
    if std::path::Path::new("/usr/bin/convert-im6.q16").exists() {
        "/usr/bin/convert-im6.q16"
    } else {
        "convert"
    }
}
