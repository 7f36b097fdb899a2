//! When two compiled worlds are the same: where they hold the same, wherever their rows stand.

use super::{ClassRow, Compiled, FolderRow, Rule, UserRow};

impl PartialEq for Compiled {
    fn eq(&self, other: &Self) -> bool {
        let users = || self.users.iter().zip(&other.users);
        let folders = || self.folders.iter().zip(&other.folders);
        (self.maintenance, self.all_users) == (other.maintenance, other.all_users)
            && (self.words, &self.groups, &self.sees) == (other.words, &other.groups, &other.sees)
            && (self.projects, self.playlists) == (other.projects, other.playlists)
            && (&self.licences, &self.colours) == (&other.licences, &other.colours)
            && self.users.len() == other.users.len()
            && users().all(|(one, two)| self.of_user(one) == other.of_user(two))
            && self.folders.len() == other.folders.len()
            && self.order == other.order
            && folders().all(|(one, two)| self.of_folder(one) == other.of_folder(two))
    }
}

impl Compiled {
    fn of_user(&self, row: &UserRow) -> impl PartialEq + use<'_> {
        (
            (row.status, row.level, row.everywhere),
            self.ending.of(row.ending),
            self.leaving.of(row.leaving),
            self.memberships.of(row.memberships),
        )
    }

    fn of_folder(&self, row: &FolderRow) -> impl PartialEq + use<'_> {
        (
            (row.state, row.enter, row.size),
            row.class.map(|class| self.of_class(class)),
            row.handed.map(|class| self.of_class(class)),
        )
    }

    fn of_class(&self, class: u32) -> (&[Rule], &[Rule]) {
        let ClassRow { groups, users, .. } = self.classes[class as usize];
        (self.group_rules.of(groups), self.user_rules.of(users))
    }
}
