//! What is offered where several changes are needed, and in which order: what gives, or takes, the least from the
//! fewest comes first, and a level last.

use serde_json::{Value, json};
use vitrine_model::{
    DownloadTerm, Function, FunctionSet, Grant, LapsedTerm, Lifecycle, LinkMode, Second, ShareTerm, State,
};
use vitrine_policy::explain::{Thing, explain};
use vitrine_policy::file::WorldFile;
use vitrine_policy::plain::WhichList;
use vitrine_policy::{
    Ask, AssetFacts, Caller, Credential, Entry, Exposure, FolderKey, Grants, GroupKey, Home, Licence,
    LicenceKey, LinkFacts, Maintenance, Named, Password, PasswordRule, PlaylistKey, Principal, ProjectKey,
    Reason, Resource, Running, Subject, UserKey, Visit, World,
};

const ANN: UserKey = UserKey(2);
const BO: UserKey = UserKey(3);
const ALL: GroupKey = GroupKey(0);
const PRESS: GroupKey = GroupKey(1);
const NIGHT: GroupKey = GroupKey(2);
const KIT: FolderKey = FolderKey(1);
const IN_KIT: Resource<'_> = Resource::Folder(KIT);

/// Ann and Bo, members of the account, Ann in two groups, in a house where everyone may see, download, comment and
/// share in the one folder below the root.
fn house() -> World {
    let all = json!({"see": "allow", "download": "allow", "comment": "allow", "share.review": "allow"});
    let world = json!({
        "users": [
            {"id": "olga", "status": "active", "level": "owner"},
            {"id": "ada", "status": "active", "level": "admin"},
            {"id": "ann", "status": "active", "level": "member", "groups": ["press", "night"]},
            {"id": "bo", "status": "active", "level": "member"}
        ],
        "groups": [
            {"id": "all", "kind": "all_users", "grants": all},
            {"id": "press", "kind": "custom"},
            {"id": "night", "kind": "custom"}
        ],
        "folders": [
            {"id": "root", "parent": null, "here": [], "below": [{"subject": "group:all", "grants": all}]},
            {"id": "kit", "parent": "root"}
        ],
        "projects": [{"id": "film", "members": {"bo": "lead"}}],
        "playlists": [{"id": "reel", "members": {"bo": "lead"}, "items": []}]
    });
    WorldFile::read("ways.json", &world.to_string())
        .unwrap()
        .world()
        .clone()
}

fn ask<'a>(action: Function, resource: Resource<'a>) -> Ask<'a> {
    Ask {
        principal: Principal::User(Caller::session(ANN)),
        action,
        resource,
        now: Second(100),
        reason: Reason::Missing,
    }
}

fn in_kit() -> AssetFacts {
    AssetFacts::at_home(Home::Folder(KIT))
}

fn set(grants: &mut Grants, function: Function, state: State) {
    grants.set(function, Grant::open(state));
}

fn entry(subject: Subject, function: Function, state: State) -> Entry {
    Entry {
        subject,
        grants: Grants::none().with(function, Grant::open(state)),
        until: None,
    }
}

fn name(thing: Thing) -> &'static str {
    match thing {
        Thing::User(key) => ["olga", "ada", "ann", "bo"][key.index()],
        Thing::Group(key) => ["all", "press", "night"][key.index()],
        Thing::Folder(key) => ["root", "kit"][key.index()],
        Thing::Project(_) => "film",
        Thing::Playlist(_) => "reel",
        Thing::Licence(_) => "agency",
        Thing::Colour(_) => "red",
    }
}

/// A change on a line: its code, then what it is about, each by the name of its key.
fn shown(change: &Value) -> String {
    let mut words = vec![change["code"].as_str().unwrap().to_owned()];
    for (key, value) in change.as_object().unwrap() {
        match value {
            _ if key == "code" => {}
            Value::String(text) => words.push(text.clone()),
            other => words.push(other.to_string()),
        }
    }
    words.join(" ")
}

