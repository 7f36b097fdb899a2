//! The program `vitrine`. Each command is a file; none holds logic of its own.

mod access;
mod config;
mod demo;
mod doctor;
mod import;
mod index;
mod init;
mod media;
mod openapi;
mod out;
mod serve;
mod settings;
mod stop;
mod visitor;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Keeps an organisation's media, shows them, and shares them with whom it decides to.
#[derive(Debug, Parser)]
#[command(name = "vitrine", version)]
struct Vitrine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests until told to stop.
    Serve(serve::ServeCommand),
    /// Make the account and its owner.
    Init(init::InitCommand),
    /// Print every setting, and where its value comes from.
    Config(config::ConfigCommand),
    /// Try the database, the files and the tools, and say what to do.
    Doctor(doctor::DoctorCommand),
    /// Bring a folder of files into the library of the running server.
    Import(import::ImportCommand),
    /// Build the search index anew.
    Index(index::IndexCommand),
    /// Print the description of the API, OpenAPI 3.1.
    Openapi,
    /// Ask the access model about a world that is written down, or write one down.
    Access(access::AccessCommand),
    /// What the program starts itself as, confined, to read a file.
    #[command(hide = true)]
    Media(media::MediaCommand),
}

fn main() -> ExitCode {
    let done = match Vitrine::parse().command {
        // First of all, and before a second thread is made: it locks itself in.
        Command::Media(command) => return media::run(command),
        Command::Access(command) => return access::run(command),
        Command::Serve(command) => serve::run(command),
        Command::Init(command) => init::run(command),
        Command::Config(command) => config::run(command),
        Command::Doctor(command) => doctor::run(command),
        Command::Import(command) => import::run(command),
        Command::Index(command) => index::run(command),
        Command::Openapi => openapi::run(),
    };
    done.map_or_else(|stop| stop.told(), |()| ExitCode::SUCCESS)
}
