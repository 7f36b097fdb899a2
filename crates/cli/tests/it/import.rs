//! `vitrine import`, against a server that runs.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::text;
use crate::served::{Served, Session, init, password, vitrine};

/// A server with an account, a token of its owner, and files to bring in.
struct House {
    folder: TempDir,
    served: Served,
    session: Session,
}

impl House {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = init(&folder.path().join("data"));
        let served = Served::start(&folder.path().join("data"));
        let session = served.sign_in("mara", &password(&made));
        let house = Self {
            folder,
            served,
            session,
        };
        let scope = json!({ "name": "import", "scope": ["see", "upload", "folder.create", "edit"] });
        let token = house.ask("POST /tokens", Some(&scope));
        std::fs::write(house.path("token"), token["secret"].as_str().unwrap()).unwrap();
        for (name, bytes) in files {
            house.write(name, bytes);
        }
        house
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: &str) {
        let path = self.path("from").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn ask(&self, head: &str, body: Option<&Value>) -> Value {
        self.served.ask_as(&self.session, head, body)
    }

    fn import(&self, more: &[&str]) -> Output {
        self.import_to(&self.served.address, more)
    }

    fn import_to(&self, server: &str, more: &[&str]) -> Output {
        let (from, token, state) = (self.path("from"), self.path("token"), self.path("state"));
        let mut command = vitrine(&self.path("data"), &["import"]);
        command
            .arg(from)
            .args(["--into", "Library", "--server", server])
            .arg("--token-file")
            .arg(token)
            .arg("--state")
            .arg(state)
            .args(more);
        command.output().unwrap()
    }

    /// Title, tags and folder of every asset, by title.
    fn library(&self) -> Vec<(String, Vec<String>, String)> {
        let view = self.ask("POST /views", Some(&json!({})));
        let window = format!("GET /views/{}/window?count=100", view["id"].as_str().unwrap());
        let items = self.ask(&window, None)["items"].as_array().unwrap().clone();
        let mut found: Vec<_> = items
            .iter()
            .map(|item| self.asset(item["id"].as_str().unwrap()))
            .collect();
        found.sort();
        found
    }

    fn asset(&self, id: &str) -> (String, Vec<String>, String) {
        let asset = self.ask(&format!("GET /assets/{id}"), None);
        let named = |list: &Value| -> Vec<String> {
            list.as_array()
                .unwrap()
                .iter()
                .map(|one| one["name"].as_str().unwrap().to_owned())
                .collect()
        };
        let title = asset["title"].as_str().unwrap().to_owned();
        (title, named(&asset["tags"]), named(&asset["path"]).join("/"))
    }
}

const SIDECAR: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li>The quay</rdf:li></rdf:Alt></dc:title>
<dc:subject><rdf:Bag><rdf:li>harbour</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"#;

fn row(title: &str, tags: &[&str], path: &str) -> (String, Vec<String>, String) {
    (
        title.to_owned(),
        tags.iter().map(|tag| (*tag).to_owned()).collect(),
        path.to_owned(),
    )
}

#[test]
fn a_folder_comes_in_with_its_folders_and_sidecars_and_only_once() {
    let house = House::with(&[
        ("a.txt", "a"),
        ("2024/quay.txt", "quay"),
        ("2024/quay.xmp", SIDECAR),
        ("2024/empty.txt", ""),
        ("2024/.hidden", "x"),
    ]);
    let dry = house.import(&["--dry-run"]);
    let told = text(&dry.stdout);
    assert!(dry.status.success(), "{}", text(&dry.stderr));
    assert!(
        told.contains("folder  2024\n") && told.contains("file    2024/quay.txt  with its sidecar\n"),
        "{told}"
    );
    assert!(
        told.contains("skipped 2024/.hidden: hidden") && told.contains("Nothing was changed."),
        "{told}"
    );
    assert_eq!(house.library(), []);
    assert!(!house.path("state").exists());

    let done = house.import(&[]);
    let told = text(&done.stdout);
    assert!(done.status.success(), "{told} {}", text(&done.stderr));
    assert!(
        told.ends_with("3 files uploaded (5 B), 1 described by sidecars, 0 imported before, 0 failed\n"),
        "{told}"
    );
    let expected = [
        row("The quay", &["harbour"], "Library/2024"),
        row("a", &[], "Library"),
        row("empty", &[], "Library/2024"),
    ];
    assert_eq!(house.library(), expected);

    house.write("2024/new.txt", "new");
    let again = house.import(&[]);
    let told = text(&again.stdout);
    assert!(
        told.ends_with("1 files uploaded (3 B), 0 described by sidecars, 3 imported before, 0 failed\n"),
        "{told}"
    );
    assert_eq!(house.library().len(), 4);
}

