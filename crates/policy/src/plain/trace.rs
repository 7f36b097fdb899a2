//! The trace of a decision: per gate, the sources that were looked at and those that decided.

use serde::Serialize;
use vitrine_model::{Function, Level, Lifecycle, Role, State, Status, fold};

use crate::key::{ColourKey, FolderKey, GroupKey, LicenceKey, PlaylistKey, ProjectKey};
use crate::verdict::{Effect, Gate, Why};
use crate::world::Subject;

/// One gate, asked for one action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// For whom it was asked.
    pub on_behalf: OnBehalf,
    /// Which gate.
    pub gate: Gate,
    /// For which action: the one asked for, or `see` on the way to it.
    pub action: Function,
    /// What came of it.
    pub outcome: Outcome,
    /// What was looked at, in the order of the model.
    pub findings: Vec<Finding>,
}

/// For whom a gate is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnBehalf {
    /// The principal themselves.
    Principal,
    /// The issuer of the link that the principal holds.
    Issuer,
}

/// What came of a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It passed.
    Passed,
    /// It passed with a warning.
    Warned,
    /// It passes with a written reason, and there is none.
    NeedsReason,
    /// It refused.
    Refused(Why),
    /// Super-admin mode passed it; without it, it would have come out as this.
    Overridden {
        /// The effect without super-admin mode.
        instead_of: Effect,
        /// Why it would have refused, where it would.
        why: Option<Why>,
    },
}

/// One thing that a gate looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// G1: where the user stands, and how high.
    Stands {
        /// Their status.
        status: Status,
        /// Their level.
        level: Level,
    },
    /// G1: the account is in maintenance.
    Maintenance,
    /// G1, the state rule, a licence: the token's scope lacks this action.
    OutOfScope(Function),
    /// G1: super-admin mode is on and counts.
    Supermode,
    /// G1: why the link itself refuses.
    Link(LinkRefusal),
    /// What one source said of one function.
    Vote {
        /// Which source.
        source: Source,
        /// Of which function: the action, or the one that the state rule asks for.
        function: Function,
        /// What it says.
        says: State,
        /// What counts of it: an `Allow` that the model does not take from this source is `Unset`.
        counts: State,
        /// Did it decide the fold?
        decided: bool,
    },
    /// G3: where the list came from.
    Handed {
        /// The folder whose list it is.
        by: FolderKey,
        /// Which of its lists.
        list: WhichList,
        /// From the folder asked about up to the one that handed the list down.
        path: Vec<FolderKey>,
    },
    /// G3: the thing is archived or in the trash, by itself or by a folder above it: one of these for each.
    State {
        /// What it is.
        state: Lifecycle,
        /// The folder that it is so by; the thing itself where `None`.
        by: Option<FolderKey>,
    },
    /// G4: the file's security restricts this action to its entries.
    Restricted(Function),
    /// G4: what a licence says of the action.
    Licence {
        /// Which licence.
        licence: LicenceKey,
        /// Is it within its term?
        in_force: bool,
        /// What it says: [`Effect::Allow`], [`Effect::Warn`] or, where it locks, [`Effect::Deny`].
        says: Effect,
    },
    /// G4: what the colour mark comes to: one of these for each of its rules that says so.
    Colour {
        /// Which mark.
        colour: ColourKey,
        /// The rule.
        rule: ColourRule,
        /// What it comes to.
        mode: vitrine_model::ColourMode,
    },
}

/// Why a link itself refuses. Told to nobody but who administers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkRefusal {
    /// It was revoked or stopped.
    Stopped,
    /// Its end has come.
    Ended,
    /// It has no use left.
    UsedUp,
    /// The password was not given.
    Password,
    /// Its mode does not cover the action.
    Mode,
    /// Its targets do not cover the asset.
    Targets,
}

/// Which rule of a colour mark decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColourRule {
    /// The one for a group.
    Group(GroupKey),
    /// Its default.
    Default,
}

/// Which of a folder's two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhichList {
    /// The one for the folder and its files.
    Here,
    /// The one that it hands its subfolders.
    Below,
}

/// A source of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The user's level.
    Level(Level),
    /// The user's personal grants.
    Personal,
    /// The grants of a group that they are in.
    Group(GroupKey),
    /// Their role in a project.
    ProjectRole(ProjectKey, Role),
    /// Their own grants in a project.
    ProjectGrants(ProjectKey),
    /// Their role in a playlist.
    PlaylistRole(PlaylistKey, Role),
    /// Their own grants in a playlist.
    PlaylistGrants(PlaylistKey),
    /// That the approval asks them.
    AskedToApprove,
    /// An entry of the effective list, at that position.
    Entry(Subject, usize),
    /// That they are a member of a project.
    ProjectMember(ProjectKey),
    /// That they are a member of a playlist.
    PlaylistMember(PlaylistKey),
    /// That the asset stands, by a live exposure, in a playlist of theirs.
    Exposure(PlaylistKey),
    /// An entry of the file's security, at that position.
    Security(Subject, usize),
}

/// Collects the votes of one fold, then marks those that decided it.
pub(super) struct Ballot {
    function: Function,
    votes: Vec<(Source, State, State)>,
}

impl Ballot {
    pub(super) const fn on(function: Function) -> Self {
        Self {
            function,
            votes: Vec::new(),
        }
    }

    /// A vote that counts as it is.
    pub(super) fn hear(&mut self, source: Source, says: State) {
        self.votes.push((source, says, says));
    }

    /// A vote of which only so much counts.
    pub(super) fn hear_as(&mut self, source: Source, says: State, counts: State) {
        self.votes.push((source, says, counts));
    }

    /// The fold of what counts; every vote goes to the findings.
    pub(super) fn close(self, findings: &mut Vec<Finding>) -> State {
        let result = fold(self.votes.iter().map(|(.., counts)| *counts));
        let function = self.function;
        findings.extend(
            self.votes
                .into_iter()
                .map(|(source, says, counts)| Finding::Vote {
                    source,
                    function,
                    says,
                    counts,
                    decided: result != State::Unset && counts == result,
                }),
        );
        result
    }
}
