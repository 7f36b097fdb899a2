//! What was found in files and made of them, kept, and handed on to the search.

use vitrine_access::asset;
use vitrine_model::{AssetId, NodeId, Orientation, RandomIds, VersionId};
use vitrine_store::credentials::Secret;
use vitrine_store::feed::{self, Indexed};
use vitrine_store::files::{self, RenditionClass};
use vitrine_store::jobs::{self, JobKind, Lease};
use vitrine_store::previews::{self, Findings, NewRendition};
use vitrine_testkit::{House, on_both_databases};

fn findings(text: Option<&str>) -> Findings {
    Findings {
        width: Some(905),
        height: Some(1280),
        camera: Some("Nikon Z 8".to_owned()),
        lens: Some("50 mm".to_owned()),
        pages: Some(2),
        text: text.map(str::to_owned),
        metadata: "{}".to_owned(),
        ..Findings::default()
    }
}

/// The version that waits gets those findings, and a picture of its second page.
async fn prepare(house: &House, findings: &Findings) {
    let caretaker = house.live.caretaker();
    let mut tx = house.database.write(None).await.unwrap();
    let lease = Lease {
        node: NodeId::new(&RandomIds, house.clock_now()),
        until: tx.now(),
    };
    let job = jobs::lease(&mut tx, &caretaker, JobKind::Previews, lease)
        .await
        .unwrap()
        .unwrap();
    let version = VersionId::from_bytes(job.subject);
    let of = previews::unprepared(&mut tx, &caretaker, version)
        .await
        .unwrap()
        .unwrap();
    let page = NewRendition {
        name: "page-2".to_owned(),
        stored: of.source,
        content_type: "image/jpeg".to_owned(),
        width: Some(905),
        height: Some(1280),
    };
    previews::prepared(&mut tx, &caretaker, &of, findings, &[page])
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn fed(house: &House) -> Indexed {
    let mut tx = house.database.read().await.unwrap();
    let feed = feed::since(&mut tx, &house.live.caretaker(), 0).await.unwrap();
    let [asset] = <[Indexed; 1]>::try_from(feed.assets).unwrap();
    asset
}

async fn sees(house: &House, secret: &Secret, asset: AssetId, rendition: &str) -> bool {
    let (mut tx, who) = house.reading(secret).await;
    let permit = who.permit::<asset::See>(&mut tx, asset).await.unwrap();
    files::seen(&mut tx, &permit, files::Which::Active, rendition)
        .await
        .unwrap()
        .is_some()
}

on_both_databases! {
    async fn the_words_of_a_document_reach_the_search_and_are_those_found_last(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let asset = house.upload(&jonas, museum.exhibitions, "catalogue.pdf", b"catalogue").await;
        assert_eq!(fed(&house).await.version.text, None);

        prepare(&house, &findings(Some("The harbour at dawn"))).await;
        let indexed = fed(&house).await;
        assert_eq!(indexed.version.text.as_deref(), Some("The harbour at dawn"));
        assert_eq!(indexed.version.camera.as_deref(), Some("Nikon Z 8"));
        assert_eq!(indexed.version.lens.as_deref(), Some("50 mm"));
        assert_eq!(indexed.version.orientation, Some(Orientation::Portrait));
        assert!(sees(&house, &jonas, asset, "page-2").await);
        assert!(!sees(&house, &jonas, asset, "page-3").await);

        prepare(&house, &findings(None)).await;
        assert_eq!(fed(&house).await.version.text, None);
    }
}

#[test]
fn a_page_and_a_sprite_are_seen_and_what_only_looks_like_one_is_nothing() {
    for name in ["page-1", "page-500", "sprite"] {
        assert_eq!(files::class_of(name), Some(RenditionClass::Seen), "{name}");
    }
    for name in [
        "page-",
        "page-0",
        "page-01",
        "page-+1",
        "page-1 ",
        "page",
        "pages",
        "page-100000",
    ] {
        assert_eq!(files::class_of(name), None, "{name}");
    }
}
