//! The plainest reading of the language there is: every asset looked at, one by one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use vitrine_model::Lifecycle;
use vitrine_search::{By, Chosen, Direction, Document, Facet, Facets, Order};

use crate::world::{Kept, Studio};

/// What somebody asks.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) words: Vec<Word>,
    pub(crate) state: Lifecycle,
    pub(crate) chosen: Chosen,
    /// Folders that were chosen, themselves alone.
    pub(crate) folders: Option<Vec<i64>>,
    pub(crate) order: Order,
}

/// One piece of it.
#[derive(Clone, Debug)]
pub(crate) enum Word {
    Free(String),
    Begun(String),
    Excluded(String),
    Phrase(Vec<String>),
    InTitle(String),
    Tag(String),
    NoTag(String),
    Camera(String),
    Taken(i64),
}

impl Question {
    pub(crate) fn text(&self) -> String {
        let texts: Vec<String> = self.words.iter().map(Word::text).collect();
        texts.join(" ")
    }
}

impl Word {
    fn text(&self) -> String {
        match self {
            Self::Free(word) => word.clone(),
            Self::Begun(word) => format!("{word}*"),
            Self::Excluded(word) => format!("-{word}"),
            Self::Phrase(words) => format!("\"{}\"", words.join(" ")),
            Self::InTitle(word) => format!("title:{word}"),
            Self::Tag(tag) => format!("tag:\"{tag}\""),
            Self::NoTag(tag) => format!("-tag:\"{tag}\""),
            Self::Camera(name) => format!("camera:{}", name.replace(' ', "-")),
            Self::Taken(year) => format!("taken:{year}"),
        }
    }
}

/// A word without accents, and as it is spelled without umlauts.
fn forms(word: &str) -> [String; 2] {
    let small = word.to_lowercase().replace('ß', "ss").replace('é', "e");
    let plain = small.replace('ü', "u").replace('ö', "o");
    [plain, small.replace('ü', "ue").replace('ö', "oe")]
}

fn is_same(kept: &str, wanted: &str) -> bool {
    let wanted = forms(wanted);
    forms(kept).iter().any(|kept| wanted.contains(kept))
}

fn begins(kept: &str, wanted: &str) -> bool {
    forms(kept)
        .iter()
        .any(|kept| forms(wanted).iter().any(|wanted| kept.starts_with(wanted)))
}

fn is_near(kept: &str, wanted: &str, slips: usize, begun: bool) -> bool {
    forms(kept).iter().any(|kept| {
        forms(wanted)
            .iter()
            .any(|wanted| distance(wanted, kept, begun) <= slips)
    })
}

/// How many letters have to be added, removed, changed or swapped with their neighbour to come from one word to the
/// other, or to the nearest beginning of it.
fn distance(wanted: &str, kept: &str, begun: bool) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (wanted.chars().collect(), kept.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for at in 0..=a.len() {
        for to in 0..=b.len() {
            rows[at][to] = match (at, to) {
                (0, to) => to,
                (at, 0) => at,
                _ => {
                    let changed = rows[at - 1][to - 1] + usize::from(a[at - 1] != b[to - 1]);
                    let mut least = changed.min(rows[at - 1][to] + 1).min(rows[at][to - 1] + 1);
                    if at > 1 && to > 1 && a[at - 1] == b[to - 2] && a[at - 2] == b[to - 1] {
                        least = least.min(rows[at - 2][to - 2] + 1);
                    }
                    least
                }
            };
        }
    }
    let last = &rows[a.len()];
    if begun {
        last.iter().copied().min().unwrap()
    } else {
        last[b.len()]
    }
}

/// All that a tag is called.
fn names(tag: &Kept) -> impl Iterator<Item = &'static str> {
    std::iter::once(tag.name).chain(tag.synonyms.iter().copied())
}

/// Everything that the studio has to say to somebody who sees these of its assets.
pub(crate) struct Oracle<'a> {
    studio: &'a Studio,
    /// What they see in the state that is asked for.
    seen: Vec<&'a Document>,
    question: &'a Question,
    /// The position of the last free word, which may be a beginning.
    last: Option<usize>,
}

