//! The picture library of a publishing house: who has nothing but an account sees everything and fetches nothing, and
//! the rest is personal grants.
//!
//! olive owns it, ines looks after the people, anton works with the pictures, rosa reads, tilda keeps the tags, and
//! dario has left.

use serde_json::json;
use vitrine_model::{Bundle, Function, FunctionSet, Grant, State, Status};
use vitrine_policy::change::AccountChange;
use vitrine_policy::{AssetFacts, Caller, Grants, Home, Resource, World};

use super::{House, made, passes};

fn library() -> House {
    House::of(include_str!("library.json"))
}

const FILE: [&str; 8] = [
    "download",
    "upload",
    "edit",
    "move",
    "archive",
    "delete",
    "share.download",
    "share.web",
];

#[test]
fn f3_a_new_user_signs_in_adds_edits_shares_and_deletes_files() {
    let house = library();
    house.each(
        "anton",
        &["see", "upload", "edit", "delete"],
        "asset:cover",
        "allow",
    );
    house.each(
        "anton",
        &["share.review", "share.download", "share.web"],
        "asset:cover",
        "allow",
    );
    house.holds(&[("link:antons see asset:cover", "allow")]);
}

#[test]
fn f4_each_box_of_the_editor_is_a_bundle_that_grants_give_and_clearing_them_takes() {
    let house = library();
    for (bundle, place) in [
        (Bundle::AssetsAndStages, Some(house.folder("pictures"))),
        (Bundle::Tags, None),
        (Bundle::UsersAndPrivileges, None),
    ] {
        let rosa = house.user("rosa");
        let given = |grants| {
            let mut world = house.world();
            AccountChange::Grants(rosa, grants).apply(&mut world);
            let facts = place.map(|folder| AssetFacts::at_home(Home::Folder(folder)));
            bundle.functions().iter().all(|action| {
                let resource = match &facts {
                    Some(facts) if action.is_place_bound() => Resource::Asset(facts),
                    _ => Resource::Account,
                };
                passes(&world, Caller::session(rosa), action, resource)
            })
        };
        assert!(given(Grants::allowing(bundle.functions())), "{bundle:?}");
        assert!(!given(Grants::none()), "{bundle:?}");
    }
}

#[test]
fn f6_activated_and_nothing_else_sees_the_whole_collection_and_touches_none_of_it() {
    let house = library();
    house.holds(&[
        ("rosa see list assets", "cover portrait"),
        ("rosa see list folders", "covers pictures"),
    ]);
    house.each("rosa", &FILE, "asset:cover", "deny at function");
    house.each(
        "rosa",
        &["comment", "share.review", "access", "task.create"],
        "asset:cover",
        "deny at function",
    );
    house.each(
        "rosa",
        &["folder.create", "folder.edit", "folder.archive", "folder.delete"],
        "folder:covers",
        "deny at function",
    );
    for action in account_wide() {
        house.each("rosa", &[action.word()], "account", "deny at function");
    }
}

fn account_wide() -> impl Iterator<Item = Function> {
    FunctionSet::FULL.without(FunctionSet::PLACE_BOUND).iter()
}

#[test]
fn f7_administering_assets_and_stages_is_everything_with_files_and_nothing_of_the_account() {
    let house = library();
    for action in Bundle::AssetsAndStages.functions().iter() {
        let what = if action.is_place_bound() {
            "asset:cover"
        } else {
            "account"
        };
        house.each("anton", &[action.word()], what, "allow");
    }
    for action in account_wide().filter(|action| *action != Function::StageManage) {
        house.each("anton", &[action.word()], "account", "deny at function");
    }
}

#[test]
fn f8_tags_are_applied_by_who_edits_and_reorganised_by_who_administers_them() {
    library().holds(&[
        ("tilda tag.manage account", "allow"),
        ("tilda edit asset:cover", "deny at function"),
        ("anton edit asset:cover", "allow"),
        ("anton tag.manage account", "deny at function"),
        ("rosa tag.manage account", "deny at function"),
    ]);
}

