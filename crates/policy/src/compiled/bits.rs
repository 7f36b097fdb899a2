//! A set of small numbers as plain bits.

/// A set of positions, a bit each. Plain words beat compressed bitmaps for folders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// An empty set with room for that many positions.
    pub fn with_room(positions: usize) -> Self {
        Self(vec![0; positions.div_ceil(64)])
    }

    /// Puts a position in. Positions without room are left out.
    pub fn insert(&mut self, position: usize) {
        if let Some(word) = self.0.get_mut(position / 64) {
            *word |= 1 << (position % 64);
        }
    }

    /// Is the position in it?
    pub fn contains(&self, position: usize) -> bool {
        self.0
            .get(position / 64)
            .is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    /// Puts in what is in the other set. Positions without room are left out.
    pub fn join(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// What is in both sets.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let others = other.0.iter().chain(std::iter::repeat(&0));
        Self(
            self.0
                .iter()
                .zip(others)
                .map(|(word, other)| word & other)
                .collect(),
        )
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let others = other.0.iter().chain(std::iter::repeat(&0));
        Self(
            self.0
                .iter()
                .zip(others)
                .map(|(word, other)| word & !other)
                .collect(),
        )
    }

    /// Is everything in it in the other set as well?
    pub fn is_within(&self, other: &Self) -> bool {
        let others = other.0.iter().chain(std::iter::repeat(&0));
        self.0.iter().zip(others).all(|(word, other)| word & !other == 0)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0.fill(0);
    }

    /// How many are in it.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The positions in it, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        positions_in(self.0.iter().copied())
    }

    /// The words, lowest positions first, lowest bit for the lowest position.
    pub fn words(&self) -> &[u64] {
        &self.0
    }

    /// The words, and behind them empty ones without end.
    pub(super) fn words_and_none(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied().chain(std::iter::repeat(0))
    }
}

impl FromIterator<u64> for Bits {
    fn from_iter<I: IntoIterator<Item = u64>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

/// The positions in those words, ascending.
pub(super) fn positions_in(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(at, word)| {
        std::iter::successors((word != 0).then_some(word), |word| {
            let rest = word & (word - 1);
            (rest != 0).then_some(rest)
        })
        .map(move |word| at * 64 + word.trailing_zeros() as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_put_in_and_nothing_else() {
        let mut bits = Bits::with_room(130);
        for position in [0, 63, 64, 129, 500] {
            bits.insert(position);
        }
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!(bits.len(), 4);
        assert!(!bits.contains(1) && !bits.contains(500));
        assert!(Bits::with_room(9).is_empty());
    }

    #[test]
    fn sets_are_joined_and_cut_whatever_their_room() {
        let of = |room, positions: &[usize]| {
            let mut bits = Bits::with_room(room);
            positions.iter().for_each(|position| bits.insert(*position));
            bits
        };
        let (wide, narrow) = (of(130, &[1, 64, 129]), of(65, &[1, 2]));
        assert!(wide.and(&narrow).is_within(&wide) && !wide.is_within(&narrow));
        assert_eq!(wide.and(&narrow).iter().collect::<Vec<_>>(), [1]);
        assert_eq!(wide.without(&narrow).iter().collect::<Vec<_>>(), [64, 129]);
        let mut joined = wide;
        joined.join(&narrow);
        assert_eq!(joined.iter().collect::<Vec<_>>(), [1, 2, 64, 129]);
    }
}
