//! A file store of which one operation fails, and what that may cost: an answer that says so, and nothing else.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use http::{Method, StatusCode};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    ObjectStoreExt, PutMultipartOptions, PutOptions, PutPayload, PutResult, RenameOptions, Result,
    UploadPart,
};
use vitrine_store::blobs::Blobs;
use vitrine_testkit::{House, on_both_databases};

use crate::site::{Answer, Client, Site};
use crate::tus::{UPLOADS, metadata};

/// How many operations are left until one fails; none does at 0.
#[derive(Debug, Default)]
struct Plan(AtomicUsize);

impl Plan {
    fn fail_at(&self, operation: usize) {
        self.0.store(operation, Ordering::SeqCst);
    }

    /// Is the operation that fails still to come?
    fn is_ahead(&self) -> bool {
        self.0.load(Ordering::SeqCst) > 0
    }

    fn step(&self) -> Result<()> {
        let before = self
            .0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        match before {
            Ok(1) => Err(Error::Generic {
                store: "a faulty one",
                source: "the operation failed".into(),
            }),
            _ => Ok(()),
        }
    }
}

/// Passes everything on but for the one operation that fails.
#[derive(Clone, Debug)]
struct Faulty {
    inner: Arc<LocalFileSystem>,
    plan: Arc<Plan>,
    /// The next file that is published is swept at once.
    sweeps: Arc<AtomicBool>,
}

impl Faulty {
    fn over(house: &House) -> Self {
        Self {
            inner: Arc::new(LocalFileSystem::new_with_prefix(house.path("blobs")).unwrap()),
            plan: Arc::default(),
            sweeps: Arc::default(),
        }
    }
}

impl std::fmt::Display for Faulty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Faulty")
    }
}

#[async_trait]
impl ObjectStore for Faulty {
    async fn put_opts(&self, at: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        self.plan.step()?;
        self.inner.put_opts(at, payload, options).await
    }

    async fn put_multipart_opts(
        &self,
        at: &Path,
        options: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        self.plan.step()?;
        Ok(Box::new(FaultyUpload {
            inner: self.inner.put_multipart_opts(at, options).await?,
            plan: Arc::clone(&self.plan),
        }))
    }

    async fn get_opts(&self, at: &Path, options: GetOptions) -> Result<GetResult> {
        self.plan.step()?;
        self.inner.get_opts(at, options).await
    }

    fn delete_stream(&self, at: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        let this = self.clone();
        at.and_then(move |path| {
            let this = this.clone();
            async move {
                this.plan.step()?;
                this.inner.delete(&path).await?;
                Ok(path)
            }
        })
        .boxed()
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.plan.step()?;
        self.inner.copy_opts(from, to, options).await
    }

    async fn rename_opts(&self, from: &Path, to: &Path, options: RenameOptions) -> Result<()> {
        self.plan.step()?;
        self.inner.rename_opts(from, to, options).await?;
        if self.sweeps.swap(false, Ordering::SeqCst) {
            self.inner.delete(to).await?;
        }
        Ok(())
    }
}

#[derive(Debug)]
struct FaultyUpload {
    inner: Box<dyn MultipartUpload>,
    plan: Arc<Plan>,
}

#[async_trait]
impl MultipartUpload for FaultyUpload {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        let (step, part) = (self.plan.step(), self.inner.put_part(data));
        Box::pin(async move {
            step?;
            part.await
        })
    }

    async fn complete(&mut self) -> Result<PutResult> {
        self.plan.step()?;
        self.inner.complete().await
    }

    async fn abort(&mut self) -> Result<()> {
        self.plan.step()?;
        self.inner.abort().await
    }
}

/// Where an upload stands, by its own word; it is asked once more where that failed.
async fn offset(by: &Client, upload: &str) -> Answer {
    let answer = by.tus(Method::HEAD, upload, &[], &[]).await;
    if answer.status.is_success() {
        return answer;
    }
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    by.tus(Method::HEAD, upload, &[], &[])
        .await
        .expect(StatusCode::OK)
}

