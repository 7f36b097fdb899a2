//! The texts, as people read them.

use vitrine_model::{Function, Second};
use vitrine_policy::explain::{Language, Names as _, Notice, Thing};
use vitrine_policy::file::{WorldFile, explain};
use vitrine_policy::{Caller, FolderKey, Resource, UserKey, plain};

use crate::questions::{STUDIO, asking};

const QUESTIONS: &str = r#"
{"id": "a group blocks it", "principal": "user:di", "action": "download", "resource": "folder:root", "at": 1760000000}
{"id": "nobody allowed it there", "principal": "user:ann", "action": "delete", "resource": "asset:a5", "at": 1760000000}
{"id": "it is archived", "principal": "user:bo", "action": "upload", "resource": "folder:attic", "at": 1760000000}
{"id": "they may not see it", "principal": "user:ann", "action": "comment", "resource": "asset:a4", "at": 1760000000}
{"id": "a licence locks it", "principal": "user:ann", "action": "download", "resource": "asset:a1", "at": 1770000000}
{"id": "the membership has ended", "principal": "user:bo", "action": "see", "resource": "project:film", "at": 1770000000}
{"id": "a role allows it", "principal": "user:bo", "action": "comment", "resource": "asset:a2", "at": 1760000000}
{"id": "super-admin mode", "principal": "user:olga", "action": "see", "resource": "folder:sealed", "at": 1760000000, "supermode": true}
{"id": "a token", "principal": "user:olga", "action": "tag.manage", "resource": "account", "at": 1760000000, "scope": ["see"]}
{"id": "the owner's", "principal": "user:cy", "action": "billing.manage", "resource": "account", "at": 1760000000}
{"id": "a link that is used up", "principal": "link:k2", "action": "download", "resource": "asset:a5", "at": 1760000000}
"#;

fn explained(questions: &str, language: Language) -> Result<String, String> {
    let mut text = Vec::new();
    explain(
        "studio.json",
        STUDIO,
        &mut questions.as_bytes(),
        &mut text,
        language,
    )
    .map_err(|failure| failure.to_string())?;
    Ok(String::from_utf8(text).unwrap())
}

#[test]
fn explanations_read_in_english_as_they_were_reviewed() {
    insta::assert_snapshot!(explained(QUESTIONS, Language::English).unwrap());
}

#[test]
fn explanations_read_in_german_as_they_were_reviewed() {
    insta::assert_snapshot!(explained(QUESTIONS, Language::German).unwrap());
}

/// What programs read: codes, and things as the caller refers to them.
#[test]
fn an_explanation_is_told_to_programs_in_codes() {
    let file = WorldFile::read("studio.json", STUDIO).unwrap();
    let refer = |thing: Thing| serde_json::json!({thing.kind(): file.name(thing)});
    let ask = asking(
        Caller::session(UserKey(3)),
        Function::Download,
        Resource::Folder(FolderKey(1)),
        Second(1_760_000_000),
    );
    let mut data = vitrine_policy::explain::explain(file.world(), &ask).data(&refer);
    data.sort_all_objects();
    insta::assert_snapshot!(serde_json::to_string_pretty(&data).unwrap());
    let decision = plain::decide(file.world(), &ask);
    let notice = Notice::of(file.world(), &ask, &decision).unwrap();
    assert_eq!(
        notice.data(&refer),
        serde_json::json!({"code": "function_denied", "function": "download", "gate": "function", "by": []})
    );
}

#[test]
fn a_question_for_a_list_is_bad_input_to_explaining() {
    let list = r#"{"id": 1, "principal": "user:ann", "action": "see", "list": "assets", "at": 1}"#;
    assert_eq!(
        explained(list, Language::English).unwrap_err(),
        "questions, line 1: list: `assets`: a list is explained by asking about one of its things"
    );
}

#[test]
fn in_a_file_things_are_called_by_their_ids() {
    let file = WorldFile::read("studio.json", STUDIO).unwrap();
    let all_users = Thing::Group(file.world().all_users);
    assert_eq!(file.name(all_users).as_deref(), Some("all"));
}

/// Texts of explanations and of the interface call the functions by the same names.
#[test]
fn functions_are_called_what_the_interface_calls_them() {
    let english = include_str!("../../../../../web/src/i18n/en/functions.json");
    let german = include_str!("../../../../../web/src/i18n/de/functions.json");
    for (language, catalogue) in [(Language::English, english), (Language::German, german)] {
        let catalogue: serde_json::Value = serde_json::from_str(catalogue).unwrap();
        for function in Function::ALL {
            let name = &catalogue[function.word().replace('.', "-")]["name"];
            assert_eq!(name.as_str(), Some(language.function(*function)), "{function}");
        }
    }
}
