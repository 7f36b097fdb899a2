use async_zip::base::read::mem::ZipFileReader;
use http::StatusCode;
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn bundle(by: &Client, assets: &[&String]) -> Value {
    let selection = json!({ "selection": { "assets": assets } });
    by.post("/api/v1/bundles", &selection)
        .await
        .expect(StatusCode::CREATED)
        .json()
}

async fn unpacked(by: &Client, bundle: &Value) -> Vec<(String, String)> {
    let answer = by
        .get(bundle["url"].as_str().unwrap())
        .await
        .expect(StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/zip");
    let archive = ZipFileReader::new(answer.bytes.to_vec()).await.unwrap();
    let mut files = Vec::new();
    for at in 0..archive.file().entries().len() {
        let mut reader = archive.reader_with_entry(at).await.unwrap();
        let name = reader.entry().filename().as_str().unwrap().to_owned();
        let mut text = String::new();
        reader.read_to_string_checked(&mut text).await.unwrap();
        files.push((name, text));
    }
    files.sort();
    files
}

fn files(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut files: Vec<_> = expected
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    files.sort();
    files
}

on_both_databases! {
    async fn a_bundle_holds_each_file_once_under_a_name_of_its_own_and_journals_each(house) {
        let site = Site::open(house).await;
        let (museum, jonas) = (site.museum.clone(), site.program(site.museum.jonas).await);
        let one = jonas.send_file(museum.harbour_lights, "tide.txt", b"low").await;
        let other = jonas.send_file(museum.exhibitions, "Tide.txt", b"high").await;
        let made = bundle(&jonas, &[&one, &other, &one]).await;
        assert_eq!((&made["files"], &made["bytes"], &made["left_out"]), (&json!(2), &json!(7), &json!([])));
        let held = unpacked(&jonas, &made).await;
        let texts: Vec<&str> = held.iter().map(|(_, text)| text.as_str()).collect();
        assert!(texts.contains(&"low") && texts.contains(&"high") && held.len() == 2, "{held:?}");
        assert_ne!(held[0].0.to_lowercase(), held[1].0.to_lowercase());
        let journaled = site.house.dump("SELECT kind FROM journal WHERE kind = 'download'").await;
        assert_eq!(journaled.len(), 2);
        // As often as they like, while it waits; nobody else's.
        assert_eq!(unpacked(&jonas, &made).await.len(), 2);
        let url = made["url"].as_str().unwrap();
        assert_eq!(site.program(museum.mara).await.get(url).await.outcome(), "404 not_found");
        site.house.clock.go_on(600);
        assert_eq!(jonas.get(url).await.outcome(), "404 not_found");
    }

    async fn what_may_not_be_fetched_is_left_out_by_name_and_what_may_not_be_seen_without_a_word(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (jonas, tove) = (site.program(museum.jonas).await, site.program(museum.tove).await);
        let ilse = site.program(museum.ilse).await;
        let mine = jonas.send_file(museum.harbour_lights, "mine.txt", b"mine").await;
        let seen = tove.send_file(museum.press_kit, "seen.txt", b"seen").await;
        let hidden = ilse.send_file(museum.vault, "hidden.txt", b"hidden").await;
        let made = bundle(&jonas, &[&mine, &seen, &hidden]).await;
        assert_eq!((&made["files"], &made["bytes"]), (&json!(1), &json!(4)));
        let mut left_out: Vec<(&str, &str)> = made["left_out"].as_array().unwrap().iter()
            .map(|one| (one["id"].as_str().unwrap(), one["code"].as_str().unwrap())).collect();
        left_out.sort_unstable_by_key(|(_, code)| *code);
        assert_eq!(left_out, [(hidden.as_str(), "not_found"), (seen.as_str(), "refused")]);
        let told = "You may not download these files. They are left out:\n\n- seen\n";
        assert_eq!(unpacked(&jonas, &made).await, files(&[("mine.txt", "mine"), ("left-out.txt", told)]));
    }

    async fn a_right_that_was_taken_before_its_turn_leaves_the_file_out(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (jonas, mara) = (site.program(museum.jonas).await, site.signed_in(museum.mara).await);
        let kept = jonas.send_file(museum.harbour_lights, "kept.txt", b"kept").await;
        let gone = jonas.send_file(museum.exhibitions, "gone.txt", b"gone").await;
        let made = bundle(&jonas, &[&kept, &gone]).await;
        assert_eq!(made["files"], 2);
        let into_vault = json!({ "selection": { "assets": [gone] }, "folder": museum.vault, "confirm": true });
        mara.post("/api/v1/assets/move", &into_vault).await.ok();
        assert_eq!(unpacked(&jonas, &made).await, files(&[("kept.txt", "kept")]));
    }
}
