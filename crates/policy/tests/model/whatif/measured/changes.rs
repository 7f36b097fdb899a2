//! Changes of every kind, the dearest ones among them.

use vitrine_model::{
    ColourMode, DownloadTerm, Function, FunctionSet, Grant, Level, Lifecycle, Role, State, Status,
};
use vitrine_policy::change::{
    AccountChange, Change, FileChange, ListChange, ListSave, MemberChange, MembersOf, NewList, Subfolders,
};
use vitrine_policy::{
    AssetFacts, Colour, ColourKey, Entry, Folder, FolderKey, Grants, Group, GroupKey, Home, Licence,
    LicenceKey, List, Maintenance, Member, ProjectKey, Security, Subject, UserKey, World,
};

use super::world::{Dice, FOLDERS, user};

type Named = (&'static str, Change);

const SOMEBODY: UserKey = UserKey(4321);
const GROUP: GroupKey = GroupKey(7);
const ROOT: FolderKey = FolderKey(0);
const INNER: FolderKey = FolderKey(40);

pub(super) fn changes(world: &World) -> Vec<Named> {
    let mut all = of_people();
    all.extend(of_groups());
    all.extend(of_lists(world));
    all.extend(of_the_tree(world));
    all.extend(of_marks(world));
    all
}

fn crossed(function: Function) -> Grants {
    Grants::allowing(FunctionSet::PLACE_BOUND).with(function, Grant::open(State::Deny))
}

fn for_one_group() -> List {
    vec![Entry {
        subject: Subject::Group(GROUP),
        grants: Grants::allowing(FunctionSet::PLACE_BOUND),
        until: None,
    }]
}

fn of_people() -> Vec<Named> {
    let account = Change::Account;
    let member = Member {
        user: SOMEBODY,
        role: Role::Lead,
        grants: Grants::none(),
        until: None,
    };
    let joining = MemberChange {
        place: MembersOf::Project(ProjectKey(3)),
        user: SOMEBODY,
        to: Some(member),
    };
    let (alone, gone) = (Vec::new(), Status::Deactivated);
    vec![
        (
            "a person's grant",
            account(AccountChange::Grants(SOMEBODY, crossed(Function::See))),
        ),
        (
            "a person's level",
            account(AccountChange::Level(SOMEBODY, Level::Admin)),
        ),
        (
            "a person's groups",
            account(AccountChange::Memberships(SOMEBODY, alone)),
        ),
        ("deactivation", account(AccountChange::Status(SOMEBODY, gone))),
        ("a new user", Change::NewUser(user(&mut Dice(3), 99))),
        ("a member", Change::Member(joining)),
        ("maintenance", Change::Maintenance(Maintenance::On)),
    ]
}

fn of_groups() -> Vec<Named> {
    let grants = |group, function| Change::Account(AccountChange::GroupGrants(group, crossed(function)));
    vec![
        ("a group's grants", grants(GROUP, Function::See)),
        (
            "all users' grants, download",
            grants(GroupKey(0), Function::Download),
        ),
        ("all users' grants, see", grants(GroupKey(0), Function::See)),
        (
            "a group removed",
            Change::Account(AccountChange::RemoveGroup(GROUP)),
        ),
        (
            "a new group",
            Change::Account(AccountChange::NewGroup(Group::default())),
        ),
    ]
}

fn of_lists(world: &World) -> Vec<Named> {
    let save = |folder, list, removed| {
        let change = ListChange { folder, list };
        Change::List(ListSave { change, removed })
    };
    let own = |subfolders| NewList::Own(for_one_group(), subfolders);
    vec![
        (
            "a list at an inner folder",
            save(INNER, own(Subfolders::Keep), Vec::new()),
        ),
        (
            "a list at the root, kept",
            save(ROOT, own(Subfolders::Keep), Vec::new()),
        ),
        (
            "a list at the root, below",
            save(ROOT, own(Subfolders::Update), Vec::new()),
        ),
        (
            "a list at the root, all gone",
            save(ROOT, own(Subfolders::Update), world.below(ROOT)),
        ),
        ("back to inherited", save(INNER, NewList::Inherited, Vec::new())),
    ]
}

fn of_the_tree(world: &World) -> Vec<Named> {
    let state = |folder| Change::FolderState {
        folder,
        to: Lifecycle::Archived,
    };
    let outside = |to: &FolderKey| world.upward(*to).all(|above| above != INNER);
    let to = (1..FOLDERS).rev().map(FolderKey::at).find(outside).unwrap();
    let new = Folder {
        parent: Some(INNER),
        state: Lifecycle::Live,
        here: None,
        below: None,
    };
    vec![
        ("a folder moved", Change::MoveFolder { folder: INNER, to }),
        ("a folder archived", state(INNER)),
        ("the root archived", state(ROOT)),
        ("a new folder", Change::NewFolder(new)),
    ]
}

fn of_marks(world: &World) -> Vec<Named> {
    let locked = Licence {
        download: DownloadTerm::Lock,
        ..world.licences[0]
    };
    let colour = Colour {
        default: ColourMode::Locked,
        groups: Vec::new(),
    };
    let before = AssetFacts::at_home(Home::Folder(FolderKey(77)));
    let after = AssetFacts {
        security: Security {
            restricted: FunctionSet::of(&[Function::Download]),
            entries: for_one_group(),
        },
        ..before.clone()
    };
    vec![
        ("a licence", Change::Licence(LicenceKey(0), locked)),
        ("a colour's rule", Change::Colour(ColourKey(0), colour)),
        (
            "a file's security",
            Change::File(Box::new(FileChange { before, after })),
        ),
    ]
}
