//! HTTP: a folder per noun, a file per endpoint.
//!
//! A handler has five steps: understand, may they, do it, keep it, show it. It holds no SQL, no rule and no
//! role's name: what is allowed it asks of `vitrine-access`, what is kept it leaves to `vitrine-store`. To add
//! an endpoint: a file in its noun's folder with the handler and its `utoipa::path`, a line in that folder's
//! `routes`, a refusal row and a test under `tests/it/` where its URL says.
//!
//! | room | what is in it |
//! | --- | --- |
//! | [`config`], [`listener`], [`edge`] | the operator's settings; connections; what every request passes |
//! | [`problem`], [`extract`] | what goes wrong, and reading requests |
//! | [`credential`] | passwords, secrets, cookies, CSRF, throttling |
//! | [`accounts`], `ctx` | which account is asked, and who asks |
//! | [`logging`] | the log |
//! | `open` | every route that is open to everyone |
//! | `session`, `notices`, `tokens`, `folders`, `subjects`, `assets`, `views`, `uploads`, `files`, `searches` | the nouns |
//! | `reach`, `overrides` | who may do what, told to who may ask; what super-admin mode overrode |
//! | `once` | writes that are done once, however often they are asked for |
//! | `search`, `jobs` | finding; the program's own work |
//! | `ui` | the application's own pages |

pub mod accounts;
mod app;
mod assets;
mod bundles;
mod can;
pub mod config;
mod confirm;
pub mod credential;
mod ctx;
pub mod edge;
mod events;
mod extract;
mod fields;
mod files;
mod folders;
mod jobs;
mod kept;
pub mod listener;
pub mod logging;
mod notices;
mod once;
mod open;
mod openapi;
mod overrides;
pub mod problem;
mod reach;
mod reindex;
mod routes;
mod schema;
mod search;
mod searches;
mod session;
mod spoken;
mod subjects;
mod tags;
mod tokens;
mod ui;
mod uploads;
mod views;

pub use app::{CannotServe, Parts, Server};
pub use openapi::description;
pub use reindex::{CannotReindex, reindex};
