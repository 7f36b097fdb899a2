//! Doing it: folders first, then files, several at once.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::{Method, StatusCode};
use indicatif::ProgressBar;
use serde_json::Value;
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};
use tokio::sync::{Mutex, Semaphore};
use tokio::task::JoinSet;

use super::library::Library;
use super::notes::{Notes, Step};
use super::progress::{self, Tally};
use super::sidecar::{Said, Unread};
use super::walk::{Found, Walked};
use crate::out::line;
use crate::stop::{Stop, causes};
use crate::visitor::{Answer, NoAnswer, Visitor};

/// Bytes of one request: what is lost where a connection breaks is less.
const PIECE: u64 = 8 << 20;

/// How often a piece is sent again where the server can't be reached, each time after twice as long.
const TRIES: u32 = 6;

/// How often a description is written again that somebody, or the server itself, was faster with.
const REWRITES: usize = 20;

/// An import under way.
pub(super) struct Import {
    library: Library,
    notes: Notes,
    parallel: usize,
}

/// Why a file was not brought in, or not described.
#[derive(Debug, thiserror::Error)]
enum NotSent {
    #[error("it can't be read")]
    File(#[from] std::io::Error),
    #[error("it was changed while it was read")]
    Changed,
    #[error(transparent)]
    Server(#[from] NoAnswer),
    #[error("the file is in, and not what its sidecar says")]
    Sidecar(#[source] Unread),
    #[error("the file is in, and not what its sidecar says: {0}")]
    Description(String),
}

/// What the tasks share.
struct Sender {
    visitor: Visitor,
    root: PathBuf,
    notes: Mutex<Notes>,
    bar: ProgressBar,
}

impl Import {
    pub(super) const fn new(library: Library, notes: Notes, parallel: usize) -> Self {
        Self {
            library,
            notes,
            parallel,
        }
    }

    /// Brings everything in that is not in yet.
    pub(super) async fn run(mut self, walked: Walked) -> Result<(), Stop> {
        super::tell_skipped(&walked)?;
        let mut tally = Tally::default();
        let mut without = Vec::new();
        for folder in &walked.folders {
            if let Err(error) = self.library.make(folder).await {
                without.push(folder.clone());
                line(format_args!("failed  {}: {}", folder.display(), readable(&error)))?;
            }
        }
        let mut wanted = Vec::new();
        for file in walked.files {
            match self.notes.of(&file) {
                Some(Step::Done(_)) => tally.before += 1,
                _ => wanted.push(file),
            }
        }
        let bar = progress::bar(wanted.iter().map(|file| file.size).sum());
        self.send(walked.root, wanted, &bar, &mut tally).await?;
        bar.finish_and_clear();
        progress::end(&tally)
    }

    async fn send(
        self,
        root: PathBuf,
        wanted: Vec<Found>,
        bar: &ProgressBar,
        tally: &mut Tally,
    ) -> Result<(), Stop> {
        let mut jobs = Vec::new();
        for file in wanted {
            let above = file.path.parent().unwrap_or(Path::new(""));
            match self.library.id(above) {
                Some(folder) => jobs.push((file.clone(), folder.to_owned())),
                None => {
                    tally.failed += 1;
                    bar.inc(file.size);
                    line(format_args!(
                        "failed  {}: its folder is missing",
                        file.path.display()
                    ))?;
                }
            }
        }
        let sender = Arc::new(Sender {
            visitor: self.library.visitor,
            root,
            notes: Mutex::new(self.notes),
            bar: bar.clone(),
        });
        let turns = Arc::new(Semaphore::new(self.parallel));
        let mut tasks = JoinSet::new();
        for (file, folder) in jobs {
            let (sender, turns) = (Arc::clone(&sender), Arc::clone(&turns));
            tasks.spawn(async move {
                let _turn = turns.acquire_owned().await;
                let sent = sender.bring(&file, &folder).await;
                (file, sent)
            });
        }
        while let Some(ended) = tasks.join_next().await {
            let (file, sent) = ended.map_err(|error| Stop::because("an upload came to an end", &error))?;
            match sent {
                Ok(described) => {
                    tally.uploaded += 1;
                    tally.bytes += file.size;
                    tally.described += usize::from(described == Described::BySidecar);
                }
                Err(error) => {
                    tally.failed += 1;
                    let why = match &error {
                        NotSent::Server(error) => readable(error),
                        other => causes(other),
                    };
                    bar.suspend(|| line(format_args!("failed  {}: {why}", file.path.display())))?;
                }
            }
        }
        Ok(())
    }
}

/// Was more said of a file than the file itself says?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Described {
    BySidecar,
    No,
}

impl Sender {
    /// Uploads a file, or goes on with it, and writes what its sidecar says.
    async fn bring(&self, file: &Found, folder: &str) -> Result<Described, NotSent> {
        self.bar.set_message(file.path.display().to_string());
        let step = self.notes.lock().await.of(file).cloned();
        let asset = match step {
            Some(Step::Done(_)) => return Ok(Described::No),
            Some(Step::Uploaded(asset)) => {
                self.bar.inc(file.size);
                asset
            }
            Some(Step::Begun(upload)) => match self.stands(&upload).await? {
                Stands::At(offset) => self.go_on(file, &upload, offset).await?,
                Stands::Whole(asset) => asset,
                Stands::Gone => self.upload(file, folder).await?,
            },
            None => self.upload(file, folder).await?,
        };
        self.note(file, Step::Uploaded(asset.clone())).await?;
        let described = self.describe(file, &asset).await?;
        self.note(file, Step::Done(asset)).await?;
        Ok(described)
    }

    async fn note(&self, file: &Found, step: Step) -> Result<(), NotSent> {
        Ok(self.notes.lock().await.add(file, step)?)
    }

    async fn upload(&self, file: &Found, folder: &str) -> Result<String, NotSent> {
        let name = file
            .path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let encoded = |text: &str| BASE64_STANDARD.encode(text);
        let metadata = format!("filename {},folder {}", encoded(name), encoded(folder));
        let length = file.size.to_string();
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-length", length.as_str()),
            ("upload-metadata", metadata.as_str()),
        ];
        let begun = self
            .send(Method::POST, "/uploads", &headers, &Bytes::new())
            .await?;
        if let Some(asset) = header(&begun, "vitrine-asset") {
            return Ok(asset);
        }
        let upload = header(&begun, "location").ok_or(NoAnswer::Lacks("location"))?;
        let upload = upload.trim_start_matches("/api/v1").to_owned();
        self.note(file, Step::Begun(upload.clone())).await?;
        self.go_on(file, &upload, 0).await
    }

    /// How far an upload is.
    async fn stands(&self, upload: &str) -> Result<Stands, NoAnswer> {
        let headers = [("tus-resumable", "1.0.0")];
        match self.send(Method::HEAD, upload, &headers, &Bytes::new()).await {
            Ok(answer) => {
                if let Some(asset) = header(&answer, "vitrine-asset") {
                    return Ok(Stands::Whole(asset));
                }
                let offset = header(&answer, "upload-offset").and_then(|offset| offset.parse().ok());
                offset.map(Stands::At).ok_or(NoAnswer::Lacks("upload-offset"))
            }
            Err(NoAnswer::Refused {
                status: StatusCode::NOT_FOUND | StatusCode::GONE,
                ..
            }) => Ok(Stands::Gone),
            Err(error) => Err(error),
        }
    }

    /// Sends the rest; the asset that came of it.
    async fn go_on(&self, file: &Found, upload: &str, from: u64) -> Result<String, NotSent> {
        let mut source = File::open(self.root.join(&file.path)).await?;
        let (mut offset, mut tries) = (from, 0);
        self.bar.inc(from);
        loop {
            source.seek(SeekFrom::Start(offset)).await?;
            let piece = read_piece(&mut source).await?;
            let length = piece.len() as u64;
            if offset + length > file.size || (length == 0 && offset < file.size) {
                return Err(NotSent::Changed);
            }
            match self.append(upload, offset, piece).await {
                Ok(answer) => {
                    if let Some(asset) = header(&answer, "vitrine-asset") {
                        self.bar.inc(length);
                        return Ok(asset);
                    }
                    (offset, tries) = (offset + length, 0);
                    self.bar.inc(length);
                }
                Err(error) if may_come_right(&error) && tries < TRIES => {
                    tries += 1;
                    tokio::time::sleep(wait(tries)).await;
                    // Some of it may have arrived before the connection broke.
                    match self.stands(upload).await? {
                        Stands::At(arrived) => offset = arrived,
                        Stands::Whole(asset) => return Ok(asset),
                        Stands::Gone => return Err(error.into()),
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    async fn append(&self, upload: &str, offset: u64, piece: Bytes) -> Result<Answer, NoAnswer> {
        let at = offset.to_string();
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-offset", at.as_str()),
            ("content-type", "application/offset+octet-stream"),
        ];
        self.visitor.send(Method::PATCH, upload, &headers, piece).await
    }

    /// Sends a request, again and again where the server can't be reached or has no time.
    async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &Bytes,
    ) -> Result<Answer, NoAnswer> {
        let mut tries = 0;
        loop {
            tries += 1;
            let answer = self
                .visitor
                .send(method.clone(), path, headers, body.clone())
                .await;
            match answer {
                Err(error) if may_come_right(&error) && tries < TRIES => {
                    tokio::time::sleep(wait(tries)).await;
                }
                answer => return answer,
            }
        }
    }

    /// Writes what the sidecar says, if there is one.
    async fn describe(&self, file: &Found, asset: &str) -> Result<Described, NotSent> {
        let Some(sidecar) = &file.sidecar else {
            return Ok(Described::No);
        };
        let said = Said::read_file(&self.root.join(sidecar)).map_err(NotSent::Sidecar)?;
        if said.is_empty() {
            return Ok(Described::No);
        }
        let body = serde_json::to_value(&said).unwrap_or_default();
        let path = format!("/assets/{asset}");
        for _ in 0..REWRITES {
            let version = self.visitor.get(&path).await?["version"].clone();
            let known = format!("\"{version}\"");
            let written = self
                .visitor
                .json(Method::PATCH, &path, &[("if-match", &known)], &body)
                .await;
            match written {
                Ok(_) => return Ok(Described::BySidecar),
                Err(NoAnswer::Refused {
                    status: StatusCode::PRECONDITION_FAILED,
                    ..
                }) => {}
                Err(error) => return Err(NotSent::Description(readable(&error))),
            }
        }
        Err(NotSent::Description(
            "somebody else keeps writing about it".to_owned(),
        ))
    }
}

/// Where an upload stands.
enum Stands {
    At(u64),
    Whole(String),
    Gone,
}

/// Nobody could be reached, somebody had no time, or another request has gone on with the upload.
fn may_come_right(error: &NoAnswer) -> bool {
    match error {
        NoAnswer::Connection(_) | NoAnswer::Broken(_) => true,
        NoAnswer::Refused { status, .. } => {
            status.is_server_error()
                || matches!(*status, StatusCode::TOO_MANY_REQUESTS | StatusCode::CONFLICT)
        }
        NoAnswer::Request(_) | NoAnswer::Lacks(_) => false,
    }
}

/// Each time twice as long.
const fn wait(tries: u32) -> Duration {
    Duration::from_millis(250 << tries)
}

async fn read_piece(source: &mut File) -> std::io::Result<Bytes> {
    let mut piece = Vec::new();
    source.take(PIECE).read_to_end(&mut piece).await?;
    Ok(piece.into())
}

fn header(answer: &Answer, name: &str) -> Option<String> {
    let value = answer.headers.get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

/// What the server said, for people.
fn readable(error: &NoAnswer) -> String {
    let NoAnswer::Refused { status, body, .. } = error else {
        return causes(error);
    };
    let problem: Value = serde_json::from_str(body).unwrap_or_default();
    let said = problem["detail"].as_str().or_else(|| problem["title"].as_str());
    said.map_or_else(|| format!("the server answered {status}"), str::to_owned)
}
