//! The description of the API against the API.

use serde_json::Value;
use vitrine_testkit::House;

use crate::site::Site;

pub(crate) fn description() -> Value {
    serde_json::to_value(vitrine_server::description()).unwrap()
}

/// Each operation, as `GET /api/v1/folders/{id}`.
pub(crate) fn operations() -> Vec<String> {
    let description = description();
    let paths = description["paths"].as_object().unwrap();
    let mut operations: Vec<String> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item
                .as_object()
                .unwrap()
                .keys()
                .filter(|key| !matches!(key.as_str(), "parameters" | "summary"));
            methods.map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    operations.sort();
    operations
}

#[test]
fn it_is_openapi_3_1_and_every_operation_says_what_it_does() {
    let description = description();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(operation["summary"].is_string(), "{method} {path} has no summary");
            assert!(operation["operationId"].is_string(), "{method} {path} has no id");
            assert!(operation["tags"].is_array(), "{method} {path} has no tag");
        }
    }
}

#[test]
fn no_two_operations_have_the_same_id() {
    let description = description();
    let items = description["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|item| item.as_object().unwrap().values());
    let mut ids: Vec<&str> = items
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn every_schema_that_is_referred_to_is_there() {
    let description = description();
    let text = description.to_string();
    let schemas = description["components"]["schemas"].as_object().unwrap();
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn the_server_tells_its_own_description_to_everyone() {
    let site = Site::open(House::on_sqlite().await).await;
    assert_eq!(
        site.nobody().get("/api/v1/openapi.json").await.ok(),
        description()
    );
}
