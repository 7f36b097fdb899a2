//! The promises of the access model (section 9) that the engine keeps by itself, each by its number. The fifth is in
//! `lists.rs`; the sixth and the seventh are kept by the store and the server, whose tests bear their numbers.

use proptest::prelude::*;
use vitrine_model::{Function, FunctionSet, Grant, Lifecycle, Shelf, State, Status};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Compiled, Credential, Effect, Entry, Grants, PlaylistKey, Principal, ProjectKey,
    Resource, Supermode, UserKey, Verdict, World, plain,
};

use crate::random::{Draw, Setup, numbers, tries};

/// A grant more, somewhere: in a person, a group, a membership, a list that stands, or the asset's security.
enum Joins {
    World(World),
    Security(Entry),
}

fn one_more(world: &World, draw: &mut Draw, function: Function, state: State) -> Option<Joins> {
    let mut more = world.clone();
    let grants = Grants::none().with(function, Grant::open(state));
    let subjects: Vec<_> = world
        .folders
        .iter()
        .flat_map(|folder| folder.here.iter().chain(&folder.below).flatten())
        .map(|entry| entry.subject)
        .chain([vitrine_policy::Subject::Group(world.all_users)])
        .collect();
    let entry = Entry {
        subject: draw.pick(&subjects),
        grants,
        until: None,
    };
    let join = |grants: &mut Grants| {
        let is_free = grants.iter().all(|(named, _)| named != function);
        grants.set(function, Grant::open(state));
        is_free
    };
    let joined = match draw.below(6) {
        0 => {
            let at = draw.below(more.users.len());
            join(&mut more.users[at].grants)
        }
        1 => {
            let at = draw.below(more.groups.len());
            join(&mut more.groups[at].grants)
        }
        2 | 3 if function.is_place_bound() => {
            let at = draw.below(more.folders.len());
            let folder = &mut more.folders[at];
            let lists = [&mut folder.here, &mut folder.below];
            let mut standing = lists.into_iter().flatten();
            standing.next().map(|list| list.push(entry)).is_some()
        }
        4 if function.is_place_bound() => {
            let projects = more.projects.iter_mut().map(|project| &mut project.members);
            let playlists = more.playlists.iter_mut().map(|playlist| &mut playlist.members);
            let mut members: Vec<_> = projects.chain(playlists).flatten().collect();
            let at = draw.below(members.len());
            members.get_mut(at).is_some_and(|member| join(&mut member.grants))
        }
        5 if function.is_file_security() => return Some(Joins::Security(entry)),
        _ => false,
    };
    joined.then_some(Joins::World(more))
}

fn decide_with(joins: &Joins, world: &World, ask: &Ask<'_>) -> Verdict {
    match (joins, ask.resource) {
        (Joins::World(more), _) => plain::decide(more, ask).verdict(),
        (Joins::Security(entry), Resource::Asset(facts) | Resource::Approval(facts)) => {
            let mut facts: AssetFacts = facts.clone();
            facts.security.entries.push(entry.clone());
            let resource = match ask.resource {
                Resource::Approval(_) => Resource::Approval(&facts),
                _ => Resource::Asset(&facts),
            };
            plain::decide(world, &Ask { resource, ..*ask }).verdict()
        }
        (Joins::Security(_), _) => plain::decide(world, ask).verdict(),
    }
}

