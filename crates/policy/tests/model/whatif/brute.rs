//! A what-if is the difference of two plain worlds.

use std::collections::HashMap;
use std::hash::Hash;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use vitrine_model::{Function, FunctionSet, Lifecycle, Second, Shelf};
use vitrine_policy::change::Change;
use vitrine_policy::reach::{OfFolder, OfProject};
use vitrine_policy::whatif::{About, Known, Row, Shift, WatchedLink, WhatIf, what_if};
use vitrine_policy::{
    Ask, AssetFacts, Bits, Caller, Compiled, Effect, FolderKey, Home, Named, Password, PlaylistKey,
    Positions, Principal, ProjectKey, Reason, Resource, UserKey, Visit, World, plain,
};

use super::changes::{KINDS, change};
use crate::questions::asking;
use crate::random::{Draw, Setup, numbers, tries};

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn a_what_if_is_the_difference_of_two_plain_worlds(numbers in numbers()) {
        let Setup { world, assets, links, mut draw } = Setup::of(numbers);
        let compiled = Compiled::build(&world);
        for _ in 0..2 {
            let kind = draw.below(KINDS);
            let change = change(kind, &mut draw, &world, &assets);
            let mut after = world.clone();
            change.apply(&mut after);
            let named: Vec<Vec<usize>> = links.iter().map(|_| vec![draw.below(assets.len())]).collect();
            let watched: Vec<WatchedLink<'_>> =
                links.iter().zip(&named).map(|(facts, named)| WatchedLink { facts, named }).collect();
            let about = About {
                maker: UserKey::at(draw.below(world.users.len())),
                now: draw.second(),
                files: &assets,
                links: &watched,
            };
            let found = what_if(Known { world: &world, compiled: &compiled }, &change, &about);
            prop_assert!(no_row_is_empty(&found), "{:#?}", found);
            let truth = Truth { worlds: [&world, &after], now: about.now };
            let check = truth
                .check(&mut draw, &found, &change, &about)
                .and_then(|()| truth.check_lock_outs(&found, about.maker))
                .and_then(|()| truth.check_links(&found, &about));
            prop_assert!(check.is_ok(), "{:?}\n{:#?}\n{:#?}", check, change, found);
        }
    }
}

/// What nobody gains or loses anywhere is not told of.
fn no_row_is_empty(found: &WhatIf) -> bool {
    fn hold<S>(rows: &[Row<S>]) -> bool {
        rows.iter()
            .all(|row| !row.people.is_empty() && !row.places.is_empty())
    }
    hold(&found.folders) && hold(&found.projects) && hold(&found.playlists)
}

/// Something that is asked about, in both worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Thing {
    Account,
    Folder(usize),
    InFolder(usize, Lifecycle),
    Project(usize),
    OnShelf(usize, Shelf, Lifecycle),
    Playlist(usize),
    File(usize),
    ChangedFile,
}

/// What a what-if tells of one person at one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Told {
    gained: FunctionSet,
    lost: FunctionSet,
    eased: FunctionSet,
    hampered: FunctionSet,
}

impl From<Shift> for Told {
    fn from(shift: Shift) -> Self {
        Self {
            gained: shift.gained,
            lost: shift.lost,
            ..Self::default()
        }
    }
}

struct Truth<'a> {
    worlds: [&'a World; 2],
    now: Second,
}

