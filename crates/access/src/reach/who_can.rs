//! Who can do something to a thing.

use std::collections::HashSet;

use vitrine_model::{Function, GroupId, Level, Role, UserId};
use vitrine_policy::reach::{self as policy, Wanted};
use vitrine_policy::{Effect, GroupKey};

use super::Target;
use crate::{NoPermit, Source, Subject};

/// The people who can, as far as the asker sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoCan {
    /// They.
    pub people: Vec<Passing>,
    /// Are there others, whom the asker may not see? How many is told to nobody.
    pub others: bool,
}

/// Somebody who can, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passing {
    /// Who.
    pub user: UserId,
    /// How it comes out: allowed, with a warning, with a reason.
    pub effect: Effect,
    /// What allowed it at gate G2.
    pub function: By,
    /// What admits them at gate G3; nothing is asked there for account-wide functions.
    pub place: Option<By>,
}

impl Passing {
    /// The groups that allowed something.
    pub fn groups(&self) -> impl Iterator<Item = GroupId> {
        [Some(self.function), self.place]
            .into_iter()
            .flatten()
            .filter_map(|by| match by {
                By::Group(group) | By::GroupEntry(group) => group,
                _ => None,
            })
    }
}

/// What allowed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Their level.
    Level(Level),
    /// Their personal grants.
    Personal,
    /// The grants of a group of theirs; `None` where the asker may not see the group.
    Group(Option<GroupId>),
    /// Their role where it lies.
    Role(Role),
    /// Their own grants where it lies.
    MemberGrants,
    /// That they were asked to decide.
    AskedToApprove,
    /// An entry of the folder's list about themselves.
    OwnEntry,
    /// An entry of the folder's list about a group of theirs; `None` where the asker may not see the group.
    GroupEntry(Option<GroupId>),
    /// That they are a member where it lies.
    Member,
    /// That it stands, by a live exposure, in a playlist of theirs.
    Exposure,
}

impl<S: Source> Subject<S> {
    /// Who can do that, by a session, super-admin mode aside.
    ///
    /// # Errors
    /// [`NoPermit::Denied`] where they may not ask there; [`NoPermit::Failed`] where facts could not be read.
    pub async fn who_can(
        &self,
        source: &mut S,
        action: Function,
        on: Target,
    ) -> Result<WhoCan, NoPermit<S::Failure>> {
        let found = self.found_to_ask_of_others(source, on).await?;
        let wanted = Wanted {
            action,
            resource: found.asked(),
            now: self.now,
        };
        let compiled = &self.snapshot.compiled;
        let all = compiled.who_can(&self.snapshot.world, &wanted);
        let told = all.told_to(&self.seen_people());
        let groups: HashSet<GroupId> = self.groups().into_iter().collect();
        let passing = |passing: &policy::Passing| Passing {
            user: self.snapshot.user_id(passing.user),
            effect: passing.effect,
            function: self.by(passing.function, &groups),
            place: passing.place.map(|by| self.by(by, &groups)),
        };
        Ok(WhoCan {
            people: told.people.iter().map(passing).collect(),
            others: told.others,
        })
    }

    fn by(&self, by: policy::By, seen: &HashSet<GroupId>) -> By {
        let group = |key: GroupKey| Some(self.snapshot.group_id(key)).filter(|id| seen.contains(id));
        match by {
            policy::By::Level(level) => By::Level(level),
            policy::By::Personal => By::Personal,
            policy::By::Group(key) => By::Group(group(key)),
            policy::By::ProjectRole(_, role) | policy::By::PlaylistRole(_, role) => By::Role(role),
            policy::By::ProjectGrants(_) | policy::By::PlaylistGrants(_) => By::MemberGrants,
            policy::By::AskedToApprove => By::AskedToApprove,
            policy::By::OwnEntry => By::OwnEntry,
            policy::By::GroupEntry(key) => By::GroupEntry(group(key)),
            policy::By::ProjectMember(_) | policy::By::PlaylistMember(_) => By::Member,
            policy::By::Exposure(_) => By::Exposure,
        }
    }
}
