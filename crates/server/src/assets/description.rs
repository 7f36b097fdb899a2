//! What people write about assets, as it is sent and shown.

use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_model::{Caption, Credit, FieldId, Rights, TagName, Title};
use vitrine_store::assets::{AssetEdit, TagEdits};
use vitrine_store::fields::NoValue;

use crate::fields::ValueView;
use crate::problem::{FieldProblem, Problem};

/// The most tags that an asset bears.
const MOST_TAGS: usize = 500;

/// The most fields that one request changes.
const MOST_FIELDS: usize = 200;

/// What is changed of an asset's description; what is left out or null stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Description {
    title: Option<String>,
    caption: Option<String>,
    /// Who made it, as it is to be printed beside it.
    credit: Option<String>,
    /// Whose it is, and what may be done with it.
    rights: Option<String>,
    /// The tags that it bears, by their names or synonyms. Those that are not there yet are made.
    tags: Option<Vec<String>>,
    /// What stands in the account's own fields from now on; others stay.
    #[serde(default)]
    fields: Vec<ValueChange>,
}

/// What is changed of many assets' descriptions; what is left out or null stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CommonDescription {
    title: Option<String>,
    caption: Option<String>,
    /// Who made them, as it is to be printed beside them.
    credit: Option<String>,
    /// Whose they are, and what may be done with them.
    rights: Option<String>,
    /// Tags that they bear from now on, by their names or synonyms. Those that are not there yet are made.
    #[serde(default)]
    add_tags: Vec<String>,
    /// Tags that they bear no longer.
    #[serde(default)]
    remove_tags: Vec<String>,
    /// What stands in the account's own fields from now on; others stay.
    #[serde(default)]
    fields: Vec<ValueChange>,
}

/// What stands in one field from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueChange {
    #[schema(value_type = Uuid)]
    field: FieldId,
    /// Null empties it.
    value: Option<ValueView>,
}

impl Description {
    /// What it says, well-formed; whether values fit their fields is for the store to say.
    pub(super) fn parse(&self) -> Result<AssetEdit, Problem> {
        let tags = self
            .tags
            .as_deref()
            .map(|names| parse_tags("tags", names))
            .transpose()?;
        Ok(AssetEdit {
            tags: tags.map(TagEdits::All),
            ..parse_words(
                &self.title,
                &self.caption,
                &self.credit,
                &self.rights,
                &self.fields,
            )?
        })
    }
}

impl CommonDescription {
    /// What it says, well-formed.
    pub(super) fn parse(&self) -> Result<AssetEdit, Problem> {
        let add = parse_tags("change.add_tags", &self.add_tags)?;
        let remove = parse_tags("change.remove_tags", &self.remove_tags)?;
        let some = !add.is_empty() || !remove.is_empty();
        Ok(AssetEdit {
            tags: some.then_some(TagEdits::Some { add, remove }),
            ..parse_words(
                &self.title,
                &self.caption,
                &self.credit,
                &self.rights,
                &self.fields,
            )?
        })
    }
}

fn parse_words(
    title: &Option<String>,
    caption: &Option<String>,
    credit: &Option<String>,
    rights: &Option<String>,
    fields: &[ValueChange],
) -> Result<AssetEdit, Problem> {
    if fields.len() > MOST_FIELDS {
        return Err(too_many("fields", MOST_FIELDS));
    }
    Ok(AssetEdit {
        title: title.as_deref().map(Title::parse).transpose()?,
        caption: caption.as_deref().map(Caption::parse).transpose()?,
        credit: credit.as_deref().map(Credit::parse).transpose()?,
        rights: rights.as_deref().map(Rights::parse).transpose()?,
        tags: None,
        values: fields
            .iter()
            .map(|change| {
                let name = format!("fields.{}", change.field);
                let value = change
                    .value
                    .as_ref()
                    .map(|value| value.parse(&name))
                    .transpose()?;
                Ok((change.field, value))
            })
            .collect::<Result<_, Problem>>()?,
    })
}

/// Each once; two that differ in nothing but case are one.
pub(crate) fn parse_tags(field: &str, texts: &[String]) -> Result<Vec<TagName>, Problem> {
    if texts.len() > MOST_TAGS {
        return Err(too_many(field, MOST_TAGS));
    }
    let mut names: Vec<TagName> = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        let field = || format!("{field}[{at}]");
        let name = TagName::parse(text)
            .map_err(|error| Problem::invalid(FieldProblem::of_name(&field(), &error)))?;
        if names.iter().all(|known| known.folded() != name.folded()) {
            names.push(name);
        }
    }
    Ok(names)
}

fn too_many(field: &str, limit: usize) -> Problem {
    Problem::invalid(FieldProblem::new(field, "too_many").with("limit", limit))
}

impl From<NoValue> for Problem {
    fn from(none: NoValue) -> Self {
        let (field, problem) = match none {
            NoValue::Failed(failure) => return failure.into(),
            NoValue::UnknownField(field) => (field, "unknown"),
            NoValue::Retired(field) => (field, "retired"),
            NoValue::Kind { field, kind } => {
                let problem = FieldProblem::new(format!("fields.{field}"), "kind").with("kind", kind.word());
                return Self::invalid(problem);
            }
            NoValue::Choice { field, choice } => {
                let problem = FieldProblem::new(format!("fields.{field}"), "unknown_choice");
                return Self::invalid(problem.with("choice", choice.to_string()));
            }
        };
        Self::invalid(FieldProblem::new(format!("fields.{field}"), problem))
    }
}
