//! Where hits lie: the folder that is looked in, those chosen and typed, and the branches that are counted.

use vitrine_access::asset;
use vitrine_search::{Facet, Homes};
use vitrine_store::Scope;

use super::branches::{self, Branch};
use super::names::Names;
use super::{Area, Wanted, resolve};

/// All of it, by the rows of folders.
pub(super) struct Places {
    within: Option<Vec<i64>>,
    chosen: Option<Vec<i64>>,
    excluded: Vec<i64>,
    pub(super) branches: Vec<Branch>,
    /// By the position of a branch: its own row, and those of all below it.
    counted: Vec<Vec<i64>>,
}

impl Places {
    pub(super) fn of(scope: &Scope<asset::See>, names: &Names, wanted: &Wanted<'_>) -> Self {
        let typed = resolve::folders(wanted.query, names, scope);
        let branches = if wanted.facets.contains(&Facet::Folder) {
            branches::of(scope, names, wanted.area)
        } else {
            Vec::new()
        };
        Self {
            within: match wanted.area {
                Area::Everywhere => None,
                Area::Below(row) => Some(scope.below(row)),
                Area::In(row) => Some(vec![row]),
            },
            chosen: wanted.choice.homes(scope, typed.wanted),
            excluded: typed.excluded,
            counted: branches.iter().map(|branch| scope.below(branch.row)).collect(),
            branches,
        }
    }

    pub(super) fn homes(&self) -> Homes<'_> {
        Homes {
            within: self.within.as_deref(),
            chosen: self.chosen.as_deref(),
            excluded: &self.excluded,
            branches: &self.counted,
        }
    }
}
