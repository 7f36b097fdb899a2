//! Random small worlds, aimed at borders: counts of groups around a word's bits, lists that are set and empty,
//! ends at the very second asked about, things archived and trashed, and about half of all answers allowed.
//!
//! Everything is drawn from a vector of numbers that proptest makes, and nought is always the simplest choice, so
//! that what proptest shrinks is the world. Where the vector ends, a seed goes on; nought for a seed is noughts for
//! ever.

mod facts;
mod world;

use proptest::prelude::*;
use vitrine_model::{Function, FunctionSet, LinkMode, Second};
use vitrine_policy::{
    Ask, AssetFacts, Caller, Credential, FolderKey, LinkFacts, Named, Password, PlaylistKey, Principal,
    ProjectKey, Reason, Resource, Supermode, UserKey, Visit, World,
};

/// How many worlds a property is tried on: `VITRINE_WORLDS` times as many where it is set, to 20 for a long run or to
/// 0.05 for a short one.
pub(crate) fn tries(worlds: u32) -> ProptestConfig {
    let times: f64 = std::env::var("VITRINE_WORLDS")
        .ok()
        .and_then(|times| times.parse().ok())
        .unwrap_or(1.0);
    ProptestConfig {
        cases: (f64::from(worlds) * times).ceil() as u32,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..ProptestConfig::default()
    }
}

/// What a world is drawn from. Shows itself as that world.
#[derive(Clone)]
pub(crate) struct Numbers(Vec<u32>, u64);

impl std::fmt::Debug for Numbers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let setup = Setup::of(self.clone());
        write!(f, "{:#?}\n{:#?}\n{:#?}", setup.world, setup.assets, setup.links)
    }
}

/// Numbers for one world and the questions to it.
pub(crate) fn numbers() -> impl Strategy<Value = Numbers> {
    let first = proptest::collection::vec(any::<u32>(), 600..900);
    (first, any::<u64>()).prop_map(|(first, seed)| Numbers(first, seed))
}

/// A world with what questions bring along, and the numbers left for questions.
#[derive(Debug)]
pub(crate) struct Setup {
    pub(crate) world: World,
    pub(crate) assets: Vec<AssetFacts>,
    pub(crate) links: Vec<LinkFacts>,
    pub(crate) draw: Draw,
}

/// Numbers, one after the other.
#[derive(Debug)]
pub(crate) struct Draw {
    numbers: std::vec::IntoIter<u32>,
    seed: u64,
}

impl Draw {
    pub(crate) fn of(numbers: Numbers) -> Self {
        Self {
            numbers: numbers.0.into_iter(),
            seed: numbers.1,
        }
    }

    fn next(&mut self) -> u32 {
        self.numbers.next().unwrap_or_else(|| {
            // Xorshift: nought stays nought.
            self.seed ^= self.seed << 13;
            self.seed ^= self.seed >> 7;
            self.seed ^= self.seed << 17;
            (self.seed >> 32) as u32
        })
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        match limit {
            0 | 1 => 0,
            limit => self.next() as usize % limit,
        }
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        100 - self.below(100) <= percent
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    pub(crate) fn second(&mut self) -> Second {
        self.pick(&[Second(100), Second(99), Second(101)])
    }

    fn until(&mut self) -> Option<Second> {
        self.pick(&[None, None, None, None, Some(Second(100)), Some(Second(101))])
    }

    pub(crate) fn function(&mut self) -> Function {
        self.pick(Function::ALL)
    }

    pub(crate) fn place_bound(&mut self) -> Function {
        let often = [
            Function::See,
            Function::Download,
            Function::Comment,
            Function::Delete,
            Function::Archive,
            Function::ShareReview,
        ];
        if self.chance(50) {
            self.pick(&often)
        } else {
            self.pick(&Function::ALL[..=Function::Invite.index()])
        }
    }

    /// What a file's own rules have a say in is asked of those files that have some.
    fn action_at(&mut self, asset: &AssetFacts) -> Function {
        use Function::{Comment, Delete, Download, Edit, Move, ShareDownload, ShareReview, ShareWeb};
        let has_marks = !asset.licences.is_empty() || asset.colour.is_some();
        if has_marks && self.chance(45) {
            self.pick(&[Download, Download, ShareDownload, ShareWeb])
        } else if !asset.security.is_empty() && self.chance(40) {
            self.pick(&[Delete, Edit, Move, Comment, ShareReview])
        } else {
            self.place_bound()
        }
    }

    fn covered_by(&mut self, mode: LinkMode) -> Function {
        self.pick(match mode {
            LinkMode::Review => &[Function::See, Function::Comment, Function::ApprovalDecide],
            LinkMode::Download => &[Function::See, Function::Download],
            LinkMode::Web => &[Function::See],
        })
    }
}

impl Setup {
    pub(crate) fn of(numbers: Numbers) -> Self {
        let mut draw = Draw::of(numbers);
        let world = world::world(&mut draw);
        let assets = (0..1 + draw.below(5))
            .map(|_| facts::asset(&mut draw, &world))
            .collect();
        let links = (0..1 + draw.below(3))
            .map(|_| facts::link(&mut draw, &world))
            .collect();
        Self {
            world,
            assets,
            links,
            draw,
        }
    }

