//! Every operation against everybody who may not. The table below is read by people: a change of it is a change
//! of the product.
//!
//! - *nobody* shows nothing, and asks of the press kit, which exists;
//! - *stranger* is Tove, who may not see the vault, and asks of it;
//! - *viewer* is Jonas, who may only see the press kit, and asks of it;
//! - *deactivated* is Ruben, whose session was live, and asks of the press kit;
//! - *token* is Ilse's with nothing in its scope that any of this asks for, and asks of the press kit.

use std::collections::BTreeSet;
use std::fmt::Write;

use bytes::Bytes;
use http::{HeaderName, Method};
use serde_json::{Value, json};
use vitrine_model::{AssetId, FolderId};
use vitrine_testkit::House;

use crate::description::operations;
use crate::site::{Client, Site};

/// What is asked of: a folder, and an asset in it.
#[derive(Clone, Copy)]
struct Target {
    folder: FolderId,
    asset: AssetId,
}

/// An operation, and a request for it that is well-formed.
struct Row {
    operation: &'static str,
    body: fn(Target) -> Option<Value>,
}

const fn plain(operation: &'static str) -> Row {
    Row {
        operation,
        body: |_| None,
    }
}

const fn with(operation: &'static str, body: fn(Target) -> Option<Value>) -> Row {
    Row { operation, body }
}

/// Open to everyone: there is nobody to refuse.
const OPEN: [&str; 5] = [
    "GET /api/v1/openapi.json",
    "GET /healthz",
    "GET /metrics",
    "GET /readyz",
    "POST /api/v1/session",
];

/// Everything else.
const ROWS: &[Row] = &[
    plain("DELETE /api/v1/folders/{id}/access"),
    plain("DELETE /api/v1/notices/{id}"),
    plain("DELETE /api/v1/session"),
    plain("DELETE /api/v1/session/supermode"),
    plain("DELETE /api/v1/searches/{id}"),
    plain("DELETE /api/v1/tokens/{id}"),
    plain("GET /api/v1/access/what-can"),
    plain("GET /api/v1/assets/{id}"),
    plain("DELETE /api/v1/tags/{id}"),
    plain("GET /api/v1/bundles/{id}"),
    plain("GET /api/v1/fields"),
    plain("GET /api/v1/folders"),
    plain("GET /api/v1/folders/{id}"),
    plain("GET /api/v1/folders/{id}/access"),
    plain("GET /api/v1/notices"),
    plain("GET /api/v1/search/completions"),
    plain("GET /api/v1/searches"),
    plain("GET /api/v1/session"),
    plain("GET /api/v1/subjects"),
    plain("GET /api/v1/tags"),
    plain("GET /api/v1/tokens"),
    plain("GET /api/v1/views/{id}/window"),
    with("PATCH /api/v1/assets/{id}", |_| Some(json!({ "title": "x" }))),
    with("PATCH /api/v1/fields/{id}", |_| Some(json!({ "name": "x" }))),
    with("PATCH /api/v1/tags/{id}", |_| Some(json!({ "name": "x" }))),
    with("PATCH /api/v1/folders/{id}", |_| Some(json!({ "name": "x" }))),
    with("PATCH /api/v1/session", |_| Some(json!({ "locale": "en" }))),
    with("POST /api/v1/access/decisions", |to| {
        let resource = json!({ "kind": "folder", "id": to.folder });
        Some(json!({ "questions": [{ "action": "edit", "resource": resource }] }))
    }),
    with("POST /api/v1/access/explanations", |to| {
        let resource = json!({ "kind": "folder", "id": to.folder });
        Some(json!({ "action": "edit", "resource": resource }))
    }),
    with("POST /api/v1/access/what-if", |to| {
        Some(json!({ "change": { "kind": "folder_state", "folder": to.folder, "state": "trashed" } }))
    }),
    with("POST /api/v1/access/who-can", |to| {
        let resource = json!({ "kind": "folder", "id": to.folder });
        Some(json!({ "action": "edit", "resource": resource }))
    }),
    with("POST /api/v1/assets/descriptions", |to| {
        Some(json!({ "selection": { "assets": [to.asset] }, "change": { "title": "x" } }))
    }),
    with("POST /api/v1/assets/descriptions/preview", |to| {
        Some(json!({ "selection": { "assets": [to.asset] }, "change": { "title": "x" } }))
    }),
    with("POST /api/v1/assets/descriptions/undo", |to| {
        Some(json!({ "request": to.asset }))
    }),
    with("POST /api/v1/assets/move", |to| {
        Some(json!({ "selection": { "assets": [to.asset] }, "folder": to.folder }))
    }),
    with("POST /api/v1/assets/state", |to| {
        Some(json!({ "selection": { "assets": [to.asset] }, "state": "trashed" }))
    }),
    with("POST /api/v1/assets/summary", |to| {
        Some(json!({ "selection": { "assets": [to.asset] } }))
    }),
    with("POST /api/v1/bundles", |to| {
        Some(json!({ "selection": { "assets": [to.asset] } }))
    }),
    with("POST /api/v1/fields", |_| {
        Some(json!({ "name": "x", "kind": "text" }))
    }),
    with("POST /api/v1/tags", |_| Some(json!({ "name": "x" }))),
    with("POST /api/v1/tags/{id}/merge", |to| {
        Some(json!({ "into": to.folder }))
    }),
    with("POST /api/v1/folders", |to| {
        Some(json!({ "parent": to.folder, "name": "x" }))
    }),
    with("POST /api/v1/folders/{id}/access/preview", |_| {
        Some(json!({ "entries": [], "subfolders": "keep" }))
    }),
    with("POST /api/v1/folders/{id}/move", |to| {
        Some(json!({ "parent": to.folder }))
    }),
    with("POST /api/v1/folders/{id}/state", |_| {
        Some(json!({ "state": "trashed" }))
    }),
    with("POST /api/v1/searches", |_| {
        Some(json!({ "name": "x", "query": "x" }))
    }),
    with("POST /api/v1/tokens", |_| {
        Some(json!({ "name": "x", "scope": ["see"] }))
    }),
    with("POST /api/v1/views", |to| Some(json!({ "folder": to.folder }))),
    with("PUT /api/v1/folders/{id}/access", |_| {
        Some(json!({ "entries": [], "subfolders": "keep" }))
    }),
    with("PUT /api/v1/searches/{id}", |_| {
        Some(json!({ "name": "x", "query": "x" }))
    }),
    with("PUT /api/v1/session/supermode", |_| {
        Some(json!({ "password": crate::site::PASSWORD, "reason": "a look" }))
    }),
];

