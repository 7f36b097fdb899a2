//! `Idempotency-Key`: a write that is asked for again is answered again, and done once.

use std::collections::BTreeSet;

use bytes::Bytes;
use http::header::{IF_MATCH, LOCATION};
use http::{HeaderName, Method, StatusCode};
use serde_json::{Value, json};
use vitrine_model::AssetId;
use vitrine_store::DatabaseUrl;
use vitrine_testkit::on_both_databases;

use crate::description::description;
use crate::site::{Answer, Client, Site};
use crate::tus::{UPLOADS, metadata};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");

async fn make(by: &Client, key: &str, parent: impl std::fmt::Display, name: &str) -> Answer {
    let body = json!({ "parent": parent.to_string(), "name": name });
    by.send(Method::POST, "/api/v1/folders", &[(KEY, key)], Some(&body))
        .await
}

fn replayed(answer: &Answer) -> bool {
    answer.header("idempotency-replayed") == "true"
}

/// How many changes there were.
async fn changes(site: &Site) -> String {
    let mut numbers = site.house.dump("SELECT CAST(number AS TEXT) FROM head").await;
    numbers.remove(0)
}

/// What the table of kept outcomes says, whole.
async fn kept(site: &Site) -> String {
    site.house
        .dump("SELECT outcome FROM repeats ORDER BY outcome")
        .await
        .join("\n")
}

