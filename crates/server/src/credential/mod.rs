//! How people and programs show who they are: passwords, the secrets of sessions and tokens, and what guards
//! them against guessing and against other sites.

mod cookie;
mod csrf;
mod password;
mod secret;
mod throttle;

pub use password::{Busy, Cost, IllChosen, Password, Passwords, PersonWords};
pub use secret::token_text;
pub use throttle::Throttle;

pub(crate) use cookie::{Cookies, SessionCookie};
pub(crate) use csrf::{csrf_of, refuse_foreign_page, refuse_without_csrf};
pub(crate) use secret::read_token;