#[test]
fn what_fails_is_told_and_tried_again_and_bad_input_is_refused() {
    let house = House::with(&[
        ("broken.txt", "x"),
        ("broken.xmp", "<a><b></a>"),
        ("fine.txt", "y"),
    ]);
    let told = house.import(&[]);
    assert_eq!(told.status.code(), Some(1));
    assert!(
        text(&told.stdout).contains(
            "failed  broken.txt: the file is in, and not what its sidecar says: the sidecar is no XMP"
        ),
        "{}",
        text(&told.stdout)
    );
    assert!(text(&told.stderr).contains("the same command tries again"));
    house.write("broken.xmp", SIDECAR);
    let again = house.import(&[]);
    assert!(again.status.success(), "{}", text(&again.stdout));
    assert_eq!(
        house.library(),
        [
            row("The quay", &["harbour"], "Library"),
            row("fine", &[], "Library")
        ]
    );

    let bad = |arguments: &[&str]| -> (Option<i32>, String) {
        let output = house.import(arguments);
        (output.status.code(), text(&output.stderr))
    };
    let (code, said) = bad(&["--parallel", "0"]);
    assert_eq!(code, Some(2), "{said}");
    std::fs::write(house.path("token"), "vt_nonsense").unwrap();
    let (code, said) = bad(&[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("does not know the token"), "{said}");
    let elsewhere = house.import_to("192.0.2.7:8080", &[]);
    assert_eq!(elsewhere.status.code(), Some(2));
    assert!(text(&elsewhere.stderr).contains("192.0.2.7:8080 is another machine"));
    std::fs::write(house.path("token"), "two words").unwrap();
    assert!(bad(&[]).1.contains("holds no API token"));
    std::fs::remove_file(house.path("token")).unwrap();
    assert_eq!(bad(&[]).0, Some(2));
}

#[test]
fn an_upload_that_was_cut_off_is_gone_on_with() {
    let house = House::with(&[("long.txt", "low water, high water")]);
    // As an import that was ended leaves it: begun, with some bytes there.
    let upload = house
        .served
        .begin_upload(&house.session, &house.folder_id(), ("long.txt", 21), "low water");
    let modified = std::fs::metadata(house.path("from/long.txt"))
        .unwrap()
        .modified()
        .unwrap();
    let modified = modified
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_millis();
    let note =
        json!({ "path": "long.txt", "size": 21, "modified": modified as u64, "step": { "begun": upload } });
    std::fs::write(house.path("state"), format!("{note}\n{{\"path\":\"lo")).unwrap();
    let done = house.import(&[]);
    assert!(
        done.status.success(),
        "{} {}",
        text(&done.stdout),
        text(&done.stderr)
    );
    assert_eq!(house.library(), [row("long", &[], "Library")]);
    assert_eq!(house.unfinished(), 0, "no second upload was begun");
}

impl House {
    fn folder_id(&self) -> String {
        let top = self.ask("GET /folders", None);
        top["items"][0]["id"].as_str().unwrap().to_owned()
    }

    /// How many uploads the database has that became nothing.
    fn unfinished(&self) -> usize {
        uploads_without_asset(&self.path("data"))
    }
}

/// Each unfinished upload keeps its parts in a folder of its own.
fn uploads_without_asset(data: &Path) -> usize {
    std::fs::read_dir(data.join("blobs/uploads")).map_or(0, |entries| {
        entries
            .filter_map(Result::ok)
            .filter(|entry| std::fs::read_dir(entry.path()).is_ok_and(|mut parts| parts.next().is_some()))
            .count()
    })
}
