//! An agency that works in groups: everyone works by All users, Admins administer, Editors and Photographers upload, and
//! a cross keeps Freelancers from it.
//!
//! greta owns it, hakan is in Admins, lotta in Editors, sven in Editors and Freelancers, bea and carl in Photographers,
//! nils in nothing but All users.

use serde_json::json;
use vitrine_model::{Function, FunctionSet, State};
use vitrine_policy::change::{AccountChange, Refusal};
use vitrine_policy::plain::{self, Finding, Source};
use vitrine_policy::{Caller, Grants, Membership, Resource};

use super::{House, NOW, made, passes_in};
use crate::questions::asking;

pub(super) fn groups() -> House {
    House::of(include_str!("groups.json"))
}

#[test]
fn m1_one_person_with_one_login_is_in_one_or_several_groups() {
    groups().holds(&[
        ("lotta upload folder:campaign", "allow"),
        ("nils upload folder:campaign", "deny at function"),
        ("sven comment folder:campaign", "allow"),
    ]);
    let both = groups().with("users", "nils", "groups", json!(["editors", "admins"]));
    both.holds(&[
        ("nils upload folder:campaign", "allow"),
        ("nils group.manage account", "allow"),
    ]);
}

#[test]
fn m2_only_those_with_the_function_manage_groups() {
    groups().holds(&[
        ("hakan group.manage account", "allow"),
        ("greta group.manage account", "allow"),
        ("lotta group.manage account", "deny at function"),
        ("nils group.manage account", "deny at function"),
    ]);
}

#[test]
fn m3_everyone_is_in_all_users_which_stays_and_can_be_edited() {
    let house = groups();
    for user in ["nils", "bea", "hakan"] {
        house.each(
            user,
            &["see", "download", "edit", "comment"],
            "asset:film",
            "allow",
        );
    }
    for action in FunctionSet::FULL.without(FunctionSet::PLACE_BOUND).iter() {
        let expected = match action {
            Function::PeopleSee | Function::ProjectCreate => "allow",
            _ => "deny at function",
        };
        house.each("nils", &[action.word()], "account", expected);
    }
    let all = house.group("all");
    assert_eq!(
        made(&house, "greta", &AccountChange::RemoveGroup(all)).err(),
        Some(Refusal::AllUsers)
    );
    let listed = vec![Membership {
        group: all,
        until: None,
    }];
    let change = AccountChange::Memberships(house.user("nils"), listed);
    assert_eq!(made(&house, "greta", &change).err(), Some(Refusal::AllUsers));
    // Its grants are anybody's to edit who may edit groups.
    let fewer = AccountChange::GroupGrants(all, Grants::allowing(FunctionSet::of(&[Function::See])));
    let world = made(&house, "greta", &fewer).unwrap();
    let (nils, media) = (Caller::session(house.user("nils")), house.folder("media"));
    assert!(
        passes_in(&world, nils, Function::See, media) && !passes_in(&world, nils, Function::Download, media)
    );
}

#[test]
fn m4_admins_are_there_with_the_administrative_functions_and_can_be_changed_and_removed() {
    let house = groups();
    let administers = [
        "user.manage",
        "privilege.manage",
        "group.manage",
        "settings.manage",
        "audit.read",
    ];
    house.each("hakan", &administers, "account", "allow");
    let admins = house.group("admins");
    for change in [
        AccountChange::GroupGrants(admins, Grants::none()),
        AccountChange::RemoveGroup(admins),
    ] {
        let world = made(&house, "greta", &change).unwrap();
        let hakan = Caller::session(house.user("hakan"));
        assert!(
            passes_in(&house.world(), hakan, Function::Access, house.folder("media")),
            "{change:?}"
        );
        assert!(
            !passes_in(&world, hakan, Function::Access, house.folder("media")),
            "{change:?}"
        );
    }
}

