//! What one source says of every function: compact, and folded many at a time.

use vitrine_model::{Function, FunctionSet, Grant, Second, State};

/// What a source says of every function at one instant. Folding two sources is a union of both sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Votes {
    /// The functions that somebody allows.
    pub allow: FunctionSet,
    /// The functions that somebody denies.
    pub deny: FunctionSet,
}

impl Votes {
    /// Says nothing of anything.
    pub const NONE: Self = Self {
        allow: FunctionSet::EMPTY,
        deny: FunctionSet::EMPTY,
    };
    /// Allows every function.
    pub const ALLOW_ALL: Self = Self::allowing(FunctionSet::FULL);

    /// Allows those functions, and says nothing of the others.
    pub const fn allowing(functions: FunctionSet) -> Self {
        Self {
            allow: functions,
            deny: FunctionSet::EMPTY,
        }
    }

    /// Says that of one function.
    pub const fn one(function: Function, state: State) -> Self {
        let set = FunctionSet::EMPTY.with(function);
        match state {
            State::Unset => Self::NONE,
            State::Allow => Self::allowing(set),
            State::Deny => Self {
                allow: FunctionSet::EMPTY,
                deny: set,
            },
        }
    }

    /// The fold of both, for every function.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            allow: self.allow.union(other.allow),
            deny: self.deny.union(other.deny),
        }
    }

    /// With no `Allow` for those functions.
    #[must_use]
    pub const fn never_allowing(self, functions: FunctionSet) -> Self {
        Self {
            allow: self.allow.without(functions),
            deny: self.deny,
        }
    }

    /// With no `Deny` for those functions.
    #[must_use]
    pub const fn never_denying(self, functions: FunctionSet) -> Self {
        Self {
            allow: self.allow,
            deny: self.deny.without(functions),
        }
    }

    /// Of those functions alone.
    #[must_use]
    pub const fn only(self, functions: FunctionSet) -> Self {
        Self {
            allow: self.allow.intersection(functions),
            deny: self.deny.intersection(functions),
        }
    }

    /// What it comes to for one function.
    pub const fn of(self, function: Function) -> State {
        if self.deny.contains(function) {
            State::Deny
        } else if self.allow.contains(function) {
            State::Allow
        } else {
            State::Unset
        }
    }

    /// The functions for which it comes to `Allow`.
    pub const fn passed(self) -> FunctionSet {
        self.allow.without(self.deny)
    }
}

/// Tri-state grants of one source, at most one a function; some may have an end.
///
/// Those without an end are two masks. Time is never compiled in: [`Grants::at`] asks the ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Grants {
    open: Votes,
    ending: Vec<(Function, State, Second)>,
}

impl Grants {
    /// No grant at all.
    pub const fn none() -> Self {
        Self {
            open: Votes::NONE,
            ending: Vec::new(),
        }
    }

    /// `Allow` without an end for each of those functions.
    pub const fn allowing(functions: FunctionSet) -> Self {
        Self {
            open: Votes::allowing(functions),
            ending: Vec::new(),
        }
    }

    /// Sets the grant of one function; what stood there goes.
    pub fn set(&mut self, function: Function, grant: Grant) {
        let this = FunctionSet::EMPTY.with(function);
        self.open = self.open.never_allowing(this).never_denying(this);
        self.ending.retain(|(named, ..)| *named != function);
        match (grant.state, grant.until) {
            (State::Unset, _) => {}
            (state, None) => self.open = self.open.and(Votes::one(function, state)),
            (state, Some(until)) => {
                // Kept in the order of the functions, so that equal grants are equal values.
                let place = self.ending.partition_point(|(named, ..)| *named < function);
                self.ending.insert(place, (function, state, until));
            }
        }
    }

    /// These, with the grant of one function set.
    #[must_use]
    pub fn with(mut self, function: Function, grant: Grant) -> Self {
        self.set(function, grant);
        self
    }

    /// The grants without an end.
    pub const fn open(&self) -> Votes {
        self.open
    }

    /// The grants with an end, in the order of the functions.
    pub fn ending(&self) -> impl Iterator<Item = (Votes, Second)> + '_ {
        self.ending
            .iter()
            .map(|(function, state, until)| (Votes::one(*function, *state), *until))
    }

    /// What they say at that second.
    pub fn at(&self, now: Second) -> Votes {
        self.ending()
            .filter(|(_, until)| now < *until)
            .fold(self.open, |sum, (votes, _)| sum.and(votes))
    }

    /// Every grant that is set, whether it has ended or not, in the order of the functions.
    pub fn iter(&self) -> impl Iterator<Item = (Function, Grant)> + '_ {
        Function::ALL.iter().filter_map(|&function| {
            let ending = self.ending.iter().find(|(named, ..)| *named == function);
            let grant = match (ending, self.open.of(function)) {
                (Some(&(_, state, until)), _) => Grant {
                    state,
                    until: Some(until),
                },
                (None, State::Unset) => return None,
                (None, state) => Grant::open(state),
            };
            Some((function, grant))
        })
    }

    /// Is nothing set?
    pub fn is_empty(&self) -> bool {
        self.open == Votes::NONE && self.ending.is_empty()
    }
}

impl FromIterator<(Function, Grant)> for Grants {
    fn from_iter<I: IntoIterator<Item = (Function, Grant)>>(grants: I) -> Self {
        let mut all = Self::none();
        for (function, grant) in grants {
            all.set(function, grant);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_with_an_end_is_gone_from_that_second_on() {
        let grants = Grants::none().with(
            Function::See,
            Grant {
                state: State::Allow,
                until: Some(Second(10)),
            },
        );
        assert_eq!(grants.at(Second(9)).of(Function::See), State::Allow);
        assert_eq!(grants.at(Second(10)).of(Function::See), State::Unset);
    }

    #[test]
    fn a_function_has_one_grant_the_last_one_set() {
        let ending = Grant {
            state: State::Deny,
            until: Some(Second(10)),
        };
        let mut grants = Grants::none();
        grants.set(Function::See, Grant::open(State::Allow));
        grants.set(Function::See, ending);
        assert_eq!(grants.iter().collect::<Vec<_>>(), [(Function::See, ending)]);
        grants.set(Function::See, Grant::open(State::Unset));
        assert!(grants.is_empty());
    }

    #[test]
    fn one_deny_beats_every_allow() {
        let votes = Votes::ALLOW_ALL.and(Votes::one(Function::See, State::Deny));
        assert_eq!(votes.of(Function::See), State::Deny);
        assert!(!votes.passed().contains(Function::See));
        assert!(votes.passed().contains(Function::Download));
    }

    #[test]
    fn grants_with_an_end_come_in_the_order_of_the_functions_whichever_was_set_first() {
        let ending = Grant {
            state: State::Allow,
            until: Some(Second(10)),
        };
        let functions = [Function::See, Function::Upload, Function::Comment];
        let one: Grants = functions.iter().map(|function| (*function, ending)).collect();
        let other: Grants = functions
            .iter()
            .rev()
            .map(|function| (*function, ending))
            .collect();
        assert_eq!(one, other);
        let mut votes = other.ending().map(|(votes, _)| votes);
        for function in functions {
            assert_eq!(votes.next().unwrap().of(function), State::Allow);
        }
    }
}
