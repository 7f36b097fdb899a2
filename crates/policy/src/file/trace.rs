//! The trace of a decision as JSON, with the ids of the file. Sources that said nothing are only counted.

use vitrine_model::{Function, State};

use super::json::write_text;
use super::world::Ids;
use crate::plain::{ColourRule, Finding, LinkRefusal, OnBehalf, Outcome, Source, Step, WhichList};
use crate::verdict::Effect;
use crate::world::Subject;

/// Writes the steps as an array, in the order in which they were taken.
pub(super) fn write_trace(trace: &[Step], ids: &Ids, to: &mut String) {
    to.push('[');
    for (at, step) in trace.iter().enumerate() {
        if at > 0 {
            to.push_str(", ");
        }
        Writer { ids, to }.step(step);
    }
    to.push(']');
}

struct Writer<'a> {
    ids: &'a Ids,
    to: &'a mut String,
}

impl Writer<'_> {
    fn step(&mut self, step: &Step) {
        self.to.push_str("{\"gate\": \"");
        self.to.push_str(step.gate.word());
        self.field("action", step.action.word());
        if step.on_behalf == OnBehalf::Issuer {
            self.field("on_behalf", "issuer");
        }
        self.outcome(step.outcome);
        for finding in &step.findings {
            self.finding(finding, step);
        }
        self.to.push('"');
        self.array("state_by", step, |writer, finding| match *finding {
            Finding::State { by: None, .. } => writer.to.push_str("itself"),
            Finding::State { by: Some(folder), .. } => writer.id("folder:", writer.ids.folders.id(folder.0)),
            _ => {}
        });
        self.array("rules", step, |writer, finding| match *finding {
            Finding::Colour {
                rule: ColourRule::Default,
                ..
            } => writer.to.push_str("default"),
            Finding::Colour {
                rule: ColourRule::Group(group),
                ..
            } => {
                writer.id("group:", writer.ids.groups.id(group.0));
            }
            _ => {}
        });
        self.votes(step);
        self.licences(step);
        self.to.push('}');
    }

    /// An array of what `write` has to say of the findings, where it has anything to say.
    fn array(&mut self, name: &str, step: &Step, write: impl Fn(&mut Self, &Finding)) {
        let mut is_open = false;
        for finding in &step.findings {
            let before = self.to.len();
            self.to.push_str(", \"");
            if !is_open {
                self.to.push_str(name);
                self.to.push_str("\": [\"");
            }
            let begun = self.to.len();
            write(self, finding);
            if self.to.len() == begun {
                self.to.truncate(before);
            } else {
                self.to.push('"');
                is_open = true;
            }
        }
        if is_open {
            self.to.push(']');
        }
    }

    /// Ends the text before it, and begins one of its own that stays open.
    fn field(&mut self, name: &str, value: &str) {
        self.open(name);
        self.to.push_str(value);
    }

    fn open(&mut self, name: &str) {
        self.to.push_str("\", \"");
        self.to.push_str(name);
        self.to.push_str("\": \"");
    }

    fn outcome(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Passed => self.field("outcome", "passed"),
            Outcome::Warned => self.field("outcome", "warned"),
            Outcome::NeedsReason => self.field("outcome", "needs_reason"),
            Outcome::Refused(why) => {
                self.field("outcome", "refused");
                self.field("why", why.word());
            }
            Outcome::Overridden { instead_of, why } => {
                self.field("outcome", "overridden");
                self.field("instead_of", instead_of.word());
                if let Some(why) = why {
                    self.field("why", why.word());
                }
            }
        }
    }

    /// What stands once in a step: fields whose values are texts.
    fn finding(&mut self, finding: &Finding, step: &Step) {
        match *finding {
            Finding::Stands { status, level } => {
                self.field("status", status.word());
                self.field("level", level.word());
            }
            Finding::Maintenance => self.field("maintenance", "on"),
            Finding::OutOfScope(function) => self.field("out_of_scope", function.word()),
            Finding::Supermode => self.field("supermode", "on"),
            Finding::Link(refusal) => self.field("link", of_link(refusal)),
            Finding::Handed { by, list, .. } if is_first(finding, step) => {
                self.open("list");
                self.id("folder:", self.ids.folders.id(by.0));
                self.field(
                    "handed_by",
                    match list {
                        WhichList::Here => "here",
                        WhichList::Below => "below",
                    },
                );
            }
            Finding::State { state, .. } if is_first(finding, step) => self.field("state", state.word()),
            Finding::Restricted(function) => self.field("restricted", function.word()),
            Finding::Colour { colour, mode, .. } if is_first(finding, step) => {
                self.open("colour");
                self.id("", self.ids.colours.id(colour.0));
                self.field("mode", mode.word());
            }
            Finding::Handed { .. }
            | Finding::State { .. }
            | Finding::Colour { .. }
            | Finding::Vote { .. }
            | Finding::Licence { .. } => {}
        }
    }

    /// How many sources were looked at, and those that decided.
    fn votes(&mut self, step: &Step) {
        let mut looked_at = 0;
        let mut decided = 0;
        for finding in &step.findings {
            let &Finding::Vote {
                source,
                function,
                counts,
                decided: decides,
                ..
            } = finding
            else {
                continue;
            };
            looked_at += 1;
            if decides {
                self.to.push_str(if decided == 0 {
                    ", \"decided\": [\""
                } else {
                    ", \""
                });
                self.vote(source, function, counts);
                self.to.push('"');
                decided += 1;
            }
        }
        if decided > 0 {
            self.to.push(']');
        }
        if looked_at > 0 {
            self.to.push_str(", \"looked_at\": ");
            self.to.push_str(&looked_at.to_string());
        }
    }

    fn vote(&mut self, source: Source, function: Function, counts: State) {
        let ids = self.ids;
        match source {
            Source::Level(level) => {
                self.to.push_str("level:");
                self.to.push_str(level.word());
            }
            Source::Personal => self.to.push_str("personal grants"),
            Source::Group(group) => self.id("group:", ids.groups.id(group.0)),
            Source::ProjectRole(project, role) => {
                self.to.push_str(role.word());
                self.id(" of project:", ids.projects.id(project.0));
            }
            Source::PlaylistRole(playlist, role) => {
                self.to.push_str(role.word());
                self.id(" of playlist:", ids.playlists.id(playlist.0));
            }
            Source::ProjectGrants(project) => self.id("own grants in project:", ids.projects.id(project.0)),
            Source::PlaylistGrants(playlist) => {
                self.id("own grants in playlist:", ids.playlists.id(playlist.0));
            }
            Source::ProjectMember(project) => self.id("membership of project:", ids.projects.id(project.0)),
            Source::PlaylistMember(playlist) => {
                self.id("membership of playlist:", ids.playlists.id(playlist.0));
            }
            Source::AskedToApprove => self.to.push_str("being asked"),
            Source::Exposure(playlist) => self.id("exposure in playlist:", ids.playlists.id(playlist.0)),
            Source::Entry(subject, position) => self.entry("list", subject, position),
            Source::Security(subject, position) => self.entry("security", subject, position),
        }
        self.to.push_str(match counts {
            State::Unset => " says nothing of ",
            State::Allow => " allows ",
            State::Deny => " denies ",
        });
        self.to.push_str(function.word());
    }

    fn entry(&mut self, of: &str, subject: Subject, position: usize) {
        self.to.push_str(of);
        self.to.push('[');
        self.to.push_str(&position.to_string());
        match subject {
            Subject::User(user) => self.id("] user:", self.ids.users.id(user.0)),
            Subject::Group(group) => self.id("] group:", self.ids.groups.id(group.0)),
        }
    }

    fn licences(&mut self, step: &Step) {
        let mut any = false;
        for finding in &step.findings {
            let &Finding::Licence {
                licence,
                in_force,
                says,
            } = finding
            else {
                continue;
            };
            self.to.push_str(if any {
                ", {\"id\": \""
            } else {
                ", \"licences\": [{\"id\": \""
            });
            any = true;
            self.id("", self.ids.licences.id(licence.0));
            self.field("term", if in_force { "in force" } else { "out of force" });
            self.field(
                "says",
                match says {
                    Effect::Allow => "allow",
                    Effect::Warn | Effect::Reason => "warn",
                    Effect::Deny => "lock",
                },
            );
            self.to.push_str("\"}");
        }
        if any {
            self.to.push(']');
        }
    }

    /// An id inside a text that is open.
    fn id(&mut self, before: &str, id: &str) {
        self.to.push_str(before);
        let plain = |byte: u8| (b' '..0x7f).contains(&byte) && byte != b'"' && byte != b'\\';
        if id.bytes().all(plain) {
            self.to.push_str(id);
        } else {
            let mut quoted = String::new();
            write_text(id, &mut quoted);
            self.to.push_str(&quoted[1..quoted.len() - 1]);
        }
    }
}

/// The state rule may look at the same list again.
/// Is it the first of its kind in the step?
fn is_first(finding: &Finding, step: &Step) -> bool {
    let kind = std::mem::discriminant(finding);
    let first = step
        .findings
        .iter()
        .find(|other| std::mem::discriminant(*other) == kind);
    first.is_some_and(|first| std::ptr::eq(first, finding))
}

const fn of_link(refusal: LinkRefusal) -> &'static str {
    match refusal {
        LinkRefusal::Stopped => "stopped",
        LinkRefusal::Ended => "ended",
        LinkRefusal::UsedUp => "used_up",
        LinkRefusal::Password => "password",
        LinkRefusal::Mode => "mode",
        LinkRefusal::Targets => "targets",
    }
}