impl<'a> Oracle<'a> {
    pub(crate) fn of(
        studio: &'a Studio,
        sees: impl FnMut(&&Document) -> bool,
        question: &'a Question,
    ) -> Self {
        let seen = studio.documents.iter().filter(sees);
        let mut oracle = Self {
            studio,
            seen: Vec::new(),
            question,
            last: question
                .words
                .iter()
                .rposition(|word| matches!(word, Word::Free(_) | Word::Begun(_))),
        };
        oracle.seen = seen
            .filter(|document| oracle.state(document) == question.state)
            .collect();
        oracle
    }

    /// The state of an asset with those of the folders above it.
    fn state(&self, document: &Document) -> Lifecycle {
        let above: &[usize] = match document.place {
            4 => &[3, 2, 0],
            3 => &[2, 0],
            2 => &[1, 0],
            _ => &[0],
        };
        above
            .iter()
            .map(|at| self.studio.states[*at])
            .fold(document.state, Ord::max)
    }

    /// The tags of an asset, and those above them, each once.
    fn tags(&self, document: &Document) -> Vec<&Kept> {
        let all = document.tags.iter().flat_map(|row| self.studio.tags_of(*row));
        let by_name: BTreeMap<&str, &Kept> = all.map(|tag| (tag.name, tag)).collect();
        by_name.into_values().collect()
    }

