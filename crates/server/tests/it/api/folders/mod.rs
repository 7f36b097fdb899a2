mod access;
mod tree;
