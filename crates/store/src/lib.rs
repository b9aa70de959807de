//! Stores signings and all that belongs to them, in a SQLite file or a PostgreSQL database.
//!
//! [`Store`] reads and [`StoreWriter`] writes, whichever database it is. `sqlite` and `postgres` hold the
//! differences: locks, batches, and some SQL. Code that is the same on both is written once, in `shared`:
//! each of the two includes its modules, with its own types for `Database`, `Connection` and `DatabaseStore`.
//! The decisions that both make before they write are beside them (`settling`, `mail_kinds`, `new_rows`).
//!
//! Nothing in it names a person: names and addresses come sealed, addresses are known by keyed
//! hashes ([`Hash`](type@Hash)). A day is written `2026-12-31`; a point in time is in seconds since
//! 1970. An unknown word in the database is an error, and so is a number out of range.
//!
//! # Errors
//!
//! Every operation fails with a [`StoreError`] if the database cannot be reached or a value in it
//! cannot be read. An operation that writes has then written nothing, unless only its answer was
//! lost.

#![expect(
    clippy::duplicate_mod,
    reason = "what both databases have in common is included by each, with its own types"
)]

mod audit_sql;
mod batch;
mod burst;
mod change;
mod database_url;
mod error;
mod export_row;
mod hash;
mod letters;
mod mail_kinds;
mod mail_row;
mod marathon_change;
mod marathon_row;
mod marathon_sql;
mod migrations;
mod moderated;
mod moderation_sql;
mod new_rows;
mod place;
mod postgres;
mod row;
mod set_aside;
mod set_aside_sql;
mod settling;
mod shuffle;
mod signature_row;
mod sqlite;
mod staff_row;
mod store;
mod store_writer;
#[cfg(test)]
mod tests;
mod trail_row;
mod withdrawn;

pub use batch::{Batch, BatchOutcome, StoreReply, Task, Work};
pub use burst::{BurstRow, SeenBurst, SeenBursts};
pub use change::{
    Change, ChangeReply, Expiry, ForgottenRows, FoundSignings, NewAmendment, OldTraces, OwnSigning,
    RemovedRows,
};
pub use database_url::{DatabaseUrl, InvalidDatabaseUrl};
pub use error::StoreError;
pub use export_row::{
    ExportedAmendment, ExportedKind, ExportedSignature, ExportedSigning, Selection,
};
pub use hash::{Hash, Idempotency};
pub use letters::{NewLetter, PostedLetter};
pub use mail_row::{
    AskedByMail, Choice, Claim, Confirmable, DueMail, LONGEST_WAIT, MailKind, MailReport, NewMail,
    Proof, Verdict,
};
pub use marathon_change::{MarathonChange, MarathonReply, NewMarathon, NewVersion, PublicWords};
pub use marathon_row::{MarathonFilter, OwnMarathon, ShownMarathon, StoredWords};
pub use moderated::{
    ActReply, ActRow, Action, ExportedMessage, ItemFilter, ItemRow, NewItem, NewMessage,
    ReleasedRow, StaffAct, WholeItem,
};
pub use row::{
    Difference, NewSigning, PetitionId, SectionPetition, Total, TotalsBy, Trace, TraceTag,
};
pub use set_aside::{
    AlikeSignings, AskedSetAside, Selected, SelectedPetition, SetAsideAct, SetAsideChange,
    SetAsideReply, SetAsideRow, SetAsideWhat, SigningSelection,
};
pub use shuffle::{Ordered, OrderedDay, Shuffle};
pub use sqlite::{BackupError, Copied};
pub use staff_row::{NewStaff, Roles, StaffId, StaffMember, StaffRow};
pub use store::{Answer, Opening, Store};
pub use store_writer::StoreWriter;
pub use trail_row::{ChainedEntry, HeadRow};
pub use withdrawn::{
    ErasedAmendment, ErasedSigning, ErasedTrace, SetAsideSignature, WithdrawnSignature,
    WithdrawnSigning,
};
