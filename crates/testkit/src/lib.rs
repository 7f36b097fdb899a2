//! Worlds, named people, a started server, both databases and a fixed clock for tests. Never ships.
