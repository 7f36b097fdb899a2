//! One's own uploads: the one door to an upload that has begun.

use vitrine_access::{Denial, Refusal, Via};
use vitrine_model::{Function, UploadId};
use vitrine_policy::{Gate, Why};
use vitrine_store::uploads::{self, Upload};
use vitrine_store::{Subject, Tx};

use crate::problem::Problem;

/// The subject's own upload. A token has to have `upload` in its scope, to go on with it, to ask about it and
/// to take it back alike.
///
/// The folder is not asked: whoever may no longer upload there can still take back what they sent.
pub(super) async fn own(tx: &mut Tx, who: &Subject, id: UploadId) -> Result<Upload, Problem> {
    if let Via::Token { scope, .. } = who.actor().via
        && !scope.contains(Function::Upload)
    {
        return Err(Denial::Refused(Refusal {
            function: Function::Upload,
            gate: Gate::Standing,
            why: Why::Scope,
        })
        .into());
    }
    uploads::find(tx, who, id).await?.ok_or(Problem::not_found())
}
