//! The pictures, a file a motif.

pub(super) mod currents;
pub(super) mod dunes;
pub(super) mod facade;
pub(super) mod fern;
pub(super) mod harbour;
pub(super) mod night;
pub(super) mod paper;
pub(super) mod pool;
pub(super) mod portrait;
pub(super) mod ridges;
pub(super) mod terrazzo;
pub(super) mod trails;
