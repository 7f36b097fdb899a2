//! The description of the API, generated from the code.

use utoipa::OpenApi;
use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ObjectBuilder, Type};
use utoipa::{Modify, openapi};

use crate::once::PASSED_OVER;
use crate::problem;
use crate::routes::{self, API};

/// The whole description, OpenAPI 3.1.
pub fn description() -> openapi::OpenApi {
    let (_, mut description) = routes::api().split_for_parts();
    offer_keys(&mut description);
    description
}

/// Every write takes a key but for those that pass it over.
fn offer_keys(description: &mut openapi::OpenApi) {
    let key = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .description(Some(
            "Up to 255 visible ASCII characters. Asked again with it within a day, the request is answered and not done again",
        ))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .build();
    for (path, item) in &mut description.paths.paths {
        let path = path.strip_prefix(API).unwrap_or(path);
        let writes = [
            ("POST", &mut item.post),
            ("PUT", &mut item.put),
            ("PATCH", &mut item.patch),
            ("DELETE", &mut item.delete),
        ];
        for (method, operation) in writes {
            let passed_over = PASSED_OVER.iter().any(|(by, at, _)| (*by, *at) == (method, path));
            if let (Some(operation), false) = (operation, passed_over) {
                operation
                    .parameters
                    .get_or_insert_default()
                    .push(key.clone().into());
            }
        }
    }
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
