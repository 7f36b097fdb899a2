//! A set of positions that is small where it holds little, or nearly what another one holds.

use std::sync::Arc;

use super::Bits;
use super::bits::positions_in;

/// A set of positions of which there are so many: written out where it holds few of them, a bit each where it holds many,
/// and where it is nearly another set, by what tells it from that one. For the many sets of an answer; what is asked
/// again and again is asked of [`Bits`].
#[derive(Clone, Debug)]
pub struct Positions(Held);

#[derive(Clone, Debug)]
enum Held {
    /// Ascending.
    Few(Vec<u32>),
    /// What is in the set that may be shared, but the other way round for the positions beside it, which ascend.
    Many(Arc<Many>, Vec<u32>),
}

#[derive(Debug)]
struct Many {
    bits: Bits,
    len: usize,
    sum: u64,
}

impl Default for Positions {
    fn default() -> Self {
        Self(Held::Few(Vec::new()))
    }
}

impl Positions {
    /// Those positions of so many.
    pub fn of(mut positions: Vec<u32>, room: usize) -> Self {
        if Self::is_few(positions.len(), room.div_ceil(64)) {
            positions.sort_unstable();
            positions.dedup();
            return Self(Held::Few(positions));
        }
        let mut bits = Bits::with_room(room);
        positions
            .iter()
            .for_each(|position| bits.insert(*position as usize));
        Self::from(bits)
    }

    /// A number takes half of what a word of bits does.
    const fn is_few(len: usize, words: usize) -> bool {
        len < 2 * words
    }

    /// What many sets are told from by what is flipped in them: a bit each, however few.
    pub(crate) fn shared(bits: Bits) -> Self {
        let len = bits.len();
        if len == 0 {
            return Self::default();
        }
        let sum = sum_of(bits.iter().map(|position| position as u32));
        Self(Held::Many(Arc::new(Many { bits, len, sum }), Vec::new()))
    }

    /// The same, but the other way round for those positions, which ascend. It takes what they take.
    #[must_use]
    pub(crate) fn flipped(&self, positions: &[u32]) -> Self {
        Self(match &self.0 {
            Held::Few(few) => Held::Few(in_one(few, positions)),
            Held::Many(many, flipped) => Held::Many(Arc::clone(many), in_one(flipped, positions)),
        })
    }

    /// Is the position in it?
    pub fn contains(&self, position: usize) -> bool {
        let is_among = |ascending: &[u32]| ascending.binary_search(&(position as u32)).is_ok();
        match &self.0 {
            Held::Few(few) => is_among(few),
            Held::Many(many, flipped) => many.bits.contains(position) != is_among(flipped),
        }
    }

    /// How many are in it.
    pub fn len(&self) -> usize {
        match &self.0 {
            Held::Few(few) => few.len(),
            Held::Many(many, flipped) => {
                let gone = flipped
                    .iter()
                    .filter(|position| many.bits.contains(**position as usize));
                many.len + flipped.len() - 2 * gone.count()
            }
        }
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Held::Few(few) => few.is_empty(),
            Held::Many(many, flipped) => many.len <= flipped.len() && self.len() == 0,
        }
    }

    /// The positions in it, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let (few, many) = match &self.0 {
            Held::Few(few) => (few.as_slice(), None),
            Held::Many(many, flipped) => (&[][..], Some(positions_in(many.words(flipped)))),
        };
        few.iter()
            .map(|position| *position as usize)
            .chain(many.into_iter().flatten())
    }

    /// Is everything in it in the other set as well?
    pub fn is_within(&self, other: &Bits) -> bool {
        match &self.0 {
            Held::Few(few) => few.iter().all(|position| other.contains(*position as usize)),
            Held::Many(many, flipped) => many
                .words(flipped)
                .zip(other.words_and_none())
                .all(|(word, other)| word & !other == 0),
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
            Held::Many(many, _) => {
                let mut fitting = many.bits.without(&many.bits);
                self.iter()
                    .filter(|position| fits(*position))
                    .for_each(|position| fitting.insert(position));
                Self::from(fitting)
            }
        }
    }

    /// What is in both sets.
    #[must_use]
    pub fn and(&self, other: &Bits) -> Self {
        match &self.0 {
            _ if self.is_within(other) => self.clone(),
            Held::Few(_) => self.filter(|position| other.contains(position)),
            Held::Many(many, flipped) => {
                let words = many.words(flipped).zip(other.words_and_none());
                Self::from(words.map(|(word, other)| word & other).collect::<Bits>())
            }
        }
    }

    /// A number that is the same for the same set.
    pub(crate) fn sum(&self) -> u64 {
        match &self.0 {
            Held::Few(few) => sum_of(few.iter().copied()),
            Held::Many(many, flipped) => many.sum ^ sum_of(flipped.iter().copied()),
        }
    }
}

impl PartialEq for Positions {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Held::Many(many, flipped), Held::Many(others, others_flipped)) if Arc::ptr_eq(many, others) => {
                flipped == others_flipped
            }
            _ => self.sum() == other.sum() && self.iter().eq(other.iter()),
        }
    }
}

impl Eq for Positions {}

impl Many {
    /// The words of its bits, those positions the other way round.
    fn words<'a>(&'a self, mut flipped: &'a [u32]) -> impl Iterator<Item = u64> + 'a {
        self.bits.words().iter().enumerate().map(move |(at, word)| {
            let mut word = *word;
            while let Some((first, rest)) = flipped.split_first()
                && *first as usize / 64 == at
            {
                word ^= 1 << (first % 64);
                flipped = rest;
            }
            word
        })
    }
}

