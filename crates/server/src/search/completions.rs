use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vitrine_access::asset;
use vitrine_model::{FolderId, Lifecycle};
use vitrine_search::{By, Direction, Facet, Field, NameForms, Order, Query as Searched, Typed, quoted};
use vitrine_store::{Scope, Subject};

use super::names::{Called, Names};
use super::{Area, Choice, Wanted};
use crate::ctx::Ctx;
use crate::extract::{Json, Query};
use crate::problem::Problem;

/// How many of each kind are offered at most.
const MOST: usize = 8;

/// What is typed.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Typing {
    /// What stands before the caret.
    #[serde(default)]
    text: String,
}

/// What the end of the text may become.
#[derive(Serialize, ToSchema)]
pub(crate) struct Completions {
    /// The end of the text that an item takes the place of; empty where nothing is being typed.
    replaces: String,
    items: Vec<Completion>,
}

/// One of these.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Completion {
    kind: CompletionKind,
    /// What is shown of it.
    label: String,
    /// What is put in the place of the end of the text.
    insert: String,
    /// How many assets there are with it, of those that are live and in sight; null for what is not counted.
    #[schema(required)]
    count: Option<u32>,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum CompletionKind {
    /// The name of a field.
    Field,
    /// A value of a field with few.
    Value,
    Tag,
    Camera,
    Lens,
    Folder,
    Person,
}

/// What the end of a search may become: fields, and tags, cameras, folders and people of those in sight.
#[utoipa::path(get, path = "/search/completions", tag = "search", params(Typing),
    responses((status = 200, body = Completions), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn complete_search(
    ctx: Ctx,
    Query(typing): Query<Typing>,
) -> Result<Json<Completions>, Problem> {
    crate::views::catch_up(&ctx).await?;
    let (tx, who) = ctx.read().await?;
    drop(tx);
    let Some(typed) = Typed::of(&typing.text) else {
        return Ok(Json(Completions {
            replaces: String::new(),
            items: fields(""),
        }));
    };
    let scope = who.scope::<asset::See>();
    let asked = Asked {
        ctx: &ctx,
        who: &who,
        scope: &scope,
        names: &ctx.account().searcher.names(),
        forms: typed.forms(),
        typed: &typed,
    };
    Ok(Json(Completions {
        replaces: typed.end.clone(),
        items: asked.items().await?,
    }))
}

/// The fields whose names begin so.
fn fields(beginning: &str) -> Vec<Completion> {
    let beginning = beginning.to_lowercase();
    let begins = |field: &&Field| {
        field.word().starts_with(&beginning)
            || (!beginning.is_empty() && field.german().starts_with(&beginning))
    };
    let item = |field: &Field| {
        let sign = if *field == Field::Size { ">" } else { ":" };
        Completion {
            kind: CompletionKind::Field,
            label: field.word().to_owned(),
            insert: format!("{}{sign}", field.word()),
            count: None,
        }
    };
    Field::ALL.iter().filter(begins).map(item).collect()
}

/// A value of a field with few.
fn value(word: &str) -> Completion {
    Completion {
        kind: CompletionKind::Value,
        label: word.to_owned(),
        insert: word.to_owned(),
        count: None,
    }
}

struct Asked<'a> {
    ctx: &'a Ctx,
    who: &'a Subject,
    scope: &'a Scope<asset::See>,
    names: &'a Names,
    typed: &'a Typed,
    forms: NameForms,
}

