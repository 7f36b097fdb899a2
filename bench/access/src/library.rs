//! An account out of a seed: people, groups, folders and assets, with everything that decides who may do what to them.

use vitrine_model::{
    ColourMode, DownloadTerm, Function, FunctionSet, Grant, LapsedTerm, Level, Lifecycle, Second, ShareTerm,
    State, Status,
};
use vitrine_policy::{
    AssetFacts, Colour, ColourKey, Entry, Folder, FolderKey, Grants, Group, GroupKey, Home, Licence,
    LicenceKey, List, Membership, Security, Subject, User, UserKey, World,
};

use crate::dice::Dice;

/// The second at which everything is asked.
pub(crate) const NOW: Second = Second(1_800_000_000);

const GROUPS: usize = 200;
const DAY: i64 = 86_400;

/// How much of everything there is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) people: usize,
    pub(crate) folders: usize,
    pub(crate) assets: usize,
}

/// A world with its assets.
pub(crate) struct Library {
    pub(crate) world: World,
    pub(crate) assets: Vec<AssetFacts>,
}

/// What most of the lists and groups are about.
const USUAL: [Function; 8] = [
    Function::See,
    Function::Download,
    Function::Comment,
    Function::Upload,
    Function::Edit,
    Function::Move,
    Function::Delete,
    Function::ShareDownload,
];

impl Library {
    pub(crate) fn of(size: Size, seed: u64) -> Self {
        let mut dice = Dice::seeded(seed);
        let mut world = World::empty();
        groups(&mut dice, &mut world);
        people(&mut dice, &mut world, size.people);
        folders(&mut dice, &mut world, size.folders);
        marks(&mut dice, &mut world);
        let assets = (0..size.assets).map(|_| asset(&mut dice, &world)).collect();
        Self { world, assets }
    }
}

fn groups(dice: &mut Dice, world: &mut World) {
    let everyone = [Function::See, Function::Comment, Function::Download];
    world.groups[0].grants = Grants::allowing(FunctionSet::of(&everyone));
    for _ in 1..GROUPS {
        let mut grants = Grants::none();
        if dice.mille(400) {
            for _ in 0..2 + dice.below(6) {
                let state = if dice.mille(20) { State::Deny } else { State::Allow };
                let until = end(dice);
                grants.set(dice.pick(&USUAL), Grant { state, until });
            }
        }
        let sees = Vec::new();
        world.groups.push(Group { grants, sees });
    }
    let all: Vec<GroupKey> = (0..GROUPS).map(GroupKey::at).collect();
    for group in &mut world.groups {
        group.sees.clone_from(&all);
    }
}

/// Mostly none; else a day ago or in a month.
fn end(dice: &mut Dice) -> Option<Second> {
    dice.mille(50)
        .then(|| dice.pick(&[Second(NOW.0 - DAY), Second(NOW.0 + 30 * DAY)]))
}

fn people(dice: &mut Dice, world: &mut World, count: usize) {
    for at in 0..count {
        let level = match at {
            0 => Level::Owner,
            _ if dice.mille(10) => Level::Admin,
            _ if dice.mille(40) => Level::Creator,
            _ => Level::Member,
        };
        let status = match dice.below(100) {
            1 => Status::Invited,
            2 | 3 => Status::Deactivated,
            _ => Status::Active,
        };
        let mut grants = Grants::none();
        if dice.mille(100) {
            for _ in 0..1 + dice.below(3) {
                let state = if dice.mille(150) {
                    State::Deny
                } else {
                    State::Allow
                };
                let until = end(dice);
                grants.set(dice.pick(&USUAL), Grant { state, until });
            }
        }
        let groups = (0..1 + dice.below(6))
            .map(|_| Membership {
                group: GroupKey::at(1 + dice.below(GROUPS - 1)),
                until: end(dice),
            })
            .collect();
        world.users.push(User {
            status: if at == 0 { Status::Active } else { status },
            level,
            grants,
            groups,
        });
    }
}

