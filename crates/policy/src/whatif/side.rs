//! The two worlds that are held against each other, and whom the change touches.

use std::collections::HashMap;
use std::hash::Hash;

use vitrine_model::{FunctionSet, Second};

use crate::ask::Caller;
use crate::compiled::{Asker, Bits, Compiled};
use crate::grants::Votes;
use crate::key::UserKey;
use crate::source;

/// Before and after a change, at one second.
pub(super) struct Compared<'a> {
    pub(super) before: &'a Compiled,
    pub(super) after: &'a Compiled,
    pub(super) now: Second,
    /// Does a class that bears the same number in both say the same to whoever the change does not touch?
    pub(super) classes_stay: bool,
    /// What people bring everywhere, before and after, each kind once.
    pub(super) stances: Vec<[Stance; 2]>,
    /// Which of them each person brings.
    stance_of: Vec<u32>,
    /// Whose row is another one after than before. For all others nothing changes but where places change.
    pub(super) touched: Vec<UserKey>,
    /// The same people, as a set.
    is_touched: Bits,
}

/// What somebody brings everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Stance {
    /// What passes G1 and, by what is the same everywhere, G2.
    pub(super) functions: FunctionSet,
    /// Do they stand above the places, as owner or admin who passes G1?
    pub(super) over: bool,
}

impl<'a> Compared<'a> {
    pub(super) fn of(before: &'a Compiled, after: &'a Compiled, now: Second, classes_stay: bool) -> Self {
        let of_all = |compiled: &Compiled| -> Vec<Option<Brought>> {
            let mut all = vec![None; after.user_count()];
            for (at, brought) in all.iter_mut().enumerate().take(compiled.user_count()) {
                *brought = Brought::by(compiled, UserKey::at(at), now);
            }
            all
        };
        let brought = [of_all(before), of_all(after)];
        let is_touched = |user: &UserKey| {
            let [one, other] = [0, 1].map(|side: usize| brought[side][user.index()]);
            one != other
                || user.index() >= before.user_count()
                || one.is_some() && !before.is_placed_alike(after, *user, now)
        };
        let everyone = (0..after.user_count()).map(UserKey::at);
        let touched: Vec<UserKey> = everyone.filter(is_touched).collect();
        let mut is_touched = Bits::with_room(after.user_count());
        touched.iter().for_each(|user| is_touched.insert(user.index()));
        let stance = |brought: &Option<Brought>| brought.map_or_else(Stance::default, Brought::stance);
        let both = brought[0].iter().zip(&brought[1]);
        let (stances, stance_of) = each_once(both.map(|(before, after)| [stance(before), stance(after)]));
        Self {
            before,
            after,
            now,
            classes_stay,
            stances,
            stance_of,
            touched,
            is_touched,
        }
    }

    /// Both worlds, the one before first.
    pub(super) const fn both(&self) -> [&'a Compiled; 2] {
        [self.before, self.after]
    }

    /// How many people there are after the change.
    pub(super) fn people(&self) -> usize {
        self.after.user_count()
    }

    pub(super) fn everyone(&self) -> impl Iterator<Item = UserKey> + use<> {
        (0..self.after.user_count()).map(UserKey::at)
    }

    /// What somebody brings everywhere, before and after.
    pub(super) fn stances(&self, user: UserKey) -> [Stance; 2] {
        self.stances[self.kind_of(user)]
    }

    /// Which of the kinds of [`Compared::stances`] they are.
    pub(super) fn kind_of(&self, user: UserKey) -> usize {
        self.stance_of[user.index()] as usize
    }

    pub(super) fn is_touched(&self, user: UserKey) -> bool {
        self.is_touched.contains(user.index())
    }

    /// Somebody asking in the world of one side; `None` where they don't pass G1, or are not there yet.
    pub(super) fn asker<'c>(&self, compiled: &'c Compiled, user: UserKey) -> Option<Asker<'c>> {
        if user.index() >= compiled.user_count() {
            return None;
        }
        let asker = compiled.asker(&Caller::session(user), self.now);
        compiled.at_the_door(&asker).is_none().then_some(asker)
    }
}

/// Each value once, and for each that came, which of them it is.
fn each_once<T: Copy + Eq + Hash>(all: impl Iterator<Item = T>) -> (Vec<T>, Vec<u32>) {
    let (mut known, mut once) = (HashMap::new(), Vec::new());
    let which = all.map(|value| {
        *known.entry(value).or_insert_with(|| {
            once.push(value);
            once.len() as u32 - 1
        })
    });
    let which = which.collect();
    (once, which)
}

/// What somebody who passes G1 brings everywhere, what is denied included: a role may allow more at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Brought {
    everywhere: Votes,
    over: bool,
}

impl Brought {
    fn by(compiled: &Compiled, user: UserKey, now: Second) -> Option<Self> {
        let asker = compiled.asker(&Caller::session(user), now);
        compiled.at_the_door(&asker).is_none().then(|| Self {
            everywhere: asker.everywhere(),
            over: source::is_over_places(asker.level()),
        })
    }

    const fn stance(self) -> Stance {
        Stance {
            functions: self.everywhere.passed(),
            over: self.over,
        }
    }
}