impl Truth<'_> {
    fn check(
        &self,
        draw: &mut Draw,
        found: &WhatIf,
        change: &Change,
        about: &About<'_>,
    ) -> Result<(), TestCaseError> {
        let told = told(found)?;
        let mut functions = FunctionSet::of(&[Function::See, Function::Access, Function::Download]);
        for _ in 0..6 {
            functions = functions.with(draw.place_bound()).with(draw.function());
        }
        for user in 0..self.worlds[1].users.len() {
            for thing in self.things(change, about) {
                let told = told.get(&(user, thing)).copied().unwrap_or_default();
                for function in functions.iter() {
                    let [before, after] =
                        [0, 1].map(|side| self.effect(side, user, function, thing, change, about));
                    let expected = [
                        (told.gained, before.is_deny() && !after.is_deny()),
                        (told.lost, !before.is_deny() && after.is_deny()),
                        (told.eased, !before.is_deny() && after < before),
                        (told.hampered, !after.is_deny() && after > before),
                    ];
                    for (set, expected) in expected {
                        prop_assert_eq!(
                            set.contains(function),
                            expected,
                            "user {} {} {:?}: {:?} to {:?}, told {:?}",
                            user,
                            function,
                            thing,
                            before,
                            after,
                            told
                        );
                    }
                }
            }
        }
        Ok(())
    }

    fn things(&self, change: &Change, about: &About<'_>) -> Vec<Thing> {
        let world = self.worlds[1];
        let mut things = vec![Thing::Account];
        for folder in 0..world.folders.len() {
            things.push(Thing::Folder(folder));
            things.extend(Lifecycle::ALL.iter().map(|state| Thing::InFolder(folder, *state)));
        }
        for project in 0..world.projects.len() {
            things.push(Thing::Project(project));
            for shelf in Shelf::ALL {
                let states = Lifecycle::ALL.iter();
                things.extend(states.map(|state| Thing::OnShelf(project, *shelf, *state)));
            }
        }
        things.extend((0..world.playlists.len()).map(Thing::Playlist));
        things.extend((0..about.files.len()).map(Thing::File));
        if matches!(change, Change::File(_)) {
            things.push(Thing::ChangedFile);
        }
        things
    }

    fn effect(
        &self,
        side: usize,
        user: usize,
        action: Function,
        thing: Thing,
        change: &Change,
        about: &About<'_>,
    ) -> Effect {
        let world = self.worlds[side];
        let facts = match (thing, change) {
            (Thing::InFolder(folder, state), _) => plain_file(Home::Folder(FolderKey::at(folder)), state),
            (Thing::OnShelf(project, shelf, state), _) => {
                plain_file(Home::Project(ProjectKey::at(project), shelf), state)
            }
            (Thing::File(at), _) => about.files[at].clone(),
            (_, Change::File(file)) if side == 0 => file.before.clone(),
            (_, Change::File(file)) => file.after.clone(),
            _ => about.files[0].clone(),
        };
        let (resource, there) = match thing {
            Thing::Account => (Resource::Account, true),
            Thing::Folder(at) => (Resource::Folder(FolderKey::at(at)), at < world.folders.len()),
            Thing::InFolder(at, _) => (Resource::Asset(&facts), at < world.folders.len()),
            Thing::Project(at) => (Resource::Project(ProjectKey::at(at)), at < world.projects.len()),
            Thing::OnShelf(at, ..) => (Resource::Asset(&facts), at < world.projects.len()),
            Thing::Playlist(at) => (
                Resource::Playlist(PlaylistKey::at(at)),
                at < world.playlists.len(),
            ),
            Thing::File(_) | Thing::ChangedFile => (Resource::Asset(&facts), true),
        };
        if !there || user >= world.users.len() {
            return Effect::Deny;
        }
        self.decide(world, user, action, resource)
    }

    fn decide(&self, world: &World, user: usize, action: Function, resource: Resource<'_>) -> Effect {
        let ask = asking(Caller::session(UserKey::at(user)), action, resource, self.now);
        plain::decide(world, &ask).effect
    }

    /// The state of things left aside: nobody is locked out of what comes back as it went.
    fn check_lock_outs(&self, found: &WhatIf, maker: UserKey) -> Result<(), TestCaseError> {
        let live = self.worlds.map(|world| {
            let mut world = world.clone();
            for folder in &mut world.folders {
                folder.state = Lifecycle::Live;
            }
            world
        });
        let has = |side: usize, user: usize, resource| {
            user < live[side].users.len()
                && self
                    .decide(&live[side], user, Function::Access, resource)
                    .passes()
        };
        let check = |place: usize, resource, maker_out: &Bits, last_out: &Bits| {
            let users = 0..live[1].users.len();
            let maker_loses = has(0, maker.index(), resource) && !has(1, maker.index(), resource);
            let anybody = |side| users.clone().any(|user| has(side, user, resource));
            prop_assert_eq!(maker_out.contains(place), maker_loses, "maker at {:?}", resource);
            prop_assert_eq!(
                last_out.contains(place),
                anybody(0) && !anybody(1),
                "last at {:?}",
                resource
            );
            Ok(())
        };
        let (maker_out, last_out) = (&found.locks_out.maker, &found.locks_out.last);
        for at in 0..live[0].folders.len() {
            check(
                at,
                Resource::Folder(FolderKey::at(at)),
                &maker_out.folders,
                &last_out.folders,
            )?;
        }
        for at in 0..live[0].projects.len() {
            check(
                at,
                Resource::Project(ProjectKey::at(at)),
                &maker_out.projects,
                &last_out.projects,
            )?;
        }
        for at in 0..live[0].playlists.len() {
            check(
                at,
                Resource::Playlist(PlaylistKey::at(at)),
                &maker_out.playlists,
                &last_out.playlists,
            )?;
        }
        Ok(())
    }

    fn check_links(&self, found: &WhatIf, about: &About<'_>) -> Result<(), TestCaseError> {
        for (at, watched) in about.links.iter().enumerate() {
            let told = found.links.iter().find(|shift| shift.link == at);
            let mut opens = false;
            let mut check = |facts: &AssetFacts,
                             named,
                             there,
                             places: fn(&vitrine_policy::whatif::Reach) -> &Bits,
                             place| {
                let shows =
                    [0, 1].map(|side: usize| (side == 1 || there) && self.shows(side, watched, facts, named));
                opens |= shows[1];
                let [gained, lost] = [told.map(|told| &told.gained), told.map(|told| &told.lost)]
                    .map(|reach| reach.is_some_and(|reach| places(reach).contains(place)));
                prop_assert_eq!(gained, !shows[0] && shows[1], "gained by link {} {:?}", at, facts);
                prop_assert_eq!(lost, shows[0] && !shows[1], "lost by link {} {:?}", at, facts);
                Ok(())
            };
            let folders = self.worlds.map(|world| world.folders.len());
            for folder in 0..folders[1] {
                let facts = plain_file(Home::Folder(FolderKey::at(folder)), Lifecycle::Live);
                check(
                    &facts,
                    Named::No,
                    folder < folders[0],
                    |reach| &reach.folders,
                    folder,
                )?;
            }
            let projects = self.worlds.map(|world| world.projects.len());
            for project in 0..projects[1] {
                let home = Home::Project(ProjectKey::at(project), Shelf::Content);
                let facts = plain_file(home, Lifecycle::Live);
                check(
                    &facts,
                    Named::No,
                    project < projects[0],
                    |reach| &reach.projects,
                    project,
                )?;
            }
            for (file, facts) in about.files.iter().enumerate() {
                let named = if watched.named.contains(&file) {
                    Named::Yes
                } else {
                    Named::No
                };
                check(facts, named, true, |reach| &reach.files, file)?;
            }
            if let Some(told) = told {
                prop_assert_eq!(told.opens, opens, "link {}", at);
            }
        }
        Ok(())
    }

    fn shows(&self, side: usize, watched: &WatchedLink<'_>, facts: &AssetFacts, named: Named) -> bool {
        let ask = Ask {
            principal: Principal::Link(Visit {
                link: watched.facts,
                password: Password::Given,
                named,
            }),
            action: Function::See,
            resource: Resource::Asset(facts),
            now: self.now,
            reason: Reason::Missing,
        };
        !plain::decide(self.worlds[side], &ask).effect.is_deny()
    }
}

