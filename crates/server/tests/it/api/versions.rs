use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn asset(by: &Client, id: &str) -> Value {
    by.get(&format!("/api/v1/assets/{id}")).await.ok()
}

async fn source(by: &Client, path: &str) -> Vec<u8> {
    by.get(path).await.expect(StatusCode::OK).bytes.to_vec()
}

fn numbers(asset: &Value) -> Vec<(i64, bool)> {
    let versions = asset["versions"].as_array().unwrap();
    let number = |version: &Value| {
        (
            version["number"].as_i64().unwrap(),
            version["active"].as_bool().unwrap(),
        )
    };
    versions.iter().map(number).collect()
}

on_both_databases! {
    async fn a_new_version_is_shown_and_the_one_before_can_be_fetched_and_restored(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let id = jonas.send_file(site.museum.harbour_lights, "tide.txt", b"low water").await;
        let sent = jonas.send_version(&id, "tide 2.txt", b"high water").await.expect(StatusCode::CREATED);
        assert_eq!(sent.header("vitrine-asset"), id);
        let shown = asset(&jonas, &id).await;
        assert_eq!(numbers(&shown), [(2, true), (1, false)]);
        assert_eq!((&shown["title"], &shown["file_name"], &shown["size"]), (&json!("tide"), &json!("tide 2.txt"), &json!(10)));
        assert_eq!(source(&jonas, &format!("/api/v1/assets/{id}/source")).await, b"high water");
        let first = shown["versions"][1].clone();
        assert_eq!(source(&jonas, first["source_url"].as_str().unwrap()).await, b"low water");

        let path = format!("/api/v1/assets/{id}/versions/{}", first["id"].as_str().unwrap());
        let change = json!({ "active": true, "note": " The one for print " });
        assert_eq!(jonas.change(Method::PATCH, &path, 1, &change).await.outcome(), "412 stale");
        let version = shown["version"].as_i64().unwrap();
        let restored = jonas.change(Method::PATCH, &path, version, &change).await.ok();
        assert_eq!(numbers(&restored), [(2, false), (1, true)]);
        assert_eq!(restored["versions"][1]["note"], "The one for print");
        assert_eq!([&shown["active_version"], &restored["active_version"]], [&shown["versions"][0]["id"], &first["id"]]);
        assert_eq!(source(&jonas, &format!("/api/v1/assets/{id}/source")).await, b"low water");
        // The next one is the third, whichever is shown.
        jonas.send_version(&id, "tide 3.txt", b"slack").await.expect(StatusCode::CREATED);
        assert_eq!(numbers(&asset(&jonas, &id).await), [(3, true), (2, false), (1, false)]);
    }

    async fn what_is_asked_of_versions_is_well_formed_and_of_their_own_asset(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let id = jonas.send_file(site.museum.harbour_lights, "a.txt", b"a").await;
        let other = jonas.send_file(site.museum.harbour_lights, "b.txt", b"b").await;
        let of_other = asset(&jonas, &other).await["versions"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/assets/{id}/versions/{of_other}");
        assert_eq!(jonas.change(Method::PATCH, &path, 1, &json!({ "active": true })).await.outcome(), "404 not_found");
        for file in ["source", "renditions/320", "renditions/2560", "renditions/x"] {
            assert_eq!(jonas.get(&format!("{path}/{file}")).await.outcome(), "404 not_found", "{file}");
        }
        let own = asset(&jonas, &id).await["versions"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/assets/{id}/versions/{own}");
        for ill in [json!({ "active": false }), json!({ "note": "x".repeat(5_001) }), json!({ "note": "\u{0}" }), json!({ "x": 1 })] {
            let answer = jonas.change(Method::PATCH, &path, 1, &ill).await;
            assert_eq!(answer.status.as_u16() / 100, 4, "{ill}");
        }
        assert_eq!(asset(&jonas, &id).await["version"], 1);
    }

    async fn versions_are_added_and_restored_by_who_edits_and_old_ones_fetched_by_who_downloads(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (jonas, tove) = (site.program(museum.jonas).await, site.program(museum.tove).await);
        let (ilse, ruben) = (site.program(museum.ilse).await, site.program(museum.ruben).await);
        let kit = tove.send_file(museum.press_kit, "kit.txt", b"kit").await;
        let vault = ilse.send_file(museum.vault, "vault.txt", b"vault").await;
        // Jonas may only see the press kit; Tove does not see the vault.
        assert_eq!(jonas.send_version(&kit, "x.txt", b"x").await.outcome(), "403 refused");
        assert_eq!(tove.send_version(&vault, "x.txt", b"x").await.outcome(), "404 not_found");
        let of = async |by: &Client, id: &str| {
            let version = asset(by, id).await["versions"][0]["id"].as_str().unwrap().to_owned();
            format!("/api/v1/assets/{id}/versions/{version}")
        };
        let (kit_path, vault_path) = (of(&tove, &kit).await, of(&ilse, &vault).await);
        let note = json!({ "note": "x" });
        assert_eq!(jonas.change(Method::PATCH, &kit_path, 1, &note).await.outcome(), "403 refused");
        assert_eq!(tove.change(Method::PATCH, &vault_path, 1, &note).await.outcome(), "404 not_found");
        assert_eq!(tove.get(&format!("{vault_path}/source")).await.outcome(), "404 not_found");
        assert_eq!(tove.get(&format!("{vault_path}/renditions/320")).await.outcome(), "404 not_found");
        // From Ruben `download` was taken.
        let light = jonas.send_file(museum.harbour_lights, "light.txt", b"light").await;
        jonas.send_version(&light, "light 2.txt", b"lights").await.expect(StatusCode::CREATED);
        let seen = asset(&ruben, &light).await;
        assert!(seen["versions"].as_array().unwrap().iter().all(|version| version["source_url"].is_null()));
        let first = format!("/api/v1/assets/{light}/versions/{}", seen["versions"][1]["id"].as_str().unwrap());
        assert_eq!(ruben.get(&format!("{first}/source")).await.outcome(), "403 refused");
        assert_eq!(ruben.get(&format!("{first}/renditions/2560")).await.outcome(), "403 refused");
    }

    async fn a_token_for_uploads_alone_brings_no_versions_and_one_for_edits_no_assets(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let jonas = site.program(museum.jonas).await;
        let id = jonas.send_file(museum.harbour_lights, "a.txt", b"a").await;
        let uploader = site.token(museum.jonas, &["see", "upload"]).await;
        let editor = site.token(museum.jonas, &["see", "edit"]).await;
        assert_eq!(uploader.send_version(&id, "a.txt", b"b").await.outcome(), "403 refused");
        editor.send_version(&id, "a.txt", b"b").await.expect(StatusCode::CREATED);
        // Neither goes on with what only the other could begin.
        let upload = uploader.begin(museum.harbour_lights, "c.txt", 1).await;
        assert_eq!(editor.append(&upload, 0, b"c").await.outcome(), "403 refused");
        uploader.append(&upload, 0, b"c").await.expect(StatusCode::NO_CONTENT);
    }

    async fn a_version_whose_right_was_lost_on_the_way_is_not_made(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (jonas, mara) = (site.program(museum.jonas).await, site.signed_in(museum.mara).await);
        let id = jonas.send_file(museum.harbour_lights, "a.txt", b"a").await;
        let metadata = {
            use base64::Engine as _;
            let encode = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
            format!("filename {},asset {}", encode("b.txt"), encode(&id))
        };
        let headers = [("upload-length", "2"), ("upload-metadata", &*metadata)];
        let begun = jonas.tus(Method::POST, crate::tus::UPLOADS, &headers, b"").await.expect(StatusCode::CREATED);
        let upload = begun.header("location").to_owned();
        jonas.append(&upload, 0, b"b").await.expect(StatusCode::NO_CONTENT);
        let trashed = json!({ "selection": { "assets": [id] }, "state": "trashed" });
        mara.post("/api/v1/assets/state", &trashed).await.ok();
        assert_eq!(jonas.append(&upload, 1, b"b").await.outcome(), "403 refused");
        assert_eq!(site.house.dump("SELECT file_name FROM versions").await, ["a.txt"]);
    }
}
