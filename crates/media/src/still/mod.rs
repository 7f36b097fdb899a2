//! Pictures that others decode: each becomes plain pixels, or a JPEG, which the program then reads itself.

pub(crate) mod magick;
pub(crate) mod preview;
pub(crate) mod psd;
pub(crate) mod vips;

/// How much of a picture there has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Demand {
    /// All of it.
    All,
    /// Whatever can be read.
    WhatThereIs,
}
