//! Uploading over the wire, as a client of tus does.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{Method, StatusCode};
use vitrine_model::{FolderId, FunctionSet, UserId};

use crate::site::{Answer, Client, Site};

/// Where uploads begin.
pub(crate) const UPLOADS: &str = "/api/v1/uploads";

impl Site {
    /// A program of that person, for everything place-bound.
    pub(crate) async fn program(&self, user: UserId) -> Client {
        let scope: Vec<&str> = FunctionSet::PLACE_BOUND
            .iter()
            .map(|function| function.word())
            .collect();
        self.token(user, &scope).await
    }
}

impl Client {
    /// Sends a request of tus.
    pub(crate) async fn tus(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut all = vec![("tus-resumable", "1.0.0")];
        all.extend_from_slice(headers);
        if method == Method::PATCH && !headers.iter().any(|(name, _)| *name == "content-type") {
            all.push(("content-type", "application/offset+octet-stream"));
        }
        self.bytes(method, path, &all, body).await
    }

    /// Begins an upload; its address.
    pub(crate) async fn begin(&self, folder: FolderId, name: &str, length: usize) -> String {
        let metadata = metadata(folder, name);
        let headers = [
            ("upload-length", &*length.to_string()),
            ("upload-metadata", &*metadata),
        ];
        let answer = self
            .tus(Method::POST, UPLOADS, &headers, &[])
            .await
            .expect(StatusCode::CREATED);
        answer.header("location").to_owned()
    }

    /// Sends a whole file as a new version of an asset.
    pub(crate) async fn send_version(&self, asset: &str, name: &str, bytes: &[u8]) -> Answer {
        let metadata = format!(
            "filename {},asset {}",
            STANDARD.encode(name),
            STANDARD.encode(asset)
        );
        let headers = [
            ("upload-length", &*bytes.len().to_string()),
            ("upload-metadata", &*metadata),
            ("content-type", "application/offset+octet-stream"),
        ];
        self.tus(Method::POST, UPLOADS, &headers, bytes).await
    }

    /// Goes on with an upload.
    pub(crate) async fn append(&self, upload: &str, offset: usize, bytes: &[u8]) -> Answer {
        self.tus(
            Method::PATCH,
            upload,
            &[("upload-offset", &offset.to_string())],
            bytes,
        )
        .await
    }

    /// Uploads a whole file; the asset's id.
    pub(crate) async fn send_file(&self, folder: FolderId, name: &str, bytes: &[u8]) -> String {
        let upload = self.begin(folder, name, bytes.len()).await;
        let answer = self
            .append(&upload, 0, bytes)
            .await
            .expect(StatusCode::NO_CONTENT);
        answer.header("vitrine-asset").to_owned()
    }
}

/// `Upload-Metadata` for a file.
pub(crate) fn metadata(folder: FolderId, name: &str) -> String {
    format!(
        "filename {},folder {}",
        STANDARD.encode(name),
        STANDARD.encode(folder.to_string())
    )
}
