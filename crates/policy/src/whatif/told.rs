//! What of a what-if somebody may be told (access model, section 7): things that they see, and people whom they see;
//! whoever else is concerned is "others", without a number.

use std::collections::HashMap;

use vitrine_model::{Function, FunctionSet};

use super::collect::Groups;
use super::{About, Difference, FileShift, LinkShift, LockOuts, PeopleRow, Places, Row, Shift, WhatIf};
use crate::ask::{Caller, Resource};
use crate::change::Change;
use crate::compiled::{Bits, Compiled, Positions};
use crate::reach::{OfFolder, OfProject};

/// What of a what-if somebody may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What is told of people by name.
    pub known: WhatIf,
    /// What is told of all the others together.
    pub others: Others,
}

/// What people whom the asker may not see gain and lose, taken together: what one of them gains or loses stands here as
/// what a thousand do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// Account-wide functions.
    pub account: Shift,
    /// At folders.
    pub folders: Vec<PlaceRow<OfFolder<Shift>>>,
    /// At projects.
    pub projects: Vec<PlaceRow<OfProject<Shift>>>,
    /// At playlists.
    pub playlists: Vec<PlaceRow<Shift>>,
    /// At the files that were asked about.
    pub files: Vec<PlaceRow<FileShift>>,
    /// At the file that the change is about.
    pub file: FileShift,
}

/// What others gain and lose at some places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow<S> {
    /// Where, by position.
    pub places: Positions,
    /// What.
    pub shift: S,
}

impl WhatIf {
    /// What of it the caller may be told, who asks in the world before the change.
    ///
    /// Of themselves they are told wherever they see the place; of others where they hold `privilege.manage` or `access`
    /// there as well. A place that is new counts by what they get there.
    pub fn told_to(&self, compiled: &Compiled, caller: &Caller, change: &Change, about: &About<'_>) -> Told {
        let eyes = Eyes::of(self, compiled, caller, about);
        let file = match change {
            Change::File(file) => eyes.asks(
                compiled
                    .actions(caller, Resource::Asset(&file.before), about.now)
                    .may,
            ),
            _ => Asks::Nothing,
        };
        let account = if eyes.manages {
            Asks::OfOthers
        } else {
            Asks::OfThemselves
        };
        let mut others = Others::default();
        let known = WhatIf {
            account: eyes.of_people(&self.account, account, &mut others.account),
            folders: eyes.of_places(&self.folders, &eyes.folders, &mut others.folders),
            projects: eyes.of_places(&self.projects, &eyes.projects, &mut others.projects),
            playlists: eyes.of_places(&self.playlists, &eyes.playlists, &mut others.playlists),
            files: eyes.of_places(&self.files, &eyes.files, &mut others.files),
            file: eyes.of_people(&self.file, file, &mut others.file),
            links: self.links_told(&eyes, about),
            locks_out: LockOuts {
                maker: self.locks_out.maker.within(&eyes, |in_sight| &in_sight.seen),
                last: self.locks_out.last.within(&eyes, |in_sight| &in_sight.asked),
            },
        };
        Told { known, others }
    }

    fn links_told(&self, eyes: &Eyes, about: &About<'_>) -> Vec<LinkShift> {
        let issuer = |shift: &&LinkShift| {
            let issuer = about.links[shift.link].facts.issuer;
            issuer == about.maker || eyes.manages && eyes.people.contains(issuer.index())
        };
        let cut = |shift: &LinkShift| {
            let mut shift = shift.clone();
            for reach in [&mut shift.gained, &mut shift.lost] {
                reach.folders = reach.folders.and(&eyes.folders.seen);
                reach.projects = reach.projects.and(&eyes.projects.seen);
                reach.files = reach.files.and(&eyes.files.seen);
            }
            shift
        };
        self.links.iter().filter(issuer).map(cut).collect()
    }
}

impl Places {
    fn within(&self, eyes: &Eyes, which: fn(&InSight) -> &Bits) -> Self {
        Self {
            folders: self.folders.and(which(&eyes.folders)),
            projects: self.projects.and(which(&eyes.projects)),
            playlists: self.playlists.and(which(&eyes.playlists)),
        }
    }
}

/// Of whom somebody may ask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    OfThemselves,
    OfOthers,
}

/// Places of one kind that the asker sees, and those where they may ask about others.
struct InSight {
    seen: Bits,
    asked: Bits,
}

/// What the asker sees.
struct Eyes {
    myself: Bits,
    people: Bits,
    manages: bool,
    folders: InSight,
    projects: InSight,
    playlists: InSight,
    files: InSight,
}

