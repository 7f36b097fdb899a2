//! A world that is written and read back is the same world, and files of expected answers find what differs.

use std::collections::HashSet;

use proptest::prelude::*;
use vitrine_model::{Function, GroupKind};
use vitrine_policy::file::{Differs, WorldFile, WorldWriter, WrittenIds, WrittenLink, test, world_of};
use vitrine_policy::{AssetFacts, Grants, LinkFacts, World};

use crate::questions::STUDIO;
use crate::random::{self, Setup, numbers};

fn names(kind: &str, count: usize) -> Vec<String> {
    (0..count).map(|at| format!("{kind}-{at}")).collect()
}

fn ids_of(world: &World) -> WrittenIds {
    let kind = |at| match at {
        _ if at == world.all_users.index() => GroupKind::AllUsers,
        _ => GroupKind::Custom,
    };
    WrittenIds {
        users: names("user", world.users.len()),
        groups: names("group", world.groups.len())
            .into_iter()
            .enumerate()
            .map(|(at, id)| (id, kind(at)))
            .collect(),
        folders: names("folder", world.folders.len()),
        projects: names("project", world.projects.len()),
        playlists: names("playlist", world.playlists.len()),
        licences: names("licence", world.licences.len()),
        colours: names("colour", world.colours.len()),
    }
}

fn written(world: &World, assets: &[AssetFacts], links: &[LinkFacts]) -> String {
    let ids = ids_of(world);
    let mut text = Vec::new();
    let mut writer = WorldWriter::begin(&mut text, world, &ids).unwrap();
    for (at, facts) in assets.iter().enumerate() {
        writer.asset(&format!("asset-{at}"), facts).unwrap();
    }
    let link_names = names("link", links.len());
    let named = ["asset-0".to_owned()];
    let links: Vec<WrittenLink<'_>> = link_names
        .iter()
        .zip(links)
        .map(|(id, facts)| WrittenLink {
            id,
            facts,
            assets: &named[..named.len().min(assets.len())],
        })
        .collect();
    writer.end(&links).unwrap();
    String::from_utf8(text).unwrap()
}

/// What a file can't say is brought into a form that it can: one membership a person, one owner, exposures in the
/// order of the playlists, one rule of a colour a group.
fn writable(setup: Setup) -> (World, Vec<AssetFacts>, Vec<LinkFacts>) {
    let (mut world, mut assets, mut links) = (setup.world, setup.assets, setup.links);
    let lists = world.projects.iter_mut().map(|project| &mut project.members);
    let lists = lists.chain(world.playlists.iter_mut().map(|playlist| &mut playlist.members));
    for members in lists {
        members.sort_by_key(|member| member.user);
        members.dedup_by_key(|member| member.user);
    }
    for user in &mut world.users {
        user.groups
            .retain(|membership| membership.group != world.all_users);
    }
    for colour in &mut world.colours {
        let mut named = HashSet::new();
        colour.groups.retain(|(group, _)| named.insert(*group));
        colour
            .groups
            .sort_by_key(|(group, _)| format!("group-{}", group.0));
    }
    let only = |grants: &Grants, belongs: fn(Function) -> bool| -> Grants {
        grants.iter().filter(|(function, _)| belongs(*function)).collect()
    };
    let lists = world
        .folders
        .iter_mut()
        .flat_map(|folder| [&mut folder.here, &mut folder.below]);
    for entry in lists.flatten().flatten() {
        entry.grants = only(&entry.grants, Function::is_place_bound);
    }
    let members = world.projects.iter_mut().map(|project| &mut project.members);
    let members = members.chain(world.playlists.iter_mut().map(|playlist| &mut playlist.members));
    for member in members.flatten() {
        member.grants = only(&member.grants, Function::is_place_bound);
    }
    for asset in &mut assets {
        for entry in &mut asset.security.entries {
            entry.grants = only(&entry.grants, Function::is_file_security);
        }
        let restricted = asset.security.restricted.iter();
        asset.security.restricted = restricted
            .filter(|function| function.is_file_security())
            .collect();
        asset.exposures.sort_by_key(|exposure| exposure.playlist);
        asset.exposures.dedup_by_key(|exposure| exposure.playlist);
        asset.exposures.retain(|exposure| !exposure.added_by.is_empty());
    }
    for link in &mut links {
        link.targets.dedup();
    }
    for project in &mut world.projects {
        project
            .members
            .sort_by_key(|member| format!("user-{}", member.user.0));
    }
    for playlist in &mut world.playlists {
        playlist
            .members
            .sort_by_key(|member| format!("user-{}", member.user.0));
    }
    (world, assets, links)
}

proptest! {
    #![proptest_config(random::tries(150))]

    #[test]
    fn what_is_written_is_read_back_as_the_same_world(numbers in numbers()) {
        let (world, assets, links) = writable(Setup::of(numbers));
        let text = written(&world, &assets, &links);
        let read = WorldFile::read("written.json", &text).map_err(|bad| TestCaseError::fail(format!("{bad}\n{text}")))?;
        prop_assert_eq!(read.world(), &world);
        let found: Vec<_> = read.assets().map(|(_, facts)| facts.clone()).collect();
        prop_assert_eq!(found, assets);
        let found: Vec<_> = read.links().map(|(_, facts)| facts.clone()).collect();
        prop_assert_eq!(found, links);
    }
}

