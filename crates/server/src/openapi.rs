//! The description of the API, generated from the code.

use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, openapi};

use crate::problem;
use crate::routes;

/// The whole description, OpenAPI 3.1.
pub fn description() -> openapi::OpenApi {
    let (_, description) = routes::api().split_for_parts();
    description
}

/// What stands at its top, and what every operation shares.
pub(crate) fn heading() -> openapi::OpenApi {
    Heading::openapi()
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Vitrine",
        description = "Media of an organisation: kept, shown, fetched, each as the access model says. \
            Errors are problems (RFC 9457) with stable codes; what one may not see answers like what never was."
    ),
    components(schemas(problem::Body, problem::FieldProblem)),
    modifiers(&Credentials),
    security(("session" = []), ("token" = []))
)]
struct Heading;

struct Credentials;

impl Modify for Credentials {
    fn modify(&self, description: &mut openapi::OpenApi) {
        let Some(components) = &mut description.components else {
            return;
        };
        let session = ApiKeyValue::with_description(
            "__Host-vitrine",
            "Over plain http on this machine: `vitrine`. Writes also need the header `X-CSRF-Token`.",
        );
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
        let token = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("vt_…")
            .build();
        components.add_security_scheme("token", SecurityScheme::Http(token));
    }
}
