//! Tags as a search reads them: what each is called, and what the assets that bear it are kept under.
//!
//! The index keeps of a tag its row alone, which stays what it is whatever is done to the tag. What it is called, where
//! it lies in the tree and what it was merged into is said anew when somebody searches: no change of a tag indexes an
//! asset again.
//!
//! It holds tags that stand on hidden assets alone as well: whoever shows one of them has counted it before among what
//! the asker sees.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::sync::Arc;

use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};
use tantivy_fst::Automaton;

use crate::query::{NameForms, Phrase, Reach, Sought};
use crate::words::{Folded, Word, Words};

/// A tag as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What it is called, as it is shown.
    pub name: String,
    /// What it is called as well.
    pub synonyms: Vec<String>,
    /// The rows that its assets may be kept under: its own, those of the tags below it, and those of all that were
    /// merged into one of these.
    pub rows: Vec<i64>,
}

/// All tags of the account at one instant, each with a number.
#[derive(Debug, Default)]
pub struct Tags {
    tags: Vec<Called>,
    numbers: HashMap<Arc<str>, u32>,
    /// The words of their names, each with the numbers of the tags whose names have it.
    words: BTreeMap<String, Vec<u32>>,
    /// By row: the numbers of the tags that an asset with this row counts as.
    of_rows: Vec<Box<[u32]>>,
}

#[derive(Debug)]
struct Called {
    name: Arc<str>,
    /// Its name and its synonyms, as they are compared.
    forms: Vec<Folded>,
    /// The words of each of them, with their positions.
    texts: Vec<Vec<(usize, String)>>,
    rows: Vec<u32>,
}

/// Words of tags that are near to one that was typed: each with the rows that it finds.
pub(crate) type Near<'a> = Vec<(&'a str, Vec<u32>)>;

impl Tags {
    /// These, which are all there are.
    pub fn new(tags: impl IntoIterator<Item = Tag>) -> Self {
        let mut all = Self::default();
        let mut of_rows: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (number, tag) in (0..).zip(tags) {
            let called = Called::of(&tag);
            for (_, word) in called.texts.iter().flatten() {
                let numbers = all.words.entry(word.clone()).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
            for row in &called.rows {
                of_rows.entry(*row).or_default().push(number);
            }
            all.numbers.insert(Arc::clone(&called.name), number);
            all.tags.push(called);
        }
        for (row, numbers) in of_rows {
            all.of_rows.resize(row as usize, Box::default());
            all.of_rows.push(numbers.into());
        }
        all
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.tags.len()
    }

    /// What the tag with that number is called.
    pub(crate) fn name(&self, number: usize) -> Arc<str> {
        Arc::clone(&self.tags[number].name)
    }

    /// The numbers of the tags that an asset with that row counts as: it and those above it.
    pub(crate) fn of_row(&self, row: u32) -> &[u32] {
        self.of_rows.get(row as usize).map_or(&[], |numbers| numbers)
    }

    /// The names of those that have, or whose synonyms have, a word that begins so.
    pub fn completing(&self, typed: &NameForms) -> HashSet<Arc<str>> {
        let begun = |called: &&Called| called.forms.iter().any(|forms| forms.has_beginning(&typed.0));
        let names = self.tags.iter().filter(begun);
        names.map(|called| Arc::clone(&called.name)).collect()
    }

    /// By row: is an asset with it one of a tag that is called so, or of one of those?
    pub(crate) fn rows_where(&self, chosen: &[String], is: impl Fn(&Folded) -> bool) -> Vec<bool> {
        let mut rows = vec![false; self.of_rows.len()];
        let chosen: HashSet<&u32> = chosen
            .iter()
            .filter_map(|name| self.numbers.get(name.as_str()))
            .collect();
        for (number, called) in (0..).zip(&self.tags) {
            if chosen.contains(&number) || called.forms.iter().any(&is) {
                for row in &called.rows {
                    rows[*row as usize] = true;
                }
            }
        }
        rows
    }

    /// The rows of tags that have that word, or a word that it is the beginning of; those last that have it whole.
    pub(crate) fn with_word(&self, sought: &Sought) -> Vec<(u32, Reach)> {
        let mut rows = Vec::new();
        if sought.reach == Reach::Beginning {
            for form in sought.word.forms() {
                let begun = self
                    .words
                    .range::<str, _>((Bound::Included(form), Bound::Unbounded));
                let begun = begun.take_while(|(word, _)| word.starts_with(form));
                let numbers = begun.flat_map(|(_, numbers)| numbers).copied();
                rows.extend(self.rows_of(numbers).map(|row| (row, Reach::Beginning)));
            }
        }
        for form in sought.word.forms() {
            let numbers = self.words.get(form).into_iter().flatten().copied();
            rows.extend(self.rows_of(numbers).map(|row| (row, Reach::Whole)));
        }
        rows
    }

    /// The rows of tags in one of whose names these words stand one after the other.
    pub(crate) fn with_phrase(&self, phrase: &Phrase) -> Vec<(u32, Reach)> {
        let plain = |word: &Word| word.plain.clone();
        let spelled = |word: &Word| word.spelled_out().to_owned();
        let spellings: [Vec<String>; 2] = [
            phrase.0.iter().map(plain).collect(),
            phrase.0.iter().map(spelled).collect(),
        ];
        let mut rows = Vec::new();
        for words in &spellings {
            let Some(numbers) = words.first().and_then(|first| self.words.get(first)) else {
                continue;
            };
            let has = |number: &u32| {
                let texts = &self.tags[*number as usize].texts;
                texts.iter().any(|text| has_phrase(text, words))
            };
            let rows_of = self.rows_of(numbers.iter().copied().filter(has));
            rows.extend(rows_of.map(|row| (row, Reach::Whole)));
        }
        rows
    }

    /// The words of tags that an automaton takes, with the rows of these tags.
    pub(crate) fn near<A: Automaton>(&self, automaton: &A) -> Near<'_> {
        let taken = |word: &str| {
            let steps = word.bytes();
            let end = steps.fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
            automaton.is_match(&end)
        };
        let near = self.words.iter().filter(|(word, _)| taken(word));
        near.map(|(word, numbers)| (word.as_str(), self.rows_of(numbers.iter().copied()).collect()))
            .collect()
    }

