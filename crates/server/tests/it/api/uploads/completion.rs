//! The last step of an upload: what has all arrived becomes an asset.

use http::Method;
use http::header::AUTHORIZATION;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use vitrine_store::DatabaseUrl;
use vitrine_testkit::on_both_databases;

use super::source;
use crate::site::{Client, Site};
use crate::wait::until;

/// An upload as it stands when its last part, with these six bytes, is kept and nothing after it was.
async fn unfinished(site: &Site, by: &Client, bytes: &[u8; 6]) -> String {
    let upload = by.begin(site.museum.exhibitions, "a.bin", 6).await;
    by.append(&upload, 0, b"abcdef").await;
    let id = upload.rsplit('/').next().unwrap();
    let object = format!("uploads/{id}/0-again");
    std::fs::create_dir_all(site.house.path(&format!("blobs/uploads/{id}"))).unwrap();
    std::fs::write(site.house.path(&format!("blobs/{object}")), bytes).unwrap();
    let id = id.replace('-', "");
    let hex = match site.house.url {
        DatabaseUrl::Sqlite(_) => format!("X'{id}'"),
        DatabaseUrl::Postgres(_) => format!("'\\x{id}'::bytea"),
    };
    let sql = format!(
        "INSERT INTO upload_parts (upload_row, position, size, object)
         SELECT row_id, 0, 6, '{object}' FROM uploads WHERE id = {hex};
         UPDATE uploads SET asset = NULL WHERE id = {hex}"
    );
    site.house.spoil(&sql).await;
    upload
}

/// How many files are kept.
fn files(site: &Site) -> usize {
    let folders = std::fs::read_dir(site.house.path("blobs/files")).unwrap();
    folders
        .map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap().count())
        .sum()
}

on_both_databases! {
    async fn a_program_that_ended_before_the_last_step_takes_it_at_the_next_question(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        for way in [Method::HEAD, Method::PATCH] {
            let upload = unfinished(&site, &jonas, b"abcdef").await;
            let answer = jonas.tus(way, &upload, &[("upload-offset", "6")], &[]).await;
            assert!(answer.status.is_success(), "{answer:?}");
            assert_eq!(source(&jonas, answer.header("vitrine-asset")).await.bytes, "abcdef");
        }
    }

    async fn the_last_step_is_taken_when_its_client_has_given_up(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let upload = unfinished(&site, &jonas, b"ghijkl").await;
        let before = files(&site);
        // While another writes, the bytes are joined and their asset has to wait.
        let other = site.house.database.write(None).await.unwrap();
        let mut stream = TcpStream::connect(site.address).await.unwrap();
        let head = format!(
            "HEAD {upload} HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nTus-Resumable: 1.0.0\r\n\r\n",
            site.address, jonas.shows(&AUTHORIZATION)
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        until(async || (files(&site) > before).then_some(())).await;
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        // The server closes the connection, and has thrown its request away.
        stream.read_to_end(&mut answer).await.unwrap();
        assert_eq!(String::from_utf8_lossy(&answer), "");
        drop(other);
        let left = || site.house.dump("SELECT CAST(COUNT(*) AS TEXT) FROM uploads WHERE asset IS NULL");
        until(async || (left().await == ["0"]).then_some(())).await;
        let answer = jonas.tus(Method::HEAD, &upload, &[], &[]).await;
        assert_eq!(source(&jonas, answer.header("vitrine-asset")).await.bytes, "ghijkl");
    }

    async fn many_who_ask_at_once_are_told_of_one_asset(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let upload = unfinished(&site, &jonas, b"ghijkl").await;
        let asked = (0..8).map(|_| {
            let (jonas, upload) = (jonas.clone(), upload.clone());
            tokio::spawn(async move {
                let answer = jonas.tus(Method::HEAD, &upload, &[], &[]).await;
                answer.header("vitrine-asset").to_owned()
            })
        });
        let mut assets = Vec::new();
        for answer in asked.collect::<Vec<_>>() {
            assets.push(answer.await.unwrap());
        }
        assets.dedup();
        assert_eq!(assets.len(), 1, "{assets:?}");
        assert_eq!(source(&jonas, &assets[0]).await.bytes, "ghijkl");
    }
}
