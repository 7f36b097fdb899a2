mod assets;
mod folders;
mod session;
mod subjects;
mod tokens;
mod views;