/// The ways that are offered, each its changes in their order, as programs are told them.
fn ways(world: &World, ask: &Ask<'_>) -> Vec<String> {
    let data = explain(world, ask).data(&|thing| Value::from(name(thing)));
    let ways = data["flips"]["ways"].as_array().unwrap();
    ways.iter()
        .map(|way| {
            let changes: Vec<_> = way.as_array().unwrap().iter().map(shown).collect();
            changes.join(" + ")
        })
        .collect()
}

/// The offered ways, each on its line.
fn assert_ways(world: &World, ask: &Ask<'_>, expected: &[&str]) {
    assert_eq!(ways(world, ask), expected, "{ask:?}");
}

fn place(offered: &[String], way: &str) -> usize {
    let found = offered.iter().position(|other| other == way);
    found.unwrap_or_else(|| panic!("`{way}` is not among {offered:#?}"))
}

/// These are offered, in that order.
fn assert_in_order(world: &World, ask: &Ask<'_>, expected: &[&str]) {
    let offered = ways(world, ask);
    let places: Vec<usize> = expected.iter().map(|way| place(&offered, way)).collect();
    assert!(places.is_sorted(), "{expected:#?} come as {offered:#?}");
}

fn by(caller: Caller) -> Ask<'static> {
    Ask {
        principal: Principal::User(caller),
        ..ask(Function::Download, IN_KIT)
    }
}

fn group_says(world: &mut World, group: GroupKey, function: Function, state: State) {
    set(&mut world.groups[group.index()].grants, function, state);
}

/// A row in the list that the root hands down.
fn handed_says(world: &mut World, group: GroupKey, function: Function, state: State) {
    let list = world.folders[0].below.as_mut().unwrap();
    list.push(entry(Subject::Group(group), function, state));
}

#[test]
fn crosses_of_two_groups_go_together_or_the_person_leaves_both() {
    let mut world = house();
    group_says(&mut world, PRESS, Function::Download, State::Deny);
    group_says(&mut world, NIGHT, Function::Download, State::Deny);
    let expected = [
        "group download unset press + group download unset night",
        "leave ann press + leave ann night",
    ];
    assert_ways(&world, &ask(Function::Download, IN_KIT), &expected);
}

/// All users is left by nobody.
#[test]
fn a_cross_of_everyones_group_goes_where_that_of_another_group_is_left_behind() {
    let mut world = house();
    group_says(&mut world, ALL, Function::Download, State::Deny);
    group_says(&mut world, PRESS, Function::Download, State::Deny);
    group_says(&mut world, NIGHT, Function::Download, State::Allow);
    let expected = [
        "group download unset all + group download unset press",
        "group download unset all + leave ann press",
    ];
    assert_ways(&world, &ask(Function::Download, IN_KIT), &expected);
}

#[test]
fn crosses_that_are_handed_down_go_first_for_that_folder_alone_then_for_the_person_then_at_their_source() {
    let mut world = house();
    handed_says(&mut world, PRESS, Function::See, State::Deny);
    handed_says(&mut world, NIGHT, Function::See, State::Deny);
    let see = ask(Function::See, IN_KIT);
    let expected = [
        "entry see unset press kit here + entry see unset night kit here",
        "leave ann press + leave ann night",
        "entry see unset press root below + entry see unset night root below",
    ];
    assert_ways(&world, &see, &expected);
    assert_eq!(explain(&world, &see).flips.new_lists, [(KIT, WhichList::Here)]);
    // In a list of the folder's own there is no other source.
    world.folders[KIT.index()].here = world.folders[0].below.clone();
    assert_ways(&world, &see, &expected[..2]);
    assert_eq!(explain(&world, &see).flips.new_lists, []);
}

