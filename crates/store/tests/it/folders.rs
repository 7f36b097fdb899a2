//! The tree as each person sees it, and what changes it.

use vitrine_access::{Confirmed, NoChange, Subfolders, folder};
use vitrine_model::{FolderId, Function, FunctionSet, Lifecycle, Name};
use vitrine_store::credentials::Secret;
use vitrine_store::{Failure, folders};
use vitrine_testkit::{House, entry, on_both_databases};

/// The whole tree as whoever holds that secret sees it, a line a folder.
async fn tree(house: &House, secret: &Secret) -> Vec<String> {
    let (mut tx, subject) = house.reading(secret).await;
    let scope = subject.scope::<folder::See>();
    let mut lines = Vec::new();
    let mut unseen: Vec<(usize, Option<FolderId>)> = vec![(0, None)];
    while let Some((depth, parent)) = unseen.pop() {
        if let Some(parent) = parent {
            let path = folders::path(&mut tx, &scope, parent).await.unwrap();
            lines.push(format!("{}{}", "  ".repeat(depth - 1), path.last().unwrap().name));
        }
        let below = folders::children(&mut tx, &scope, parent).await.unwrap().unwrap();
        unseen.extend(below.iter().rev().map(|row| (depth + 1, Some(row.id))));
    }
    lines
}

