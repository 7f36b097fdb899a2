//! Every single change that could matter to a question: what is tried for flips of one change.

use vitrine_model::{Function, FunctionSet, Level, Lifecycle, LinkMode, Role, State, Status};

use super::Side;
use crate::ask::{Credential, Principal, Reason, Resource, Supermode};
use crate::explain::case::Case;
use crate::explain::change::{Change, LinkChange, Row};
use crate::key::{GroupKey, UserKey};
use crate::plain::WhichList;
use crate::source::{self, Thing};
use crate::world::{Entry, Maintenance, Subject};

/// What is tried for one side.
pub(super) struct Candidates<'c, 'a> {
    case: &'c Case<'a>,
    side: Side,
    found: Vec<Change>,
}

/// A person who is heard, and for which functions.
struct Heard {
    user: UserKey,
    functions: FunctionSet,
    /// The groups that they are in now.
    groups: Vec<GroupKey>,
}

impl<'c, 'a> Candidates<'c, 'a> {
    /// All of them, in no order that matters.
    pub(super) fn of(case: &'c Case<'a>, side: Side) -> Vec<Change> {
        let mut candidates = Self {
            case,
            side,
            found: Vec::new(),
        };
        candidates.around();
        for heard in candidates.heard() {
            candidates.of_person(&heard);
            for function in heard.functions.iter() {
                candidates.boxes(&heard, function);
            }
        }
        candidates.found
    }

    fn push(&mut self, change: Change) {
        self.found.push(change);
    }

    /// The person behind the question, then whoever put the asset into playlists.
    fn heard(&self) -> Vec<Heard> {
        let world = self.case.world();
        let now = self.case.asked.now;
        let one = |user, functions| {
            let mut groups: Vec<_> = std::iter::once(world.all_users)
                .chain(world.own_groups(user, now))
                .collect();
            groups.sort_unstable();
            groups.dedup();
            Heard {
                user,
                functions,
                groups,
            }
        };
        let adding = FunctionSet::of(&[Function::See, Function::ShareReview]);
        let mut own = self.functions();
        let person = self.case.person();
        let mut exposures = self.case.asset.iter().flat_map(|facts| &facts.exposures);
        if exposures.any(|exposure| exposure.added_by.contains(&person)) {
            own = own.union(adding);
        }
        let adders = self.case.adders().into_iter().map(|adder| one(adder, adding));
        std::iter::once(one(person, own)).chain(adders).collect()
    }

    /// The functions that the person is asked for on the way to the answer.
    fn functions(&self) -> FunctionSet {
        let asked = &self.case.asked;
        let mut set = FunctionSet::of(&[asked.action]);
        if asked.action == Function::Download && self.has_licences() {
            set = set.with(Function::LicenceOverride);
        }
        if let Some(link) = &self.case.link {
            let of_link = FunctionSet::of(&[Function::See, link.mode.share(), Function::ApprovalCreate]);
            return set.union(of_link);
        }
        if asked.action.is_place_bound() {
            set = set.with(Function::See);
        }
        let thing = match asked.resource {
            Resource::Folder(_) => Thing::Folder,
            _ => Thing::Asset,
        };
        for (_, state) in self.case.not_live() {
            if let Some(right) = source::right_to_find(state, thing) {
                set = set.with(right);
            }
        }
        match asked.principal {
            Principal::User(caller) if caller.supermode == Supermode::On => set.with(Function::Supermode),
            _ => set,
        }
    }

    fn has_licences(&self) -> bool {
        self.case
            .asset
            .as_deref()
            .is_some_and(|facts| !facts.licences.is_empty())
    }

    /// What hangs on nobody's rights.
    fn around(&mut self) {
        let case = self.case;
        match self.side {
            Side::Passes => {
                self.push(Change::Maintenance(Maintenance::Off));
                self.push(Change::Reason(Reason::Given));
                for (by, _) in case.not_live() {
                    self.push(match by {
                        None => Change::AssetState(Lifecycle::Live),
                        Some(folder) => Change::FolderState(folder, Lifecycle::Live),
                    });
                }
                if let Some(facts) = &case.asset {
                    self.found
                        .extend(facts.licences.iter().copied().map(Change::Detach));
                    self.found.extend(facts.colour.map(Change::Unmark));
                    self.found
                        .extend(facts.security.restricted.iter().map(Change::Unrestrict));
                }
            }
            Side::Refuses => {
                if case.asset.is_some() && case.asked.action.is_file_security() {
                    self.push(Change::Restrict(case.asked.action));
                }
            }
        }
        if let Some(facts) = &case.asset {
            let out = facts.exposures.iter();
            self.found
                .extend(out.map(|exposure| Change::TakeOut(exposure.playlist)));
        }
        match case.asked.principal {
            Principal::User(caller) => self.of_credential(caller.credential, caller.supermode),
            Principal::Link(_) => self.of_link(),
        }
    }

    fn of_credential(&mut self, credential: Credential, supermode: Supermode) {
        let functions = self.functions();
        match (credential, self.side) {
            (Credential::Session, Side::Passes) if supermode == Supermode::Off => {
                self.push(Change::Supermode(Supermode::On));
            }
            (Credential::Session, Side::Refuses) if supermode == Supermode::On => {
                self.push(Change::Supermode(Supermode::Off));
            }
            (Credential::Session, _) => {}
            (Credential::Token(scope), Side::Passes) => {
                let lacking = functions.without(scope);
                self.found.extend(lacking.iter().map(Change::Widen));
            }
            (Credential::Token(scope), Side::Refuses) => {
                let held = functions.intersection(scope);
                self.found.extend(held.iter().map(Change::Narrow));
            }
        }
    }

