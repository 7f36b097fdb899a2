//! Questions with the answers that are expected: an administrator's tests of their own access rules.

use std::collections::BTreeSet;
use std::fmt;
use std::io::BufRead;

use super::answer::{Answered, Answerer};
use super::fault::{BadInput, Fault, Faulty, Place};
use super::json::Node;
use super::question::Question;
use super::read;
use super::world::WorldFile;
use super::{CheckFailure, lines};
use crate::verdict::{Effect, Gate};

/// The key that a question has more than one that is only asked.
const EXPECT: &str = "expect";

/// One question that was answered otherwise than expected. Shows itself in a few lines for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line of the file, from 1.
    pub line: u64,
    /// The question as it stands there.
    pub question: String,
    /// In what it differs.
    pub differs: Differs,
}

/// In what an answer differs from what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Another decision.
    Decision {
        /// What was expected.
        expected: String,
        /// What came out.
        answered: String,
    },
    /// Another list.
    List {
        /// The ids that were expected and are not there.
        missing: Vec<String>,
        /// Those that are there and were not expected.
        unexpected: Vec<String>,
    },
}

/// What came of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tested {
    /// How many were asked.
    pub asked: u64,
    /// Those that came out otherwise, in their order.
    pub differences: Vec<Difference>,
}

/// What one line expects.
enum Expected<'a> {
    Decision(Effect, Option<Gate>),
    Ids(BTreeSet<&'a str>),
}

/// Asks each question of a file of that name, one a line after the first, and compares. The first line names the
/// world; whoever calls has read it.
///
/// # Errors
/// Where a line is not taken, or the stream fails.
pub fn test(file: &str, world: &WorldFile, from: &mut impl BufRead) -> Result<Tested, CheckFailure> {
    let answerer = Answerer::new(world);
    let mut tested = Tested::default();
    lines(file, from, |number, text| {
        if number == 1 {
            return Ok(());
        }
        let bad = |(place, fault)| BadInput {
            file: format!("{}, line {number}", read::one_line(file)),
            place,
            fault,
        };
        let node = Node::parse(text).map_err(|error| bad((String::new(), Fault::Json(error.to_string()))))?;
        let (question, expected) = split(node).map_err(bad)?;
        let asked = Question::read(&question, world).map_err(bad)?;
        let expected = read_expected(&expected, &asked).map_err(bad)?;
        tested.asked += 1;
        if let Some(differs) = compare(expected, answerer.answered(&asked)) {
            tested.differences.push(Difference {
                line: number,
                question: question.shown_whole(),
                differs,
            });
        }
        Ok(())
    })?;
    Ok(tested)
}

/// The world that the first line of such a file names: `{"world": "world.json"}`, beside the file.
///
/// # Errors
/// Where the line is not of that form.
pub fn world_of(file: &str, first: &str) -> Result<String, BadInput> {
    let bad = |(place, fault)| BadInput {
        file: format!("{}, line 1", read::one_line(file)),
        place,
        fault,
    };
    let node = Node::parse(first).map_err(|error| bad((String::new(), Fault::Json(error.to_string()))))?;
    let top = Place::TOP;
    let name = read::Object::read(&node, &top, &["world"]).and_then(|object| {
        let name = object.required("world", &top)?;
        read::text(name, &top.key("world")).map(str::to_owned)
    });
    name.map_err(bad)
}

/// The question alone, and what is expected.
fn split(node: Node<'_>) -> Faulty<(Node<'_>, Node<'_>)> {
    let top = Place::TOP;
    let Node::Object(mut pairs) = node else {
        return read::wrong_type(&node, &top, "an object");
    };
    let Some(at) = pairs.iter().position(|(key, _)| key == EXPECT) else {
        return top.fault(Fault::Missing(EXPECT));
    };
    let (_, expected) = pairs.remove(at);
    if pairs.iter().any(|(key, _)| key == EXPECT) {
        return top.fault(Fault::KeyTwice(EXPECT.to_owned()));
    }
    Ok((Node::Object(pairs), expected))
}

/// A word for an effect, an object with the gate as well, or the ids of a list.
fn read_expected<'e>(node: &'e Node<'_>, question: &Question<'_, '_>) -> Faulty<Expected<'e>> {
    let top = Place::TOP;
    let at = top.key(EXPECT);
    match (node, question.is_list()) {
        (Node::Text(_), false) => Ok(Expected::Decision(
            word(node, &at, Effect::ALL, Effect::word)?,
            None,
        )),
        (Node::Object(_), false) => {
            let object = read::Object::read(node, &at, &["effect", "gate"])?;
            let effect = object.required("effect", &at)?;
            let effect = word(effect, &at.key("effect"), Effect::ALL, Effect::word)?;
            let gate = object
                .get("gate")
                .map(|node| word(node, &at.key("gate"), Gate::ALL, Gate::word))
                .transpose()?;
            Ok(Expected::Decision(effect, gate))
        }
        (Node::Array(ids), true) => {
            let id = |(position, node)| read::text(node, &at.index(position));
            Ok(Expected::Ids(
                ids.iter().enumerate().map(id).collect::<Faulty<_>>()?,
            ))
        }
        (_, true) => read::wrong_type(node, &at, "an array of ids"),
        (_, false) => read::wrong_type(node, &at, "an effect, or an object with `effect` and `gate`"),
    }
}

fn word<T: Copy>(node: &Node<'_>, at: &Place<'_>, all: &[T], name: fn(T) -> &'static str) -> Faulty<T> {
    let text = read::text(node, at)?;
    match all.iter().find(|one| name(**one) == text) {
        Some(found) => Ok(*found),
        None => at.fault(Fault::Word {
            value: read::one_line(text),
            wanted: "effect (allow, warn, reason, deny) or gate (standing, function, place, file)",
        }),
    }
}

fn compare(expected: Expected<'_>, answered: Answered<'_>) -> Option<Differs> {
    match (expected, answered) {
        (Expected::Decision(effect, gate), Answered::Decision(verdict)) => {
            let alike = effect == verdict.effect && (gate.is_none() || gate == verdict.gate);
            (!alike).then(|| Differs::Decision {
                expected: said(effect, gate),
                answered: said(verdict.effect, verdict.gate),
            })
        }
        (Expected::Ids(expected), Answered::Ids(found)) => {
            let found: BTreeSet<&str> = found.into_iter().collect();
            let owned = |ids: BTreeSet<&str>| ids.into_iter().map(str::to_owned).collect();
            (expected != found).then(|| Differs::List {
                missing: owned(&expected - &found),
                unexpected: owned(&found - &expected),
            })
        }
        // What is expected was read by the question's kind.
        (Expected::Decision(..), Answered::Ids(_)) | (Expected::Ids(_), Answered::Decision(_)) => None,
    }
}

fn said(effect: Effect, gate: Option<Gate>) -> String {
    match gate {
        Some(gate) => format!("{} at gate {}", effect.word(), gate.word()),
        None => effect.word().to_owned(),
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "line {}: {}", self.line, self.question)?;
        match &self.differs {
            Differs::Decision { expected, answered } => {
                writeln!(f, "    expected    {expected}")?;
                write!(f, "    answered    {answered}")
            }
            Differs::List { missing, unexpected } => {
                let mut parts = Vec::new();
                if !missing.is_empty() {
                    parts.push(format!("    missing     {}", missing.join(", ")));
                }
                if !unexpected.is_empty() {
                    parts.push(format!("    unexpected  {}", unexpected.join(", ")));
                }
                f.write_str(&parts.join("\n"))
            }
        }
    }
}