#[test]
fn what_two_groups_allow_is_taken_from_one_person_before_they_leave_both_and_that_before_they_are_deactivated()
 {
    let mut world = house();
    let both = FunctionSet::of(&[Function::See, Function::Download]);
    world.groups[ALL.index()].grants = Grants::none();
    world.groups[PRESS.index()].grants = Grants::allowing(both);
    world.groups[NIGHT.index()].grants = Grants::allowing(both);
    let expected = [
        "personal download deny ann",
        "leave ann press + leave ann night",
        "status ann deactivated",
    ];
    assert_in_order(&world, &ask(Function::Download, IN_KIT), &expected);
}

#[test]
fn what_everyone_has_is_taken_from_one_person_before_it_is_taken_from_everyone() {
    let expected = ["personal download deny ann", "group download unset all"];
    assert_in_order(&house(), &ask(Function::Download, IN_KIT), &expected);
    let expected = ["entry download deny ann kit here", "group download unset all"];
    assert_in_order(&house(), &ask(Function::Download, IN_KIT), &expected);
}

#[test]
fn what_is_archived_is_brought_back_or_the_person_may_find_it_and_a_level_comes_last() {
    let facts = AssetFacts {
        state: Lifecycle::Archived,
        ..in_kit()
    };
    let expected = [
        "asset_state live",
        "personal archive allow ann + entry archive allow ann kit here",
        "level ann admin",
    ];
    assert_ways(&house(), &ask(Function::See, Resource::Asset(&facts)), &expected);
}

/// The right to find what is archived takes G2, the place and the file's security, and every cross against it gone.
#[test]
fn finding_what_is_archived_twice_takes_every_gate_of_that_right() {
    let mut world = house();
    world.folders[KIT.index()].state = Lifecycle::Archived;
    let mut facts = AssetFacts {
        state: Lifecycle::Archived,
        ..in_kit()
    };
    facts.security.restricted = FunctionSet::of(&[Function::Archive]);
    let see = |facts: &AssetFacts| ways(&world, &ask(Function::See, Resource::Asset(facts)));
    let brought_back = "asset_state live + folder_state kit live";
    let rights = "personal archive allow ann + entry archive allow ann kit here + security archive allow ann";
    let offered = see(&facts);
    assert!(
        place(&offered, brought_back) < place(&offered, rights),
        "{offered:#?}"
    );
    facts.security.restricted = FunctionSet::EMPTY;
    let offered = see(&facts);
    place(
        &offered,
        "personal archive allow ann + entry archive allow ann kit here",
    );

    world.users[ANN.index()].grants = Grants::allowing(FunctionSet::of(&[Function::Archive]));
    group_says(&mut world, PRESS, Function::Archive, State::Deny);
    handed_says(&mut world, ALL, Function::Archive, State::Allow);
    handed_says(&mut world, NIGHT, Function::Archive, State::Deny);
    let crosses = "group archive unset press + entry archive unset night root below";
    assert_ways(
        &world,
        &ask(Function::See, Resource::Asset(&facts)),
        &[brought_back, crosses],
    );
}

#[test]
fn what_a_files_security_keeps_is_given_to_one_then_to_a_group_then_to_everyone() {
    let mut facts = in_kit();
    facts.security.restricted = FunctionSet::of(&[Function::Download]);
    let expected = [
        "security download allow ann",
        "security download allow press",
        "unrestrict download",
        "level ann admin",
    ];
    assert_ways(
        &house(),
        &ask(Function::Download, Resource::Asset(&facts)),
        &expected,
    );
}

fn locked() -> World {
    let mut world = house();
    world.licences.push(Licence {
        from: None,
        until: None,
        download: DownloadTerm::Lock,
        share: ShareTerm::Lock,
        lapsed: LapsedTerm::Lock,
    });
    world
}