#[test]
fn an_empty_account_is_written_as_a_world_without_assets() {
    let mut world = World::empty();
    world.users.push(vitrine_policy::User {
        status: vitrine_model::Status::Active,
        level: vitrine_model::Level::Owner,
        grants: vitrine_policy::Grants::none(),
        groups: Vec::new(),
    });
    world.folders.push(vitrine_policy::Folder {
        parent: None,
        state: vitrine_model::Lifecycle::Live,
        here: Some(Vec::new()),
        below: Some(Vec::new()),
    });
    let text = written(&world, &[], &[]);
    assert_eq!(WorldFile::read("empty.json", &text).unwrap().world(), &world);
    // What is live is written as short as it is read.
    assert!(!text.contains("state"), "{text}");
    let plain = AssetFacts::at_home(vitrine_policy::Home::Folder(vitrine_policy::FolderKey(0)));
    assert!(!written(&world, &[plain], &[]).contains("security"));
    world.folders[0].state = vitrine_model::Lifecycle::Archived;
    assert!(written(&world, &[], &[]).contains("\"state\":\"archived\""));
}

fn tested(lines: &str) -> Result<vitrine_policy::file::Tested, String> {
    let world = WorldFile::read("studio.json", STUDIO).unwrap();
    let file = format!("{{\"world\": \"studio.json\"}}\n{lines}");
    test("rules.ndjson", &world, &mut file.as_bytes()).map_err(|failure| failure.to_string())
}

#[test]
fn what_comes_out_as_expected_is_no_difference() {
    let tested = tested(
        r#"{"id": 1, "principal": "user:ann", "action": "see", "resource": "folder:root", "at": 1760000000, "expect": "allow"}

{"id": 2, "principal": "user:ann", "action": "see", "resource": "folder:secret", "at": 1760000000, "expect": "deny"}
{"id": 3, "principal": "user:ann", "action": "see", "resource": "folder:secret", "at": 1760000000, "expect": {"effect": "deny", "gate": "place"}}"#,
    )
    .unwrap();
    assert_eq!((tested.asked, tested.differences.len()), (3, 0));
}

#[test]
fn what_comes_out_otherwise_is_shown_with_its_line_what_was_expected_and_what_was_answered() {
    let tested = tested(
        r#"{"id": "the secret is kept", "principal": "user:ann", "action": "see", "resource": "folder:secret", "at": 1760000000, "expect": "allow"}
{"id": 2, "principal": "user:ann", "action": "see", "resource": "folder:secret", "at": 1760000000, "expect": {"effect": "deny", "gate": "function"}}
{"id": 3, "principal": "user:ann", "list": "folders", "action": "see", "at": 1760000000, "expect": ["root", "secret"]}
{"id": 4, "principal": "user:ann", "list": "folders", "action": "see", "at": 1760000000, "expect": []}"#,
    )
    .unwrap();
    let shown: Vec<String> = tested.differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown[0],
        "line 2: {\"id\": \"the secret is kept\", \"principal\": \"user:ann\", \"action\": \"see\", \
         \"resource\": \"folder:secret\", \"at\": 1760000000}\n    expected    allow\n    \
         answered    deny at gate place"
    );
    assert!(shown[1].ends_with("expected    deny at gate function\n    answered    deny at gate place"));
    let Differs::List { missing, .. } = &tested.differences[2].differs else {
        panic!("{:?}", tested.differences[2])
    };
    assert_eq!(missing, &["secret"]);
    // What is there as expected is not listed, nor is what nothing is of.
    assert!(shown[2].ends_with("\n    missing     secret"), "{}", shown[2]);
    assert!(shown[3].ends_with("\n    unexpected  root"), "{}", shown[3]);
    assert!(!shown[2].contains("unexpected") && !shown[3].contains("missing"));
}

#[test]
fn a_bad_line_of_expectations_is_named_with_its_place_and_value() {
    let ask = r#""id": 1, "principal": "user:ann", "at": 1"#;
    let see = r#""action": "see", "resource": "folder:root""#;
    for (line, message) in [
        (
            format!("{{{ask}, {see}}}"),
            "rules.ndjson, line 2: `expect` is missing",
        ),
        (
            format!("{{{ask}, {see}, \"expect\": \"perhaps\"}}"),
            "rules.ndjson, line 2: expect: `perhaps` is no effect (allow, warn, reason, deny) or gate \
             (standing, function, place, file)",
        ),
        (
            format!("{{{ask}, {see}, \"expect\": [\"root\"]}}"),
            "rules.ndjson, line 2: expect: `[\"root\"]` is not an effect, or an object with `effect` and `gate`",
        ),
        (
            format!("{{{ask}, \"list\": \"people\", \"expect\": \"allow\"}}"),
            "rules.ndjson, line 2: expect: `\"allow\"` is not an array of ids",
        ),
        (
            format!("{{{ask}, {see}, \"expect\": \"deny\", \"expect\": \"deny\"}}"),
            "rules.ndjson, line 2: the key `expect` is given twice",
        ),
        ("7".to_owned(), "rules.ndjson, line 2: `7` is not an object"),
        (
            format!("{{{ask}, \"action\": \"sea\", \"resource\": \"account\", \"expect\": \"deny\"}}"),
            "rules.ndjson, line 2: action: `sea` is no action",
        ),
    ] {
        assert_eq!(tested(&line).unwrap_err(), message, "{line}");
    }
}

#[test]
fn the_first_line_names_the_world() {
    assert_eq!(
        world_of("r", "{\"world\": \"house.json\"}\n").unwrap(),
        "house.json"
    );
    for (line, message) in [
        ("{}", "r, line 1: `world` is missing"),
        ("{\"world\": 7}", "r, line 1: world: `7` is not a text"),
        ("{\"world\": \"a\", \"more\": 1}", "r, line 1: unknown key `more`"),
    ] {
        assert_eq!(world_of("r", line).unwrap_err().to_string(), message);
    }
}
