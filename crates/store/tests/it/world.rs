//! What was acknowledged is in force for every request that starts after it, on every node.

use std::sync::Arc;

use vitrine_access::{Confirmed, Denial, ListSubject, Live, NoChange, NoPermit, Subfolders, asset, folder};
use vitrine_model::{Clock, Function, FunctionSet, Level, Name, RandomIds, Second};
use vitrine_store::founding::Founding;
use vitrine_store::{Database, folders, tokens};
use vitrine_testkit::{entry, on_both_databases};

on_both_databases! {
    async fn promise_6_a_folder_that_is_hidden_is_one_that_never_was(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let (mut tx, subject) = house.reading(&jonas).await;
        let hidden = subject.permit::<folder::See>(&mut tx, museum.vault).await.unwrap_err();
        let never = vitrine_model::FolderId::new(&RandomIds, house.clock.now());
        let absent = subject.permit::<folder::See>(&mut tx, never).await.unwrap_err();
        assert!(matches!(hidden, NoPermit::Denied(Denial::Hidden)));
        assert!(matches!(absent, NoPermit::Denied(Denial::Hidden)));
        assert!(subject.permit::<folder::Upload>(&mut tx, museum.exhibitions).await.is_ok());
    }

    async fn what_may_be_seen_and_not_done_is_refused_by_name(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let (mut tx, subject) = house.reading(&jonas).await;
        let refused = subject.permit::<folder::Upload>(&mut tx, museum.press_kit).await.unwrap_err();
        let NoPermit::Denied(Denial::Refused(refusal)) = refused else { panic!("{refused:?}") };
        assert_eq!(refusal.function, Function::Upload);
        assert_eq!(refusal.why.word(), "place_unset");
    }

    async fn promise_7_a_changed_list_is_in_force_on_another_node_at_its_next_request(house) {
        let museum = house.museum().await;
        let (mara, jonas) = (house.sign_in(museum.mara).await, house.sign_in(museum.jonas).await);
        let clock: Arc<dyn Clock> = Arc::<vitrine_testkit::StandingClock>::clone(&house.clock);
        let other = Database::open(&house.url, clock, Arc::new(RandomIds)).await.unwrap();
        let elsewhere = Live::new();
        let sees = async || {
            let mut tx = other.read().await.unwrap();
            let subject = elsewhere.subject(&mut tx, &jonas.hash(), house.clock.now()).await.unwrap().unwrap();
            subject.permit::<folder::See>(&mut tx, museum.harbour_lights).await.is_ok()
        };
        assert!(sees().await);
        let (mut tx, subject) = house.writing(&mara).await;
        let change = subject
            .change_list(&mut tx, museum.exhibitions, Some(Vec::new()), Subfolders::Update, Confirmed::Yes)
            .await
            .unwrap();
        folders::save_lists(&mut tx, change, None).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!sees().await, "an empty list admits nobody, and Harbour lights is handed it");
        other.close().await;
    }

    async fn promise_4_a_token_does_what_its_scope_names_and_no_more(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let picture = house.upload(&jonas, museum.exhibitions, "quay.jpg", b"quay").await;
        let (mut tx, subject) = house.writing(&jonas).await;
        let scope = FunctionSet::of(&[Function::See]);
        let until = Some(Second(house.clock.now().second().0 + 60));
        let new = tokens::NewToken { name: Name::parse("reader").unwrap(), scope, until };
        let (_, secret) = tokens::create(&mut tx, &subject, &new).await.unwrap();
        tx.commit().await.unwrap();
        {
            let (mut tx, subject) = house.reading(&secret).await;
            assert!(subject.permit::<asset::See>(&mut tx, picture).await.is_ok());
            assert!(subject.permit::<asset::Download>(&mut tx, picture).await.is_err());
        }
        house.clock.go_on(60);
        let mut tx = house.database.read().await.unwrap();
        let ended = house.live.subject(&mut tx, &secret.hash(), house.clock.now()).await.unwrap();
        assert!(ended.is_none(), "its end is exclusive");
    }

    async fn nobody_saves_a_list_that_gives_themselves_something(house) {
        let museum = house.museum().await;
        let mara = house.sign_in(museum.mara).await;
        let jonas = house.sign_in(museum.jonas).await;
        let all_but_delete = FunctionSet::PLACE_BOUND.without(FunctionSet::of(&[Function::Delete]));
        let (mut tx, subject) = house.writing(&mara).await;
        let list = Some(vec![entry(museum.everyone, all_but_delete)]);
        let change =
            subject.change_list(&mut tx, museum.exhibitions, list, Subfolders::Update, Confirmed::No).await.unwrap();
        folders::save_lists(&mut tx, change, None).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.writing(&jonas).await;
        let back = subject.change_list(&mut tx, museum.exhibitions, None, Subfolders::Update, Confirmed::Yes).await;
        let Err(NoChange::GivesMaker { function }) = back else { panic!("{back:?}") };
        assert_eq!(function, Function::Delete);
    }

    async fn a_narrow_token_hides_no_gain_of_its_maker(house) {
        let museum = house.museum().await;
        let (mara, jonas) = (house.sign_in(museum.mara).await, house.sign_in(museum.jonas).await);
        let without_download = FunctionSet::PLACE_BOUND.without(FunctionSet::of(&[Function::Download]));
        let (mut tx, subject) = house.writing(&mara).await;
        let list = Some(vec![entry(museum.everyone, without_download)]);
        let change = subject
            .change_list(&mut tx, museum.exhibitions, list, Subfolders::Update, Confirmed::No)
            .await
            .unwrap();
        folders::save_lists(&mut tx, change, None).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.writing(&jonas).await;
        let new = tokens::NewToken {
            name: Name::parse("lists").unwrap(),
            scope: FunctionSet::of(&[Function::See, Function::Access]),
            until: None,
        };
        let (_, token) = tokens::create(&mut tx, &subject, &new).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.writing(&token).await;
        let list = Some(vec![entry(museum.everyone, FunctionSet::PLACE_BOUND)]);
        let given = subject
            .change_list(&mut tx, museum.exhibitions, list, Subfolders::Update, Confirmed::Yes)
            .await;
        assert!(
            matches!(given, Err(NoChange::GivesMaker { function: Function::Download })),
            "{given:?}"
        );
    }

    async fn a_gain_that_comes_later_is_a_gain(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let soon = Second(house.clock.now().second().0 + 2);
        let mut mine = entry(museum.everyone, FunctionSet::PLACE_BOUND);
        mine.subject = ListSubject::User(museum.jonas);
        mine.until = Some(soon);
        let mara = house.sign_in(museum.mara).await;
        let (mut tx, subject) = house.writing(&mara).await;
        let change = subject
            .change_list(&mut tx, museum.exhibitions, Some(vec![mine.clone()]), Subfolders::Update, Confirmed::Yes)
            .await
            .unwrap();
        folders::save_lists(&mut tx, change, None).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.writing(&jonas).await;
        mine.until = None;
        let lasting = subject
            .change_list(&mut tx, museum.exhibitions, Some(vec![mine]), Subfolders::Update, Confirmed::Yes)
            .await;
        assert!(matches!(lasting, Err(NoChange::GivesMaker { .. })), "{lasting:?}");
    }

    async fn an_account_is_founded_once(house) {
        house.museum().await;
        let person = &vitrine_testkit::Person::ALL[0];
        assert_eq!(person.level, Level::Owner);
        let again = Founding::begin(&house.database, &Name::parse("Again").unwrap(), &person.credentials("*"))
            .await
            .unwrap();
        assert!(again.is_none());
    }
}
