//! The smallest changes after which the answer would be the other one.
//!
//! Every single change that could matter is tried. For a refusal that has several causes, and for what several
//! sources allow, whole ways are put together from the trace, gate by gate, and then stripped of everything that
//! is not needed. So no flip has a part that already flips, and where one change is enough, one is found.

mod candidates;
mod cost;
mod way;

use vitrine_model::Function;

use super::case::Case;
use super::change::Change;
use super::excerpt::Excerpt;
use crate::ask::{Ask, Resource};
use crate::key::FolderKey;
use crate::plain::{Decision, WhichList};
use crate::verdict::Effect;
use crate::world::World;

use candidates::Candidates;
use cost::{cost, kind};

/// What a flip leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The decision passes, perhaps with a warning.
    Passes,
    /// It comes out `Deny`.
    Refuses,
}

impl Side {
    /// The other side of an answer; that of one that wants a reason is to pass.
    pub const fn opposite(effect: Effect) -> Self {
        match effect {
            Effect::Allow | Effect::Warn => Self::Refuses,
            Effect::Reason | Effect::Deny => Self::Passes,
        }
    }

    /// Is an answer on this side?
    pub const fn holds(self, effect: Effect) -> bool {
        match self {
            Self::Passes => effect.passes(),
            Self::Refuses => effect.is_deny(),
        }
    }
}

/// The ways to the other side, the most sensible first: what gives, or takes, the least from the fewest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flips {
    /// The side that they lead to.
    pub to: Side,
    /// Each a set of changes that flips the decision when all of them are made, in this order, and of which no part
    /// does.
    pub ways: Vec<Vec<Change>>,
    /// The lists among them that their folder does not have yet: it gets a copy of the one in effect, and inherits no
    /// more.
    pub new_lists: Vec<(FolderKey, WhichList)>,
    /// Why there is none, where there is none.
    pub beyond: Option<Beyond>,
}

/// Why nothing that people could change leads to the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beyond {
    /// Such an action is not asked of such a thing.
    NotAsked,
    /// No link ever gives such an action.
    Link,
    /// It is the owner's, and the owner is changed by nobody but the operator.
    Operator,
}

/// How many ways are offered.
const OFFERED: usize = 6;

/// How many of them may be of one kind.
const OF_A_KIND: usize = 2;

/// Up to this many changes every part of a way is tried; beyond, every way that lacks one.
const WHOLLY_TRIED: usize = 10;

/// The ways from this decision to the other side.
pub(super) fn flips(world: &World, ask: &Ask<'_>, decision: &Decision) -> Flips {
    let to = Side::opposite(decision.effect);
    let (mut case, excerpt) = Excerpt::of(world, ask);
    let mut search = Search {
        case: &mut case,
        to,
        found: Vec::new(),
    };
    search.singles(&[]);
    search.without_supermode();
    search.ways();
    let outside = |way: Vec<Change>| way.into_iter().map(|change| excerpt.outside(change)).collect();
    let ways: Vec<Vec<Change>> = search.offered().into_iter().filter_map(outside).collect();
    Flips {
        to,
        new_lists: new_lists(world, &ways),
        beyond: ways.is_empty().then(|| beyond(ask)),
        ways,
    }
}

fn new_lists(world: &World, ways: &[Vec<Change>]) -> Vec<(FolderKey, WhichList)> {
    let mut lists = Vec::new();
    for change in ways.iter().flatten() {
        if let Change::Entry(row, ..) = change {
            let folder = world.folder(row.folder);
            let own = match row.list {
                WhichList::Here => &folder.here,
                WhichList::Below => &folder.below,
            };
            if own.is_none() && !lists.contains(&(row.folder, row.list)) {
                lists.push((row.folder, row.list));
            }
        }
    }
    lists
}

fn beyond(ask: &Ask<'_>) -> Beyond {
    match ask.principal {
        crate::ask::Principal::Link(_) => Beyond::Link,
        crate::ask::Principal::User(_) if !ask.resource.functions().contains(ask.action) => Beyond::NotAsked,
        crate::ask::Principal::User(_) => Beyond::Operator,
    }
}

/// Looks for ways to one side.
struct Search<'c, 'a> {
    case: &'c mut Case<'a>,
    to: Side,
    found: Vec<Found>,
}

/// A way, and how much it gives or takes.
struct Found {
    cost: u32,
    way: Vec<Change>,
}

impl Search<'_, '_> {
    fn flips(&mut self, way: &[Change]) -> bool {
        let to = self.to;
        self.case.with(way, |case| to.holds(case.effect()))
    }

