//! A large world that is the same every time.

use vitrine_model::{
    ColourMode, DownloadTerm, Function, FunctionSet, Grant, LapsedTerm, Level, Lifecycle, Role, Second,
    ShareTerm, State, Status,
};
use vitrine_policy::{
    Colour, Entry, Folder, FolderKey, Grants, Group, GroupKey, Licence, List, Member, Membership, Playlist,
    Project, Subject, User, UserKey, World,
};

const PEOPLE: usize = 10_000;
const GROUPS: usize = 200;
pub(super) const FOLDERS: usize = 5_000;

/// Numbers that are the same every time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn grants(&mut self) -> Grants {
        let mut grants = Grants::allowing((0..8).map(|_| Function::ALL[self.below(25)]).collect());
        if self.chance(20) {
            let state = State::Deny;
            grants.set(Function::ALL[self.below(25)], Grant { state, until: None });
        }
        grants.with(Function::See, Grant::open(State::Allow))
    }

    fn list(&mut self) -> List {
        let entry = |subject, grants| Entry {
            subject,
            grants,
            until: None,
        };
        let mut list = Vec::new();
        if self.chance(50) {
            let grants = Grants::allowing(FunctionSet::of(&[Function::See, Function::Comment]));
            list.push(entry(Subject::Group(GroupKey(0)), grants));
        }
        for _ in 0..2 + self.below(4) {
            let group = GroupKey::at(1 + self.below(GROUPS - 1));
            list.push(entry(Subject::Group(group), self.grants()));
        }
        for _ in 0..self.below(3) {
            let user = UserKey::at(self.below(PEOPLE));
            list.push(entry(Subject::User(user), self.grants()));
        }
        list
    }

    fn members(&mut self) -> Vec<Member> {
        (0..10)
            .map(|at| Member {
                user: UserKey::at(self.below(PEOPLE)),
                role: if at == 0 { Role::Lead } else { Role::Member },
                grants: Grants::none(),
                until: None,
            })
            .collect()
    }
}

pub(super) fn user(dice: &mut Dice, at: usize) -> User {
    let level = match at {
        0 => Level::Owner,
        1..20 => Level::Admin,
        _ if at.is_multiple_of(10) => Level::Creator,
        _ => Level::Member,
    };
    let groups = (0..3).map(|_| Membership {
        group: GroupKey::at(1 + dice.below(GROUPS - 1)),
        until: dice.chance(10).then_some(Second(2000)),
    });
    User {
        status: Status::Active,
        level,
        groups: groups.collect(),
        grants: if dice.chance(20) {
            dice.grants()
        } else {
            Grants::none()
        },
    }
}

pub(super) fn world() -> World {
    let mut dice = Dice(7);
    let dice = &mut dice;
    let mut world = World::empty();
    world.groups[0].grants = Grants::allowing(FunctionSet::PLACE_BOUND);
    for _ in 1..GROUPS {
        world.groups.push(Group {
            grants: if dice.chance(30) {
                dice.grants()
            } else {
                Grants::none()
            },
            sees: (0..GROUPS).map(GroupKey::at).collect(),
        });
    }
    world.users = (0..PEOPLE).map(|at| user(dice, at)).collect();
    let everything = vec![Entry {
        subject: Subject::Group(GroupKey(0)),
        grants: Grants::allowing(FunctionSet::PLACE_BOUND),
        until: None,
    }];
    for at in 0..FOLDERS {
        let own = |dice: &mut Dice| match at {
            0 => Some(everything.clone()),
            _ => dice.chance(10).then(|| dice.list()),
        };
        let here = own(dice);
        world.folders.push(Folder {
            parent: (at > 0).then(|| FolderKey::at(dice.below(at).max(at / 8))),
            state: if dice.chance(2) {
                Lifecycle::Archived
            } else {
                Lifecycle::Live
            },
            below: here.clone(),
            here,
        });
    }
    for _ in 0..200 {
        let members = dice.members();
        world.projects.push(Project { members });
        let members = dice.members();
        world.playlists.push(Playlist { members });
    }
    world.licences.push(Licence {
        from: None,
        until: Some(Second(5000)),
        download: DownloadTerm::Warn,
        share: ShareTerm::Allow,
        lapsed: LapsedTerm::Lock,
    });
    world.colours.push(Colour {
        default: ColourMode::Free,
        groups: vec![(GroupKey(3), ColourMode::Locked)],
    });
    world
}
