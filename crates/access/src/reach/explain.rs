//! Why something is so: everything for who may ask about others, and for the refused what they may know.

use std::collections::BTreeMap;

use vitrine_model::{FolderId, GroupId, UserId};
use vitrine_policy::explain::{Explanation, Notice, Sight, Thing, explain};
use vitrine_policy::{Ask, Caller, Principal, Resource as Asked, Verdict, plain};

use super::{Question, Target};
use crate::{Denial, NoPermit, Source, Subject};

/// A decision explained, as far as whoever asks may know.
#[derive(Clone, Debug)]
pub struct Explained {
    /// What it comes to.
    pub verdict: Verdict,
    /// What is told to whoever is refused; only of oneself.
    pub notice: Option<Notice>,
    /// Where it came from and what would flip it; only for who may ask there about others.
    pub explanation: Option<Explanation>,
    /// What in it may be named, by its id.
    pub things: BTreeMap<Thing, ThingId>,
}

/// Something with a name, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThingId {
    /// A person.
    User(UserId),
    /// A group.
    Group(GroupId),
    /// A folder.
    Folder(FolderId),
}

impl<S: Source> Subject<S> {
    /// Explains the answer to a question, for oneself or for somebody else by a session of theirs.
    ///
    /// # Errors
    /// [`NoPermit::Denied`] where they can't see the thing or the person, or may not ask about others there;
    /// [`NoPermit::Failed`] where facts could not be read.
    pub async fn explain(
        &self,
        source: &mut S,
        of: Option<UserId>,
        question: &Question,
    ) -> Result<Explained, NoPermit<S::Failure>> {
        let of = of.filter(|of| *of != self.user());
        let person = of.map(|of| self.somebody(of)).transpose()?;
        let found = self.found(source, question.on).await.map_err(NoPermit::Failed)?;
        let found = found.ok_or(NoPermit::Denied(Denial::Hidden))?;
        let may_ask = self.may_ask_of_others(found.asked(), question.on);
        let caller = match person {
            Some(person) => {
                may_ask?;
                Caller::session(person)
            }
            None => {
                self.sees_target(found.asked(), question.on)?;
                // Only asked for, and noted where super-admin mode makes another answer of it.
                self.own_answer(question, found.asked());
                self.caller
            }
        };
        let ask = Ask {
            principal: Principal::User(caller),
            action: question.action,
            resource: found.asked(),
            now: self.now,
            reason: question.reason,
        };
        let world = &self.snapshot.world;
        let decision = plain::decide(world, &ask);
        let notice = match person {
            Some(_) => None,
            None => Notice::of(world, &ask, &decision),
        };
        let explanation = may_ask.ok().map(|()| explain(world, &ask));
        Ok(self.explained(decision.verdict(), notice, explanation))
    }

    fn explained(
        &self,
        verdict: Verdict,
        notice: Option<Notice>,
        explanation: Option<Explanation>,
    ) -> Explained {
        let mut named: Vec<Thing> = notice.iter().flat_map(Notice::named).collect();
        named.extend(explanation.iter().flat_map(Explanation::named));
        let sight = Sight::of_caller(&self.snapshot.world, self.caller, self.now);
        let things = named.into_iter().filter(|thing| sight.sees(*thing));
        Explained {
            verdict,
            notice,
            explanation,
            things: things
                .filter_map(|thing| Some((thing, self.thing_id(thing)?)))
                .collect(),
        }
    }

    pub(super) fn sees_target(&self, asked: Asked<'_>, on: Target) -> Result<(), Denial> {
        match on {
            Target::Account => Ok(()),
            Target::Folder(_) | Target::Asset(_) => {
                self.check(vitrine_model::Function::See, asked, on.asked_of())
            }
        }
    }

    fn thing_id(&self, thing: Thing) -> Option<ThingId> {
        match thing {
            Thing::User(key) => Some(ThingId::User(self.snapshot.user_id(key))),
            Thing::Group(key) => Some(ThingId::Group(self.snapshot.group_id(key))),
            Thing::Folder(key) => Some(ThingId::Folder(self.snapshot.folder_id(key))),
            // They have no ids yet: no account has one.
            Thing::Project(_) | Thing::Playlist(_) | Thing::Licence(_) | Thing::Colour(_) => None,
        }
    }
}
