//! Who may do what: each answer is itself subject to the model.

use http::Method;
use serde_json::{Value, json};
use vitrine_model::{Clock as _, FolderId};
use vitrine_testkit::on_both_databases;

use crate::site::{Client, Site};

const DECISIONS: &str = "/api/v1/access/decisions";
const EXPLANATIONS: &str = "/api/v1/access/explanations";
const WHO_CAN: &str = "/api/v1/access/who-can";
const WHAT_CAN: &str = "/api/v1/access/what-can";
const WHAT_IF: &str = "/api/v1/access/what-if";
const NOTHING: &str = "01890000-0000-7000-8000-000000000000";

fn ask(action: &str, folder: impl std::fmt::Display) -> Value {
    json!({ "action": action, "resource": { "kind": "folder", "id": folder.to_string() } })
}

async fn answers(client: &Client, body: Value) -> Vec<Value> {
    client.post(DECISIONS, &body).await.ok()["answers"]
        .as_array()
        .unwrap()
        .clone()
}

/// The names of the people in an answer, sorted.
fn people(answer: &Value) -> Vec<&str> {
    let names = answer["names"]["people"].as_object().unwrap();
    let mut names: Vec<&str> = names.values().map(|name| name.as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

fn list(change: FolderId, entries: Value) -> Value {
    json!({ "change": {
        "kind": "folder_list",
        "folder": change,
        "list": { "entries": entries, "subfolders": "update" },
    } })
}

on_both_databases! {
    async fn a_page_of_decisions_is_answered_in_its_order_and_tells_nothing_of_what_is_hidden(house) {
        let site = Site::open(house).await;
        let ruben = site.signed_in(site.museum.ruben).await;
        let account = json!({ "action": "user.manage", "resource": { "kind": "account" } });
        let asked = json!({ "questions": [
            ask("see", site.museum.harbour_lights),
            ask("download", site.museum.harbour_lights),
            ask("edit", site.museum.press_kit),
            ask("see", site.museum.vault),
            ask("see", NOTHING),
            account,
        ] });
        let answered = answers(&ruben, asked).await;
        assert_eq!(answered, [
            json!({ "effect": "allow" }),
            json!({ "effect": "deny", "gate": "function", "why": "function_denied" }),
            json!({ "effect": "deny", "gate": "place", "why": "place_unset" }),
            json!({ "effect": "deny", "why": "not_found" }),
            json!({ "effect": "deny", "why": "not_found" }),
            json!({ "effect": "deny", "gate": "function", "why": "function_unset" }),
        ]);
    }

    async fn a_question_that_makes_no_sense_is_refused_with_its_place(house) {
        let site = Site::open(house).await;
        let ruben = site.signed_in(site.museum.ruben).await;
        let misplaced = json!({ "questions": [ask("see", NOTHING), ask("user.manage", NOTHING)] });
        let refused = ruben.post(DECISIONS, &misplaced).await;
        assert_eq!(refused.outcome(), "400 invalid");
        assert_eq!(refused.json()["fields"][0]["field"], "questions[1].action");
        let many = json!({ "questions": vec![ask("see", NOTHING); 1001] });
        assert_eq!(ruben.post(DECISIONS, &many).await.json()["fields"][0]["code"], "too_many");
    }

    async fn about_others_asks_only_who_may_and_only_of_those_they_see(house) {
        let site = Site::open(house).await;
        let (ilse, jonas) = (site.signed_in(site.museum.ilse).await, site.signed_in(site.museum.jonas).await);
        let about = |user| json!({ "user": user, "questions": [
            ask("see", site.museum.vault),
            ask("edit", site.museum.press_kit),
            ask("see", site.museum.harbour_lights),
        ] });
        assert_eq!(answers(&ilse, about(site.museum.tove)).await, [
            json!({ "effect": "deny", "gate": "place", "why": "place_unset" }),
            json!({ "effect": "allow" }),
            json!({ "effect": "allow" }),
        ]);
        // Jonas may `access` the exhibitions, and sees nobody: those whom he can't see are not there.
        assert_eq!(jonas.post(DECISIONS, &about(site.museum.tove)).await.outcome(), "404 not_found");
        assert_eq!(
            jonas.post(DECISIONS, &json!({ "user": NOTHING, "questions": [] })).await.bytes,
            jonas.post(DECISIONS, &json!({ "user": site.museum.tove, "questions": [] })).await.bytes,
        );
        assert_eq!(answers(&jonas, about(site.museum.jonas)).await[0], json!({ "effect": "deny", "why": "not_found" }));
    }

    async fn who_sees_others_but_may_not_ask_about_them_is_not_told(house) {
        let site = Site::open(house).await;
        let grant = "INSERT INTO user_grants (user_row, action, state)
                     SELECT row_id, 'people.see', 'allow' FROM users WHERE login = 'ruben'";
        site.house.spoil(grant).await;
        site.house.spoil("UPDATE head SET generation = generation + 1").await;
        let ruben = site.signed_in(site.museum.ruben).await;
        let asked = json!({ "user": site.museum.tove, "questions": [
            ask("see", site.museum.press_kit),
            ask("see", site.museum.vault),
        ] });
        assert_eq!(answers(&ruben, asked).await, [
            json!({ "effect": "deny", "why": "not_told" }),
            json!({ "effect": "deny", "why": "not_found" }),
        ]);
        assert_eq!(ruben.post(WHO_CAN, &ask("see", site.museum.press_kit)).await.outcome(), "403 refused");
        assert_eq!(ruben.post(WHO_CAN, &ask("see", site.museum.vault)).await.outcome(), "404 not_found");
        let can = ruben.get(&format!("{WHAT_CAN}?user={}", site.museum.tove)).await.ok();
        assert_eq!((&can["account"], &can["folders"]), (&Value::Null, &json!([])));
    }

    async fn the_refused_are_told_why_and_no_name_that_they_may_not_see(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let told = jonas.post(EXPLANATIONS, &ask("edit", site.museum.press_kit)).await.ok();
        assert_eq!((&told["effect"], &told["gate"], &told["why"]), (&json!("deny"), &json!("place"), &json!("place_unset")));
        assert_eq!(told["told"]["data"]["place"]["id"], json!(site.museum.press_kit));
        let text = told["told"]["text"].as_str().unwrap();
        assert_eq!(text, "Nobody has allowed you “Edit” in folder “Press kit”.");
        assert_eq!((&told["names"]["groups"], &told["names"]["people"]), (&json!({}), &json!({})));
        assert!(told["whole"].is_null(), "Jonas may not ask about others there");
        assert_eq!(jonas.post(EXPLANATIONS, &ask("see", site.museum.vault)).await.outcome(), "404 not_found");

        let ruben = site.signed_in(site.museum.ruben).await;
        let denied = ruben.post(EXPLANATIONS, &ask("download", site.museum.harbour_lights)).await.ok();
        assert_eq!((&denied["why"], &denied["told"]["data"]["by"]), (&json!("function_denied"), &json!(["own"])));
    }

    async fn who_may_ask_about_others_is_told_the_whole_and_what_would_flip_it(house) {
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let mut question = ask("edit", site.museum.press_kit);
        question["user"] = json!(site.museum.jonas);
        let told = ilse.post(EXPLANATIONS, &question).await.ok();
        assert!(told["told"].is_null(), "only to Jonas himself");
        let text = told["whole"]["text"].as_str().unwrap();
        assert!(text.contains("Jonas Meier") && text.contains("Press kit"), "{text}");
        assert!(!told["whole"]["data"]["flips"]["ways"].as_array().unwrap().is_empty());
        assert_eq!(told["names"]["people"][site.museum.jonas.to_string()], "Jonas Meier");
        question["user"] = json!(NOTHING);
        assert_eq!(ilse.post(EXPLANATIONS, &question).await.outcome(), "404 not_found");
    }

    async fn a_refusal_is_told_in_the_language_of_the_request(house) {
        let site = Site::open(house).await;
        let mut jonas = site.signed_in(site.museum.jonas).await;
        let kit = format!("/api/v1/folders/{}", site.museum.press_kit);
        let refused = |client: &Client| {
            let (client, kit) = (client.clone(), kit.clone());
            async move { client.change(http::Method::PATCH, &kit, 1, &json!({ "name": "x" })).await.json() }
        };
        let english = refused(&jonas).await["detail"].clone();
        jonas.show(http::header::ACCEPT_LANGUAGE, "de-CH, en;q=0.3");
        let german = refused(&jonas).await["detail"].clone();
        assert!(english.as_str().unwrap().contains("Nobody"), "{english}");
        assert!(german.as_str().unwrap().contains("Niemand"), "{german}");
    }

    async fn who_can_names_the_people_and_by_what(house) {
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let vault = ilse.post(WHO_CAN, &ask("see", site.museum.vault)).await.ok();
        assert_eq!(people(&vault), ["Ilse Brandt", "Mara Lindqvist"]);
        assert_eq!(vault["others"], json!(false));
        let kit = ilse.post(WHO_CAN, &ask("edit", site.museum.press_kit)).await.ok();
        let tove = kit["people"].as_array().unwrap().iter().find(|one| one["user"] == json!(site.museum.tove)).unwrap();
        assert_eq!(tove["place"], json!({ "by": "group_entry", "group": site.museum.press }));
        assert_eq!(kit["names"]["groups"][site.museum.press.to_string()], "Press");
    }

    async fn people_whom_the_asker_may_not_see_are_others_without_a_number(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let lights = jonas.post(WHO_CAN, &ask("see", site.museum.harbour_lights)).await.ok();
        assert_eq!(people(&lights), ["Jonas Meier"]);
        assert_eq!(lights["others"], json!(true));
    }

    async fn what_can_equals_what_is_decided(house) {
        let site = Site::open(house).await;
        let (ilse, tove) = (site.signed_in(site.museum.ilse).await, site.signed_in(site.museum.tove).await);
        let own = tove.get(WHAT_CAN).await.ok();
        let told = ilse.get(&format!("{WHAT_CAN}?user={}", site.museum.tove)).await.ok();
        assert_eq!(own, told);
        let names = own["names"]["folders"].as_object().unwrap();
        assert!(names.values().all(|name| name != "Vault"), "{names:?}");
        let museum = &site.museum;
        for folder in [museum.root, museum.press_kit, museum.vault, museum.open_door, museum.harbour_lights] {
            for action in ["see", "edit", "download", "access", "folder.create"] {
                let row = own["folders"].as_array().unwrap().iter().find(|row| {
                    row["folders"].as_array().unwrap().contains(&json!(folder))
                });
                let listed = row.is_some_and(|row| row["itself"].as_array().unwrap().contains(&json!(action)));
                let decided = &answers(&tove, json!({ "questions": [ask(action, folder)] })).await[0];
                assert_eq!(listed, decided["effect"] == "allow", "{action} {folder}");
            }
        }
    }

    async fn a_what_if_says_who_gains_and_who_loses_what_and_saves_nothing(house) {
        let site = Site::open(house).await;
        let ilse = site.signed_in(site.museum.ilse).await;
        let subject = json!({ "kind": "group", "id": site.museum.registrars });
        let entries = json!([{ "subject": subject, "grants": { "see": { "state": "allow" } } }]);
        let told = ilse.post(WHAT_IF, &list(site.museum.press_kit, entries)).await.ok();
        let kit = json!(site.museum.press_kit);
        let row = told["folders"].as_array().unwrap().iter().find(|row| {
            row["people"].as_array().unwrap().contains(&json!(site.museum.tove))
        });
        let row = row.expect("Tove loses something");
        assert_eq!(row["folders"], json!([kit]));
        assert!(row["itself"]["lost"].as_array().unwrap().contains(&json!("edit")), "{row}");
        assert_eq!(row["itself"]["gained"], json!([]));
        assert!(row["live"]["lost"].as_array().unwrap().contains(&json!("download")), "{row}");
        assert_eq!(told["names"]["folders"][site.museum.press_kit.to_string()], "Press kit");
        let tove = site.signed_in(site.museum.tove).await;
        tove.get(&format!("/api/v1/folders/{}", site.museum.press_kit)).await.ok();
    }

    async fn a_what_if_of_people_keeps_to_the_rules_of_who_may_change_whom(house) {
        let site = Site::open(house).await;
        let (mara, ilse) = (site.signed_in(site.museum.mara).await, site.signed_in(site.museum.ilse).await);
        let tove = site.museum.tove;
        let creator = json!({ "change": { "kind": "user_level", "user": tove, "level": "creator" } });
        let told = ilse.post(WHAT_IF, &creator).await.ok();
        assert_eq!(told["account"][0]["people"], json!([tove]));
        assert_eq!(told["account"][0]["gained"], json!(["people.see", "project.create", "playlist.create"]));
        let press = json!({ "change": { "kind": "user_groups", "user": tove, "groups": [] } });
        let told = mara.post(WHAT_IF, &press).await.ok();
        assert_eq!(people(&told), ["Tove Dahl"]);
        let owner = json!({ "change": { "kind": "user_level", "user": site.museum.mara, "level": "member" } });
        let refused = ilse.post(WHAT_IF, &owner).await;
        assert_eq!((refused.outcome().as_str(), &refused.json()["params"]["why"]), ("403 refused", &json!("owner")));
        let all = json!({ "change": { "kind": "group_remove", "group": site.museum.everyone } });
        assert_eq!(mara.post(WHAT_IF, &all).await.json()["params"]["why"], "all_users");
        let jonas = site.signed_in(site.museum.jonas).await;
        assert_eq!(jonas.post(WHAT_IF, &creator).await.outcome(), "404 not_found");
    }

    async fn a_what_if_names_whom_it_locks_out_and_hides_whom_its_maker_may_not_see(house) {
        let site = Site::open(house).await;
        let jonas = site.signed_in(site.museum.jonas).await;
        let told = jonas.post(WHAT_IF, &list(site.museum.harbour_lights, json!([]))).await.ok();
        assert_eq!(told["locks_out_self"], json!([site.museum.harbour_lights]));
        assert_eq!(people(&told), ["Jonas Meier"]);
        let lost = &told["others"]["folders"][0];
        assert_eq!(lost["folders"], json!([site.museum.harbour_lights]));
        assert!(lost["itself"]["lost"].as_array().unwrap().contains(&json!("see")), "{lost}");
        let kit = list(site.museum.press_kit, json!([]));
        assert_eq!(jonas.post(WHAT_IF, &kit).await.outcome(), "403 refused");
        let vault = list(site.museum.vault, json!([]));
        assert_eq!(jonas.post(WHAT_IF, &vault).await.outcome(), "404 not_found");
    }

    async fn who_may_not_access_a_place_learns_nothing_by_proposing_whom_its_list_names(house) {
        let site = Site::open(house).await;
        let mara = site.signed_in(site.museum.mara).await;
        let see = |id: &str| json!([
            { "subject": { "kind": "group", "id": site.museum.everyone }, "grants": { "see": { "state": "allow" } } },
            { "subject": { "kind": "user", "id": id }, "grants": { "see": { "state": "allow" } } },
        ]);
        let path = format!("/api/v1/folders/{}/access", site.museum.press_kit);
        let standing = json!({ "entries": see(&site.museum.tove.to_string()), "subfolders": "update" });
        mara.change(Method::PUT, &path, 1, &standing).await.ok();
        let jonas = site.signed_in(site.museum.jonas).await;
        for id in [site.museum.tove.to_string(), site.museum.ruben.to_string(), NOTHING.to_owned()] {
            let refused = jonas.post(WHAT_IF, &list(site.museum.press_kit, see(&id))).await;
            assert_eq!(refused.outcome(), "403 refused", "{id}");
        }
    }

    async fn what_has_ended_is_not_told_of_by_asking_about_the_past(house) {
        let site = Site::open(house).await;
        let now = site.house.clock.now();
        let until = now.plus_seconds(60);
        let subject = json!({ "kind": "group", "id": site.museum.press });
        let entries = json!([{ "subject": subject, "until": until, "grants": { "see": { "state": "allow" } } }]);
        let mara = site.signed_in(site.museum.mara).await;
        let path = format!("/api/v1/folders/{}/access", site.museum.press_kit);
        mara.change(Method::PUT, &path, 1, &json!({ "entries": entries, "subfolders": "update" })).await.ok();
        let emptied = |at: Value| {
            let mut proposal = list(site.museum.press_kit, json!([]));
            proposal["at"] = at;
            proposal
        };
        assert_eq!(people(&mara.post(WHAT_IF, &emptied(Value::Null)).await.ok()), ["Tove Dahl"]);
        site.house.clock.go_on(60);
        assert_eq!(people(&mara.post(WHAT_IF, &emptied(json!(now))).await.ok()), Vec::<&str>::new());
    }
}
