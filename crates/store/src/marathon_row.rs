//! Marathons as the store holds them.

use marathon_domain::{ReportRow, moderation::State};
use sqlx::FromRow;

/// A marathon as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct ShownMarathon {
    /// The id in its address, if that is known: a private marathon's is not.
    pub name: Option<String>,
    #[sqlx(try_from = "Flag")]
    pub cancelled: bool,
    /// How many have said that they come.
    #[sqlx(try_from = "i64")]
    pub coming: u64,
    /// Grows with each change of what is shown.
    pub sequence: i64,
    #[sqlx(flatten)]
    pub words: StoredWords,
}

/// The words of a version, as they are stored.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StoredWords {
    /// The id by which staff refers to it.
    pub record: Vec<u8>,
    /// JSON if the words are in clear; otherwise empty.
    pub details: String,
    /// The words under a key made from the organiser's secret. `None` for versions older than sealing.
    pub own_words: Option<Vec<u8>>,
    /// For a private marathon, the words under a key made from the id in its address.
    pub page_words: Option<Vec<u8>>,
}

/// A marathon as its organiser sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMarathon {
    /// The id in its address, if that is stored in clear.
    pub name: Option<String>,
    pub section: String,
    pub cancelled: bool,
    pub coming: u64,
    /// The state of the version that was written last.
    pub state: State,
    pub words: StoredWords,
    /// Whether a version is shown.
    pub is_shown: bool,
    /// State and figures of the last report.
    pub report: Option<(State, Vec<(String, ReportRow)>)>,
}

#[derive(FromRow)]
pub(crate) struct OwnMarathonRow {
    pub id: i64,
    name: Option<String>,
    section: String,
    #[sqlx(try_from = "Flag")]
    cancelled: bool,
    #[sqlx(try_from = "i64")]
    coming: u64,
    #[sqlx(try_from = "String")]
    state: State,
    #[sqlx(flatten)]
    words: StoredWords,
    is_shown: bool,
}

impl OwnMarathonRow {
    pub fn with_report(self, rows: Vec<LastReportRow>) -> OwnMarathon {
        let state = rows.first().map(|row| row.state);
        let rows = rows.into_iter().map(|row| row.figures.into());
        OwnMarathon {
            name: self.name,
            section: self.section,
            cancelled: self.cancelled,
            coming: self.coming,
            state: self.state,
            words: self.words,
            is_shown: self.is_shown,
            report: state.map(|state| (state, rows.collect())),
        }
    }
}

/// The state of the last report, beside the figures of one case.
#[derive(FromRow)]
pub(crate) struct LastReportRow {
    #[sqlx(try_from = "String")]
    state: State,
    #[sqlx(flatten)]
    figures: ReportFigures,
}

/// A report's figures for one case.
#[derive(FromRow)]
pub(crate) struct ReportFigures {
    pub slug: String,
    #[sqlx(try_from = "i64")]
    pub letters: u32,
    #[sqlx(try_from = "i64")]
    pub signatures: u32,
    #[sqlx(try_from = "i64")]
    pub messages: u32,
}

impl From<ReportFigures> for (String, ReportRow) {
    fn from(figures: ReportFigures) -> Self {
        let row = ReportRow {
            letters: figures.letters,
            signatures: figures.signatures,
            messages: figures.messages,
        };
        (figures.slug, row)
    }
}

/// A yes or no of a column that holds numbers on both databases.
#[derive(sqlx::Type)]
#[sqlx(transparent)]
struct Flag(i64);

impl From<Flag> for bool {
    fn from(flag: Flag) -> Self {
        flag.0 != 0
    }
}

/// Which marathons a list holds: public ones that are not over.
#[derive(Clone, Debug, Default)]
pub struct MarathonFilter {
    pub country: Option<String>,
    /// A part of a folded town.
    pub town: Option<String>,
    /// Only marathons on this day or later.
    pub from: Option<String>,
    /// In seconds since 1970. Marathons that ended before are left out.
    pub now: i64,
}
