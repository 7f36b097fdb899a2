use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event as Sent, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use http::HeaderValue;
use http::header::CACHE_CONTROL;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use vitrine_access::{Generation, Sight, Via};
use vitrine_model::SessionId;
use vitrine_store::Subject;
use vitrine_store::events::{Batch, Event};

use crate::ctx::Ctx;
use crate::problem::Problem;

/// How often a reader is told that the stream still stands, and is asked after: a grant that ends by itself shows
/// in what they see, and a session that was ended ends the stream.
const LOOKS: Duration = Duration::from_secs(20);

/// More assets than that at once are told of as everything.
const MOST: usize = 500;

/// Changes as they happen, as server-sent events, until the session ends. `asset` (with its `id`, and its `version` or
/// null where it went out of sight), `folder` (with its `id`), `tags`, `fields` and `notices` say what changed;
/// `access` says that what one sees or may do is another; `everything` that too much changed to be told one by one.
/// None of them says what stands there now. Who connects again looks at everything anew.
#[utoipa::path(get, path = "/events", tag = "events",
    responses((status = 200, content_type = "text/event-stream"), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_events(ctx: Ctx) -> Result<Response, Problem> {
    let batches = ctx.account().events.listen();
    let (tx, who) = ctx.read().await?;
    drop(tx);
    let listener = Listener {
        sight: who.sight(),
        generation: who.generation(),
        standing: standing(&who),
        batches,
        ctx,
        pending: Vec::new(),
    };
    let mut answer = Sse::new(listener.events()).into_response();
    answer
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies that gather answers would hold events back.
    answer
        .headers_mut()
        .insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(answer)
}

/// Somebody who looks on.
struct Listener {
    ctx: Ctx,
    batches: Receiver<Arc<Batch>>,
    standing: Standing,
    generation: Generation,
    sight: Sight,
    /// What they are still to be told, the last first.
    pending: Vec<Sent>,
}

/// By what they look on: where that becomes another, super-admin mode on or off, the stream ends and is asked for
/// anew, so that what the mode shows stands in the journal.
type Standing = (Option<SessionId>, bool);

fn standing(who: &Subject) -> Standing {
    match who.actor().via {
        Via::Session { id, supermode_until } => {
            (Some(id), supermode_until.is_some_and(|until| who.now() < until))
        }
        Via::Token { .. } => (None, false),
    }
}

/// What a listener wakes for.
enum Woken {
    By(Arc<Batch>),
    /// They were too slow for what happened.
    Behind,
    Time,
    Over,
}

impl Listener {
    fn events(self) -> impl Stream<Item = Result<Sent, Infallible>> {
        stream::unfold(self, |mut listener| async move {
            while listener.pending.is_empty() {
                let woken = listener.wait().await;
                listener.pending = listener.tell(woken).await?;
                listener.pending.reverse();
            }
            let next = listener.pending.pop()?;
            Some((Ok(next), listener))
        })
    }

    async fn wait(&mut self) -> Woken {
        let over = self.ctx.account().events.over.clone();
        tokio::select! {
            () = over.cancelled() => Woken::Over,
            batch = self.batches.recv() => match batch {
                Ok(batch) => Woken::By(batch),
                Err(RecvError::Lagged(_)) => Woken::Behind,
                Err(RecvError::Closed) => Woken::Over,
            },
            () = tokio::time::sleep(LOOKS) => Woken::Time,
        }
    }

    /// What they are told, by what they may see now; `None` ends the stream.
    async fn tell(&mut self, woken: Woken) -> Option<Vec<Sent>> {
        if matches!(woken, Woken::Over) {
            return None;
        }
        let (_tx, who) = self.ctx.read().await.ok()?;
        if standing(&who) != self.standing {
            return None;
        }
        let mut told = Vec::new();
        let by_time = matches!(woken, Woken::Time);
        if (by_time || who.generation() != self.generation) && self.looks_otherwise(&who) {
            told.push(Sent::default().event("access").data("{}"));
        }
        match woken {
            Woken::By(batch) => told.extend(said(&batch.told(&who))),
            Woken::Behind => told.push(everything()),
            // A comment: proxies and browsers see that the stream still stands.
            Woken::Time => told.push(Sent::default().comment("")),
            Woken::Over => {}
        }
        Some(told)
    }

    /// Is what they see or may do another than it was?
    fn looks_otherwise(&mut self, who: &Subject) -> bool {
        self.generation = who.generation();
        let before = std::mem::replace(&mut self.sight, who.sight());
        before != self.sight
    }
}

fn said(events: &[Event]) -> Vec<Sent> {
    if events.len() > MOST {
        return vec![everything()];
    }
    let once: HashSet<&Event> = events.iter().collect();
    once.into_iter()
        .map(|event| {
            let (name, data) = match event {
                Event::Asset { id, version } => ("asset", json!({ "id": id, "version": version })),
                Event::Folder(id) => ("folder", json!({ "id": id })),
                Event::Tags => ("tags", json!({})),
                Event::Fields => ("fields", json!({})),
                Event::Notices => ("notices", json!({})),
            };
            Sent::default().event(name).data(data.to_string())
        })
        .collect()
}

fn everything() -> Sent {
    Sent::default().event("everything").data("{}")
}
