//! Files with rules of their own: by their facts.

use super::collect::{ByShift, Rows};
use super::side::Compared;
use super::{FileShift, PeopleRow, Row};
use crate::ask::Resource;
use crate::change::FileChange;
use crate::compiled::{Actions, Compiled};
use crate::facts::{AssetFacts, Home};
use crate::key::UserKey;

impl Compared<'_> {
    /// What changes at files that stay as they are.
    pub(super) fn files(&self, files: &[AssetFacts]) -> Vec<Row<FileShift>> {
        let mut rows = Rows::with_room(files.len());
        let rules_stay = self.before.has_the_marks_of(self.after);
        for (at, facts) in files.iter().enumerate() {
            if rules_stay && facts.exposures.is_empty() && self.is_home_as_it_was(facts.home) {
                let people = self.touched.iter().copied();
                rows.add_all(&[at as u32], self.of_file([facts, facts], people));
            } else {
                rows.add_all(&[at as u32], self.of_file([facts, facts], self.everyone()));
            }
        }
        rows.into_rows()
    }

    /// What changes at the file that the change is about.
    pub(super) fn file(&self, file: &FileChange) -> Vec<PeopleRow<FileShift>> {
        self.of_file([&file.before, &file.after], self.everyone())
    }

    fn of_file(
        &self,
        facts: [&AssetFacts; 2],
        people: impl Iterator<Item = UserKey>,
    ) -> Vec<PeopleRow<FileShift>> {
        let mut rows = ByShift::with_room(self.people());
        for user in people {
            let [before, after] = [0, 1].map(|side| self.actions(self.both()[side], user, facts[side]));
            rows.add(user.index(), FileShift::between(before, after));
        }
        rows.into_rows()
    }

    fn actions(&self, compiled: &Compiled, user: UserKey, facts: &AssetFacts) -> Actions {
        let asker = self.asker(compiled, user);
        asker.map_or(Actions::NONE, |asker| {
            compiled.actions_of(&asker, Resource::Asset(facts))
        })
    }

    fn is_home_as_it_was(&self, home: Home) -> bool {
        match home {
            Home::Folder(folder) => {
                self.classes_stay && self.before.stand_of(folder) == self.after.stand_of(folder)
            }
            Home::Project(..) => true,
        }
    }
}
