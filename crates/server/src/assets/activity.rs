use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vitrine_access::{account, asset, folder};
use vitrine_model::{AssetId, ChoiceId, FieldId, FolderId, Instant, Lifecycle, UserId};
use vitrine_store::assets::{self, Described, Happening, Part, Told, What};
use vitrine_store::{Failure, Subject, Tx, fields, people};

use crate::ctx::Ctx;
use crate::extract::{Json, Path, Query};
use crate::folders::FolderName;
use crate::problem::Problem;
use crate::schema;

use super::view::PersonView;

/// From where backwards.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// What happened before this; without it, up to now. The `ordinal` of an answer's last item.
    before: Option<i64>,
}

/// What happened to an asset: at most fifty things, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Activity {
    items: Vec<HappeningView>,
    /// For `before`; null where nothing is older.
    #[schema(required)]
    next: Option<i64>,
}

/// One thing that happened to an asset.
#[derive(Serialize, ToSchema)]
#[schema(as = Happening)]
struct HappeningView {
    /// Counted from 1, the oldest, of those that one is told of.
    ordinal: i64,
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
    /// Null is Vitrine itself.
    #[schema(required)]
    by: Option<PersonView>,
    #[serde(flatten)]
    what: WhatView,
}

/// What may happen to an asset.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum WhatView {
    /// It came.
    Created,
    /// A new version came.
    Version { number: i64 },
    /// Another version is shown from then on.
    Restored { number: i64 },
    /// Somebody wrote something on a version.
    Noted { number: i64 },
    /// Somebody described it anew.
    Described { changes: Vec<DescribedView> },
    /// It was taken to another folder; null is one that one may not see.
    Moved {
        #[schema(required)]
        from: Option<FolderName>,
        #[schema(required)]
        to: Option<FolderName>,
    },
    /// It was archived, trashed or brought back.
    State {
        #[schema(value_type = schema::State)]
        before: Lifecycle,
        #[schema(value_type = schema::State)]
        after: Lifecycle,
    },
    /// Somebody fetched it. Only told to who may `audit.read`.
    Downloaded,
}

/// One part of a description that was changed.
#[derive(Serialize, ToSchema)]
#[schema(as = DescribedPart)]
struct DescribedView {
    part: PartWord,
    /// The field, where it is one of the account's own.
    #[schema(value_type = Option<Uuid>, required)]
    field: Option<FieldId>,
    /// Null for who may not `edit` the asset, and once the words were erased.
    #[schema(required)]
    words: Option<WordsView>,
}

/// What stood there before, and what after; of tags and choices each.
#[derive(Serialize, ToSchema)]
#[schema(as = DescribedWords)]
struct WordsView {
    before: Vec<String>,
    after: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DescribedPartWord)]
enum PartWord {
    Title,
    Caption,
    Credit,
    Rights,
    Tags,
    Field,
}

/// What happened to an asset. Who may see it is told what; who may edit it, also what was written; who may read the
/// journal, also who fetched it.
#[utoipa::path(get, path = "/assets/{id}/activity", tag = "assets",
    params(("id" = uuid::Uuid, Path), Wanted),
    responses((status = 200, body = Activity), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn read_activity(
    ctx: Ctx,
    Path(id): Path<AssetId>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Activity>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let permit = who.permit::<asset::See>(&mut tx, id).await?;
    let edit = who.may::<asset::Edit>(&mut tx, id).await?;
    let audit = who.may::<account::ReadAudit>(&mut tx, ()).await?;
    let told = Told {
        words: edit.as_ref(),
        downloads: audit.as_ref(),
    };
    let happenings = assets::activity(&mut tx, &permit, told, wanted.before).await?;
    let doers = happenings.iter().filter_map(|happening| happening.by);
    let names = people::names(&mut tx, &who, doers).await?;
    let choices = choices(&mut tx, &who, &happenings).await?;
    let next = happenings.last().map(|oldest| oldest.ordinal);
    let mut items = Vec::with_capacity(happenings.len());
    for happening in happenings {
        items.push(HappeningView::of(&mut tx, &who, happening, (&names, &choices)).await?);
    }
    let next = next.filter(|ordinal| *ordinal > 1);
    Ok(Json(Activity { items, next }))
}

/// What the choices of the account's own fields are called, where a choice is told of.
async fn choices(
    tx: &mut Tx,
    who: &Subject,
    told: &[Happening],
) -> Result<HashMap<ChoiceId, String>, Failure> {
    if !told.iter().any(Happening::tells_words_of_a_field) {
        return Ok(HashMap::new());
    }
    let fields = fields::list(tx, who).await?;
    let choices = fields.into_iter().flat_map(|field| field.choices);
    Ok(choices.map(|choice| (choice.id, choice.name)).collect())
}

impl HappeningView {
    async fn of(
        tx: &mut Tx,
        who: &Subject,
        happening: Happening,
        (names, choices): (&HashMap<UserId, String>, &HashMap<ChoiceId, String>),
    ) -> Result<Self, Failure> {
        let what = match happening.what {
            What::Created => WhatView::Created,
            What::Version { number } => WhatView::Version { number },
            What::Restored { number } => WhatView::Restored { number },
            What::Noted { number } => WhatView::Noted { number },
            What::Described(parts) => WhatView::Described {
                changes: parts
                    .into_iter()
                    .map(|part| DescribedView::of(part, choices))
                    .collect(),
            },
            What::Moved { from, to } => WhatView::Moved {
                from: in_sight(tx, who, from).await?,
                to: in_sight(tx, who, to).await?,
            },
            What::State { before, after } => WhatView::State { before, after },
            What::Downloaded => WhatView::Downloaded,
        };
        Ok(Self {
            ordinal: happening.ordinal,
            at: happening.at,
            by: happening.by.map(|user| PersonView::of(user, names)),
            what,
        })
    }
}

/// The folder's name, for who may see it.
async fn in_sight(tx: &mut Tx, who: &Subject, id: FolderId) -> Result<Option<FolderName>, Failure> {
    if who.scope::<folder::See>().place(id).is_none() {
        return Ok(None);
    }
    Ok(FolderName::path(tx, who, id).await?.pop())
}

impl DescribedView {
    fn of(described: Described, choices: &HashMap<ChoiceId, String>) -> Self {
        let (part, field) = match described.part {
            Part::Title => (PartWord::Title, None),
            Part::Caption => (PartWord::Caption, None),
            Part::Credit => (PartWord::Credit, None),
            Part::Rights => (PartWord::Rights, None),
            Part::Tags => (PartWord::Tags, None),
            Part::Field(field) => (PartWord::Field, Some(field)),
        };
        let named = |texts: Vec<String>| match field {
            Some(_) => texts
                .into_iter()
                .flat_map(|text| by_name(text, choices))
                .collect(),
            None => texts,
        };
        Self {
            part,
            field,
            words: described.words.map(|words| WordsView {
                before: named(words.before),
                after: named(words.after),
            }),
        }
    }
}

/// The names of choices, where all of a field's text is ids of them; any other text as it is.
fn by_name(text: String, choices: &HashMap<ChoiceId, String>) -> Vec<String> {
    let name = |id: &str| choices.get(&id.parse().ok()?).cloned();
    let names: Option<Vec<String>> = text.split(' ').map(name).collect();
    names.unwrap_or_else(|| vec![text])
}
