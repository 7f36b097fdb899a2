//! What the random worlds are worth: they stand at every border where mistakes live, and about half of what is asked of
//! them is allowed. Worlds in which everything is refused, or everything allowed, would prove little.

use std::collections::{BTreeMap, BTreeSet};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use vitrine_model::{Function, Second, State};
use vitrine_policy::{Effect, Gate, Principal, Resource, Why, World, plain};

use crate::random::{Setup, numbers};

/// Worlds that are the same in every run.
fn worlds(count: usize) -> impl Iterator<Item = Setup> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(move |_| Setup::of(numbers().new_tree(&mut runner).unwrap().current()))
}

/// How often something was so.
struct Tally<K>(BTreeMap<K, usize>);

impl<K: Ord> Tally<K> {
    const fn new() -> Self {
        Self(BTreeMap::new())
    }

    fn count(&mut self, key: K) {
        *self.0.entry(key).or_default() += 1;
    }

    fn of(&self, key: &K) -> usize {
        self.0.get(key).copied().unwrap_or_default()
    }
}

#[test]
fn about_half_of_all_answers_are_allowed_and_every_gate_refuses_for_every_reason() {
    let mut effects = Tally::new();
    let mut gates = Tally::new();
    let mut whys = Tally::new();
    let mut by_kind: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for mut setup in worlds(600) {
        for _ in 0..100 {
            let (decision, kind) = setup.ask(|world, ask| (plain::decide(world, ask), kind_of(ask)));
            effects.count(decision.effect);
            by_kind.entry(kind).or_default()[usize::from(decision.effect.is_deny())] += 1;
            if let (Some(gate), Some(why)) = (decision.gate, decision.why) {
                gates.count(gate);
                whys.count(why);
            }
        }
    }
    let told = format!("{:?} {:?} {:?} {by_kind:?}", effects.0, gates.0, whys.0);
    let all: usize = effects.0.values().sum();
    let refused = effects.of(&Effect::Deny);
    assert!((40..=60).contains(&(100 * (all - refused) / all)), "{told}");
    for effect in Effect::ALL {
        assert!(effects.of(effect) * 1000 > all, "{effect:?}: {told}");
    }
    // Each gate refuses often enough that a mistake in it shows, and each reason occurs.
    for gate in Gate::ALL {
        assert!(gates.of(gate) * 50 > refused, "{gate:?}: {told}");
    }
    for why in Why::ALL {
        assert!(whys.of(why) * 500 > refused, "{why:?}: {told}");
    }
    // And not all of one kind of question on one side.
    for (kind, [passed, refused]) in &by_kind {
        let share = 100 * passed / (passed + refused);
        assert!((15..=85).contains(&share), "{kind}: {share} %: {told}");
    }
    assert_eq!(by_kind.len(), 7, "{told}");
}

fn kind_of(ask: &vitrine_policy::Ask<'_>) -> &'static str {
    match (&ask.principal, ask.resource) {
        (Principal::Link(_), _) => "a link",
        (_, Resource::Account) => "the account",
        (_, Resource::Folder(_)) => "a folder",
        (_, Resource::Project(_)) => "a project",
        (_, Resource::Playlist(_)) => "a playlist",
        (_, Resource::Asset(_)) => "an asset",
        (_, Resource::Approval(_)) => "an approval",
    }
}

/// Every end in a world, whatever it is the end of.
fn ends(world: &World) -> BTreeSet<Second> {
    let of_users = world.users.iter().flat_map(|user| {
        let grants = user.grants.iter().filter_map(|(_, grant)| grant.until);
        grants.chain(user.groups.iter().filter_map(|membership| membership.until))
    });
    let of_lists = world
        .folders
        .iter()
        .flat_map(|folder| folder.here.iter().chain(&folder.below))
        .flatten();
    let of_lists = of_lists.flat_map(|entry| {
        entry
            .until
            .into_iter()
            .chain(entry.grants.iter().filter_map(|(_, grant)| grant.until))
    });
    let places = world.projects.iter().map(|project| &project.members);
    let places = places
        .chain(world.playlists.iter().map(|playlist| &playlist.members))
        .flatten();
    let of_members = places.filter_map(|member| member.until);
    of_users
        .chain(of_lists)
        .chain(of_members)
        .chain(world.licences.iter().filter_map(|licence| licence.until))
        .collect()
}

/// The borders that a world stands at.
fn borders(world: &World) -> Vec<&'static str> {
    let lists = || {
        world
            .folders
            .iter()
            .flat_map(|folder| [&folder.here, &folder.below])
    };
    let depth = |at| world.upward(vitrine_policy::FolderKey::at(at)).count();
    let denies_all = world.groups[world.all_users.index()]
        .grants
        .iter()
        .filter(|(_, grant)| grant.state == State::Deny);
    let standing = [
        ("no list of its own", lists().any(Option::is_none)),
        ("a list that is empty", lists().flatten().any(Vec::is_empty)),
        (
            "somebody in no group",
            world.users.iter().any(|user| user.groups.is_empty()),
        ),
        (
            "somebody in all groups",
            world
                .users
                .iter()
                .any(|user| user.groups.len() + 1 == world.groups.len().max(64)),
        ),
        (
            "a tree deeper than a word of bits",
            (0..world.folders.len()).any(|at| depth(at) > 64),
        ),
        ("a root alone", world.folders.len() == 1),
        ("a child before its parent", world.folders[0].parent.is_some()),
        ("everything denied", denies_all.count() == Function::COUNT),
        ("nobody but the owner", world.users.len() == 1),
        ("no project", world.projects.is_empty()),
        ("no playlist", world.playlists.is_empty()),
        (
            "a project without members",
            world.projects.iter().any(|project| project.members.is_empty()),
        ),
        (
            "a licence from this very second",
            world
                .licences
                .iter()
                .any(|licence| licence.from == Some(Second(100))),
        ),
        ("All users not the first group", world.all_users.index() > 0),
    ];
    standing
        .into_iter()
        .filter(|(_, stands)| *stands)
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn the_random_worlds_stand_at_every_border() {
    let mut seen = Tally::new();
    let mut groups = BTreeSet::new();
    let mut before_at_after = BTreeSet::new();
    for mut setup in worlds(1500) {
        for border in borders(&setup.world) {
            seen.count(border);
        }
        groups.insert(setup.world.groups.len());
        let ends = ends(&setup.world);
        for _ in 0..5 {
            let now = setup.draw.second();
            before_at_after.extend(ends.iter().map(|end| now.0 - end.0));
        }
    }
    assert_eq!(seen.0.len(), 14, "{:?}", seen.0);
    for (border, count) in &seen.0 {
        assert!(*count >= 10, "{border}: {count}");
    }
    // All users are one of them.
    for count in [1, 2, 64, 65, 66, 255, 256, 257, 258] {
        assert!(groups.contains(&count), "{groups:?}");
    }
    for at in [-1, 0, 1] {
        assert!(before_at_after.contains(&at), "{before_at_after:?}");
    }
}