/// Sends what is left; the asset, once it is one.
async fn go_on(by: &Client, upload: &str, bytes: &[u8]) -> ControlFlow<String> {
    let stands = offset(by, upload).await;
    let asset = stands.header("vitrine-asset");
    if !asset.is_empty() {
        return ControlFlow::Break(asset.to_owned());
    }
    let at: usize = stands.header("upload-offset").parse().unwrap();
    let end = (at + 5).min(bytes.len());
    let answer = by.append(upload, at, &bytes[at..end]).await;
    if answer.status == StatusCode::NO_CONTENT {
        // What was acknowledged is not taken back.
        let now: usize = offset(by, upload).await.header("upload-offset").parse().unwrap();
        assert_eq!(now, end);
    } else {
        assert_eq!(answer.outcome(), "503 unavailable");
    }
    ControlFlow::Continue(())
}

fn bytes(at: usize) -> Vec<u8> {
    format!("file {at:04}").into_bytes()
}

on_both_databases! {
    async fn whichever_operation_of_an_upload_fails_nothing_is_lost(house) {
        let faulty = Faulty::over(&house);
        let mut house = house;
        let plan = Arc::clone(&faulty.plan);
        house.blobs = Blobs::over(Arc::new(faulty));
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let mut assets = Vec::new();
        for at in 1.. {
            let upload = jonas.begin(site.museum.exhibitions, "a.txt", bytes(at).len()).await;
            plan.fail_at(at);
            let asset = loop {
                if let ControlFlow::Break(asset) = go_on(&jonas, &upload, &bytes(at)).await {
                    break asset;
                }
            };
            assets.push((at, asset));
            if plan.is_ahead() {
                plan.fail_at(0);
                break;
            }
        }
        // Two parts kept; joined: two read, one written, published and looked at; two parts dropped.
        assert!(assets.len() > 9, "{}", assets.len());
        for (at, asset) in assets {
            let source = jonas.get(&format!("/api/v1/assets/{asset}/source")).await.expect(StatusCode::OK);
            assert_eq!(source.bytes, bytes(at), "with a failure at {at}");
        }
    }

    async fn a_file_that_is_swept_before_its_row_stands_is_joined_once_more(house) {
        let faulty = Faulty::over(&house);
        let mut house = house;
        let sweeps = Arc::clone(&faulty.sweeps);
        house.blobs = Blobs::over(Arc::new(faulty));
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let upload = jonas.begin(site.museum.exhibitions, "a.txt", 5).await;
        // As a sweep that took an old copy of the same bytes, which this one had just been put in place of.
        sweeps.store(true, Ordering::SeqCst);
        assert_eq!(jonas.append(&upload, 0, b"hello").await.outcome(), "503 unavailable");
        let done = jonas.tus(Method::HEAD, &upload, &[], &[]).await.expect(StatusCode::OK);
        let asset = done.header("vitrine-asset");
        let source = jonas.get(&format!("/api/v1/assets/{asset}/source")).await.expect(StatusCode::OK);
        assert_eq!(source.bytes, "hello");
    }

    async fn an_upload_that_begins_with_its_bytes_is_whole_or_was_never_there(house) {
        let faulty = Faulty::over(&house);
        let mut house = house;
        let plan = Arc::clone(&faulty.plan);
        house.blobs = Blobs::over(Arc::new(faulty));
        let site = Site::open(house).await;
        let jonas = site.program(site.museum.jonas).await;
        let metadata = metadata(site.museum.exhibitions, "a.txt");
        let kind = ("content-type", "application/offset+octet-stream");
        for at in 1.. {
            let bytes = bytes(at);
            let length = bytes.len().to_string();
            let key = format!("k{at}");
            let headers = [("upload-length", &*length), ("upload-metadata", &*metadata), kind, ("idempotency-key", &*key)];
            plan.fail_at(at);
            let mut answer = jonas.tus(Method::POST, UPLOADS, &headers, &bytes).await;
            let done = plan.is_ahead();
            if answer.status != StatusCode::CREATED {
                assert_eq!(answer.outcome(), "503 unavailable");
                // Its key is free: the same request is done now.
                plan.fail_at(0);
                answer = jonas.tus(Method::POST, UPLOADS, &headers, &bytes).await.expect(StatusCode::CREATED);
            }
            plan.fail_at(0);
            let asset = answer.header("vitrine-asset");
            let source = jonas.get(&format!("/api/v1/assets/{asset}/source")).await.expect(StatusCode::OK);
            assert_eq!(source.bytes, bytes);
            if done {
                break;
            }
        }
        let left = "SELECT CAST(COUNT(*) AS TEXT) FROM uploads WHERE asset IS NULL";
        assert_eq!(site.house.dump(left).await, ["0"]);
    }
}
