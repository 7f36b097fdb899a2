//! Access classes: lists that say the same are kept once.

use std::collections::HashMap;

use super::glance::Glance;
use super::rows::Rows;
use super::{ClassRow, Compiled, Gist, Rule};
use crate::grants::Votes;
use crate::key::{GroupKey, UserKey};
use crate::world::{Entry, Subject};
use vitrine_model::Second;

/// Collects the classes of a world's lists.
pub(super) struct Classes {
    all_users: GroupKey,
    known: HashMap<ListRules, u32>,
    rows: Vec<ClassRow>,
    groups: Rows<Rule>,
    users: Rows<Rule>,
}

/// What a list says, whatever the order of its entries.
#[derive(PartialEq, Eq, Hash)]
struct ListRules {
    groups: Vec<Rule>,
    users: Vec<Rule>,
}

impl ListRules {
    fn of(list: &[Entry]) -> Self {
        Self {
            groups: rules(list, group_of),
            users: rules(list, user_of),
        }
    }

    /// Puts them in for a class that is new.
    fn put_into(&self, groups: &mut Rows<Rule>, users: &mut Rows<Rule>, all_users: GroupKey) -> ClassRow {
        ClassRow {
            gist: Gist::of(&self.groups, &self.users, all_users),
            groups: groups.put(self.groups.iter().copied()),
            users: users.put(self.users.iter().copied()),
        }
    }
}

impl Gist {
    /// What says nothing to anybody.
    pub(super) const NONE: Self = Self {
        everyone: Votes::NONE,
        others: Glance::NOBODY,
    };

    /// What those rules say in short.
    fn of(groups: &[Rule], users: &[Rule], all_users: GroupKey) -> Self {
        let mut gist = Self::NONE;
        for rule in groups {
            if rule.subject == all_users.0 && rule.until.is_none() {
                gist.everyone = gist.everyone.and(rule.votes);
            } else {
                gist.others = gist.others.and(Glance::group(rule.subject));
            }
        }
        for rule in users {
            gist.others = gist.others.and(Glance::user(rule.subject));
        }
        gist
    }
}

impl Classes {
    /// No class yet, in a world where that group is everyone.
    pub(super) fn new(all_users: GroupKey) -> Self {
        Self {
            all_users,
            known: HashMap::new(),
            rows: Vec::new(),
            groups: Rows::default(),
            users: Rows::default(),
        }
    }

    /// The class of a list: the same for lists that say the same.
    pub(super) fn of(&mut self, list: &[Entry]) -> u32 {
        let rules = ListRules::of(list);
        if let Some(&class) = self.known.get(&rules) {
            return class;
        }
        let class = self.rows.len() as u32;
        self.rows
            .push(rules.put_into(&mut self.groups, &mut self.users, self.all_users));
        self.known.insert(rules, class);
        class
    }

    pub(super) fn put_into(self, compiled: &mut Compiled) {
        compiled.classes_built = self.rows.len();
        compiled.classes = self.rows;
        (compiled.group_rules, compiled.user_rules) = (self.groups, self.users);
    }
}

const fn group_of(subject: Subject) -> Option<u32> {
    match subject {
        Subject::Group(group) => Some(group.0),
        Subject::User(_) => None,
    }
}

const fn user_of(subject: Subject) -> Option<u32> {
    match subject {
        Subject::User(user) => Some(user.0),
        Subject::Group(_) => None,
    }
}

/// The rules of a list about one kind of subject, in one order whatever the order of the entries.
fn rules(list: &[Entry], kind: fn(Subject) -> Option<u32>) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for entry in list {
        let Some(subject) = kind(entry.subject) else {
            continue;
        };
        let mut add = |until, votes| {
            if votes != Votes::NONE {
                rules.push(Rule {
                    subject,
                    until,
                    votes,
                });
            }
        };
        add(entry.until, entry.grants.open());
        for (votes, end) in entry.grants.ending() {
            add(Some(entry.until.map_or(end, |until| until.min(end))), votes);
        }
    }
    rules.sort_by_key(|rule| (rule.subject, rule.until));
    // Rules that stand equally long are one: the fold of both.
    rules.dedup_by(|next, kept| {
        let same = next.subject == kept.subject && next.until == kept.until;
        if same {
            kept.votes = kept.votes.and(next.votes);
        }
        same
    });
    rules
}

impl Compiled {
    /// The class of a list that was saved: one that says the same, or a new one.
    pub(super) fn class_of(&mut self, list: &[Entry]) -> u32 {
        let rules = ListRules::of(list);
        let same = |row: &ClassRow| {
            self.group_rules.of(row.groups) == rules.groups && self.user_rules.of(row.users) == rules.users
        };
        if let Some(class) = self.classes.iter().position(same) {
            return class as u32;
        }
        let row = rules.put_into(&mut self.group_rules, &mut self.user_rules, self.all_users);
        self.classes.push(row);
        self.classes.len() as u32 - 1
    }

    /// Takes every rule about a group out of the classes.
    pub(super) fn strip_group(&mut self, group: GroupKey) {
        for row in &mut self.classes {
            let rules = self.group_rules.of(row.groups);
            if rules.iter().any(|rule| rule.subject == group.0) {
                let rest: Vec<Rule> = rules
                    .iter()
                    .filter(|rule| rule.subject != group.0)
                    .copied()
                    .collect();
                row.groups = self.group_rules.replace(row.groups, &rest);
                row.gist = Gist::of(&rest, self.user_rules.of(row.users), self.all_users);
            }
        }
        self.tell_folders();
    }

    /// Gives every folder the gist of its class.
    pub(super) fn tell_folders(&mut self) {
        for row in &mut self.folders {
            row.gist = gist_of(&self.classes, row.class);
        }
    }

    /// What the lists of a class say to a user at that second, for every function.
    pub(crate) fn class_votes(&self, class: u32, user: UserKey, now: Second) -> Votes {
        let gist = self.classes[class as usize].gist;
        if gist.others.may_meet(self.users[user.index()].subjects) {
            gist.everyone.and(self.votes_of_rules(class, user, now))
        } else {
            gist.everyone
        }
    }

    /// The same, by each of its rules.
    pub(super) fn votes_of_rules(&self, class: u32, user: UserKey, now: Second) -> Votes {
        let row = &self.classes[class as usize];
        let mut votes = Votes::NONE;
        for rule in self.group_rules.of(row.groups) {
            if self.is_in(user, rule.subject as usize, now) && now.is_before(rule.until) {
                votes = votes.and(rule.votes);
            }
        }
        let users = self.user_rules.of(row.users);
        let first = users.partition_point(|rule| rule.subject < user.0);
        for rule in users[first..].iter().take_while(|rule| rule.subject == user.0) {
            if now.is_before(rule.until) {
                votes = votes.and(rule.votes);
            }
        }
        votes
    }
}

/// What a class says in short; where a folder has none, nothing.
pub(super) fn gist_of(classes: &[ClassRow], class: Option<u32>) -> Gist {
    class.map_or(Gist::NONE, |class| classes[class as usize].gist)
}
