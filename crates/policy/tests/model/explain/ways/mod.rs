//! What is offered where several changes are needed, and in which order: what gives, or takes, the least from the
//! fewest comes first, and a level last.

mod giving;
mod links;
mod taking;
mod things;

use serde_json::{Value, json};
use vitrine_model::{Function, Grant, Role, Second, State};
use vitrine_policy::explain::{Thing, explain};
use vitrine_policy::file::WorldFile;
use vitrine_policy::{
    Ask, AssetFacts, Caller, Entry, Exposure, FolderKey, Grants, GroupKey, Home, Member, PlaylistKey,
    Principal, Resource, Subject, UserKey, World,
};

use crate::questions::asking;

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
    asking(Caller::session(ANN), action, resource, Second(100))
}

fn in_kit() -> AssetFacts {
    AssetFacts::at_home(Home::Folder(KIT))
}

/// An asset of the root, in the reel, of which Ann is a member: Bo put it there, who may see it and share it.
fn put_in_by_bo(world: &mut World) -> AssetFacts {
    let list = world.folders[0].here.as_mut().unwrap();
    for function in [Function::See, Function::ShareReview] {
        list.push(entry(Subject::User(BO), function, State::Allow));
    }
    world.playlists[0].members = vec![Member {
        user: ANN,
        role: Role::Member,
        grants: Grants::none(),
        until: None,
    }];
    AssetFacts {
        exposures: vec![Exposure {
            playlist: PlaylistKey(0),
            added_by: vec![BO],
        }],
        ..AssetFacts::at_home(Home::Folder(FolderKey(0)))
    }
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

/// A change on a line: its code, for a box its function and what it becomes, then whom and what it is about.
fn shown(change: &Value) -> String {
    let about = [
        "person", "subject", "group", "licence", "colour", "playlist", "folder", "list", "in", "role",
    ];
    let a_box = ["function", "to"];
    let keys = if change.get("function").is_some() {
        [&["code"], &a_box[..], &about[..]].concat()
    } else {
        [&["code"], &about[..], &["to"]].concat()
    };
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let words = keys.iter().filter_map(|key| change.get(key).map(word));
    words.collect::<Vec<_>>().join(" ")
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
