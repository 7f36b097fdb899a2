//! The demonstration: a studio of ten people with a library of its own, made on the first start.

pub mod media;
pub mod story;
