use http::StatusCode;
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn found(by: &Client, body: Value) -> Vec<String> {
    let view = by
        .post("/api/v1/views", &body)
        .await
        .expect(StatusCode::CREATED)
        .json();
    let titles: Vec<String> = view["first"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tile| tile["title"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        view["total"],
        json!(titles.len()),
        "the count is that of what is shown"
    );
    titles
}

on_both_databases! {
    async fn promise_5_hits_and_their_count_are_those_of_whoever_asks(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (ilse, tove, jonas) =
            (site.program(museum.ilse).await, site.program(museum.tove).await, site.program(museum.jonas).await);
        jonas.send_file(museum.harbour_lights, "Pier_SunsetBeach.jpg", b"1").await;
        tove.send_file(museum.press_kit, "pier 2034.jpg", b"2").await;
        ilse.send_file(museum.vault, "Pier secret.jpg", b"3").await;
        ilse.send_file(museum.open_door, "open pier.jpg", b"4").await;
        let sorted = async |by: &Client, body: Value| {
            let mut titles = found(by, body).await;
            titles.sort();
            titles
        };
        assert_eq!(sorted(&ilse, json!({ "query": "pier" })).await, ["Pier secret", "Pier_SunsetBeach", "open pier", "pier 2034"]);
        assert_eq!(sorted(&tove, json!({ "query": "PIÉR" })).await, ["Pier_SunsetBeach", "open pier", "pier 2034"]);
        assert_eq!(found(&tove, json!({ "query": "secret" })).await, Vec::<String>::new());
        assert_eq!(found(&tove, json!({ "query": "pier sun" })).await, ["Pier_SunsetBeach"]);
        assert_eq!(found(&tove, json!({ "query": "pier", "folder": museum.press_kit })).await, ["pier 2034"]);
        assert_eq!(found(&tove, json!({ "query": "pier", "folder": museum.exhibitions })).await, Vec::<String>::new());
        assert_eq!(found(&tove, json!({ "query": "pier", "folder": museum.exhibitions, "below": true })).await, ["Pier_SunsetBeach"]);
        assert_eq!(found(&tove, json!({ "query": "pier", "sort": "name" })).await, ["open pier", "pier 2034", "Pier_SunsetBeach"]);
        assert_eq!(found(&tove, json!({ "query": "pier", "state": "trashed" })).await, Vec::<String>::new());
        let hidden = tove.post("/api/v1/views", &json!({ "query": "pier", "folder": museum.vault })).await;
        assert_eq!(hidden.outcome(), "404 not_found");
        let without = tove.post("/api/v1/views", &json!({ "sort": "relevance" })).await;
        assert_eq!(without.outcome(), "400 invalid");
        for odd in ["\"", "a AND (", "*", "\u{0}", "😀", "title:x", &"x".repeat(10_000)] {
            assert_eq!(found(&tove, json!({ "query": odd })).await, Vec::<String>::new(), "{odd:.20}");
        }
    }

    async fn what_changes_is_found_by_its_new_words_at_once(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let program = site.program(site.museum.jonas).await;
        let asset = program.send_file(site.museum.harbour_lights, "x.jpg", b"1").await;
        let path = format!("/api/v1/assets/{asset}");
        for (version, word) in (1..).zip(["lighthouse", "breakwater", "mole"]) {
            let edit = json!({ "title": word, "tags": [format!("{word}-keyword")] });
            jonas.change(http::Method::PATCH, &path, version, &edit).await.ok();
            assert_eq!(found(&jonas, json!({ "query": word })).await, [word]);
            assert_eq!(found(&jonas, json!({ "query": format!("{word} key") })).await, [word]);
        }
        assert_eq!(found(&jonas, json!({ "query": "lighthouse" })).await, Vec::<String>::new());
        let trashed = json!({ "selection": { "assets": [asset] }, "state": "trashed" });
        jonas.post("/api/v1/assets/state", &trashed).await.ok();
        assert_eq!(found(&jonas, json!({ "query": "mole" })).await, Vec::<String>::new());
        assert_eq!(found(&jonas, json!({ "query": "mole", "state": "trashed" })).await, ["mole"]);
    }

    async fn an_index_that_was_lost_is_fed_anew(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        jonas.send_file(site.museum.harbour_lights, "pier.jpg", b"1").await;
        assert_eq!(found(&jonas, json!({ "query": "pier" })).await, ["pier"]);
        let folder = site.house.path("index");
        let site = site.restarted_after(&[], move || std::fs::remove_dir_all(folder).unwrap()).await;
        let jonas = site.program(site.museum.jonas).await;
        assert_eq!(found(&jonas, json!({ "query": "pier" })).await, ["pier"]);
    }
}
