//! The names that assets share: cameras and lenses, each with a number of its own across all segments.
//!
//! It holds names of hidden things as well, and only grows: whoever shows one of it has counted it before among
//! what the asker sees.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::words::Folded;

/// The names of one field.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary(RwLock<Names>);

#[derive(Debug, Default)]
struct Names {
    numbers: HashMap<Arc<str>, u32>,
    names: Vec<Name>,
}

/// A name, and as it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) text: Arc<str>,
    folded: Arc<Folded>,
}

impl Vocabulary {
    /// The numbers of those names, which are given one where they have none.
    pub(crate) fn numbers(&self, texts: &[String]) -> Vec<u32> {
        let mut names = self.0.write().unwrap_or_else(PoisonError::into_inner);
        texts.iter().map(|text| names.number(text)).collect()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.read().unwrap_or_else(PoisonError::into_inner).names.len()
    }

    /// By number: is it one of those?
    pub(crate) fn which(&self, is: impl Fn(&str, &Folded) -> bool) -> Vec<bool> {
        let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
        names
            .names
            .iter()
            .map(|name| is(&name.text, &name.folded))
            .collect()
    }

    /// The names with those numbers.
    pub(crate) fn names(&self, numbers: &mut dyn Iterator<Item = usize>) -> Vec<Arc<str>> {
        let names = self.0.read().unwrap_or_else(PoisonError::into_inner);
        numbers
            .map(|number| Arc::clone(&names.names[number].text))
            .collect()
    }
}

impl Names {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let text: Arc<str> = Arc::from(text);
        self.names.push(Name {
            text: Arc::clone(&text),
            folded: Arc::new(Folded::of(&text)),
        });
        self.numbers.insert(text, number);
        number
    }
}

/// The vocabularies of an index.
#[derive(Debug, Default)]
pub(crate) struct Vocabularies {
    pub(crate) cameras: Vocabulary,
    pub(crate) lenses: Vocabulary,
}