fn plain_file(home: Home, state: Lifecycle) -> AssetFacts {
    AssetFacts {
        state,
        ..AssetFacts::at_home(home)
    }
}

/// Everything that a what-if tells, person by person and thing by thing; each once.
fn told(found: &WhatIf) -> Result<HashMap<(usize, Thing), Told>, TestCaseError> {
    let mut all = HashMap::new();
    for row in &found.account {
        put(&mut all, &row.people, |_| {
            vec![(Thing::Account, row.shift.into())]
        })?;
    }
    for row in &found.folders {
        put(&mut all, &row.people, |_| {
            row.places
                .iter()
                .flat_map(|at| of_folder(at, row.shift))
                .collect()
        })?;
    }
    for row in &found.projects {
        put(&mut all, &row.people, |_| {
            row.places
                .iter()
                .flat_map(|at| of_project(at, row.shift))
                .collect()
        })?;
    }
    for row in &found.playlists {
        put(&mut all, &row.people, |_| {
            row.places
                .iter()
                .map(|at| (Thing::Playlist(at), row.shift.into()))
                .collect()
        })?;
    }
    let of_file = |shift: vitrine_policy::whatif::FileShift| Told {
        gained: shift.gained,
        lost: shift.lost,
        eased: shift.eased,
        hampered: shift.hampered,
    };
    for row in &found.files {
        put(&mut all, &row.people, |_| {
            row.places
                .iter()
                .map(|at| (Thing::File(at), of_file(row.shift)))
                .collect()
        })?;
    }
    for row in &found.file {
        put(&mut all, &row.people, |_| {
            vec![(Thing::ChangedFile, of_file(row.shift))]
        })?;
    }
    Ok(all)
}

fn put<K: Eq + Hash + Copy + std::fmt::Debug>(
    all: &mut HashMap<(usize, K), Told>,
    people: &Positions,
    of: impl Fn(usize) -> Vec<(K, Told)>,
) -> Result<(), TestCaseError> {
    for user in people.iter() {
        for (thing, told) in of(user) {
            prop_assert!(
                all.insert((user, thing), told).is_none(),
                "twice: {} {:?}",
                user,
                thing
            );
        }
    }
    Ok(())
}

fn of_folder(at: usize, shift: OfFolder<Shift>) -> Vec<(Thing, Told)> {
    let files = Lifecycle::ALL
        .iter()
        .map(|state| (Thing::InFolder(at, *state), (*shift.files(*state)).into()));
    std::iter::once((Thing::Folder(at), shift.itself.into()))
        .chain(files)
        .collect()
}

fn of_project(at: usize, shift: OfProject<Shift>) -> Vec<(Thing, Told)> {
    let mut all = vec![(Thing::Project(at), shift.itself.into())];
    for (position, state) in Lifecycle::ALL.iter().enumerate() {
        all.push((
            Thing::OnShelf(at, Shelf::Content, *state),
            shift.content[position].into(),
        ));
        all.push((
            Thing::OnShelf(at, Shelf::Files, *state),
            shift.files[position].into(),
        ));
    }
    all
}
