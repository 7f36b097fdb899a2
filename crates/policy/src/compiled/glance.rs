//! Sets of subjects, told apart at a glance.

/// Subjects, a bit each of 128 that all share. Two sets without a bit in common have no subject in common; two with one
/// may have, and are to be looked at closely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glance(u128);

impl Glance {
    /// No subject.
    pub(super) const NOBODY: Self = Self(0);

    /// The group of that position.
    pub(super) const fn group(position: u32) -> Self {
        Self(1 << (position % u128::BITS))
    }

    /// The user of that position. Counted from the other end, so that in small accounts they share no bit with groups.
    pub(super) const fn user(position: u32) -> Self {
        Self(1 << (u128::BITS - 1 - position % u128::BITS))
    }

    /// Both.
    #[must_use]
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// May they have a subject in common?
    pub(super) const fn may_meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_with_a_subject_in_common_always_meet() {
        for position in [0, 1, 63, 64, 127, 128, 129, 255, 1000, u32::MAX] {
            for one in [Glance::group(position), Glance::user(position)] {
                let more = one.and(Glance::group(position / 2)).and(Glance::user(7));
                assert!(one.may_meet(more) && more.may_meet(one));
            }
            assert!(!Glance::NOBODY.may_meet(Glance::group(position)));
        }
        assert!(!Glance::group(3).may_meet(Glance::user(3)));
    }
}
