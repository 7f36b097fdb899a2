//! The agency of `groups.rs`: what its folders and files say.

use serde_json::json;
use vitrine_model::{Function, FunctionSet, State};
use vitrine_policy::change::{ListChange, LockOut, NewList, Subfolders};
use vitrine_policy::{Caller, Entry, Folder, FolderKey, Grants, Resource, Subject, World};

use super::groups::groups;
use super::{House, by, passes, passes_in};

/// The world after that person saved a list at a folder, and whom it locks out.
fn saved(house: &House, user: &str, folder: &str, list: NewList) -> (World, Vec<LockOut>) {
    let mut world = house.world();
    let change = ListChange {
        folder: house.folder(folder),
        list,
    };
    let plan = by(&world, house, user).plan_list(change).unwrap();
    let locked = plan.locks_out.clone();
    plan.apply(&mut world);
    (world, locked)
}

fn entry(subject: Subject, grants: Grants) -> Entry {
    Entry {
        subject,
        grants,
        until: None,
    }
}

#[test]
fn m13_a_folders_list_is_for_itself_and_the_files_in_it() {
    groups().holds(&[
        ("lotta see folder:contracts", "allow"),
        ("lotta see asset:contract", "allow"),
        ("lotta download asset:contract", "allow"),
        ("lotta edit asset:contract", "deny at place"),
        ("nils see folder:contracts", "deny at place"),
        ("nils see asset:contract", "deny at place"),
        ("nils see list folders", "campaign drafts media"),
    ]);
}

#[test]
fn m14_subfolders_that_exist_and_those_made_later_follow() {
    let house = groups();
    let admins = Subject::Group(house.group("admins"));
    let list = vec![entry(
        admins,
        Grants::allowing(FunctionSet::of(&[Function::See, Function::Access])),
    )];
    let (mut world, _) = saved(
        &house,
        "greta",
        "campaign",
        NewList::Own(list, Subfolders::default()),
    );
    let campaign = house.folder("campaign");
    let later = FolderKey::at(world.folders.len());
    let state = vitrine_model::Lifecycle::Live;
    world.folders.push(Folder {
        parent: Some(campaign),
        state,
        here: None,
        below: None,
    });
    let [hakan, nils] = ["hakan", "nils"].map(|user| Caller::session(house.user(user)));
    for folder in [campaign, house.folder("drafts"), later] {
        assert!(passes_in(&world, hakan, Function::See, folder), "{folder:?}");
        assert!(!passes_in(&world, nils, Function::See, folder), "{folder:?}");
    }
    assert!(passes_in(&world, nils, Function::See, house.folder("media")));
}

#[test]
fn m15_with_the_box_off_only_this_folder_changes() {
    let house = groups();
    let admins = Subject::Group(house.group("admins"));
    let list = vec![entry(admins, Grants::allowing(FunctionSet::of(&[Function::See])))];
    let (world, _) = saved(&house, "greta", "campaign", NewList::Own(list, Subfolders::Keep));
    let nils = Caller::session(house.user("nils"));
    assert!(!passes_in(&world, nils, Function::See, house.folder("campaign")));
    assert!(passes_in(&world, nils, Function::See, house.folder("drafts")));
}

#[test]
fn m16_a_cross_for_all_users_locks_its_maker_out_and_super_admin_mode_gets_back_in() {
    let house = groups();
    let all = Subject::Group(house.group("all"));
    let admins = entry(
        Subject::Group(house.group("admins")),
        Grants::allowing(FunctionSet::of(&[Function::See, Function::Access])),
    );
    let campaign = house.folder("campaign");
    let crossed: Grants = [Function::See, Function::Access]
        .map(|function| (function, vitrine_model::Grant::open(State::Deny)))
        .into_iter()
        .collect();
    let hakan = house.user("hakan");

    let by_cross = NewList::Own(vec![admins.clone(), entry(all, crossed)], Subfolders::Update);
    let (world, locked) = saved(&house, "hakan", "campaign", by_cross);
    assert!(locked.contains(&LockOut::Maker(campaign)), "{locked:?}");
    assert!(!passes_in(
        &world,
        Caller::session(hakan),
        Function::See,
        campaign
    ));
    assert!(passes_in(
        &world,
        Caller::supermode(hakan),
        Function::See,
        campaign
    ));
    assert!(passes(
        &world,
        Caller::supermode(hakan),
        Function::Access,
        Resource::Folder(house.folder("drafts"))
    ));

    // The empty box takes it from everyone as well, and locks nobody out who has it by another group.
    let by_empty_box = NewList::Own(vec![admins, entry(all, Grants::none())], Subfolders::Update);
    let (world, locked) = saved(&house, "hakan", "campaign", by_empty_box);
    assert!(!locked.contains(&LockOut::Maker(campaign)), "{locked:?}");
    assert!(passes(
        &world,
        Caller::session(hakan),
        Function::Access,
        Resource::Folder(campaign)
    ));
    assert!(!passes_in(
        &world,
        Caller::session(house.user("nils")),
        Function::See,
        campaign
    ));
}

