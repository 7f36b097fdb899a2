//! The gates, in their order, by masks.

use vitrine_model::{ColourMode, DownloadTerm, Function, LapsedTerm, Lifecycle, ShareTerm, State};

use super::Compiled;
use super::person::Asker;
use crate::ask::{Ask, Principal, Reason, Resource};
use crate::facts::AssetFacts;
use crate::key::ColourKey;
use crate::verdict::{Effect, Gate, Verdict, Why};

impl Compiled {
    /// May this principal do this action to this resource now? The same answer as
    /// [`plain::decide`](crate::plain::decide), without its trace and without allocating.
    pub fn decide(&self, ask: &Ask<'_>) -> Verdict {
        match &ask.principal {
            Principal::User(caller) => {
                let asker = self.asker(caller, ask.now);
                self.decide_person(&asker, ask.action, ask.resource, ask.reason)
            }
            Principal::Link(visit) => self.decide_link(visit, ask),
        }
    }

    #[inline]
    pub(super) fn decide_person(
        &self,
        asker: &Asker<'_>,
        action: Function,
        resource: Resource<'_>,
        reason: Reason,
    ) -> Verdict {
        if let Some(why) = self.standing(asker, action) {
            return Verdict::deny(Gate::Standing, why);
        }
        if !resource.functions().contains(action) {
            // Nothing grants there what is not asked of such a resource.
            return Verdict::deny(Gate::Function, Why::FunctionUnset);
        }
        if matches!(resource, Resource::Account) {
            return account_wide(asker, action);
        }
        if !asker.credential.covers(Function::See) {
            return Verdict::deny(Gate::Standing, Why::Scope);
        }
        let at = self.at(asker, resource);
        if let Some(refused) = self.refusal(asker, action, resource, &at) {
            return refused;
        }
        match resource.asset() {
            Some(facts) if !asker.supermode && !facts.is_free() => self.file(asker, action, facts, reason),
            _ => Verdict::ALLOW,
        }
    }

    /// G4.
    fn file(&self, asker: &Asker<'_>, action: Function, facts: &AssetFacts, reason: Reason) -> Verdict {
        if !self.security_admits(asker, action, facts) {
            return Verdict::deny(Gate::File, Why::FileSecurity);
        }
        let fetch = action == Function::Download;
        let share = matches!(action, Function::ShareDownload | Function::ShareWeb);
        if !fetch && !share {
            return Verdict::ALLOW;
        }
        let licence = self.licences(asker, fetch, facts);
        if licence == Effect::Deny {
            return Verdict::deny(Gate::File, Why::Licence);
        }
        let colour = match facts.colour.map(|colour| self.colour_mode(asker, colour)) {
            None | Some(ColourMode::Free) => Effect::Allow,
            Some(ColourMode::Justify) if fetch && reason == Reason::Given => Effect::Allow,
            Some(ColourMode::Justify) if fetch => Effect::Reason,
            Some(ColourMode::Justify | ColourMode::Locked) => {
                return Verdict::deny(Gate::File, Why::Colour);
            }
        };
        Verdict::passing(licence.max(colour))
    }

    pub(super) fn security_admits(&self, asker: &Asker<'_>, action: Function, facts: &AssetFacts) -> bool {
        if facts.security.is_empty() || !action.is_file_security() {
            return true;
        }
        match self.security_votes(asker, facts, asker.now).of(action) {
            State::Allow => true,
            State::Unset => !facts.security.restricted.contains(action),
            State::Deny => false,
        }
    }

    pub(super) fn licences(&self, asker: &Asker<'_>, fetch: bool, facts: &AssetFacts) -> Effect {
        let worst = facts
            .licences
            .iter()
            .map(|key| {
                let licence = &self.licences[key.index()];
                match (licence.is_in_force(asker.now), fetch) {
                    (true, true) => match licence.download {
                        DownloadTerm::Allow => Effect::Allow,
                        DownloadTerm::Warn => Effect::Warn,
                        DownloadTerm::Lock => Effect::Deny,
                    },
                    (true, false) => match licence.share {
                        ShareTerm::Allow => Effect::Allow,
                        ShareTerm::Lock => Effect::Deny,
                    },
                    (false, _) => match licence.lapsed {
                        LapsedTerm::Warn => Effect::Warn,
                        LapsedTerm::Lock => Effect::Deny,
                    },
                }
            })
            .max()
            .unwrap_or(Effect::Allow);
        let overrides = || {
            asker.credential.covers(Function::LicenceOverride)
                && asker.everywhere.passed().contains(Function::LicenceOverride)
        };
        if worst == Effect::Deny && fetch && overrides() {
            Effect::Warn
        } else {
            worst
        }
    }

    pub(super) fn colour_mode(&self, asker: &Asker<'_>, colour: ColourKey) -> ColourMode {
        let colour = &self.colours[colour.index()];
        let mut found: Option<ColourMode> = None;
        for (group, mode) in &colour.groups {
            if self.is_in(asker.key, group.index(), asker.now) {
                found = Some(found.map_or(*mode, |found| stronger(found, *mode)));
            }
        }
        found.unwrap_or(colour.default)
    }
}

fn account_wide(asker: &Asker<'_>, action: Function) -> Verdict {
    match asker.everywhere.of(action) {
        State::Allow => Verdict::ALLOW,
        _ if asker.supermode && action != Function::BillingManage => Verdict::ALLOW,
        State::Unset => Verdict::deny(Gate::Function, Why::FunctionUnset),
        State::Deny => Verdict::deny(Gate::Function, Why::FunctionDenied),
    }
}

/// Any `locked`, else any `free`, else any `justify`.
const fn stronger(one: ColourMode, other: ColourMode) -> ColourMode {
    match (one, other) {
        (ColourMode::Locked, _) | (_, ColourMode::Locked) => ColourMode::Locked,
        (ColourMode::Free, _) | (_, ColourMode::Free) => ColourMode::Free,
        (ColourMode::Justify, ColourMode::Justify) => ColourMode::Justify,
    }
}

pub(super) const fn refused_by(state: Lifecycle) -> Why {
    match state {
        Lifecycle::Trashed => Why::StateTrashed,
        Lifecycle::Live | Lifecycle::Archived => Why::StateArchived,
    }
}
