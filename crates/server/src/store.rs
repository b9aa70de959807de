//! Where signings are kept. One module a database; beside them what holds for both.

mod change;
mod database_url;
mod error;
mod handle;
mod letters;
mod mail_kinds;
mod mail_row;
mod marathon_reads;
mod marathon_row;
mod marathon_sql;
mod marathon_writes;
mod migrations;
mod moderated;
mod moderation_reads;
mod moderation_sql;
mod moderation_writes;
mod new_rows;
mod postgres;
mod row;
mod settling;
mod sqlite;
#[cfg(test)]
mod tests;

pub use change::{Change, Changed, Expired, Expiry, Forgotten, Found, NewAmendment, OwnSigning};
pub use database_url::{DatabaseUrl, InvalidDatabaseUrl};
pub use error::StoreError;
pub use handle::{Store, StoreWriter};
pub use letters::{NewLetter, PostedLetter};
pub use mail_row::{
    Act, Claim, DueMail, LONGEST_WAIT, MailKind, MailReport, NewMail, Proof, Verdict,
};
pub use marathon_row::{
    Decided, MarathonChange, MarathonChanged, MarathonFilter, NewMarathon, NewVersion, OwnMarathon,
    ShownMarathon,
};
pub use moderated::{
    ActRow, ExportedMessage, ItemRow, Moderated, NewDeed, NewMessage, NewModerated, NewStaff,
    ReleasedRow, StaffAct, StaffId, StaffMember, StaffRow, Standing, Wanted, WholeItem,
};
pub use row::{
    Batch, BatchOutcome, Difference, ExportedAmendment, ExportedKind, ExportedSignature,
    ExportedSigning, NewSigning, PetitionId, Selection, Total, TotalsBy,
};
pub use sqlite::BackupError;
