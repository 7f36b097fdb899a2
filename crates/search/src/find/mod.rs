//! Finding: what has the words, where the scope admits it, counted and put in order.
//!
//! One pass over what could be a hit asks of each, in memory, whether the person sees it, whether it is wanted, and
//! counts it under its facets. Nothing is sorted but what is shown.

mod admission;
mod facets;
mod filter;
mod matching;
mod near;
mod order;
mod pass;
mod postings;

use std::sync::Arc;

use vitrine_access::{Scope, Source, asset};
use vitrine_model::{Lifecycle, MediaKind, Orientation};

use crate::{Failure, Index, Query, Tags};

pub use admission::Homes;
pub use facets::{Count, Facet, Facets};
pub use near::Near;
pub use order::{By, Direction, Hits, Order};

use admission::Admission;
use filter::Filters;
use matching::Matching;

/// One asset that was found, by the database's number for it. It opens nothing: what stands behind it is
/// decided anew each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit(pub i64);

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// What was typed.
    pub query: &'a Query,
    /// What tags are called, and what their assets are kept under.
    pub tags: &'a Tags,
    /// The state that it is in, those of the folders above it counted in.
    pub state: Lifecycle,
    /// Where it lies.
    pub homes: Homes<'a>,
    /// Who added it, by their rows.
    pub adders: Adders,
    /// What was chosen of each facet.
    pub chosen: &'a Chosen,
    /// What is counted.
    pub facets: &'a [Facet],
    /// How hits stand.
    pub order: Order,
}

/// People by the rows of their users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adders {
    /// One of them added it; anybody where there are none.
    pub wanted: Option<Vec<i64>>,
    /// None of them did.
    pub excluded: Vec<i64>,
}

/// What was chosen of facets, beside what was typed: one of several values of a facet, and that of each facet.
///
/// Folders are chosen with [`Homes::chosen`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Kinds.
    pub kinds: Vec<MediaKind>,
    /// Tags, as they are written; those below one count as it.
    pub tags: Vec<String>,
    /// Years.
    pub years: Vec<i64>,
    /// Cameras, as they are written.
    pub cameras: Vec<String>,
    /// How it stands.
    pub orientations: Vec<Orientation>,
}

/// What was found.
pub struct Found {
    /// The assets.
    pub hits: Hits,
    /// Those counts that were asked for.
    pub facets: Facets,
    /// The words that nothing in sight has, and what was looked for in their stead.
    pub near: Vec<Near>,
}

impl Index {
    /// Everything that is wanted and that the scope admits.
    ///
    /// # Errors
    /// Where the index can't be read; never for what is looked for.
    pub fn find<S: Source>(
        &self,
        wanted: &Wanted<'_>,
        scope: &Scope<asset::See, S>,
    ) -> Result<Found, Failure> {
        let reading = self.reading();
        let admission = Admission::of(scope, wanted.state, &wanted.homes);
        let filters = Filters::of(wanted, &self.vocabularies);
        let (matching, near) = Matching::of(&reading, &self.fields, wanted, &admission)?;
        let passed = pass::over(&reading, &admission, &filters, &matching, &self.counters(wanted));
        let facets = passed.counted.facets(wanted, &self.vocabularies);
        let points = matching.points_of(&reading, &passed.documents, wanted.order.by);
        Ok(Found {
            hits: Hits::new(Arc::clone(&reading), passed.documents, points, wanted.order),
            facets,
            near,
        })
    }

    fn counters<'a>(&self, wanted: &Wanted<'a>) -> facets::Counting<'a> {
        facets::Counting::of(wanted, &self.vocabularies)
    }
}
