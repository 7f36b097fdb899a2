//! The inside of a child: takes its order, locks itself in, does one thing, and ends.

mod order;
mod trial;

use std::{
    ffi::OsString,
    io::Write,
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, ExitCode},
};

use rustix::process::{Pid, Signal, getppid, set_parent_process_death_signal};

use crate::{Failure, Format, OfficeFormat, confine, document, picture, still::psd};
pub(crate) use order::{Answer, Order, Rendered, Task};
pub use trial::{Attempt, Outcome, Trial};

/// The child was told something that it does not understand.
const ILL_ORDERED: u8 = 120;
/// The program that the child was to become is not there.
pub(crate) const NO_PROGRAM: i32 = 121;

/// The hidden subcommand `media`: what follows it is one order, as the server's process wrote it.
///
/// Must be called before the program makes a second thread: a process locks in the thread that asks.
pub fn child_main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut arguments = arguments.into_iter();
    let order = match (arguments.next(), arguments.next()) {
        (Some(order), None) => order.into_string().ok(),
        _ => None,
    };
    let Some(order) = order.and_then(|json| serde_json::from_str::<Order>(&json).ok()) else {
        // Somebody typed it: this is not for people.
        let _ = writeln!(std::io::stderr(), "this command is used by vitrine itself");
        return ExitCode::from(ILL_ORDERED);
    };
    obey(order)
}

fn obey(order: Order) -> ExitCode {
    // The server may have ended before the signal was asked for: then nobody would end this child.
    let asked = set_parent_process_death_signal(Some(Signal::KILL));
    let parent = Pid::from_raw(order.parent);
    if asked.is_err() || getppid() != parent {
        return ExitCode::from(ILL_ORDERED);
    }
    let confinement = confine::enter(&order.bounds);
    match order.task {
        Task::Report => answer(&Answer::Confinement(confinement)),
        Task::Become {
            program,
            arguments,
            environment,
        } => {
            // `exec` only comes back if it failed.
            let error = Command::new(program).args(arguments).envs(environment).exec();
            match error.kind() {
                std::io::ErrorKind::NotFound => ExitCode::from(NO_PROGRAM.to_le_bytes()[0]),
                _ => ExitCode::from(ILL_ORDERED),
            }
        }
        Task::ExaminePicture {
            source,
            format,
            pixels,
        } => answer_with(
            picture::examine(&source, format, pixels).map(|found| Answer::Picture(Box::new(found))),
        ),
        Task::RenderPictures(works) => {
            let rendered: Result<Vec<_>, _> = works.iter().map(picture::render).collect();
            answer_with(rendered.map(Answer::Rendered))
        }
        Task::ReadText { source } => answer_with(document::read_text(&source).map(Answer::Text)),
        Task::Check { source, format } => answer_with(check(&source, format).map(|()| Answer::Passed)),
        Task::Try { trial, own, out } => answer(&Answer::Tried(trial.run(&own, &out))),
    }
}

fn check(source: &Path, format: Format) -> Result<(), Failure> {
    match format {
        Format::Psd => psd::check(source),
        // What is older than archives, or plain text, unpacks to nothing.
        Format::Office(office) if !matches!(office, OfficeFormat::Legacy | OfficeFormat::Rtf) => {
            document::weigh(source)
        }
        _ => Ok(()),
    }
}

fn answer_with(result: Result<Answer, Failure>) -> ExitCode {
    answer(&result.unwrap_or_else(Answer::Failed))
}

fn answer(answer: &Answer) -> ExitCode {
    let written = serde_json::to_vec(answer)
        .map_err(std::io::Error::from)
        .and_then(|json| std::io::stdout().write_all(&json));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
