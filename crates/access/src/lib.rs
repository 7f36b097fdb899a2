//! The live world, and the only place where proofs of a decision are made.
