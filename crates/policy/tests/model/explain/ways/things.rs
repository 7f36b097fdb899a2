//! What is archived, what a file's security keeps, and what a licence locks.

use vitrine_model::{DownloadTerm, Function, FunctionSet, LapsedTerm, Lifecycle, ShareTerm, State};
use vitrine_policy::{AssetFacts, Grants, Licence, LicenceKey, Resource, World};

use super::{
    ALL, ANN, IN_KIT, KIT, NIGHT, PRESS, ask, assert_in_order, assert_ways, group_says, handed_says, house,
    in_kit, place, ways,
};

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

#[test]
fn what_a_files_security_keeps_and_no_function_allows_is_given_at_both() {
    let mut world = house();
    group_says(&mut world, ALL, Function::Download, State::Unset);
    let mut facts = in_kit();
    facts.security.restricted = FunctionSet::of(&[Function::Download]);
    let expected = [
        "personal download allow ann + security download allow ann",
        "personal download allow ann + unrestrict download",
    ];
    assert_in_order(
        &world,
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

/// A folder has rights of its own for what an asset has others for.
#[test]
fn an_archived_folder_is_found_by_the_right_over_folders() {
    let mut world = house();
    world.folders[KIT.index()].state = Lifecycle::Archived;
    handed_says(&mut world, ALL, Function::FolderArchive, State::Allow);
    let offered = ways(&world, &ask(Function::See, IN_KIT));
    place(&offered, "personal folder.archive allow ann");
    place(&offered, "group folder.archive allow press");
}
