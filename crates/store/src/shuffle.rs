//! Rows have numbers in the order in which they came. Once a day is over its rows get new ones, behind all others, in an
//! order that tells nothing. They are moved to the end, since what is put between others splits pages, and what a split
//! leaves behind is deleted by nobody.

/// What is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordered {
    Signings,
    Letters,
    Messages,
    Moderated,
}

impl Ordered {
    /// All of it.
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

    /// What names a row of it by its number: table and column.
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

/// A day whose rows stand in the order in which they came, with their numbers.
#[derive(Debug, PartialEq, Eq)]
pub struct OrderedDay {
    pub day: String,
    pub rows: Vec<i64>,
}

/// Whether staff has something to do with signings whose numbers were written down.
pub(crate) const ARE_HELD: &str =
    "SELECT EXISTS (SELECT 1 FROM set_asides WHERE state IN ('waiting', 'working', 'undoing'))";

/// A step of the work. The reply says whether it was carried out, or the rows have to stay for now.
pub enum Shuffle {
    /// These rows get new numbers behind all others, in the order in which they stand here. Those that are gone are
    /// passed over. Signings stay while staff works through some by their numbers, or may yet.
    Move { what: Ordered, rows: Vec<i64> },
    /// All rows up to this day have been moved.
    Done { what: Ordered, day: String },
}
