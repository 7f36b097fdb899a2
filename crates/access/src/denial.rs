//! Why a proof was not made.

use vitrine_model::Function;
use vitrine_policy::{Gate, Why};

/// A refusal as it may be told to the refused: it names no group, folder or person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What was asked.
    pub function: Function,
    /// The first gate that did not pass.
    pub gate: Gate,
    /// Why it did not, in a stable word.
    pub why: Why,
}

/// No proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denial {
    /// It is not there, or not for them: both look alike.
    #[error("there is nothing with this id")]
    Hidden,
    /// They may see it and may not do this to it.
    #[error("`{}` is refused", .0.function)]
    Refused(Refusal),
}

/// No proof, or no facts to decide by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPermit<F: std::error::Error> {
    /// They may not.
    #[error(transparent)]
    Denied(#[from] Denial),
    /// The facts could not be read.
    #[error("the facts could not be read")]
    Failed(#[source] F),
}
