//! G1 Standing.

use vitrine_model::{Function, Status};

use super::person::Person;
use super::trace::{Finding, Outcome, Step};
use crate::ask::Credential;
use crate::source;
use crate::verdict::{Gate, Why};
use crate::world::Maintenance;

impl Person<'_> {
    /// The user is active; a token has the action in its scope; in maintenance only the owner and admins
    /// pass, and no token does. No mode or level gets past this gate.
    pub(super) fn standing(&self, action: Function) -> Step {
        let user = self.user();
        let mut findings = vec![Finding::Stands {
            status: user.status,
            level: user.level,
        }];
        if self.supermode {
            findings.push(Finding::Supermode);
        }
        let outcome = if user.status != Status::Active {
            Outcome::Refused(Why::Standing)
        } else if self.world.maintenance == Maintenance::On
            && !(source::is_over_places(user.level) && self.credential == Credential::Session)
        {
            findings.push(Finding::Maintenance);
            Outcome::Refused(Why::Maintenance)
        } else if !self.credential.covers(action) {
            findings.push(Finding::OutOfScope(action));
            Outcome::Refused(Why::Scope)
        } else {
            Outcome::Passed
        };
        self.firm_step(Gate::Standing, action, outcome, findings)
    }
}