#[test]
fn a_licence_that_locks_is_taken_off_or_overridden_by_a_download_and_taken_off_for_a_share() {
    let mut world = locked();
    let facts = AssetFacts {
        licences: vec![LicenceKey(0)],
        ..in_kit()
    };
    let expected = [
        "licence_off agency",
        "personal licence.override allow ann",
        "group licence.override allow press",
        "group licence.override allow night",
    ];
    assert_ways(
        &world,
        &ask(Function::Download, Resource::Asset(&facts)),
        &expected,
    );
    group_says(&mut world, ALL, Function::ShareDownload, State::Allow);
    handed_says(&mut world, ALL, Function::ShareDownload, State::Allow);
    let share = ask(Function::ShareDownload, Resource::Asset(&facts));
    assert_ways(&world, &share, &["licence_off agency"]);
}

#[test]
fn two_licences_that_lock_go_together_or_are_overridden_at_once() {
    let mut world = locked();
    world.licences.push(world.licences[0]);
    let facts = AssetFacts {
        licences: vec![LicenceKey(0), LicenceKey(1)],
        ..in_kit()
    };
    let expected = [
        "licence_off agency + licence_off agency",
        "personal licence.override allow ann",
    ];
    assert_in_order(
        &world,
        &ask(Function::Download, Resource::Asset(&facts)),
        &expected,
    );
}

#[test]
fn a_function_of_the_account_is_given_to_one_then_to_a_group_and_a_level_comes_last() {
    let expected = [
        "personal tag.manage allow ann",
        "group tag.manage allow press",
        "group tag.manage allow night",
        "level ann admin",
    ];
    assert_ways(&house(), &ask(Function::TagManage, Resource::Account), &expected);
}

/// Guarded functions are given only by who holds them; a group that has one is the smaller step.
#[test]
fn joining_those_who_hold_a_guarded_function_comes_before_giving_it() {
    let mut world = house();
    world.users[ANN.index()].groups.clear();
    group_says(&mut world, PRESS, Function::UserManage, State::Allow);
    group_says(&mut world, PRESS, Function::TagManage, State::Allow);
    let guarded = ["join ann press", "personal user.manage allow ann"];
    assert_in_order(&world, &ask(Function::UserManage, Resource::Account), &guarded);
    let open = ["personal tag.manage allow ann", "join ann press"];
    assert_in_order(&world, &ask(Function::TagManage, Resource::Account), &open);
}

#[test]
fn of_the_roles_of_a_project_or_playlist_the_one_that_gives_less_is_offered_first() {
    for (action, resource, of) in [
        (Function::See, Resource::Project(ProjectKey(0)), "film"),
        (Function::TaskCreate, Resource::Playlist(PlaylistKey(0)), "reel"),
    ] {
        let expected = [
            format!("member ann {of} member"),
            format!("member ann {of} lead"),
            "level ann admin".to_owned(),
        ];
        assert_eq!(ways(&house(), &ask(action, resource)), expected);
    }
    let edit = ask(Function::ProjectEdit, Resource::Project(ProjectKey(0)));
    assert_ways(&house(), &edit, &["member ann film lead", "level ann admin"]);
}

#[test]
fn what_is_lacking_at_two_gates_is_given_at_both() {
    let expected = [
        "personal upload allow ann + entry upload allow ann kit here",
        "personal upload allow ann + entry upload allow press kit here",
        "group upload allow press + entry upload allow ann kit here",
        "group upload allow night + entry upload allow ann kit here",
        "level ann admin",
    ];
    assert_ways(&house(), &ask(Function::Upload, IN_KIT), &expected);
}

