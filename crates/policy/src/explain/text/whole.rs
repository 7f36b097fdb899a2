//! The whole trace, for an administrator.

use super::{Language, Names, Say, Vote};
use crate::explain::thing::Thing;
use crate::explain::{Explained, Explanation};
use crate::plain::{Finding, OnBehalf, Step};

/// Everything that a decision came from, a line each: the gates, the sources and their votes, which decided, the path
/// by which the list came down, the causes, and what would flip it.
pub fn whole(explanation: &Explanation, names: &dyn Names, language: Language) -> String {
    let words = language.words();
    let teller = Teller {
        explanation,
        say: Say {
            names,
            words,
            new_lists: &explanation.flips.new_lists,
        },
    };
    let mut lines = vec![
        words.verdict(&explanation.verdict, explanation.action),
        String::new(),
    ];
    lines.push(words.heading_steps().to_owned());
    for (at, explained) in explanation.steps.iter().enumerate() {
        lines.push(teller.step(at + 1, &explained.step));
        lines.extend(
            teller
                .details(explained)
                .into_iter()
                .map(|line| format!("     {line}")),
        );
    }
    if !explanation.causes.is_empty() {
        lines.extend([String::new(), words.heading_causes().to_owned()]);
        let causes = explanation.causes.iter();
        lines.extend(causes.map(|cause| format!("  - {}", words.cause(cause, &teller.say))));
    }
    lines.extend([
        String::new(),
        words.heading_flips(explanation.flips.to).to_owned(),
    ]);
    lines.extend(teller.flips());
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

struct Teller<'t> {
    explanation: &'t Explanation,
    say: Say<'t>,
}

impl Teller<'_> {
    fn step(&self, number: usize, step: &Step) -> String {
        let words = self.say.words;
        let issuer = match step.on_behalf {
            OnBehalf::Principal => None,
            OnBehalf::Issuer => Some(self.say.recipient(self.explanation.person)),
        };
        let asked = words.step(step.gate, step.action, issuer);
        format!("{number:>3}. {asked}: {}", words.outcome(&step.outcome))
    }

    fn details(&self, explained: &Explained) -> Vec<String> {
        let step = &explained.step;
        let mut told = Vec::new();
        for finding in &step.findings {
            // The state rule may look at the same list again.
            let line = self.finding(finding, step);
            if !told.contains(&line) {
                told.push(line);
            }
        }
        let ended = explained.ended.iter();
        told.extend(ended.map(|ended| self.say.words.ended(ended, &self.say)));
        told
    }

    fn finding(&self, finding: &Finding, step: &Step) -> String {
        let (words, say) = (self.say.words, &self.say);
        match finding {
            Finding::Stands { status, level } => {
                words.stands(say.subject(self.explanation.person), *status, *level)
            }
            Finding::Vote {
                source,
                function,
                says,
                counts,
                decided,
            } => words.vote(
                say.source(source),
                &Vote {
                    says: *says,
                    counts: says == counts,
                    decided: *decided,
                    of: (*function != step.action).then_some(*function),
                },
            ),
            Finding::Handed { by, list, path } => {
                let path = (path.len() > 1).then(|| say.path(path));
                words.handed(say.within(Thing::Folder(*by)), *list, path)
            }
            finding => words.finding(finding, say),
        }
    }

    fn flips(&self) -> Vec<String> {
        let words = self.say.words;
        let flips = &self.explanation.flips;
        let told = |way: &Vec<_>| {
            let changes: Vec<String> = way.iter().map(|change| words.change(change, &self.say)).collect();
            format!("  - {}", words.together(&changes))
        };
        let mut lines: Vec<String> = flips.ways.iter().map(told).collect();
        lines.extend(flips.beyond.map(|beyond| format!("  - {}", words.beyond(beyond))));
        lines
    }
}
