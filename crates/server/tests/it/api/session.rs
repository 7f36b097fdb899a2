use http::header::{COOKIE, ORIGIN, SET_COOKIE};
use http::{HeaderName, Method, StatusCode};
use serde_json::json;
use vitrine_server::config::Key;
use vitrine_server::listener::Limits;
use vitrine_testkit::{House, on_both_databases};

use crate::site::{PASSWORD, Site};

const SESSION: &str = "/api/v1/session";
const SUPERMODE: &str = "/api/v1/session/supermode";

on_both_databases! {
    async fn who_signs_in_is_told_who_they_are_and_gets_a_cookie_that_scripts_cannot_read(house) {
        let site = Site::open(house).await;
        let answer = site.nobody().post(SESSION, &json!({ "login": "TOVE", "password": PASSWORD })).await;
        let cookie = answer.header(SET_COOKIE.as_str()).to_owned();
        let me = answer.ok();
        assert_eq!(me["user"]["login"], "tove");
        assert_eq!(me["account"]["name"], "Harbour Museum");
        assert_eq!(me["can"]["user.manage"], json!({ "allowed": false, "why": "function_unset" }));
        assert!(cookie.starts_with("vitrine=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
        let mut client = site.nobody();
        client.show(COOKIE, cookie.split(';').next().unwrap());
        assert_eq!(client.get(SESSION).await.ok()["csrf"], me["csrf"]);
    }

    async fn unknown_wrong_and_deactivated_are_refused_with_the_same_bytes(house) {
        let site = Site::open(house).await;
        site.deactivate("ruben").await;
        let nobody = site.nobody();
        let mut answers = Vec::new();
        for (login, password) in [
            ("tove", "not her password at all"),
            ("nobody-of-that-name", PASSWORD),
            ("no login at all", PASSWORD),
            ("", ""),
            ("ruben", PASSWORD),
        ] {
            let answer = nobody.post(SESSION, &json!({ "login": login, "password": password })).await;
            assert_eq!(answer.outcome(), "401 sign_in_refused", "{login}");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
            assert!(!answer.headers.contains_key(SET_COOKIE));
            answers.push(answer.bytes);
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    }

    async fn after_ten_failures_a_login_waits_and_other_logins_do_not(house) {
        let site = Site::open(house).await;
        let nobody = site.nobody();
        let wrong = json!({ "login": "tove", "password": "not her password at all" });
        for _ in 0..10 {
            nobody.post(SESSION, &wrong).await.expect(StatusCode::UNAUTHORIZED);
        }
        let throttled = nobody.post(SESSION, &wrong).await;
        assert_eq!((throttled.outcome().as_str(), throttled.header("retry-after")), ("429 throttled", "60"));
        let right = json!({ "login": "tove", "password": PASSWORD });
        assert_eq!(nobody.post(SESSION, &right).await.outcome(), "429 throttled");
        nobody.post(SESSION, &json!({ "login": "jonas", "password": PASSWORD })).await.ok();
        site.house.clock.go_on(60);
        nobody.post(SESSION, &right).await.ok();
    }

    async fn signing_out_ends_the_session_for_good(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let answer = tove.delete(SESSION).await.expect(StatusCode::NO_CONTENT);
        assert!(answer.header(SET_COOKIE.as_str()).contains("Max-Age=0"));
        assert_eq!(tove.get(SESSION).await.outcome(), "401 unauthenticated");
    }

    async fn a_session_ends_by_itself(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        site.house.clock.go_on(86_399);
        tove.get(SESSION).await.ok();
        site.house.clock.go_on(1);
        assert_eq!(tove.get(SESSION).await.outcome(), "401 unauthenticated");
    }

    async fn a_chosen_language_is_kept_and_only_known_ones_are_taken(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let set = |locale: &str| {
            let (tove, body) = (tove.clone(), json!({ "locale": locale }));
            async move { tove.send(Method::PATCH, SESSION, &[], Some(&body)).await }
        };
        assert_eq!(set("de").await.ok()["locale"], "de");
        assert_eq!(set("xx").await.outcome(), "400 invalid");
        assert_eq!(tove.get(SESSION).await.ok()["locale"], "de");
    }

    async fn writes_by_cookie_need_the_token_and_the_applications_own_page(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let csrf = HeaderName::from_static("x-csrf-token");
        let mut without = tove.clone();
        without.hide(&csrf);
        assert_eq!(without.delete(SESSION).await.outcome(), "403 csrf");
        let mut wrong = tove.clone();
        wrong.show(csrf, "AAAA");
        assert_eq!(wrong.delete(SESSION).await.outcome(), "403 csrf");
        let mut foreign = tove.clone();
        foreign.show(ORIGIN, "https://evil.example");
        assert_eq!(foreign.delete(SESSION).await.outcome(), "403 csrf");
        tove.delete(SESSION).await.expect(StatusCode::NO_CONTENT);
    }

    async fn super_admin_mode_asks_for_the_password_and_a_reason_and_ends_within_the_hour(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        let on = |client: &crate::site::Client, password: &str, reason: &str| {
            let (client, body) = (client.clone(), json!({ "password": password, "reason": reason }));
            async move { client.send(Method::PUT, SUPERMODE, &[], Some(&body)).await }
        };
        assert_eq!(on(&mara, "not her password at all", "a look").await.outcome(), "401 sign_in_refused");
        assert_eq!(on(&mara, PASSWORD, "  ").await.outcome(), "400 invalid");
        assert!(on(&mara, PASSWORD, "a look").await.ok()["supermode"]["until"].is_string());
        site.house.clock.go_on(3600);
        assert!(mara.get(SESSION).await.ok()["supermode"].is_null());
        on(&mara, PASSWORD, "another look").await.ok();
        assert!(mara.delete(SUPERMODE).await.ok()["supermode"].is_null());
        let tove = site.signed_in(site.museum.tove).await;
        assert_eq!(on(&tove, PASSWORD, "a look").await.outcome(), "403 refused");
        let token = site.token(site.museum.mara, &["supermode"]).await;
        assert_eq!(on(&token, PASSWORD, "a look").await.outcome(), "403 refused");
    }

    async fn in_maintenance_only_the_owner_and_admins_pass(house) {
        let site = Site::open(house).await;
        let (mara, tove) = (site.signed_in(site.museum.mara).await, site.signed_in(site.museum.tove).await);
        let token = site.token(site.museum.mara, &["see"]).await;
        site.house.spoil("UPDATE head SET maintenance = 1, generation = generation + 1").await;
        mara.get(SESSION).await.ok();
        assert_eq!(tove.get(SESSION).await.outcome(), "503 maintenance");
        assert_eq!(token.get(SESSION).await.outcome(), "503 maintenance");
        tove.delete(SESSION).await.expect(StatusCode::NO_CONTENT);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_https_the_cookie_is_one_that_the_browser_itself_guards() {
    let settings = [(Key::PublicUrl, "https://media.example.org")];
    let site = Site::with(House::on_sqlite().await, &settings, Limits::default()).await;
    let mut nobody = site.nobody();
    nobody.show(http::header::HOST, "media.example.org");
    let answer = nobody
        .post(SESSION, &json!({ "login": "tove", "password": PASSWORD }))
        .await;
    let cookie = answer
        .clone()
        .expect(StatusCode::OK)
        .header(SET_COOKIE.as_str())
        .to_owned();
    assert!(cookie.starts_with("__Host-vitrine="), "{cookie}");
    assert!(
        cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
}
