//! Who can, what can they, what would change, and incremental against rebuilt: against the plain evaluator, on
//! random small worlds and every kind of change.

mod applied;
mod brute;
mod changes;
mod measured;
mod reach;
mod shown;
mod told;
