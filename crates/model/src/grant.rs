//! The tri-state and its fold (access model, section 1).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Second;

/// A word that names no state of a grant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither `allow`, `deny` nor `unset`")]
pub struct UnknownState(pub String);

/// What one source says of one function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// An empty box: says nothing, and leaves others free to say yes or no.
    #[default]
    Unset,
    /// A green check.
    Allow,
    /// A red cross, the strong no.
    Deny,
}

impl State {
    /// Both heard: a no beats every yes, a yes beats silence.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (State::Deny, _) | (_, State::Deny) => State::Deny,
            (State::Allow, _) | (_, State::Allow) => State::Allow,
            (State::Unset, State::Unset) => State::Unset,
        }
    }

    /// The word for it in SQL, JSON and world files.
    pub const fn word(self) -> &'static str {
        match self {
            State::Unset => "unset",
            State::Allow => "allow",
            State::Deny => "deny",
        }
    }
}

impl FromStr for State {
    type Err = UnknownState;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "unset" => Ok(State::Unset),
            "allow" => Ok(State::Allow),
            "deny" => Ok(State::Deny),
            other => Err(UnknownState(other.to_owned())),
        }
    }
}

/// `Deny` if any is, `Allow` if none denies and any allows, `Unset` otherwise.
pub fn fold(states: impl IntoIterator<Item = State>) -> State {
    states.into_iter().fold(State::Unset, State::and)
}

/// A state with an end: from that second on it is as if it were not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    /// What it says while it stands.
    pub state: State,
    /// Exclusive end; open where `None`.
    pub until: Option<Second>,
}

impl Grant {
    /// A grant without an end.
    pub const fn open(state: State) -> Self {
        Self { state, until: None }
    }

    /// What it says at that second.
    pub fn at(self, now: Second) -> State {
        if now.is_before(self.until) {
            self.state
        } else {
            State::Unset
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_no_beats_every_yes_and_silence_never_passes() {
        use State::*;
        assert_eq!(fold([]), Unset);
        assert_eq!(fold([Unset, Allow, Unset]), Allow);
        assert_eq!(fold([Allow, Deny, Allow]), Deny);
        assert_eq!(fold([Unset, Unset]), Unset);
    }

    #[test]
    fn a_grant_ends_exactly_at_its_until() {
        let grant = Grant {
            state: State::Allow,
            until: Some(Second(10)),
        };
        assert_eq!(grant.at(Second(9)), State::Allow);
        assert_eq!(grant.at(Second(10)), State::Unset);
    }
}
