//! What one person may have under way.

use http::header::AUTHORIZATION;
use http::{Method, StatusCode};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use vitrine_server::config::Key;
use vitrine_server::listener::Limits;
use vitrine_testkit::on_both_databases;

use crate::site::{Answer, Client, Site};
use crate::tus::{UPLOADS, metadata};
use crate::wait::until;

async fn begin(by: &Client, site: &Site, length: usize) -> Answer {
    let metadata = metadata(site.museum.exhibitions, "a.bin");
    let headers = [
        ("upload-length", &*length.to_string()),
        ("upload-metadata", &*metadata),
    ];
    by.tus(Method::POST, UPLOADS, &headers, &[]).await
}

/// Sends the head of a PATCH and one byte of its body, and then nothing more.
async fn stall(site: &Site, by: &Client, upload: &str) -> TcpStream {
    let mut stream = TcpStream::connect(site.address).await.unwrap();
    let head = format!(
        "PATCH {upload} HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n\
         Content-Type: application/offset+octet-stream\r\nContent-Length: 5\r\n\r\na",
        site.address,
        by.shows(&AUTHORIZATION)
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

on_both_databases! {
    async fn what_one_person_has_not_finished_is_bounded(house) {
        let site = Site::with(house, &[(Key::MaxUnfinishedBytes, "100")], Limits::default()).await;
        let (jonas, mara) = (site.program(site.museum.jonas).await, site.program(site.museum.mara).await);
        let first = begin(&jonas, &site, 60).await.expect(StatusCode::CREATED);
        let refused = begin(&jonas, &site, 41).await;
        assert_eq!(refused.outcome(), "507 upload_quota");
        assert_eq!((&refused.json()["params"]["bytes"], &refused.json()["params"]["bytes_limit"]), (&60.into(), &100.into()));
        let second = begin(&jonas, &site, 40).await.expect(StatusCode::CREATED);
        begin(&mara, &site, 100).await.expect(StatusCode::CREATED);
        // What is finished or taken back makes room again.
        jonas.append(first.header("location"), 0, &[7; 60]).await.expect(StatusCode::NO_CONTENT);
        begin(&jonas, &site, 60).await.expect(StatusCode::CREATED);
        assert_eq!(begin(&jonas, &site, 1).await.outcome(), "507 upload_quota");
        jonas.tus(Method::DELETE, second.header("location"), &[], &[]).await.expect(StatusCode::NO_CONTENT);
        begin(&jonas, &site, 40).await.expect(StatusCode::CREATED);
        begin(&jonas, &site, 0).await.expect(StatusCode::CREATED);
    }

    async fn how_many_send_bytes_at_once_is_bounded(house) {
        let site = Site::with(house, &[(Key::MaxParallelUploads, "2")], Limits::default()).await;
        let (jonas, mara) = (site.program(site.museum.jonas).await, site.program(site.museum.mara).await);
        let uploads = [
            jonas.begin(site.museum.exhibitions, "a.bin", 5).await,
            jonas.begin(site.museum.exhibitions, "b.bin", 5).await,
        ];
        let of_mara = mara.begin(site.museum.exhibitions, "c.bin", 5).await;
        let stalled = stall(&site, &jonas, &uploads[0]).await;
        let refused = until(async || {
            let answer = jonas.append(&uploads[1], 0, b"").await;
            (answer.status != StatusCode::NO_CONTENT).then_some(answer)
        }).await;
        assert_eq!((refused.outcome().as_str(), refused.header("retry-after")), ("429 too_many_uploads", "2"));
        // Another person has room still, until there is none at all.
        let others = stall(&site, &mara, &of_mara).await;
        until(async || (jonas.append(&uploads[1], 0, b"").await.outcome() == "503 unavailable").then_some(())).await;
        drop((stalled, others));
        until(async || {
            let offset = jonas.tus(Method::HEAD, &uploads[1], &[], &[]).await;
            let answer = jonas.append(&uploads[1], offset.header("upload-offset").parse().unwrap(), b"bytes").await;
            (answer.status == StatusCode::NO_CONTENT).then_some(())
        }).await;
    }
}
