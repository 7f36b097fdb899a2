//! What somebody can do, account-wide and place by place.

use vitrine_model::{FolderId, Function, FunctionSet, UserId};
use vitrine_policy::reach::OfFolder;
use vitrine_policy::{Bits, Caller, FolderKey, Resource as Asked};

use crate::{AskedOf, Denial, Source, Subject};

/// What somebody can do, as far as the asker may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatCan {
    /// The account-wide functions; `None` where the asker may not ask about them.
    pub account: Option<FunctionSet>,
    /// Folders, those together in which the same can be done.
    pub folders: Vec<Reach>,
}

/// What can be done at each of some folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The folders.
    pub folders: Vec<FolderId>,
    /// In the folder itself, and to the assets directly in it that have no rules of their own.
    pub can: OfFolder<FunctionSet>,
}

impl<S: Source> Subject<S> {
    /// What the person can do by a session, or what one can do oneself. Of another one is told at places that one sees
    /// and where one may `access`; everywhere with `privilege.manage`.
    ///
    /// # Errors
    /// [`Denial::Hidden`] where they can't see that person.
    pub fn what_can(&self, user: UserId) -> Result<WhatCan, Denial> {
        let key = self.somebody(user)?;
        let compiled = &self.snapshot.compiled;
        if user == self.user() {
            let can = compiled.what_can(&self.caller, self.now);
            if self
                .without_supermode()
                .is_some_and(|caller| compiled.what_can(&caller, self.now) != can)
            {
                self.note(Function::See, AskedOf::Many, None);
            }
            let all = |places: &Bits| places.clone();
            return Ok(WhatCan {
                account: Some(can.account),
                folders: self.reaches(&can.folders, all),
            });
        }
        let can = compiled.what_can(&Caller::session(key), self.now);
        let manages = self
            .check(Function::PrivilegeManage, Asked::Account, AskedOf::Account)
            .is_ok();
        let asked = if manages { Function::See } else { Function::Access };
        let in_sight = self.places(asked);
        let told = |places: &Bits| {
            let mut told = Bits::with_room(self.snapshot.world.folders.len());
            for at in places.iter().filter(|at| in_sight.folder(FolderKey::at(*at))) {
                told.insert(at);
            }
            told
        };
        Ok(WhatCan {
            account: manages.then_some(can.account),
            folders: self.reaches(&can.folders, told),
        })
    }

    fn reaches(
        &self,
        folders: &[vitrine_policy::reach::At<OfFolder<FunctionSet>>],
        told: impl Fn(&Bits) -> Bits,
    ) -> Vec<Reach> {
        folders
            .iter()
            .map(|at| Reach {
                folders: self.folder_ids(told(&at.places).iter()),
                can: at.can,
            })
            .filter(|reach| !reach.folders.is_empty())
            .collect()
    }

    pub(super) fn folder_ids(&self, places: impl Iterator<Item = usize>) -> Vec<FolderId> {
        // What a change makes has no id yet.
        let known = self.snapshot.world.folders.len();
        places
            .take_while(|at| *at < known)
            .map(|at| self.snapshot.folder_id(FolderKey::at(at)))
            .collect()
    }
}
