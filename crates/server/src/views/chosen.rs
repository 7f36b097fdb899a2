//! Selections: positions of a view, in ranges.

use std::collections::HashSet;

use vitrine_store::assets::AssetKey;

use super::positions::Positions;
use crate::problem::Problem;

/// Positions: those in the ranges, each from its start up to its exclusive end, but for some.
#[derive(Clone, Debug)]
pub(crate) struct Ranges {
    /// In order, none reaching into the next.
    ranges: Vec<(usize, usize)>,
    except: HashSet<usize>,
}

impl Ranges {
    /// However the ranges overlap, no position is in it twice.
    pub(crate) fn of(ranges: &[(usize, usize)], except: &[usize]) -> Self {
        let mut sorted = ranges.to_vec();
        sorted.sort_unstable();
        let mut next = 0;
        let mut ranges = Vec::with_capacity(sorted.len());
        for (from, until) in sorted {
            let from = from.max(next);
            if from < until {
                ranges.push((from, until));
                next = until;
            }
        }
        Self {
            ranges,
            except: except.iter().copied().collect(),
        }
    }

    fn contains(&self, position: usize) -> bool {
        let at = self.ranges.partition_point(|(from, _)| *from <= position);
        let within = at > 0 && position < self.ranges[at - 1].1;
        within && !self.except.contains(&position)
    }

    /// What stands at them.
    pub(crate) async fn of_view(self, positions: &Positions) -> Result<Vec<AssetKey>, Problem> {
        positions.which(move |position| self.contains(position)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_selection_is_ranges_less_some_positions() {
        let positions = Positions::in_order((0..10).map(AssetKey).collect());
        let check = async |ranges: &[(usize, usize)], except: &[usize], expected: &[i64]| {
            let chosen = Ranges::of(ranges, except).of_view(&positions).await.unwrap();
            let chosen: Vec<i64> = chosen.into_iter().map(|AssetKey(row)| row).collect();
            assert_eq!(chosen, expected);
        };
        check(&[(0, 3), (2, 4)], &[1], &[0, 2, 3]).await;
        check(&[(8, 99), (5, 2)], &[77], &[8, 9]).await;
        check(&[], &[], &[]).await;
    }
}
