//! English.

mod change;
mod functions;
mod notice;
mod trace;

use vitrine_model::{Function, Level, Lifecycle, Role, State, Status};

use super::{Form, Say, Vote, Words};
use crate::explain::cause::Cause;
use crate::explain::change::Change;
use crate::explain::ended::Ended;
use crate::explain::flip::{Beyond, Side};
use crate::explain::notice::Notice;
use crate::explain::thing::Thing;
use crate::plain::{Finding, Outcome, Source, WhichList};
use crate::verdict::{Effect, Gate, Verdict, Why};

pub(super) struct English;

impl Words for English {
    fn function(&self, function: Function) -> &'static str {
        functions::name(function)
    }

    fn gate(&self, gate: Gate) -> &'static str {
        match gate {
            Gate::Standing => "Standing",
            Gate::Function => "Function",
            Gate::Place => "Place",
            Gate::File => "File",
        }
    }

    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Member => "member",
            Level::Creator => "creator",
            Level::Admin => "admin",
            Level::Owner => "owner",
        }
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Invited => "invited",
            Status::Active => "active",
            Status::Deactivated => "deactivated",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Member => "member",
            Role::Lead => "lead",
        }
    }

    fn state(&self, state: Lifecycle) -> &'static str {
        match state {
            Lifecycle::Live => "live",
            Lifecycle::Archived => "archived",
            Lifecycle::Trashed => "in the trash",
        }
    }

    fn thing(&self, form: Form, thing: Thing, name: Option<&str>) -> String {
        let (kind, unnamed) = match thing {
            Thing::User(_) => ("", "someone"),
            Thing::Group(_) => ("group ", "a group"),
            Thing::Folder(_) => ("folder ", "a folder"),
            Thing::Project(_) => ("project ", "a project"),
            Thing::Playlist(_) => ("playlist ", "a playlist"),
            Thing::Licence(_) => ("licence ", "a licence"),
            Thing::Colour(_) => ("colour mark ", "a colour mark"),
        };
        let named = match (name, thing) {
            (None, _) => unnamed.to_owned(),
            (Some(name), Thing::User(_)) => name.to_owned(),
            (Some(name), _) => format!("{kind}“{name}”"),
        };
        match form {
            Form::Label | Form::Subject | Form::Object | Form::Recipient => named,
            Form::Within => format!("in {named}"),
        }
    }

    fn source(&self, source: &Source, say: &Say<'_>) -> String {
        match *source {
            Source::Level(level) => format!("level {}", self.level(level)),
            Source::Personal => "personal grants".to_owned(),
            Source::Group(group) => say.label(group),
            Source::ProjectRole(key, role) => format!("role {} {}", self.role(role), say.within(key)),
            Source::PlaylistRole(key, role) => format!("role {} {}", self.role(role), say.within(key)),
            Source::ProjectGrants(key) => format!("own grants {}", say.within(key)),
            Source::PlaylistGrants(key) => format!("own grants {}", say.within(key)),
            Source::AskedToApprove => "being asked for this approval".to_owned(),
            Source::Entry(subject, _) => format!("list entry for {}", say.recipient(subject)),
            Source::ProjectMember(key) => format!("membership {}", say.within(key)),
            Source::PlaylistMember(key) => format!("membership {}", say.within(key)),
            Source::Exposure(key) => format!("live exposure {}", say.within(key)),
            Source::Security(subject, _) => format!("security entry for {}", say.recipient(subject)),
        }
    }

    fn verdict(&self, verdict: &Verdict, action: Function) -> String {
        let name = self.function(action);
        match (verdict.effect, verdict.why) {
            (Effect::Allow, _) => format!("“{name}” is allowed."),
            (Effect::Warn, _) => format!("“{name}” is allowed, with a warning."),
            (Effect::Reason, _) => format!("“{name}” needs a written reason."),
            (Effect::Deny, None) => format!("“{name}” is refused."),
            (Effect::Deny, Some(why)) => format!("“{name}” is refused: {}.", of_why(why)),
        }
    }

    fn heading_steps(&self) -> &'static str {
        "How it was decided:"
    }

    fn heading_causes(&self) -> &'static str {
        "What refuses it:"
    }

    fn heading_told(&self) -> &'static str {
        "Who asked is told:"
    }

    fn heading_flips(&self, to: Side) -> &'static str {
        match to {
            Side::Passes => "What would let it pass, each by itself:",
            Side::Refuses => "What would refuse it, each by itself:",
        }
    }

    fn together(&self, changes: &[String]) -> String {
        changes.join("; and ")
    }

    fn beyond(&self, beyond: Beyond) -> &'static str {
        match beyond {
            Beyond::NotAsked => "nothing: such an action is not asked of such a thing",
            Beyond::Link => "nothing: no link gives this action",
            Beyond::Operator => {
                "nothing that people can change: it is the owner’s, whom only the operator of the server can change"
            }
        }
    }

    fn step(&self, gate: Gate, action: Function, issuer: Option<String>) -> String {
        let (gate, action) = (self.gate(gate), self.function(action));
        match issuer {
            None => format!("{gate}, for “{action}”"),
            Some(issuer) => format!("{gate} of the link’s issuer {issuer}, for “{action}”"),
        }
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        match *outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Warned => "passed, with a warning".to_owned(),
            Outcome::NeedsReason => "needs a written reason".to_owned(),
            Outcome::Refused(why) => format!("refused, {}", of_why(why)),
            Outcome::Overridden { why: Some(why), .. } => {
                format!("passed by super-admin mode; otherwise refused, {}", of_why(why))
            }
            Outcome::Overridden {
                instead_of,
                why: None,
            } => match instead_of {
                Effect::Reason => {
                    "passed by super-admin mode; otherwise a written reason is needed".to_owned()
                }
                Effect::Allow | Effect::Warn | Effect::Deny => {
                    "passed by super-admin mode; otherwise with a warning".to_owned()
                }
            },
        }
    }

    fn vote(&self, source: String, vote: &Vote) -> String {
        let says = match vote.says {
            State::Unset => "says nothing",
            State::Allow => "allows it",
            State::Deny => "blocks it",
        };
        let of = vote
            .of
            .map_or(String::new(), |of| format!(", for “{}”", self.function(of)));
        let counts = if vote.counts {
            ""
        } else {
            ", which does not count here"
        };
        let decided = if vote.decided { " ← decides" } else { "" };
        format!("{source}: {says}{of}{counts}{decided}")
    }

    fn stands(&self, person: String, status: Status, level: Level) -> String {
        format!("{person}: {}, level {}", self.status(status), self.level(level))
    }

    fn handed(&self, folder: String, list: WhichList, path: Option<String>) -> String {
        let list = match list {
            WhichList::Here => "the list for itself and its files",
            WhichList::Below => "the list for its subfolders",
        };
        let path = path.map_or(String::new(), |path| format!(", handed down by {path}"));
        format!("{list} stands {folder}{path}")
    }

    fn finding(&self, finding: &Finding, say: &Say<'_>) -> String {
        trace::finding(self, finding, say)
    }

    fn ended(&self, ended: &Ended, say: &Say<'_>) -> String {
        trace::ended(self, ended, say)
    }

    fn cause(&self, cause: &Cause, say: &Say<'_>) -> String {
        trace::cause(self, cause, say)
    }

    fn change(&self, change: &Change, say: &Say<'_>) -> String {
        change::told(self, change, say)
    }

    fn notice(&self, notice: &Notice, say: &Say<'_>) -> String {
        notice::told(self, notice, say)
    }
}

const fn of_why(why: Why) -> &'static str {
    match why {
        Why::Standing => "the account or the link is not in force",
        Why::Maintenance => "the account is in maintenance",
        Why::Scope => "the token’s scope lacks it",
        Why::FunctionUnset => "nobody allowed this",
        Why::FunctionDenied => "it is blocked",
        Why::PlaceUnset => "nobody allowed this here",
        Why::PlaceDenied => "it is blocked here",
        Why::StateArchived => "it is archived",
        Why::StateTrashed => "it is in the trash",
        Why::FileSecurity => "the file’s security refuses it",
        Why::Licence => "a licence locks it",
        Why::Colour => "the colour mark locks it",
    }
}
