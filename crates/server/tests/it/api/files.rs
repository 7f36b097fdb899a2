use http::{Method, StatusCode};
use serde_json::json;
use vitrine_testkit::on_both_databases;

use crate::site::{Answer, Client, Site};

const HELLO: &[u8] = b"hello, harbour";

async fn get(by: &Client, path: &str, headers: &[(&str, &str)]) -> Answer {
    by.bytes(Method::GET, path, headers, &[]).await
}

async fn downloads(site: &Site) -> String {
    site.house
        .dump("SELECT CAST(COUNT(*) AS TEXT) FROM journal WHERE kind = 'download'")
        .await
        .remove(0)
}

/// A rendition beside the asset, as the jobs keep one; its bytes are those of the source.
async fn with_rendition(site: &Site, asset: &str, name: &str, content_type: &str) {
    let id = asset.replace('-', "");
    let hex = match site.house.url {
        vitrine_store::DatabaseUrl::Sqlite(_) => format!("X'{id}'"),
        vitrine_store::DatabaseUrl::Postgres(_) => format!("'\\x{id}'::bytea"),
    };
    let sql = format!(
        "INSERT INTO renditions (version_row, name, blob, size, content_type)
         SELECT v.row_id, '{name}', v.blob, v.size, '{content_type}' FROM versions v
         JOIN assets a ON a.row_id = v.asset_row WHERE a.id = {hex}"
    );
    site.house.spoil(&sql).await;
}

