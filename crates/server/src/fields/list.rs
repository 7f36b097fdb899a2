use serde::Serialize;
use utoipa::ToSchema;
use vitrine_store::fields;

use crate::ctx::Ctx;
use crate::extract::Json;
use crate::problem::Problem;

use super::view::FieldView;

/// The account's own fields, in their order.
#[derive(Serialize, ToSchema)]
pub(crate) struct Fields {
    items: Vec<FieldView>,
}

/// The account's own fields. They say nothing of any asset: whoever is signed in sees them.
#[utoipa::path(get, path = "/fields", tag = "fields",
    responses((status = 200, body = Fields), (status = "4XX", body = crate::problem::Body)))]
pub(crate) async fn list_fields(ctx: Ctx) -> Result<Json<Fields>, Problem> {
    let (mut tx, who) = ctx.read().await?;
    let fields = fields::list(&mut tx, &who).await?;
    Ok(Json(Fields {
        items: fields.into_iter().map(FieldView::from).collect(),
    }))
}
