//! One's own uploads: the one door to an upload that has begun.

use vitrine_access::{Denial, Refusal, Via};
use vitrine_model::{Function, UploadId};
use vitrine_policy::{Gate, Why};
use vitrine_store::uploads::{self, Destination, Upload};
use vitrine_store::{Subject, Tx};

use crate::problem::Problem;

/// The subject's own upload. A token has to have in its scope what such an upload asks for, `upload` into a folder
/// and `edit` for a new version, to go on with it, to ask about it and to take it back alike.
///
/// The folder or asset is not asked: whoever may no longer upload there can still take back what they sent.
pub(super) async fn own(tx: &mut Tx, who: &Subject, id: UploadId) -> Result<Upload, Problem> {
    let in_scope = |function| match who.actor().via {
        Via::Token { scope, .. } => scope.contains(function),
        Via::Session { .. } => true,
    };
    if !in_scope(Function::Upload) && !in_scope(Function::Edit) {
        return Err(out_of_scope(Function::Upload));
    }
    let upload = uploads::find(tx, who, id).await?.ok_or(Problem::not_found())?;
    let asked = match upload.to {
        Destination::Folder(_) => Function::Upload,
        Destination::Asset(_) => Function::Edit,
    };
    if in_scope(asked) {
        Ok(upload)
    } else {
        Err(out_of_scope(asked))
    }
}

fn out_of_scope(function: Function) -> Problem {
    Denial::Refused(Refusal {
        function,
        gate: Gate::Standing,
        why: Why::Scope,
    })
    .into()
}