/// Operations of a protocol, of bytes or without end, which have refusal rows where they are tested.
const ELSEWHERE: [&str; 3] = ["/api/v1/uploads", "/api/v1/assets/{id}/", "/api/v1/events"];

impl Row {
    async fn ask(&self, client: &Client, target: Target) -> String {
        let (method, path) = self.operation.split_once(' ').unwrap();
        let id = if path.contains("/assets/") {
            target.asset.to_string()
        } else {
            target.folder.to_string()
        };
        let query = if path.ends_with("/window") { "?count=1" } else { "" };
        let path = format!("{}{query}", path.replace("{id}", &id));
        let body = (self.body)(target)
            .map(|body| Bytes::from(body.to_string()))
            .unwrap_or_default();
        let if_match: (HeaderName, &str) = (http::header::IF_MATCH, "\"1\"");
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let answer = client.send_bytes(method, &path, &[if_match], body).await;
        let mut outcome = answer.outcome();
        if self.operation.starts_with("POST /api/v1/assets/") && answer.status == 200 {
            let told = answer.json();
            let refused = told["refused"][0]["code"].as_str().unwrap_or("nothing refused");
            write!(outcome, " ({} done, {refused})", told["done"]).unwrap();
        }
        outcome
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_who_may_not_is_refused_at_every_operation() {
    let mut table = String::new();
    for row in ROWS {
        // A house each: an operation that is allowed may change it for the next.
        let site = Site::open(House::on_sqlite().await).await;
        let museum = site.museum.clone();
        let brought = |by, folder| {
            let site = &site;
            async move {
                let secret = site.house.sign_in(by).await;
                Target {
                    folder,
                    asset: site.house.upload(&secret, folder, "a.jpg", b"bytes").await,
                }
            }
        };
        let kit = brought(museum.tove, museum.press_kit).await;
        let vault = brought(museum.ilse, museum.vault).await;
        let (stranger, viewer) = (
            site.signed_in(museum.tove).await,
            site.signed_in(museum.jonas).await,
        );
        let deactivated = site.signed_in(museum.ruben).await;
        let token = site.token(museum.ilse, &["billing.manage"]).await;
        site.deactivate("ruben").await;
        let outcomes = [
            ("nobody", row.ask(&site.nobody(), kit).await),
            ("stranger", row.ask(&stranger, vault).await),
            ("viewer", row.ask(&viewer, kit).await),
            ("deactivated", row.ask(&deactivated, kit).await),
            ("token", row.ask(&token, kit).await),
        ];
        writeln!(table, "{}", row.operation).unwrap();
        for (who, outcome) in outcomes {
            writeln!(table, "    {who:<12} {outcome}").unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_operation_has_its_row() {
    let mut known: BTreeSet<&str> = ROWS.iter().map(|row| row.operation).collect();
    known.extend(OPEN);
    let elsewhere = |operation: &str| {
        operation
            .split_once(' ')
            .is_some_and(|(_, path)| ELSEWHERE.iter().any(|prefix| path.starts_with(prefix)))
    };
    let all = operations();
    let missing: Vec<&String> = all
        .iter()
        .filter(|operation| !known.contains(operation.as_str()) && !elsewhere(operation))
        .collect();
    assert!(
        missing.is_empty(),
        "no row in tests/it/refusals.rs for {missing:?}"
    );
    let gone: Vec<&&str> = known
        .iter()
        .filter(|operation| !all.iter().any(|one| one == **operation))
        .collect();
    assert!(
        gone.is_empty(),
        "rows for operations that are not there: {gone:?}"
    );
}
