use http::StatusCode;
use serde_json::{Value, json};
use vitrine_model::{AssetId, FolderId, UserId};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn brought(site: &Site, by: UserId, folder: FolderId, name: &str) -> AssetId {
    let secret = site.house.sign_in(by).await;
    site.house.clock.go_on(1);
    site.house.upload(&secret, folder, name, name.as_bytes()).await
}

async fn view(client: &Client, body: &Value) -> Value {
    client
        .post("/api/v1/views", body)
        .await
        .expect(StatusCode::CREATED)
        .json()
}

fn titles(tiles: &Value) -> Vec<&str> {
    tiles
        .as_array()
        .unwrap()
        .iter()
        .map(|tile| tile["title"].as_str().unwrap_or("(hole)"))
        .collect()
}

on_both_databases! {
    async fn promise_5_a_view_holds_exactly_what_its_maker_may_see(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        for (by, folder, name) in [
            (museum.jonas, museum.harbour_lights, "b 10.jpg"),
            (museum.jonas, museum.harbour_lights, "b 9.jpg"),
            (museum.tove, museum.press_kit, "a.jpg"),
            (museum.ilse, museum.vault, "hidden.jpg"),
            (museum.ilse, museum.open_door, "c.jpg"),
        ] {
            brought(&site, by, folder, name).await;
        }
        let (ilse, tove) = (site.signed_in(museum.ilse).await, site.signed_in(museum.tove).await);
        let by_name = json!({ "sort": "name" });
        assert_eq!(titles(&view(&ilse, &by_name).await["first"]), ["a", "b 9", "b 10", "c", "hidden"]);
        let seen = view(&tove, &by_name).await;
        assert_eq!((titles(&seen["first"]), &seen["total"]), (vec!["a", "b 9", "b 10", "c"], &json!(4)));
        assert_eq!(titles(&view(&tove, &json!({})).await["first"]), ["c", "a", "b 9", "b 10"]);
        let here = view(&tove, &json!({ "folder": museum.exhibitions })).await;
        assert_eq!(here["total"], json!(0));
        let below = view(&tove, &json!({ "folder": museum.exhibitions, "below": true, "sort": "size", "direction": "ascending" })).await;
        assert_eq!(titles(&below["first"]), ["b 9", "b 10"]);
        let hidden = tove.post("/api/v1/views", &json!({ "folder": museum.vault })).await;
        assert_eq!(hidden.outcome(), "404 not_found");
    }

    async fn a_window_is_decided_anew_and_what_may_no_longer_be_seen_is_a_hole(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        brought(&site, museum.jonas, museum.harbour_lights, "a.jpg").await;
        brought(&site, museum.tove, museum.press_kit, "b.jpg").await;
        let (ilse, tove) = (site.signed_in(museum.ilse).await, site.signed_in(museum.tove).await);
        let made = view(&tove, &json!({ "sort": "name" })).await;
        let path = format!("/api/v1/views/{}/window", made["id"].as_str().unwrap());
        let window = |query: &str| {
            let (tove, path) = (tove.clone(), format!("{path}{query}"));
            async move { tove.get(&path).await }
        };
        assert_eq!(titles(&window("?from=0&count=10").await.ok()["items"]), ["a", "b"]);
        assert_eq!(titles(&window("?from=1&count=1").await.ok()["items"]), ["b"]);
        assert_eq!(titles(&window("?from=7&count=1").await.ok()["items"]), Vec::<&str>::new());
        assert_eq!(window("?from=0&count=501").await.outcome(), "400 invalid");
        assert_eq!(window("?from=-1&count=1").await.outcome(), "400 invalid");

        let body = json!({ "entries": [], "subfolders": "update" });
        let access = format!("/api/v1/folders/{}/access", museum.exhibitions);
        ilse.change(http::Method::PUT, &access, 1, &body).await.ok();
        assert_eq!(titles(&window("?count=10").await.ok()["items"]), ["(hole)", "b"]);
    }

    async fn a_view_is_its_makers_own_and_lives_an_hour(house) {
        let site = Site::open(house).await;
        let (tove, jonas) = (site.signed_in(site.museum.tove).await, site.signed_in(site.museum.jonas).await);
        let made = view(&tove, &json!({})).await;
        let path = format!("/api/v1/views/{}/window?count=1", made["id"].as_str().unwrap());
        tove.get(&path).await.ok();
        assert_eq!(jonas.get(&path).await.outcome(), "404 not_found");
        site.house.clock.go_on(3600);
        assert_eq!(tove.get(&path).await.outcome(), "404 not_found");
    }

    async fn what_is_put_away_stands_in_a_view_of_its_own(house) {
        let site = Site::open(house).await;
        let asset = brought(&site, site.museum.jonas, site.museum.harbour_lights, "a.jpg").await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let body = json!({ "selection": { "assets": [asset] }, "state": "trashed" });
        jonas.post("/api/v1/assets/state", &body).await.ok();
        assert_eq!(view(&jonas, &json!({})).await["total"], json!(0));
        let trash = view(&jonas, &json!({ "state": "trashed" })).await;
        assert_eq!(titles(&trash["first"]), ["a"]);
        assert_eq!(trash["first"][0]["can"]["delete"], json!({ "allowed": true }));
        assert_eq!(trash["first"][0]["can"]["edit"], json!({ "allowed": false, "why": "state_trashed" }));
        // Ruben may delete as well; he sees the trash that he may bring back.
        let ruben = site.signed_in(site.museum.ruben).await;
        assert_eq!(view(&ruben, &json!({ "state": "trashed" })).await["total"], json!(1));
    }
}