#[test]
fn m5_each_function_has_a_box_of_three_states() {
    // These come from levels and roles: their check gives nothing.
    let by_level = [
        Function::BillingManage,
        Function::ProjectEdit,
        Function::ProjectDelete,
    ];
    for &function in Function::ALL
        .iter()
        .filter(|function| !by_level.contains(function))
    {
        let what = if function.is_place_bound() {
            "folder:media"
        } else {
            "account"
        };
        // The place lets nils do everything, and `see` is there by All users.
        let everything: serde_json::Map<_, _> = Function::ALL
            .iter()
            .filter(|one| one.is_place_bound())
            .map(|one| (one.word().to_owned(), json!("allow")))
            .collect();
        let lists = json!([{"subject": "group:all", "grants": everything}]);
        for (state, expected) in [
            ("allow", "allow"),
            ("", "deny at function"),
            ("deny", "deny at function"),
        ] {
            let mut of_all = json!({"see": "allow"});
            of_all.as_object_mut().unwrap().remove(function.word());
            if !state.is_empty() {
                of_all[function.word()] = json!(state);
            }
            let house = groups().with("groups", "all", "grants", of_all).with(
                "folders",
                "media",
                "here",
                lists.clone(),
            );
            house.each("nils", &[function.word()], what, expected);
        }
    }
}

#[test]
fn m6_an_empty_box_leaves_another_group_free_to_say_yes_or_no() {
    for (by_another, expected) in [
        (json!({"upload": "allow"}), "allow"),
        (json!({"upload": "deny"}), "deny at function"),
        (json!({}), "deny at function"),
    ] {
        let house = groups()
            .with("groups", "freelancers", "grants", json!({}))
            .with("groups", "editors", "grants", by_another);
        house.holds(&[("sven upload folder:campaign", expected)]);
    }
}

#[test]
fn m7_a_check_says_yes_and_a_cross_elsewhere_overrides_it() {
    groups().holds(&[
        ("lotta upload folder:campaign", "allow"),
        ("sven upload folder:campaign", "deny at function"),
    ]);
}

#[test]
fn m8_a_cross_always_wins_and_clearing_it_lets_them() {
    groups().holds(&[("sven upload folder:campaign", "deny at function")]);
    let cleared = groups().with("groups", "freelancers", "grants", json!({}));
    cleared.holds(&[("sven upload folder:campaign", "allow")]);
}

#[test]
fn m9_at_least_one_group_has_to_grant() {
    let empty = groups().with("groups", "editors", "grants", json!({})).with(
        "groups",
        "freelancers",
        "grants",
        json!({}),
    );
    empty.each("sven", &["upload"], "folder:campaign", "deny at function");
    empty.each("lotta", &["upload"], "folder:campaign", "deny at function");
}

#[test]
fn m10_what_all_users_gives_is_told_apart_from_what_a_group_adds() {
    let house = groups();
    let world = house.world();
    let allowed_by = |action| {
        let ask = asking(
            Caller::session(house.user("lotta")),
            action,
            Resource::Folder(house.folder("campaign")),
            NOW,
        );
        let findings = plain::decide(&world, &ask)
            .trace
            .into_iter()
            .flat_map(|step| step.findings);
        let of_group = |finding| match finding {
            Finding::Vote {
                source: Source::Group(group),
                function,
                says: State::Allow,
                ..
            } if function == action => Some(group),
            _ => None,
        };
        findings.filter_map(of_group).collect::<Vec<_>>()
    };
    assert_eq!(allowed_by(Function::Edit), [house.group("all")]);
    assert_eq!(allowed_by(Function::Upload), [house.group("editors")]);
}

#[test]
fn m11_hidden_groups_and_their_people_appear_to_who_shares_a_project_alone() {
    let house = groups();
    house.holds(&[
        // Photographers are seen by Admins, and by who works with them.
        ("nils sees people", "greta hakan lotta nils sven"),
        ("lotta sees people", "bea greta hakan lotta nils sven"),
        ("bea sees people", "bea hakan lotta"),
        ("carl sees people", "carl hakan"),
        ("hakan sees people", "bea carl greta hakan lotta nils sven"),
        ("greta sees people", "bea carl greta hakan lotta nils sven"),
    ]);
}
