//! Super-admin mode: the owner is told of it, and each request that it changed stands in the journal.

use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, PASSWORD, Site};

const SUPERMODE: &str = "/api/v1/session/supermode";
const NOTICES: &str = "/api/v1/notices";

async fn turn_on(client: &Client) {
    let body = json!({ "password": PASSWORD, "reason": "the loan to Bergen" });
    client.send(Method::PUT, SUPERMODE, &[], Some(&body)).await.ok();
}

/// A cross keeps Ilse, the admin, out of the vault.
async fn shut_the_vault(site: &Site) {
    let mara = site.signed_in(site.museum.mara).await;
    let subject = json!({ "kind": "group", "id": site.museum.registrars });
    let list = json!({
        "entries": [{ "subject": subject, "grants": { "see": { "state": "deny" } } }],
        "subfolders": "keep",
        "confirm": true,
    });
    let path = format!("/api/v1/folders/{}/access", site.museum.vault);
    mara.change(Method::PUT, &path, 1, &list).await.ok();
}

/// What the mode overrode, a row of the journal each.
async fn overrode(site: &Site) -> Vec<Value> {
    let sql = "SELECT after_state FROM journal WHERE kind = 'supermode.overrode' ORDER BY number";
    let rows = site.house.dump(sql).await;
    rows.iter()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect()
}

on_both_databases! {
    async fn each_request_that_the_mode_changed_is_one_row_of_the_journal_with_what_it_overrode(house) {
        let site = Site::open(house).await;
        shut_the_vault(&site).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let vault = format!("/api/v1/folders/{}", site.museum.vault);
        let kit = format!("/api/v1/folders/{}", site.museum.press_kit);
        assert_eq!(ilse.get(&vault).await.outcome(), "404 not_found");
        turn_on(&ilse).await;
        assert_eq!(overrode(&site).await, Vec::<Value>::new(), "nothing was overridden yet");

        ilse.get(&vault).await.ok();
        let denied = json!({ "effect": "deny", "gate": "place", "why": "place_denied" });
        let rows = overrode(&site).await;
        assert_eq!(rows.len(), 1);
        let seen = json!({ "action": "see", "of": "folder", "id": site.museum.vault, "without": denied });
        assert_eq!(rows[0]["overrode"][0], seen);

        // A change is journaled with it, in its own transaction; that it is shown afterwards is part of it.
        ilse.change(Method::PATCH, &vault, 2, &json!({ "name": "Strong room" })).await.ok();
        let rows = overrode(&site).await;
        let edited = json!({ "action": "folder.edit", "of": "folder", "id": site.museum.vault, "without": denied });
        assert_eq!(rows[1]["overrode"][0], edited);
        let kinds = site.house.dump("SELECT kind FROM journal ORDER BY number DESC LIMIT 3").await;
        assert!(kinds.contains(&"folder.rename".to_owned()), "{kinds:?}");

        // What Ilse may do anyway overrides nothing.
        let before = overrode(&site).await.len();
        ilse.change(Method::PATCH, &kit, 1, &json!({ "name": "Press" })).await.ok();
        let after = overrode(&site).await;
        let folders = |row: &Value| row["overrode"].as_array().unwrap().iter().any(|one| one["of"] == "folder");
        assert!(!after[before..].iter().any(folders), "{after:?}");
    }

    async fn what_one_only_asks_about_is_journaled_where_the_mode_changed_the_answer(house) {
        let site = Site::open(house).await;
        let (kit, tove) = (site.museum.press_kit, site.museum.tove);
        let grants = "INSERT INTO user_grants (user_row, action, state)
                      SELECT row_id, action, 'allow' FROM users
                      CROSS JOIN (SELECT 'supermode' AS action UNION SELECT 'people.see') AS two WHERE login = 'ruben'";
        site.house.spoil(grants).await;
        site.house.spoil("UPDATE head SET generation = generation + 1").await;
        let ruben = site.signed_in(site.museum.ruben).await;
        let decisions = |action: &str| json!({ "questions": [
            { "action": action, "resource": { "kind": "folder", "id": kit } },
        ] });
        let grants = json!({ "tag.manage": { "state": "allow" } });
        let change = json!({ "change": { "kind": "user_grants", "user": tove, "grants": grants } });
        ruben.post("/api/v1/access/what-if", &change).await.expect(StatusCode::FORBIDDEN);
        turn_on(&ruben).await;

        ruben.post("/api/v1/access/decisions", &decisions("see")).await.ok();
        assert_eq!(overrode(&site).await, Vec::<Value>::new(), "Ruben sees the press kit anyway");
        ruben.post("/api/v1/access/decisions", &decisions("access")).await.ok();
        ruben.get("/api/v1/access/what-can").await.ok();
        ruben.post("/api/v1/access/what-if", &change).await.ok();
        let rows = overrode(&site).await;
        let named: Vec<(&Value, &Value)> = rows
            .iter()
            .map(|row| (&row["overrode"][0]["action"], &row["overrode"][0]["of"]))
            .collect();
        assert_eq!(named, [
            (&json!("access"), &json!("folder")),
            (&json!("see"), &json!("list")),
            (&json!("privilege.manage"), &json!("account")),
        ]);
    }

    async fn a_refusal_that_the_mode_does_not_lift_is_no_row(house) {
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        turn_on(&ilse).await;
        let nothing = "/api/v1/folders/01890000-0000-7000-8000-000000000000";
        assert_eq!(ilse.get(nothing).await.outcome(), "404 not_found");
        assert_eq!(overrode(&site).await, Vec::<Value>::new());
    }

    async fn the_owner_is_told_by_whom_and_why_until_they_have_read_it(house) {
        let site = Site::open(house).await;
        let (mara, ilse) = (site.signed_in(site.museum.mara).await, site.signed_in(site.museum.ilse).await);
        turn_on(&ilse).await;
        let told = mara.get(NOTICES).await.ok();
        let notice = &told["items"][0];
        assert_eq!(told["items"].as_array().unwrap().len(), 1);
        assert_eq!(
            (&notice["kind"], &notice["by"]["name"], &notice["reason"]),
            (&json!("supermode.on"), &json!("Ilse Brandt"), &json!("the loan to Bergen"))
        );
        assert!(notice["until"].is_string());
        assert_eq!(ilse.get(NOTICES).await.ok()["items"], json!([]));

        let path = format!("{NOTICES}/{}", notice["id"].as_str().unwrap());
        assert_eq!(ilse.delete(&path).await.outcome(), "404 not_found");
        mara.delete(&path).await.expect(StatusCode::NO_CONTENT);
        assert_eq!(mara.get(NOTICES).await.ok()["items"], json!([]));
        assert_eq!(mara.delete(&path).await.outcome(), "404 not_found");
    }

    async fn the_owner_need_not_be_told_what_they_did_themselves(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        turn_on(&mara).await;
        assert_eq!(mara.get(NOTICES).await.ok()["items"], json!([]));
    }

    async fn a_reason_that_was_erased_is_told_as_none(house) {
        let site = Site::open(house).await;
        let (mara, ilse) = (site.signed_in(site.museum.mara).await, site.signed_in(site.museum.ilse).await);
        turn_on(&ilse).await;
        site.house.spoil("DELETE FROM journal_words").await;
        assert!(mara.get(NOTICES).await.ok()["items"][0]["reason"].is_null());
    }
}
