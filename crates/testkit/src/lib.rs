//! Named people, a small museum, both databases and a clock that stands still, for tests. Never ships.
//!
//! `on_both_databases!` runs each test once on SQLite and once on PostgreSQL 15.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, what can't go on stops with the place where it could not"
)]

mod clock;
mod house;
mod museum;
pub mod postgres;

pub use clock::StandingClock;
pub use house::House;
pub use museum::{Museum, Person, entry};

/// Runs each `async fn name(house: House)` as two tests: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident) $body:block)*) => {$(
        mod $name {
            use super::*;

            $(#[$meta])*
            async fn test($house: $crate::House) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                test($crate::House::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                test($crate::House::on_postgres().await).await;
            }
        }
    )*};
}