on_both_databases! {
    async fn a_source_goes_out_whole_and_in_ranges(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let asset = jonas.send_file(site.museum.harbour_lights, "Bild \"1\" ä.svg", HELLO).await;
        let path = format!("/api/v1/assets/{asset}/source");
        let whole = get(&jonas, &path, &[]).await.expect(StatusCode::OK);
        assert_eq!(whole.bytes, HELLO);
        let etag = whole.header("etag").to_owned();
        assert!(etag.starts_with('"') && etag.len() == 34, "{etag}");
        for (name, value) in [
            ("content-type", "application/octet-stream"),
            ("content-length", "14"),
            ("accept-ranges", "bytes"),
            ("cache-control", "private, no-cache"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("content-disposition", "attachment; filename=\"Bild _1_ _.svg\"; filename*=UTF-8''Bild%20%221%22%20%C3%A4.svg"),
        ] {
            assert_eq!(whole.header(name), value, "{name}");
        }
        let policy = whole.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
        let part = get(&jonas, &path, &[("range", "bytes=7-9"), ("if-range", &etag)]).await.expect(StatusCode::PARTIAL_CONTENT);
        assert_eq!((&*part.bytes, part.header("content-range"), part.header("content-length")), (&b"har"[..], "bytes 7-9/14", "3"));
        let stale = get(&jonas, &path, &[("range", "bytes=7-9"), ("if-range", "\"other\"")]).await;
        assert_eq!((stale.status, &*stale.bytes), (StatusCode::OK, HELLO));
        let outside = get(&jonas, &path, &[("range", "bytes=14-")]).await;
        assert_eq!((outside.outcome(), outside.header("content-range")), ("416 range_not_satisfiable".to_owned(), "bytes */14"));
        let known = get(&jonas, &path, &[("if-none-match", &etag)]).await.expect(StatusCode::NOT_MODIFIED);
        assert_eq!((known.header("etag"), known.bytes.len()), (&*etag, 0));
        let head = jonas.bytes(Method::HEAD, &path, &[("range", "bytes=0-1")], &[]).await.expect(StatusCode::OK);
        assert_eq!((head.header("content-length"), head.header("etag"), head.bytes.len()), ("14", &*etag, 0));
    }

    async fn a_fetch_from_the_beginning_is_journaled_and_nothing_else(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let asset = jonas.send_file(site.museum.harbour_lights, "a.bin", HELLO).await;
        let path = format!("/api/v1/assets/{asset}/source");
        let etag = get(&jonas, &path, &[]).await.header("etag").to_owned();
        assert_eq!(downloads(&site).await, "1");
        get(&jonas, &path, &[("range", "bytes=0-3")]).await.expect(StatusCode::PARTIAL_CONTENT);
        assert_eq!(downloads(&site).await, "2");
        get(&jonas, &path, &[("range", "bytes=4-")]).await.expect(StatusCode::PARTIAL_CONTENT);
        get(&jonas, &path, &[("range", "bytes=99-")]).await.expect(StatusCode::RANGE_NOT_SATISFIABLE);
        get(&jonas, &path, &[("if-none-match", &etag)]).await.expect(StatusCode::NOT_MODIFIED);
        jonas.bytes(Method::HEAD, &path, &[], &[]).await.expect(StatusCode::OK);
        assert_eq!(downloads(&site).await, "2");
    }

    async fn who_may_only_see_gets_previews_and_nothing_larger(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let asset = jonas.send_file(site.museum.harbour_lights, "Pier.jpg", HELLO).await;
        for (name, kind) in [("320", "image/jpeg"), ("1280", "image/jpeg"), ("2560", "image/jpeg"), ("proxy", "video/mp4"), ("waveform", "application/json"), ("page-2", "image/jpeg"), ("sprite", "image/jpeg"), ("odd", "text/html")] {
            with_rendition(&site, &asset, name, kind).await;
        }
        let ruben = site.program(site.museum.ruben).await;
        let outcome = async |by: &Client, rest: &str| {
            let answer = get(by, &format!("/api/v1/assets/{asset}/{rest}"), &[]).await;
            if answer.status == StatusCode::OK { "200".to_owned() } else { answer.outcome() }
        };
        let rows = [
            ("renditions/320", "200", "200"),
            ("renditions/1280", "200", "200"),
            ("renditions/proxy", "200", "200"),
            ("renditions/waveform", "200", "200"),
            ("renditions/page-2", "200", "200"),
            ("renditions/page-3", "404 not_found", "404 not_found"),
            ("renditions/sprite", "200", "200"),
            ("renditions/2560", "200", "403 refused"),
            ("source", "200", "403 refused"),
            ("renditions/odd", "404 not_found", "404 not_found"),
            ("renditions/640", "404 not_found", "404 not_found"),
        ];
        for (rest, owner, viewer) in rows {
            assert_eq!(outcome(&jonas, rest).await, owner, "{rest}");
            assert_eq!(outcome(&ruben, rest).await, viewer, "{rest}");
        }
        let small = get(&ruben, &format!("/api/v1/assets/{asset}/renditions/320"), &[]).await;
        assert_eq!((small.header("content-type"), small.header("content-disposition")), ("image/jpeg", "inline; filename=\"Pier-320.jpg\""));
        let peaks = get(&ruben, &format!("/api/v1/assets/{asset}/renditions/waveform"), &[("accept-encoding", "gzip")]).await;
        assert_eq!((peaks.header("content-encoding"), peaks.header("content-type")), ("", "application/json"));
    }

    async fn promise_6_a_hidden_file_answers_like_one_that_never_was(house) {
        let site = Site::open(house).await;
        let ilse = site.program(site.museum.ilse).await;
        let asset = ilse.send_file(site.museum.vault, "secret.jpg", HELLO).await;
        with_rendition(&site, &asset, "320", "image/jpeg").await;
        let tove = site.program(site.museum.tove).await;
        let never = site.museum.root.to_string();
        for rest in ["source", "renditions/320", "renditions/2560", "renditions/odd"] {
            let hidden = get(&tove, &format!("/api/v1/assets/{asset}/{rest}"), &[("range", "bytes=0-1")]).await;
            let nothing = get(&tove, &format!("/api/v1/assets/{never}/{rest}"), &[]).await;
            assert_eq!((hidden.status, &hidden.bytes), (StatusCode::NOT_FOUND, &nothing.bytes), "{rest}");
        }
        let nobody = get(&site.nobody(), &format!("/api/v1/assets/{asset}/source"), &[]).await;
        assert_eq!(nobody.outcome(), "401 unauthenticated");
    }

    async fn promise_7_a_download_ends_when_its_right_is_taken_away(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        let jonas = site.program(site.museum.jonas).await;
        // More than the buffers between here and there hold.
        let bytes = vec![7; 64 << 20];
        let asset = jonas.send_file(site.museum.harbour_lights, "large.bin", &bytes).await;
        let mut download = jonas.open(&format!("/api/v1/assets/{asset}/source")).await;
        assert!(download.some().await.is_some(), "it has begun");
        let trashed = json!({ "selection": { "assets": [asset] }, "state": "trashed" });
        mara.post("/api/v1/assets/state", &trashed).await.ok();
        let mut size = 0;
        let broke = loop {
            match download.some().await {
                Some(Ok(piece)) => size += piece,
                Some(Err(())) => break true,
                None => break false,
            }
            // Taken slowly, as by a thin line: the time for asking again comes before the end.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        };
        assert!(broke && size < bytes.len(), "{size} bytes came after all");
    }

    async fn everybody_who_may_not_is_refused(house) {
        let site = Site::open(house).await;
        let museum = site.museum.clone();
        let ilse = site.program(museum.ilse).await;
        let (seen, hidden) =
            (ilse.send_file(museum.press_kit, "a.jpg", HELLO).await, ilse.send_file(museum.vault, "b.jpg", HELLO).await);
        for asset in [&seen, &hidden] {
            with_rendition(&site, asset, "320", "image/jpeg").await;
            with_rendition(&site, asset, "2560", "image/jpeg").await;
        }
        let (tove, jonas) = (site.program(museum.tove).await, site.program(museum.jonas).await);
        let (ruben, token) = (site.program(museum.ruben).await, site.token(museum.ilse, &["upload"]).await);
        site.deactivate("ruben").await;
        // Nobody; Tove, who may not see the vault; Jonas, who may only see the press kit; Ruben, who was
        // deactivated; a token of Ilse's that may not even see.
        let rows = [
            ("source", ["401 unauthenticated", "404 not_found", "403 refused", "401 unauthenticated", "404 not_found"]),
            ("renditions/2560", ["401 unauthenticated", "404 not_found", "403 refused", "401 unauthenticated", "404 not_found"]),
            ("renditions/320", ["401 unauthenticated", "404 not_found", "200", "401 unauthenticated", "404 not_found"]),
        ];
        for (rest, expected) in rows {
            let asked = [
                (&site.nobody(), &seen), (&tove, &hidden), (&jonas, &seen), (&ruben, &seen), (&token, &seen),
            ];
            for ((by, asset), expected) in asked.into_iter().zip(expected) {
                let outcome = get(by, &format!("/api/v1/assets/{asset}/{rest}"), &[]).await.outcome();
                assert_eq!(outcome, expected, "{rest}");
            }
        }
    }
}
