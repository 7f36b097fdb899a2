//! The full-text index. Queries take a scope; nothing in it says who may see what.
