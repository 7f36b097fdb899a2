//! Who may change what decides access (access model, sections 5 and 7): pure answers over a world.
//!
//! Nothing here changes anything by itself: a change is asked about, and what comes back says whether it may be
//! made, what it would do, and what has to be confirmed first. Super-admin mode gives the function that a change
//! needs; the rules of this module stand all the same.

mod account;
mod every;
mod file;
mod gain;
mod list;
mod may;
mod member;
mod moving;

pub use account::AccountChange;
pub use every::{Change, FileChange, ListSave};
pub use file::Mark;
pub use list::{ListChange, ListPlan, LockOut, NewList, Subfolders};
pub use member::{MemberChange, MembersOf};
pub use moving::{MoveAsset, MoveEffect, MoveFolder};

use vitrine_model::{Function, Level, Second};

use crate::ask::{Ask, Caller, Principal, Reason, Resource, Supermode};
use crate::plain;
use crate::verdict::Verdict;
use crate::world::World;

/// Why a change is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The maker may not do what the change needs.
    #[error("`{function}` is needed")]
    Needs {
        /// Which function.
        function: Function,
        /// The answer to it.
        verdict: Verdict,
    },
    /// Nobody but owner and admins changes their own level, grants or memberships; and nobody their own
    /// place in a project or playlist.
    #[error("nobody changes their own")]
    Own,
    /// It would give the maker something that they lacked.
    #[error("it would give the maker `{0}`")]
    GivesMaker(Function),
    /// It would show the maker people whom they could not see.
    #[error("it would show the maker more people")]
    ShowsMaker,
    /// The person changed stands higher than the maker.
    #[error("the person stands higher than the maker")]
    HigherPerson,
    /// The level, role or grant given is above the maker's own.
    #[error("it is above the maker's own")]
    AboveOwn,
    /// Only owner and admins make admins.
    #[error("only owner and admins make admins")]
    MakesAdmin,
    /// The owner is changed only by the operator.
    #[error("the owner is changed only by the operator")]
    Owner,
    /// Guarded functions are given only by who holds them.
    #[error("`{0}` is given only by who holds it")]
    Guarded(Function),
    /// Everyone is in All users: it can't be removed, joined or left.
    #[error("everyone is in the group of all users")]
    AllUsers,
    /// The last lead can't leave.
    #[error("the last lead can't leave")]
    LastLead,
    /// The root always has both lists, and lies nowhere.
    #[error("the root stays as it is")]
    Root,
    /// A folder can't lie in itself.
    #[error("a folder can't lie in itself")]
    IntoItself,
    /// It would give others something, and the maker may not `access` the source.
    #[error("it would give others something, which needs `access` at the source")]
    GivesOthers(Verdict),
}

impl Refusal {
    /// The stable word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Needs { .. } => "needs",
            Self::Own => "own",
            Self::GivesMaker(_) => "gives_maker",
            Self::ShowsMaker => "shows_maker",
            Self::HigherPerson => "higher_person",
            Self::AboveOwn => "above_own",
            Self::MakesAdmin => "makes_admin",
            Self::Owner => "owner",
            Self::Guarded(_) => "guarded",
            Self::AllUsers => "all_users",
            Self::LastLead => "last_lead",
            Self::Root => "root",
            Self::IntoItself => "cycle",
            Self::GivesOthers(_) => "gives_others",
        }
    }
}

/// Whoever makes a change, and when.
#[derive(Clone, Copy)]
pub struct Maker<'w> {
    /// The world before the change.
    pub world: &'w World,
    /// Who makes it.
    pub caller: Caller,
    /// The second in which it is made.
    pub now: Second,
}

impl Maker<'_> {
    fn verdict(&self, function: Function, resource: Resource<'_>) -> Verdict {
        plain::decide(
            self.world,
            &Ask {
                principal: Principal::User(self.caller),
                action: function,
                resource,
                now: self.now,
                reason: Reason::Missing,
            },
        )
        .verdict()
    }

    fn need(&self, function: Function, resource: Resource<'_>) -> Result<(), Refusal> {
        let verdict = self.verdict(function, resource);
        if verdict.effect.passes() {
            Ok(())
        } else {
            Err(Refusal::Needs { function, verdict })
        }
    }

    /// Does the maker hold the function by themselves, super-admin mode aside?
    fn holds(&self, function: Function, resource: Resource<'_>) -> bool {
        let plainly = Maker {
            caller: Caller {
                supermode: Supermode::Off,
                ..self.caller
            },
            ..*self
        };
        plainly.verdict(function, resource).effect.passes()
    }

    fn level(&self) -> Level {
        self.world.user(self.caller.user).level
    }

    /// Owner and admins stand aside from some of the rules.
    fn is_over(&self) -> bool {
        crate::source::is_over_places(self.level())
    }
}
