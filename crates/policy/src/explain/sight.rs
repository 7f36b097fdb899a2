//! What somebody may be told the name of.

use vitrine_model::{Function, Second};

use super::thing::Thing;
use crate::ask::{Ask, Caller, Credential, Principal, Reason, Resource, Supermode};
use crate::key::GroupKey;
use crate::plain;
use crate::source;
use crate::world::World;

/// The eyes of one person, at one second.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'w> {
    world: &'w World,
    /// Nobody by a link is told any name.
    caller: Option<Caller>,
    now: Second,
}

impl<'w> Sight<'w> {
    /// Those of whoever asks.
    pub const fn of(world: &'w World, ask: &Ask<'_>) -> Self {
        let caller = match ask.principal {
            Principal::User(caller) => Some(caller),
            Principal::Link(_) => None,
        };
        Self {
            world,
            caller,
            now: ask.now,
        }
    }

    /// Those of that user.
    pub const fn of_caller(world: &'w World, caller: Caller, now: Second) -> Self {
        Self {
            world,
            caller: Some(caller),
            now,
        }
    }

    /// May they be told what it is called? Places are decided by `see`, people and groups by section 6 of the access
    /// model. Licences and colour marks are named to who manages them.
    pub fn sees(&self, thing: impl Into<Thing>) -> bool {
        let Some(caller) = &self.caller else {
            return false;
        };
        match thing.into() {
            Thing::User(user) => plain::sees(self.world, caller, user, self.now).is_ok(),
            Thing::Group(group) => self.sees_group(caller, group),
            Thing::Folder(key) => self.may(Function::See, Resource::Folder(key)),
            Thing::Project(key) => self.may(Function::See, Resource::Project(key)),
            Thing::Playlist(key) => self.may(Function::See, Resource::Playlist(key)),
            Thing::Licence(_) => self.may(Function::LicenceManage, Resource::Account),
            Thing::Colour(_) => self.may(Function::ColourManage, Resource::Account),
        }
    }

    /// Does that not come out `Deny`?
    pub(super) fn may(&self, action: Function, resource: Resource<'_>) -> bool {
        self.caller.is_some_and(|caller| {
            let ask = Ask {
                principal: Principal::User(caller),
                action,
                resource,
                now: self.now,
                reason: Reason::Missing,
            };
            !plain::decide(self.world, &ask).effect.is_deny()
        })
    }

    /// A group is seen by who counts by a group that can see it; by owner, admins and super-admin mode.
    fn sees_group(&self, caller: &Caller, group: GroupKey) -> bool {
        let stands = plain::sees(self.world, caller, caller.user, self.now).is_ok();
        let covers = caller.credential.covers(Function::PeopleSee);
        let over = source::is_over_places(self.world.user(caller.user).level)
            || (caller.supermode == Supermode::On
                && caller.credential == Credential::Session
                && self.may(Function::Supermode, Resource::Account));
        let counts_by = || self.world.counts_by(caller.user, self.now);
        stands
            && covers
            && (over
                || counts_by()
                    .into_iter()
                    .any(|own| self.world.group(own).sees.contains(&group)))
    }
}
