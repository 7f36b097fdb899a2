//! `/api/v1/uploads`.

mod bounds;
mod completion;

use http::header::AUTHORIZATION;
use http::{Method, StatusCode};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use vitrine_server::config::Key;
use vitrine_server::listener::Limits;
use vitrine_testkit::on_both_databases;

use crate::site::{Answer, Client, Site};
use crate::tus::{UPLOADS, metadata};
use crate::wait::until;

/// Bytes that are no file of any kind, each run another.
fn noise(length: usize) -> Vec<u8> {
    (0..length as u64)
        .map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8)
        .collect()
}

async fn offset(by: &Client, upload: &str) -> (StatusCode, String) {
    let answer = by.tus(Method::HEAD, upload, &[], &[]).await;
    (answer.status, answer.header("upload-offset").to_owned())
}

async fn source(by: &Client, asset: &str) -> Answer {
    by.get(&format!("/api/v1/assets/{asset}/source")).await
}

on_both_databases! {
    async fn a_file_sent_in_pieces_becomes_an_asset_byte_for_byte(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        // Two parts and a bit.
        let bytes = noise((16 << 20) + 4711);
        let upload = jonas.begin(site.museum.exhibitions, "noise ä.bin", bytes.len()).await;
        assert_eq!(offset(&jonas, &upload).await, (StatusCode::OK, "0".to_owned()));
        let first = jonas.append(&upload, 0, &bytes[..10_000_001]).await;
        assert_eq!((first.status, first.header("upload-offset")), (StatusCode::NO_CONTENT, "10000001"));
        assert_eq!((first.header("tus-resumable"), first.header("vitrine-asset")), ("1.0.0", ""));
        let head = jonas.tus(Method::HEAD, &upload, &[], &[]).await;
        assert_eq!(head.header("upload-length"), bytes.len().to_string());
        assert_eq!(head.header("upload-metadata"), metadata(site.museum.exhibitions, "noise ä.bin"));
        assert!(head.header("upload-expires").ends_with(" GMT"));
        let last = jonas.append(&upload, 10_000_001, &bytes[10_000_001..]).await;
        assert_eq!(last.status, StatusCode::NO_CONTENT);
        let asset = last.header("vitrine-asset").to_owned();
        assert!(source(&jonas, &asset).await.bytes == bytes, "what came out is what went in");
        // Whoever missed the last answer asks again.
        let again = jonas.tus(Method::HEAD, &upload, &[], &[]).await;
        assert_eq!(again.header("vitrine-asset"), asset);
        let empty = jonas.append(&upload, bytes.len(), &[]).await;
        assert_eq!((empty.status, empty.header("vitrine-asset")), (StatusCode::NO_CONTENT, &*asset));
    }

    async fn a_file_of_no_bytes_is_whole_at_once(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let metadata = metadata(site.museum.exhibitions, "empty.txt");
        let headers = [("upload-length", "0"), ("upload-metadata", &*metadata)];
        let answer = jonas.tus(Method::POST, UPLOADS, &headers, &[]).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        let source = source(&jonas, answer.header("vitrine-asset")).await;
        assert_eq!((source.status, source.bytes.len()), (StatusCode::OK, 0));
    }

    async fn an_upload_may_begin_with_its_bytes(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let metadata = metadata(site.museum.exhibitions, "a.txt");
        let kind = ("content-type", "application/offset+octet-stream");
        let headers = [("upload-length", "5"), ("upload-metadata", &*metadata), kind];
        let part = jonas.tus(Method::POST, UPLOADS, &headers, b"hel").await;
        assert_eq!((part.status, part.header("upload-offset")), (StatusCode::CREATED, "3"));
        let last = jonas.append(part.header("location"), 3, b"lo").await;
        assert_eq!(source(&jonas, last.header("vitrine-asset")).await.bytes, "hello");
        let whole = jonas.tus(Method::POST, UPLOADS, &headers, b"hello").await;
        assert_eq!(source(&jonas, whole.header("vitrine-asset")).await.bytes, "hello");
        let more = jonas.tus(Method::POST, UPLOADS, &headers, b"hello!").await;
        assert_eq!(more.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    async fn what_its_checksum_does_not_fit_is_not_kept(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.txt", 5).await;
        let sent = async |offset: &str, checksum: &str, bytes: &[u8]| {
            let headers = [("upload-offset", offset), ("upload-checksum", checksum)];
            let answer = jonas.tus(Method::PATCH, &upload, &headers, bytes).await;
            (answer.outcome(), answer)
        };
        let sha1_of_hello = "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=";
        assert_eq!(sent("0", sha1_of_hello, b"hell0").await.0, "460 checksum_mismatch");
        assert_eq!(offset(&jonas, &upload).await.1, "0");
        assert_eq!(sent("0", "crc32 AAAA", b"hello").await.0, "400 invalid");
        let (_, answer) = sent("0", sha1_of_hello, b"hello").await;
        assert_eq!(source(&jonas, answer.header("vitrine-asset")).await.bytes, "hello");
        let upload = jonas.begin(site.museum.exhibitions, "b.txt", 5).await;
        let checksum = ("upload-checksum", "sha256 LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        let answer = jonas.tus(Method::PATCH, &upload, &[("upload-offset", "0"), checksum], b"hello").await;
        assert_eq!(source(&jonas, answer.header("vitrine-asset")).await.bytes, "hello");
    }

    async fn refusals_are_told_as_problems(house) {
        let site = Site::with(house, &[(Key::MaxUploadBytes, "1000")], Limits::default()).await;
        let museum = &site.museum;
        let tove = site.program(museum.tove).await;
        let begin = async |by: &Client, length: &str, metadata: &str| {
            let headers = [("upload-length", length), ("upload-metadata", metadata)];
            by.tus(Method::POST, UPLOADS, &headers, &[]).await.outcome()
        };
        assert_eq!(begin(&tove, "1001", &metadata(museum.press_kit, "a")).await, "413 too_large");
        assert_eq!(begin(&tove, "-1", &metadata(museum.press_kit, "a")).await, "400 invalid");
        assert_eq!(begin(&tove, "1", &metadata(museum.press_kit, "../a")).await, "400 invalid");
        assert_eq!(begin(&tove, "1", "").await, "400 invalid");
        // Seen but closed; hidden.
        let jonas = site.program(museum.jonas).await;
        assert_eq!(begin(&jonas, "1", &metadata(museum.press_kit, "a")).await, "403 refused");
        assert_eq!(begin(&jonas, "1", &metadata(museum.vault, "a")).await, "404 not_found");
        let narrow = site.token(museum.tove, &["see"]).await;
        assert_eq!(begin(&narrow, "1", &metadata(museum.press_kit, "a")).await, "403 refused");
        assert_eq!(begin(&site.nobody(), "1", &metadata(museum.press_kit, "a")).await, "401 unauthenticated");
        let deferred = tove.tus(Method::POST, UPLOADS, &[("upload-defer-length", "1")], &[]).await;
        assert_eq!(deferred.json()["fields"][0]["field"], "upload-defer-length");
        let stranger = tove.bytes(Method::POST, UPLOADS, &[("tus-resumable", "0.2.2")], &[]).await;
        assert_eq!((stranger.status.as_u16(), stranger.header("tus-version")), (412, "1.0.0"));
    }

    async fn an_upload_is_its_makers_own(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        // The owner of the account may do everything there, and does not see it either.
        let mara = site.program(site.museum.mara).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", 3).await;
        let never = format!("{UPLOADS}/{}", site.museum.root);
        for method in [Method::HEAD, Method::PATCH, Method::DELETE] {
            let others = mara.tus(method.clone(), &upload, &[("upload-offset", "0")], &[]).await;
            let nobodys = mara.tus(method, &never, &[("upload-offset", "0")], &[]).await;
            assert_eq!((others.status, &others.bytes), (StatusCode::NOT_FOUND, &nobodys.bytes));
        }
        assert_eq!(jonas.tus(Method::DELETE, &upload, &[], &[]).await.status, StatusCode::NO_CONTENT);
        assert_eq!(offset(&jonas, &upload).await.0, StatusCode::NOT_FOUND);
        assert_eq!(jonas.append(&upload, 0, b"abc").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_token_without_upload_in_its_scope_does_nothing_with_its_makers_uploads(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let narrow = site.token(site.museum.jonas, &["see", "download"]).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", 3).await;
        for method in [Method::HEAD, Method::PATCH, Method::DELETE] {
            let answer = narrow.tus(method.clone(), &upload, &[("upload-offset", "0")], b"").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method}");
            assert_eq!(answer.header("upload-metadata"), "");
            if method != Method::HEAD {
                let told = json!({ "function": "upload", "gate": "standing", "why": "scope" });
                assert_eq!((&answer.json()["code"], &answer.json()["params"]), (&json!("refused"), &told));
            }
        }
        assert_eq!(narrow.append(&upload, 0, b"abc").await.status, StatusCode::FORBIDDEN);
        assert_eq!(offset(&jonas, &upload).await, (StatusCode::OK, "0".to_owned()));
    }

    async fn whoever_lost_the_right_can_still_take_an_upload_back(house) {
        let site = Site::open(house).await;
        let jonas = site.token(site.museum.jonas, &["see", "upload"]).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", 6).await;
        let mara = site.signed_in(site.museum.mara).await;
        let folder = format!("/api/v1/folders/{}", site.museum.exhibitions);
        let version = mara.get(&folder).await.version();
        let archived = json!({ "state": "archived" });
        mara.change(Method::POST, &format!("{folder}/state"), version, &archived).await.ok();
        assert_eq!(jonas.append(&upload, 0, b"abcdef").await.outcome(), "404 not_found");
        assert_eq!(jonas.tus(Method::DELETE, &upload, &[], &[]).await.status, StatusCode::NO_CONTENT);
        assert_eq!(site.house.dump("SELECT file_name FROM uploads").await, [""; 0]);
    }

    async fn bytes_go_only_where_the_upload_stands(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", 6).await;
        let early = jonas.append(&upload, 3, b"def").await;
        assert_eq!((early.status, early.json()["params"]["offset"].as_u64()), (StatusCode::CONFLICT, Some(0)));
        let beyond = jonas.append(&upload, 0, b"abcdefg").await;
        assert_eq!((beyond.status, offset(&jonas, &upload).await.1), (StatusCode::PAYLOAD_TOO_LARGE, "0".to_owned()));
        let other = [("upload-offset", "0"), ("content-type", "text/plain")];
        let other = jonas.tus(Method::PATCH, &upload, &other, b"abc").await;
        assert_eq!(other.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        // Many at once with the same bytes: one goes on, the others are told where it stands.
        let sent = (0..8).map(|_| {
            let (jonas, upload) = (jonas.clone(), upload.clone());
            tokio::spawn(async move { jonas.append(&upload, 0, b"abc").await.status.as_u16() })
        });
        let mut statuses = Vec::new();
        for answer in sent.collect::<Vec<_>>() {
            statuses.push(answer.await.unwrap());
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 409, 409, 409, 409, 409, 409, 409]);
        let last = jonas.append(&upload, 3, b"def").await;
        assert_eq!(source(&jonas, last.header("vitrine-asset")).await.bytes, "abcdef");
    }

    async fn the_right_is_asked_again_when_the_last_byte_is_there(house) {
        let site = Site::open(house).await;
        let jonas = site.token(site.museum.jonas, &["see", "upload"]).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", 6).await;
        assert_eq!(jonas.append(&upload, 0, b"abc").await.status, StatusCode::NO_CONTENT);
        let mara = site.signed_in(site.museum.mara).await;
        let folder = format!("/api/v1/folders/{}", site.museum.exhibitions);
        let version = mara.get(&folder).await.version();
        let archived = json!({ "state": "archived" });
        mara.change(Method::POST, &format!("{folder}/state"), version, &archived).await.ok();
        let last = jonas.append(&upload, 3, b"def").await;
        // For a token that may not archive, what is archived is not there.
        assert_eq!(last.outcome(), "404 not_found");
        assert_eq!(offset(&jonas, &upload).await.0, StatusCode::NOT_FOUND);
    }

    async fn what_came_before_the_connection_broke_is_kept(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let bytes = noise(9 << 20);
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", bytes.len()).await;
        let sent = (8 << 20) + 12_345;
        let mut stream = TcpStream::connect(site.address).await.unwrap();
        let head = format!(
            "PATCH {upload} HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nTus-Resumable: 1.0.0\r\n\
             Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nContent-Length: {}\r\n\r\n",
            site.address, jonas.shows(&AUTHORIZATION), bytes.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&bytes[..sent]).await.unwrap();
        stream.shutdown().await.unwrap();
        stream.read_to_end(&mut Vec::new()).await.ok();
        let kept = until(async || Some(offset(&jonas, &upload).await.1).filter(|offset| offset == &sent.to_string()));
        assert_eq!(kept.await, sent.to_string());
        let last = jonas.append(&upload, sent, &bytes[sent..]).await;
        assert!(source(&jonas, last.header("vitrine-asset")).await.bytes == bytes);
    }

    async fn an_upload_that_nobody_goes_on_with_is_forgotten(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", 6).await;
        jonas.append(&upload, 0, b"abc").await;
        let uploads = site.house.path("blobs/uploads");
        let parts = || {
            let uploads = std::fs::read_dir(&uploads).unwrap().map(|entry| entry.unwrap().path());
            uploads.map(|upload| std::fs::read_dir(upload).unwrap().count()).sum::<usize>()
        };
        assert_eq!(parts(), 1);
        site.house.clock.go_on(5 * 86_400);
        let later = site.program(site.museum.jonas).await;
        assert_eq!(offset(&later, &upload).await.0, StatusCode::NOT_FOUND);
        let site = site.restarted(&[]).await;
        let rows = || site.house.dump("SELECT CAST(COUNT(*) AS TEXT) FROM uploads");
        until(async || (rows().await == ["0"] && parts() == 0).then_some(())).await;
    }

    async fn options_tell_what_is_spoken(house) {
        let site = Site::with(house, &[(Key::MaxUploadBytes, "1000")], Limits::default()).await;
        let jonas = site.program(site.museum.jonas).await;
        let answer = jonas.bytes(Method::OPTIONS, UPLOADS, &[], &[]).await;
        assert_eq!((answer.status, answer.header("tus-version")), (StatusCode::NO_CONTENT, "1.0.0"));
        assert_eq!(answer.header("tus-extension"), "creation,creation-with-upload,termination,checksum,expiration");
        assert_eq!((answer.header("tus-max-size"), answer.header("tus-checksum-algorithm")), ("1000", "sha256,sha1"));
    }

    async fn a_network_that_knows_only_post_is_no_hindrance(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.bin", 3).await;
        let kind = ("content-type", "application/offset+octet-stream");
        let headers = [("x-http-method-override", "PATCH"), ("upload-offset", "0"), kind];
        let answer = jonas.tus(Method::POST, &upload, &headers, b"abc").await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{answer:?}");
        let other = jonas.tus(Method::POST, &upload, &[("x-http-method-override", "PUT")], &[]).await;
        assert_eq!(other.status, StatusCode::METHOD_NOT_ALLOWED);
    }

    async fn everybody_who_may_not_is_refused(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let (ilse, ruben) = (site.program(museum.ilse).await, site.program(museum.ruben).await);
        let of_ilse = ilse.begin(museum.press_kit, "a.bin", 3).await;
        let of_ruben = ruben.begin(museum.exhibitions, "a.bin", 3).await;
        site.deactivate("ruben").await;
        let (tove, token) = (site.program(museum.tove).await, site.token(museum.ilse, &["see"]).await);
        let nobody = site.nobody();
        let metadata = metadata(museum.press_kit, "a.bin");
        let rows = [
            (Method::OPTIONS, UPLOADS, ["401", "204", "401", "204"]),
            (Method::POST, UPLOADS, ["401", "201", "401", "403"]),
            (Method::HEAD, "", ["401", "404", "401", "403"]),
            (Method::PATCH, "", ["401", "404", "401", "403"]),
            (Method::POST, "", ["401", "404", "401", "403"]),
            (Method::DELETE, "", ["401", "404", "401", "403"]),
        ];
        for (method, path, expected) in rows {
            // Nobody; Tove, whose upload it is not; Ruben, who was deactivated; its maker's token
            // without `upload`.
            let asked = [(&nobody, &of_ilse), (&tove, &of_ilse), (&ruben, &of_ruben), (&token, &of_ilse)];
            for ((by, upload), expected) in asked.into_iter().zip(expected) {
                let path = if path.is_empty() { upload } else { path };
                let headers = [
                    ("upload-length", "3"), ("upload-metadata", &*metadata), ("upload-offset", "0"),
                    ("x-http-method-override", "PATCH"), ("content-type", "application/offset+octet-stream"),
                ];
                let answer = by.tus(method.clone(), path, &headers, &[]).await;
                assert_eq!(answer.status.as_str(), expected, "{method} {path}");
            }
        }
    }
}