    /// The texts of an asset, with what a beginning of a word weighs in each. A name of a tag is a text of its own.
    fn texts<'b>(&self, document: &'b Document) -> Vec<(u32, &'b str)> {
        let texts = &document.texts;
        let mut all = vec![
            (6, texts.title.as_str()),
            (4, texts.caption.as_str()),
            (3, texts.file_name.as_str()),
            (2, texts.body.as_str()),
        ];
        all.extend(
            self.tags(document)
                .into_iter()
                .flat_map(names)
                .map(|name| (5, name)),
        );
        all
    }

    /// Does one of its tags have that name?
    fn has_tag(&self, document: &Document, tag: &str) -> bool {
        let mut names = self.tags(document).into_iter().flat_map(names);
        names.any(|own| is_same(own, tag))
    }

    /// The points of a word, 0 where it does not stand.
    fn points(&self, document: &Document, word: &str, begun: bool, in_title: bool) -> u32 {
        let texts: Vec<(u32, &str)> = self
            .texts(document)
            .into_iter()
            .filter(|(weight, _)| !in_title || *weight == 6)
            .collect();
        let of = |holds: &dyn Fn(&str) -> bool| {
            texts
                .iter()
                .filter(|(_, text)| text.split(' ').any(holds))
                .map(|(weight, _)| *weight)
                .max()
                .unwrap_or(0)
        };
        let whole = of(&|kept| !kept.is_empty() && is_same(kept, word));
        let beginning = of(&|kept| begun && !kept.is_empty() && begins(kept, word));
        if whole > 0 {
            (whole + 6).max(beginning)
        } else {
            beginning
        }
    }

    /// As [`Self::points`], where a word that nothing in sight has gives way to those near to it.
    fn points_or_near(&self, document: &Document, word: &str, begun: bool, in_title: bool) -> u32 {
        let known = |document: &&&Document| self.points(document, word, begun, in_title) > 0;
        let letters = forms(word)[0].chars().count();
        let most = match letters {
            _ if word.starts_with(char::is_numeric) => 0,
            8.. => 2,
            4.. => 1,
            _ => 0,
        };
        if most == 0 || self.seen.iter().any(|document| known(&document)) {
            return self.points(document, word, begun, in_title);
        }
        let has_near = |document: &Document, slips: usize| {
            let texts = self
                .texts(document)
                .into_iter()
                .filter(|(weight, _)| !in_title || *weight == 6);
            let mut words = texts
                .flat_map(|(_, text)| text.split(' '))
                .filter(|kept| !kept.is_empty());
            words.any(|kept| is_near(kept, word, slips, begun))
        };
        let slips = (1..=most).find(|slips| self.seen.iter().any(|document| has_near(document, *slips)));
        u32::from(slips.is_some_and(|slips| has_near(document, slips)))
    }

    /// The points of an asset for all the words, and whether it has them.
    fn has_words(&self, document: &Document) -> Option<u32> {
        let mut total = 0;
        for (at, word) in self.question.words.iter().enumerate() {
            let last = self.last == Some(at);
            let points = match word {
                Word::Free(word) => self.points_or_near(document, word, last, false),
                Word::Begun(word) => self.points_or_near(document, word, true, false),
                Word::InTitle(word) => self.points_or_near(document, word, false, true),
                Word::Phrase(words) => phrase(&self.texts(document), words),
                Word::Excluded(word) if self.points(document, word, false, false) > 0 => return None,
                _ => continue,
            };
            if points == 0 {
                return None;
            }
            total += points;
        }
        Some(total)
    }

    /// What it is asked beside its words and facets.
    fn is_otherwise(&self, document: &Document) -> bool {
        self.question.words.iter().all(|word| match word {
            Word::NoTag(tag) => !self.has_tag(document, tag),
            Word::Taken(year) => year_of(document) == Some(*year),
            _ => true,
        })
    }

    /// The facets at which it fails.
    fn fails(&self, document: &Document) -> BTreeSet<&'static str> {
        let (chosen, words) = (&self.question.chosen, &self.question.words);
        let tags: Vec<&String> = words
            .iter()
            .filter_map(|word| match word {
                Word::Tag(tag) => Some(tag),
                _ => None,
            })
            .collect();
        let cameras: Vec<&String> = words
            .iter()
            .filter_map(|word| match word {
                Word::Camera(name) => Some(name),
                _ => None,
            })
            .collect();
        let own = self.tags(document);
        let tag = own
            .iter()
            .any(|own| chosen.tags.iter().any(|name| name == own.name))
            || tags.iter().any(|tag| self.has_tag(document, tag));
        let camera = document
            .camera
            .as_ref()
            .is_some_and(|own| chosen.cameras.contains(own) || cameras.iter().any(|name| has_all(own, name)));
        let rows = [
            (
                Facet::Kind,
                chosen.kinds.is_empty() || chosen.kinds.contains(&document.kind),
            ),
            (Facet::Tag, (chosen.tags.is_empty() && tags.is_empty()) || tag),
            (
                Facet::Camera,
                (chosen.cameras.is_empty() && cameras.is_empty()) || camera,
            ),
            (
                Facet::Year,
                chosen.years.is_empty() || year_of(document).is_some_and(|year| chosen.years.contains(&year)),
            ),
            (
                Facet::Orientation,
                chosen.orientations.is_empty()
                    || document
                        .orientation
                        .is_some_and(|one| chosen.orientations.contains(&one)),
            ),
            (
                Facet::Folder,
                self.question
                    .folders
                    .as_ref()
                    .is_none_or(|folders| folders.contains(&document.place)),
            ),
        ];
        rows.into_iter()
            .filter(|(_, has)| !has)
            .map(|(facet, _)| facet.word())
            .collect()
    }

    /// The rows of all hits, in order.
    pub(crate) fn hits(&self) -> Vec<i64> {
        let has = |document: &&&Document| self.is_otherwise(document) && self.fails(document).is_empty();
        let mut hits: Vec<(u32, &Document)> = self
            .seen
            .iter()
            .filter(has)
            .filter_map(|document| Some((self.has_words(document)?, *document)))
            .collect();
        hits.sort_by(|a, b| self.compare(a, b));
        hits.iter().map(|(_, document)| document.row).collect()
    }

    fn compare(&self, (points, one): &(u32, &Document), (others, other): &(u32, &Document)) -> Ordering {
        let Order { by, direction } = self.question.order;
        let turned = |order: Ordering| match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        };
        let order = match by {
            By::Relevance => turned((points, one.added_at).cmp(&(others, other.added_at))),
            By::Added => turned(one.added_at.cmp(&other.added_at)),
            By::Size => turned(one.size.cmp(&other.size)),
            By::Name => turned(name(one).cmp(&name(other))),
            By::Taken => match (one.taken, other.taken) {
                (Some(one), Some(other)) => turned(one.at.cmp(&other.at)),
                (one, other) => other.is_some().cmp(&one.is_some()),
            },
        };
        order.then(one.id.cmp(&other.id))
    }

    /// The counts of a facet's values, each as its text.
    pub(crate) fn counts(&self, facet: Facet) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        for document in &self.seen {
            let mut fails = self.fails(document);
            fails.remove(facet.word());
            if !fails.is_empty() || !self.is_otherwise(document) || self.has_words(document).is_none() {
                continue;
            }
            for value in self.values(document, facet) {
                *counts.entry(value).or_default() += 1;
            }
        }
        counts
    }

    fn values(&self, document: &Document, facet: Facet) -> Vec<String> {
        match facet {
            Facet::Kind => vec![document.kind.word().to_owned()],
            Facet::Tag => self
                .tags(document)
                .iter()
                .map(|tag| tag.name.to_owned())
                .collect(),
            Facet::Camera => document.camera.iter().cloned().collect(),
            Facet::Year => year_of(document).iter().map(i64::to_string).collect(),
            Facet::Orientation => document
                .orientation
                .iter()
                .map(|one| one.word().to_owned())
                .collect(),
            // The branches of the tests: a folder each.
            Facet::Folder => vec![(document.place - 1).to_string()],
            Facet::Lens => Vec::new(),
        }
    }
}

