//! Bad input is one clear line that names the file, the place in it and the value.

use proptest::prelude::*;

use crate::questions::{STUDIO, ask};
use crate::random::tries;

/// What reading the studio says after one change to its text.
fn said_of(from: &str, to: &str) -> String {
    assert!(STUDIO.contains(from), "{from}");
    let (answers, failed) = ask(&STUDIO.replacen(from, to, 1), "");
    assert_eq!(answers, "");
    failed.expect("a bad world is not taken")
}

/// A text of the studio, what it is changed to, what is said of it.
const WORLDS: &[(&str, &str, &str)] = &[
    (
        r#""maintenance": false"#,
        r#""maintenance": 0"#,
        "maintenance: `0` is not true or false",
    ),
    (
        r#""maintenance": false"#,
        r#""maintenance": {"a": [1, 2], "b": {}}"#,
        "maintenance: `{\"a\": [1, 2], \"b\": {}}` is not true or false",
    ),
    (
        r#""maintenance": false"#,
        r#""maintenance": "a\u0085b\u2028c""#,
        r#"maintenance: `"a\u0085b\u2028c"` is not true or false"#,
    ),
    (r#""maintenance": false"#, r#""mode": 1"#, "unknown key `mode`"),
    (
        r#""home": "project:film/content""#,
        r#""home": "project:film""#,
        "assets[1].home: `project:film` is not folder:ID, project:ID/content or project:ID/files",
    ),
    (
        r#""maintenance": false"#,
        r#""users": []"#,
        "the key `users` is given twice",
    ),
    (r#""id": "bo", "#, "", "users[1]: `id` is missing"),
    (
        r#""id": "bo", "#,
        r#""id": "", "#,
        "users[1].id: `` can't be an id: it is empty or holds `:` or `/`",
    ),
    (
        r#""id": "bo", "#,
        r#""id": "b:o", "#,
        "users[1].id: `b:o` can't be an id: it is empty or holds `:` or `/`",
    ),
    (
        r#""id": "bo", "#,
        r#""id": "ann", "#,
        "users[1].id: the user `ann` is given twice",
    ),
    (
        r#""id": "bo", "#,
        r#""id": 7, "#,
        "users[1].id: `7` is not a text",
    ),
    (
        r#""id": "bo", "#,
        r#""id": "bo", "i\u0064": "bo", "#,
        "users[1]: the key `id` is given twice",
    ),
    (
        r#""level": "creator""#,
        r#""level": "boss""#,
        "users[1].level: `boss` is no level",
    ),
    (
        r#""level": "creator""#,
        r#""level": "owner""#,
        "users: 2 users of level `owner`, where there is exactly one",
    ),
    (
        r#""level": "owner""#,
        r#""level": "admin""#,
        "users: 0 users of level `owner`, where there is exactly one",
    ),
    (
        r#""level": "creator""#,
        r#""level": null"#,
        "users[1]: `level` is missing",
    ),
    (
        r#""delete": {"state": "deny""#,
        r#""delete": {"state": "unset""#,
        "users[0].grants.delete.state: `unset` is no state of a grant: allow or deny",
    ),
    (
        r#"{"state": "deny", "until": 1767225600}"#,
        r#"{"until": 1767225600}"#,
        "users[0].grants.delete: `state` is missing",
    ),
    (
        r#""state": "deny", "until": 1767225600"#,
        r#""state": "deny", "until": 1.5"#,
        "users[0].grants.delete.until: `1.5` is not a whole second of Unix time",
    ),
    (
        r#"{"delete": {"#,
        r#"{"erase": {"#,
        "users[0].grants.erase: `erase` is no action",
    ),
    (
        r#""groups": ["press", "#,
        r#""groups": ["presse", "#,
        "users[0].groups[0]: there is no group `presse`",
    ),
    (
        r#""groups": ["press", "#,
        r#""groups": ["all", "#,
        "users[0].groups[0]: `all` is the group of all users, which no user lists",
    ),
    (
        r#""groups": ["press", "#,
        r#""groups": [null, "#,
        "users[0].groups[0]: `null` is not a group's id, or an object with one",
    ),
    (
        r#""kind": "all_users""#,
        r#""kind": "custom""#,
        "groups: 0 groups of kind `all_users`, where there is exactly one",
    ),
    (
        r#""kind": "custom""#,
        r#""kind": "all_users""#,
        "groups: 2 groups of kind `all_users`, where there is exactly one",
    ),
    (
        r#""sees": ["all", "press"]"#,
        r#""sees": ["every"]"#,
        "groups[0].sees[0]: there is no group `every`",
    ),
    (
        r#""parent": null"#,
        r#""parent": "attic""#,
        "folders[1].parent: the folder `root` lies in itself",
    ),
    (
        r#""id": "attic", "parent": "root""#,
        r#""id": "attic", "parent": "attic""#,
        "folders[3].parent: the folder `attic` lies in itself",
    ),
    (
        r#""id": "attic", "parent": "root""#,
        r#""id": "attic", "parent": null, "here": [], "below": []"#,
        "folders: 2 folders without a parent, where there is exactly one",
    ),
    (
        r#""id": "attic", "parent": "root""#,
        r#""id": "attic", "parent": null"#,
        "folders[3]: `here` is missing",
    ),
    (
        r#""id": "attic", "parent": "root""#,
        r#""id": "attic""#,
        "folders[3]: `parent` is missing",
    ),
    (
        r#""grants": {"see": "deny"}"#,
        r#""grants": {"tag.manage": "deny"}"#,
        "folders[0].here[0].grants.tag.manage: `tag.manage` does not belong in a folder's list, which holds place-bound actions only",
    ),
    (
        r#""subject": "user:ann""#,
        r#""subject": "ann""#,
        "folders[0].here[0].subject: `ann` is not user:ID or group:ID",
    ),
    (
        r#""subject": "user:ann""#,
        r#""subject": "group:ann""#,
        "folders[0].here[0].subject: there is no group `ann`",
    ),
    (
        r#""ann": "lead""#,
        r#""ann": null"#,
        "projects[0].members.ann: `null` is not a role, or an object with one",
    ),
    (
        r#""ann": "lead""#,
        r#""zoe": "lead""#,
        "projects[0].members.zoe: there is no user `zoe`",
    ),
    (
        r#""ann": "lead""#,
        r#""ann": "lead", "ann": "lead""#,
        "projects[0].members: the key `ann` is given twice",
    ),
    (
        r#"{"download": "allow"}, "until""#,
        r#"{"audit.read": "allow"}, "until""#,
        "projects[0].members.bo.grants.audit.read: `audit.read` does not belong in a member's grants, which hold place-bound actions only",
    ),
    (
        r#""lapsed": "lock""#,
        r#""lapsed": "allow""#,
        "licences[0].lapsed: `allow` is no licence term out of force",
    ),
    (
        r#""share": "lock", "lapsed": "lock""#,
        r#""share": "lock""#,
        "licences[0]: `lapsed` is missing",
    ),
    (
        r#""press": "justify""#,
        r#""press": "free", "nobody": null"#,
        "colours[0].groups.nobody: there is no group `nobody`",
    ),
    (
        r#""restricted": ["delete"]"#,
        r#""restricted": ["see"]"#,
        "assets[0].security.restricted[0]: `see` does not belong in a file's security",
    ),
    (
        r#"{"delete": "allow"}}]"#,
        r#"{"upload": "allow"}}]"#,
        "assets[0].security.entries[0].grants.upload: `upload` does not belong in a file's security",
    ),
    (
        r#""home": "folder:root", "state""#,
        r#""home": "root", "state""#,
        "assets[0].home: `root` is not folder:ID, project:ID/content or project:ID/files",
    ),
    (
        r#"project:film/content"#,
        r#"project:film/attic"#,
        "assets[1].home: `attic` is no shelf",
    ),
    (
        r#""colour": "red""#,
        r#""colour": "blue""#,
        "assets[0].colour: there is no colour `blue`",
    ),
    (
        r#"{"asset": "a2", "added_by": "ann"}"#,
        r#"{"asset": "a2"}"#,
        "playlists[0].items[0]: `added_by` is missing",
    ),
    (
        r#""items": ["a5"]"#,
        r#""items": "a5""#,
        "stages[0].items: `\"a5\"` is not an array",
    ),
    (
        r#""uses_left": 0"#,
        r#""uses_left": -1"#,
        "links[1].uses_left: `-1` is not a number of uses: whole, and not negative",
    ),
    (
        r#""uses_left": 0"#,
        r#""uses_left": true"#,
        "links[1].uses_left: `true` is not a number of uses: whole, and not negative",
    ),
    (
        r#""targets": ["stage:stand"]"#,
        r#""targets": ["stage:sand"]"#,
        "links[2].targets[0]: there is no stage `sand`",
    ),
    (
        r#""mode": "review""#,
        r#""mode": "watch""#,
        "links[0].mode: `watch` is no link mode",
    ),
    (
        r#""stopped": false"#,
        r#""stopped": "no""#,
        "links[0].stopped: `\"no\"` is not true or false",
    ),
];

/// As many characters as fit, however many bytes they take.
#[test]
fn of_a_long_value_the_first_eighty_characters_are_shown() {
    let long = format!("[{}]", vec!["\"🎞\""; 100].join(", "));
    let shown: String = long.chars().take(80).collect();
    assert_eq!(
        said_of(r#""maintenance": false"#, &format!("\"maintenance\": {long}")),
        format!("studio.json: maintenance: `{shown}…` is not true or false")
    );
}

#[test]
fn a_bad_world_is_refused_with_its_place_and_value() {
    for (from, to, expected) in WORLDS {
        assert_eq!(
            said_of(from, to),
            format!("studio.json: {expected}"),
            "{from} -> {to}"
        );
    }
}

#[test]
fn what_is_no_json_is_refused_on_one_line() {
    for text in ["", "{", "[]\n{}", "nul", "{\"users\": [}", "\u{feff}{}"] {
        let (answers, failed) = ask(text, "");
        let failed = failed.unwrap();
        assert_eq!(answers, "");
        assert!(
            failed.starts_with("studio.json: ") && !failed.contains('\n'),
            "{failed}"
        );
    }
}

/// A line, and what is said of it.
const QUESTIONS: &[(&str, &str)] = &[
    (r#"{"id": 2}"#, "`principal` is missing"),
    (
        r#"{"principal": "user:ann", "action": "see", "resource": "asset:a1", "at": 1}"#,
        "`id` is missing",
    ),
    (
        r#"{"id": true, "principal": "user:ann", "action": "see", "resource": "asset:a1", "at": 1}"#,
        "id: `true` is not a whole number or a text",
    ),
    (
        r#"{"id": 2, "principal": "ann", "action": "see", "resource": "asset:a1", "at": 1}"#,
        "principal: `ann` is not user:ID or link:ID",
    ),
    (
        r#"{"id": 2, "principal": "user:zoe", "action": "see", "resource": "asset:a1", "at": 1}"#,
        "principal: there is no user `zoe`",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "look", "resource": "asset:a1", "at": 1}"#,
        "action: `look` is no action",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "resource": "asset:a1", "at": 1}"#,
        "`action` is missing",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "at": 1}"#,
        "`resource` is missing",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "resource": "asset:a1"}"#,
        "`at` is missing",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "resource": "asset:a1", "at": "1"}"#,
        "at: `\"1\"` is not a whole second of Unix time",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "resource": "stage:stand", "at": 1}"#,
        "resource: `stage:stand` is not account, folder:ID, asset:ID, project:ID or playlist:ID",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "resource": "account", "at": 1}"#,
        "action: `see` does not belong in a question about the account, which is asked for account-wide actions only",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "tag.manage", "resource": "folder:root", "at": 1}"#,
        "action: `tag.manage` does not belong in a question about folders or assets",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "project.edit", "resource": "asset:a2", "at": 1}"#,
        "action: `project.edit` does not belong in a question about folders or assets",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "project.edit", "list": "folders", "at": 1}"#,
        "action: `project.edit` does not belong in a question about folders or assets",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "audit.read", "list": "projects", "at": 1}"#,
        "action: `audit.read` does not belong in a question about projects, which are asked for place-bound actions only",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "list": "stages", "at": 1}"#,
        "list: `stages` is no list: assets, folders, projects, playlists or people",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "list": "people", "at": 1}"#,
        "action: `\"see\"`: people are listed without an action",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "action": "see", "list": "assets", "resource": "asset:a1", "at": 1}"#,
        "list: `\"assets\"`: a question asks of a `resource` or a `list`, not of both",
    ),
    (
        r#"{"id": 2, "principal": "link:k1", "action": "see", "resource": "folder:root", "at": 1}"#,
        "resource: `\"folder:root\"`: a link is asked about assets only",
    ),
    (
        r#"{"id": 2, "principal": "link:k1", "action": "see", "list": "folders", "at": 1}"#,
        "list: `\"folders\"`: a link is asked about assets only",
    ),
    (
        r#"{"id": 2, "principal": "link:k1", "list": "people", "at": 1}"#,
        "list: `\"people\"`: a link is asked about assets only",
    ),
    (
        r#"{"id": 2, "principal": "link:k1", "scope": ["see"], "action": "see", "resource": "asset:a1", "at": 1}"#,
        "scope: `[\"see\"]`: a link is no token and has no scope",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "scope": ["look"], "action": "see", "resource": "asset:a1", "at": 1}"#,
        "scope[0]: `look` is no action",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "supermode": 1, "action": "see", "resource": "asset:a1", "at": 1}"#,
        "supermode: `1` is not true or false",
    ),
    (
        r#"{"id": 2, "principal": "user:ann", "reason": 1, "action": "see", "resource": "asset:a1", "at": 1}"#,
        "reason: `1` is not a text",
    ),
    (
        r#"{"id": 2, "id": 2, "principal": "user:ann", "action": "see", "resource": "asset:a1", "at": 1}"#,
        "the key `id` is given twice",
    ),
    (r#"{"id": 2, "who": "user:ann"}"#, "unknown key `who`"),
    ("[]", "`[]` is not an object"),
];

