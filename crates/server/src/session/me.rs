//! What somebody who is signed in is told of themselves.

use serde::Serialize;
use utoipa::ToSchema;
use vitrine_access::Via;
use vitrine_model::{Function, Instant, Level, UserId};
use vitrine_store::credentials::Secret;
use vitrine_store::{Failure, Subject, Tx, people};

use crate::can::CanView;
use crate::credential::csrf_of;
use crate::schema;

use super::set_locale::Locale;

/// Oneself: one's name, the account, and what one may do in it as a whole.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Me {
    user: Oneself,
    account: AccountName,
    /// Goes into `X-CSRF-Token` of each write; null for a token, which needs none.
    #[schema(required)]
    csrf: Option<String>,
    /// The language that was chosen, if any was.
    #[schema(value_type = Option<Locale>, required)]
    locale: Option<String>,
    /// The account-wide functions.
    can: CanView,
    /// Super-admin mode, while it is on.
    #[schema(required)]
    supermode: Option<SupermodeView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Oneself {
    #[schema(value_type = Uuid)]
    id: UserId,
    login: String,
    first_name: String,
    last_name: String,
    email: String,
    #[schema(value_type = schema::Level, example = "member")]
    level: Level,
}

#[derive(Debug, Serialize, ToSchema)]
struct AccountName {
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct SupermodeView {
    /// It ends by itself then.
    #[schema(value_type = String, format = DateTime)]
    until: Instant,
}

impl Me {
    /// As that session or token sees it.
    pub(crate) async fn of(tx: &mut Tx, who: &Subject, session: Option<&Secret>) -> Result<Self, Failure> {
        let person = people::oneself(tx, who).await?;
        let head = vitrine_store::head(tx).await?;
        let account_wide: Vec<Function> = Function::ALL
            .iter()
            .copied()
            .filter(|function| !function.is_place_bound())
            .collect();
        let supermode = match who.actor().via {
            Via::Session {
                supermode_until: Some(until),
                ..
            } if who.now() < until => Some(SupermodeView {
                until: Instant::from_millis(until.0 * 1000),
            }),
            _ => None,
        };
        Ok(Self {
            user: Oneself {
                id: person.id,
                login: person.login,
                first_name: person.first_name,
                last_name: person.last_name,
                email: person.email,
                level: person.level,
            },
            account: AccountName { name: head.account },
            csrf: session.map(csrf_of),
            locale: person.locale,
            can: who.can_account(&account_wide).into(),
            supermode,
        })
    }
}
