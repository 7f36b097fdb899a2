//! Access classes: lists that say the same are kept once.

use std::collections::HashMap;

use super::{ClassRow, Compiled, Rule, Span};
use crate::grants::Votes;
use crate::key::UserKey;
use crate::world::{Entry, Subject};
use vitrine_model::Second;

/// Collects the classes of a world's lists.
#[derive(Default)]
pub(super) struct Classes {
    known: HashMap<(Vec<Rule>, Vec<Rule>), u32>,
    rows: Vec<ClassRow>,
    groups: Vec<Rule>,
    users: Vec<Rule>,
}

impl Classes {
    /// The class of a list: the same for lists that say the same.
    pub(super) fn of(&mut self, list: &[Entry]) -> u32 {
        let (groups, users) = (rules(list, group_of), rules(list, user_of));
        let key = (groups, users);
        if let Some(&class) = self.known.get(&key) {
            return class;
        }
        let class = self.rows.len() as u32;
        self.rows.push(ClassRow {
            groups: append(&mut self.groups, &key.0),
            users: append(&mut self.users, &key.1),
        });
        self.known.insert(key, class);
        class
    }

    pub(super) fn into_parts(self) -> (Vec<ClassRow>, Vec<Rule>, Vec<Rule>) {
        (self.rows, self.groups, self.users)
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

fn append(all: &mut Vec<Rule>, rules: &[Rule]) -> Span {
    let from = all.len() as u32;
    all.extend_from_slice(rules);
    Span {
        from,
        to: all.len() as u32,
    }
}

impl Compiled {
    /// What the lists of a class say to a user at that second, for every function.
    pub(super) fn class_votes(&self, class: u32, user: UserKey, now: Second) -> Votes {
        let row = self.classes[class as usize];
        let mut votes = Votes::NONE;
        for rule in &self.group_rules[row.groups.range()] {
            if self.is_in(user, rule.subject as usize, now) && now.is_before(rule.until) {
                votes = votes.and(rule.votes);
            }
        }
        let users = &self.user_rules[row.users.range()];
        let first = users.partition_point(|rule| rule.subject < user.0);
        for rule in users[first..].iter().take_while(|rule| rule.subject == user.0) {
            if now.is_before(rule.until) {
                votes = votes.and(rule.votes);
            }
        }
        votes
    }
}
