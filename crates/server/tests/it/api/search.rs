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
        for odd in ["?", "a AND (", "*", "\u{0}", "😀", "title:x", &"x".repeat(10_000)] {
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

    async fn fields_ask_by_the_names_that_whoever_asks_sees(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        for (by, folder, name, bytes) in [
            (museum.jonas, museum.harbour_lights, "one.jpg", b"1".as_slice()),
            (museum.tove, museum.press_kit, "two.jpg", b"22"),
            (museum.ilse, museum.vault, "three.jpg", b"333"),
            (museum.ilse, museum.open_door, "four.jpg", b"4444"),
        ] {
            site.program(by).await.send_file(folder, name, bytes).await;
        }
        let (ilse, tove) = (site.signed_in(museum.ilse).await, site.signed_in(museum.tove).await);
        let sorted = async |by: &Client, query: &str| {
            let mut titles = found(by, json!({ "query": query })).await;
            titles.sort();
            titles
        };
        assert_eq!(sorted(&ilse, "in:vault").await, ["four", "three"]);
        assert_eq!(sorted(&tove, "in:vault").await, Vec::<String>::new(), "what she does not see has no name");
        assert_eq!(sorted(&ilse, "in:\"vault/open door\"").await, ["four"]);
        assert_eq!(sorted(&tove, "in:\"library/open door\"").await, ["four"], "a path is one in sight");
        assert_eq!(sorted(&tove, "in:\"vault/open door\"").await, Vec::<String>::new());
        assert_eq!(sorted(&ilse, "in:exhibitions,vault -in:\"open door\"").await, ["one", "three"]);
        assert_eq!(sorted(&tove, "by:me").await, ["two"]);
        assert_eq!(sorted(&ilse, "by:meier").await, ["one"]);
        assert_eq!(sorted(&ilse, "-by:ilse").await, ["one", "two"]);
        assert_eq!(sorted(&ilse, "size>=3b size<4").await, ["three"]);
        assert_eq!(sorted(&ilse, "kind:document").await, ["four", "one", "three", "two"]);
        assert_eq!(sorted(&ilse, "-kind:document").await, Vec::<String>::new());
        let body = json!({ "query": "in:vault kind:cheese \"o" });
        let view = ilse.post("/api/v1/views", &body).await.expect(StatusCode::CREATED).json();
        assert_eq!(
            view["understood"],
            json!([
                { "text": "in:vault", "as": "in", "excluded": false },
                { "text": "kind:cheese", "as": "words", "excluded": false },
                { "text": "\"o", "as": "words", "excluded": false },
            ])
        );
    }

    async fn promise_5_facets_and_completions_are_those_of_whoever_asks(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (ilse, tove) = (site.signed_in(museum.ilse).await, site.signed_in(museum.tove).await);
        let (ilse_program, tove_program) = (site.program(museum.ilse).await, site.program(museum.tove).await);
        let tagged = async |by: &Client, asset: String, tags: &[&str]| {
            by.change(http::Method::PATCH, &format!("/api/v1/assets/{asset}"), 1, &json!({ "tags": tags })).await.ok();
        };
        let asset = tove_program.send_file(museum.press_kit, "pier 1.jpg", b"1").await;
        tagged(&tove, asset.to_string(), &["Sea", "Dusk"]).await;
        let asset = ilse_program.send_file(museum.vault, "pier 2.jpg", b"2").await;
        tagged(&ilse, asset.to_string(), &["Sea", "Secret"]).await;
        let asset = ilse_program.send_file(museum.open_door, "pier 3.jpg", b"3").await;
        tagged(&ilse, asset.to_string(), &["Sea"]).await;
        let facets = async |by: &Client, body: Value| {
            let view = by.post("/api/v1/views", &body).await.expect(StatusCode::CREATED).json();
            let told = view["facets"].as_array().unwrap().iter().map(|facet| {
                let values = facet["values"].as_array().unwrap().iter();
                let values: Vec<String> = values.map(|one| format!("{} {}", one["name"].as_str().or(one["value"].as_str()).unwrap(), one["count"])).collect();
                values.join(", ")
            });
            (view["total"].as_u64().unwrap(), told.collect::<Vec<String>>())
        };
        let body = json!({ "query": "pier", "facets": ["tag", "folder", "kind"] });
        assert_eq!(facets(&ilse, body.clone()).await, (3, vec!["Sea 3, Dusk 1, Secret 1".into(), "Press kit 1, Vault 2".into(), "document 3".into()]));
        assert_eq!(facets(&tove, body).await, (2, vec!["Sea 2, Dusk 1".into(), "Open door 1, Press kit 1".into(), "document 2".into()]));
        let chosen = json!({ "query": "pier", "filters": { "tag": ["Dusk", "Secret"] }, "facets": ["tag", "folder"] });
        assert_eq!(facets(&tove, chosen).await, (1, vec!["Sea 2, Dusk 1, Secret 0".into(), "Press kit 1".into()]));
        let ill = tove.post("/api/v1/views", &json!({ "filters": { "year": ["soon"] } })).await;
        assert_eq!(ill.outcome(), "400 invalid");
        for year in [i64::MIN.to_string(), i64::MAX.to_string(), "-1".to_owned(), "0".to_owned()] {
            let body = json!({ "filters": { "year": [year] }, "facets": ["year"] });
            assert_eq!(facets(&ilse, body).await.0, 0, "{year}");
        }

        let completed = async |by: &Client, text: &str| {
            let answer = by.get(&format!("/api/v1/search/completions?text={text}")).await.ok();
            let inserts = answer["items"].as_array().unwrap().iter();
            inserts.map(|item| item["insert"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(completed(&ilse, "tag:se").await, ["\"Sea\"", "\"Secret\""]);
        assert_eq!(completed(&tove, "tag:se").await, ["\"Sea\""]);
        assert_eq!(completed(&tove, "in:op").await, ["\"Library/Open door\""]);
        assert_eq!(completed(&ilse, "in:op").await, ["\"Library/Vault/Open door\""]);
        assert_eq!(completed(&tove, "in:va").await, Vec::<String>::new());
        assert_eq!(completed(&tove, "orient").await, ["orientation:"]);
        assert_eq!(completed(&tove, "art:bi").await, ["picture"]);
        assert_eq!(completed(&tove, "du").await, ["tag:\"Dusk\""]);
    }

    async fn what_is_done_to_a_tag_is_in_the_next_answer_and_nothing_is_indexed_again(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (jonas, mara) = (site.signed_in(museum.jonas).await, site.signed_in(museum.mara).await);
        let asset = site.program(museum.jonas).await.send_file(museum.harbour_lights, "x.jpg", b"1").await;
        let path = format!("/api/v1/assets/{asset}");
        jonas.change(http::Method::PATCH, &path, 1, &json!({ "tags": ["Brig"] })).await.ok();
        let tag = async |name: &str| {
            let tags = mara.get("/api/v1/tags").await.ok()["items"].as_array().unwrap().clone();
            let tag = tags.into_iter().find(|tag| tag["name"] == name).unwrap();
            (format!("/api/v1/tags/{}", tag["id"].as_str().unwrap()), tag["id"].clone(), tag["version"].as_i64().unwrap())
        };
        let check = async |finding: &[&str], not: &[&str], facet: &[&str]| {
            for query in finding {
                assert_eq!(found(&jonas, json!({ "query": query })).await, ["x"], "{query}");
            }
            for query in not {
                assert_eq!(found(&jonas, json!({ "query": query })).await, Vec::<String>::new(), "{query}");
            }
            let view = jonas.post("/api/v1/views", &json!({ "facets": ["tag"] })).await.expect(StatusCode::CREATED).json();
            let told = view["facets"][0]["values"].as_array().unwrap().iter();
            let told: Vec<&str> = told.map(|value| value["value"].as_str().unwrap()).collect();
            assert_eq!(told, facet);
        };
        check(&["brig", "tag:brig", "\"brig\""], &["ship", "tag:ship"], &["Brig"]).await;

        let (brig, _, version) = tag("Brig").await;
        let edit = json!({ "name": "Sailing ship", "synonyms": ["Segler"] });
        mara.change(http::Method::PATCH, &brig, version, &edit).await.ok();
        check(&["ship", "\"sailing ship\"", "segl", "tag:segler", "shipp"], &["brig", "-tag:segler"], &["Sailing ship"]).await;

        let above = mara.post("/api/v1/tags", &json!({ "name": "Vehicles" })).await.expect(StatusCode::CREATED).json();
        let (_, _, version) = tag("Sailing ship").await;
        mara.change(http::Method::PATCH, &brig, version, &json!({ "parent": above["id"] })).await.ok();
        check(&["vehicles", "tag:vehicles", "ship"], &["-vehicles"], &["Sailing ship", "Vehicles"]).await;

        let other = mara.post("/api/v1/tags", &json!({ "name": "Vessel" })).await.expect(StatusCode::CREATED).json();
        mara.post(&format!("{brig}/merge"), &json!({ "into": other["id"] })).await.ok();
        check(&["vessel", "tag:vessel", "tag:segler"], &["vehicles"], &["Vessel"]).await;

        let (vessel, _, version) = tag("Vessel").await;
        mara.change(http::Method::DELETE, &vessel, version, &json!({})).await;
        check(&["-vessel"], &["vessel", "segler", "tag:vessel"], &[]).await;
    }

    async fn promise_10_a_change_of_access_is_in_the_next_answer_and_nothing_is_indexed_again(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let mara = site.signed_in(museum.mara).await;
        let (tove, ilse) = (site.signed_in(museum.tove).await, site.program(museum.ilse).await);
        ilse.send_file(museum.vault, "hidden pier.jpg", b"1").await;
        let path = format!("/api/v1/folders/{}/access", museum.vault);
        for round in 0..3 {
            assert_eq!(found(&tove, json!({ "query": "pier" })).await, Vec::<String>::new(), "round {round}");
            for (group, titles) in [(museum.press, vec!["hidden pier"]), (museum.registrars, vec![])] {
                let version = mara.get(&path).await.ok()["version"].as_i64().unwrap();
                let grants = json!({ "see": { "state": "allow", "until": null } });
                let entry = json!({ "subject": { "kind": "group", "id": group }, "until": null, "grants": grants });
                let list = json!({ "entries": [entry], "subfolders": "keep", "confirm": true });
                mara.change(http::Method::PUT, &path, version, &list).await.ok();
                assert_eq!(found(&tove, json!({ "query": "pier" })).await, titles, "round {round}");
            }
        }
    }

    async fn another_index_is_built_while_the_server_answers(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        jonas.send_file(site.museum.harbour_lights, "pier.jpg", b"1").await;
        assert_eq!(found(&jonas, json!({ "query": "pier" })).await, ["pier"]);
        let shelf = vitrine_search::Shelf::new(site.house.path("index"));
        let before = std::fs::read_to_string(shelf.folder().join("current")).unwrap();
        shelf.ask().unwrap();
        crate::wait::until(async || {
            assert_eq!(found(&jonas, json!({ "query": "pier" })).await, ["pier"], "whichever answers");
            (shelf.progress() == vitrine_search::Progress::Done).then_some(())
        })
        .await;
        assert_ne!(std::fs::read_to_string(shelf.folder().join("current")).unwrap(), before);
        jonas.send_file(site.museum.harbour_lights, "other pier.jpg", b"2").await;
        assert_eq!(found(&jonas, json!({ "query": "pier", "sort": "name" })).await, ["other pier", "pier"]);
    }
}