proptest! {
    #![proptest_config(tries(800))]

    #[test]
    fn promise_1_a_deny_more_lets_nobody_do_more_and_an_allow_more_nobody_less(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..8 {
            let state = setup.draw.pick(&[State::Deny, State::Allow]);
            let function = if setup.draw.chance(70) { setup.draw.place_bound() } else { setup.draw.function() };
            let world = setup.world.clone();
            let Some(joins) = one_more(&world, &mut setup.draw, function, state) else { continue };
            for _ in 0..20 {
                let (before, after, asked) = setup.ask(|world, ask| {
                    let before = plain::decide(world, ask).effect;
                    (before, decide_with(&joins, world, ask).effect, format!("{ask:?}"))
                });
                // A later effect stands above an earlier one: `Allow` is the least that is asked of anyone.
                let kept = match state {
                    State::Deny => after >= before,
                    State::Allow | State::Unset => after <= before,
                };
                prop_assert!(kept, "{state:?} of {function} more: {before:?} became {after:?} for {asked}");
            }
        }
    }

    #[test]
    fn promise_2_the_order_of_groups_entries_and_grants_never_matters(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let turned = turned(&setup.world);
        let compiled = Compiled::build(&turned);
        prop_assert_eq!(compiled.class_count(), Compiled::build(&setup.world).class_count());
        for _ in 0..80 {
            let (before, after, again) = setup.ask(|world, ask| {
                let before = plain::decide(world, ask).verdict();
                of_turned(ask, |ask| (before, plain::decide(&turned, ask).verdict(), compiled.decide(ask)))
            });
            prop_assert_eq!(before, after);
            prop_assert_eq!(before, again);
        }
    }

    #[test]
    fn promise_3_who_is_not_active_is_allowed_nothing(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        let status = setup.draw.pick(&[Status::Invited, Status::Deactivated]);
        for user in &mut setup.world.users {
            user.status = status;
        }
        let compiled = Compiled::build(&setup.world);
        for _ in 0..80 {
            let (plain, compiled) = setup.ask(|world, ask| (plain::decide(world, ask).effect, compiled.decide(ask).effect));
            prop_assert_eq!((plain, compiled), (Effect::Deny, Effect::Deny));
        }
        let caller = setup.caller();
        let now = setup.draw.second();
        prop_assert!(compiled.people(&caller, now).is_empty());
        let action = setup.draw.place_bound();
        let scope = compiled.scope(&caller, action, now);
        prop_assert!(scope.folders().is_empty());
        for state in Lifecycle::ALL {
            prop_assert!(scope.asset_folders(*state).is_empty());
        }
        for project in (0..setup.world.projects.len()).map(ProjectKey::at) {
            let shelves = || Lifecycle::ALL.iter().flat_map(|state| Shelf::ALL.iter().map(move |shelf| (*shelf, *state)));
            prop_assert!(!scope.project(project) && shelves().all(|(shelf, state)| !scope.shelf(project, shelf, state)));
        }
        prop_assert!((0..setup.world.playlists.len()).all(|at| !scope.playlist(PlaylistKey::at(at))));
    }

    #[test]
    fn promise_4_a_link_or_token_can_do_a_subset_of_what_its_issuer_can(numbers in numbers()) {
        let mut setup = Setup::of(numbers);
        for _ in 0..120 {
            let (by_proxy, by_issuer, asked) = setup.ask(|world, ask| {
                let by_proxy = plain::decide(world, ask).effect;
                (by_proxy, plain::decide(world, &of_issuer(ask)).effect, format!("{ask:?}"))
            });
            prop_assert!(by_proxy >= by_issuer, "{by_proxy:?} against {by_issuer:?} for {asked}");
        }
        // And the lists of a token hold nothing that a session's do not.
        let compiled = Compiled::build(&setup.world);
        let (caller, action, now) = (setup.caller(), setup.draw.place_bound(), setup.draw.second());
        let session = Caller { credential: Credential::Session, supermode: Supermode::Off, ..caller };
        let token = Caller { credential: Credential::Token(FunctionSet::FULL.without(FunctionSet::of(&[action]))), ..caller };
        for token in [token, Caller { credential: Credential::Token(FunctionSet::FULL), ..caller }] {
            let [by_token, by_session] = [token, session].map(|caller| compiled.scope(&caller, action, now));
            prop_assert!(by_token.folders().iter().all(|folder| by_session.folders().contains(folder)));
            let [by_token, by_session] = [token, session].map(|caller| compiled.people(&caller, now));
            prop_assert!(by_token.iter().all(|user| by_session.contains(user)));
        }
    }
}

