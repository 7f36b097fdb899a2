use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

const UNDO: &str = "/api/v1/assets/descriptions/undo";

async fn asset(by: &Client, id: &str) -> Value {
    by.get(&format!("/api/v1/assets/{id}")).await.ok()
}

async fn described(by: &Client, id: &str) -> Value {
    let asset = asset(by, id).await;
    let tags: Vec<&Value> = asset["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| &tag["name"])
        .collect();
    json!([
        asset["title"],
        asset["caption"],
        asset["credit"],
        tags,
        asset["fields"]
    ])
}

on_both_databases! {
    async fn a_bulk_edit_is_taken_back_whole_and_its_undoing_too(house) {
        let site = Site::open(house).await;
        let (jonas, mara) = (site.program(site.museum.jonas).await, site.signed_in(site.museum.mara).await);
        let field = json!({ "name": "Shelf", "kind": "number" });
        let field = mara.post("/api/v1/fields", &field).await.expect(StatusCode::CREATED).json()["id"].clone();
        let one = jonas.send_file(site.museum.harbour_lights, "one.txt", b"1").await;
        let two = jonas.send_file(site.museum.harbour_lights, "two.txt", b"2").await;
        let first = json!({
            "title": "One", "caption": "c", "tags": ["quay"],
            "fields": [{ "field": field, "value": { "number": 7.5 } }],
        });
        jonas.change(Method::PATCH, &format!("/api/v1/assets/{one}"), 1, &first).await.ok();
        let before = (described(&jonas, &one).await, described(&jonas, &two).await);
        let change = json!({
            "selection": { "assets": [one, two] },
            "change": {
                "title": "Both", "caption": "", "credit": "Jonas", "add_tags": ["dusk"], "remove_tags": ["quay"],
                "fields": [{ "field": field, "value": null }],
            },
        });
        let done = jonas.post("/api/v1/assets/descriptions", &change).await.ok();
        let after = (described(&jonas, &one).await, described(&jonas, &two).await);
        assert_ne!(before, after);
        let undo = json!({ "request": done["undo"] });
        // One's own only.
        assert_eq!(mara.post(UNDO, &undo).await.outcome(), "404 not_found");
        let undone = jonas.post(UNDO, &undo).await.ok();
        assert_eq!((&undone["done"], &undone["refused"]), (&json!(2), &json!([])));
        assert_eq!((described(&jonas, &one).await, described(&jonas, &two).await), before);
        let redone = jonas.post(UNDO, &json!({ "request": undone["undo"] })).await.ok();
        assert_eq!(redone["done"], 2);
        assert_eq!((described(&jonas, &one).await, described(&jonas, &two).await), after);
    }

    async fn what_was_described_anew_since_or_may_not_be_edited_stays_and_is_told_of(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (jonas, mara) = (site.program(museum.jonas).await, site.signed_in(museum.mara).await);
        let mut ids = Vec::new();
        for name in ["a.txt", "b.txt", "c.txt"] {
            ids.push(jonas.send_file(museum.harbour_lights, name, name.as_bytes()).await);
        }
        let change = json!({ "selection": { "assets": ids }, "change": { "title": "All" } });
        let done = jonas.post("/api/v1/assets/descriptions", &change).await.ok();
        mara.change(Method::PATCH, &format!("/api/v1/assets/{}", ids[0]), 2, &json!({ "title": "Hers" })).await.ok();
        let into_vault = json!({ "selection": { "assets": [ids[1]] }, "folder": museum.vault, "confirm": true });
        mara.post("/api/v1/assets/move", &into_vault).await.ok();
        let undone = jonas.post(UNDO, &json!({ "request": done["undo"] })).await.ok();
        assert_eq!(undone["done"], 1);
        let refused = |id: &str| undone["refused"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone();
        assert_eq!((refused(&ids[0])["code"].clone(), refused(&ids[0])["why"].clone()), (json!("refused"), json!("changed_since")));
        assert_eq!(refused(&ids[1])["code"], "not_found");
        assert_eq!(asset(&mara, &ids[0]).await["title"], "Hers");
        assert_eq!(asset(&mara, &ids[1]).await["title"], "All");
        assert_eq!(asset(&jonas, &ids[2]).await["title"], "c");
    }
}
