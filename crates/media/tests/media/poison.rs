//! Files that were made to do harm: each comes to a clear end, and none reaches for anything but itself.

use std::io::Write;

use vitrine_media::{Failure, Format, RenditionName, Wholeness};

use crate::{
    bench::{Bench, assert_near, jpeg, quarters},
    blocks,
    documents::pdf,
    stills::magick,
};

/// A TIFF of many pages of one pixel, linked one behind the other.
fn tiff_of(pages: u32) -> Vec<u8> {
    const ENTRIES: [(u16, u16, u32); 8] = [
        (0x100, 4, 1),
        (0x101, 4, 1),
        (0x102, 3, 8),
        (0x103, 3, 1),
        (0x106, 3, 1),
        (0x111, 4, 8),
        (0x116, 4, 1),
        (0x117, 4, 1),
    ];
    let length = 2 + 12 * u32::try_from(ENTRIES.len()).unwrap() + 4;
    let mut bytes = b"II*\0\x0c\0\0\0\xff\0\0\0".to_vec();
    for page in 0..pages {
        bytes.extend(u16::try_from(ENTRIES.len()).unwrap().to_le_bytes());
        for (tag, kind, value) in ENTRIES {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(kind.to_le_bytes());
            bytes.extend(1u32.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        let next = if page + 1 == pages {
            0
        } else {
            12 + length * (page + 1)
        };
        bytes.extend(next.to_le_bytes());
    }
    bytes
}

/// A GIF that claims a screen and a frame of that size, with nothing in it.
fn gif_bomb(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    for block in [&[][..], &[0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0, 0, 0, 0]] {
        bytes.extend(block);
        bytes.extend(width.to_le_bytes());
        bytes.extend(height.to_le_bytes());
    }
    bytes.extend([0, 2, 2, 0x4c, 1, 0, 0x3b]);
    bytes
}

#[tokio::test]
async fn pictures_and_pages_without_end_are_refused_before_they_are_decoded() {
    let bench = Bench::new();
    let million = String::from_utf8(pdf(&["x"]))
        .unwrap()
        .replace("/Count 1 ", "/Count 1000000 ");
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='1000000' height='1000000'><rect width='9' height='9'/></svg>";
    let rows: [(&str, Vec<u8>); 6] = [
        ("png", blocks::png_bomb(100_000, 100_000)),
        ("gif", gif_bomb(65_000, 65_000)),
        ("tiff of pages", tiff_of(30_000)),
        ("svg", drawing.into()),
        ("pnm", b"P6\n100000 100000\n255\n".to_vec()),
        ("pdf", million.into_bytes()),
    ];
    for (name, bytes) in rows {
        let source = bench.file("bomb", bytes);
        let found = bench.process(&source).await.map(|found| found.names());
        assert!(
            matches!(found, Err(Failure::TooLarge | Failure::Unreadable)),
            "{name}: {found:?}"
        );
    }
}

#[tokio::test]
async fn a_drawing_shows_nothing_of_other_files() {
    let bench = Bench::new();
    let secret = bench.file("secret.jpg", jpeg(&quarters(64, 64)));
    for reference in [
        format!("file://{}", secret.display()),
        "secret.jpg".to_owned(),
        "http://127.0.0.1:9/secret.jpg".to_owned(),
    ] {
        let source = bench.file(
            "a.svg",
            format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='64' height='64'><image width='64' height='64' xlink:href='{reference}'/></svg>"),
        );
        let found = bench.process(&source).await.unwrap();
        let picture = found.picture(RenditionName::Medium);
        assert_near(picture.get_pixel(300, 300).0, [255; 3], 2);
    }
}

#[tokio::test]
async fn entities_neither_grow_nor_read_files() {
    let bench = Bench::with(|config| config.deadlines.picture = std::time::Duration::from_secs(20));
    let levels: Vec<String> = (1..12)
        .map(|level| format!("<!ENTITY e{level} '{}'>", format!("&e{};", level - 1).repeat(10)))
        .collect();
    let laughs = format!(
        "<!DOCTYPE svg [<!ENTITY e0 'ha'>{}]><svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><text>&e11;</text></svg>",
        levels.concat()
    );
    let reading = "<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><text y='30'>&e;</text></svg>";
    let source = bench.file("laughs.svg", laughs);
    let failure = bench.process(&source).await.unwrap_err();
    assert!(
        matches!(
            failure,
            Failure::Unreadable | Failure::TooLarge | Failure::TimedOut
        ),
        "{failure:?}"
    );
    let source = bench.file("reading.svg", reading);
    if let Ok(found) = bench.process(&source).await {
        let picture = found.picture(RenditionName::Medium);
        assert!(
            picture.pixels().all(|pixel| pixel.0 == [255; 3]),
            "it drew something"
        );
    }
}

#[tokio::test]
async fn orders_to_imagemagick_are_text_whatever_they_claim_to_be() {
    let bench = Bench::new();
    let orders = [
        "push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 'label:@/etc/passwd'\npop graphic-context\n",
        "push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/x.jpg\"|touch \"owned)'\npop graphic-context\n",
    ];
    for order in orders {
        let source = bench.file("a.psd", order);
        assert_eq!(
            bench.workshop.examine(&source).await.unwrap().format,
            Format::Text
        );
        // Behind the beginning of something that ImageMagick or libvips is asked about.
        for beginning in [&b"8BPS"[..], b"II*\0", b"GIF89a", b"<svg>\n"] {
            let source = bench.file("a.psd", [beginning, order.as_bytes()].concat());
            let found = bench.process(&source).await.map(|found| found.names());
            assert!(
                matches!(found, Err(Failure::Unreadable | Failure::TooLarge)),
                "{found:?}"
            );
        }
    }
    assert!(!bench.path("owned").exists());
}

#[tokio::test]
async fn an_archive_in_the_clothes_of_a_document_is_refused_or_unreadable() {
    let bench = Bench::new();
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.resize(26, 0);
    bytes.extend(17u16.to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(b"word/document.xml");
    let mut nested = bytes.clone();
    for _ in 0..200 {
        nested.extend(&bytes);
    }
    let source = bench.file("a.docx", nested);
    let failure = bench.process(&source).await.unwrap_err();
    assert!(
        matches!(failure, Failure::Unreadable | Failure::NoOffice),
        "{failure:?}"
    );
}

#[tokio::test]
async fn files_that_end_too_early_are_unreadable_or_called_damaged_in_every_format() {
    let bench = Bench::new();
    let png = bench.quarters(600, 400);
    let made = [
        bench.made("vips", "a.tif", &["tiffsave", &png, "{}"]),
        bench.made(
            "vips",
            "a.avif",
            &["heifsave", &png, "{}", "--compression", "av1", "--effort", "0"],
        ),
        bench.made("vips", "a.gif", &["gifsave", &png, "{}"]),
        bench.made(magick(), "a.psd", &[&png, "{}"]),
    ];
    for path in made {
        let bytes = std::fs::read(&path).unwrap();
        let source = bench.file("cut", &bytes[..bytes.len() / 2]);
        let found = bench.process(&source).await.map(|found| found.shown.wholeness);
        assert_ne!(found, Ok(Wholeness::Whole), "{}", path.display());
    }
    let mut torn = pdf(&["x"]);
    torn.truncate(200);
    torn.write_all(b"...").unwrap();
    let source = bench.file("torn.pdf", torn);
    assert_eq!(bench.process(&source).await.unwrap_err(), Failure::Unreadable);
}

#[tokio::test]
async fn a_letter_brings_nothing_in_from_other_files() {
    let bench = Bench::new();
    let secret = bench.file("secret.jpg", jpeg(&quarters(640, 480)));
    let words = bench.file("secret.txt", "Of nobody's business");
    let letter = format!(
        r#"{{\rtf1 Before {{\field{{\*\fldinst INCLUDEPICTURE "{picture}" \\d}}}} {{\field{{\*\fldinst INCLUDETEXT "{words}"}}}} After}}"#,
        picture = secret.display(),
        words = words.display(),
    );
    let source = bench.file("letter.rtf", letter);
    let found = match bench.process(&source).await {
        // It is tried where LibreOffice is.
        Err(Failure::NoOffice) => return,
        found => found.unwrap(),
    };
    let text = found.shown.document.as_ref().unwrap().text.as_ref().unwrap();
    assert!(text.contains("Before") && !text.contains("nobody"), "{text}");
    let picture = found.picture(RenditionName::Medium);
    let is_coloured = |pixel: &&image::Rgb<u8>| {
        let [red, green, blue] = pixel.0;
        red.max(green).max(blue) - red.min(green).min(blue) > 60
    };
    // Drawn, it would take up a third of the page.
    let coloured = picture.pixels().filter(is_coloured).count();
    assert!(coloured < 20_000, "it drew the picture: {coloured}");
}
