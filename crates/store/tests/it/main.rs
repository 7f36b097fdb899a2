//! The store on both databases. One binary, a module a noun.

mod assets;
mod folders;
mod journal;
mod people;
mod proofs;
mod uploads;
mod world;