fn folders(dice: &mut Dice, world: &mut World, count: usize) {
    let everything = vec![Entry {
        subject: Subject::Group(world.all_users),
        grants: Grants::allowing(FunctionSet::PLACE_BOUND),
        until: None,
    }];
    world.folders.push(Folder {
        parent: None,
        state: Lifecycle::Live,
        here: Some(everything.clone()),
        below: Some(everything),
    });
    for at in 1..count {
        let (mut here, mut below) = (None, None);
        if dice.mille(200) {
            let own = list(dice, world);
            match dice.below(10) {
                0 => here = Some(own),
                1 => below = Some(own),
                _ => (here, below) = (Some(own.clone()), Some(own)),
            }
        }
        world.folders.push(Folder {
            // Among the earlier ones: a tree that is as deep as libraries are.
            parent: Some(FolderKey::at(dice.below(at))),
            state: match dice.below(200) {
                0 | 1 => Lifecycle::Archived,
                2 => Lifecycle::Trashed,
                _ => Lifecycle::Live,
            },
            here,
            below,
        });
    }
}

/// A list that names some groups, sometimes a person, and half of the time everyone for less.
fn list(dice: &mut Dice, world: &World) -> List {
    let mut list = List::new();
    if dice.mille(700) {
        list.push(Entry {
            subject: Subject::Group(world.all_users),
            grants: Grants::allowing(FunctionSet::of(&[
                Function::See,
                Function::Comment,
                Function::Download,
            ])),
            until: None,
        });
    }
    for _ in 0..1 + dice.below(5) {
        let subject = subject(dice, world);
        let crossed = dice.mille(60);
        let grants = if crossed {
            Grants::none().with(dice.pick(&USUAL), Grant::open(State::Deny))
        } else if dice.mille(300) {
            Grants::allowing(FunctionSet::PLACE_BOUND)
        } else {
            Grants::allowing(USUAL.iter().copied().take(2 + dice.below(6)).collect())
        };
        list.push(Entry {
            subject,
            grants,
            until: end(dice),
        });
    }
    list
}

fn subject(dice: &mut Dice, world: &World) -> Subject {
    if dice.mille(150) {
        Subject::User(UserKey::at(dice.below(world.users.len())))
    } else {
        Subject::Group(GroupKey::at(1 + dice.below(GROUPS - 1)))
    }
}

fn marks(dice: &mut Dice, world: &mut World) {
    for at in 0..8 {
        world.licences.push(Licence {
            from: (at % 3 == 0).then_some(Second(NOW.0 - 100 * DAY)),
            until: dice.pick(&[None, Some(Second(NOW.0 - DAY)), Some(Second(NOW.0 + 100 * DAY))]),
            download: dice.pick(DownloadTerm::ALL),
            share: dice.pick(ShareTerm::ALL),
            lapsed: dice.pick(LapsedTerm::ALL),
        });
    }
    for _ in 0..4 {
        let group = |dice: &mut Dice| GroupKey::at(1 + dice.below(GROUPS - 1));
        world.colours.push(Colour {
            default: dice.pick(ColourMode::ALL),
            groups: (0..3)
                .map(|_| (group(dice), dice.pick(ColourMode::ALL)))
                .collect(),
        });
    }
}

fn asset(dice: &mut Dice, world: &World) -> AssetFacts {
    let home = Home::Folder(FolderKey::at(dice.below(world.folders.len())));
    let mut asset = AssetFacts::at_home(home);
    asset.state = match dice.below(100) {
        0 | 1 => Lifecycle::Archived,
        2 => Lifecycle::Trashed,
        _ => Lifecycle::Live,
    };
    if dice.mille(50) {
        asset.security = security(dice, world);
    }
    if dice.mille(100) {
        let licence = |dice: &mut Dice| LicenceKey::at(dice.below(world.licences.len()));
        asset.licences = (0..1 + dice.below(2)).map(|_| licence(dice)).collect();
    }
    if dice.mille(50) {
        asset.colour = Some(ColourKey::at(dice.below(world.colours.len())));
    }
    asset
}

fn security(dice: &mut Dice, world: &World) -> Security {
    const NINE: [Function; 4] = [
        Function::Download,
        Function::Edit,
        Function::Delete,
        Function::ShareDownload,
    ];
    let entries = (0..1 + dice.below(3))
        .map(|_| {
            let state = if dice.mille(200) {
                State::Deny
            } else {
                State::Allow
            };
            Entry {
                subject: subject(dice, world),
                grants: Grants::none().with(dice.pick(&NINE), Grant::open(state)),
                until: end(dice),
            }
        })
        .collect();
    let restricted = if dice.mille(500) {
        FunctionSet::of(&[dice.pick(&NINE)])
    } else {
        FunctionSet::EMPTY
    };
    Security { restricted, entries }
}
