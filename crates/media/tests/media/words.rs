use vitrine_media::Place;

use crate::{
    bench::{Bench, encoded, jpeg, quarters},
    blocks,
};

#[tokio::test]
async fn a_picture_says_when_where_and_with_what_it_was_taken() {
    let bench = Bench::new();
    let source = bench.file(
        "said.jpg",
        blocks::with_exif(&jpeg(&quarters(40, 20)), &blocks::exif(1)),
    );
    let metadata = bench.workshop.examine(&source).await.unwrap().metadata;
    let captured = metadata.captured.unwrap();
    assert_eq!(captured.local, "2021-05-04T18:30:15.25");
    assert_eq!(captured.offset_minutes, Some(120));
    assert_eq!(captured.instant.to_string(), "2021-05-04T16:30:15.25Z");
    assert_eq!(metadata.camera.unwrap().name().as_deref(), Some("Leuchtwerk L1"));
    assert_eq!(metadata.lens.as_deref(), Some("50mm f/1.8"));
    assert_eq!(metadata.caption.as_deref(), Some("Harbour at dawn"));
    assert_eq!(metadata.credit.as_deref(), Some("Ada Example"));
    let Place {
        latitude, longitude, ..
    } = metadata.place.unwrap();
    assert!((latitude + 33.858_333).abs() < 1e-5, "{latitude}");
    assert!((longitude - 151.21).abs() < 1e-5, "{longitude}");
}

#[tokio::test]
async fn captions_and_keywords_of_editors_go_before_the_cameras() {
    let bench = Bench::new();
    let packet = br#"http://ns.adobe.com/xap/1.0/ <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
        xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Boats &amp; b&#xf6;ats</rdf:li></rdf:Alt></dc:title>
        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">From the pier</rdf:li></rdf:Alt></dc:description>
        <dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>boat</rdf:li></rdf:Bag></dc:subject>
        </rdf:Description></rdf:RDF></x:xmpmeta>"#;
    let packet: Vec<u8> = packet.to_vec();
    let end = b"http://ns.adobe.com/xap/1.0/".len();
    let packet = [&packet[..end], b"\0", &packet[end + 1..]].concat();
    let bytes = blocks::with_exif(&jpeg(&quarters(40, 20)), &blocks::exif(1));
    let source = bench.file("edited.jpg", blocks::with_segment(&bytes, 0xe1, &packet));
    let metadata = bench.workshop.examine(&source).await.unwrap().metadata;
    assert_eq!(metadata.title.as_deref(), Some("Boats & böats"));
    assert_eq!(metadata.caption.as_deref(), Some("From the pier"));
    assert_eq!(metadata.keywords, ["sea", "boat"]);
    assert_eq!(metadata.credit.as_deref(), Some("Ada Example"));
}

#[tokio::test]
async fn a_block_with_jpegs_mark_in_another_format_is_heeded() {
    let bench = Bench::new();
    let plain = encoded(&quarters(40, 20).into(), image::ImageFormat::WebP);
    for mark in [&b""[..], b"Exif\0\0"] {
        let block = [mark, &blocks::exif(6)].concat();
        let source = bench.file("turned.webp", blocks::webp_with_exif(&plain, (40, 20), &block));
        let found = bench.workshop.examine(&source).await.unwrap();
        assert_eq!((found.width, found.height), (Some(20), Some(40)));
        assert_eq!(
            found.metadata.camera.unwrap().name().as_deref(),
            Some("Leuchtwerk L1")
        );
    }
}
