//! The answer, and the words for it.

use serde::Serialize;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every one of them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word for it in JSON.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    )*};
}

words! {
    /// What the answer comes to. Ordered: a later one stands above an earlier one.
    Effect {
        /// Passes.
        Allow = "allow",
        /// Passes, with a warning.
        Warn = "warn",
        /// Passes only with a written reason.
        Reason = "reason",
        /// Refused.
        Deny = "deny",
    }

    /// The four gates, in their order.
    Gate {
        /// G1: who asks stands.
        Standing = "standing",
        /// G2: they may do such a thing at all.
        Function = "function",
        /// G3: this place admits them, and the thing's state allows it.
        Place = "place",
        /// G4: this file allows it.
        File = "file",
    }

    /// Why a gate refused, for machines and for the texts of the interface.
    Why {
        /// G1: not active; or the link itself, its mode or its targets refuse.
        Standing = "standing",
        /// G1: the account is in maintenance.
        Maintenance = "maintenance",
        /// G1 or the state rule: the token's scope lacks an action.
        Scope = "scope",
        /// G2: nobody allowed this.
        FunctionUnset = "function_unset",
        /// G2: blocked by somebody.
        FunctionDenied = "function_denied",
        /// G3: nobody allowed this here.
        PlaceUnset = "place_unset",
        /// G3: blocked here by somebody.
        PlaceDenied = "place_denied",
        /// G3: it is archived.
        StateArchived = "state_archived",
        /// G3: it is in the trash.
        StateTrashed = "state_trashed",
        /// G4: the file's security refuses.
        FileSecurity = "file_security",
        /// G4: a licence locks.
        Licence = "licence",
        /// G4: the colour mark locks.
        Colour = "colour",
    }
}

impl Effect {
    /// Does it pass wherever a decision must pass? A warning does, a missing reason does not.
    pub const fn passes(self) -> bool {
        matches!(self, Effect::Allow | Effect::Warn)
    }

    /// Is what is asked about hidden or refused? A list holds what does not come out `Deny`.
    pub const fn is_deny(self) -> bool {
        matches!(self, Effect::Deny)
    }
}

/// What the compiled evaluator answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Verdict {
    /// What it comes to.
    pub effect: Effect,
    /// The gate that refused; only with [`Effect::Deny`].
    pub gate: Option<Gate>,
    /// Why it refused; only with [`Effect::Deny`].
    pub why: Option<Why>,
}

impl Verdict {
    /// Passes with nothing to say.
    pub const ALLOW: Self = Self::passing(Effect::Allow);

    /// An effect that no gate refused.
    pub const fn passing(effect: Effect) -> Self {
        Self {
            effect,
            gate: None,
            why: None,
        }
    }

    /// Refused at that gate.
    pub const fn deny(gate: Gate, why: Why) -> Self {
        Self {
            effect: Effect::Deny,
            gate: Some(gate),
            why: Some(why),
        }
    }
}
