use serde_json::Value;
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

async fn duplicates(by: &Client, id: &str) -> Vec<String> {
    let told = by.get(&format!("/api/v1/assets/{id}/duplicates")).await.ok();
    let ids = told["items"].as_array().unwrap().iter();
    ids.map(|item: &Value| item["id"].as_str().unwrap().to_owned())
        .collect()
}

on_both_databases! {
    async fn the_same_bytes_are_told_of_where_they_may_be_seen_and_nowhere_else(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (jonas, ilse) = (site.program(museum.jonas).await, site.program(museum.ilse).await);
        let in_vault = ilse.send_file(museum.vault, "a.txt", b"the same").await;
        let mine = jonas.send_file(museum.harbour_lights, "b.txt", b"the same").await;
        assert_eq!(duplicates(&jonas, &mine).await, Vec::<String>::new());
        assert_eq!(duplicates(&ilse, &mine).await, [in_vault.as_str()]);
        assert_eq!(jonas.get(&format!("/api/v1/assets/{in_vault}/duplicates")).await.outcome(), "404 not_found");
        let again = jonas.send_file(museum.exhibitions, "c.txt", b"the same").await;
        assert_eq!(duplicates(&jonas, &again).await, [mine.as_str()]);
        // An earlier version counts as well: those bytes are here already.
        jonas.send_version(&mine, "b.txt", b"others").await;
        assert_eq!(duplicates(&jonas, &again).await, [mine.as_str()]);
        assert_eq!(duplicates(&jonas, &mine).await, Vec::<String>::new());
    }

    async fn empty_files_are_no_duplicates(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let path = jonas.begin(site.museum.harbour_lights, "a.txt", 0).await;
        let one = jonas.tus(http::Method::HEAD, &path, &[], &[]).await.header("vitrine-asset").to_owned();
        jonas.begin(site.museum.harbour_lights, "b.txt", 0).await;
        assert_eq!(duplicates(&jonas, &one).await, Vec::<String>::new());
    }
}