/// What is in one of two sets and not in the other; all ascend.
fn in_one(one: &[u32], other: &[u32]) -> Vec<u32> {
    if one.is_empty() {
        return other.to_vec();
    }
    let mut both = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.iter().copied().peekable(), other.iter().copied().peekable());
    loop {
        match (one.peek(), other.peek()) {
            (Some(first), Some(second)) if first == second => {
                one.next();
                other.next();
            }
            (Some(first), Some(second)) if second < first => both.extend(other.next()),
            (Some(_), _) => both.extend(one.next()),
            (None, _) => break both.extend(other),
        }
    }
    both
}

/// Sums in which no order counts, and what comes twice not at all.
fn sum_of(positions: impl Iterator<Item = u32>) -> u64 {
    let one = |position: u32| {
        let spread_once = spread(u64::from(position) + 1);
        spread(spread_once ^ spread_once >> 32)
    };
    positions.fold(0, |sum, position| sum ^ one(position))
}

/// Spreads the bits of a number: times 2⁶⁴ divided by the golden ratio.
pub(crate) const fn spread(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl From<Bits> for Positions {
    fn from(bits: Bits) -> Self {
        if Self::is_few(bits.len(), bits.words().len()) {
            return Self(Held::Few(bits.iter().map(|position| position as u32).collect()));
        }
        Self::shared(bits)
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
            assert_eq!(positions, Positions::from(bits.clone()));
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

    #[test]
    fn a_set_that_is_nearly_another_is_what_was_written_out() {
        for (step, flips) in [
            (2, vec![0, 1, 2, 63, 64, 65, 299]),
            (150, vec![0, 150, 151]),
            (1, vec![]),
        ] {
            let base: Vec<u32> = (0..300).step_by(step).collect();
            let base = Positions::of(base, 300);
            let nearly = base.flipped(&flips);
            let is_flipped = |position: &usize| flips.contains(&(*position as u32));
            let written: Vec<usize> = (0..300)
                .filter(|position| base.contains(*position) != is_flipped(position))
                .collect();
            assert_eq!(nearly.iter().collect::<Vec<_>>(), written);
            assert_eq!(nearly.len(), written.len());
            assert!((0..301).all(|position| nearly.contains(position) == written.contains(&position)));
            let again = Positions::of(written.iter().map(|position| *position as u32).collect(), 300);
            assert!(nearly == again && nearly.sum() == again.sum());
            assert_eq!(nearly == base, flips.is_empty());
            assert_eq!(nearly.flipped(&flips), base);
            let mut half = Bits::with_room(300);
            (0..150).for_each(|position| half.insert(position));
            assert_eq!(nearly.and(&half), again.filter(|position| position < 150));
            assert!(nearly.and(&half).is_within(&half) && !nearly.is_within(&half));
        }
    }

    fn written(positions: &Positions) -> Vec<usize> {
        positions.iter().collect()
    }

    #[test]
    fn what_is_flipped_twice_stays_in_order_and_what_is_flipped_back_is_gone() {
        let few = Positions::of(vec![1, 5], 300);
        assert_eq!(written(&few.flipped(&[3, 5, 9])), [1, 3, 9]);
        let mut bits = Bits::with_room(300);
        (100..200).for_each(|position| bits.insert(position));
        let many = Positions::shared(bits).flipped(&[1, 5]).flipped(&[3, 5, 9]);
        assert!([1, 3, 9, 150].into_iter().all(|position| many.contains(position)) && !many.contains(5));
        assert_eq!(written(&many)[..4], [1, 3, 9, 100]);
    }

    #[test]
    fn a_shared_set_is_empty_once_everything_in_it_is_flipped_and_nothing_else() {
        let mut bits = Bits::with_room(300);
        bits.insert(7);
        let one = Positions::shared(bits);
        assert!(!one.is_empty() && one.flipped(&[7]).is_empty());
        assert!(!one.flipped(&[7, 8]).is_empty() && !one.flipped(&[8]).is_empty());
    }

    /// What lies within another set takes no memory of its own.
    #[test]
    fn a_large_set_that_lies_within_another_is_shared_and_not_written_out() {
        let mut bits = Bits::with_room(300);
        (0..200).for_each(|position| bits.insert(position));
        let large = Positions::shared(bits.clone());
        let within = large.and(&bits);
        let is_shared = matches!((&large.0, &within.0), (Held::Many(one, _), Held::Many(other, _)) if Arc::ptr_eq(one, other));
        assert!(is_shared);
    }

    /// Sets are told from each other by their sums before they are compared.
    #[test]
    fn small_sets_that_differ_have_other_sums() {
        let mut sums = std::collections::HashSet::new();
        let mut sets = 1;
        sums.insert(Positions::default().sum());
        for one in 0..64 {
            for other in one..64 {
                sets += 1;
                sums.insert(Positions::of(vec![one, other], 64).sum());
            }
        }
        assert_eq!(sums.len(), sets);
    }

    /// A number takes half of what a word of bits does: of 300 there are five words.
    #[test]
    fn a_set_is_written_as_numbers_where_they_take_less_than_its_bits() {
        let is_list = |len: u32| matches!(Positions::of((0..len).collect(), 300).0, Held::Few(_));
        assert!(is_list(0) && is_list(9));
        assert!(!is_list(10) && !is_list(300));
    }
}
