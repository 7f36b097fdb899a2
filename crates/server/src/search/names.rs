//! What folders, people and tags are called, kept beside the index so that a search can ask by name.
//!
//! It holds hidden names as well: each is shown, and compared, only after the asker's own scope has admitted it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use vitrine_model::{FolderId, UserId};
use vitrine_search::{NameForms, Tag, Tags};
use vitrine_store::feed;
use vitrine_store::tags::Vocabulary;

/// What something is called, as it is written and as it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Called<Id> {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) forms: NameForms,
}

/// All of them, by the rows of the database. Cheap to clone, so that one that changes costs little.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) folders: HashMap<i64, Arc<Called<FolderId>>>,
    pub(crate) people: HashMap<i64, Arc<Called<UserId>>>,
    pub(crate) tags: Arc<Tags>,
}

impl Names {
    /// Takes names in place of what it had for the same rows, and tags in place of all of them.
    pub(crate) fn take(&mut self, names: feed::Names, tags: Option<&Vocabulary>) {
        take(&mut self.folders, names.folders);
        take(&mut self.people, names.people);
        if let Some(tags) = tags {
            self.tags = Arc::new(all(tags));
        }
    }
}

fn take<Id>(known: &mut HashMap<i64, Arc<Called<Id>>>, names: Vec<feed::Named<Id>>) {
    for named in names {
        let called = Called {
            id: named.id,
            forms: NameForms::of(&named.name),
            name: named.name,
        };
        known.insert(named.row, Arc::new(called));
    }
}

fn all(vocabulary: &Vocabulary) -> Tags {
    let mut names: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (name, row) in vocabulary.names() {
        names.entry(*row).or_default().push(name.clone());
    }
    let tags = names.into_iter().filter_map(|(row, synonyms)| {
        Some(Tag {
            name: vocabulary.name(row)?.to_owned(),
            // Its name as it is compared is one of them; that finds nothing more.
            synonyms,
            rows: vocabulary.rows_of(row),
        })
    });
    Tags::new(tags)
}
