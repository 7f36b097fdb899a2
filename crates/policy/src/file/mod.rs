//! Worlds and questions as files: a world that is written down, and answers about it.
//!
//! Administrators keep such files as tests of their own access rules. Bad input is one clear line naming the file,
//! the place in it and the value; nothing is guessed.

mod answer;
mod expect;
mod explain;
mod fault;
mod json;
mod library;
mod marks;
mod names;
mod people;
mod question;
mod read;
mod sharing;
mod trace;
mod world;
mod write;

use std::io::{BufRead, Write};

pub use expect::{Difference, Differs, Tested, test, world_of};
pub use explain::explain;
pub use fault::{BadInput, Fault};
pub use world::WorldFile;
pub use write::{WorldWriter, WrittenIds, WrittenLink};

use answer::Answerer;
use fault::Faulty;
use question::Question;

/// Why answering ended early. The answers to the questions before it stand.
#[derive(Debug, thiserror::Error)]
pub enum CheckFailure {
    /// The world or a question is not taken.
    #[error(transparent)]
    BadInput(#[from] BadInput),
    /// The questions can't be read or the answers can't be written.
    #[error("questions and answers can't be passed on: {0}")]
    Stream(#[from] std::io::Error),
}

/// Answers questions, one a line, about a world that was read from the text of a file of that name.
///
/// The world is read whole before anything is answered; questions are read one by one, and answered in their order.
/// What was answered is flushed, whatever comes of the next question.
///
/// # Errors
/// Where the world or a question is not taken, or a stream fails.
pub fn check(
    file: &str,
    text: &str,
    questions: &mut impl BufRead,
    answers: &mut impl Write,
) -> Result<(), CheckFailure> {
    let world = WorldFile::read(file, text)?;
    let answerer = Answerer::new(&world);
    let answered = each_question(&world, questions, answers, |question, to| {
        answerer.answer(question, to);
        Ok(())
    });
    answers.flush()?;
    answered
}

/// Reads the questions one by one, and writes what becomes of each.
fn each_question(
    world: &WorldFile,
    questions: &mut impl BufRead,
    answers: &mut impl Write,
    answering: impl Fn(&Question<'_, '_>, &mut String) -> Faulty<()>,
) -> Result<(), CheckFailure> {
    let mut answer = String::new();
    lines("questions", questions, |number, text| {
        let bad = |(place, fault)| BadInput {
            file: format!("questions, line {number}"),
            place,
            fault,
        };
        let question =
            json::Node::parse(text).map_err(|error| bad((String::new(), Fault::Json(error.to_string()))))?;
        let question = Question::read(&question, world).map_err(bad)?;
        answer.clear();
        answering(&question, &mut answer).map_err(bad)?;
        answer.push('\n');
        answers.write_all(answer.as_bytes())?;
        Ok(())
    })
}

/// Each line with its number, from 1. An empty one asks nothing.
fn lines(
    file: &str,
    from: &mut impl BufRead,
    mut each: impl FnMut(u64, &str) -> Result<(), CheckFailure>,
) -> Result<(), CheckFailure> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        if from.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let text = std::str::from_utf8(&line).map_err(|_| BadInput {
            file: format!("{}, line {number}", read::one_line(file)),
            place: String::new(),
            fault: Fault::Encoding,
        })?;
        if !text.trim_ascii().is_empty() {
            each(number, text)?;
        }
    }
    Ok(())
}
