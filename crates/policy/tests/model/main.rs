//! The access model, held against itself: by tables that people read, and by random small worlds.

mod agree;
mod bad_input;
mod lists;
mod questions;
mod random;
