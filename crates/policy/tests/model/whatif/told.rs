//! What of a what-if somebody may be told: people and places that they see, and "others" without a number.

use std::collections::HashMap;
use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use vitrine_model::{Function, Second};
use vitrine_policy::change::Change;
use vitrine_policy::whatif::{About, Difference, Known, PeopleRow, PlaceRow, Row, WatchedLink, what_if};
use vitrine_policy::{Caller, Compiled, FolderKey, PlaylistKey, ProjectKey, Resource, UserKey, World, plain};

use super::changes::{KINDS, change};
use crate::questions::asking;
use crate::random::{Setup, numbers, tries};

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn nobody_is_told_of_people_or_places_that_they_may_not_see(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let caller = setup.caller();
        let Setup { world, assets, links, mut draw } = setup;
        let compiled = Compiled::build(&world);
        for _ in 0..4 {
            let kind = draw.below(KINDS);
            let change = change(kind, &mut draw, &world, &assets);
            let watched: Vec<WatchedLink<'_>> =
                links.iter().map(|facts| WatchedLink { facts, named: &[] }).collect();
            let about = About { maker: caller.user, now: draw.second(), files: &assets, links: &watched };
            let found = what_if(Known { world: &world, compiled: &compiled }, &change, &about);
            let told = found.told_to(&compiled, &caller, &change, &about);
            let eyes = Eyes { world: &world, caller, now: about.now };
            let (folders, projects, playlists) =
                (world.folders.len(), world.projects.len(), world.playlists.len());
            let folder = |at| (at < folders).then(|| eyes.sight(Resource::Folder(FolderKey::at(at))));
            let project = |at| (at < projects).then(|| eyes.sight(Resource::Project(ProjectKey::at(at))));
            let playlist = |at| (at < playlists).then(|| eyes.sight(Resource::Playlist(PlaylistKey::at(at))));
            let file = |at: usize| Some(eyes.sight(Resource::Asset(&assets[at])));
            let (known, others) = (&told.known, &told.others);
            let check = eyes
                .check(&found.folders, &known.folders, &others.folders, folder)
                .and_then(|()| eyes.check(&found.projects, &known.projects, &others.projects, project))
                .and_then(|()| eyes.check(&found.playlists, &known.playlists, &others.playlists, playlist))
                .and_then(|()| eyes.check(&found.files, &known.files, &others.files, file))
                .and_then(|()| eyes.check_people(&found.account, &known.account, others.account, eyes.account()))
                .and_then(|()| eyes.check_people(&found.file, &known.file, others.file, eyes.file(&change)));
            prop_assert!(check.is_ok(), "{:?}\n{:?}\n{:#?}\n{:#?}\n{:#?}", check, caller, change, found, told);
            for shift in &told.known.links {
                let issuer = links[shift.link].issuer;
                prop_assert!(issuer == caller.user || eyes.sees(issuer.index()), "{:?}", shift);
            }
        }
    }
}

/// The asker, by the plain evaluator.
struct Eyes<'a> {
    world: &'a World,
    caller: Caller,
    now: Second,
}

/// What they may be told of a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    Nothing,
    Themselves,
    Everyone,
}

impl Eyes<'_> {
    fn sees(&self, user: usize) -> bool {
        let is_new = user >= self.world.users.len();
        !is_new && plain::sees(self.world, &self.caller, UserKey::at(user), self.now).is_ok()
    }

    fn may(&self, action: Function, resource: Resource<'_>) -> bool {
        let ask = asking(self.caller, action, resource, self.now);
        !plain::decide(self.world, &ask).effect.is_deny()
    }

    fn manages(&self) -> bool {
        self.may(Function::PrivilegeManage, Resource::Account)
    }

    fn sight(&self, resource: Resource<'_>) -> Sight {
        if !self.may(Function::See, resource) {
            Sight::Nothing
        } else if self.manages() || self.may(Function::Access, resource) {
            Sight::Everyone
        } else {
            Sight::Themselves
        }
    }

    fn account(&self) -> Sight {
        if self.manages() {
            Sight::Everyone
        } else {
            Sight::Themselves
        }
    }

    fn file(&self, change: &Change) -> Sight {
        match change {
            Change::File(file) => self.sight(Resource::Asset(&file.before)),
            _ => Sight::Nothing,
        }
    }

    /// Is somebody named where the asker sees so much?
    fn names(&self, sight: Sight, user: usize) -> bool {
        match sight {
            Sight::Nothing => false,
            Sight::Themselves => user == self.caller.user.index(),
            Sight::Everyone => self.sees(user),
        }
    }

    /// Places that are new have no sight yet; there nobody may be named whom the asker does not see.
    fn check<S: Difference + Debug>(
        &self,
        found: &[Row<S>],
        known: &[Row<S>],
        others: &[PlaceRow<S>],
        sight: impl Fn(usize) -> Option<Sight>,
    ) -> Result<(), TestCaseError> {
        let (found, known) = (expand(found), expand(known));
        let mut of_others: HashMap<usize, S> = HashMap::new();
        for (&(user, place), shift) in &found {
            let told = known.get(&(user, place));
            let Some(sight) = sight(place) else {
                prop_assert!(told.is_none() || self.sees(user) || user == self.caller.user.index());
                continue;
            };
            let expected = self.names(sight, user).then_some(shift);
            prop_assert_eq!(told, expected, "user {} at {}", user, place);
            if sight == Sight::Everyone && !self.sees(user) {
                let all = of_others.entry(place).or_default();
                *all = all.and(*shift);
            }
        }
        prop_assert!(known.keys().all(|told| found.contains_key(told)));
        for place in found
            .keys()
            .map(|(_, place)| *place)
            .filter(|place| sight(*place).is_some())
        {
            let mut rows = others.iter().filter(|row| row.places.contains(place));
            let told = rows.next().map(|row| row.shift);
            prop_assert_eq!(told, of_others.get(&place).copied(), "others at {}", place);
        }
        Ok(())
    }

    fn check_people<S: Difference + Debug>(
        &self,
        found: &[PeopleRow<S>],
        known: &[PeopleRow<S>],
        others: S,
        sight: Sight,
    ) -> Result<(), TestCaseError> {
        let mut of_others = S::default();
        for row in found {
            for user in row.people.iter() {
                let mut told = known.iter().filter(|row| row.people.contains(user));
                let expected = self.names(sight, user).then_some(row.shift);
                prop_assert_eq!(told.next().map(|row| row.shift), expected, "user {}", user);
                if sight == Sight::Everyone && !self.sees(user) {
                    of_others = of_others.and(row.shift);
                }
            }
        }
        prop_assert_eq!(others, of_others);
        Ok(())
    }
}

fn expand<S: Difference>(rows: &[Row<S>]) -> HashMap<(usize, usize), S> {
    let pairs = rows.iter().flat_map(|row| {
        let of_user = move |user| row.places.iter().map(move |place| ((user, place), row.shift));
        row.people.iter().flat_map(of_user)
    });
    pairs.collect()
}
