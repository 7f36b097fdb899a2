//! Bytes on their way in.

use std::sync::Arc;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use vitrine_model::UploadId;
use vitrine_store::Failure;
use vitrine_store::blobs::Part;
use vitrine_store::litter::NAMED_WITHIN;
use vitrine_store::uploads;

use crate::ctx::Ctx;
use crate::problem::{Code, Problem};

use super::checksum::Checksum;
use super::protocol::{beyond_end, expiry};

/// Bytes are kept in parts of this size; what a broken connection or an ended program loses is less.
const PART: usize = 8 << 20;

/// The most bytes of one request that are held back until their checksum is known.
const CHECKED: u64 = 1 << 30;

/// Where the bytes of a request go.
pub(super) struct Onto {
    pub(super) id: UploadId,
    /// The position of the first one. Where the upload stands elsewhere by then, they are refused.
    pub(super) offset: u64,
    /// Bytes of the whole file.
    pub(super) length: u64,
}

/// Keeps the body as the next bytes of the upload. Without a checksum, what had arrived before the connection
/// broke is kept; with one, all of it counts only when it fits.
pub(super) async fn receive(
    ctx: &Ctx,
    onto: Onto,
    body: Body,
    checksum: Option<Checksum>,
) -> Result<(), Problem> {
    let Onto { id, offset, length } = onto;
    let room = length.saturating_sub(offset);
    let mut incoming = Incoming {
        ctx,
        id,
        position: offset,
        room,
        held: BytesMut::new(),
    };
    match checksum {
        None => incoming.keep(body).await,
        Some(checksum) => incoming.keep_checked(body, checksum).await,
    }
}

/// The upload stands elsewhere than the client thinks: another request went on with it.
pub(super) fn gone_on(received: u64) -> Problem {
    Problem::new(Code::Conflict)
        .with("why", "offset")
        .with("offset", received)
}

struct Incoming<'a> {
    ctx: &'a Ctx,
    id: UploadId,
    /// Where the first held byte goes.
    position: u64,
    /// Bytes that may still come.
    room: u64,
    held: BytesMut,
}

impl Incoming<'_> {
    async fn keep(&mut self, body: Body) -> Result<(), Problem> {
        let mut pieces = body.into_data_stream();
        while let Some(piece) = pieces.next().await {
            let taken = self.take(piece);
            if taken.is_err() {
                // What came before is good, and its sender will ask how far it got.
                self.keep_held().await?;
            }
            taken?;
            while self.held.len() >= PART {
                let part = self.part(PART).await?;
                self.add(&[part]).await?;
            }
        }
        self.keep_held().await
    }

    async fn keep_held(&mut self) -> Result<(), Problem> {
        if self.held.is_empty() {
            return Ok(());
        }
        let part = self.part(self.held.len()).await?;
        self.add(&[part]).await
    }

    async fn keep_checked(&mut self, body: Body, checksum: Checksum) -> Result<(), Problem> {
        let mut parts = Vec::new();
        let (clock, from) = (Arc::clone(self.ctx.account().database.clock()), self.position);
        let begun = clock.now();
        if let Err(problem) = self.set_aside(body, checksum, &mut parts).await {
            self.drop_parts(&parts).await;
            return Err(problem);
        }
        if clock.now() >= begun.plus_seconds(NAMED_WITHIN) {
            // The first of them may have been swept by now.
            self.drop_parts(&parts).await;
            return Err(gone_on(from));
        }
        if parts.is_empty() {
            Ok(())
        } else {
            self.add(&parts).await
        }
    }

    /// Keeps the body in parts that no row names yet.
    async fn set_aside(
        &mut self,
        body: Body,
        mut checksum: Checksum,
        parts: &mut Vec<Part>,
    ) -> Result<(), Problem> {
        let mut pieces = body.into_data_stream();
        let mut size = 0;
        while let Some(piece) = pieces.next().await {
            let from = self.held.len();
            self.take(piece)?;
            checksum.update(&self.held[from..]);
            size += (self.held.len() - from) as u64;
            if size > CHECKED {
                return Err(Problem::new(Code::TooLarge)
                    .with("why", "checksum")
                    .with("limit", CHECKED));
            }
            while self.held.len() >= PART {
                parts.push(self.part(PART).await?);
            }
        }
        if !self.held.is_empty() {
            parts.push(self.part(self.held.len()).await?);
        }
        checksum.verify()
    }

    fn take(&mut self, piece: Result<Bytes, axum::Error>) -> Result<(), Problem> {
        let piece = piece.map_err(|error| Failure::BrokenOff(Box::new(error)))?;
        self.room = self.room.checked_sub(piece.len() as u64).ok_or_else(beyond_end)?;
        self.held.extend_from_slice(&piece);
        Ok(())
    }

    /// The first held bytes, flushed.
    async fn part(&mut self, size: usize) -> Result<Part, Failure> {
        let bytes = self.held.split_to(size).freeze();
        let database = &self.ctx.account().database;
        let (ids, now) = (database.ids(), database.clock().now());
        let part = self
            .ctx
            .account()
            .blobs
            .keep_part(&**ids, now, self.id, self.position, bytes)
            .await?;
        self.position += part.size;
        Ok(part)
    }

    /// Names the parts in the upload's row: from now on they are acknowledged.
    async fn add(&self, parts: &[Part]) -> Result<(), Problem> {
        let refused = match self.try_add(parts).await? {
            None => return Ok(()),
            Some(problem) => problem,
        };
        self.drop_parts(parts).await;
        Err(refused)
    }

    /// Why they are not taken. Where it is not known whether they were, that is a failure, and they stay.
    async fn try_add(&self, parts: &[Part]) -> Result<Option<Problem>, Problem> {
        let (mut tx, who) = self.ctx.write().await?;
        let Some(upload) = uploads::find(&mut tx, &who, self.id).await? else {
            return Ok(Some(Problem::not_found()));
        };
        let until = expiry(tx.now());
        for part in parts {
            if !uploads::add_part(&mut tx, &upload, part, until).await? {
                return Ok(Some(gone_on(upload.received)));
            }
        }
        tx.commit().await?;
        Ok(None)
    }

    async fn drop_parts(&self, parts: &[Part]) {
        if let Err(failure) = self.ctx.account().blobs.drop_parts(parts).await {
            tracing::warn!(%failure, "parts of an upload that are not needed could not be dropped");
        }
    }
}
