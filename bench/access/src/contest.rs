//! Everybody is asked the same, in turns, and every answer is held against the others.

use std::fmt;
use std::time::Duration;

use crate::library::Library;
use crate::peers::{Part, Peer};
use crate::question::{Question, of_the_common_part};
use crate::timing::{Caches, RUNS, median, nanos, timed};

/// How long one peer may take for one run of one row.
const PATIENCE: Duration = Duration::from_millis(200);

/// How many answers of each peer are compared at least for one row, however slow it is.
const AT_LEAST: usize = 50;

/// Two evaluators that disagree: nothing that was measured then means anything.
pub(crate) struct Disagreement {
    peer: &'static str,
    question: Question,
    passes: bool,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (peer, question) = (self.peer, self.question);
        let (says, ours) = if self.passes {
            ("passes", "refuses")
        } else {
            ("refuses", "passes")
        };
        write!(
            f,
            "{peer} {says} what Vitrine's compiled evaluator {ours}: {question:?}"
        )
    }
}

/// One figure of one peer.
#[derive(Clone, Copy)]
pub(crate) struct Figure {
    /// Nanoseconds a question.
    pub(crate) nanos: f64,
    /// How many different questions were asked for it.
    pub(crate) asked: usize,
    /// How many answers were compared with the compiled evaluator's, and were the same.
    pub(crate) compared: usize,
}

/// The peers, Vitrine's compiled evaluator first: the others are held against its answers.
pub(crate) struct Contest<'a> {
    pub(crate) library: &'a Library,
    pub(crate) peers: Vec<Box<dyn Peer + 'a>>,
}

impl Contest<'_> {
    /// Asks everybody those questions over and over, the first time in each turn not counted.
    pub(crate) fn warm(&mut self, questions: &[Question]) -> Result<Vec<Figure>, Disagreement> {
        let plans = self.plans(questions)?;
        let mut runs = vec![Vec::new(); plans.len()];
        for _ in 0..RUNS {
            for ((peer, plan), runs) in self.peers.iter_mut().zip(&plans).zip(&mut runs) {
                let mut passed = count(peer.as_mut(), &plan.questions);
                let ((), took) = timed(|| {
                    for _ in 0..plan.often {
                        passed += count(peer.as_mut(), &plan.questions);
                    }
                });
                std::hint::black_box(passed);
                runs.push(nanos(took) / (plan.often * plan.questions.len()) as f64);
            }
        }
        Ok(figures(plans, runs))
    }

    /// Asks everybody a few questions after the processor's caches were dropped, no person and no asset twice.
    pub(crate) fn cold(
        &mut self,
        questions: &[Question],
        caches: &mut Caches,
    ) -> Result<Vec<Figure>, Disagreement> {
        const AT_ONCE: usize = 16;
        const TIMES: usize = 4;
        let mut plans = self.plans(questions)?;
        let mut runs = vec![Vec::new(); plans.len()];
        for run in 0..RUNS * TIMES {
            for ((peer, plan), runs) in self.peers.iter_mut().zip(&mut plans).zip(&mut runs) {
                let many = plan.questions.len().min(AT_ONCE);
                let few = match plan.questions.len() / many {
                    1 => 0,
                    chunks => run % chunks,
                };
                let few = &plan.questions[few * many..][..many];
                caches.fill();
                let (passed, took) = timed(|| count(peer.as_mut(), few));
                std::hint::black_box(passed);
                runs.push(nanos(took) / few.len() as f64);
                plan.often = 1;
            }
        }
        Ok(figures(plans, runs))
    }

    /// How much each can be asked in the time there is. All of that is asked once, and the answers are compared.
    fn plans(&mut self, questions: &[Question]) -> Result<Vec<Plan>, Disagreement> {
        let common = of_the_common_part(questions, self.library);
        let (first, others) = self.peers.split_at_mut(1);
        let mut plans = vec![plan(first[0].as_mut(), questions)];
        for peer in others {
            let of_its_part = match peer.knows() {
                Part::Full => questions,
                Part::FunctionsAndLists => &common,
            };
            let plan = plan(peer.as_mut(), of_its_part);
            let many = plan.questions.len().max(AT_LEAST).min(of_its_part.len());
            compare(first[0].as_mut(), peer.as_mut(), &of_its_part[..many])?;
            let plan = Plan {
                compared: many,
                ..plan
            };
            plans.push(plan);
        }
        Ok(plans)
    }
}

struct Plan {
    questions: Vec<Question>,
    /// How often they are asked in one run.
    often: usize,
    compared: usize,
}

fn plan(peer: &mut dyn Peer, questions: &[Question]) -> Plan {
    let trial = &questions[..questions.len().min(3)];
    std::hint::black_box(count(peer, trial));
    let (_, took) = timed(|| count(peer, trial));
    let one = nanos(took) / trial.len() as f64;
    let in_time = (nanos(PATIENCE) / one) as usize;
    let many = in_time.clamp(3, questions.len());
    Plan {
        questions: questions[..many].to_vec(),
        often: (in_time / 4 / many).clamp(1, 256),
        compared: many,
    }
}

fn count(peer: &mut dyn Peer, questions: &[Question]) -> usize {
    questions.iter().filter(|question| peer.passes(question)).count()
}

fn compare(one: &mut dyn Peer, other: &mut dyn Peer, questions: &[Question]) -> Result<(), Disagreement> {
    for question in questions {
        let passes = other.passes(question);
        if passes != one.passes(question) {
            return Err(Disagreement {
                peer: other.name(),
                question: *question,
                passes,
            });
        }
    }
    Ok(())
}

fn figures(plans: Vec<Plan>, runs: Vec<Vec<f64>>) -> Vec<Figure> {
    let of = |(plan, runs): (Plan, Vec<f64>)| Figure {
        nanos: median(runs),
        asked: plan.questions.len(),
        compared: plan.compared,
    };
    plans.into_iter().zip(runs).map(of).collect()
}
