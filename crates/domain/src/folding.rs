//! Folds small rows of a table into one, before the table leaves the section.
//!
//! A row below ten, in either figure, could point at a person: it loses its name and joins the others
//! below ten. Their sum could be computed from the total anyway, so it must be ten or more as well: if it
//! is not, the smallest of the larger rows joins it. If that does not help, the whole table is below ten,
//! and nothing of it is shown.

/// Smaller figures are never shown.
const SMALLEST: u64 = 10;

/// The figures of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub signings: u64,
    pub counted: u64,
}

/// One row, before it is known whether it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// None for a row without a name, such as signings without a source.
    pub name: Option<String>,
    pub sums: Sums,
}

impl Sums {
    /// Whether a figure is too small to be shown. A row without signings is not small.
    pub fn is_small(self) -> bool {
        self.signings > 0 && self.signings.min(self.counted) < SMALLEST
    }

    fn add(&mut self, other: Self) {
        self.signings += other.signings;
        self.counted += other.counted;
    }
}

/// Takes the rows of a table in order: the row whose smaller figure is largest comes first.
#[derive(Default)]
pub struct Folding {
    /// The smallest row that can be shown, until it is known whether the folded rows need it.
    held: Option<Row>,
    folded: Option<Sums>,
    total: Sums,
}

/// The rows that are left to show at the end of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct End {
    pub shown: Option<Row>,
    pub folded: Option<(&'static str, Sums)>,
    pub total: Sums,
}

impl Folding {
    /// Takes a row, and gives one that can be shown.
    pub fn add(&mut self, row: Row) -> Option<Row> {
        let sums = row.sums;
        self.total.add(sums);
        if sums.is_small() {
            self.folded.get_or_insert_default().add(sums);
            return None;
        }
        self.held.replace(row)
    }

    pub fn end(self) -> End {
        let (shown, folded) = match (self.held, self.folded) {
            (held, Some(folded)) if !folded.is_small() => {
                (held, Some(("(fewer than 10 each)", folded)))
            }
            (Some(held), Some(mut folded)) => {
                folded.add(held.sums);
                (None, Some(("(the smallest, together)", folded)))
            }
            // The folded rows are the whole total.
            (None, Some(_)) => (None, None),
            (held, None) => (held, None),
        };
        End {
            shown,
            folded,
            total: self.total,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rows that are shown, and the end.
    fn fold(mut rows: Vec<(u64, u64)>) -> (Vec<Sums>, End) {
        rows.sort_by_key(|(signings, counted)| std::cmp::Reverse(*signings.min(counted)));
        let mut folding = Folding::default();
        let mut shown = Vec::new();
        for (signings, counted) in rows {
            let sums = Sums { signings, counted };
            shown.extend(folding.add(Row { name: None, sums }).map(|row| row.sums));
        }
        let end = folding.end();
        shown.extend(end.shown.as_ref().map(|row| row.sums));
        (shown, end)
    }

    fn folded(rows: &[(u64, u64)]) -> (usize, Option<(&'static str, u64)>) {
        let (shown, end) = fold(rows.to_vec());
        let folded = end.folded.map(|(name, sums)| (name, sums.signings));
        (shown.len(), folded)
    }

    #[test]
    fn small_rows_are_one_that_is_not_small() {
        assert_eq!(folded(&[(50, 50), (10, 10)]), (2, None));
        let each = Some(("(fewer than 10 each)", 12));
        assert_eq!(folded(&[(50, 50), (9, 9), (3, 3)]), (1, each));
        // The three alone could be computed from the total.
        let together = Some(("(the smallest, together)", 23));
        assert_eq!(folded(&[(50, 50), (20, 20), (3, 3)]), (1, together));
        // Many signings, few of which count.
        let together = Some(("(the smallest, together)", 70));
        assert_eq!(folded(&[(50, 50), (20, 2)]), (0, together));
        assert_eq!(folded(&[(3, 3), (2, 2)]), (0, None));
    }

    proptest! {
        #[test]
        fn no_shown_figure_is_small_and_nothing_is_lost(
            rows in prop::collection::vec((1u64..40, 0u64..40), 0..12)
        ) {
            let (shown, end) = fold(rows.clone());
            let mut all = Sums::default();
            for sums in shown.iter().copied().chain(end.folded.map(|(_, sums)| sums)) {
                prop_assert!(!sums.is_small(), "{sums:?}");
                all.add(sums);
            }
            let nothing_shown = shown.is_empty() && end.folded.is_none();
            prop_assert!(nothing_shown || all == end.total);
            prop_assert!(!nothing_shown || end.total.is_small() || rows.is_empty());
        }
    }
}