    fn rows_of(&self, numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        numbers.flat_map(|number| self.tags[number as usize].rows.iter().copied())
    }
}

impl Called {
    fn of(tag: &Tag) -> Self {
        let names = || std::iter::once(&tag.name).chain(&tag.synonyms);
        // A row is counted from 1; one that is not is none that an asset has.
        let rows = tag.rows.iter().filter_map(|row| u32::try_from(*row).ok());
        Self {
            name: Arc::from(tag.name.as_str()),
            forms: names().map(|name| Folded::of(name)).collect(),
            texts: names().map(|name| words_of(name)).collect(),
            rows: rows.collect(),
        }
    }
}

/// The words of a name, taken apart as those that are kept.
fn words_of(name: &str) -> Vec<(usize, String)> {
    let mut words = Words;
    let mut stream = words.token_stream(name);
    let mut taken = Vec::new();
    while stream.advance() {
        let token = stream.token();
        taken.push((token.position, token.text.clone()));
    }
    taken
}

fn has_phrase(text: &[(usize, String)], words: &[String]) -> bool {
    let stands = |at: usize, word: &String| text.iter().any(|(here, known)| *here == at && known == word);
    let mut starts = text.iter().map(|(at, _)| *at);
    starts.any(|start| (start..).zip(words).all(|(at, word)| stands(at, word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Query;
    use crate::query::Sense;

    fn tags() -> Tags {
        let tag = |name: &str, synonyms: &[&str], rows: &[i64]| Tag {
            name: name.to_owned(),
            synonyms: synonyms.iter().map(|&name| name.to_owned()).collect(),
            rows: rows.to_vec(),
        };
        Tags::new([
            tag("Places", &[], &[1, 2, 3, 7]),
            tag("Ghent", &["Gent", "Gand"], &[2, 3, 7]),
            tag("GhentCanal Walk", &[], &[3]),
            tag("Sea", &["Zee"], &[5]),
        ])
    }

    fn sorted(mut rows: Vec<u32>) -> Vec<u32> {
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    #[test]
    fn an_asset_counts_as_its_tag_and_those_above_it() {
        let tags = tags();
        assert_eq!(tags.of_row(3), [0, 1, 2]);
        assert_eq!(tags.of_row(7), [0, 1]);
        assert!(tags.of_row(4).is_empty());
        assert!(tags.of_row(8).is_empty());
    }

    #[test]
    fn words_and_phrases_are_those_of_any_of_its_names() {
        let tags = tags();
        let check = |text: &str, expected: &[u32]| {
            let query = Query::parse(text);
            let rows = match &query.parts()[0].sense {
                Sense::Words(words) => tags.with_word(&words[0]),
                Sense::Phrase(phrase) => tags.with_phrase(phrase),
                other => panic!("{other:?}"),
            };
            let rows = rows.into_iter().map(|(row, _)| row).collect();
            assert_eq!(sorted(rows), expected, "{text}");
        };
        check("gent", &[2, 3, 7]);
        check("ze", &[5]);
        check("canal", &[3]);
        check("canal x", &[3]);
        check("can x", &[]);
        check("\"canal walk\"", &[3]);
        check("\"ghentcanal walk\"", &[3]);
        check("\"walk canal\"", &[]);
        check("\"gent\"", &[2, 3, 7]);
    }
}
