//! Projects and playlists: those of whom the change touches, and new ones.

use vitrine_model::FunctionSet;

use super::collect::{ByShift, Rows};
use super::lock_out::{Admitted, is_taken};
use super::side::Compared;
use super::{Shift, WhatIf};
use crate::compiled::{Compiled, MemberPlace, PlaceIndex};
use crate::key::{PlaylistKey, ProjectKey, UserKey};
use crate::reach::OfProject;

impl Compared<'_> {
    /// What changes in projects and playlists, and where it locks out.
    pub(super) fn members(&self, maker: UserKey, result: &mut WhatIf) {
        let mut projects = Rows::with_room(self.after.project_count());
        let mut playlists = Rows::with_room(self.after.playlist_count());
        let concerned = self.concerned();
        let mut admitted = None;
        for at_place in concerned.chunk_by(|(one, _), (other, _)| one == other) {
            let place = at_place[0].0;
            let people = at_place.iter().map(|(_, user)| *user);
            let taken: Vec<UserKey> = match place.is() {
                MemberPlace::Project(key) => self.project(key, people, &mut projects),
                MemberPlace::Playlist(key) => self.playlist(key, people, &mut playlists),
            };
            let is_last = !taken.is_empty()
                && !admitted
                    .get_or_insert_with(|| Admitted::of(self))
                    .any_at(self, place);
            let locks_out = &mut result.locks_out;
            for (places, locked) in [
                (&mut locks_out.maker, taken.contains(&maker)),
                (&mut locks_out.last, is_last),
            ] {
                match place.is() {
                    _ if !locked => {}
                    MemberPlace::Project(key) => places.projects.insert(key.index()),
                    MemberPlace::Playlist(key) => places.playlists.insert(key.index()),
                }
            }
        }
        result.projects = projects.into_rows();
        result.playlists = playlists.into_rows();
    }

    /// Who is concerned where: whom the change touches wherever they may be admitted, before or after; and whoever
    /// stands above the places at those that are new.
    fn concerned(&self) -> Vec<(PlaceIndex, UserKey)> {
        let mut concerned = Vec::new();
        for &user in &self.touched {
            for compiled in self.both() {
                if let Some(asker) = self.asker(compiled, user) {
                    let places = compiled.member_places(&asker);
                    concerned.extend(places.into_iter().map(|place| (place, user)));
                }
            }
        }
        let projects = self.before.project_count()..self.after.project_count();
        let playlists = self.before.playlist_count()..self.after.playlist_count();
        let projects = projects.map(|at| PlaceIndex::project(ProjectKey::at(at)));
        let playlists = playlists.map(|at| PlaceIndex::playlist(PlaylistKey::at(at)));
        let over = |user: &UserKey| self.stances(*user)[1].over;
        for place in projects.chain(playlists) {
            concerned.extend(self.everyone().filter(over).map(|user| (place, user)));
        }
        concerned.sort_unstable();
        concerned.dedup();
        concerned
    }

    /// Adds what people gain and lose at a project; whoever loses `access` there comes back.
    fn project(
        &self,
        key: ProjectKey,
        people: impl Iterator<Item = UserKey>,
        rows: &mut Rows<OfProject<Shift>>,
    ) -> Vec<UserKey> {
        let mut by_shift = ByShift::with_room(self.people());
        let mut taken = Vec::new();
        for user in people {
            let [before, after] = self.both().map(|compiled| self.in_project(compiled, user, key));
            by_shift.add(user.index(), before.zip(after, Shift::between));
            if is_taken([before.itself, after.itself]) {
                taken.push(user);
            }
        }
        rows.add_all(&[key.0], by_shift.into_rows());
        taken
    }

    fn playlist(
        &self,
        key: PlaylistKey,
        people: impl Iterator<Item = UserKey>,
        rows: &mut Rows<Shift>,
    ) -> Vec<UserKey> {
        let mut by_shift = ByShift::with_room(self.people());
        let mut taken = Vec::new();
        for user in people {
            let passed = self.both().map(|compiled| self.of_playlist(compiled, user, key));
            by_shift.add(user.index(), Shift::between(passed[0], passed[1]));
            if is_taken(passed) {
                taken.push(user);
            }
        }
        rows.add_all(&[key.0], by_shift.into_rows());
        taken
    }

    fn in_project(&self, compiled: &Compiled, user: UserKey, key: ProjectKey) -> OfProject<FunctionSet> {
        let there = key.index() < compiled.project_count();
        let asker = self.asker(compiled, user).filter(|_| there);
        asker.map_or_else(OfProject::default, |asker| compiled.in_project(&asker, key))
    }

    fn of_playlist(&self, compiled: &Compiled, user: UserKey, key: PlaylistKey) -> FunctionSet {
        let there = key.index() < compiled.playlist_count();
        let asker = self.asker(compiled, user).filter(|_| there);
        asker.map_or(FunctionSet::EMPTY, |asker| compiled.of_playlist(&asker, key))
    }
}
