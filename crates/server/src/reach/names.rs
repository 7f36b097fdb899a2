//! What is called what, once for a whole answer.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::folder;
use vitrine_access::reach::ThingId;
use vitrine_model::{FolderId, GroupId, UserId};
use vitrine_store::{Failure, Subject, Tx, names, people};

use crate::spoken::spoken;

/// What an answer names by ids.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) people: BTreeSet<UserId>,
    pub(super) groups: BTreeSet<GroupId>,
    pub(super) folders: BTreeSet<FolderId>,
}

/// Names by ids, in the language of the request. What whoever asks may not see has none.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(super) struct NamesView {
    #[schema(value_type = BTreeMap<String, String>)]
    pub(super) people: BTreeMap<UserId, String>,
    #[schema(value_type = BTreeMap<String, String>)]
    pub(super) groups: BTreeMap<GroupId, String>,
    #[schema(value_type = BTreeMap<String, String>)]
    pub(super) folders: BTreeMap<FolderId, String>,
}

impl Named {
    pub(super) fn add(&mut self, thing: ThingId) {
        match thing {
            ThingId::User(id) => self.people.insert(id),
            ThingId::Group(id) => self.groups.insert(id),
            ThingId::Folder(id) => self.folders.insert(id),
        };
    }

    /// Their names, as far as the subject sees them.
    pub(super) async fn names(self, tx: &mut Tx, who: &Subject) -> Result<NamesView, Failure> {
        let scope = who.scope::<folder::See>();
        let people = people::names(tx, who, self.people).await?;
        let groups = names::groups(tx, who, self.groups, spoken()).await?;
        let folders = names::folders(tx, &scope, self.folders, spoken()).await?;
        Ok(NamesView {
            people: people.into_iter().collect(),
            groups: groups.into_iter().collect(),
            folders: folders.into_iter().collect(),
        })
    }
}
