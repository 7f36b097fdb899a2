//! The trace beside an answer in a file, as programs read it.

use serde_json::{Value, json};

use crate::questions::ask;

/// A house with an id that has to be quoted, an archived file in an archived folder, a mark with a rule for two groups,
/// and links that are refused, each for another reason.
fn house() -> String {
    let all = json!({"see": "allow", "download": "allow", "archive": "allow", "share.review": "allow"});
    let link = |id: &str, more: Value| {
        let mut link = json!({"id": id, "issuer": "ann", "mode": "review", "targets": ["asset:sky"]});
        link.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        link
    };
    let world = json!({
        "users": [
            {"id": "olga", "status": "active", "level": "owner"},
            {"id": "ann", "status": "active", "level": "member", "groups": ["press", "night"]}
        ],
        "groups": [
            {"id": "all", "kind": "all_users", "grants": all},
            {"id": "press", "kind": "custom"},
            {"id": "night", "kind": "custom"},
            {"id": "day", "kind": "custom"}
        ],
        "folders": [
            {"id": "root", "parent": null, "here": [], "below": [{"subject": "group:all", "grants": all}]},
            {"id": "attic", "parent": "root", "state": "archived"},
            {"id": "sky", "parent": "root", "here": [{"subject": "group:all", "grants": all}]},
            {"id": "é", "parent": "root", "here": []},
            {"id": "\"", "parent": "root", "here": []},
            {"id": "\\", "parent": "root", "here": []}
        ],
        "colours": [{"id": "red", "default": "free", "groups": {"press": "locked", "night": "locked", "day": "free"}}],
        "assets": [
            {"id": "chest", "home": "folder:attic", "state": "archived"},
            {"id": "sky", "home": "folder:sky", "colour": "red"}
        ],
        "links": [
            link("live", json!({"targets": ["asset:sky"]})),
            link("stopped", json!({"stopped": true})),
            link("ended", json!({"until": 5})),
            link("used_up", json!({"uses_left": 0})),
            link("password", json!({"password": true})),
            link("mode", json!({"mode": "web"})),
            link("targets", json!({"targets": ["asset:chest"]}))
        ]
    });
    world.to_string()
}

/// The steps of that question, as text and read.
fn trace(principal: &str, action: &str, resource: &str) -> (String, Vec<Value>) {
    let question =
        json!({"id": 1, "principal": principal, "action": action, "resource": resource, "at": 5}).to_string();
    let (answers, failed) = ask(&house(), &question);
    assert_eq!(failed, None);
    let answer: Value = serde_json::from_str(&answers).unwrap();
    (answers, answer["trace"].as_array().unwrap().clone())
}

/// How often a key stands in a text; JSON readers keep one of two.
fn count(text: &str, key: &str) -> usize {
    text.matches(&format!("\"{key}\": ")).count()
}

#[test]
fn what_is_archived_twice_names_both_and_the_list_once_a_step() {
    let (text, steps) = trace("user:ann", "see", "asset:chest");
    let place = steps.iter().find(|step| step["gate"] == "place").unwrap();
    assert_eq!(place["state"], "archived");
    assert_eq!(place["state_by"], json!(["itself", "folder:attic"]));
    assert_eq!(place["list"], "folder:root");
    assert_eq!(place["handed_by"], "below");
    assert_eq!((count(&text, "state"), count(&text, "list")), (1, 1), "{text}");
}

#[test]
fn a_mark_names_the_rules_that_decide_and_itself_once() {
    let (text, steps) = trace("user:ann", "download", "asset:sky");
    let file = steps.last().unwrap();
    assert_eq!(
        (&file["colour"], &file["mode"]),
        (&json!("red"), &json!("locked"))
    );
    assert_eq!(file["rules"], json!(["group:press", "group:night"]));
    assert_eq!(count(&text, "colour"), 1, "{text}");
    let (_, steps) = trace("user:olga", "download", "asset:sky");
    assert_eq!(steps.last().unwrap()["rules"], json!(["default"]));
}

#[test]
fn an_id_with_signs_that_json_quotes_is_read_back_as_it_is() {
    for id in ["é", "\"", "\\"] {
        let (_, steps) = trace("user:ann", "see", &format!("folder:{id}"));
        let place = steps.iter().find(|step| step["gate"] == "place").unwrap();
        assert_eq!(place["list"], format!("folder:{id}"));
    }
}

#[test]
fn a_link_says_which_of_its_conditions_refuses() {
    for refused in ["stopped", "ended", "used_up", "password", "mode", "targets"] {
        let action = if refused == "mode" { "comment" } else { "see" };
        let (_, steps) = trace(&format!("link:{refused}"), action, "asset:sky");
        assert_eq!(steps[0]["link"], refused);
    }
}

/// The link itself, then its issuer's rights.
#[test]
fn what_a_link_hangs_on_is_asked_on_behalf_of_its_issuer() {
    let (_, steps) = trace("link:live", "see", "asset:sky");
    assert_eq!(steps[0]["on_behalf"], Value::Null);
    assert!(
        steps.len() > 4 && steps[1..].iter().all(|step| step["on_behalf"] == "issuer"),
        "{steps:#?}"
    );
}

/// What stands there is told of, and nothing else: how many assets a file holds is what it says.
#[test]
fn a_file_knows_how_many_assets_it_holds() {
    let file = vitrine_policy::file::WorldFile::read("house.json", &house()).unwrap();
    assert_eq!((file.asset_count(), file.assets().count()), (2, 2));
}
