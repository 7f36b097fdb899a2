use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::reach::{PeopleShift, PlaceShift, Shifts};
use vitrine_model::{FolderId, Function, Lifecycle, UserId};
use vitrine_policy::whatif::Shift;

use super::names::{Named, NamesView};
use super::proposal::ProposalBody;
use super::what_can::words;
use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::{Code, Problem};
use crate::schema;

/// What a change would do, as far as whoever asks may be told. Whom and what nothing changes for is not in it.
#[derive(Serialize, ToSchema)]
pub(crate) struct WhatIfView {
    /// Account-wide functions.
    account: Vec<PeopleShiftView>,
    /// At folders, and for the assets directly in them that have no rules of their own.
    folders: Vec<PlaceShiftView>,
    /// People whom whoever asks may not see, all of them together.
    others: OthersView,
    /// Where whoever asks would lose `access`.
    #[schema(value_type = Vec<Uuid>)]
    locks_out_self: Vec<FolderId>,
    /// Where the last one who has `access` would lose it.
    #[schema(value_type = Vec<Uuid>)]
    locks_out_last: Vec<FolderId>,
    /// It would give others something that they lacked, and has to be confirmed for it.
    gives_others: bool,
    /// What is called what.
    names: NamesView,
}

/// What some people gain and lose.
#[derive(Serialize, ToSchema)]
struct PeopleShiftView {
    #[schema(value_type = Vec<Uuid>)]
    people: Vec<UserId>,
    #[serde(flatten)]
    shift: ShiftView,
}

/// What some people gain and lose at some folders.
#[derive(Serialize, ToSchema)]
struct PlaceShiftView {
    #[schema(value_type = Vec<Uuid>)]
    people: Vec<UserId>,
    #[schema(value_type = Vec<Uuid>)]
    folders: Vec<FolderId>,
    #[serde(flatten)]
    shifts: ShiftsView,
}

/// What others gain and lose; how many they are is told to nobody.
#[derive(Serialize, ToSchema)]
struct OthersView {
    account: ShiftView,
    folders: Vec<OthersAtView>,
}

/// What others gain and lose at some folders.
#[derive(Serialize, ToSchema)]
struct OthersAtView {
    #[schema(value_type = Vec<Uuid>)]
    folders: Vec<FolderId>,
    #[serde(flatten)]
    shifts: ShiftsView,
}

/// What changes at a folder.
#[derive(Serialize, ToSchema)]
struct ShiftsView {
    /// In the folder itself.
    itself: ShiftView,
    /// To assets directly in it, by their own state: live, archived, trashed.
    live: ShiftView,
    archived: ShiftView,
    trashed: ShiftView,
}

/// What is gained and lost.
#[derive(Serialize, ToSchema)]
struct ShiftView {
    #[schema(value_type = Vec<schema::ActionFunction>)]
    gained: Vec<Function>,
    #[schema(value_type = Vec<schema::ActionFunction>)]
    lost: Vec<Function>,
}

/// Who would gain and who would lose what by a change that one may make. Nothing is saved.
#[utoipa::path(post, path = "/access/what-if", tag = "access", request_body = ProposalBody,
    responses((status = 200, body = WhatIfView), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn what_if(ctx: Ctx, Json(body): Json<ProposalBody>) -> Result<Json<WhatIfView>, Problem> {
    let proposal = body.understood()?;
    let (tx, who) = ctx.read().await?;
    // The world is in memory, and what is worked out of it may take its time: no reader of the database waits for it.
    drop(tx);
    let told = worked_out(move || who.what_if(&proposal)).await??;
    let (mut tx, who) = ctx.read().await?;
    let mut named = Named::default();
    for row in &told.account {
        named.people.extend(&row.people);
    }
    for row in &told.folders {
        named.people.extend(&row.people);
        named.folders.extend(&row.folders);
    }
    let others = told.others.folders.iter().flat_map(|(folders, _)| folders);
    let locked = told.locks_out_self.iter().chain(&told.locks_out_last);
    named.folders.extend(others.chain(locked));
    let names = named.names(&mut tx, &who).await?;
    let at = |(folders, shifts)| OthersAtView {
        folders,
        shifts: ShiftsView::of(&shifts),
    };
    Ok(Json(WhatIfView {
        account: told.account.into_iter().map(Into::into).collect(),
        folders: told.folders.into_iter().map(Into::into).collect(),
        others: OthersView {
            account: told.others.account.into(),
            folders: told.others.folders.into_iter().map(at).collect(),
        },
        locks_out_self: told.locks_out_self,
        locks_out_last: told.locks_out_last,
        gives_others: told.gives_others,
        names,
    }))
}

/// Works it out on a thread where that keeps no other request waiting.
async fn worked_out<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|cause| Problem::new(Code::Internal).because(cause))
}

impl From<PeopleShift> for PeopleShiftView {
    fn from(row: PeopleShift) -> Self {
        Self {
            people: row.people,
            shift: row.shift.into(),
        }
    }
}

impl From<PlaceShift> for PlaceShiftView {
    fn from(row: PlaceShift) -> Self {
        Self {
            people: row.people,
            folders: row.folders,
            shifts: ShiftsView::of(&row.shift),
        }
    }
}

impl ShiftsView {
    fn of(shifts: &Shifts) -> Self {
        let files = |state| (*shifts.files(state)).into();
        Self {
            itself: shifts.itself.into(),
            live: files(Lifecycle::Live),
            archived: files(Lifecycle::Archived),
            trashed: files(Lifecycle::Trashed),
        }
    }
}

impl From<Shift> for ShiftView {
    fn from(shift: Shift) -> Self {
        Self {
            gained: words(shift.gained),
            lost: words(shift.lost),
        }
    }
}
