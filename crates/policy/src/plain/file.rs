//! G4 File: security, licences, colour mark.

use vitrine_model::{ColourMode, DownloadTerm, Function, LapsedTerm, ShareTerm, State};

use super::person::Person;
use super::trace::{Ballot, ColourRule, Finding, Outcome, Source, Step};
use crate::ask::{Reason, Resource};
use crate::facts::AssetFacts;
use crate::key::{ColourKey, GroupKey};
use crate::source;
use crate::verdict::{Effect, Gate, Why};
use crate::world::Licence;

impl Person<'_> {
    /// Only for a resource that is a file.
    pub(super) fn file(&self, action: Function, resource: Resource<'_>) -> Option<Step> {
        let facts = resource.asset()?;
        let mut findings = Vec::new();
        let outcome = if !self.security_admits(action, facts, &mut findings) {
            Outcome::Refused(Why::FileSecurity)
        } else {
            let licence = self.licences(action, facts, &mut findings);
            let colour = self.colour(action, facts, &mut findings);
            match licence.max(colour) {
                Effect::Allow => Outcome::Passed,
                Effect::Warn => Outcome::Warned,
                Effect::Reason => Outcome::NeedsReason,
                Effect::Deny if licence == Effect::Deny => Outcome::Refused(Why::Licence),
                Effect::Deny => Outcome::Refused(Why::Colour),
            }
        };
        Some(self.step(Gate::File, action, outcome, findings))
    }

    /// Over the entries that match, for this action: `Deny` refuses; where it is restricted, anything but
    /// `Allow` refuses.
    pub(super) fn security_admits(
        &self,
        action: Function,
        facts: &AssetFacts,
        findings: &mut Vec<Finding>,
    ) -> bool {
        if !action.is_file_security() {
            return true;
        }
        let mut ballot = Ballot::on(action);
        let level = self.user().level;
        if source::is_over_places(level) {
            ballot.hear(Source::Level(level), State::Allow);
        }
        for (position, entry) in facts.security.entries.iter().enumerate() {
            if self.world.is_about(entry.subject, self.key, self.now) {
                ballot.hear(
                    Source::Security(entry.subject, position),
                    entry.at(self.now).of(action),
                );
            }
        }
        let result = ballot.close(findings);
        let restricted = facts.security.restricted.contains(action);
        if restricted {
            findings.push(Finding::Restricted(action));
        }
        match result {
            State::Deny => false,
            State::Allow => true,
            State::Unset => !restricted,
        }
    }

    /// Any lock refuses, else any warning warns. Who may `licence.override` may download past a lock, with a
    /// warning; a share never passes one.
    fn licences(&self, action: Function, facts: &AssetFacts, findings: &mut Vec<Finding>) -> Effect {
        let says: fn(&Licence, bool) -> Effect = match action {
            Function::Download => of_download,
            Function::ShareDownload | Function::ShareWeb => of_share,
            _ => return Effect::Allow,
        };
        let mut worst = Effect::Allow;
        for &key in &facts.licences {
            let licence = self.world.licence(key);
            let in_force = licence.is_in_force(self.now);
            let says = says(licence, in_force);
            findings.push(Finding::Licence {
                licence: key,
                in_force,
                says,
            });
            worst = worst.max(says);
        }
        if worst == Effect::Deny && action == Function::Download && self.overrides_licences(findings) {
            return Effect::Warn;
        }
        worst
    }

    fn overrides_licences(&self, findings: &mut Vec<Finding>) -> bool {
        if !self.credential.covers(Function::LicenceOverride) {
            findings.push(Finding::OutOfScope(Function::LicenceOverride));
            return false;
        }
        self.function_fold(Function::LicenceOverride, Resource::Account, findings) == State::Allow
    }

    /// The mark's rule for the user's groups. Shares pass only where it comes out `free`.
    fn colour(&self, action: Function, facts: &AssetFacts, findings: &mut Vec<Finding>) -> Effect {
        let Some(colour) = facts.colour else {
            return Effect::Allow;
        };
        let share = matches!(action, Function::ShareDownload | Function::ShareWeb);
        if !share && action != Function::Download {
            return Effect::Allow;
        }
        let (mode, rules) = self.colour_mode(colour);
        findings.extend(
            rules
                .into_iter()
                .map(|rule| Finding::Colour { colour, rule, mode }),
        );
        match mode {
            ColourMode::Free => Effect::Allow,
            ColourMode::Locked => Effect::Deny,
            ColourMode::Justify if share => Effect::Deny,
            ColourMode::Justify => match self.reason {
                Reason::Given => Effect::Allow,
                Reason::Missing => Effect::Reason,
            },
        }
    }

    /// Any `locked`, else any `free`, else any `justify`, else the default; and all rules that it is so by.
    fn colour_mode(&self, colour: ColourKey) -> (ColourMode, Vec<ColourRule>) {
        let colour = self.world.colour(colour);
        for mode in [ColourMode::Locked, ColourMode::Free, ColourMode::Justify] {
            let so = |(group, says): &&(GroupKey, ColourMode)| {
                *says == mode && self.world.is_in(self.key, *group, self.now)
            };
            let rules: Vec<_> = colour
                .groups
                .iter()
                .filter(so)
                .map(|(group, _)| ColourRule::Group(*group))
                .collect();
            if !rules.is_empty() {
                return (mode, rules);
            }
        }
        (colour.default, vec![ColourRule::Default])
    }
}

const fn of_download(licence: &Licence, in_force: bool) -> Effect {
    match (in_force, licence.download) {
        (true, DownloadTerm::Allow) => Effect::Allow,
        (true, DownloadTerm::Warn) => Effect::Warn,
        (true, DownloadTerm::Lock) => Effect::Deny,
        (false, _) => of_lapsed(licence.lapsed),
    }
}

const fn of_share(licence: &Licence, in_force: bool) -> Effect {
    match (in_force, licence.share) {
        (true, ShareTerm::Allow) => Effect::Allow,
        (true, ShareTerm::Lock) => Effect::Deny,
        (false, _) => of_lapsed(licence.lapsed),
    }
}

const fn of_lapsed(lapsed: LapsedTerm) -> Effect {
    match lapsed {
        LapsedTerm::Warn => Effect::Warn,
        LapsedTerm::Lock => Effect::Deny,
    }
}
