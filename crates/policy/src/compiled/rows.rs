//! Rows of many owners in one vector, each owner's together, that can be changed owner by owner.

use super::Span;

/// Rows of many owners. Whoever owns rows holds their [`Span`]; rows that nobody owns any more stay where they are until
/// everything is packed anew.
#[derive(Clone, Debug)]
pub(super) struct Rows<T> {
    all: Vec<T>,
    /// How many of them nobody owns.
    left: usize,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            left: 0,
        }
    }
}

impl<T: Copy> Rows<T> {
    /// The rows of a span.
    #[inline]
    pub(super) fn of(&self, span: Span) -> &[T] {
        &self.all[span.range()]
    }

    /// Puts rows in for a new owner.
    pub(super) fn put(&mut self, rows: impl IntoIterator<Item = T>) -> Span {
        let from = self.all.len();
        self.all.extend(rows);
        Span {
            from: from as u32,
            to: self.all.len() as u32,
        }
    }

    /// Puts rows in for an owner who has others already: in their place where they fit.
    pub(super) fn replace(&mut self, span: Span, rows: &[T]) -> Span {
        let own = &mut self.all[span.range()];
        let Some(fitting) = own.get_mut(..rows.len()) else {
            self.left += own.len();
            return self.put(rows.iter().copied());
        };
        fitting.copy_from_slice(rows);
        self.left += own.len() - rows.len();
        Span {
            from: span.from,
            to: span.from + rows.len() as u32,
        }
    }

    /// Is so much of it left over that packing it anew pays?
    pub(super) fn is_wasteful(&self) -> bool {
        self.left > 1024 && self.left > self.all.len() / 2
    }

    /// About how many bytes they take.
    pub(super) fn size(&self) -> usize {
        size_of_val(self.all.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_fit_stay_where_they_are_and_others_go_to_the_end() {
        let mut rows = Rows::default();
        let one = rows.put([1, 2, 3]);
        let other = rows.put([4]);
        let one = rows.replace(one, &[5, 6]);
        assert_eq!((rows.of(one), rows.of(other)), (&[5, 6][..], &[4][..]));
        let other = rows.replace(other, &[7, 8]);
        assert_eq!((rows.of(one), rows.of(other)), (&[5, 6][..], &[7, 8][..]));
        assert!(!rows.is_wasteful());
    }

    #[test]
    fn rows_are_packed_anew_once_most_of_many_belong_to_nobody() {
        let mut rows = Rows::default();
        let large = rows.put(0..2000);
        let small = rows.put([1, 2]);
        // A thousand of two thousand are left over: not yet so many that it pays.
        let large = rows.replace(large, &[0; 1000]);
        assert!(!rows.is_wasteful());
        // What goes to the end leaves all that it had.
        rows.replace(large, &[0; 1001]);
        assert!(rows.is_wasteful());
        assert_eq!(rows.of(small), [1, 2]);
    }

    #[test]
    fn rows_that_went_to_the_end_twice_leave_both_places() {
        let mut rows = Rows::default();
        let first = rows.put(0..2000);
        let second = rows.replace(first, &[0; 2001]);
        rows.replace(second, &[0; 2002]);
        assert!(rows.is_wasteful());
    }
}
