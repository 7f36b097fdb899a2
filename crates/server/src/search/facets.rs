//! Facets as the API asks and tells of them: values are texts, and what is told can be sent back as a choice.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vitrine_access::asset;
use vitrine_model::{FolderId, MediaKind, Orientation};
use vitrine_search::{Chosen, Count, Facet, Facets};
use vitrine_store::Scope;

use super::Wanted;
use super::branches::Branch;
use crate::problem::{FieldProblem, Problem};

/// How many values of a facet are told at most, beside those that were chosen; and how many can be chosen.
const MOST: usize = 100;

/// By what hits are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Facet)]
pub(crate) enum FacetWord {
    Kind,
    Tag,
    /// The folders right below the one that is looked in, each with all below it.
    Folder,
    Year,
    Camera,
    Orientation,
    Lens,
}

impl FacetWord {
    pub(crate) const fn facet(self) -> Facet {
        match self {
            Self::Kind => Facet::Kind,
            Self::Tag => Facet::Tag,
            Self::Folder => Facet::Folder,
            Self::Year => Facet::Year,
            Self::Camera => Facet::Camera,
            Self::Orientation => Facet::Orientation,
            Self::Lens => Facet::Lens,
        }
    }

    const fn of(facet: Facet) -> Self {
        match facet {
            Facet::Kind => Self::Kind,
            Facet::Tag => Self::Tag,
            Facet::Folder => Self::Folder,
            Facet::Year => Self::Year,
            Facet::Camera => Self::Camera,
            Facet::Orientation => Self::Orientation,
            Facet::Lens => Self::Lens,
        }
    }
}

/// What was chosen of facets, by the values that were told: of one facet any of them, and that of each facet.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filters {
    #[serde(default)]
    kind: Vec<String>,
    #[serde(default)]
    tag: Vec<String>,
    /// The ids of folders; what lies below them counts as well.
    #[serde(default)]
    folder: Vec<String>,
    #[serde(default)]
    year: Vec<String>,
    #[serde(default)]
    camera: Vec<String>,
    #[serde(default)]
    orientation: Vec<String>,
}

/// A choice that was understood.
#[derive(Debug)]
pub(crate) struct Choice {
    told: Filters,
    chosen: Chosen,
    folders: Vec<FolderId>,
}

impl Filters {
    /// Nothing is chosen.
    pub(crate) const fn is_empty(&self) -> bool {
        let Self {
            kind,
            tag,
            folder,
            year,
            camera,
            orientation,
        } = self;
        kind.is_empty()
            && tag.is_empty()
            && folder.is_empty()
            && year.is_empty()
            && camera.is_empty()
            && orientation.is_empty()
    }

    /// Refused where a value is none that its facet could have.
    pub(crate) fn understood(self) -> Result<Choice, Problem> {
        let orientation = |word: &str| {
            let mut all = Orientation::ALL.iter().copied();
            all.find(|orientation| orientation.word() == word)
        };
        Ok(Choice {
            chosen: Chosen {
                kinds: each("filters.kind", &self.kind, |word| word.parse::<MediaKind>().ok())?,
                tags: each("filters.tag", &self.tag, |tag| Some(tag.to_owned()))?,
                years: each("filters.year", &self.year, |year| year.parse().ok())?,
                cameras: each("filters.camera", &self.camera, |camera| Some(camera.to_owned()))?,
                orientations: each("filters.orientation", &self.orientation, orientation)?,
            },
            folders: each("filters.folder", &self.folder, |id| id.parse().ok())?,
            told: self,
        })
    }
}

