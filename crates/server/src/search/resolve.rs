//! Names in a query, found among what the asker sees.

use vitrine_access::asset;
use vitrine_search::{Adders, NameForms, Named, Presence, Query};
use vitrine_store::{Scope, Subject};

use super::names::Names;

/// The folders that a query names, by their rows and those of all below them.
#[derive(Clone, Debug, Default)]
pub(super) struct Folders {
    /// In one of these; anywhere where there are none.
    pub(super) wanted: Option<Vec<i64>>,
    /// In none of these.
    pub(super) excluded: Vec<i64>,
}

/// A folder that the asker does not see has no name for them, nor has it a place in a path.
pub(super) fn folders(query: &Query, names: &Names, scope: &Scope<asset::See>) -> Folders {
    let mut folders = Folders::default();
    for (presence, named) in query.folders() {
        let rows = rows_of(named, names, scope);
        match presence {
            Presence::Wanted => folders.wanted.get_or_insert_default().extend(rows),
            Presence::Excluded => folders.excluded.extend(rows),
        }
    }
    folders
}

fn rows_of(named: &[Named], names: &Names, scope: &Scope<asset::See>) -> Vec<i64> {
    let mut rows = Vec::new();
    for (row, called) in &names.folders {
        let may_be = named.iter().filter(|named| named.may_be(&called.forms));
        let is_named = may_be.into_iter().any(|named| {
            let upward = scope.path(called.id).into_iter().rev();
            let names: Vec<_> = upward.filter_map(|row| names.folders.get(&row)).collect();
            named.is_path(names.iter().map(|called| &called.forms))
        });
        if is_named && scope.admits(*row) {
            rows.extend(scope.below(*row));
        }
    }
    rows
}

/// The people whom a query names. One whom the asker does not see has no name for them.
pub(super) fn adders(query: &Query, names: &Names, who: &Subject) -> Adders {
    let mut adders = Adders::default();
    for (presence, named) in query.people() {
        let is = |forms: &NameForms| named.iter().any(|named| named.is_person(forms));
        let oneself = named.iter().any(Named::is_oneself);
        let rows = names.people.iter().filter(|(_, called)| {
            (oneself && called.id == who.user()) || (is(&called.forms) && who.sees_person(called.id))
        });
        let rows = rows.map(|(row, _)| *row);
        match presence {
            Presence::Wanted => adders.wanted.get_or_insert_default().extend(rows),
            Presence::Excluded => adders.excluded.extend(rows),
        }
    }
    adders
}