/// The same question of whoever stands behind it, by a session of their own.
fn of_issuer<'a>(ask: &Ask<'a>) -> Ask<'a> {
    let (principal, action) = match ask.principal {
        Principal::User(caller) => {
            let supermode = match caller.credential {
                Credential::Session => caller.supermode,
                Credential::Token(_) => Supermode::Off,
            };
            let session = Caller {
                supermode,
                credential: Credential::Session,
                ..caller
            };
            (Principal::User(session), ask.action)
        }
        Principal::Link(visit) => {
            let action = match ask.action {
                Function::ApprovalDecide => Function::ApprovalCreate,
                action => action,
            };
            (Principal::User(Caller::session(visit.link.issuer)), action)
        }
    };
    Ask {
        principal,
        action,
        ..*ask
    }
}

/// The same question, of an asset with everything that has an order turned around.
fn of_turned<T>(ask: &Ask<'_>, then: impl FnOnce(&Ask<'_>) -> T) -> T {
    let (Resource::Asset(facts) | Resource::Approval(facts)) = ask.resource else {
        return then(ask);
    };
    let mut facts = facts.clone();
    facts.security.entries.reverse();
    facts.licences.reverse();
    facts.exposures.reverse();
    for exposure in &mut facts.exposures {
        exposure.added_by.reverse();
    }
    let resource = match ask.resource {
        Resource::Approval(_) => Resource::Approval(&facts),
        _ => Resource::Asset(&facts),
    };
    then(&Ask { resource, ..*ask })
}

/// The same world with everything that has an order turned around.
fn turned(world: &World) -> World {
    let mut turned = world.clone();
    for user in &mut turned.users {
        user.groups.reverse();
        user.grants = user.grants.iter().collect::<Vec<_>>().into_iter().rev().collect();
    }
    for group in &mut turned.groups {
        group.sees.reverse();
    }
    for folder in &mut turned.folders {
        for list in [&mut folder.here, &mut folder.below].into_iter().flatten() {
            list.reverse();
        }
    }
    let projects = turned.projects.iter_mut().map(|project| &mut project.members);
    let playlists = turned.playlists.iter_mut().map(|playlist| &mut playlist.members);
    for members in projects.chain(playlists) {
        members.reverse();
    }
    for colour in &mut turned.colours {
        colour.groups.reverse();
    }
    turned
}

/// The owner keeps `supermode` and `billing.manage` whatever anybody crosses; nobody else ever gets the latter.
#[test]
fn no_cross_takes_supermode_from_the_owner_and_no_grant_gives_billing() {
    let mut world = World::empty();
    let all: Grants = Function::ALL
        .iter()
        .map(|function| (*function, Grant::open(State::Deny)))
        .collect();
    let level = |level| vitrine_policy::User {
        status: Status::Active,
        level,
        grants: Grants::none(),
        groups: Vec::new(),
    };
    world.users = vec![
        level(vitrine_model::Level::Owner),
        level(vitrine_model::Level::Admin),
    ];
    let decide = |world: &World, user, action| {
        let ask = Ask {
            principal: Principal::User(Caller::supermode(UserKey(user))),
            action,
            resource: Resource::Account,
            now: vitrine_model::Second(0),
            reason: vitrine_policy::Reason::Missing,
        };
        let plain = plain::decide(world, &ask).effect;
        assert_eq!(plain, Compiled::build(world).decide(&ask).effect);
        plain
    };
    world.groups[0].grants = all;
    assert_eq!(decide(&world, 0, Function::BillingManage), Effect::Allow);
    assert_eq!(decide(&world, 0, Function::Supermode), Effect::Allow);
    assert_eq!(decide(&world, 1, Function::Supermode), Effect::Deny);
    world.groups[0].grants = Grants::allowing(vitrine_model::FunctionSet::FULL);
    assert_eq!(decide(&world, 1, Function::Supermode), Effect::Allow);
    assert_eq!(decide(&world, 1, Function::BillingManage), Effect::Deny);
}
