//! What is asked about, as it is sent.

use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::reach::Target;
use vitrine_model::{AssetId, FolderId, Function};

use crate::problem::{FieldProblem, Problem};

/// A thing that can be asked about.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum TargetBody {
    /// The account, for account-wide functions.
    Account,
    /// A folder, for place-bound ones.
    Folder {
        #[schema(value_type = Uuid)]
        id: FolderId,
    },
    /// An asset, likewise.
    Asset {
        #[schema(value_type = Uuid)]
        id: AssetId,
    },
}

impl TargetBody {
    /// The thing, if it is one that can be asked for that action; `at` is where the action stands in the request.
    pub(super) fn asked_for(self, action: Function, at: &str) -> Result<Target, Problem> {
        let target = match self {
            Self::Account => Target::Account,
            Self::Folder { id } => Target::Folder(id),
            Self::Asset { id } => Target::Asset(id),
        };
        if target.functions().contains(action) {
            Ok(target)
        } else {
            Err(Problem::invalid(FieldProblem::new(at, "not_asked_of_this")))
        }
    }
}
