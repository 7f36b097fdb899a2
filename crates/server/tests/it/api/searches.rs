use http::{Method, StatusCode};
use serde_json::json;
use vitrine_testkit::on_both_databases;

use crate::site::Site;

const SEARCHES: &str = "/api/v1/searches";

on_both_databases! {
    async fn a_search_is_kept_for_oneself_and_for_nobody_else(house) {
        let site = Site::open(house).await;
        let (tove, mara) = (site.signed_in(site.museum.tove).await, site.signed_in(site.museum.mara).await);
        let body = json!({ "name": "Dusk", "query": "tag:dusk size>1mb", "sort": "taken", "direction": "ascending", "filters": { "kind": ["picture"], "year": ["2024", "2025"] } });
        let made = tove.post(SEARCHES, &body).await.expect(StatusCode::CREATED).json();
        assert_eq!((&made["name"], &made["query"], &made["sort"]), (&body["name"], &body["query"], &body["sort"]));
        assert_eq!(made["filters"]["year"], json!(["2024", "2025"]));
        assert_eq!(made["filters"]["camera"], json!([]));
        let path = format!("{SEARCHES}/{}", made["id"].as_str().unwrap());
        assert_eq!(tove.get(SEARCHES).await.ok()["items"], json!([made]));
        assert_eq!(mara.get(SEARCHES).await.ok()["items"], json!([]));

        let other = json!({ "name": "Dusk", "query": "dusk" });
        assert_eq!(mara.change(Method::PUT, &path, 1, &other).await.outcome(), "404 not_found");
        assert_eq!(mara.delete(&path).await.outcome(), "404 not_found");
        let edited = tove.change(Method::PUT, &path, 1, &other).await.ok();
        assert_eq!((&edited["query"], &edited["sort"], &edited["version"]), (&json!("dusk"), &json!(null), &json!(2)));
        assert_eq!(edited["filters"]["year"], json!([]));
        assert_eq!(tove.change(Method::PUT, &path, 1, &other).await.outcome(), "412 stale");
        let cameras: Vec<String> = (0..99).map(|number| format!("{number:0>210}")).collect();
        for (filters, code) in [(json!({ "year": ["soon"] }), "form"), (json!({ "camera": cameras }), "too_long")] {
            let refused = tove.post(SEARCHES, &json!({ "name": "x", "query": "x", "filters": filters })).await;
            assert_eq!(refused.outcome(), "400 invalid");
            assert_eq!(refused.json()["fields"][0]["code"], code);
        }
        assert_eq!(tove.post(SEARCHES, &json!({ "name": " ", "query": "x" })).await.outcome(), "400 invalid");
        assert_eq!(tove.post(SEARCHES, &json!({ "name": "x", "query": "x".repeat(2_001) })).await.outcome(), "400 invalid");
        let chosen = json!({ "name": "Films", "query": " ", "filters": { "kind": ["film"] } });
        let alone = tove.post(SEARCHES, &chosen).await.expect(StatusCode::CREATED).json();
        assert_eq!((&alone["query"], &alone["filters"]["kind"]), (&json!(""), &json!(["film"])));
        tove.delete(&format!("{SEARCHES}/{}", alone["id"].as_str().unwrap())).await.expect(StatusCode::NO_CONTENT);
        assert_eq!(tove.post(SEARCHES, &json!({ "name": "x", "query": " " })).await.outcome(), "400 invalid");

        tove.delete(&path).await.expect(StatusCode::NO_CONTENT);
        assert_eq!(tove.get(SEARCHES).await.ok()["items"], json!([]));
        let rows = site.house.dump("SELECT kind FROM journal WHERE kind LIKE 'search.%' ORDER BY number").await;
        assert_eq!(rows, ["search.create", "search.edit", "search.create", "search.delete", "search.delete"]);
    }
}
