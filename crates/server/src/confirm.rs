//! Whether whoever asks for a change says that they know what follows.

use serde::Deserialize;
use utoipa::ToSchema;
use vitrine_access::Confirmed;

/// `true` where they do; left out, they were not asked yet.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(transparent)]
pub(crate) struct Confirm(bool);

impl From<Confirm> for Confirmed {
    fn from(confirm: Confirm) -> Self {
        if confirm.0 { Self::Yes } else { Self::No }
    }
}
