use http::Method;
use serde_json::{Value, json};
use vitrine_model::GroupId;
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

fn path(folder: impl std::fmt::Display) -> String {
    format!("/api/v1/folders/{folder}/access")
}

fn allows(group: GroupId, functions: &[&str]) -> Value {
    let grants: serde_json::Map<_, _> = functions
        .iter()
        .map(|function| ((*function).to_owned(), json!({ "state": "allow" })))
        .collect();
    json!({ "subject": { "kind": "group", "id": group }, "grants": grants })
}

async fn put(
    client: &Client,
    folder: impl std::fmt::Display,
    version: i64,
    body: &Value,
) -> crate::site::Answer {
    client.change(Method::PUT, &path(folder), version, body).await
}

on_both_databases! {
    async fn a_folders_access_is_shown_whole_to_whoever_may_change_it(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let kit = jonas.get(&path(site.museum.press_kit)).await;
        // Jonas may `access` in general; the press kit's own list does not let him.
        assert_eq!(kit.outcome(), "403 refused");
        let lights = jonas.get(&path(site.museum.harbour_lights)).await.ok();
        assert_eq!(lights["own"], json!(false));
        assert_eq!(lights["inherited_from"]["name"], "Library");
        assert_eq!(lights["entries"], lights["inherited"]);
        assert_eq!(lights["entries"][0]["subject"]["group_kind"], "all_users");
        assert_eq!(lights["entries"][0]["grants"]["see"], json!({ "state": "allow", "until": null }));
        assert!(lights["below"].is_null());
        assert_eq!(lights["functions"].as_array().unwrap().len(), 25);

        let ilse = site.signed_in(site.museum.ilse).await;
        let vault = ilse.get(&path(site.museum.vault)).await.ok();
        let subject = &vault["entries"][0]["subject"];
        assert_eq!((&subject["name"], &subject["people"]), (&json!("Registrars"), &json!(1)));
        assert_eq!(vault["own"], json!(true));
        assert!(vault["inherited_from"].is_null());
    }

    async fn promise_7_a_list_that_is_saved_is_in_force_for_the_next_request(house) {
        let site = Site::open(house).await;
        let (ilse, tove) = (site.signed_in(site.museum.ilse).await, site.signed_in(site.museum.tove).await);
        let lights = format!("/api/v1/folders/{}", site.museum.harbour_lights);
        tove.get(&lights).await.ok();
        let registrars = [allows(site.museum.registrars, &["see", "access"])];
        let body = json!({ "entries": registrars, "subfolders": "update" });
        let asked = put(&ilse, site.museum.exhibitions, 1, &body).await.ok();
        assert_eq!(asked["lists_kept"], json!(false));
        assert_eq!(asked["access"]["own"], json!(true));
        assert_eq!(asked["access"]["entries"][0]["subject"]["name"], "Registrars");
        assert_eq!(tove.get(&lights).await.outcome(), "404 not_found");

        let back = path(site.museum.exhibitions);
        let reset = ilse.send(Method::DELETE, &back, &[(http::header::IF_MATCH, "\"2\"")], None).await.ok();
        assert_eq!(reset["access"]["own"], json!(false));
        tove.get(&lights).await.ok();
    }

    async fn an_empty_list_is_set_and_admits_nobody(house) {
        let site = Site::open(house).await;
        let (ilse, tove) = (site.signed_in(site.museum.ilse).await, site.signed_in(site.museum.tove).await);
        let body = json!({ "entries": [], "subfolders": "keep" });
        let saved = put(&ilse, site.museum.harbour_lights, 1, &body).await.ok();
        assert_eq!((&saved["access"]["own"], &saved["access"]["entries"]), (&json!(true), &json!([])));
        let lights = format!("/api/v1/folders/{}", site.museum.harbour_lights);
        assert_eq!(tove.get(&lights).await.outcome(), "404 not_found");
    }

    async fn whoever_locks_themselves_out_is_asked_first(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let mut body = json!({ "entries": [allows(site.museum.everyone, &["see"])], "subfolders": "update" });
        let preview = format!("{}/preview", path(site.museum.exhibitions));
        let told = jonas.post(&preview, &body).await.ok();
        assert_eq!(told["locks_out_self"], json!(true));
        assert_eq!(told["folders_following"], json!(1));
        let asked = put(&jonas, site.museum.exhibitions, 1, &body).await;
        assert_eq!(asked.outcome(), "409 confirmation_needed");
        assert_eq!(asked.json()["params"]["locks_out_self"], json!(true));
        body["confirm"] = json!(true);
        let saved = put(&jonas, site.museum.exhibitions, 1, &body).await.ok();
        assert!(saved["access"].is_null());
        assert_eq!(jonas.get(&path(site.museum.exhibitions)).await.outcome(), "403 refused");
    }

    async fn what_a_list_says_badly_is_refused_and_changes_nothing(house) {
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let group = json!({ "kind": "group", "id": site.museum.press });
        let entry = |grants: Value| json!({ "subject": group, "grants": grants });
        let never = json!({ "kind": "user", "id": "0190a000-0000-7000-8000-000000000000" });
        let allow = json!({ "state": "allow" });
        for entries in [
            json!([entry(json!({ "tag.manage": allow }))]),
            json!([entry(json!({ "fly": allow }))]),
            json!([entry(json!({ "see": "allow" }))]),
            json!([entry(json!({ "see": { "state": "maybe" } }))]),
            json!([entry(json!({})), entry(json!({}))]),
            json!([{ "subject": never, "grants": {} }]),
            json!([{ "subject": group, "grants": {}, "colour": "red" }]),
            json!([{ "subject": { "kind": "robot", "id": site.museum.press }, "grants": {} }]),
        ] {
            let body = json!({ "entries": entries, "subfolders": "update" });
            assert_eq!(put(&ilse, site.museum.exhibitions, 1, &body).await.outcome(), "400 invalid", "{body}");
        }
        let exhibitions = ilse.get(&path(site.museum.exhibitions)).await.ok();
        assert_eq!((&exhibitions["own"], &exhibitions["version"]), (&json!(false), &json!(1)));
    }

    async fn a_function_named_twice_is_not_guessed_at(house) {
        use bytes::Bytes;
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let text = format!(
            r#"{{"entries":[{{"subject":{{"kind":"group","id":"{}"}},"grants":{{"see":{{"state":"deny"}},"see":{{"state":"allow"}}}}}}],"subfolders":"keep"}}"#,
            site.museum.press
        );
        let body = Bytes::from(text);
        let answer = ilse.send_bytes(Method::PUT, &path(site.museum.exhibitions), &[(http::header::IF_MATCH, "\"1\"")], body).await;
        assert_eq!(answer.outcome(), "400 invalid");
    }
}
