//! Access classes: lists that say the same are kept once.

use std::collections::HashMap;

use super::rows::Rows;
use super::{ClassRow, Compiled, Rule};
use crate::grants::Votes;
use crate::key::{GroupKey, UserKey};
use crate::world::{Entry, Subject};
use vitrine_model::Second;

/// Collects the classes of a world's lists.
#[derive(Default)]
pub(super) struct Classes {
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
}

impl Classes {
    /// The class of a list: the same for lists that say the same.
    pub(super) fn of(&mut self, list: &[Entry]) -> u32 {
        let rules = ListRules::of(list);
        if let Some(&class) = self.known.get(&rules) {
            return class;
        }
        let class = self.rows.len() as u32;
        self.rows.push(ClassRow {
            groups: self.groups.put(rules.groups.iter().copied()),
            users: self.users.put(rules.users.iter().copied()),
        });
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
        self.classes.push(ClassRow {
            groups: self.group_rules.put(rules.groups),
            users: self.user_rules.put(rules.users),
        });
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
            }
        }
    }

    /// What the lists of a class say to a user at that second, for every function.
    pub(crate) fn class_votes(&self, class: u32, user: UserKey, now: Second) -> Votes {
        let row = self.classes[class as usize];
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
