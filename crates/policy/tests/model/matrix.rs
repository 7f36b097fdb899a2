//! Who may what, as a file that people read: `docs/access-matrix.txt`. Rows are kinds of people, columns are actions,
//! a table for each kind and state of a place and a file. A change of it is a change of the product.

use std::fmt::Write as _;
use std::path::PathBuf;

use vitrine_model::{Function, FunctionSet};
use vitrine_policy::file::check;

/// The world that the tables are about: a museum by the harbour.
const MUSEUM: &str = include_str!("museum.json");

const NOW: &str = "1760000000";

const HEAD: &str = "\
Who may what
============

Written by a test from the museum of `crates/policy/tests/model/museum.json`, and held to what the engine answers. Rows
are people, columns are actions. To take a change over, run the tests of vitrine-policy with `VITRINE_BLESS=1`, read
the difference, and name it in the changelog under **Access**.

    +  passes
    w  passes with a warning
    ?  passes with a written reason, and there is none
    s  refused by gate G1, standing
    f  refused by gate G2, function
    p  refused by gate G3, place
    i  refused by gate G4, file

In the museum, All users may (G2) see, download, upload, edit, move, comment, delete, share for review, and create and
edit folders; Press archives and shares everything besides, and sees people; Guests may not delete. The library admits
(G3) everyone for all of this, and so do the folders below it, where their tables say nothing else.
";