/// What the index counted, as [`Oracle::counts`] tells it.
pub(crate) fn counted(facets: &Facets, facet: Facet) -> BTreeMap<String, u32> {
    match facet {
        Facet::Kind => facets
            .kinds
            .iter()
            .map(|one| (one.value.word().to_owned(), one.count))
            .collect(),
        Facet::Tag => facets
            .tags
            .iter()
            .map(|one| (one.value.to_string(), one.count))
            .collect(),
        Facet::Camera => facets
            .cameras
            .iter()
            .map(|one| (one.value.to_string(), one.count))
            .collect(),
        Facet::Year => facets
            .years
            .iter()
            .map(|one| (one.value.to_string(), one.count))
            .collect(),
        Facet::Orientation => facets
            .orientations
            .iter()
            .map(|one| (one.value.word().to_owned(), one.count))
            .collect(),
        Facet::Folder => facets
            .folders
            .iter()
            .map(|one| (one.value.to_string(), one.count))
            .collect(),
        Facet::Lens => facets
            .lenses
            .iter()
            .map(|one| (one.value.to_string(), one.count))
            .collect(),
    }
}

fn phrase(texts: &[(u32, &str)], words: &[String]) -> u32 {
    let stands = |text: &str| {
        let kept: Vec<&str> = text.split(' ').collect();
        // All of its words without accents, or all of them spelled out.
        let is = |kept: &&str, wanted: &String, form: usize| forms(kept).contains(&forms(wanted)[form]);
        kept.windows(words.len()).any(|kept| {
            [0, 1].into_iter().any(|form| {
                kept.iter()
                    .zip(words)
                    .all(|(kept, wanted)| is(kept, wanted, form))
            })
        })
    };
    let weights = texts
        .iter()
        .filter(|(_, text)| stands(text))
        .map(|(weight, _)| weight + 6);
    weights.max().unwrap_or(0)
}

/// Each word of the name is among those of the other, the last perhaps as a beginning.
fn has_all(own: &str, name: &str) -> bool {
    let own = own.to_lowercase().replace("r5", "r 5");
    let name = name.to_lowercase().replace("r5", "r 5");
    let mut wanted: Vec<&str> = name.split(' ').collect();
    let last = wanted.pop().unwrap();
    own.split(' ').any(|word| word.starts_with(last))
        && wanted
            .iter()
            .all(|wanted| own.split(' ').any(|word| word == *wanted))
}

fn year_of(document: &Document) -> Option<i64> {
    let taken = document.taken?;
    let there = taken.at.plus_seconds(taken.offset.unwrap_or(0).into());
    // 2022 ends where 2023 begins; the studio knows no other years.
    let begun = [1_672_531_200_000, 1_704_067_200_000];
    let years = begun.iter().filter(|begun| **begun <= there.millis()).count();
    Some(2022 + i64::try_from(years).unwrap())
}

/// A title as names are sorted: without case and accents. The vocabulary has numbers of one length.
fn name(document: &Document) -> String {
    forms(&document.texts.title)[0].clone()
}
