//! The journal: a chain that nobody changes unnoticed.

use vitrine_access::asset;
use vitrine_model::Title;
use vitrine_store::assets::{self, AssetEdit};
use vitrine_store::{ChainBreak, verify_journal};
use vitrine_testkit::on_both_databases;

on_both_databases! {
    async fn the_chain_holds_after_every_kind_of_change(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let picture = house.upload(&jonas, museum.exhibitions, "quay.jpg", b"quay").await;
        let (mut tx, subject) = house.writing(&jonas).await;
        let permit = subject.permit::<asset::Edit>(&mut tx, picture).await.unwrap();
        let edit = AssetEdit { title: Some(Title::parse("The quay").unwrap()), ..AssetEdit::default() };
        assets::edit(&mut tx, permit, None, &edit).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = house.database.read().await.unwrap();
        assert_eq!(verify_journal(&mut tx).await.unwrap(), None);
    }

    async fn a_row_that_somebody_changed_breaks_the_chain(house) {
        house.museum().await;
        let spoil = [
            ("UPDATE journal SET kind = 'user.delete' WHERE number = 3", ChainBreak::Changed(3)),
            ("UPDATE journal SET kind = 'user.create', at = at + 1 WHERE number = 3", ChainBreak::Changed(3)),
        ];
        for (sql, broken) in spoil {
            house.spoil(sql).await;
            let mut tx = house.database.read().await.unwrap();
            assert_eq!(verify_journal(&mut tx).await.unwrap(), Some(broken), "{sql}");
        }
    }

    async fn erased_words_leave_the_chain_standing_and_changed_words_do_not(house) {
        house.museum().await;
        house.spoil("DELETE FROM journal_words WHERE number = 2").await;
        let mut tx = house.database.read().await.unwrap();
        assert_eq!(verify_journal(&mut tx).await.unwrap(), None);
        drop(tx);
        house.spoil("UPDATE journal_words SET words = '{}' WHERE number = 3").await;
        let mut tx = house.database.read().await.unwrap();
        assert_eq!(verify_journal(&mut tx).await.unwrap(), Some(ChainBreak::Words(3)));
    }

    async fn the_last_rows_cut_off_are_noticed(house) {
        house.museum().await;
        house.spoil("DELETE FROM journal_words WHERE number = (SELECT MAX(number) FROM journal)").await;
        house.spoil("DELETE FROM journal WHERE number = (SELECT MAX(number) FROM journal)").await;
        let mut tx = house.database.read().await.unwrap();
        assert_eq!(verify_journal(&mut tx).await.unwrap(), Some(ChainBreak::Head));
    }

    async fn no_name_or_address_stands_in_a_row_itself(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        house.upload(&jonas, museum.exhibitions, "Tove at the quay.jpg", b"quay").await;
        let rows = house.dump("SELECT COALESCE(before_state, '') || COALESCE(after_state, '') FROM journal").await;
        for word in ["Tove", "Jonas", "museum.example", "quay", "Vault"] {
            assert!(rows.iter().all(|row| !row.contains(word)), "{word}");
        }
    }
}