    /// Every single change, made after those.
    fn singles(&mut self, after: &[Change]) {
        let to = self.to;
        let candidates = self.case.with(after, |case| Candidates::of(case, to));
        let mut flipped: Option<Change> = None;
        for change in candidates {
            // Where an empty box is enough, a check or a cross in it is too much.
            if flipped.is_some_and(|other| other.is_of_the_same_box(&change)) {
                continue;
            }
            let mut way = after.to_vec();
            way.push(change);
            flipped = None;
            if self.flips(&way) {
                flipped = Some(change);
                self.keep(way);
            }
        }
    }

    /// What super-admin mode passes is refused only after it is off.
    fn without_supermode(&mut self) {
        let off = Change::Supermode(crate::ask::Supermode::Off);
        if self.to == Side::Refuses && self.case.is_supermode_on() && !self.flips(&[off]) {
            self.singles(&[off]);
        }
    }

    /// Keeps a way that leads there, stripped of what it does not need.
    fn keep(&mut self, way: Vec<Change>) {
        let mut each: Vec<Change> = Vec::with_capacity(way.len());
        for change in way {
            if !each.contains(&change) {
                each.push(change);
            }
        }
        let mut way = each;
        self.strip(&mut way);
        let same =
            |other: &Vec<Change>| other.len() == way.len() && way.iter().all(|one| other.contains(one));
        if !self.found.iter().any(|found| same(&found.way)) {
            let cost = way.iter().map(|change| cost(self.case, change)).sum();
            self.found.push(Found { cost, way });
        }
    }

    fn strip(&mut self, way: &mut Vec<Change>) {
        // What costs most is the first that is tried to do without.
        let mut dearest: Vec<Change> = way.clone();
        dearest.sort_by_key(|change| std::cmp::Reverse(cost(self.case, change)));
        for change in dearest {
            let without: Vec<Change> = way.iter().copied().filter(|kept| *kept != change).collect();
            if !without.is_empty() && self.flips(&without) {
                *way = without;
            }
        }
        if way.len() <= WHOLLY_TRIED {
            *way = self.smallest_part(way);
        }
    }

    /// The smallest part of a way that flips by itself: changes may stand in each other's way.
    fn smallest_part(&mut self, way: &[Change]) -> Vec<Change> {
        let mut parts = vec![Vec::new()];
        for change in way {
            let with: Vec<_> = parts.iter().map(|part| [part, &[*change][..]].concat()).collect();
            parts.extend(with);
        }
        parts.sort_by_key(Vec::len);
        let whole = parts.pop().unwrap_or_default();
        parts.into_iter().find(|part| self.flips(part)).unwrap_or(whole)
    }

    /// The best few, of more than one kind, and with one of a single change where there is one.
    fn offered(mut self) -> Vec<Vec<Change>> {
        // A level gives, or takes, far more than the one thing asked for: it comes after what does not touch one.
        let of_a_level = |way: &[Change]| way.iter().any(|change| matches!(change, Change::Level(..)));
        self.found
            .sort_by_key(|found| (of_a_level(&found.way), found.cost, found.way.len()));
        let mut chosen: Vec<Vec<Change>> = Vec::new();
        let mut kinds = Vec::new();
        // Beside a short way, much longer ones are no help.
        let longest = self.found.first().map_or(0, |found| found.way.len() + 1);
        for Found { way, .. } in self.found.iter().filter(|found| found.way.len() <= longest) {
            let mut kind: Vec<&str> = way.iter().map(kind).collect();
            kind.sort_unstable();
            let of_it = kinds.iter().filter(|other| **other == kind).count();
            if chosen.len() < OFFERED && of_it < OF_A_KIND {
                chosen.push(way.clone());
                kinds.push(kind);
            }
        }
        let single = |way: &Vec<Change>| way.len() == 1;
        if !chosen.iter().any(single)
            && let Some(found) = self.found.iter().find(|found| single(&found.way))
        {
            chosen.truncate(OFFERED - 1);
            chosen.push(found.way.clone());
        }
        chosen
    }
}

impl Case<'_> {
    pub(super) fn effect(&self) -> Effect {
        self.decide().effect
    }

    /// Is super-admin mode on, and does it count?
    fn is_supermode_on(&self) -> bool {
        let crate::ask::Principal::User(caller) = self.asked.principal else {
            return false;
        };
        let ask = Ask {
            action: Function::Supermode,
            resource: Resource::Account,
            ..self.ask()
        };
        caller.supermode == crate::ask::Supermode::On
            && caller.credential == crate::ask::Credential::Session
            && crate::plain::decide(self.world(), &ask).effect.passes()
    }
}
