//! Names as the value of a field.

use crate::words::Folded;

/// A name that something is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    folded: Folded,
    /// As a path, its last step first.
    steps: Vec<Folded>,
    how: How,
}

/// How much of a name was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// In quotes: all of it.
    Whole,
    /// With a star at its end: its beginning.
    Beginning,
    /// As it is typed: what that means depends on what has the name.
    Loose,
}

impl Named {
    /// `None` where no word is in it.
    pub(super) fn of(text: &str, quoted: bool) -> Option<Self> {
        let (text, how) = match text.strip_suffix('*') {
            _ if quoted => (text, How::Whole),
            Some(text) => (text, How::Beginning),
            None => (text, How::Loose),
        };
        let folded = Folded::of(text);
        let steps = text.split(['/', '\\']).rev().map(Folded::of);
        let steps = steps.filter(|step| !step.plain.is_empty()).collect();
        (!folded.plain.is_empty()).then_some(Self { folded, steps, how })
    }

    /// Is that the name? For names that people know by heart: all of it, but with a star.
    pub(crate) fn is(&self, name: &Folded) -> bool {
        self.fits(name, &self.folded)
    }

    /// Is that the name? For names that nobody types in full: each word of it, the last perhaps as a beginning.
    pub(crate) fn is_like(&self, name: &Folded) -> bool {
        match self.how {
            How::Loose => name.has_words(&self.folded),
            How::Whole | How::Beginning => self.is(name),
        }
    }

    /// Could something that is called so be meant, whatever lies above it?
    pub fn may_be(&self, name: &NameForms) -> bool {
        self.is(&name.0) || self.steps.first().is_some_and(|step| self.fits(&name.0, step))
    }

    /// Is that its name, or its path: its own name first, and then the names above it?
    pub fn is_path<'a>(&self, mut upward: impl Iterator<Item = &'a NameForms>) -> bool {
        let (Some(own), Some((step, above))) = (upward.next(), self.steps.split_first()) else {
            return false;
        };
        let is_above = |above: &Folded, name: Option<&NameForms>| name.is_some_and(|name| name.0.is(above));
        self.is(&own.0)
            || !above.is_empty()
                && self.fits(&own.0, step)
                && above.iter().all(|above| is_above(above, upward.next()))
    }

    /// Is it a name of somebody, given by the words in it?
    pub fn is_person(&self, name: &NameForms) -> bool {
        self.is_like(&name.0)
    }

    /// Does it mean whoever asks?
    pub fn is_oneself(&self) -> bool {
        self.how == How::Loose && ["me", "mir"].contains(&self.folded.plain.as_str())
    }

    fn fits(&self, name: &Folded, given: &Folded) -> bool {
        match self.how {
            How::Beginning => name.begins_with(given),
            How::Whole | How::Loose => name.is(given),
        }
    }
}

/// A name made ready for being compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameForms(pub(crate) Folded);

impl NameForms {
    /// Of that name.
    pub fn of(name: &str) -> Self {
        Self(Folded::of(name))
    }

    /// Does one of its words begin like this one, while it is typed?
    pub fn completes(&self, typed: &Self) -> bool {
        self.0.has_beginning(&typed.0)
    }
}