impl Eyes {
    fn of(what_if: &WhatIf, compiled: &Compiled, caller: &Caller, about: &About<'_>) -> Self {
        let now = about.now;
        let mut myself = Bits::with_room(compiled.user_count());
        myself.insert(caller.user.index());
        let account = compiled.actions(caller, Resource::Account, now).may;
        let places = &what_if.locks_out.maker;
        let nothing = |room: &Bits| {
            let nothing = room.without(room);
            InSight {
                seen: nothing.clone(),
                asked: nothing,
            }
        };
        let mut eyes = Self {
            people: compiled.people(caller, now),
            manages: account.contains(Function::PrivilegeManage),
            folders: nothing(&places.folders),
            projects: nothing(&places.projects),
            playlists: nothing(&places.playlists),
            files: nothing(&Bits::with_room(about.files.len())),
            myself,
        };
        let manages = eyes.manages;
        let can = compiled.what_can(caller, now);
        for at in &can.folders {
            eyes.folders.add(at.places.iter(), at.can.itself, manages);
        }
        for at in &can.projects {
            eyes.projects.add(at.places.iter(), at.can.itself, manages);
        }
        for at in &can.playlists {
            eyes.playlists.add(at.places.iter(), at.can, manages);
        }
        for (at, facts) in about.files.iter().enumerate() {
            let may = compiled.actions(caller, Resource::Asset(facts), now).may;
            eyes.files.add(std::iter::once(at), may, manages);
        }
        eyes.add_what_is_new(what_if, compiled, caller);
        eyes
    }

    /// Nobody has been anywhere new yet: it is seen by what one gets there.
    fn add_what_is_new(&mut self, what_if: &WhatIf, compiled: &Compiled, caller: &Caller) {
        let me = caller.user.index();
        let manages = self.manages;
        for row in what_if.folders.iter().filter(|row| row.people.contains(me)) {
            let new = row
                .places
                .iter()
                .filter(|place| *place >= compiled.folder_count());
            self.folders.add(new, row.shift.itself.gained, manages);
        }
        for row in what_if.projects.iter().filter(|row| row.people.contains(me)) {
            let new = row
                .places
                .iter()
                .filter(|place| *place >= compiled.project_count());
            self.projects.add(new, row.shift.itself.gained, manages);
        }
        for row in what_if.playlists.iter().filter(|row| row.people.contains(me)) {
            let new = row
                .places
                .iter()
                .filter(|place| *place >= compiled.playlist_count());
            self.playlists.add(new, row.shift.gained, manages);
        }
    }

    fn asks(&self, may: FunctionSet) -> Asks {
        if !may.contains(Function::See) {
            Asks::Nothing
        } else if self.manages || may.contains(Function::Access) {
            Asks::OfOthers
        } else {
            Asks::OfThemselves
        }
    }

    /// Rows of people at one place of which so much may be asked.
    fn of_people<S: Difference>(
        &self,
        rows: &[PeopleRow<S>],
        asks: Asks,
        others: &mut S,
    ) -> Vec<PeopleRow<S>> {
        let told = match asks {
            Asks::Nothing => return Vec::new(),
            Asks::OfThemselves => &self.myself,
            Asks::OfOthers => &self.people,
        };
        let mut known = Vec::new();
        for row in rows {
            let people = row.people.and(told);
            if asks == Asks::OfOthers && !row.people.is_within(told) {
                *others = others.and(row.shift);
            }
            if !people.is_empty() {
                known.push(PeopleRow {
                    people,
                    shift: row.shift,
                });
            }
        }
        known
    }

    /// Rows of people and places, of which those in sight are told.
    fn of_places<S: Difference>(
        &self,
        rows: &[Row<S>],
        in_sight: &InSight,
        others: &mut Vec<PlaceRow<S>>,
    ) -> Vec<Row<S>> {
        let mut known = Vec::new();
        let mut of_others: HashMap<usize, S> = HashMap::new();
        for row in rows {
            let asked = row.places.and(&in_sight.asked);
            let mut tell = |people: &Bits, places: &Positions| {
                let people = row.people.and(people);
                if !places.is_empty() && !people.is_empty() {
                    known.push(Row {
                        people,
                        places: places.clone(),
                        shift: row.shift,
                    });
                }
            };
            if !asked.is_empty() {
                tell(&self.people, &asked);
            }
            if !row.places.is_within(&in_sight.asked) {
                let mine = |place| in_sight.seen.contains(place) && !in_sight.asked.contains(place);
                tell(&self.myself, &row.places.filter(mine));
            }
            if !row.people.is_within(&self.people) {
                for place in asked.iter() {
                    let shift = of_others.entry(place).or_default();
                    *shift = shift.and(row.shift);
                }
            }
        }
        *others = by_shift(in_sight, &of_others);
        known
    }
}

impl InSight {
    /// Adds places where the asker may do so much.
    fn add(&mut self, places: impl Iterator<Item = usize>, may: FunctionSet, manages: bool) {
        if !may.contains(Function::See) {
            return;
        }
        for place in places {
            self.seen.insert(place);
            if manages || may.contains(Function::Access) {
                self.asked.insert(place);
            }
        }
    }
}

/// The places where others gain or lose something, those with the same difference together.
fn by_shift<S: Difference>(in_sight: &InSight, of_others: &HashMap<usize, S>) -> Vec<PlaceRow<S>> {
    let mut groups: Groups<S> = Groups::new();
    for place in in_sight.asked.iter() {
        if let Some(shift) = of_others.get(&place) {
            groups.add(*shift, place);
        }
    }
    let room = in_sight.asked.words().len() * 64;
    let rows = groups.all.into_iter();
    rows.map(|(shift, places)| PlaceRow {
        places: Positions::of(places, room),
        shift,
    })
    .collect()
}
