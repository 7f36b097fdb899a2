//! What `./x` hands over to.

fn main() {}
