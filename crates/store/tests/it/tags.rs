//! Tags as the index knows them, and those that an older program kept as keywords.

use vitrine_access::{account, asset};
use vitrine_model::{TagId, TagName};
use vitrine_store::assets::{self, AssetEdit, TagEdits};
use vitrine_store::credentials::Secret;
use vitrine_store::tags::{self, Tags, Vocabulary};
use vitrine_store::{Database, feed};
use vitrine_testkit::{House, on_both_databases};

fn names(texts: &[&str]) -> Vec<TagName> {
    texts.iter().map(|text| TagName::parse(text).unwrap()).collect()
}

async fn tag(house: &House, who: &Secret, name: &str) -> TagId {
    let (mut tx, subject) = house.reading(who).await;
    let all = tags::list(&mut tx, &subject.scope::<asset::See>(), Tags::Seen)
        .await
        .unwrap();
    all.into_iter().find(|tag| tag.name == name).unwrap().id
}

async fn vocabulary(house: &House) -> Vocabulary {
    let mut tx = house.database.read().await.unwrap();
    Vocabulary::read(&mut tx, &house.live.caretaker()).await.unwrap()
}

/// The rows that the last asset of the feed is indexed under.
async fn indexed(house: &House) -> Vec<i64> {
    let mut tx = house.database.read().await.unwrap();
    let feed = feed::since(&mut tx, &house.live.caretaker(), 0).await.unwrap();
    feed.assets.last().unwrap().tags.clone()
}

on_both_databases! {
    async fn what_an_index_knew_a_tag_by_finds_it_whatever_was_done_to_it(house) {
        let museum = house.museum().await;
        let mara = house.sign_in(museum.mara).await;
        let picture = house.upload(&mara, museum.exhibitions, "quay.jpg", b"quay").await;
        let (mut tx, subject) = house.writing(&mara).await;
        let permit = subject.permit::<asset::Edit>(&mut tx, picture).await.unwrap();
        let edit = AssetEdit {
            tags: Some(TagEdits::All(names(&["Brig", "Places"]))),
            ..AssetEdit::default()
        };
        assets::edit(&mut tx, permit, None, &edit).await.unwrap();
        tx.commit().await.unwrap();
        let known = indexed(&house).await;
        let (brig, places) = (tag(&house, &mara, "Brig").await, tag(&house, &mara, "Places").await);

        let (mut tx, subject) = house.writing(&mara).await;
        let permit = subject.permit::<account::ManageTags>(&mut tx, ()).await.unwrap();
        let ship = tags::create(&mut tx, permit, &names(&["Ship"])[0], None).await.unwrap();
        let permit = subject.permit::<account::ManageTags>(&mut tx, ()).await.unwrap();
        let vessel = tags::create(&mut tx, permit, &names(&["Vessel"])[0], None).await.unwrap();
        for (from, into) in [(brig, ship), (ship, vessel)] {
            let permit = subject.permit::<account::ManageTags>(&mut tx, ()).await.unwrap();
            tags::merge(&mut tx, permit, from, into).await.unwrap();
        }
        let permit = subject.permit::<account::ManageTags>(&mut tx, ()).await.unwrap();
        tags::remove(&mut tx, permit, places, None).await.unwrap();
        tx.commit().await.unwrap();

        let vocabulary = vocabulary(&house).await;
        let row = |name: &str| vocabulary.names().iter().find(|(known, _)| known == name).map(|(_, row)| *row);
        assert_eq!(row("brig"), row("vessel"), "the old name means the tag that it was merged into");
        assert_eq!(row("places"), None);
        let mut found: Vec<Option<&str>> = known.iter().map(|row| vocabulary.name(*row)).collect();
        found.sort_unstable();
        assert_eq!(found, [None, Some("Vessel")]);
        let rows = vocabulary.rows_of(row("vessel").unwrap());
        assert_eq!(rows.len(), 3, "its own, and those of both that were merged into it: {rows:?}");
        assert_eq!(known.iter().filter(|known| rows.contains(known)).count(), 1);
    }

    async fn a_tag_stands_for_those_below_it(house) {
        let museum = house.museum().await;
        let mara = house.sign_in(museum.mara).await;
        let (mut tx, subject) = house.writing(&mara).await;
        let mut parent = None;
        for name in names(&["Places", "Europe", "Ghent"]) {
            let permit = subject.permit::<account::ManageTags>(&mut tx, ()).await.unwrap();
            parent = Some(tags::create(&mut tx, permit, &name, parent).await.unwrap());
        }
        tx.commit().await.unwrap();
        let vocabulary = vocabulary(&house).await;
        let below: Vec<usize> = ["places", "europe", "ghent"]
            .iter()
            .map(|name| vocabulary.names().iter().find(|(known, _)| known == name).unwrap().1)
            .map(|row| vocabulary.rows_of(row).len())
            .collect();
        assert_eq!(below, [3, 2, 1]);
    }

    async fn keywords_of_an_older_program_become_tags(house) {
        let museum = house.museum().await;
        let mara = house.sign_in(museum.mara).await;
        let picture = house.upload(&mara, museum.exhibitions, "quay.jpg", b"quay").await;
        for (position, keyword) in ["Äpfel", "dusk", "äpfel"].iter().enumerate() {
            house
                .spoil(&format!(
                    "INSERT INTO asset_keywords (asset_row, position, keyword)
                     SELECT row_id, {position}, '{keyword}' FROM assets"
                ))
                .await;
        }
        let clock: std::sync::Arc<dyn vitrine_model::Clock> =
            std::sync::Arc::<vitrine_testkit::StandingClock>::clone(&house.clock);
        let again = Database::open(&house.url, clock, std::sync::Arc::new(vitrine_model::RandomIds)).await.unwrap();
        again.close().await;
        let (mut tx, subject) = house.reading(&mara).await;
        let permit = subject.permit::<asset::See>(&mut tx, picture).await.unwrap();
        let detail = assets::open(&mut tx, &permit, &subject.scope::<asset::See>()).await.unwrap();
        let tags: Vec<&str> = detail.tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(tags, ["dusk", "Äpfel"]);
        assert_eq!(house.dump("SELECT keyword FROM asset_keywords").await, Vec::<String>::new());
    }
}
