//! Who can, what can they, what would change, and incremental against rebuilt: against the plain evaluator, on
//! random small worlds and every kind of change.

mod applied;
mod asked;
mod brute;
pub(crate) mod changes;
mod gates;
mod many;
mod measured;
mod reach;
mod rules;
mod shown;
mod single;
mod told;
