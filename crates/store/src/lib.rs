//! The database, the journal and the blobs. No row leaves it without a proof.