#[test]
fn a_bad_question_is_refused_and_the_answers_before_it_stand() {
    let good = r#"{"id": 1, "principal": "user:ann", "action": "see", "resource": "asset:a1", "at": 1}"#;
    for (question, expected) in QUESTIONS {
        let (answers, failed) = ask(STUDIO, &format!("{good}\n\n{question}\n{good}\n"));
        assert_eq!(
            failed.unwrap(),
            format!("questions, line 3: {expected}"),
            "{question}"
        );
        assert_eq!(answers.lines().count(), 1, "{question}");
        assert!(
            answers.starts_with("{\"id\": 1, \"effect\": \"allow\", "),
            "{answers}"
        );
    }
}

/// Pieces that make a world or a question wrong in many ways.
const PIECES: &[&str] = &[
    "",
    "null",
    "{}",
    "[]",
    "\"\"",
    "0",
    "-1",
    "1.5",
    "1e400",
    "true",
    "\"all\"",
    "\"root\"",
    "\"user:ann\"",
    "\"a\\nb\"",
    "\"\\u0000\"",
    "{\"id\": \"x\"}",
    ",",
    "}",
    "]",
    "{",
    "[",
    ":",
    "\"see\": \"allow\"",
    "\u{2028}",
];

proptest! {
    #![proptest_config(tries(3000))]

    /// Whatever is done to a file, reading it comes to an end, and to one line where it is not taken.
    #[test]
    fn a_damaged_world_is_taken_or_refused_on_one_line(
        damages in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..PIECES.len()), 1..4),
    ) {
        let mut text = STUDIO.to_owned();
        for (at, words, piece) in damages {
            // Whole tokens are exchanged: what is broken inside one is the business of the JSON reader.
            let tokens: Vec<_> = text.match_indices(['"', ',', ':', '{', '}', '[', ']']).map(|(at, _)| at).collect();
            let from = at.index(tokens.len());
            let to = (from + words.index(4)).min(tokens.len() - 1);
            text.replace_range(tokens[from]..tokens[to], PIECES[piece]);
        }
        let question = r#"{"id": 1, "principal": "user:ann", "list": "folders", "action": "see", "at": 1}"#;
        let (answers, failed) = ask(&text, question);
        match failed {
            None => prop_assert_eq!(answers.lines().count(), 1),
            Some(line) => prop_assert!(!line.contains('\n') && line.len() < 500, "{}", line),
        }
    }
}
