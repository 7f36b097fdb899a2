//! A file's own rules: its security, its licences, its colour mark (access model, section 7).

use vitrine_model::Function;

use super::gain::{Moments, given};
use super::{Maker, Refusal};
use crate::ask::Resource;
use crate::facts::{AssetFacts, Security};
use crate::grants::Votes;

/// What is attached to a file, changed there or removed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A licence.
    Licence,
    /// A colour mark.
    Colour,
}

impl Mark {
    const fn manage(self) -> Function {
        match self {
            Mark::Licence => Function::LicenceManage,
            Mark::Colour => Function::ColourManage,
        }
    }
}

impl Maker<'_> {
    /// May the maker attach, change or remove such a mark? It takes `access` on the file, or the managing of such marks
    /// together with `edit`.
    ///
    /// # Errors
    /// That `access` is needed.
    pub fn may_mark(&self, asset: &AssetFacts, mark: Mark) -> Result<(), Refusal> {
        let file = Resource::Asset(asset);
        let manages = || {
            self.need(mark.manage(), Resource::Account)
                .and_then(|()| self.need(Function::Edit, file))
        };
        self.need(Function::Access, file).or_else(|refusal| {
            // What is told is the nearer of the two ways.
            manages().map_err(|_| refusal)
        })
    }

    /// May the maker set that security? It takes `access` on the file, and, owner and admins aside, gives its maker
    /// nothing.
    ///
    /// # Errors
    /// The first rule that refuses it.
    pub fn may_set_security(&self, asset: &AssetFacts, to: &Security) -> Result<(), Refusal> {
        self.need(Function::Access, Resource::Asset(asset))?;
        if self.is_over() {
            return Ok(());
        }
        let user = self.caller.user;
        let mut moments = Moments::from(self.now);
        moments.add_user(self.world, user);
        moments.add_list(&asset.security.entries);
        moments.add_list(&to.entries);
        for now in moments.iter() {
            // What is not restricted needs nobody's `Allow`.
            let votes = |security: &Security| {
                let open = Votes::allowing(vitrine_model::FunctionSet::FULL.without(security.restricted));
                self.world.votes_of(&security.entries, user, now).and(open)
            };
            if let Some(function) = given(votes(&asset.security), votes(to))
                .iter()
                .find(|function| function.is_file_security())
            {
                return Err(Refusal::GivesMaker(function));
            }
        }
        Ok(())
    }
}
