//! Documents: their pages and their words.

use std::{num::NonZeroU32, process::Command};

use vitrine_media::{Failure, Format, OfficeFormat, RenditionName, Tool};
use vitrine_model::MediaKind;

use crate::bench::{Bench, assert_near};

/// A PDF with a page for each of those texts.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    let count = pages.len();
    let kids: Vec<String> = (0..count).map(|index| format!("{} 0 R", 4 + 2 * index)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (index, text) in pages.iter().enumerate() {
        let content = format!("0.8 0.1 0.1 rg 0 0 300 200 re f 0 g BT /F 24 Tf 20 500 Td ({text}) Tj ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            5 + 2 * index
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(
        format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    bytes
}

fn page(number: u32) -> RenditionName {
    NonZeroU32::new(number).map(RenditionName::Page).unwrap()
}

#[tokio::test]
async fn a_pdf_shows_its_pages_and_gives_its_words() {
    let bench = Bench::new();
    let texts: Vec<String> = (1..=11)
        .map(|number| format!("Harbour chapter {number}"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let source = bench.file("a.jpg", pdf(&texts));
    let found = bench.process(&source).await.unwrap();
    assert_eq!(
        (found.examination.format, found.examination.kind),
        (Format::Pdf, MediaKind::Document)
    );
    assert_eq!(found.examination.pages, Some(11));
    let document = found.shown.document.as_ref().unwrap();
    assert_eq!((document.pages, document.size), (11, Some((905, 1280))));
    let words = document.text.as_ref().unwrap();
    assert!(words.contains("Harbour chapter 1") && words.contains("Harbour chapter 11"));
    assert_eq!(found.names().len(), 2 + 11);
    assert_eq!(found.bytes(page(1)), found.bytes(RenditionName::Medium));
    for number in [1, 11] {
        let picture = found.picture(page(number));
        assert_eq!(picture.dimensions(), (905, 1280));
        assert_near(picture.get_pixel(100, 1200).0, [204, 26, 26], 8);
        assert_near(picture.get_pixel(800, 100).0, [255, 255, 255], 3);
    }
}

#[tokio::test]
async fn of_a_long_document_the_first_pages_are_shown_and_all_are_counted() {
    let bench = Bench::with(|config| config.limits.pages_shown = 3);
    let source = bench.file("long.pdf", pdf(&["x"; 5]));
    let found = bench.process(&source).await.unwrap();
    assert_eq!(found.examination.pages, Some(5));
    assert_eq!(found.names(), ["320", "1280", "page-1", "page-2", "page-3"]);
}

#[tokio::test]
async fn a_text_gives_its_words_and_a_picture_of_its_beginning() {
    let bench = Bench::new();
    let source = bench.file("notes.md", "# Harbour\n\n- boats & <masts>\n".repeat(40));
    let found = bench.process(&source).await.unwrap();
    assert_eq!(
        (found.examination.format, found.examination.kind),
        (Format::Text, MediaKind::Document)
    );
    let document = found.shown.document.as_ref().unwrap();
    assert!(
        document
            .text
            .as_ref()
            .unwrap()
            .starts_with("# Harbour\n\n- boats & <masts>\n")
    );
    assert_eq!(found.names(), ["320", "1280", "page-1"]);
    let picture = found.picture(page(1));
    assert_eq!(
        (picture.dimensions(), document.size),
        ((905, 1280), Some((905, 1280)))
    );
    let is_written_on = picture.pixels().any(|pixel| pixel.0[0] < 100);
    assert!(is_written_on);
}

/// A letter in that format, where LibreOffice is there to write one.
fn letter(bench: &Bench, ending: &str) -> Option<std::path::PathBuf> {
    let plain = bench.file("letter.txt", "A letter about harbours.");
    let profile = bench.path("writer");
    for _ in 0..2 {
        let status = Command::new("/usr/lib/libreoffice/program/soffice.bin")
            .args(["--headless", "--norestore", "--convert-to", ending, "--outdir"])
            .arg(bench.path(""))
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .arg(&plain)
            .env("HOME", bench.path(""))
            .stdout(std::process::Stdio::null())
            .status();
        if status.is_err() {
            return None;
        }
    }
    Some(bench.path(&format!("letter.{ending}"))).filter(|path| path.exists())
}

#[tokio::test]
async fn an_office_document_is_shown_as_its_pages_where_libreoffice_is_there() {
    let bench = Bench::new();
    for (ending, format) in [
        ("docx", OfficeFormat::Docx),
        ("odt", OfficeFormat::Odt),
        ("doc", OfficeFormat::Legacy),
        ("rtf", OfficeFormat::Rtf),
    ] {
        let Some(source) = letter(&bench, ending) else {
            // Counted where it is installed.
            return;
        };
        let found = bench.process(&source).await.unwrap();
        assert_eq!(found.examination.format, Format::Office(format));
        let document = found.shown.document.as_ref().unwrap();
        assert_eq!(document.pages, 1);
        assert!(
            document
                .text
                .as_ref()
                .unwrap()
                .contains("A letter about harbours.")
        );
        assert!(found.names().contains(&"page-1".to_owned()));
    }
}

#[tokio::test]
async fn without_libreoffice_an_office_document_is_kept_and_says_why() {
    let bench = Bench::with(|config| config.tools = vec![(Tool::Libreoffice, "/nowhere/soffice.bin".into())]);
    let source = bench.file("a.rtf", r"{\rtf1 Hello}");
    assert_eq!(bench.process(&source).await.unwrap_err(), Failure::NoOffice);
    assert_eq!(Failure::NoOffice.code(), "no_office");
}