/// A kind of person, and how a question is put in their name.
const PEOPLE: &[(&str, &str)] = &[
    ("owner: mara, director", r#""principal": "user:mara""#),
    ("admin: ilse, registrar", r#""principal": "user:ilse""#),
    (
        "ilse in super-admin mode",
        r#""principal": "user:ilse", "supermode": true"#,
    ),
    (
        "ilse's token to see and fetch",
        r#""principal": "user:ilse", "scope": ["see", "download"]"#,
    ),
    ("creator: noor, curator", r#""principal": "user:noor""#),
    ("member: jonas, photographer", r#""principal": "user:jonas""#),
    ("in Press: tove, press officer", r#""principal": "user:tove""#),
    ("crosses: ruben, intern", r#""principal": "user:ruben""#),
    ("in Guests: gita, lender", r#""principal": "user:gita""#),
    ("project member: pim, editor", r#""principal": "user:pim""#),
    ("project lead: leo, producer", r#""principal": "user:leo""#),
    ("playlist member: wim, sponsor", r#""principal": "user:wim""#),
    ("invited: kasper", r#""principal": "user:kasper""#),
    ("deactivated admin: vera", r#""principal": "user:vera""#),
];

/// Those without a login, who are asked about files alone.
const VISITORS: &[(&str, &str)] = &[
    ("leo's link to review", r#""principal": "link:review""#),
    ("tove's link to fetch", r#""principal": "link:download""#),
    ("vera's link to review", r#""principal": "link:stopped""#),
];

const TABLES: &[(&str, &str)] = &[
    ("The account", "account"),
    ("A folder", "folder:library"),
    (
        "A folder whose list lets All users see, and Press see, download, upload, edit, delete and change access",
        "folder:press-kit",
    ),
    (
        "A folder whose list lets Registrars see, with a cross against seeing for Guests",
        "folder:vault",
    ),
    (
        "A folder in it, which is handed another list: All users see",
        "folder:open-door",
    ),
    ("A folder whose list is set, and empty", "folder:sealed"),
    ("An archived folder", "folder:attic"),
    ("A folder in the trash", "folder:bin"),
    ("A file", "asset:poster"),
    ("A file that is archived itself", "asset:old-poster"),
    ("A file in the trash itself", "asset:thrown-poster"),
    ("A file in the folder with a list for Press", "asset:in-press-kit"),
    ("A file in the folder for Registrars", "asset:in-vault"),
    ("A file in the folder whose list is empty", "asset:in-sealed"),
    ("A file in an archived folder", "asset:in-attic"),
    ("A file in a folder in the trash", "asset:in-bin"),
    (
        "A file with security: download and delete for its entries alone; Press may download, jonas delete and not edit",
        "asset:restricted",
    ),
    (
        "A file under a licence that locks; Registrars may override licences",
        "asset:locked",
    ),
    ("A file under a licence that warns of downloads", "asset:warned"),
    (
        "A file under a licence that has lapsed, and warns then",
        "asset:lapsed",
    ),
    (
        "A file with a colour mark: locked, but free for Registrars, and with a reason for Press",
        "asset:marked",
    ),
    ("A project", "project:catalogue"),
    ("A file on its content shelf", "asset:rushes"),
    ("An archived file on its content shelf", "asset:old-rushes"),
    ("A file on its files shelf", "asset:script"),
    (
        "A file on its content shelf that the lead has added to a playlist",
        "asset:shown-rushes",
    ),
    (
        "A file on its content shelf that somebody has added to a playlist who may not hand it on",
        "asset:once-shown",
    ),
    ("A playlist", "playlist:screening"),
];

/// What is asked of a resource: what question files take.
fn columns(resource: &str) -> Vec<Function> {
    let own = FunctionSet::of(&[Function::ProjectEdit, Function::ProjectDelete]);
    let functions = match resource.split(':').next() {
        Some("account") => FunctionSet::FULL.without(FunctionSet::PLACE_BOUND),
        Some("project" | "playlist") => FunctionSet::PLACE_BOUND,
        _ => FunctionSet::PLACE_BOUND.without(own),
    };
    functions.iter().collect()
}

/// The heads of the columns, in two lines: a word is cut at its point.
fn heads(columns: &[Function], to: &mut String) -> Vec<usize> {
    let parts: Vec<(&str, &str)> = columns
        .iter()
        .map(|column| column.word().split_once('.').unwrap_or((column.word(), "")))
        .collect();
    let widths: Vec<usize> = parts
        .iter()
        .map(|(first, second)| first.len().max(second.len() + 1))
        .collect();
    for second in [false, true] {
        let mut line = " ".repeat(LABEL);
        for ((first, rest), width) in parts.iter().zip(&widths) {
            let word = match (second, rest.is_empty()) {
                (false, _) => (*first).to_owned(),
                (true, true) => String::new(),
                (true, false) => format!(".{rest}"),
            };
            let _ = write!(line, " {word:<width$}");
        }
        let _ = writeln!(to, "{}", line.trim_end());
    }
    widths
}

const LABEL: usize = 30;

fn questions(people: &[&(&str, &str)], columns: &[Function], resource: &str) -> String {
    let mut text = String::new();
    for (_, principal) in people {
        for action in columns {
            let _ = writeln!(
                text,
                r#"{{"id": 0, {principal}, "action": "{action}", "resource": "{resource}", "at": {NOW}}}"#
            );
        }
    }
    text
}

/// The sign for an answer.
fn sign(answer: &str) -> char {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
    match (answer["effect"].as_str().unwrap(), answer["gate"].as_str()) {
        ("allow", None) => '+',
        ("warn", None) => 'w',
        ("reason", None) => '?',
        ("deny", Some("standing")) => 's',
        ("deny", Some("function")) => 'f',
        ("deny", Some("place")) => 'p',
        ("deny", Some("file")) => 'i',
        other => panic!("{other:?}"),
    }
}

fn table(title: &str, resource: &str, to: &mut String) {
    let _ = writeln!(to, "\n{title}\n{}\n", "-".repeat(title.len()));
    let columns = columns(resource);
    let widths = heads(&columns, to);
    let visitors = if resource.starts_with("asset:") {
        VISITORS
    } else {
        &[]
    };
    let people: Vec<_> = PEOPLE.iter().chain(visitors).collect();
    let mut answers = Vec::new();
    check(
        "museum.json",
        MUSEUM,
        &mut questions(&people, &columns, resource).as_bytes(),
        &mut answers,
    )
    .unwrap();
    let answers = String::from_utf8(answers).unwrap();
    let signs: Vec<char> = answers.lines().map(sign).collect();
    for ((name, _), signs) in people.iter().zip(signs.chunks(columns.len())) {
        let mut line = format!("{name:<LABEL$}");
        for (sign, width) in signs.iter().zip(&widths) {
            let _ = write!(line, " {sign:<width$}");
        }
        let _ = writeln!(to, "{}", line.trim_end());
    }
}

#[test]
fn the_access_matrix_is_the_one_that_was_reviewed() {
    let mut text = HEAD.to_owned();
    for (title, resource) in TABLES {
        table(title, resource, &mut text);
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/access-matrix.txt");
    if std::env::var_os("VITRINE_BLESS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let reviewed = std::fs::read_to_string(&file).unwrap_or_default();
    for (number, (was, is)) in reviewed.lines().zip(text.lines()).enumerate() {
        assert_eq!(
            was,
            is,
            "docs/access-matrix.txt, line {}: where this is meant, run the test with VITRINE_BLESS=1 and name the \
             change in the changelog",
            number + 1
        );
    }
    assert_eq!(
        reviewed.lines().count(),
        text.lines().count(),
        "docs/access-matrix.txt has other tables: VITRINE_BLESS=1 writes it anew"
    );
}
