//! Which exposures are live (G3 Place).

use vitrine_model::Function;

use super::person::{Person, Playlists};
use crate::ask::Resource;
use crate::facts::{AssetFacts, Exposure};

impl Person<'_> {
    /// An exposure is live while somebody who added the asset there may `share.review` it right now by its
    /// home alone: nobody hands on more than they have.
    pub(super) fn is_live(&self, facts: &AssetFacts, exposure: &Exposure) -> bool {
        exposure.added_by.iter().any(|&adder| {
            let adder = Person {
                playlists: Playlists::LeftAside,
                ..Person::plainly(self.world, adder, self.now)
            };
            adder
                .decide(Function::ShareReview, Resource::Asset(facts))
                .effect
                .passes()
        })
    }
}