    fn of_link(&mut self) {
        let changes = match self.side {
            Side::Passes => vec![
                LinkChange::Start,
                LinkChange::Unlimit,
                LinkChange::Uncount,
                LinkChange::Password,
                LinkChange::Target,
            ],
            Side::Refuses => vec![LinkChange::Stop],
        };
        self.found.extend(changes.into_iter().map(Change::Link));
        if self.side == Side::Passes {
            let action = self.case.asked.action;
            let modes = LinkMode::ALL.iter().filter(|mode| mode.covers(action));
            self.found
                .extend(modes.map(|mode| Change::Link(LinkChange::Mode(*mode))));
        }
    }

    fn of_person(&mut self, heard: &Heard) {
        let (case, person) = (self.case, heard.user);
        let world = case.world();
        let user = world.user(person);
        let is_owner = user.level == Level::Owner;
        match self.side {
            Side::Passes => {
                self.push(Change::Status(person, Status::Active));
                // Nobody is made owner but by the operator.
                let above = [Level::Creator, Level::Admin]
                    .into_iter()
                    .filter(|level| *level > user.level);
                self.found.extend(above.map(|level| Change::Level(person, level)));
                let others = (0..world.groups.len()).map(GroupKey::at);
                let joined = others.filter(|group| !heard.groups.contains(group));
                self.found.extend(joined.map(|group| Change::Join(person, group)));
            }
            // The owner can't be deactivated or lowered.
            Side::Refuses if is_owner => {}
            Side::Refuses => {
                self.push(Change::Status(person, Status::Deactivated));
                let below = [Level::Creator, Level::Member]
                    .into_iter()
                    .filter(|level| *level < user.level);
                self.found.extend(below.map(|level| Change::Level(person, level)));
            }
        }
        for &group in heard.groups.iter().filter(|group| **group != world.all_users) {
            self.push(Change::Leave(person, group));
        }
        for of in case.member_places() {
            let roles: &[Option<Role>] = match self.side {
                Side::Passes => &[Some(Role::Member), Some(Role::Lead)],
                Side::Refuses => &[None, Some(Role::Member)],
            };
            self.found
                .extend(roles.iter().map(|role| Change::Member(of, person, *role)));
        }
    }

    /// The boxes that may say something of the function to the person.
    fn boxes(&mut self, heard: &Heard, function: Function) {
        let (case, person) = (self.case, heard.user);
        let (world, now) = (case.world(), case.asked.now);
        let own = world.user(person).grants.at(now).of(function);
        self.states(own, Reach::One, |to| Change::Personal(person, function, to));
        for &group in &heard.groups {
            let says = world.group(group).grants.at(now).of(function);
            self.states(says, Reach::Many, |to| Change::GroupGrant(group, function, to));
        }
        if !function.is_place_bound() {
            return;
        }
        for of in case.member_places() {
            let mut own = crate::world::World::standing_of(of.members(world), person, now).peekable();
            if own.peek().is_some() {
                let says = vitrine_model::fold(own.map(|member| member.grants.at(now).of(function)));
                self.states(says, Reach::One, |to| {
                    Change::MemberGrant(of, person, function, to)
                });
            }
        }
        self.entries(heard, function);
        if let Some(facts) = &case.asset
            && function.is_file_security()
        {
            for (subject, reach) in subjects(heard) {
                let says = said(&facts.security.entries, subject, function, now);
                self.states(says, reach, |to| Change::Security(subject, function, to));
            }
        }
    }

    /// The boxes of the list in effect, where it stands, and as a list of the folder's own.
    fn entries(&mut self, heard: &Heard, function: Function) {
        let case = self.case;
        let Some(folder) = case.folder() else {
            return;
        };
        let (list, by, which) = case
            .world()
            .effective(folder)
            .unwrap_or((&[], folder, WhichList::Here));
        let mut places = vec![(folder, WhichList::Here)];
        if (by, which) != (folder, WhichList::Here) {
            places.push((by, which));
        }
        for (subject, reach) in subjects(heard) {
            let says = said(list, subject, function, case.asked.now);
            for &(folder, list) in &places {
                let row = Row {
                    folder,
                    list,
                    subject,
                };
                self.states(says, reach, |to| Change::Entry(row, function, to));
            }
        }
    }

    /// The states that a box may be set to for this side.
    fn states(&mut self, says: State, reach: Reach, change: impl Fn(State) -> Change) {
        use State::{Allow, Deny, Unset};
        let to: &[State] = match (self.side, says, reach) {
            (Side::Passes, Deny, _) => &[Unset, Allow],
            (Side::Passes, Unset, _) => &[Allow],
            (Side::Passes, Allow, _) => &[],
            (Side::Refuses, Allow, Reach::One) => &[Unset, Deny],
            (Side::Refuses, Unset, Reach::One) => &[Deny],
            // A red cross for everyone in a group is no way to stop one of them.
            (Side::Refuses, Allow, Reach::Many) => &[Unset],
            (Side::Refuses, _, _) => &[],
        };
        self.found.extend(to.iter().map(|to| change(*to)));
    }
}

/// Whom a box is about.
#[derive(Clone, Copy)]
enum Reach {
    One,
    Many,
}

fn subjects(heard: &Heard) -> impl Iterator<Item = (Subject, Reach)> {
    let groups = heard
        .groups
        .iter()
        .map(|group| (Subject::Group(*group), Reach::Many));
    std::iter::once((Subject::User(heard.user), Reach::One)).chain(groups)
}

fn said(list: &[Entry], subject: Subject, function: Function, now: vitrine_model::Second) -> State {
    let rows = list.iter().filter(|entry| entry.subject == subject);
    vitrine_model::fold(rows.map(|entry| entry.at(now).of(function)))
}