impl Asked<'_> {
    async fn items(&self) -> Result<Vec<Completion>, Problem> {
        let mut items = Vec::new();
        match self.typed.field {
            Some(Field::Tag) => items.extend(self.counted(&[Facet::Tag]).await?),
            Some(Field::Camera) => items.extend(self.counted(&[Facet::Camera]).await?),
            Some(Field::Lens) => items.extend(self.counted(&[Facet::Lens]).await?),
            Some(Field::In) => items.extend(self.folders()),
            Some(Field::By) => items.extend(self.people()),
            Some(field @ (Field::Kind | Field::Orientation | Field::State)) => {
                items.extend(field.values(&self.typed.value).into_iter().map(value));
            }
            Some(Field::Size | Field::Taken | Field::Added | Field::Title) => {}
            None => {
                items.extend(fields(&self.typed.value));
                items.extend(self.counted(&[Facet::Tag, Facet::Camera]).await?);
                items.extend(self.folders());
                items.extend(self.people());
            }
        }
        Ok(items)
    }

    /// A value as it is put in: with the name of its field, unless that is there.
    fn insert(&self, field: Field, value: &str) -> String {
        if self.typed.field.is_some() {
            quoted(value)
        } else {
            format!("{}:{}", field.word(), quoted(value))
        }
    }

    /// The values of facets that have a word which begins as what is typed, the most frequent first.
    async fn counted(&self, facets: &[Facet]) -> Result<Vec<Completion>, Problem> {
        let wanted = Wanted {
            query: &Searched::parse(""),
            state: Lifecycle::Live,
            area: Area::Everywhere,
            choice: &Choice::none(),
            facets,
            order: Order {
                by: By::Added,
                direction: Direction::Descending,
            },
        };
        let searcher = &self.ctx.account().searcher;
        let counted = searcher.count(self.scope, self.who, &wanted).await?;
        let mut items = Vec::new();
        for facet in facets {
            let (kind, field, counts) = match facet {
                Facet::Camera => (CompletionKind::Camera, Field::Camera, &counted.cameras),
                Facet::Lens => (CompletionKind::Lens, Field::Lens, &counted.lenses),
                _ => (CompletionKind::Tag, Field::Tag, &counted.tags),
            };
            let tags = self.names.tags.completing(&self.forms);
            let begun = counts.iter().filter(|one| match facet {
                // By a synonym as well.
                Facet::Tag => tags.contains(&one.value),
                _ => NameForms::of(&one.value).completes(&self.forms),
            });
            items.extend(begun.take(MOST).map(|one| Completion {
                kind,
                label: one.value.to_string(),
                insert: self.insert(field, &one.value),
                count: Some(one.count),
            }));
        }
        Ok(items)
    }

    /// The folders in sight, by name. Of two that are called the same each is offered by its path.
    fn folders(&self) -> Vec<Completion> {
        let begun = |(row, called): &(&i64, &Arc<Called<FolderId>>)| {
            called.forms.completes(&self.forms) && self.scope.admits(**row)
        };
        let mut found: Vec<&Called<FolderId>> = self
            .names
            .folders
            .iter()
            .filter(begun)
            .map(|(_, called)| &**called)
            .collect();
        found.sort_unstable_by_key(|called| (&called.name, called.id));
        let item = |called: &Called<FolderId>| {
            let path = self.scope.path(called.id);
            let names = path.iter().filter_map(|row| self.names.folders.get(row));
            let names: Vec<&str> = names.map(|called| called.name.as_str()).collect();
            let label = names.join("/");
            Completion {
                kind: CompletionKind::Folder,
                insert: self.insert(Field::In, &label),
                label,
                count: None,
            }
        };
        found.into_iter().take(MOST).map(item).collect()
    }

    /// The people whom the asker sees, by name.
    fn people(&self) -> Vec<Completion> {
        let begun = self
            .names
            .people
            .values()
            .filter(|called| called.forms.completes(&self.forms));
        let mut found: Vec<&str> = begun
            .filter(|called| self.who.sees_person(called.id))
            .map(|called| called.name.as_str())
            .collect();
        found.sort_unstable();
        found.dedup();
        let item = |name: &str| Completion {
            kind: CompletionKind::Person,
            label: name.to_owned(),
            insert: self.insert(Field::By, name),
            count: None,
        };
        found.into_iter().take(MOST).map(item).collect()
    }
}