on_both_databases! {
    async fn a_request_asked_again_is_answered_again_and_done_once(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let first = make(&jonas, "k1", site.museum.root, "Gulls").await.expect(StatusCode::CREATED);
        let before = changes(&site).await;
        let again = make(&jonas, "k1", site.museum.root, "Gulls").await.expect(StatusCode::CREATED);
        assert_eq!((first.bytes, first.headers.get("etag")), (again.bytes.clone(), again.headers.get("etag")));
        assert!(replayed(&again) && !first.headers.contains_key("idempotency-replayed"));
        assert_eq!(changes(&site).await, before);
        // Another session of the same person is the same person; another person is another, and so is a token.
        let later = site.signed_in(site.museum.jonas).await;
        assert_eq!(make(&later, "k1", site.museum.root, "Gulls").await.bytes, again.bytes);
        let tove = site.signed_in(site.museum.tove).await;
        let others = make(&tove, "k1", site.museum.root, "Gulls").await.expect(StatusCode::CREATED);
        assert_ne!(others.json()["id"], again.json()["id"]);
        let program = site.program(site.museum.jonas).await;
        assert!(!replayed(&make(&program, "k1", site.museum.root, "Gulls").await.expect(StatusCode::CREATED)));
        // Without a key it is done each time.
        let body = json!({ "parent": site.museum.root, "name": "Gulls" });
        jonas.post("/api/v1/folders", &body).await.expect(StatusCode::CREATED);
        assert_ne!(changes(&site).await, before);
    }

    async fn a_key_is_that_of_one_request(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        make(&jonas, "k", site.museum.root, "Gulls").await.expect(StatusCode::CREATED);
        assert_eq!(make(&jonas, "k", site.museum.root, "Terns").await.outcome(), "422 key_reused");
        let path = format!("/api/v1/folders/{}", site.museum.exhibitions);
        let name = json!({ "name": "Shows" });
        let headers = [(KEY, "k"), (IF_MATCH, "\"1\"")];
        assert_eq!(jonas.send(Method::PATCH, &path, &headers, Some(&name)).await.outcome(), "422 key_reused");
        // The version is a part of the request.
        let patch = async |version: &str| {
            jonas.send(Method::PATCH, &path, &[(KEY, "p"), (IF_MATCH, version)], Some(&name)).await
        };
        patch("\"1\"").await.expect(StatusCode::OK);
        assert!(replayed(&patch("\"1\"").await.expect(StatusCode::OK)), "and not stale");
        assert_eq!(patch("\"2\"").await.outcome(), "422 key_reused");
        for (key, code) in [("", "empty"), ("a b", "character"), (&*"k".repeat(256), "too_long")] {
            let told = make(&jonas, key, site.museum.root, "x").await.expect(StatusCode::BAD_REQUEST).json();
            assert_eq!((&told["code"], &told["fields"][0]["field"]), (&json!("invalid"), &json!("Idempotency-Key")));
            assert_eq!(told["fields"][0]["code"], code);
        }
        make(&jonas, &"k".repeat(255), site.museum.root, "x").await.expect(StatusCode::CREATED);
    }

    async fn what_was_refused_leaves_the_key_free(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let refused = make(&jonas, "k", site.museum.press_kit, "Gulls").await;
        assert_eq!(refused.outcome(), "403 refused");
        assert_eq!(make(&jonas, "k", site.museum.root, "").await.outcome(), "400 invalid");
        make(&jonas, "k", site.museum.root, "Gulls").await.expect(StatusCode::CREATED);
    }

    async fn a_change_of_many_that_changed_none_is_not_kept(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let nothing = "01890000-0000-7000-8000-000000000000";
        let body = json!({ "selection": { "assets": [nothing] }, "state": "archived" });
        for _ in 0..2 {
            let answer = jonas.send(Method::POST, "/api/v1/assets/state", &[(KEY, "k")], Some(&body)).await;
            assert!(!replayed(&answer));
            assert_eq!(answer.ok()["refused"][0]["code"], "not_found");
        }
        assert_eq!(kept(&site).await, "");
    }

    async fn a_key_is_forgotten_after_a_day(house) {
        let site = Site::open(house).await;
        let program = site.program(site.museum.jonas).await;
        let first = make(&program, "k", site.museum.root, "Gulls").await.expect(StatusCode::CREATED);
        site.house.clock.go_on(86_399);
        assert!(replayed(&make(&program, "k", site.museum.root, "Gulls").await));
        site.house.clock.go_on(1);
        let second = make(&program, "k", site.museum.root, "Gulls").await.expect(StatusCode::CREATED);
        assert_ne!(first.json()["id"], second.json()["id"]);
        assert!(replayed(&make(&program, "k", site.museum.root, "Gulls").await));
    }

    async fn of_many_at_once_exactly_one_does_it(house) {
        let site = Site::open(house).await;
        let mut asked = Vec::new();
        // In two sessions: what one process keeps apart by itself, the database keeps apart too.
        let sessions = [site.signed_in(site.museum.jonas).await, site.signed_in(site.museum.jonas).await];
        for at in 0..20 {
            let (jonas, root) = (sessions[at % 2].clone(), site.museum.root);
            asked.push(tokio::spawn(async move { make(&jonas, "k", root, "Gulls").await }));
        }
        let mut made = BTreeSet::new();
        for answer in asked {
            let answer = answer.await.unwrap();
            if answer.outcome() == "409 under_way" {
                assert_eq!(answer.header("retry-after"), "1");
            } else {
                made.insert(answer.expect(StatusCode::CREATED).json()["id"].to_string());
            }
        }
        assert_eq!(made.len(), 1);
        let count = "SELECT CAST(COUNT(*) AS TEXT) FROM places WHERE name = 'Gulls'";
        assert_eq!(site.house.dump(count).await, ["1"]);
        assert!(replayed(&make(&sessions[0], "k", site.museum.root, "Gulls").await));
    }

    async fn while_it_is_under_way_the_second_is_told_so(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let other = site.house.database.write(None).await.unwrap();
        let ask = || Box::pin(make(&jonas, "k", site.museum.root, "Gulls"));
        // One of them waits for the other writer; the other one does not wait for that.
        let waits = match futures_util::future::select(ask(), ask()).await {
            futures_util::future::Either::Left((told, waits)) | futures_util::future::Either::Right((told, waits)) => {
                assert_eq!(told.outcome(), "409 under_way");
                waits
            }
        };
        drop(other);
        waits.await.expect(StatusCode::CREATED);
    }

    async fn a_change_that_was_never_committed_leaves_no_key(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        // As a program that ends before its commit, or a database that goes away: the change and the key are one.
        site.house.spoil("ALTER TABLE repeats RENAME TO gone").await;
        let failed = make(&jonas, "k", site.museum.root, "Gulls").await;
        assert_eq!(failed.outcome(), "500 internal");
        site.house.spoil("ALTER TABLE gone RENAME TO repeats").await;
        let count = "SELECT CAST(COUNT(*) AS TEXT) FROM places WHERE name = 'Gulls'";
        assert_eq!(site.house.dump(count).await, ["0"]);
        assert!(!replayed(&make(&jonas, "k", site.museum.root, "Gulls").await.expect(StatusCode::CREATED)));
    }

    async fn a_right_that_was_taken_away_is_taken_away_from_what_is_answered_again(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let secret = site.house.sign_in(site.museum.jonas).await;
        let asset = site.house.upload(&secret, site.museum.exhibitions, "a.jpg", b"a").await;
        let theirs = {
            let ilse = site.house.sign_in(site.museum.ilse).await;
            site.house.upload(&ilse, site.museum.press_kit, "theirs.jpg", b"b").await
        };
        let path = format!("/api/v1/assets/{asset}");
        let title = json!({ "title": "Secret title" });
        let edit = async || jonas.send(Method::PATCH, &path, &[(KEY, "e"), (IF_MATCH, "\"1\"")], Some(&title)).await;
        let made = async || make(&jonas, "m", site.museum.exhibitions, "Secret name").await;
        let body = json!({ "selection": { "assets": [theirs] }, "state": "trashed" });
        let trash = async || jonas.send(Method::POST, "/api/v1/assets/state", &[(KEY, "t")], Some(&body)).await;
        edit().await.expect(StatusCode::OK);
        made().await.expect(StatusCode::CREATED);
        assert_eq!(trash().await.ok()["refused"][0]["code"], "refused");
        let table = kept(&site).await;
        assert!(!table.contains("Secret"), "{table}");
        // Everything of Exhibitions and of the press kit for the registrars alone.
        let ilse = site.signed_in(site.museum.mara).await;
        let entry = json!({ "subject": { "kind": "group", "id": site.museum.registrars }, "grants": { "see": { "state": "allow" } } });
        let list = json!({ "entries": [entry], "subfolders": "update", "confirm": true });
        for folder in [site.museum.exhibitions, site.museum.press_kit] {
            let path = format!("/api/v1/folders/{folder}/access");
            ilse.change(Method::PUT, &path, 1, &list).await.expect(StatusCode::OK);
        }
        for answer in [edit().await, made().await] {
            assert_eq!((answer.status, answer.bytes.len()), (StatusCode::NO_CONTENT, 0));
            assert!(replayed(&answer));
        }
        let told = trash().await.ok();
        assert_eq!(told["refused"][0], json!({ "id": theirs, "code": "not_found", "why": null }));
        // Who may not sign in any more is told nothing at all.
        site.deactivate("jonas").await;
        assert_eq!(made().await.outcome(), "401 unauthenticated");
    }

    async fn no_secret_is_kept_for_a_second_answer(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let body = json!({ "name": "a program", "scope": ["see"], "until": null });
        let ask = async || jonas.send(Method::POST, "/api/v1/tokens", &[(KEY, "k")], Some(&body)).await;
        let first = ask().await.expect(StatusCode::CREATED).json();
        let again = ask().await;
        assert_eq!(again.outcome(), "409 conflict");
        assert_eq!(again.json()["params"], json!({ "why": "secret_once", "token": first["token"]["id"] }));
        let table = kept(&site).await;
        assert!(!table.contains(first["secret"].as_str().unwrap()) && !table.contains("a program"), "{table}");
        let listed = jonas.get("/api/v1/tokens").await.ok();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    }

    async fn an_upload_begun_twice_is_one_and_says_how_far_it_is(house) {
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let metadata = metadata(site.museum.exhibitions, "a.txt");
        let begin = async |length: &str| {
            let headers = [("upload-length", length), ("upload-metadata", &*metadata), ("idempotency-key", "k")];
            jonas.tus(Method::POST, UPLOADS, &headers, &[]).await
        };
        let first = begin("5").await.expect(StatusCode::CREATED);
        let upload = first.header("location").to_owned();
        // Its bytes are no part of it: a key there is passed over.
        let headers = [("upload-offset", "0"), ("idempotency-key", "k")];
        jonas.tus(Method::PATCH, &upload, &headers, b"he").await.expect(StatusCode::NO_CONTENT);
        let again = begin("5").await.expect(StatusCode::CREATED);
        assert_eq!((again.header("upload-offset"), &again.headers[LOCATION]), ("2", &first.headers[LOCATION]));
        assert_eq!(begin("6").await.outcome(), "422 key_reused");
        jonas.append(&upload, 2, b"llo").await.expect(StatusCode::NO_CONTENT);
        assert!(!begin("5").await.header("vitrine-asset").is_empty());
        let end = async || jonas.tus(Method::DELETE, &upload, &[("idempotency-key", "d")], &[]).await;
        end().await.expect(StatusCode::NO_CONTENT);
        assert!(replayed(&end().await.expect(StatusCode::NO_CONTENT)));
        assert_eq!(begin("5").await.outcome(), "410 gone");
    }

    async fn every_write_that_says_so_takes_a_key(house) {
        let site = Site::open(house).await;
        let museum = &site.museum;
        let mara = site.signed_in(museum.mara).await;
        let secret = site.house.sign_in(museum.mara).await;
        let asset = site.house.upload(&secret, museum.exhibitions, "a.jpg", b"a").await;
        let token = mara.post("/api/v1/tokens", &json!({ "name": "x", "scope": ["see"] })).await.json();
        let upload = site.program(museum.mara).await.begin(museum.exhibitions, "b.jpg", 1).await;
        let notice = "0190a000-0000-7000-8000-000000000001";
        site.house.spoil(&told(&site, notice)).await;
        let [kept, merged, removed] = ["kept", "merged", "removed"].map(|name| json!({ "name": name }));
        let kept = made(&mara, "/api/v1/tags", &kept).await;
        let merged = made(&mara, "/api/v1/tags", &merged).await;
        let removed = made(&mara, "/api/v1/tags", &removed).await;
        let field = made(&mara, "/api/v1/fields", &json!({ "name": "Season", "kind": "text" })).await;
        let [search, dropped] = ["search", "dropped"].map(|name| json!({ "name": name, "query": "dusk" }));
        let search = made(&mara, "/api/v1/searches", &search).await;
        let dropped = made(&mara, "/api/v1/searches", &dropped).await;
        let list = json!({ "entries": [], "subfolders": "keep", "confirm": true });
        let other = site.house.upload(&secret, museum.exhibitions, "c.jpg", b"c").await;
        let change = json!({ "selection": selection(other), "change": { "title": "y" } });
        let described = mara.post("/api/v1/assets/descriptions", &change).await.ok();
        let shown = mara.get(&format!("/api/v1/assets/{asset}")).await.ok();
        let version_of_asset = format!("/assets/{asset}/versions/{}", shown["versions"][0]["id"].as_str().unwrap());
        let rows = [
            row("PATCH /assets/{id}", &format!("/assets/{asset}"), json!({ "title": "x" })),
            row("PATCH /assets/{id}/versions/{version}", &version_of_asset, json!({ "note": "x" })),
            row("POST /assets/descriptions", "/assets/descriptions", json!({ "selection": selection(asset), "change": { "add_tags": ["y"] } })),
            row("POST /assets/descriptions/undo", "/assets/descriptions/undo", json!({ "request": described["undo"] })),
            row("POST /assets/move", "/assets/move", json!({ "selection": selection(asset), "folder": museum.root, "confirm": true })),
            row("POST /assets/state", "/assets/state", json!({ "selection": selection(asset), "state": "trashed" })),
            row("POST /folders", "/folders", json!({ "parent": museum.root, "name": "x" })),
            row("PATCH /folders/{id}", &folder(museum.exhibitions, ""), json!({ "name": "x" })),
            row("POST /folders/{id}/move", &folder(museum.exhibitions, "/move"), json!({ "parent": museum.press_kit, "confirm": true })),
            row("POST /folders/{id}/state", &folder(museum.exhibitions, "/state"), json!({ "state": "archived" })),
            row("PUT /folders/{id}/access", &folder(museum.open_door, "/access"), list),
            row("DELETE /folders/{id}/access", &folder(museum.open_door, "/access?confirm=true"), Value::Null),
            row("PATCH /session", "/session", json!({ "locale": "de" })),
            row("DELETE /tokens/{id}", &format!("/tokens/{}", token["token"]["id"].as_str().unwrap()), Value::Null),
            row("DELETE /notices/{id}", &format!("/notices/{notice}"), Value::Null),
            row("POST /tags", "/tags", json!({ "name": "x" })),
            row("POST /tags/{id}/merge", &format!("/tags/{merged}/merge"), json!({ "into": kept })),
            row("PATCH /tags/{id}", &format!("/tags/{kept}"), json!({ "name": "z" })),
            row("DELETE /tags/{id}", &format!("/tags/{removed}"), Value::Null),
            row("POST /fields", "/fields", json!({ "name": "x", "kind": "number" })),
            row("PATCH /fields/{id}", &format!("/fields/{field}"), json!({ "name": "y" })),
            row("POST /searches", "/searches", json!({ "name": "x", "query": "dusk" })),
            row("PUT /searches/{id}", &format!("/searches/{search}"), json!({ "name": "y", "query": "dawn" })),
            row("DELETE /searches/{id}", &format!("/searches/{dropped}"), Value::Null),
            // These have tests of their own.
            row("POST /tokens", "", Value::Null),
            row("POST /uploads", "", Value::Null),
            row("DELETE /uploads/{id}", "", Value::Null),
        ];
        assert_eq!(rows.iter().map(|row| row.0.to_owned()).collect::<BTreeSet<_>>(), offered());
        let mut version =
            [1, 2, 1, 1, 1, 1, 1, 1, 2, 3, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1].into_iter();
        for (operation, path, body) in rows.iter().filter(|row| !row.1.is_empty()) {
            let method = Method::from_bytes(operation.split(' ').next().unwrap().as_bytes()).unwrap();
            let tag = format!("\"{}\"", version.next().unwrap());
            let key = operation.replace(' ', ":");
            let ask = async || {
                let body = if body.is_null() { Bytes::new() } else { body.to_string().into() };
                let headers = [(KEY, &*key), (IF_MATCH, &*tag)];
                mara.send_bytes(method.clone(), &format!("/api/v1{path}"), &headers, body).await
            };
            let first = ask().await;
            assert!(first.status.is_success() && !replayed(&first), "{operation}: {}", first.text());
            let before = changes(&site).await;
            let again = ask().await;
            assert!(replayed(&again), "{operation}: {} {}", again.status, again.text());
            assert_eq!((again.status, &again.bytes), (first.status, &first.bytes), "{operation}");
            assert_eq!(changes(&site).await, before, "{operation}");
        }
        drop(upload);
    }
}

