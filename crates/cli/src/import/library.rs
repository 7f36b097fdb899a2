//! The folders of the library that an import goes into.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use http::{Method, StatusCode};
use serde_json::{Value, json};
use vitrine_model::Name;

use crate::stop::Stop;
use crate::visitor::{NoAnswer, Visitor, text};

/// The library as far as the import knows it.
pub(super) struct Library {
    pub(super) visitor: Visitor,
    top: String,
    /// The ids of folders, by their paths below the top.
    known: HashMap<PathBuf, String>,
}

impl Library {
    /// Finds the folder that everything goes into.
    pub(super) async fn open(visitor: Visitor, into: &str) -> Result<Self, Stop> {
        let top = if is_id(into) {
            let found = visitor.get(&format!("/folders/{into}")).await;
            found
                .map(|_| into.to_owned())
                .map_err(|error| told(into, &error))?
        } else {
            find(&visitor, into).await?
        };
        Ok(Self {
            visitor,
            known: HashMap::from([(PathBuf::new(), top.clone())]),
            top,
        })
    }

    /// The id of the folder that everything goes into.
    pub(super) fn top(&self) -> &str {
        &self.top
    }

    /// The id of a folder whose parent is known.
    pub(super) fn id(&self, path: &Path) -> Option<&str> {
        self.known.get(path).map(String::as_str)
    }

    /// Those of the folders that are not there yet. Each stands behind the one above it.
    pub(super) async fn missing(&self, folders: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
        let mut known = self.known.clone();
        let mut missing = Vec::new();
        for path in folders {
            let (above, name) = split(path);
            let found = match known.get(above) {
                Some(parent) => child(&self.visitor, Some(parent), name)
                    .await
                    .map_err(|error| told(&path.to_string_lossy(), &error))?,
                None => None,
            };
            match found {
                Some(id) => drop(known.insert(path.clone(), id)),
                None => missing.push(path.clone()),
            }
        }
        Ok(missing)
    }

    /// Finds or makes a folder whose parent is known.
    pub(super) async fn make(&mut self, path: &Path) -> Result<(), NoAnswer> {
        let (above, name) = split(path);
        let Some(parent) = self.known.get(above).cloned() else {
            return Err(NoAnswer::Lacks("the folder above"));
        };
        let id = match child(&self.visitor, Some(&parent), name).await? {
            Some(id) => id,
            None => {
                let body = json!({ "parent": parent, "name": name });
                let made = self.visitor.json(Method::POST, "/folders", &[], &body).await?;
                text(&made.json, "id")?
            }
        };
        self.known.insert(path.to_owned(), id);
        Ok(())
    }
}

fn split(path: &Path) -> (&Path, &str) {
    let above = path.parent().unwrap_or(Path::new(""));
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    (above, name)
}

/// A folder could be called like that, but nobody calls one so.
fn is_id(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok()
}

/// The folder with those names from the top in sight down.
async fn find(visitor: &Visitor, names: &str) -> Result<String, Stop> {
    let mut id: Option<String> = None;
    for name in names.split('/').filter(|name| !name.is_empty()) {
        let found = child(visitor, id.as_deref(), name)
            .await
            .map_err(|error| told(names, &error))?;
        id = Some(found.ok_or_else(|| {
            Stop::bad_input(format!(
                "there is no folder `{name}` of `{names}` in the library, or the token's owner may not see it"
            ))
        })?);
    }
    id.ok_or_else(|| Stop::bad_input("--into names no folder: give its id, or names as in `Library/Archive`"))
}

/// The folder of that name right below one, or at the top.
async fn child(visitor: &Visitor, parent: Option<&str>, name: &str) -> Result<Option<String>, NoAnswer> {
    let path = parent.map_or_else(
        || "/folders".to_owned(),
        |parent| format!("/folders?parent={parent}"),
    );
    let listed = visitor.get(&path).await?;
    let items = listed.get("items").and_then(Value::as_array);
    let wanted = folded(name);
    let found = items
        .ok_or(NoAnswer::Lacks("items"))?
        .iter()
        .find(|folder| folder["name"].as_str().is_some_and(|name| folded(name) == wanted));
    found.map(|folder| text(folder, "id")).transpose()
}

/// As the library compares names.
fn folded(name: &str) -> String {
    Name::parse(name).map_or_else(|_| name.to_owned(), |name| name.folded())
}

fn told(what: &str, error: &NoAnswer) -> Stop {
    match error {
        NoAnswer::Refused {
            status: StatusCode::UNAUTHORIZED,
            ..
        } => Stop::bad_input(
            "the server does not know the token: it has ended, was revoked, or is another server's",
        ),
        NoAnswer::Refused {
            status: StatusCode::NOT_FOUND,
            ..
        } => Stop::bad_input(format!(
            "there is no folder `{what}`, or the token's owner may not see it"
        )),
        NoAnswer::Connection(_) => Stop::failed(
            "the server can't be reached: start it with `vitrine serve`, or say where it listens with --server",
        ),
        other => Stop::because(&format!("`{what}`"), other),
    }
}
