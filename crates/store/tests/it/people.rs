//! Sessions, tokens, and whose names one sees.

use vitrine_access::Open;
use vitrine_model::{Login, RandomIds};
use vitrine_store::credentials::{self, Secret};
use vitrine_store::{people, tokens};
use vitrine_testkit::on_both_databases;

on_both_databases! {
    async fn a_login_is_found_however_it_is_written(house) {
        let museum = house.museum().await;
        let mut tx = house.database.read().await.unwrap();
        let login = Login::parse(" TOVE ").unwrap();
        let found = credentials::by_login(&mut tx, &Open::to_everyone(), &login).await.unwrap().unwrap();
        assert_eq!(found.user, museum.tove);
        let nobody = Login::parse("tovee").unwrap();
        assert!(credentials::by_login(&mut tx, &Open::to_everyone(), &nobody).await.unwrap().is_none());
    }

    async fn a_session_that_was_ended_or_ran_out_opens_nothing(house) {
        let museum = house.museum().await;
        let (first, second) = (house.sign_in(museum.tove).await, house.sign_in(museum.tove).await);
        let (mut tx, subject) = house.writing(&first).await;
        credentials::end_session(&mut tx, &subject).await.unwrap();
        tx.commit().await.unwrap();
        let live = async |secret: &Secret| {
            let mut tx = house.database.read().await.unwrap();
            house.live.subject(&mut tx, &secret.hash(), house.clock_now()).await.unwrap().is_some()
        };
        assert!(!live(&first).await);
        assert!(live(&second).await);
        assert!(!live(&Secret::new(&RandomIds)).await);
        house.clock.go_on(86_400);
        assert!(!live(&second).await);
    }

    async fn promise_3_the_sessions_of_who_is_deactivated_open_nothing(house) {
        let museum = house.museum().await;
        let tove = house.sign_in(museum.tove).await;
        house.spoil("UPDATE users SET status = 'deactivated' WHERE login = 'tove'").await;
        house.spoil("UPDATE head SET generation = generation + 1").await;
        let mut tx = house.database.read().await.unwrap();
        assert!(house.live.subject(&mut tx, &tove.hash(), house.clock_now()).await.unwrap().is_none());
    }

    async fn nobody_revokes_the_token_of_another(house) {
        let museum = house.museum().await;
        let (tove, jonas) = (house.sign_in(museum.tove).await, house.sign_in(museum.jonas).await);
        let (mut tx, subject) = house.writing(&tove).await;
        let new = tokens::NewToken {
            name: vitrine_model::Name::parse("sync").unwrap(),
            scope: vitrine_model::FunctionSet::of(&[vitrine_model::Function::See]),
            until: None,
        };
        let (token, _) = tokens::create(&mut tx, &subject, &new).await.unwrap();
        tx.commit().await.unwrap();
        let (mut tx, subject) = house.writing(&jonas).await;
        assert!(!tokens::revoke(&mut tx, &subject, token.id).await.unwrap());
        assert!(tokens::list(&mut tx, &subject).await.unwrap().is_empty());
        drop(tx);
        let (mut tx, subject) = house.writing(&tove).await;
        assert!(tokens::revoke(&mut tx, &subject, token.id).await.unwrap());
    }

    async fn whom_one_may_not_see_has_no_name(house) {
        let museum = house.museum().await;
        let jonas = house.sign_in(museum.jonas).await;
        let (mut tx, subject) = house.reading(&jonas).await;
        let names = people::names(&mut tx, &subject, [museum.jonas, museum.tove]).await.unwrap();
        assert_eq!(names.get(&museum.jonas).map(String::as_str), Some("Jonas Meier"));
        assert_eq!(names.get(&museum.tove), None, "a member sees only those who share something with them");
    }
}
