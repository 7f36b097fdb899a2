//! The program's own proof is asked of the live world, in the jobs alone.

use vitrine_store::Caretaker;

fn handler() -> Caretaker {
    Caretaker::new()
}

fn main() {}