on_both_databases! {
    async fn a_folder_in_a_hidden_one_moves_up_in_sight(house) {
        let museum = house.museum().await;
        let (mara, jonas) = (house.sign_in(museum.mara).await, house.sign_in(museum.jonas).await);
        assert_eq!(
            tree(&house, &mara).await,
            ["Library", "  Exhibitions", "    Harbour lights", "  Press kit", "  Vault", "    Open door"]
        );
        assert_eq!(
            tree(&house, &jonas).await,
            ["Library", "  Exhibitions", "    Harbour lights", "  Open door", "  Press kit"]
        );
    }

    async fn a_name_is_kept_as_written_and_a_stale_rename_refused(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let (mut tx, subject) = house.writing(&jonas).await;
        let permit = subject.permit::<folder::Edit>(&mut tx, museum.exhibitions).await.unwrap();
        folders::rename(&mut tx, permit, Some(1), &Name::parse("  Ausstellungen ").unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(tree(&house, &jonas).await.contains(&"  Ausstellungen".to_owned()));
        let (mut tx, subject) = house.writing(&jonas).await;
        let permit = subject.permit::<folder::Edit>(&mut tx, museum.exhibitions).await.unwrap();
        let stale = folders::rename(&mut tx, permit, Some(1), &Name::parse("Shows").unwrap()).await;
        assert!(matches!(stale, Err(Failure::Stale { version: 2 })), "{stale:?}");
    }

    async fn what_is_in_a_trashed_folder_follows_and_comes_back(house) {
        let museum = house.museum().await;
        let (ilse, jonas) = (house.sign_in(museum.ilse).await, house.sign_in(museum.jonas).await);
        for (state, seen) in [(Lifecycle::Trashed, false), (Lifecycle::Live, true)] {
            let (mut tx, subject) = house.writing(&ilse).await;
            let change = subject.change_folder_state(museum.exhibitions, state).unwrap();
            folders::set_state(&mut tx, change, None).await.unwrap();
            tx.commit().await.unwrap();
            let (mut tx, subject) = house.reading(&jonas).await;
            let permit = subject.permit::<folder::See>(&mut tx, museum.harbour_lights).await;
            assert_eq!(permit.is_ok(), seen, "{state}");
        }
    }

    async fn the_top_stays_where_it_is_and_as_it_is(house) {
        let museum = house.museum().await;
        let mara = house.sign_in(museum.mara).await;
        let (mut tx, subject) = house.writing(&mara).await;
        let root = museum.root;
        assert!(matches!(subject.change_folder_state(root, Lifecycle::Trashed), Err(NoChange::Root)));
        let moved = subject.move_folder(&mut tx, root, museum.vault, Confirmed::Yes).await;
        assert!(matches!(moved, Err(NoChange::Root)));
        let freed = subject.change_list(&mut tx, root, None, Subfolders::Update, Confirmed::Yes).await;
        assert!(matches!(freed, Err(NoChange::Root)));
        let inside = subject.move_folder(&mut tx, museum.exhibitions, museum.harbour_lights, Confirmed::Yes).await;
        assert!(matches!(inside, Err(NoChange::Cycle)));
    }

    async fn saving_with_the_box_on_takes_the_lists_of_descendants_away(house) {
        let museum = house.museum().await;
        let mara = house.sign_in(museum.mara).await;
        let (mut tx, subject) = house.writing(&mara).await;
        let list = vec![entry(museum.registrars, FunctionSet::PLACE_BOUND)];
        let change = subject
            .change_list(&mut tx, museum.vault, Some(list), Subfolders::Update, Confirmed::No)
            .await
            .unwrap();
        assert_eq!(change.cleared().len(), 1);
        assert!(!change.keeps_some());
        folders::save_lists(&mut tx, change, Some(1)).await.unwrap();
        let permit = subject.permit::<folder::Access>(&mut tx, museum.open_door).await.unwrap();
        let lists = folders::lists(&mut tx, &permit).await.unwrap();
        assert_eq!((lists.here.is_none(), lists.below.is_none()), (true, true));
        let (from, handed) = lists.handed.unwrap();
        assert_eq!(from, museum.vault);
        assert_eq!(handed.len(), 1);
        tx.commit().await.unwrap();
    }

    async fn with_the_box_off_only_the_folder_itself_changes(house) {
        let museum = house.museum().await;
        let (mara, jonas) = (house.sign_in(museum.mara).await, house.sign_in(museum.jonas).await);
        let (mut tx, subject) = house.writing(&mara).await;
        let list = vec![entry(museum.press, FunctionSet::PLACE_BOUND)];
        let change = subject
            .change_list(&mut tx, museum.exhibitions, Some(list), Subfolders::Keep, Confirmed::No)
            .await
            .unwrap();
        folders::save_lists(&mut tx, change, None).await.unwrap();
        tx.commit().await.unwrap();
        let seen = tree(&house, &jonas).await;
        assert!(!seen.contains(&"  Exhibitions".to_owned()));
        assert!(seen.contains(&"  Harbour lights".to_owned()), "{seen:?}");
    }

    async fn whoever_would_lock_themselves_out_has_to_confirm_it(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let (mut tx, subject) = house.writing(&jonas).await;
        let see = FunctionSet::of(&[Function::See]);
        let list = || Some(vec![entry(museum.everyone, see)]);
        let asked =
            subject.change_list(&mut tx, museum.exhibitions, list(), Subfolders::Update, Confirmed::No).await;
        let Err(NoChange::Unconfirmed(consequences)) = asked else { panic!("{asked:?}") };
        assert!(consequences.locks_out_self);
        assert!(!consequences.locks_out_last, "owner and admins still get in");
        let said = subject.change_list(&mut tx, museum.exhibitions, list(), Subfolders::Update, Confirmed::Yes).await;
        assert!(said.is_ok());
    }

    async fn moving_a_folder_to_where_others_gain_needs_access_and_a_yes(house) {
        let museum = house.museum().await;
        let mara = house.sign_in(museum.mara).await;
        let (mut tx, subject) = house.writing(&mara).await;
        let note = {
            let permit = subject.permit::<folder::Create>(&mut tx, museum.vault).await.unwrap();
            folders::create(&mut tx, permit, &Name::parse("Loans").unwrap()).await.unwrap()
        };
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.writing(&mara).await;
        let asked = subject.move_folder(&mut tx, note, museum.exhibitions, Confirmed::No).await;
        let Err(NoChange::Unconfirmed(consequences)) = asked else { panic!("{asked:?}") };
        assert!(consequences.gives_others);
        let move_ = subject.move_folder(&mut tx, note, museum.exhibitions, Confirmed::Yes).await.unwrap();
        folders::relocate(&mut tx, move_, None).await.unwrap();
        tx.commit().await.unwrap();
        let jonas = house.sign_in(museum.jonas).await;
        assert!(tree(&house, &jonas).await.contains(&"    Loans".to_owned()));
    }
}
