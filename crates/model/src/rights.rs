//! What licences, colour marks and share links say (access model, sections 4 and 8).

use crate::Function;
use crate::people::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a licence in force says of downloads.
    DownloadTerm, "licence term for downloads" {
        /// Nothing stands in the way.
        Allow = "allow",
        /// Goes through with a warning.
        Warn = "warn",
        /// Refused.
        Lock = "lock",
    }
}

words! {
    /// What a licence in force says of shares.
    ShareTerm, "licence term for shares" {
        /// Nothing stands in the way.
        Allow = "allow",
        /// Refused.
        Lock = "lock",
    }
}

words! {
    /// What a licence out of force says, of downloads and shares alike.
    LapsedTerm, "licence term out of force" {
        /// Goes through with a warning.
        Warn = "warn",
        /// Refused.
        Lock = "lock",
    }
}

words! {
    /// What a colour mark asks of who fetches a file.
    ColourMode, "colour mode" {
        /// Nothing.
        Free = "free",
        /// A written reason.
        Justify = "justify",
        /// Refused.
        Locked = "locked",
    }
}

words! {
    /// What a share link is for.
    LinkMode, "link mode" {
        /// Watching, commenting, deciding an approval that asks for it.
        Review = "review",
        /// Watching and fetching.
        Download = "download",
        /// Embedded or published.
        Web = "web",
    }
}

impl LinkMode {
    /// The function that the link's issuer needs for it.
    pub const fn share(self) -> Function {
        match self {
            LinkMode::Review => Function::ShareReview,
            LinkMode::Download => Function::ShareDownload,
            LinkMode::Web => Function::ShareWeb,
        }
    }

    /// May a visitor ask for that function by such a link at all?
    pub const fn covers(self, function: Function) -> bool {
        match self {
            LinkMode::Review => {
                matches!(
                    function,
                    Function::See | Function::Comment | Function::ApprovalDecide
                )
            }
            LinkMode::Download => matches!(function, Function::See | Function::Download),
            LinkMode::Web => matches!(function, Function::See),
        }
    }
}
