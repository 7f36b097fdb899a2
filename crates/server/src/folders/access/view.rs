//! A folder's access as whoever may change it sees it: whole, hidden groups included.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use vitrine_access::{ListEntry, ListSubject, NoPermit, folder};
use vitrine_model::{FolderId, Function, FunctionSet, Instant, Second, State};
use vitrine_store::folders::{self, FolderLists, SubjectName};
use vitrine_store::{Failure, Subject, Tx};

use crate::can::CanView;
use crate::extract::Version;
use crate::folders::FolderName;
use crate::schema;
use crate::subjects::SubjectView;

/// Who may do what in a folder.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FolderAccess {
    /// For `If-Match`; the folder's own.
    version: i64,
    /// Has the folder a list of its own?
    own: bool,
    /// Where the list comes from, if not from the folder and if one may see that.
    #[schema(required)]
    inherited_from: Option<FolderName>,
    /// The place-bound functions, in the order in which they are shown.
    #[schema(value_type = Vec<schema::PlaceFunction>)]
    functions: Vec<&'static str>,
    /// The list that counts here.
    entries: Vec<EntryView>,
    /// The list that subfolders are handed, only where it is another.
    #[schema(required)]
    below: Option<Vec<EntryView>>,
    /// What the list would be without one of its own.
    inherited: Vec<EntryView>,
    can: CanView,
}

/// One entry of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Entry)]
pub(crate) struct EntryView {
    subject: SubjectView,
    /// Exclusive end of the whole entry.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    until: Option<Instant>,
    /// By function; what is not named is unset.
    #[schema(value_type = Grants)]
    grants: BTreeMap<&'static str, GrantView>,
}

/// What an entry says of one function.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Grant)]
struct GrantView {
    #[schema(value_type = schema::GrantState, example = "allow")]
    state: State,
    /// Exclusive end.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    until: Option<Instant>,
}

/// What an entry says, by function; what is not named is unset.
enum Grants {}

impl PartialSchema for Grants {
    fn schema() -> RefOr<Schema> {
        schema::by_function::<GrantView>(FunctionSet::PLACE_BOUND.iter())
            .description(Some(
                "What an entry says, by function; what is not named is unset.",
            ))
            .into()
    }
}

impl ToSchema for Grants {
    fn schemas(named: &mut Vec<(String, RefOr<Schema>)>) {
        schema::name::<GrantView>(named);
    }
}

impl FolderAccess {
    /// For somebody who may `access` the folder.
    pub(super) async fn open(tx: &mut Tx, who: &Subject, id: FolderId) -> Result<Self, NoPermit<Failure>> {
        let permit = who.permit::<folder::Access>(tx, id).await?;
        let lists = folders::lists(tx, &permit).await.map_err(NoPermit::Failed)?;
        let all = lists
            .here
            .iter()
            .chain(&lists.below)
            .chain(lists.handed.as_ref().map(|(_, list)| list))
            .flatten();
        let subjects: Vec<ListSubject> = all.map(|entry| entry.subject).collect();
        let names = folders::subjects(tx, &permit, who, subjects)
            .await
            .map_err(NoPermit::Failed)?;
        let path = FolderName::path(tx, who, id).await.map_err(NoPermit::Failed)?;
        let can = who.can_folder(id, &[Function::See, Function::Access]).into();
        Ok(Self::of(lists, &names, path, can))
    }

    fn of(
        lists: FolderLists,
        names: &HashMap<ListSubject, SubjectName>,
        path: Vec<FolderName>,
        can: CanView,
    ) -> Self {
        let (from, handed) = lists
            .handed
            .map_or((None, Vec::new()), |(from, list)| (Some(from), list));
        let here = lists.here.as_ref().unwrap_or(&handed);
        let below = lists.below.as_ref().unwrap_or(&handed);
        let shown = |list: &[ListEntry]| list.iter().map(|entry| EntryView::of(entry, names)).collect();
        Self {
            version: lists.version,
            own: lists.here.is_some(),
            inherited_from: path
                .into_iter()
                .find(|above| lists.here.is_none() && Some(above.id) == from),
            functions: FunctionSet::PLACE_BOUND.iter().map(Function::word).collect(),
            entries: shown(here),
            below: (below != here).then(|| shown(below)),
            inherited: shown(&handed),
            can,
        }
    }
}

impl EntryView {
    fn of(entry: &ListEntry, names: &HashMap<ListSubject, SubjectName>) -> Self {
        let grant = |(function, grant): &(Function, vitrine_model::Grant)| {
            (
                function.word(),
                GrantView {
                    state: grant.state,
                    until: grant.until.map(instant),
                },
            )
        };
        Self {
            subject: SubjectView::named(entry.subject, names.get(&entry.subject)),
            until: entry.until.map(instant),
            grants: entry.grants.iter().map(grant).collect(),
        }
    }
}

const fn instant(second: Second) -> Instant {
    Instant::from_millis(second.0 * 1000)
}

impl Version for FolderAccess {
    fn version(&self) -> i64 {
        self.version
    }
}
