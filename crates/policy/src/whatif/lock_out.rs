//! Whether anybody still has `access` somewhere, what state allows left aside.

use std::collections::HashMap;

use vitrine_model::{Function, FunctionSet};

use super::class_votes::both;
use super::side::Compared;
use crate::compiled::{MemberPlace, PlaceIndex, Stand};
use crate::grants::Votes;
use crate::key::UserKey;

/// Is `access` among what passed before, and not among what passes after?
pub(super) const fn is_taken(passed: [FunctionSet; 2]) -> bool {
    has_access(passed[0]) && !has_access(passed[1])
}

/// Who may not see a thing may do nothing to it.
const fn has_access(passed: FunctionSet) -> bool {
    passed.contains(Function::See) && passed.contains(Function::Access)
}

/// The people in the order in which one who has `access` is likeliest found.
pub(super) struct Holders {
    people: Vec<UserKey>,
    /// What came out for each class.
    of_class: HashMap<Option<u32>, bool>,
}

impl Holders {
    pub(super) fn of(compared: &Compared<'_>) -> Self {
        let may = |user: &UserKey| has_access(compared.stances(*user)[1].functions);
        let (mut people, others): (Vec<_>, Vec<_>) = compared
            .everyone()
            .filter(may)
            .partition(|user| compared.stances(*user)[1].over);
        people.extend(others);
        Self {
            people,
            of_class: HashMap::new(),
        }
    }

    /// Has anybody `access` after the change in folders that stand so?
    pub(super) fn any_in_folder(&mut self, compared: &Compared<'_>, stand: Option<Stand>) -> bool {
        let class = stand.and_then(|stand| stand.class);
        let Self { people, of_class } = self;
        *of_class.entry(class).or_insert_with(|| {
            people.iter().any(|user| {
                let votes = class.map_or(Votes::NONE, |class| {
                    compared.after.class_votes(class, *user, compared.now)
                });
                has_access(both(compared.stances(*user)[1], votes))
            })
        })
    }
}

/// Who may have `access` at projects and playlists after the change.
pub(super) struct Admitted {
    /// Owner and admins: everywhere.
    over: Vec<UserKey>,
    /// The members, in the order of the places.
    members: Vec<(PlaceIndex, UserKey)>,
}

impl Admitted {
    pub(super) fn of(compared: &Compared<'_>) -> Self {
        let over = |user: &UserKey| compared.stances(*user)[1].over;
        let mut members = Vec::new();
        for user in compared.everyone() {
            let places = compared.after.membership_places(user);
            members.extend(places.map(|place| (place, user)));
        }
        members.sort_unstable();
        Self {
            over: compared.everyone().filter(over).collect(),
            members,
        }
    }

    /// Has anybody `access` there?
    pub(super) fn any_at(&self, compared: &Compared<'_>, place: PlaceIndex) -> bool {
        let first = self.members.partition_point(|(other, _)| *other < place);
        let members = self.members[first..]
            .iter()
            .take_while(|(other, _)| *other == place);
        let mut people = self.over.iter().chain(members.map(|(_, user)| user));
        people.any(|user| {
            compared.asker(compared.after, *user).is_some_and(|asker| {
                has_access(match place.is() {
                    MemberPlace::Project(key) => compared.after.in_project(&asker, key).itself,
                    MemberPlace::Playlist(key) => compared.after.of_playlist(&asker, key),
                })
            })
        })
    }
}