fn each<T>(field: &str, values: &[String], of: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Problem> {
    if values.len() > MOST {
        return Err(Problem::invalid(
            FieldProblem::new(field, "too_many").with("limit", MOST),
        ));
    }
    let understood = values.iter().map(|value| of(value)).collect::<Option<Vec<T>>>();
    understood.ok_or_else(|| Problem::invalid(FieldProblem::new(field, "form")))
}

impl Choice {
    /// Nothing is chosen.
    pub(crate) fn none() -> Self {
        Self {
            told: Filters::default(),
            chosen: Chosen::default(),
            folders: Vec::new(),
        }
    }

    /// Does it leave everything in?
    pub(crate) fn is_none(&self) -> bool {
        self.chosen == Chosen::default() && self.folders.is_empty()
    }

    pub(super) fn chosen(&self) -> Chosen {
        self.chosen.clone()
    }

    /// The rows of the folders that were chosen or typed, with those below them; one that the asker does not see is
    /// as one that is not there.
    pub(super) fn homes(&self, scope: &Scope<asset::See>, typed: Option<Vec<i64>>) -> Option<Vec<i64>> {
        if self.folders.is_empty() {
            return typed;
        }
        let mut rows = typed.unwrap_or_default();
        let seen = self.folders.iter().filter_map(|folder| scope.place(*folder));
        rows.extend(seen.flat_map(|row| scope.below(row)));
        Some(rows)
    }

    fn of(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Kind => &self.told.kind,
            Facet::Tag => &self.told.tag,
            Facet::Folder => &self.told.folder,
            Facet::Year => &self.told.year,
            Facet::Camera => &self.told.camera,
            Facet::Orientation => &self.told.orientation,
            Facet::Lens => &[],
        }
    }
}

/// How many hits there would be with each value of a facet, were it alone chosen of that facet.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FacetCounts {
    facet: FacetWord,
    /// The most frequent first; years from the latest, folders by name. Those chosen are always among them.
    values: Vec<FacetValue>,
    /// How many values there are beside those told.
    more: usize,
}

/// A value of a facet.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FacetValue {
    /// What is sent back to choose it.
    value: String,
    /// What it is called, where that is not the same: a folder's name.
    #[schema(required)]
    name: Option<String>,
    count: u32,
    chosen: bool,
}

/// The facets that were asked for, in that order.
pub(super) fn views(wanted: &Wanted<'_>, facets: &Facets, branches: &[Branch]) -> Vec<FacetCounts> {
    let view = |facet: &Facet| {
        let values = match facet {
            Facet::Kind => texts(&facets.kinds, |kind| kind.word().to_owned()),
            Facet::Tag => texts(&facets.tags, |tag| tag.to_string()),
            Facet::Year => texts(&facets.years, i64::to_string),
            Facet::Camera => texts(&facets.cameras, |camera| camera.to_string()),
            Facet::Lens => texts(&facets.lenses, |lens| lens.to_string()),
            Facet::Orientation => texts(&facets.orientations, |one| one.word().to_owned()),
            Facet::Folder => folders(&facets.folders, branches),
        };
        told(*facet, values, wanted.choice)
    };
    wanted.facets.iter().map(view).collect()
}

fn texts<T>(counts: &[Count<T>], text: impl Fn(&T) -> String) -> Vec<FacetValue> {
    let value = |one: &Count<T>| FacetValue {
        value: text(&one.value),
        name: None,
        count: one.count,
        chosen: false,
    };
    counts.iter().map(value).collect()
}

fn folders(counts: &[Count<usize>], branches: &[Branch]) -> Vec<FacetValue> {
    let value = |one: &Count<usize>| {
        let branch = branches.get(one.value)?;
        Some(FacetValue {
            value: branch.id.to_string(),
            name: Some(branch.name.clone()),
            count: one.count,
            chosen: false,
        })
    };
    counts.iter().filter_map(value).collect()
}

/// The first of them, and those that were chosen.
fn told(facet: Facet, mut values: Vec<FacetValue>, choice: &Choice) -> FacetCounts {
    let chosen = choice.of(facet);
    let mut at = 0;
    let mut more = 0;
    for value in &mut values {
        value.chosen = chosen.contains(&value.value);
    }
    values.retain(|value| {
        at += 1;
        let told = at <= MOST || value.chosen;
        more += usize::from(!told);
        told
    });
    // A folder that is no branch here is chosen all the same; it is told of where it lies.
    for value in chosen.iter().filter(|_| facet != Facet::Folder) {
        if !values.iter().any(|known| known.value == *value) {
            values.push(FacetValue {
                value: value.clone(),
                name: None,
                count: 0,
                chosen: true,
            });
        }
    }
    FacetCounts {
        facet: FacetWord::of(facet),
        values,
        more,
    }
}
