//! Rows have numbers in the order in which they came. Once a day is over, its rows get new numbers behind all
//! others, in a random order. They move to the end because a row that is inserted between others can split a
//! page, and nothing deletes what a split leaves behind.

/// The kinds of rows that are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordered {
    Signings,
    Letters,
    Messages,
    Moderated,
}

impl Ordered {
    /// Every kind of row that is moved.
    pub const ALL: [Self; 4] = [
        Self::Signings,
        Self::Letters,
        Self::Messages,
        Self::Moderated,
    ];

    /// Its table.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Signings => "signings",
            Self::Letters => "letters",
            Self::Messages => "messages",
            Self::Moderated => "moderated",
        }
    }

    /// The references to its rows' numbers: table and column.
    pub(crate) fn named_by(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Signings => &[
                ("signatures", "signing"),
                ("confirmations", "signing"),
                ("amendments", "signing"),
                ("outbox", "signing"),
                ("traces", "signing"),
            ],
            Self::Letters => &[("confirmations", "letter"), ("outbox", "letter")],
            Self::Messages | Self::Moderated => &[],
        }
    }
}

/// A day whose rows are still in the order in which they came, with their numbers.
#[derive(Debug, PartialEq, Eq)]
pub struct OrderedDay {
    pub day: String,
    pub rows: Vec<i64>,
}

/// Whether staff still has work on signings by their stored numbers.
pub(crate) const ARE_HELD: &str =
    "SELECT EXISTS (SELECT 1 FROM set_asides WHERE state IN ('waiting', 'working', 'undoing'))";

/// A step of the work. The reply says whether it was carried out; if not, the rows have to stay for now.
pub enum Shuffle {
    /// Gives these rows new numbers behind all others, in this order. Rows that are gone are
    /// skipped. Signings stay while staff works through some by their numbers, or may still do so.
    Move { what: Ordered, rows: Vec<i64> },
    /// All rows up to this day have been moved.
    Done { what: Ordered, day: String },
}
