use image::{ImageEncoder, RgbImage, codecs::png::PngEncoder};
use moxcms::ColorProfile;
use turbojpeg::{Compressor, Image, PixelFormat};
use vitrine_media::RenditionName;

use crate::{
    bench::{Bench, assert_near, jpeg},
    blocks,
};

/// The green of sRGB in the numbers of Display P3.
const GREEN_IN_P3: [u8; 3] = [117, 251, 76];

#[tokio::test]
async fn a_wide_profile_is_brought_to_srgb() {
    let bench = Bench::new();
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let picture = RgbImage::from_pixel(64, 64, image::Rgb(GREEN_IN_P3));

    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_icc_profile(profile.clone()).unwrap();
    picture.write_with_encoder(encoder).unwrap();

    // In two parts, the second first: their numbers count, not their order.
    let (first, second) = profile.split_at(profile.len() / 2);
    let part = |number: u8, part: &[u8]| [b"ICC_PROFILE\0".as_slice(), &[number, 2], part].concat();
    let jpeg = blocks::with_segment(&jpeg(&picture), 0xe2, &part(1, first));
    let jpeg = blocks::with_segment(&jpeg, 0xe2, &part(2, second));

    for bytes in [png, jpeg] {
        let source = bench.file("wide", bytes);
        let found = bench.process(&source).await.unwrap();
        assert_near(
            found.picture(RenditionName::Small).get_pixel(32, 32).0,
            [0, 255, 0],
            14,
        );
    }
}

#[tokio::test]
async fn a_profile_that_is_nonsense_is_none() {
    let bench = Bench::new();
    let picture = RgbImage::from_pixel(64, 64, image::Rgb(GREEN_IN_P3));
    let jpeg = blocks::with_segment(&jpeg(&picture), 0xe2, b"ICC_PROFILE\0\x01\x01nonsense");
    let source = bench.file("nonsense", jpeg);
    let found = bench.process(&source).await.unwrap();
    assert_near(
        found.picture(RenditionName::Small).get_pixel(32, 32).0,
        GREEN_IN_P3,
        6,
    );
}

#[tokio::test]
async fn four_inks_become_light() {
    let bench = Bench::new();
    // As Adobe's programs store them: 0 is all of the ink.
    let inks = [
        ([255, 255, 255, 255], [255, 255, 255]),
        ([255, 0, 0, 255], [255, 0, 0]),
        ([255, 255, 255, 0], [0, 0, 0]),
    ];
    for (stored, expected) in inks {
        let pixels = stored.repeat(64 * 64);
        let mut compressor = Compressor::new().unwrap();
        let jpeg = compressor.compress_to_vec(Image {
            pixels: pixels.as_slice(),
            width: 64,
            pitch: 64 * 4,
            height: 64,
            format: PixelFormat::CMYK,
        });
        let source = bench.file("inks", jpeg.unwrap());
        let found = bench.process(&source).await.unwrap();
        assert_near(
            found.picture(RenditionName::Small).get_pixel(32, 32).0,
            expected,
            8,
        );
    }
}