/// Where whoever put it into a playlist may not share it, their rights would help as well.
#[test]
fn what_touches_somebody_else_comes_after_what_is_the_persons_own() {
    let mut world = house();
    world.playlists[0].members = vec![vitrine_policy::Member {
        user: ANN,
        role: vitrine_model::Role::Member,
        grants: Grants::none(),
        until: None,
    }];
    let facts = AssetFacts {
        exposures: vec![Exposure {
            playlist: PlaylistKey(0),
            added_by: vec![BO],
        }],
        ..AssetFacts::at_home(Home::Folder(FolderKey(0)))
    };
    let list = world.folders[0].here.as_mut().unwrap();
    for function in [Function::See, Function::ShareReview] {
        list.push(entry(Subject::User(BO), function, State::Allow));
    }
    set(
        &mut world.users[BO.index()].grants,
        Function::ShareReview,
        State::Deny,
    );
    let expected = [
        "entry see allow ann root here",
        "entry see allow press root here",
        "personal share.review unset bo",
        "level ann admin",
    ];
    assert_ways(&world, &ask(Function::See, Resource::Asset(&facts)), &expected);
}

#[test]
fn a_link_that_lacks_everything_is_told_everything() {
    let link = LinkFacts {
        issuer: BO,
        mode: LinkMode::Review,
        targets: Vec::new(),
        until: Some(Second(100)),
        running: Running::Stopped,
        uses_left: Some(0),
        password: PasswordRule::Asked,
    };
    let facts = in_kit();
    let visit = Ask {
        principal: Principal::Link(Visit {
            link: &link,
            password: Password::Missing,
            named: Named::No,
        }),
        ..ask(Function::Download, Resource::Asset(&facts))
    };
    let link = "link_start + link_unlimit + link_uncount + link_password + link_mode download + link_target";
    let rights = "personal share.download allow bo + entry share.download allow bo kit here";
    assert_eq!(ways(&house(), &visit)[0], format!("{link} + {rights}"));
}

#[test]
fn a_tokens_scope_is_widened_by_what_is_asked_on_the_way_and_narrowed_by_one_of_it() {
    let with = |scope| Caller {
        credential: Credential::Token(scope),
        ..Caller::session(ANN)
    };
    let expected = ["scope_widen download + scope_widen see"];
    assert_ways(&house(), &by(with(FunctionSet::EMPTY)), &expected);
    let offered = ways(&house(), &by(with(FunctionSet::FULL)));
    assert_eq!(offered[..2], ["scope_narrow see", "scope_narrow download"]);
}

#[test]
fn what_super_admin_mode_passes_is_refused_once_it_is_off_and_something_else_is_gone() {
    const ADA: UserKey = UserKey(1);
    let offered = ways(&house(), &by(Caller::supermode(ADA)));
    let first = [
        "supermode_off + personal see deny ada",
        "supermode_off + entry see deny ada kit here",
    ];
    assert_eq!(offered[..2], first);
    // Who has nothing but the mode is refused by its end alone.
    let mut world = house();
    world.groups[ALL.index()].grants = Grants::none();
    group_says(&mut world, ALL, Function::Supermode, State::Allow);
    assert_eq!(ways(&world, &by(Caller::supermode(ANN)))[0], "supermode_off");
    // Where it is on and does not count, for ann may not have it, it is no part of a way.
    let offered = ways(&house(), &by(Caller::supermode(ANN)));
    assert!(
        !offered.iter().any(|way| way.contains("supermode")),
        "{offered:#?}"
    );
}

#[test]
fn the_owner_is_refused_by_crosses_alone() {
    const OLGA: UserKey = UserKey(0);
    for way in ways(&house(), &by(Caller::session(OLGA))) {
        assert!(way.contains("deny olga"), "{way}");
    }
}

#[test]
fn an_admin_is_lowered_only_after_everything_else() {
    const ADA: UserKey = UserKey(1);
    let offered = ways(&house(), &by(Caller::session(ADA)));
    let expected = ["status ada deactivated", "level ada member + group see unset all"];
    assert_eq!(offered[offered.len() - 2..], expected);
}

#[test]
fn maintenance_ends_before_anybody_is_made_an_admin_for_it() {
    let mut world = house();
    world.maintenance = Maintenance::On;
    assert_ways(
        &world,
        &by(Caller::session(ANN)),
        &["maintenance_end", "level ann admin"],
    );
}
