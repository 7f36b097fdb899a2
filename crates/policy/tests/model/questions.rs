//! Questions to a world that is written down, and their answers.

use vitrine_model::{Function, Second};
use vitrine_policy::file::check;
use vitrine_policy::{Ask, Caller, Principal, Reason, Resource};

pub(crate) const STUDIO: &str = include_str!("studio.json");

/// Somebody asks to do something, without a written reason.
pub(crate) const fn asking<'a>(
    caller: Caller,
    action: Function,
    resource: Resource<'a>,
    now: Second,
) -> Ask<'a> {
    Ask {
        principal: Principal::User(caller),
        action,
        resource,
        now,
        reason: Reason::Missing,
    }
}

/// The answers to those questions about the studio, and what ended the reading early.
pub(crate) fn ask(world: &str, questions: &str) -> (String, Option<String>) {
    let mut answers = Vec::new();
    let failed = check("studio.json", world, &mut questions.as_bytes(), &mut answers).err();
    (
        String::from_utf8(answers).unwrap(),
        failed.map(|failure| failure.to_string()),
    )
}

/// Asks one question and shows what came out, without the trace.
fn answered(question: &str) -> String {
    let (answers, failed) = ask(STUDIO, question);
    assert_eq!(failed, None, "{question}");
    let answer: serde_json::Value = serde_json::from_str(&answers).unwrap();
    match (&answer["effect"], &answer["gate"], &answer["ids"]) {
        (effect, serde_json::Value::Null, serde_json::Value::Null) => effect.as_str().unwrap().to_owned(),
        (effect, gate, serde_json::Value::Null) => {
            format!("{} at {}", effect.as_str().unwrap(), gate.as_str().unwrap())
        }
        (_, _, ids) => ids.to_string(),
    }
}

fn check_all(rows: &[(&str, &str)]) {
    for (asked, expected) in rows {
        // `user:ann see folder:root` and what else is said about it, as JSON members.
        let (asked, more) = asked.split_once(" + ").unwrap_or((asked, "\"at\": 1760000000"));
        let more = if more.contains("\"at\"") {
            more.to_owned()
        } else {
            format!("{more}, \"at\": 1760000000")
        };
        let words: Vec<_> = asked.split(' ').collect();
        let about = match words[..] {
            [_, action, "list", list] => format!("\"action\": \"{action}\", \"list\": \"{list}\""),
            [_, "people"] => "\"list\": \"people\"".to_owned(),
            [_, action, resource] => format!("\"action\": \"{action}\", \"resource\": \"{resource}\""),
            _ => panic!("{asked}"),
        };
        let question = format!("{{\"id\": 1, \"principal\": \"{}\", {about}, {more}}}", words[0]);
        assert_eq!(answered(&question), *expected, "{asked} {more}");
    }
}

