use http::StatusCode;
use http::header::{AUTHORIZATION, COOKIE};
use serde_json::json;
use vitrine_testkit::on_both_databases;

use crate::site::Site;

const TOKENS: &str = "/api/v1/tokens";

on_both_databases! {
    async fn a_token_is_shown_once_and_does_what_its_scope_says(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let body = json!({ "name": "press tool", "scope": ["see"], "until": null });
        let made = tove.post(TOKENS, &body).await.expect(StatusCode::CREATED).json();
        let secret = made["secret"].as_str().unwrap();
        assert!(secret.starts_with("vt_"));
        let listed = tove.get(TOKENS).await;
        assert!(!listed.text().contains(secret));
        assert_eq!(listed.ok()["items"][0], made["token"]);

        let mut program = site.nobody();
        program.show(AUTHORIZATION, &format!("bearer {secret}"));
        let folder = format!("/api/v1/folders/{}", site.museum.press_kit);
        let view = program.get(&folder).await.ok();
        assert_eq!(view["can"]["upload"], json!({ "allowed": false, "why": "scope" }));
        let new = json!({ "parent": site.museum.press_kit, "name": "x" });
        let refused = program.post("/api/v1/folders", &new).await.expect(StatusCode::FORBIDDEN).json();
        assert_eq!(refused["params"], json!({ "function": "folder.create", "gate": "standing", "why": "scope" }));
    }

    async fn a_tokens_last_use_is_told_to_the_minute(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let program = site.token(site.museum.tove, &["see"]).await;
        let last = || {
            let tove = tove.clone();
            async move { tove.get(TOKENS).await.ok()["items"][0]["last_used_at"].clone() }
        };
        assert!(last().await.is_null());
        program.get("/api/v1/session").await.ok();
        assert_eq!(last().await, json!("2026-06-01T09:00:00Z"));
        site.house.clock.go_on(59);
        program.get("/api/v1/session").await.ok();
        assert_eq!(last().await, json!("2026-06-01T09:00:00Z"));
        site.house.clock.go_on(1);
        program.post("/api/v1/views", &json!({})).await.expect(StatusCode::CREATED);
        assert_eq!(last().await, json!("2026-06-01T09:01:00Z"));
    }

    async fn a_token_ends_when_it_says_or_when_it_is_revoked(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let until = vitrine_model::Instant::from_millis(1_780_304_400_000).plus_seconds(60);
        let made = |until: serde_json::Value| {
            let (tove, body) = (tove.clone(), json!({ "name": "t", "scope": ["see"], "until": until }));
            async move { tove.post(TOKENS, &body).await }
        };
        let ending = made(json!(until)).await.expect(StatusCode::CREATED).json();
        let open = made(json!(null)).await.expect(StatusCode::CREATED).json();
        let status = |made: &serde_json::Value| {
            let mut program = site.nobody();
            program.show(AUTHORIZATION, &format!("Bearer {}", made["secret"].as_str().unwrap()));
            async move { program.get("/api/v1/session").await.outcome() }
        };
        assert_eq!(status(&ending).await, "200");
        site.house.clock.go_on(60);
        assert_eq!(status(&ending).await, "401 unauthenticated");
        assert_eq!(made(json!(until)).await.outcome(), "400 invalid");

        let path = format!("{TOKENS}/{}", open["token"]["id"].as_str().unwrap());
        let jonas = site.signed_in(site.museum.jonas).await;
        assert_eq!(jonas.delete(&path).await.outcome(), "404 not_found");
        tove.delete(&path).await.expect(StatusCode::NO_CONTENT);
        assert_eq!(status(&open).await, "401 unauthenticated");
        assert_eq!(tove.delete(&path).await.outcome(), "404 not_found");
    }

    async fn a_token_makes_shows_and_revokes_no_tokens(house) {
        let site = Site::open(house).await;
        let token = site.token(site.museum.mara, &["see", "privilege.manage", "user.manage"]).await;
        let body = json!({ "name": "wider", "scope": ["delete"], "until": null });
        assert_eq!(token.post(TOKENS, &body).await.outcome(), "403 refused");
        assert_eq!(token.get(TOKENS).await.outcome(), "403 refused");
        let path = format!("{TOKENS}/{}", site.museum.mara);
        assert_eq!(token.delete(&path).await.outcome(), "403 refused");
    }

    async fn what_makes_no_sense_is_refused_with_its_field(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        for (body, field, code) in [
            (json!({ "name": " ", "scope": ["see"] }), "name", "empty"),
            (json!({ "name": "t", "scope": [] }), "scope", "empty"),
            (json!({ "name": "t", "scope": ["fly"] }), "scope[0]", "form"),
            (json!({ "name": "t", "scope": ["see"], "colour": "red" }), "colour", "form"),
            (json!({ "name": "t" }), "", "form"),
        ] {
            let answer = tove.post(TOKENS, &body).await.expect(StatusCode::BAD_REQUEST).json();
            let told = (&answer["fields"][0]["field"], &answer["fields"][0]["code"]);
            assert_eq!(told, (&json!(field), &json!(code)), "{body}");
        }
    }

    async fn a_token_acts_for_itself_and_never_by_a_cookie_beside_it(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        let mut both = mara.clone();
        both.show(AUTHORIZATION, "Bearer vt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(both.get("/api/v1/session").await.outcome(), "401 unauthenticated");
        // A session's secret is no token, nor the other way round.
        let session = site.house.sign_in(site.museum.mara).await;
        let mut program = site.nobody();
        use base64::Engine;
        let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(session.as_bytes());
        program.show(AUTHORIZATION, &format!("Bearer vt_{text}"));
        assert_eq!(program.get("/api/v1/session").await.outcome(), "401 unauthenticated");
        let made = mara.post(TOKENS, &json!({ "name": "t", "scope": ["see"] })).await.json();
        let mut browser = site.nobody();
        let secret = made["secret"].as_str().unwrap().trim_start_matches("vt_");
        browser.show(COOKIE, &format!("vitrine={secret}"));
        assert_eq!(browser.get("/api/v1/session").await.outcome(), "401 unauthenticated");
    }
}
