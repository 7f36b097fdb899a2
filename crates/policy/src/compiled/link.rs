//! Share links, by masks.

use vitrine_model::{Function, Lifecycle, Second, Shelf};

use super::Compiled;
use super::decide::refused_by;
use crate::ask::{Ask, Caller, Named, Password, Reason, Resource, Visit};
use crate::facts::{AssetFacts, Home, PasswordRule, Running, Target};
use crate::verdict::{Effect, Gate, Verdict, Why};

impl Compiled {
    pub(super) fn decide_link(&self, visit: &Visit<'_>, ask: &Ask<'_>) -> Verdict {
        let Some(facts) = ask.resource.asset() else {
            return Verdict::deny(Gate::Standing, Why::Standing);
        };
        if self.is_in_maintenance() {
            return Verdict::deny(Gate::Standing, Why::Maintenance);
        }
        let link = visit.link;
        let opens = link.running == Running::Yes
            && ask.now.is_before(link.until)
            && link.uses_left != Some(0)
            && (link.password == PasswordRule::None || visit.password == Password::Given)
            && link.mode.covers(ask.action);
        let covers = || {
            visit.named == Named::Yes
                || link
                    .targets
                    .iter()
                    .any(|target| self.covers(*target, facts, ask.now))
        };
        if !opens || !covers() {
            return Verdict::deny(Gate::Standing, Why::Standing);
        }
        let state = match facts.home {
            Home::Folder(folder) => facts.state.max(self.folders[folder.index()].state),
            Home::Project(..) => facts.state,
        };
        if state != Lifecycle::Live {
            return Verdict::deny(Gate::Place, refused_by(state));
        }
        let issuer = self.asker(&Caller::session(link.issuer), ask.now);
        let asked = match ask.action {
            Function::ApprovalDecide => Function::ApprovalCreate,
            action => action,
        };
        let mut effect = Effect::Allow;
        for action in [link.mode.share(), asked] {
            let verdict = self.decide_person(&issuer, action, Resource::Asset(facts), Reason::Missing);
            match verdict.effect {
                Effect::Allow | Effect::Warn => effect = effect.max(verdict.effect),
                Effect::Reason => return Verdict::deny(Gate::File, Why::Colour),
                Effect::Deny => return verdict,
            }
        }
        Verdict::passing(effect)
    }

    fn covers(&self, target: Target, facts: &AssetFacts, now: Second) -> bool {
        match (target, facts.home) {
            (Target::Folder(folder), Home::Folder(home)) => self.is_within(home, folder),
            (Target::Project(project), Home::Project(home, shelf)) => {
                project == home && shelf == Shelf::Content
            }
            (Target::Playlist(playlist), _) => facts
                .exposures
                .iter()
                .any(|exposure| exposure.playlist == playlist && self.is_live(facts, exposure, now)),
            (Target::Folder(_), Home::Project(..)) | (Target::Project(_), Home::Folder(_)) => false,
        }
    }
}
