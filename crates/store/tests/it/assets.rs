//! Assets: described, listed, moved, put away.

use vitrine_access::{Confirmed, NoChange, asset};
use vitrine_model::{Caption, FolderId, Lifecycle, TagName, Title};
use vitrine_store::assets::{self, AssetEdit, Depth, Direction, Listing, Sort};
use vitrine_store::credentials::Secret;
use vitrine_store::files;
use vitrine_testkit::{House, on_both_databases};

fn everything(folder: Option<FolderId>) -> Listing {
    Listing {
        folder,
        depth: Depth::Below,
        state: Lifecycle::Live,
        sort: Sort::Name,
        direction: Direction::Ascending,
    }
}

/// The titles that whoever holds that secret sees; `None` where the folder is not there for them.
async fn titles(house: &House, secret: &Secret, listing: &Listing) -> Option<Vec<String>> {
    let (mut tx, subject) = house.reading(secret).await;
    let scope = subject.scope::<asset::See>();
    let keys = assets::list(&mut tx, &scope, listing).await.unwrap()?;
    let rows = assets::window(&mut tx, &scope, &keys).await.unwrap();
    Some(
        rows.into_iter()
            .map(|row| row.expect("what was listed is seen").title)
            .collect(),
    )
}

on_both_databases! {
    async fn promise_5_a_list_holds_what_each_may_see_and_no_more(house) {
        let museum = house.museum().await;
        let (mara, jonas) = (house.sign_in(museum.mara).await, house.sign_in(museum.jonas).await);
        for (folder, name) in [
            (museum.exhibitions, "quay 10.jpg"),
            (museum.harbour_lights, "quay 9.jpg"),
            (museum.vault, "deed.jpg"),
            (museum.open_door, "door.jpg"),
        ] {
            house.upload(&mara, folder, name, name.as_bytes()).await;
        }
        let all = titles(&house, &mara, &everything(None)).await.unwrap();
        assert_eq!(all, ["deed", "door", "quay 9", "quay 10"]);
        let seen = titles(&house, &jonas, &everything(None)).await.unwrap();
        assert_eq!(seen, ["door", "quay 9", "quay 10"]);
        assert_eq!(titles(&house, &jonas, &everything(Some(museum.vault))).await, None);
        let here = Listing { depth: Depth::Folder, ..everything(Some(museum.exhibitions)) };
        assert_eq!(titles(&house, &jonas, &here).await.unwrap(), ["quay 10"]);
        let below = everything(Some(museum.exhibitions));
        assert_eq!(titles(&house, &jonas, &below).await.unwrap(), ["quay 9", "quay 10"]);
    }

    async fn a_window_leaves_a_hole_for_what_may_no_longer_be_seen(house) {
        let museum = house.museum().await;
        let (mara, jonas) = (house.sign_in(museum.mara).await, house.sign_in(museum.jonas).await);
        let picture = house.upload(&mara, museum.exhibitions, "quay.jpg", b"quay").await;
        let (mut tx, subject) = house.reading(&jonas).await;
        let scope = subject.scope::<asset::See>();
        let keys = assets::list(&mut tx, &scope, &everything(None)).await.unwrap().unwrap();
        drop(tx);
        let (mut tx, subject) = house.writing(&mara).await;
        let move_ = subject.move_asset(&mut tx, picture, museum.vault, Confirmed::No).await.unwrap();
        assets::relocate(&mut tx, move_).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.reading(&jonas).await;
        let rows = assets::window(&mut tx, &subject.scope::<asset::See>(), &keys).await.unwrap();
        assert!(matches!(&rows[..], [None]));
    }

    async fn what_is_written_of_an_asset_is_read_back(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let picture = house.upload(&jonas, museum.exhibitions, "IMG_1.jpg", b"quay").await;
        let (mut tx, subject) = house.writing(&jonas).await;
        let permit = subject.permit::<asset::Edit>(&mut tx, picture).await.unwrap();
        let edit = AssetEdit {
            title: Some(Title::parse("The quay at dusk").unwrap()),
            caption: Some(Caption::parse("Two lines,\r\nkept.").unwrap()),
            tags: Some(assets::TagEdits::All(vec![TagName::parse("harbour").unwrap(), TagName::parse("dusk").unwrap()])),
            ..AssetEdit::default()
        };
        assets::edit(&mut tx, permit, Some(1), &edit).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.reading(&jonas).await;
        let permit = subject.permit::<asset::See>(&mut tx, picture).await.unwrap();
        let detail = assets::open(&mut tx, &permit, &subject.scope::<asset::See>()).await.unwrap();
        assert_eq!(detail.row.title, "The quay at dusk");
        assert_eq!(detail.caption, "Two lines,\nkept.");
        let tags: Vec<&str> = detail.tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(tags, ["dusk", "harbour"]);
        assert_eq!(detail.row.version, 2);
        assert_eq!(detail.versions.len(), 1);
    }

    async fn what_an_edit_is_weighed_to_change_is_what_it_changes(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let tags = |words: &[&str]| words.iter().map(|word| TagName::parse(word).unwrap()).collect::<Vec<_>>();
        let captioned = |text: &str| AssetEdit { caption: Some(Caption::parse(text).unwrap()), ..AssetEdit::default() };
        let some = |add: &[&str], remove: &[&str]| AssetEdit {
            tags: Some(assets::TagEdits::Some { add: tags(add), remove: tags(remove) }),
            ..AssetEdit::default()
        };
        let mut pictures = Vec::new();
        for edit in [
            AssetEdit { tags: Some(assets::TagEdits::All(tags(&["dusk", "quay"]))), ..captioned("At dusk") },
            some(&["dusk"], &[]),
            captioned("At dawn"),
        ] {
            let picture = house.upload(&jonas, museum.exhibitions, "quay.jpg", b"quay").await;
            let (mut tx, subject) = house.writing(&jonas).await;
            let permit = subject.permit::<asset::Edit>(&mut tx, picture).await.unwrap();
            assert!(assets::edit(&mut tx, permit, None, &edit).await.unwrap());
            tx.commit().await.unwrap();
            pictures.push(picture);
        }
        for (edit, changes, overwritten) in [
            (captioned("At dusk"), 2, 1),
            (captioned("At noon"), 3, 2),
            (captioned(""), 2, 2),
            (some(&["DUSK"], &[]), 1, 0),
            (some(&[], &["dusk"]), 2, 0),
            (some(&["dusk"], &["dusk", "quay"]), 2, 0),
            (some(&[], &["never there"]), 0, 0),
            (some(&["never there"], &[]), 3, 0),
            (AssetEdit { tags: Some(assets::TagEdits::All(tags(&["quay", "dusk"]))), ..captioned("At dawn") }, 3, 1),
        ] {
            let (mut tx, subject) = house.writing(&jonas).await;
            let (permits, _) = subject.permit_each::<asset::Edit>(&mut tx, &pictures).await.unwrap();
            let weighed = assets::weigh(&mut tx, &permits, &edit).await.unwrap();
            assert_eq!((weighed.changes, weighed.overwrites.caption), (changes, overwritten), "{edit:?}");
            let mut changed = 0;
            for permit in permits.into_permits() {
                changed += usize::from(assets::edit(&mut tx, permit, None, &edit).await.unwrap());
            }
            assert_eq!(changed, weighed.changes, "{edit:?}");
            // Nothing of it is kept: each edit is weighed by itself.
            drop(tx);
        }
    }

    async fn whoever_may_only_see_gets_no_source(house) {
        let museum = house.museum().await;
        let (mara, ruben) = (house.sign_in(museum.mara).await, house.sign_in(museum.ruben).await);
        let picture = house.upload(&mara, museum.exhibitions, "quay.jpg", b"quay").await;
        let (mut tx, subject) = house.reading(&ruben).await;
        assert!(subject.permit::<asset::See>(&mut tx, picture).await.is_ok());
        assert!(subject.permit::<asset::Download>(&mut tx, picture).await.is_err());
        assert_eq!(files::class_of("2560"), Some(files::RenditionClass::Large));
        let permit = subject.permit::<asset::See>(&mut tx, picture).await.unwrap();
        assert!(files::seen(&mut tx, &permit, files::Which::Active, "2560").await.unwrap().is_none());
    }

    async fn the_trash_is_seen_by_who_may_delete(house) {
        let museum = house.museum().await;
        let (jonas, tove) = (house.sign_in(museum.jonas).await, house.sign_in(museum.tove).await);
        let picture = house.upload(&tove, museum.press_kit, "kit.jpg", b"kit").await;
        let (mut tx, subject) = house.writing(&tove).await;
        let change = subject.change_asset_state(&mut tx, picture, Lifecycle::Trashed).await.unwrap();
        assets::set_state(&mut tx, change).await.unwrap();
        tx.commit().await.unwrap();
        let trash = Listing { state: Lifecycle::Trashed, ..everything(None) };
        assert_eq!(titles(&house, &tove, &trash).await.unwrap(), ["kit"]);
        assert!(titles(&house, &jonas, &trash).await.unwrap().is_empty());
        assert!(titles(&house, &tove, &everything(None)).await.unwrap().is_empty());
        let (mut tx, subject) = house.writing(&tove).await;
        let archived = subject.change_asset_state(&mut tx, picture, Lifecycle::Archived).await;
        assert!(matches!(archived, Err(NoChange::Denied(_))), "what is in the trash is brought back first");
    }

    async fn a_move_that_gives_others_something_needs_access_at_the_source(house) {
        let museum = house.museum().await;
        let (mara, tove) = (house.sign_in(museum.mara).await, house.sign_in(museum.tove).await);
        let picture = house.upload(&mara, museum.press_kit, "kit.jpg", b"kit").await;
        // Tove lacks `access` by function everywhere, so she gains nothing in Exhibitions that she lacks here.
        let (mut tx, subject) = house.writing(&tove).await;
        let moved = subject.move_asset(&mut tx, picture, museum.exhibitions, Confirmed::Yes).await;
        assert!(matches!(moved, Err(NoChange::Denied(_))), "it gives others something, and she may not `access`");
        drop(tx);
        let (mut tx, subject) = house.writing(&mara).await;
        assert!(subject.move_asset(&mut tx, picture, museum.exhibitions, Confirmed::Yes).await.is_ok());
    }
}
