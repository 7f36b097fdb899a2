use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn items(by: &Client, id: &str, query: &str) -> Vec<Value> {
    let activity = by.get(&format!("/api/v1/assets/{id}/activity{query}")).await.ok();
    activity["items"].as_array().unwrap().clone()
}

fn kinds(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["kind"].as_str().unwrap()).collect()
}

on_both_databases! {
    async fn who_sees_is_told_what_happened_who_edits_what_was_written_and_who_audits_who_fetched_it(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (tove, jonas) = (site.program(museum.tove).await, site.signed_in(museum.jonas).await);
        let mara = site.signed_in(museum.mara).await;
        let id = tove.send_file(museum.press_kit, "kit.txt", b"kit").await;
        let path = format!("/api/v1/assets/{id}");
        tove.change(Method::PATCH, &path, 1, &json!({ "title": "Kit", "tags": ["press"] })).await.ok();
        tove.send_version(&id, "kit 2.txt", b"kit 2").await.expect(StatusCode::CREATED);
        tove.get(&format!("{path}/source")).await.expect(StatusCode::OK);

        let seen = items(&jonas, &id, "").await;
        assert_eq!(kinds(&seen), ["version", "described", "created"]);
        assert_eq!(seen[1]["changes"], json!([
            { "part": "title", "field": null, "words": null },
            { "part": "tags", "field": null, "words": null },
        ]));
        let edited = items(&tove, &id, "").await;
        assert_eq!(kinds(&edited), ["version", "described", "created"]);
        assert_eq!(edited[1]["changes"][0]["words"], json!({ "before": ["kit"], "after": ["Kit"] }));
        assert_eq!(edited[1]["changes"][1]["words"], json!({ "before": [], "after": ["press"] }));
        assert_eq!(edited[1]["by"]["name"], "Tove Dahl");
        let audited = items(&mara, &id, "").await;
        assert_eq!(kinds(&audited), ["downloaded", "version", "described", "created"]);
    }

    async fn a_folder_out_of_sight_has_no_name_in_it_and_a_hidden_asset_no_activity(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (ilse, jonas) = (site.program(museum.ilse).await, site.signed_in(museum.jonas).await);
        let id = ilse.send_file(museum.vault, "a.txt", b"a").await;
        assert_eq!(jonas.get(&format!("/api/v1/assets/{id}/activity")).await.outcome(), "404 not_found");
        let out = json!({ "selection": { "assets": [id] }, "folder": museum.exhibitions, "confirm": true });
        ilse.post("/api/v1/assets/move", &out).await.ok();
        let seen = items(&jonas, &id, "").await;
        assert_eq!(kinds(&seen), ["moved", "created"]);
        assert_eq!((&seen[0]["from"], &seen[0]["to"]["name"]), (&Value::Null, &json!("Exhibitions")));
        assert_eq!(items(&ilse, &id, "").await[0]["from"]["name"], "Vault");
    }

    async fn a_long_history_comes_in_pieces_and_its_numbers_tell_of_nothing_else(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let id = jonas.send_file(site.museum.harbour_lights, "a.txt", b"a").await;
        for version in 1..=60 {
            let title = json!({ "title": format!("title {version}") });
            jonas.change(Method::PATCH, &format!("/api/v1/assets/{id}"), version, &title).await.ok();
            if version == 30 {
                jonas.send_file(site.museum.harbour_lights, "b.txt", b"b").await;
            }
        }
        let latest = jonas.get(&format!("/api/v1/assets/{id}/activity")).await.ok();
        let ordinals = |page: &Value| -> Vec<i64> {
            page["items"].as_array().unwrap().iter().map(|item| item["ordinal"].as_i64().unwrap()).collect()
        };
        assert_eq!(ordinals(&latest), (12..=61).rev().collect::<Vec<_>>());
        assert_eq!(latest["next"], 12);
        let rest = jonas.get(&format!("/api/v1/assets/{id}/activity?before=12")).await.ok();
        assert_eq!((ordinals(&rest), &rest["next"]), ((1..=11).rev().collect(), &Value::Null));
        for odd in ["-9223372036854775808", "0", "9223372036854775807"] {
            jonas.get(&format!("/api/v1/assets/{id}/activity?before={odd}")).await.expect(StatusCode::OK);
        }
        assert_eq!(jonas.get(&format!("/api/v1/assets/{id}/activity?before=x")).await.status.as_u16() / 100, 4);
    }

    async fn a_choice_is_told_by_its_name(house) {
        let site = Site::open(house).await;
        let (jonas, mara) = (site.program(site.museum.jonas).await, site.signed_in(site.museum.mara).await);
        let field = json!({ "name": "Use", "kind": "choices", "choices": ["Print", "Web"] });
        let field = mara.post("/api/v1/fields", &field).await.expect(StatusCode::CREATED).json();
        let id = jonas.send_file(site.museum.harbour_lights, "a.txt", b"a").await;
        let choices: Vec<&Value> = field["choices"].as_array().unwrap().iter().map(|choice| &choice["id"]).collect();
        let values = json!({ "fields": [{ "field": field["id"], "value": { "choices": choices } }] });
        jonas.change(Method::PATCH, &format!("/api/v1/assets/{id}"), 1, &values).await.ok();
        let told = items(&jonas, &id, "").await;
        let expected = json!([{ "part": "field", "field": field["id"], "words": { "before": [], "after": ["Print", "Web"] } }]);
        assert_eq!(told[0]["changes"], expected);
    }
}