    pub(crate) fn caller(&mut self) -> Caller {
        let user = UserKey::at(self.draw.below(self.world.users.len()));
        self.caller_as(user)
    }

    pub(crate) fn caller_as(&mut self, user: UserKey) -> Caller {
        let draw = &mut self.draw;
        let credential = if draw.chance(12) {
            let lacks = draw.place_bound();
            let scope = |lacks| FunctionSet::FULL.without(FunctionSet::of(&[lacks]));
            Credential::Token(match draw.below(6) {
                0..3 => FunctionSet::FULL,
                3 => scope(Function::LicenceOverride),
                4 => scope(Function::See),
                _ => scope(lacks),
            })
        } else {
            Credential::Session
        };
        let supermode = if draw.chance(10) {
            Supermode::On
        } else {
            Supermode::Off
        };
        Caller {
            user,
            credential,
            supermode,
        }
    }

    /// One question, handed to whoever wants to know.
    pub(crate) fn ask<T>(&mut self, then: impl FnOnce(&World, &Ask<'_>) -> T) -> T {
        let caller = self.caller();
        let now = self.draw.second();
        let reason = self.draw.pick(&[Reason::Missing, Reason::Missing, Reason::Given]);
        let kind = self.draw.below(10);
        let asset = &self.assets[self.draw.below(self.assets.len())];
        let mut action = self.draw.action_at(asset);
        let mut principal = Principal::User(caller);
        let resource = match kind {
            0 if self.draw.chance(30) => {
                action = self.draw.pick(&[Function::ApprovalDecide, Function::See]);
                Resource::Approval(asset)
            }
            0..4 => Resource::Asset(asset),
            4 | 5 => Resource::Folder(FolderKey::at(self.draw.below(self.world.folders.len()))),
            6 if !self.world.projects.is_empty() => {
                Resource::Project(ProjectKey::at(self.draw.below(self.world.projects.len())))
            }
            7 if !self.world.playlists.is_empty() => {
                Resource::Playlist(PlaylistKey::at(self.draw.below(self.world.playlists.len())))
            }
            8 => {
                let link = &self.links[self.draw.below(self.links.len())];
                principal = Principal::Link(Visit {
                    link,
                    password: self
                        .draw
                        .pick(&[Password::Given, Password::Given, Password::Missing]),
                    named: self.draw.pick(&[Named::Yes, Named::Yes, Named::No]),
                });
                if self.draw.chance(90) {
                    action = self.draw.covered_by(link.mode);
                }
                Resource::Asset(asset)
            }
            _ => {
                action = self.draw.function();
                Resource::Account
            }
        };
        let ask = Ask {
            principal,
            action,
            resource,
            now,
            reason,
        };
        then(&self.world, &ask)
    }
}