#[test]
fn m17_super_admin_mode_overrides_every_restriction_for_who_may_and_while_on() {
    let house = groups();
    for what in ["asset:contract", "asset:kept", "asset:marked", "asset:guarded"] {
        let question = format!(r#"hakan download {what} + "supermode": true"#);
        house.holds(&[(&question, "allow")]);
        // Nobody gets it by asking for it.
        for user in ["lotta", "nils"] {
            let with = house.asked(&format!(r#"{user} download {what} + "supermode": true"#));
            assert_eq!(with, house.asked(&format!("{user} download {what}")));
        }
    }
    house.holds(&[
        ("hakan see asset:contract", "deny at place"),
        (r#"hakan see asset:contract + "supermode": true"#, "allow"),
        (
            r#"hakan see asset:contract + "supermode": true, "scope": ["see", "supermode"]"#,
            "deny at place",
        ),
        (r#"hakan upload folder:contracts + "supermode": true"#, "allow"),
        (
            r#"hakan billing.manage account + "supermode": true"#,
            "deny at function",
        ),
    ]);
}

#[test]
fn m18_a_licence_allows_warns_and_locks_in_force_and_after_for_downloads_and_shares() {
    let house = groups();
    house.holds(&[
        ("nils download asset:film", "allow"),
        (r#"nils download asset:bought + "at": 1767225599"#, "warn"),
        (r#"nils download asset:bought + "at": 1767225600"#, "deny at file"),
        (r#"nils share.download asset:bought + "at": 1767225599"#, "allow"),
        (
            r#"nils share.download asset:bought + "at": 1767225600"#,
            "deny at file",
        ),
        ("nils download asset:kept", "deny at file"),
        ("nils share.download asset:kept", "deny at file"),
        ("nils see asset:kept", "allow"),
        // What hangs on it: a share, and an integration by its token.
        (r#"link:fetch download asset:bought + "at": 1767225599"#, "warn"),
        (
            r#"link:fetch download asset:bought + "at": 1767225600"#,
            "deny at file",
        ),
        ("link:fetch download asset:film", "allow"),
        (
            r#"nils download asset:kept + "scope": ["see", "download"]"#,
            "deny at file",
        ),
    ]);
    let overrides = groups().with("users", "nils", "grants", json!({"licence.override": "allow"}));
    overrides.holds(&[
        ("nils download asset:kept", "warn"),
        ("nils share.download asset:kept", "deny at file"),
        (
            r#"nils download asset:kept + "scope": ["see", "download"]"#,
            "deny at file",
        ),
    ]);
}

#[test]
fn m19_a_colour_mark_locks_for_some_and_asks_others_for_a_reason() {
    groups().holds(&[
        ("nils download asset:marked", "deny at file"),
        (
            r#"nils download asset:marked + "reason": "for print""#,
            "deny at file",
        ),
        ("lotta download asset:marked", "reason"),
        (r#"lotta download asset:marked + "reason": " ""#, "reason"),
        (r#"lotta download asset:marked + "reason": "for print""#, "allow"),
        ("hakan download asset:marked", "allow"),
        ("lotta share.download asset:marked", "deny at file"),
        ("hakan share.download asset:marked", "allow"),
    ]);
}

#[test]
fn m20_security_says_which_groups_may_delete_move_or_fetch_a_file() {
    groups().holds(&[
        ("lotta delete asset:guarded", "allow"),
        ("lotta move asset:guarded", "allow"),
        ("nils delete asset:guarded", "deny at file"),
        ("nils move asset:guarded", "deny at file"),
        ("nils download asset:guarded", "allow"),
        ("sven download asset:guarded", "deny at file"),
        ("nils delete asset:film", "allow"),
        ("greta delete asset:guarded", "allow"),
    ]);
}

#[test]
fn m21_function_folder_and_file_have_to_agree() {
    let delete = |house: House, expected: &str| house.holds(&[("lotta delete asset:guarded", expected)]);
    delete(groups(), "allow");
    delete(
        groups().with("users", "lotta", "grants", json!({"delete": "deny"})),
        "deny at function",
    );
    let list = json!([{"subject": "group:all", "grants": {"see": "allow", "delete": "deny"}}]);
    delete(
        groups().with("folders", "campaign", "here", list),
        "deny at place",
    );
    let security = json!({"entries": [{"subject": "user:lotta", "grants": {"delete": "deny"}}]});
    delete(
        groups().with("assets", "guarded", "security", security),
        "deny at file",
    );
}
