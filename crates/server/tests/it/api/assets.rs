use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_model::{AssetId, FolderId, RandomIds, UserId};
use vitrine_testkit::on_both_databases;

use crate::site::{Answer, Client, Site};

fn path(asset: AssetId) -> String {
    format!("/api/v1/assets/{asset}")
}

async fn brought(site: &Site, by: UserId, folder: FolderId, name: &str) -> AssetId {
    let secret = site.house.sign_in(by).await;
    site.house.upload(&secret, folder, name, name.as_bytes()).await
}

async fn home(client: &Client, asset: AssetId) -> Value {
    client.get(&path(asset)).await.ok()["folder"].clone()
}

on_both_databases! {
    async fn an_asset_tells_what_it_is_where_it_is_and_what_may_be_done(house) {
        let site = Site::open(house).await;
        let asset = brought(&site, site.museum.jonas, site.museum.harbour_lights, "Lighthouse 2.jpg").await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let view = jonas.get(&path(asset)).await;
        assert_eq!(view.version(), 1);
        let view = view.ok();
        assert_eq!((&view["title"], &view["file_name"]), (&json!("Lighthouse 2"), &json!("Lighthouse 2.jpg")));
        assert_eq!((&view["processing"], &view["state"], &view["kind"]), (&json!("waiting"), &json!("live"), &json!("picture")));
        assert_eq!(view["source_url"], json!(format!("{}/source", path(asset))));
        assert_eq!(view["path"].as_array().unwrap().len(), 3);
        assert_eq!(view["added_by"]["name"], "Jonas Meier");
        assert_eq!(view["versions"][0]["number"], json!(1));
        assert_eq!(view["metadata"]["camera"], Value::Null);
    }

    async fn who_may_only_see_is_told_of_no_source_and_of_someone(house) {
        let site = Site::open(house).await;
        let asset = brought(&site, site.museum.jonas, site.museum.harbour_lights, "Lighthouse.jpg").await;
        let ruben = site.signed_in(site.museum.ruben).await;
        let view = ruben.get(&path(asset)).await.ok();
        assert_eq!(view["source_url"], Value::Null);
        assert_eq!(view["can"]["download"], json!({ "allowed": false, "why": "function_denied" }));
        assert_eq!(view["added_by"], json!({ "id": null, "name": null }));
    }

    async fn a_description_is_kept_and_what_is_left_out_stays(house) {
        let site = Site::open(house).await;
        let asset = brought(&site, site.museum.jonas, site.museum.harbour_lights, "a.jpg").await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let body = json!({ "title": "The lighthouse", "tags": ["night", "Harbour", "harbour"] });
        let edited = jonas.change(Method::PATCH, &path(asset), 1, &body).await.ok();
        let tags: Vec<&str> = edited["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
        assert_eq!(tags, ["Harbour", "night"]);
        let body = json!({ "caption": "At dusk.\nFrom the pier." });
        let edited = jonas.change(Method::PATCH, &path(asset), 2, &body).await.ok();
        assert_eq!((&edited["title"], &edited["version"]), (&json!("The lighthouse"), &json!(3)));
        assert_eq!(edited["caption"], "At dusk.\nFrom the pier.");
        assert_eq!(jonas.change(Method::PATCH, &path(asset), 2, &body).await.outcome(), "412 stale");
        for (body, field) in [
            (json!({ "title": " " }), "title"),
            (json!({ "tags": ["fine", ""] }), "tags[1]"),
            (json!({ "size": 7 }), "size"),
        ] {
            let answer = jonas.change(Method::PATCH, &path(asset), 3, &body).await.json();
            assert_eq!(answer["fields"][0]["field"], json!(field), "{answer}");
        }
    }

    async fn assets_move_together_and_those_that_may_not_stay_and_are_told(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let mine = brought(&site, museum.jonas, museum.harbour_lights, "mine.jpg").await;
        let theirs = brought(&site, museum.tove, museum.press_kit, "theirs.jpg").await;
        let hidden = brought(&site, museum.ilse, museum.vault, "hidden.jpg").await;
        let jonas = site.signed_in(museum.jonas).await;
        let body = json!({ "selection": { "assets": [mine, theirs, hidden, mine] }, "folder": museum.exhibitions });
        let done = jonas.post("/api/v1/assets/move", &body).await.ok();
        assert_eq!(done["done"], json!(1));
        assert_eq!(done["from"], json!([{ "folder": museum.harbour_lights, "assets": [mine] }]));
        let mut refused = done["refused"].as_array().unwrap().clone();
        refused.sort_by_key(|one| one["code"].to_string());
        assert_eq!(refused[0], json!({ "id": hidden, "code": "not_found", "why": null }));
        assert_eq!(refused[1], json!({ "id": theirs, "code": "refused", "why": "place_unset" }));
        assert_eq!(home(&jonas, mine).await, json!(museum.exhibitions));

        let body = json!({ "selection": { "assets": [mine] }, "folder": museum.vault });
        assert_eq!(jonas.post("/api/v1/assets/move", &body).await.outcome(), "404 not_found");
        let body = json!({ "selection": { "assets": [mine] }, "folder": museum.press_kit });
        assert_eq!(jonas.post("/api/v1/assets/move", &body).await.outcome(), "403 refused");
    }

    async fn what_stands_in_a_view_moves_by_its_positions(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let mut assets = Vec::new();
        for name in ["1.jpg", "2.jpg", "3.jpg", "4.jpg"] {
            assets.push(brought(&site, museum.jonas, museum.harbour_lights, name).await);
        }
        let jonas = site.signed_in(museum.jonas).await;
        let body = json!({ "folder": museum.harbour_lights, "sort": "name" });
        let view = jonas.post("/api/v1/views", &body).await.json();
        assert_eq!(view["total"], json!(4));
        let selection = json!({ "view": view["id"], "ranges": [[1, 4]], "except": [2] });
        let body = json!({ "selection": selection, "folder": museum.exhibitions });
        let done = jonas.post("/api/v1/assets/move", &body).await.ok();
        assert_eq!(done["done"], json!(2));
        assert_eq!(done["from"].as_array().unwrap().len(), 1);
        assert_eq!(done["from"][0]["folder"], json!(museum.harbour_lights));
        let mut moved = done["from"][0]["assets"].as_array().unwrap().clone();
        moved.sort_by_key(Value::to_string);
        let mut expected = [json!(assets[1]), json!(assets[3])];
        expected.sort_by_key(Value::to_string);
        assert_eq!(moved, expected);
        assert_eq!(home(&jonas, assets[0]).await, json!(museum.harbour_lights));
        assert_eq!(home(&jonas, assets[1]).await, json!(museum.exhibitions));
        assert_eq!(home(&jonas, assets[2]).await, json!(museum.harbour_lights));
        let tove = site.signed_in(museum.tove).await;
        assert_eq!(tove.post("/api/v1/assets/move", &body).await.outcome(), "404 not_found");
    }

    async fn a_selection_has_its_bounds(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        brought(&site, museum.jonas, museum.harbour_lights, "1.jpg").await;
        let jonas = site.signed_in(museum.jonas).await;
        let view = jonas.post("/api/v1/views", &json!({ "folder": museum.harbour_lights })).await.json();
        let select = async |selection: Value| {
            let body = json!({ "selection": selection, "folder": museum.exhibitions });
            jonas.post("/api/v1/assets/move", &body).await
        };
        let ranges = |count: usize| vec![[0, usize::MAX]; count];
        let refused = |answer: Answer| {
            let told = answer.expect(StatusCode::BAD_REQUEST).json()["fields"][0].clone();
            (told["field"].clone(), told["code"].clone(), told["params"]["limit"].clone())
        };
        let too_many = |field: &str, limit: i64| (json!(field), json!("too_many"), json!(limit));
        let selection = json!({ "view": view["id"], "ranges": ranges(10_001) });
        assert_eq!(refused(select(selection).await), too_many("selection.ranges", 10_000));
        let selection = json!({ "view": view["id"], "ranges": [], "except": vec![0; 10_001] });
        assert_eq!(refused(select(selection).await), too_many("selection.except", 10_000));
        let ids: Vec<AssetId> = (0..2_001).map(|_| AssetId::new(&RandomIds, site.house.clock_now())).collect();
        assert_eq!(refused(select(json!({ "assets": ids })).await), too_many("selection", 2_000));
        // However often they cover each other.
        let selection = json!({ "view": view["id"], "ranges": ranges(10_000) });
        assert_eq!(select(selection).await.ok()["done"], json!(1));
    }

    async fn into_the_trash_and_back(house) {
        let site = Site::open(house).await;
        let asset = brought(&site, site.museum.jonas, site.museum.harbour_lights, "a.jpg").await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let set = |state: &str| {
            let (jonas, body) = (jonas.clone(), json!({ "selection": { "assets": [asset] }, "state": state }));
            async move { jonas.post("/api/v1/assets/state", &body).await.ok() }
        };
        assert_eq!(set("trashed").await["done"], json!(1));
        let view = jonas.get(&path(asset)).await.ok();
        assert_eq!((&view["state"], &view["source_url"]), (&json!("trashed"), &Value::Null));
        assert_eq!(set("live").await["done"], json!(1));
        assert_eq!(jonas.get(&path(asset)).await.ok()["state"], "live");
    }

    async fn promise_6_a_hidden_asset_answers_to_the_byte_like_one_that_never_was(house) {
        let site = Site::open(house).await;
        let hidden = brought(&site, site.museum.ilse, site.museum.vault, "hidden.jpg").await;
        let tove = site.signed_in(site.museum.tove).await;
        let mut answers = Vec::new();
        for id in [hidden.to_string(), "0190a000-0000-7000-8000-000000000000".to_owned(), "x".to_owned()] {
            let path = format!("/api/v1/assets/{id}");
            for answer in [tove.get(&path).await, tove.change(Method::PATCH, &path, 1, &json!({ "title": "x" })).await] {
                assert_eq!(answer.outcome(), "404 not_found");
                answers.push(answer.bytes);
            }
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    }
}
