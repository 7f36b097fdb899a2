use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

const FOLDERS: &str = "/api/v1/folders";

async fn names(client: &Client, query: &str) -> Vec<String> {
    let listed = client.get(&format!("{FOLDERS}{query}")).await.ok();
    let items = listed["items"].as_array().unwrap();
    items
        .iter()
        .map(|folder| folder["name"].as_str().unwrap().to_owned())
        .collect()
}

async fn made(client: &Client, parent: impl std::fmt::Display, name: &str) -> Value {
    let body = json!({ "parent": parent.to_string(), "name": name });
    client
        .post(FOLDERS, &body)
        .await
        .expect(StatusCode::CREATED)
        .json()
}

on_both_databases! {
    async fn everybody_sees_the_tree_that_their_lists_leave_them(house) {
        let site = Site::open(house).await;
        let (ilse, tove) = (site.signed_in(site.museum.ilse).await, site.signed_in(site.museum.tove).await);
        let below = format!("?parent={}", site.museum.root);
        assert_eq!(names(&ilse, "").await, ["Library"]);
        assert_eq!(names(&ilse, &below).await, ["Exhibitions", "Press kit", "Vault"]);
        // The vault is hidden from Tove; what she may see in it stands below the nearest folder in sight.
        assert_eq!(names(&tove, &below).await, ["Exhibitions", "Open door", "Press kit"]);
        let door = tove.get(&format!("{FOLDERS}/{}", site.museum.open_door)).await.ok();
        assert_eq!(door["parent"], json!(site.museum.root));
        let path: Vec<&str> = door["path"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(path, ["Library", "Open door"]);
    }

    async fn the_root_says_that_it_is_one_until_somebody_renames_it(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        let root = format!("{FOLDERS}/{}", site.museum.root);
        let found = mara.get(&root).await;
        let version = found.version();
        let found = found.ok();
        assert_eq!((&found["preset"], &found["path"][0]["preset"]), (&json!("root"), &json!("root")));
        let below = made(&mara, site.museum.root, "Library").await;
        assert_eq!((&below["name"], &below["preset"]), (&json!("Library"), &Value::Null));
        let renamed = mara.change(Method::PATCH, &root, version, &json!({ "name": "Pictures" })).await.ok();
        assert_eq!((&renamed["name"], &renamed["preset"]), (&json!("Pictures"), &Value::Null));
    }

    async fn promise_6_what_is_hidden_answers_to_the_byte_like_what_never_was(house) {
        let site = Site::open(house).await;
        let tove = site.signed_in(site.museum.tove).await;
        let never = "0190a000-0000-7000-8000-000000000000";
        let hidden = site.museum.vault.to_string();
        let mut answers = Vec::new();
        for id in [hidden.as_str(), never, "no-id-at-all"] {
            let path = format!("{FOLDERS}/{id}");
            let name = json!({ "name": "x" });
            let state = json!({ "state": "trashed" });
            let new = json!({ "parent": id, "name": "x" });
            let moved = json!({ "parent": site.museum.root });
            let mut row = vec![
                tove.get(&path).await,
                tove.change(Method::PATCH, &path, 1, &name).await,
                tove.change(Method::POST, &format!("{path}/state"), 1, &state).await,
                tove.change(Method::POST, &format!("{path}/move"), 1, &moved).await,
                tove.get(&format!("{path}/access")).await,
            ];
            if id != "no-id-at-all" {
                row.push(tove.get(&format!("{FOLDERS}?parent={id}")).await);
                row.push(tove.post(FOLDERS, &new).await);
            }
            for answer in &row {
                assert_eq!(answer.outcome(), "404 not_found", "{id}");
            }
            answers.extend(row.into_iter().map(|answer| answer.bytes));
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    }

    async fn a_folder_is_made_renamed_and_found_again(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let view = made(&jonas, site.museum.exhibitions, " Gulls & boats ").await;
        assert_eq!((&view["name"], &view["version"]), (&json!("Gulls & boats"), &json!(1)));
        assert_eq!(view["can"]["folder.edit"], json!({ "allowed": true }));
        let path = format!("{FOLDERS}/{}", view["id"].as_str().unwrap());
        let renamed = jonas.change(Method::PATCH, &path, 1, &json!({ "name": "Gulls" })).await;
        assert_eq!(renamed.version(), 2);
        assert_eq!(renamed.ok()["name"], "Gulls");
        assert_eq!(jonas.get(&path).await.ok()["name"], "Gulls");
        let below = format!("?parent={}", site.museum.exhibitions);
        assert_eq!(names(&jonas, &below).await, ["Gulls", "Harbour lights"]);
    }

    async fn nobody_overwrites_what_they_have_not_seen(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let path = format!("{FOLDERS}/{}", site.museum.harbour_lights);
        let body = json!({ "name": "Lights" });
        let without = jonas.send(Method::PATCH, &path, &[], Some(&body)).await;
        assert_eq!(without.outcome(), "428 precondition_required");
        jonas.change(Method::PATCH, &path, 1, &body).await.ok();
        let stale = jonas.change(Method::PATCH, &path, 1, &json!({ "name": "Other" })).await;
        assert_eq!(stale.outcome(), "412 stale");
        assert_eq!(stale.json()["params"], json!({ "version": 2 }));
        assert_eq!(jonas.get(&path).await.ok()["name"], "Lights");
    }

    async fn a_name_that_is_none_is_refused_with_its_reason(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        for (name, code) in [("", "empty"), ("a\u{7}b", "character"), (&*"x".repeat(201), "too_long")] {
            let body = json!({ "parent": site.museum.root, "name": name });
            let answer = jonas.post(FOLDERS, &body).await.expect(StatusCode::BAD_REQUEST).json();
            assert_eq!((&answer["fields"][0]["field"], &answer["fields"][0]["code"]), (&json!("name"), &json!(code)));
        }
    }

    async fn a_move_that_gives_others_something_says_so_first_and_one_into_itself_is_refused(house) {
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let secret = made(&ilse, site.museum.vault, "Loans").await;
        let path = format!("{FOLDERS}/{}", secret["id"].as_str().unwrap());
        let moved = |body: Value| {
            let (ilse, path) = (ilse.clone(), format!("{path}/move"));
            async move { ilse.change(Method::POST, &path, 1, &body).await }
        };
        let asked = moved(json!({ "parent": site.museum.exhibitions })).await;
        assert_eq!(asked.outcome(), "409 confirmation_needed");
        assert_eq!(asked.json()["params"]["gives_others"], json!(true));
        let done = moved(json!({ "parent": site.museum.exhibitions, "confirm": true })).await.ok();
        assert_eq!(done["parent"], json!(site.museum.exhibitions));
        let into_itself = json!({ "parent": secret["id"] });
        let refused = ilse.change(Method::POST, &format!("{path}/move"), 2, &into_itself).await;
        assert_eq!((refused.outcome().as_str(), &refused.json()["params"]["why"]), ("409 conflict", &json!("cycle")));
    }

    async fn what_is_put_away_leaves_the_tree_with_all_that_is_in_it_and_comes_back(house) {
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let path = format!("{FOLDERS}/{}", site.museum.exhibitions);
        let set = |version: i64, state: &str| {
            let (ilse, path, body) = (ilse.clone(), format!("{path}/state"), json!({ "state": state }));
            async move { ilse.change(Method::POST, &path, version, &body).await.ok() }
        };
        assert_eq!(set(1, "archived").await["state"], "archived");
        let below = format!("?parent={}", site.museum.root);
        assert_eq!(names(&ilse, &below).await, ["Press kit", "Vault"]);
        assert_eq!(names(&ilse, "?state=archived").await, ["Exhibitions"]);
        let lights = format!("{FOLDERS}/{}", site.museum.harbour_lights);
        assert_eq!(ilse.get(&lights).await.ok()["state"], "archived");
        // Who may not `folder.archive` no longer knows it.
        let tove = site.signed_in(site.museum.tove).await;
        assert_eq!(tove.get(&lights).await.outcome(), "404 not_found");
        assert_eq!(names(&tove, "?state=archived").await, Vec::<String>::new());
        assert_eq!(set(2, "live").await["state"], "live");
        assert_eq!(tove.get(&lights).await.ok()["state"], "live");
        let root = format!("{FOLDERS}/{}/state", site.museum.root);
        assert_eq!(ilse.change(Method::POST, &root, 1, &json!({ "state": "trashed" })).await.outcome(), "409 conflict");
    }
}
