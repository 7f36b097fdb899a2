use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use vitrine_media::{Format, RenditionName};
use vitrine_model::MediaKind;

use crate::{
    bench::{BLUE, Bench, GREEN, RED, WHITE, assert_near, assert_quarters, encoded, jpeg, quarters},
    blocks,
};

/// Where the pixel that is stored at `(x, y)` is seen, by the table of the EXIF standard: which side of
/// the picture its first row and its first column are.
fn seen_at(orientation: u16, (x, y): (u32, u32), (width, height): (u32, u32)) -> (u32, u32) {
    match orientation {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (width - 1 - y, x),
        7 => (width - 1 - y, height - 1 - x),
        8 => (y, height - 1 - x),
        _ => (x, y),
    }
}

#[tokio::test]
async fn a_jpeg_of_every_orientation_comes_out_right_side_up() {
    let bench = Bench::new();
    let upright = quarters(400, 200);
    for orientation in 1..=8 {
        let (width, height) = if orientation >= 5 { (200, 400) } else { (400, 200) };
        let stored = RgbImage::from_fn(width, height, |x, y| {
            let (x, y) = seen_at(orientation, (x, y), upright.dimensions());
            *upright.get_pixel(x, y)
        });
        let source = bench.file(
            "turned",
            blocks::with_exif(&jpeg(&stored), &blocks::exif(orientation)),
        );
        let found = bench.process(&source).await.unwrap();
        assert_eq!(
            (found.examination.width, found.examination.height),
            (Some(400), Some(200))
        );
        let picture = found.picture(RenditionName::Small);
        assert_eq!(picture.dimensions(), (320, 160), "orientation {orientation}");
        assert_quarters(&picture, [RED, GREEN, BLUE, WHITE]);
    }
}

#[tokio::test]
async fn a_large_picture_has_three_sizes_and_a_small_one_its_own() {
    let bench = Bench::new();
    let rows = [
        (
            (3000, 1500),
            vec![("320", 320, 160), ("1280", 1280, 640), ("2560", 2560, 1280)],
        ),
        (
            (1000, 2000),
            vec![("320", 160, 320), ("1280", 640, 1280), ("2560", 1000, 2000)],
        ),
        ((1280, 960), vec![("320", 320, 240), ("1280", 1280, 960)]),
        ((200, 100), vec![("320", 200, 100), ("1280", 200, 100)]),
        ((1, 1), vec![("320", 1, 1), ("1280", 1, 1)]),
    ];
    for ((width, height), expected) in rows {
        let source = bench.file("sized", jpeg(&quarters(width, height)));
        let found = bench.process(&source).await.unwrap();
        let sizes: Vec<_> = found
            .shown
            .files
            .iter()
            .map(|file| {
                (
                    file.name.word().unwrap(),
                    file.width.unwrap(),
                    file.height.unwrap(),
                )
            })
            .collect();
        assert_eq!(sizes, expected);
        if width > 1 {
            assert_quarters(&found.picture(RenditionName::Medium), [RED, GREEN, BLUE, WHITE]);
        }
    }
}

#[tokio::test]
async fn png_and_webp_are_read_and_what_is_transparent_shows_white() {
    let bench = Bench::new();
    let picture = RgbaImage::from_fn(400, 200, |x, y| match (x < 200, y < 100) {
        (true, true) => Rgba([RED[0], RED[1], RED[2], 255]),
        (false, true) => Rgba([0, 0, 0, 0]),
        (true, false) => Rgba([0, 0, 0, 128]),
        (false, false) => Rgba([BLUE[0], BLUE[1], BLUE[2], 255]),
    });
    let picture = DynamicImage::ImageRgba8(picture);
    for (format, expected) in [(ImageFormat::Png, Format::Png), (ImageFormat::WebP, Format::WebP)] {
        let source = bench.file("named.txt", encoded(&picture, format));
        let found = bench.process(&source).await.unwrap();
        assert_eq!(found.examination.format, expected);
        assert_eq!(found.examination.kind, MediaKind::Picture);
        assert_quarters(
            &found.picture(RenditionName::Small),
            [RED, [255; 3], [127; 3], BLUE],
        );
    }
}

#[tokio::test]
async fn deep_and_grey_pictures_are_read() {
    let bench = Bench::new();
    let deep = image::ImageBuffer::from_pixel(40, 20, Rgb([40_000u16, 20_000, 10_000]));
    let source = bench.file("deep", encoded(&DynamicImage::ImageRgb16(deep), ImageFormat::Png));
    let found = bench.process(&source).await.unwrap();
    assert_near(
        found.picture(RenditionName::Small).get_pixel(20, 10).0,
        [156, 78, 39],
        4,
    );

    let grey = DynamicImage::ImageLuma8(image::GrayImage::from_pixel(40, 20, image::Luma([90])));
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let source = bench.file("grey", encoded(&grey, format));
        let found = bench.process(&source).await.unwrap();
        assert_near(
            found.picture(RenditionName::Small).get_pixel(20, 10).0,
            [90; 3],
            4,
        );
    }
}

#[tokio::test]
async fn a_rendition_says_nothing_of_where_and_by_whom() {
    let bench = Bench::new();
    let mut bytes = blocks::with_exif(&jpeg(&quarters(1400, 700)), &blocks::exif(1));
    bytes = blocks::with_segment(&bytes, 0xfe, b"a comment");
    bytes = blocks::with_segment(&bytes, 0xed, b"Photoshop 3.0\0secret");
    let source = bench.file("private.jpg", bytes);
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.names(), ["320", "1280", "2560"]);
    for file in &found.shown.files {
        let bytes = std::fs::read(&file.path).unwrap();
        let mut markers = Vec::new();
        let mut at = 2;
        while bytes[at + 1] != 0xda {
            markers.push(bytes[at + 1]);
            at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        }
        let is_private = |marker: &u8| (0xe1..=0xef).contains(marker) || *marker == 0xfe;
        assert!(!markers.iter().any(is_private), "{markers:x?}");
        assert!(markers.contains(&0xc2), "is not progressive: {markers:x?}");
    }
}
