//! The branches of the tree that hits are counted by: what lies right below where somebody stands.

use vitrine_access::asset;
use vitrine_model::FolderId;
use vitrine_store::Scope;

use super::Area;
use super::names::Names;

/// A folder, which stands for all below it as well.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(super) row: i64,
    pub(super) id: FolderId,
    pub(super) name: String,
}

/// Those that the asker sees, by name. Where somebody stands nowhere and sees a single folder at the top, those below
/// it: the root would tell nothing.
pub(super) fn of(scope: &Scope<asset::See>, names: &Names, area: Area) -> Vec<Branch> {
    let id = |row: &i64| names.folders.get(row).map(|called| called.id);
    let mut rows = match area {
        Area::In(_) => return Vec::new(),
        Area::Below(row) => id(&row)
            .and_then(|id| scope.children(Some(id)))
            .unwrap_or_default(),
        Area::Everywhere => scope.children(None).unwrap_or_default(),
    };
    while let (Area::Everywhere, [only]) = (area, rows.as_slice()) {
        match id(only).and_then(|id| scope.children(Some(id))) {
            Some(below) if !below.is_empty() => rows = below,
            _ => break,
        }
    }
    let mut branches: Vec<Branch> = rows
        .into_iter()
        .filter_map(|row| {
            let called = names.folders.get(&row)?;
            Some(Branch {
                id: called.id,
                name: called.name.clone(),
                row,
            })
        })
        .collect();
    branches.sort_by_cached_key(|branch| (branch.name.to_lowercase(), branch.id));
    branches
}
