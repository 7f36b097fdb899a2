//! A set of positions that is small where it holds little.

use super::Bits;

/// A set of positions of which there are so many: written out where it holds few of them, a bit each where it holds many.
/// For the many sets of an answer; what is asked again and again is asked of [`Bits`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Positions(Held);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Held {
    /// Ascending.
    Few(Vec<u32>),
    Many(Bits),
}

impl Default for Positions {
    fn default() -> Self {
        Self(Held::Few(Vec::new()))
    }
}

impl Positions {
    /// Those positions of so many.
    pub fn of(mut positions: Vec<u32>, room: usize) -> Self {
        positions.sort_unstable();
        positions.dedup();
        if Self::is_few(positions.len(), room.div_ceil(64)) {
            return Self(Held::Few(positions));
        }
        let mut bits = Bits::with_room(room);
        positions
            .iter()
            .for_each(|position| bits.insert(*position as usize));
        Self(Held::Many(bits))
    }

    /// A number takes half of what a word of bits does.
    const fn is_few(len: usize, words: usize) -> bool {
        len < 2 * words
    }

    /// Is the position in it?
    pub fn contains(&self, position: usize) -> bool {
        match &self.0 {
            Held::Few(few) => few.binary_search(&(position as u32)).is_ok(),
            Held::Many(bits) => bits.contains(position),
        }
    }

    /// How many are in it.
    pub fn len(&self) -> usize {
        match &self.0 {
            Held::Few(few) => few.len(),
            Held::Many(bits) => bits.len(),
        }
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The positions in it, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let (few, many) = match &self.0 {
            Held::Few(few) => (few.as_slice(), None),
            Held::Many(bits) => (&[][..], Some(bits.iter())),
        };
        few.iter()
            .map(|position| *position as usize)
            .chain(many.into_iter().flatten())
    }

    /// Is everything in it in the other set as well?
    pub fn is_within(&self, other: &Bits) -> bool {
        match &self.0 {
            Held::Few(few) => few.iter().all(|position| other.contains(*position as usize)),
            Held::Many(bits) => bits.is_within(other),
        }
    }

    /// What of it fits.
    #[must_use]
    pub fn filter(&self, fits: impl Fn(usize) -> bool) -> Self {
        match &self.0 {
            Held::Few(few) => {
                let fitting = few.iter().copied().filter(|position| fits(*position as usize));
                Self(Held::Few(fitting.collect()))
            }
            Held::Many(bits) => {
                let mut fitting = Bits::with_room(bits.words().len() * 64);
                bits.iter()
                    .filter(|position| fits(*position))
                    .for_each(|position| fitting.insert(position));
                Self::from(&fitting)
            }
        }
    }

    /// What is in both sets.
    #[must_use]
    pub fn and(&self, other: &Bits) -> Self {
        match &self.0 {
            Held::Few(_) => self.filter(|position| other.contains(position)),
            Held::Many(bits) => Self::from(&bits.and(other)),
        }
    }

    /// A number that is the same for the same set.
    pub(crate) fn sum(&self) -> u64 {
        let mix = |sum: u64, word: u64| spread(sum ^ word).rotate_left(29);
        match &self.0 {
            Held::Few(few) => few.iter().fold(1, |sum, position| mix(sum, u64::from(*position))),
            Held::Many(bits) => bits.words().iter().fold(2, |sum, word| mix(sum, *word)),
        }
    }
}

/// Spreads the bits of a number: times 2⁶⁴ divided by the golden ratio.
pub(crate) const fn spread(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl From<&Bits> for Positions {
    fn from(bits: &Bits) -> Self {
        if Self::is_few(bits.len(), bits.words().len()) {
            Self(Held::Few(bits.iter().map(|position| position as u32).collect()))
        } else {
            Self(Held::Many(bits.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_the_same_whichever_way_it_was_made_and_however_much_it_holds() {
        for step in [1, 2, 7, 40, 300] {
            let all: Vec<usize> = (0..300).step_by(step).collect();
            let mut bits = Bits::with_room(300);
            all.iter().for_each(|position| bits.insert(*position));
            let numbers = all.iter().rev().map(|position| *position as u32).collect();
            let positions = Positions::of(numbers, 300);
            assert_eq!(positions, Positions::from(&bits));
            assert_eq!(positions.iter().collect::<Vec<_>>(), all);
            assert_eq!(positions.len(), all.len());
            assert!(positions.contains(0) && !positions.contains(300));
            assert!(positions.is_within(&bits) && positions.and(&bits) == positions);
            let rest = positions.filter(|position| position >= 100);
            assert_eq!(
                rest.iter().next(),
                all.iter().copied().find(|position| *position >= 100)
            );
            assert!(!Positions::of(vec![299], 300).is_within(&Bits::with_room(300)));
        }
    }
}
