//! Where signings are kept. One module a database: SQLite now.

mod change;
mod error;
mod mail_row;
mod row;
pub mod sqlite;

pub use change::{Change, Changed, Expired, Expiry, Forgotten, NewAmendment, OwnSigning};
pub use error::StoreError;
pub use mail_row::{Act, Claim, DueMail, MailKind, MailReport, NewMail, Proof, Verdict};
pub use row::{
    Batch, BatchOutcome, ExportedAmendment, ExportedSigning, NewSigning, PetitionId, Selection,
    Total, TotalsBy,
};
