//! The twenty files: made, and uploaded by whoever brings them, while the server runs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::fs;
use tokio::sync::mpsc;

use super::media::{self, DemoFile, Unmade};
use super::story::PASSWORD;
pub(crate) use crate::visitor::Site;
use crate::visitor::{NoAnswer, Visitor, text};

/// Why the library of the demonstration was not filled.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unfilled {
    /// A file could not be made.
    #[error(transparent)]
    Media(#[from] Unmade),
    /// A file could not be brought in.
    #[error("`{file}` of the demonstration could not be uploaded")]
    Upload {
        /// Which.
        file: &'static str,
        /// What the server said.
        source: NoAnswer,
    },
    /// The folder that keeps what is still to do could not be used.
    #[error("`{}` could not be used", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The thread that makes the files came to an end.
    #[error("the files of the demonstration could not be made")]
    Ended(#[from] tokio::task::JoinError),
}

/// The folder in which the files are made. It stands as long as some are still to be uploaded, so that a start
/// that was cut short is carried on by the next.
fn workshop(data: &Path) -> PathBuf {
    data.join("demonstration")
}

/// Marks that the files are still to be made.
pub(super) fn begin_work(data: &Path) -> Result<(), Unfilled> {
    let path = workshop(data);
    std::fs::create_dir_all(&path).map_err(|source| Unfilled::Folder { path, source })
}

/// Are files still to be made? So it is right after the founding, and when a first start was cut short.
pub(crate) fn is_unfinished(data: &Path) -> bool {
    workshop(data).is_dir()
}

/// Makes and uploads what is not there yet. `done` is called with how many of the twenty are.
pub(crate) async fn fill(site: &Site, data: &Path, done: impl Fn(usize, usize)) -> Result<(), Unfilled> {
    let folder = workshop(data);
    let brought = Brought::read(&folder).await?;
    let mut count = brought.names.len();
    done(count, media::COUNT);
    let (sender, mut made) = mpsc::unbounded_channel();
    let making = tokio::task::spawn_blocking({
        let (folder, names) = (folder.clone(), brought.names.clone());
        move || {
            let wanted = |name: &str| !names.iter().any(|known| known == name);
            media::make(&folder, wanted, |file| {
                // Where nobody takes it, uploading has failed, and that is what is told.
                let _ = sender.send(file);
            })
        }
    });
    let mut visitors = Visitors {
        site,
        signed_in: HashMap::new(),
    };
    while let Some(file) = made.recv().await {
        visitors.bring(&file).await.map_err(|source| Unfilled::Upload {
            file: file.file_name,
            source,
        })?;
        brought.add(file.file_name).await?;
        count += 1;
        done(count, media::COUNT);
    }
    making.await??;
    fs::remove_dir_all(&folder)
        .await
        .map_err(|source| Unfilled::Folder { path: folder, source })
}

/// Which of the files are uploaded, a name a line in a file of the workshop.
struct Brought {
    list: PathBuf,
    names: Vec<String>,
}

impl Brought {
    async fn read(folder: &Path) -> Result<Self, Unfilled> {
        let failed = |source| Unfilled::Folder {
            path: folder.to_owned(),
            source,
        };
        let list = folder.join("uploaded.txt");
        let names = match fs::read_to_string(&list).await {
            Ok(text) => text.lines().map(str::to_owned).collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(failed(error)),
        };
        Ok(Self { list, names })
    }

    async fn add(&self, name: &str) -> Result<(), Unfilled> {
        use tokio::io::AsyncWriteExt;
        let failed = |source| Unfilled::Folder {
            path: self.list.clone(),
            source,
        };
        let mut list = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.list)
            .await
            .map_err(failed)?;
        list.write_all(format!("{name}\n").as_bytes())
            .await
            .map_err(failed)?;
        list.flush().await.map_err(failed)
    }
}

/// Those who bring something, each signed in once.
struct Visitors<'a> {
    site: &'a Site,
    signed_in: HashMap<&'static str, Visitor>,
}

impl Visitors<'_> {
    /// Uploads a file as whoever brings it, and writes what is known of it.
    async fn bring(&mut self, file: &DemoFile) -> Result<(), NoAnswer> {
        if !self.signed_in.contains_key(file.by) {
            let visitor = Visitor::sign_in(self.site, file.by, PASSWORD).await?;
            self.signed_in.insert(file.by, visitor);
        }
        let visitor = self.signed_in.get(file.by).ok_or(NoAnswer::Lacks("session"))?;
        let folder = find_folder(visitor, file.folder).await?;
        let asset = upload(visitor, file, &folder).await?;
        describe(visitor, file, &asset).await
    }
}

/// The id of a folder by its path, as that person sees the tree.
async fn find_folder(visitor: &Visitor, path: &str) -> Result<String, NoAnswer> {
    let named = |listed: &Value, name: &str| {
        let items = listed
            .get("items")
            .and_then(Value::as_array)
            .ok_or(NoAnswer::Lacks("items"))?;
        let found = items
            .iter()
            .find(|folder| folder.get("name").and_then(Value::as_str) == Some(name));
        found.map(|folder| text(folder, "id")).transpose()
    };
    // The root stands above all; where somebody may not see it, their folders are the topmost themselves.
    let mut listed = visitor.get("/folders").await?;
    if let Some(root) = named(&listed, "Library")? {
        listed = visitor.get(&format!("/folders?parent={root}")).await?;
    }
    let mut id = None;
    for name in path.split('/') {
        if let Some(parent) = &id {
            listed = visitor.get(&format!("/folders?parent={parent}")).await?;
        }
        id = named(&listed, name)?;
    }
    id.ok_or(NoAnswer::Lacks("folder"))
}

/// Uploads it whole, in the request that makes the upload; the id of the asset that comes of it.
async fn upload(visitor: &Visitor, file: &DemoFile, folder: &str) -> Result<String, NoAnswer> {
    let bytes = Bytes::from(fs::read(&file.path).await?);
    let encoded = |text: &str| BASE64_STANDARD.encode(text);
    let length = bytes.len().to_string();
    let metadata = format!("filename {},folder {}", encoded(file.file_name), encoded(folder));
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("upload-length", length.as_str()),
        ("upload-metadata", metadata.as_str()),
        ("content-type", "application/offset+octet-stream"),
    ];
    let answer = visitor.send(Method::POST, "/uploads", &headers, bytes).await?;
    let asset = answer
        .headers
        .get("vitrine-asset")
        .and_then(|value| value.to_str().ok());
    asset.map(str::to_owned).ok_or(NoAnswer::Lacks("vitrine-asset"))
}

/// Gives it its title, caption and tags. The server reads the file in the meantime and may write what it
/// found first: then it is asked again.
async fn describe(visitor: &Visitor, file: &DemoFile, asset: &str) -> Result<(), NoAnswer> {
    let path = format!("/assets/{asset}");
    let body = json!({ "title": file.title, "caption": file.caption, "tags": file.keywords });
    loop {
        let version = visitor
            .get(&path)
            .await?
            .get("version")
            .cloned()
            .ok_or(NoAnswer::Lacks("version"))?;
        let known = format!("\"{version}\"");
        match visitor
            .json(Method::PATCH, &path, &[("if-match", &known)], &body)
            .await
        {
            Err(NoAnswer::Refused {
                status: StatusCode::PRECONDITION_FAILED,
                ..
            }) => {}
            other => return other.map(drop),
        }
    }
}