#[test]
fn f9_administering_users_adds_them_disables_them_and_grants_and_removes() {
    let house = library();
    house.each(
        "ines",
        &["user.manage", "privilege.manage", "group.manage", "people.see"],
        "account",
        "allow",
    );
    let (anton, rosa) = (house.user("anton"), house.user("rosa"));
    let fetches = Grants::allowing(FunctionSet::of(&[Function::Download]));
    for change in [
        AccountChange::Person(rosa),
        AccountChange::Status(anton, Status::Deactivated),
        AccountChange::Grants(rosa, fetches),
        AccountChange::Grants(anton, Grants::none()),
    ] {
        assert!(made(&house, "ines", &change).is_ok(), "{change:?}");
        assert!(made(&house, "anton", &change).is_err(), "{change:?}");
    }
}

#[test]
fn f10_who_administers_users_may_have_no_right_to_assets_and_tags_at_all() {
    let house = library();
    house.each("ines", &FILE, "asset:cover", "deny at function");
    house.holds(&[
        ("ines see list assets", ""),
        ("ines tag.manage account", "deny at function"),
        ("ines stage.manage account", "deny at function"),
        ("ines sees people", "anton dario ines olive rosa tilda"),
    ]);
}

#[test]
fn f11_unchecking_activated_bars_at_once_with_tokens_and_links() {
    let house = library();
    house.each(
        "dario",
        &["see", "download", "upload"],
        "asset:cover",
        "deny at standing",
    );
    house.holds(&[
        (r#"dario see asset:cover + "scope": ["see"]"#, "deny at standing"),
        (r#"dario see asset:cover + "supermode": true"#, "deny at standing"),
        ("dario see list assets", ""),
        ("dario sees people", ""),
        ("link:darios see asset:cover", "deny at standing"),
        ("link:antons see asset:cover", "allow"),
    ]);
    let barred = library().with("users", "anton", "status", json!("deactivated"));
    barred.holds(&[
        ("anton see asset:cover", "deny at standing"),
        ("link:antons see asset:cover", "deny at standing"),
    ]);
}

#[test]
fn f12_privileges_of_a_disabled_account_can_be_changed_and_wait_and_none_are_lost() {
    let house = library();
    let dario = house.user("dario");
    let facts = AssetFacts::at_home(Home::Folder(house.folder("covers")));
    let may = |world: &World, action| passes(world, Caller::session(dario), action, Resource::Asset(&facts));

    let more = house.world().users[dario.index()]
        .grants
        .clone()
        .with(Function::Edit, Grant::open(State::Allow));
    let mut world = made(&house, "ines", &AccountChange::Grants(dario, more.clone())).unwrap();
    assert!(!may(&world, Function::Edit));
    AccountChange::Status(dario, Status::Active).apply(&mut world);
    assert!(may(&world, Function::Edit) && may(&world, Function::Download) && may(&world, Function::Upload));
    AccountChange::Status(dario, Status::Deactivated).apply(&mut world);
    assert!(!may(&world, Function::Edit));
    assert_eq!(world.users[dario.index()].grants, more);
}

#[test]
fn f15_in_maintenance_everyone_is_locked_out_and_comes_back_as_they_were() {
    let mut house = library();
    let before = house.world();
    house.0["maintenance"] = json!(true);
    house.holds(&[
        ("anton see asset:cover", "deny at standing"),
        ("ines user.manage account", "deny at standing"),
        ("link:antons see asset:cover", "deny at standing"),
        ("olive see asset:cover", "allow"),
        (r#"olive see asset:cover + "scope": ["see"]"#, "deny at standing"),
        ("anton sees people", ""),
    ]);
    house.0["maintenance"] = json!(false);
    assert_eq!(house.world(), before);
    house.holds(&[("anton see asset:cover", "allow")]);
}
