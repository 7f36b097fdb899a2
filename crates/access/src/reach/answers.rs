//! A page of decisions in one call.

use std::collections::HashMap;

use vitrine_model::{AssetId, Function, UserId};
use vitrine_policy::{Ask, Caller, Principal, Reason, Resource as Asked, UserKey, Verdict};

use super::Target;
use crate::found::{Facts, Found};
use crate::{AssetFacts, Denial, NoPermit, Source, Subject};

/// One question of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which action; one that the target can be asked for.
    pub action: Function,
    /// Of what.
    pub on: Target,
    /// Is a reason written?
    pub reason: Reason,
}

impl<S: Source> Subject<S> {
    /// The answer to each question, in their order, for oneself or for somebody else by a session of theirs. What the
    /// asker may not see, or may not ask about, is a denial of its own, and the same as for an id that never was.
    ///
    /// # Errors
    /// [`NoPermit::Denied`] where they can't see that person; [`NoPermit::Failed`] where facts could not be read.
    pub async fn answers(
        &self,
        source: &mut S,
        of: Option<UserId>,
        questions: &[Question],
    ) -> Result<Vec<Result<Verdict, Denial>>, NoPermit<S::Failure>> {
        let of = of.filter(|of| *of != self.user());
        let person = of.map(|of| self.somebody(of)).transpose()?;
        let ids = questions.iter().filter_map(|question| match question.on {
            Target::Asset(id) => Some(id),
            Target::Account | Target::Folder(_) => None,
        });
        let ids: Vec<AssetId> = ids.collect();
        let facts = source.assets(&ids).await.map_err(NoPermit::Failed)?;
        let facts: HashMap<AssetId, AssetFacts> = facts.into_iter().map(|facts| (facts.id, facts)).collect();
        let answer = |question: &Question| {
            let found = self.at_hand(question.on, &facts).ok_or(Denial::Hidden)?;
            self.answer(person, question, found.asked())
        };
        Ok(questions.iter().map(answer).collect())
    }

    fn at_hand(&self, on: Target, facts: &HashMap<AssetId, AssetFacts>) -> Option<Found> {
        let facts = match on {
            Target::Account => Facts::Account,
            Target::Folder(id) => Facts::Folder(self.snapshot.folder(id)?.1),
            Target::Asset(id) => Facts::Asset(self.snapshot.asset(facts.get(&id)?)?),
        };
        Some(Found { row: 0, facts })
    }

    fn answer(&self, person: Option<UserKey>, question: &Question, on: Asked<'_>) -> Result<Verdict, Denial> {
        let Some(person) = person else {
            self.sees_target(on, question.on)?;
            return Ok(self.own_answer(question, on));
        };
        self.may_ask_of_others(on, question.on)?;
        Ok(self.verdict(Caller::session(person), question, on))
    }

    /// What super-admin mode makes another answer of is noted, though nothing is done.
    pub(super) fn own_answer(&self, question: &Question, on: Asked<'_>) -> Verdict {
        let verdict = self.verdict(self.caller, question, on);
        if let Some(caller) = self.without_supermode() {
            let without = self.verdict(caller, question, on);
            if without != verdict {
                self.note(question.action, question.on.asked_of(), Some(without));
            }
        }
        verdict
    }

    fn verdict(&self, caller: Caller, question: &Question, on: Asked<'_>) -> Verdict {
        self.snapshot.compiled.decide(&Ask {
            principal: Principal::User(caller),
            action: question.action,
            resource: on,
            now: self.now,
            reason: question.reason,
        })
    }
}