#[test]
fn the_folders_of_the_studio_admit_whom_their_lists_admit() {
    check_all(&[
        ("user:ann see folder:root", "allow"),
        ("user:ann see folder:secret", "deny at place"),
        ("user:bo see folder:secret", "deny at place"),
        ("user:olga see folder:secret", "allow"),
        ("user:olga see folder:sealed", "allow"),
        ("user:bo see folder:sealed", "deny at place"),
        ("user:bo see folder:attic", "deny at place"),
        ("user:olga see folder:attic", "allow"),
        ("user:olga upload folder:attic", "deny at place"),
        ("user:cy see folder:root", "deny at standing"),
        ("user:bo upload folder:root", "deny at function"),
        ("user:bo see list folders", r#"["root"]"#),
        (
            "user:olga see list folders",
            r#"["attic","root","sealed","secret"]"#,
        ),
        ("user:olga upload list folders", r#"["root","sealed","secret"]"#),
    ]);
}

#[test]
fn the_files_of_the_studio_obey_security_licence_and_colour() {
    check_all(&[
        ("user:ann download asset:a1", "reason"),
        (r#"user:ann download asset:a1 + "reason": "  ""#, "reason"),
        (
            r#"user:ann download asset:a1 + "reason": "for the print catalogue""#,
            "allow",
        ),
        ("user:bo download asset:a1", "deny at file"),
        ("user:ann download asset:a5", "allow"),
        (r#"user:ann download asset:a1 + "at": 1767225600"#, "deny at file"),
        ("user:ann share.download asset:a1", "deny at file"),
        ("user:ann delete asset:a1", "deny at function"),
        (r#"user:ann delete asset:a1 + "at": 1767225600"#, "allow"),
        ("user:bo delete asset:a1", "deny at file"),
        ("user:di download asset:a5", "deny at function"),
    ]);
}

#[test]
fn projects_and_playlists_of_the_studio_give_what_roles_give() {
    check_all(&[
        ("user:ann project.edit project:film", "allow"),
        ("user:olga project.edit project:film", "allow"),
        ("user:bo project.edit project:film", "deny at function"),
        ("user:bo see project:film", "allow"),
        (r#"user:bo see project:film + "at": 1767225600"#, "deny at place"),
        ("user:bo download asset:a2", "allow"),
        ("user:di see asset:a2", "allow"),
        ("user:di comment asset:a2", "allow"),
        ("user:di download asset:a2", "deny at function"),
        ("user:di see asset:a4", "deny at place"),
        ("user:di see playlist:reel", "allow"),
        ("user:bo see list projects", r#"["film"]"#),
        ("user:di see list projects", "[]"),
        ("user:di see list playlists", r#"["reel"]"#),
        ("user:di see list assets", r#"["a1","a2","a5"]"#),
    ]);
}

#[test]
fn tokens_and_super_admin_mode_count_as_the_model_says() {
    check_all(&[
        (
            r#"user:ann see folder:root + "scope": ["download"]"#,
            "deny at standing",
        ),
        (
            r#"user:ann download asset:a5 + "scope": ["download"]"#,
            "deny at standing",
        ),
        (
            r#"user:ann download asset:a5 + "scope": ["download", "see", "see"]"#,
            "allow",
        ),
        (
            r#"user:olga see folder:attic + "scope": ["see"]"#,
            "deny at place",
        ),
        (r#"user:olga download asset:a1 + "supermode": true"#, "allow"),
        (
            r#"user:olga upload folder:attic + "supermode": true"#,
            "deny at place",
        ),
        (
            r#"user:ann see folder:secret + "supermode": true"#,
            "deny at place",
        ),
        ("user:ann tag.manage account", "deny at function"),
        ("user:olga billing.manage account", "allow"),
    ]);
}

#[test]
fn links_of_the_studio_open_no_more_than_their_issuer_can() {
    check_all(&[
        ("link:k1 see asset:a2", "deny at standing"),
        (r#"link:k1 see asset:a2 + "password_ok": true"#, "allow"),
        (r#"link:k1 comment asset:a2 + "password_ok": true"#, "allow"),
        (
            r#"link:k1 approval.decide asset:a2 + "password_ok": true"#,
            "allow",
        ),
        (
            r#"link:k1 download asset:a2 + "password_ok": true"#,
            "deny at standing",
        ),
        (
            r#"link:k1 see asset:a3 + "password_ok": true"#,
            "deny at standing",
        ),
        (
            r#"link:k1 see asset:a2 + "password_ok": true, "at": 1767225600"#,
            "deny at standing",
        ),
        (
            r#"link:k1 see list assets + "password_ok": true"#,
            r#"["a1","a2"]"#,
        ),
        ("link:k2 see asset:a5", "deny at standing"),
        ("link:k3 download asset:a5", "allow"),
        ("link:k3 see list assets", r#"["a5"]"#),
    ]);
}

#[test]
fn people_are_seen_by_sharing_and_by_groups_that_see() {
    check_all(&[
        ("user:ann people", r#"["ann","bo","cy","olga"]"#),
        ("user:bo people", r#"["ann","bo","cy","olga"]"#),
        ("user:di people", r#"["di"]"#),
        ("user:olga people", r#"["ann","bo","cy","di","olga"]"#),
        ("user:cy people", "[]"),
        (r#"user:ann people + "scope": ["see"]"#, r#"["ann","bo"]"#),
    ]);
}

#[test]
fn an_answer_repeats_the_id_and_tells_the_gates_in_their_order() {
    let question =
        r#"{"id": "q \"1\"", "principal": "user:bo", "action": "download", "resource": "asset:a1", "at": 0}"#;
    let (answer, failed) = ask(STUDIO, question);
    assert_eq!(failed, None);
    insta::assert_snapshot!(answer.replace("}, {", "},\n {"), @r#"
    {"id": "q \"1\"", "effect": "deny", "gate": "file", "trace": [{"gate": "standing", "action": "download", "outcome": "passed", "status": "active", "level": "creator"},
     {"gate": "standing", "action": "see", "outcome": "passed", "status": "active", "level": "creator"},
     {"gate": "function", "action": "see", "outcome": "passed", "decided": ["group:all allows see"], "looked_at": 3},
     {"gate": "place", "action": "see", "outcome": "passed", "list": "folder:root", "handed_by": "here", "decided": ["list[0] group:all allows see"], "looked_at": 1},
     {"gate": "file", "action": "see", "outcome": "passed"},
     {"gate": "function", "action": "download", "outcome": "passed", "decided": ["group:all allows download"], "looked_at": 3},
     {"gate": "place", "action": "download", "outcome": "passed", "list": "folder:root", "handed_by": "here", "decided": ["list[0] group:all allows download"], "looked_at": 1},
     {"gate": "file", "action": "download", "outcome": "refused", "why": "colour", "colour": "red", "mode": "locked", "rules": ["default"], "licences": [{"id": "agency", "term": "in force", "says": "allow"}]}]}
    "#);
}