/// An operation, the path of a request for it, and its body.
type Row = (&'static str, String, Value);

/// The id of something new.
async fn made(client: &Client, path: &str, body: &Value) -> String {
    let answer = client.post(path, body).await.expect(StatusCode::CREATED).json();
    answer["id"].as_str().unwrap().to_owned()
}

fn row(operation: &'static str, path: &str, body: Value) -> Row {
    (operation, path.to_owned(), body)
}

fn folder(id: impl std::fmt::Display, rest: &str) -> String {
    format!("/folders/{id}{rest}")
}

fn selection(asset: AssetId) -> Value {
    json!({ "assets": [asset] })
}

/// The operations that say of themselves that they take a key.
fn offered() -> BTreeSet<String> {
    let description = description();
    let mut offered = BTreeSet::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            if parameters
                .clone()
                .any(|parameter| parameter["name"] == "Idempotency-Key")
            {
                let path = path.strip_prefix("/api/v1").unwrap();
                offered.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    offered
}

/// SQL that tells the museum's owner of the first row of the journal.
fn told(site: &Site, notice: &str) -> String {
    let hex = notice.replace('-', "");
    let id = match site.house.url {
        DatabaseUrl::Sqlite(_) => format!("X'{hex}'"),
        DatabaseUrl::Postgres(_) => format!("'\\x{hex}'::bytea"),
    };
    format!(
        "INSERT INTO notices (id, user_row, number) SELECT {id}, row_id, 1 FROM users WHERE login = 'mara'"
    )
}
