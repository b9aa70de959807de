//! The store, whichever database it is: every operation that the rest of the server may ask for.

use std::{collections::BTreeMap, ops::RangeInclusive};

use marathon_domain::Slug;

use super::{
    ActRow, Batch, BatchOutcome, DatabaseUrl, Difference, DueMail, ExportedMessage,
    ExportedSigning, Forgotten, Found, ItemRow, MarathonFilter, NewStaff, OwnMarathon, OwnSigning,
    PetitionId, ReleasedRow, Selection, ShownMarathon, StaffMember, StaffRow, StoreError, Total,
    TotalsBy, Wanted, WholeItem,
    postgres::{PostgresStore, PostgresWriter},
    sqlite::{SqliteStore, SqliteWriter},
};
use crate::{hashes::Hash, moderation::Kind};

/// Reads the store; cheap to clone.
#[derive(Clone)]
pub enum Store {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

/// Writes to the store.
pub enum StoreWriter {
    Sqlite(SqliteWriter),
    Postgres(PostgresWriter),
}

/// The same call on either of them.
macro_rules! either {
    ($handle:expr, $one:ident => $call:expr) => {
        match $handle {
            Self::Sqlite($one) => $call,
            Self::Postgres($one) => $call,
        }
    };
}

impl Store {
    /// Opens the database, and brings it to this program's version.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        Ok(match url {
            DatabaseUrl::Sqlite(path) => Self::Sqlite(SqliteStore::open(path).await?),
            DatabaseUrl::Postgres(url) => Self::Postgres(PostgresStore::open(url).await?),
        })
    }

    /// Opens an existing database to read only, beside running servers.
    pub async fn open_to_read(url: &DatabaseUrl) -> Result<Self, StoreError> {
        Ok(match url {
            DatabaseUrl::Sqlite(path) => Self::Sqlite(SqliteStore::open_to_read(path).await?),
            DatabaseUrl::Postgres(url) => Self::Postgres(PostgresStore::open_to_read(url).await?),
        })
    }

    /// The one that writes. There must be one only in a server.
    pub fn writer(&self) -> StoreWriter {
        match self {
            Self::Sqlite(store) => StoreWriter::Sqlite(store.writer()),
            Self::Postgres(store) => StoreWriter::Postgres(store.writer()),
        }
    }

    /// Makes sure that every petition is known, and gives their numbers.
    pub async fn know_petitions(
        &self,
        slugs: &[Slug],
    ) -> Result<BTreeMap<Slug, PetitionId>, StoreError> {
        either!(self, store => store.know_petitions(slugs).await)
    }

    /// The counts as kept, by petition; also of petitions that are no longer in the campaign.
    pub async fn counts(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        either!(self, store => store.counts().await)
    }

    /// The letters about each case, handed over and posted.
    pub async fn letters(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        either!(self, store => store.letters().await)
    }

    /// The digest of the request that an idempotency key came with, if it was stored.
    pub async fn request_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        either!(self, store => store.request_digest(key).await)
    }

    /// Whether there is anything in it that was made with secrets.
    pub async fn is_in_use(&self) -> Result<bool, StoreError> {
        either!(self, store => store.is_in_use().await)
    }

    /// Whether there were signatures, and nothing is kept by a tag any more.
    pub async fn tags_are_gone(&self) -> Result<bool, StoreError> {
        either!(self, store => store.tags_are_gone().await)
    }

    /// The day of the newest signing, if there is one.
    pub async fn newest_day(&self) -> Result<Option<String>, StoreError> {
        either!(self, store => store.newest_day().await)
    }

    /// Today, as the database has it where it has a clock of its own.
    pub async fn today(&self) -> Result<Option<String>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(store) => store.today().await.map(Some),
        }
    }

    /// Whether several servers may be at work on it, with secrets that they share.
    pub fn has_several_servers(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(_) => true,
        }
    }

    /// Whether the secrets with this hash are those of all servers on this database.
    pub async fn shares_secrets(&self, secrets: &Hash) -> Result<bool, StoreError> {
        match self {
            // One file has one server, whose secrets lie beside it.
            Self::Sqlite(_) => Ok(true),
            Self::Postgres(store) => store.shares_secrets(secrets).await,
        }
    }

    /// Whether all servers on this database have other secrets than those with this hash. Only looks.
    pub async fn has_other_secrets(&self, secrets: &Hash) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(false),
            Self::Postgres(store) => store.has_other_secrets(secrets).await,
        }
    }

    /// Fails unless the store answers.
    pub async fn answers(&self) -> Result<(), StoreError> {
        either!(self, store => store.answers().await)
    }

    /// Recounts everything; what was archived is taken as it was counted then.
    pub async fn audit(&self) -> Result<Vec<Difference>, StoreError> {
        either!(self, store => store.audit().await)
    }

    /// So many mails that are due at that second, the longest waiting first. No other server gets them
    /// for a while.
    pub async fn due_mails(&self, now: i64, limit: u32) -> Result<Vec<DueMail>, StoreError> {
        either!(self, store => store.due_mails(now, limit).await)
    }

    /// When the next mail is due, if one waits.
    pub async fn next_due(&self) -> Result<Option<i64>, StoreError> {
        either!(self, store => store.next_due().await)
    }

    /// The signings of these receipts; nothing of a receipt that is none.
    pub async fn signings_of(&self, receipts: &[Hash]) -> Result<Vec<OwnSigning>, StoreError> {
        either!(self, store => store.signings_of(receipts).await)
    }

    /// The digest of the request that an idempotency key of a marathon came with, if it was stored.
    pub async fn marathon_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        either!(self, store => store.marathon_digest(key).await)
    }

    /// The marathon of that name, if a version of it is released.
    pub async fn shown_marathon(&self, name: &str) -> Result<Option<ShownMarathon>, StoreError> {
        either!(self, store => store.shown_marathon(name).await)
    }

    /// So many of the public marathons that are not over, the next one first, and how many there are.
    pub async fn marathons(
        &self,
        filter: &MarathonFilter,
        limit: i64,
        offset: i64,
    ) -> Result<(Vec<ShownMarathon>, u64), StoreError> {
        either!(self, store => store.marathons(filter, limit, offset).await)
    }

    /// The countries of the marathons that are listed.
    pub async fn marathon_countries(&self, now: i64) -> Result<Vec<String>, StoreError> {
        either!(self, store => store.marathon_countries(now).await)
    }

    /// The marathon of that secret.
    pub async fn own_marathon(&self, secret: &Hash) -> Result<Option<OwnMarathon>, StoreError> {
        either!(self, store => store.own_marathon(secret).await)
    }

    /// What a marathon brought, once that is released: letters, signatures on paper, messages.
    pub async fn marathon_results(&self, name: &str) -> Result<[u64; 3], StoreError> {
        either!(self, store => store.marathon_results(name).await)
    }

    /// Signatures on paper as released, by petition.
    pub async fn on_paper(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        either!(self, store => store.on_paper().await)
    }

    /// The petitions that a mail asks to confirm, or that were confirmed by it: none if all were withdrawn
    /// or refused. Nothing of a mail that cannot be answered, or not any more.
    pub async fn petitions_of_mail(
        &self,
        token: &Hash,
        since: &str,
    ) -> Result<Option<Vec<String>>, StoreError> {
        either!(self, store => store.petitions_of_mail(token, since).await)
    }

    /// Looks for the signings of the address of these tags, one a campaign: as long as there are signatures,
    /// while servers go on writing.
    pub async fn find(&self, tags: &[Hash]) -> Result<Found, StoreError> {
        either!(self, store => store.find(tags).await)
    }

    /// Removes what was found, and what came since. Counted signatures go on counting, as numbers.
    pub async fn forget(&self, tags: &[Hash], found: Found) -> Result<Forgotten, StoreError> {
        either!(self, store => store.forget(tags, found).await)
    }

    /// Undoes "this wasn't me"; says whether there was anything to undo.
    pub async fn unsuppress(&self, tags: &[Hash]) -> Result<bool, StoreError> {
        either!(self, store => store.unsuppress(tags).await)
    }

    /// Every campaign that has signings or letters.
    pub async fn campaigns(&self) -> Result<Vec<String>, StoreError> {
        either!(self, store => store.campaigns().await)
    }

    /// The number of the newest signing.
    pub async fn last_signing(&self) -> Result<i64, StoreError> {
        either!(self, store => store.last_signing().await)
    }

    /// Counted signatures by section and petition, of the signings with these numbers.
    pub async fn counted_by_section(
        &self,
        signings: RangeInclusive<i64>,
    ) -> Result<Vec<(String, PetitionId, u64)>, StoreError> {
        either!(self, store => store.counted_by_section(signings).await)
    }

    /// Hands over each signing of the selection, in the order they came. An error ends it.
    pub async fn export<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export(selection, each).await)
    }

    /// Hands over each letter of the selection, in the order they came. An error ends it.
    pub async fn export_letters<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export_letters(selection, each).await)
    }

    /// Hands over who organises the marathons of a section, in the order they came. An error ends it.
    pub async fn export_organisers<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export_organisers(selection, each).await)
    }

    /// Every section that has signings or letters.
    pub async fn sections(&self) -> Result<Vec<String>, StoreError> {
        either!(self, store => store.sections().await)
    }

    /// Every petition that the database knows.
    pub async fn petitions(&self) -> Result<Vec<String>, StoreError> {
        either!(self, store => store.petitions().await)
    }

    /// Hands over the totals by section, then those by source, both of the same state of the database;
    /// each from the row with the largest smaller figure down.
    pub async fn totals<E: From<StoreError>>(
        &self,
        each: impl FnMut(TotalsBy, Total) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.totals(each).await)
    }

    /// Who a token belongs to, if it was not removed.
    pub async fn staff_of(&self, token: &Hash) -> Result<Option<StaffMember>, StoreError> {
        either!(self, store => store.staff_of(token).await)
    }

    /// Adds somebody to a section's staff; says whether the name was free.
    pub async fn add_staff(&self, new: &NewStaff<'_>) -> Result<bool, StoreError> {
        either!(self, store => store.add_staff(new).await)
    }

    /// Takes somebody's token away; says whether there was one.
    pub async fn remove_staff(
        &self,
        section: &str,
        name: &str,
        day: &str,
    ) -> Result<bool, StoreError> {
        either!(self, store => store.remove_staff(section, name, day).await)
    }

    /// Everybody who has or had a token, by section and name.
    pub async fn staff(&self) -> Result<Vec<StaffRow>, StoreError> {
        either!(self, store => store.staff().await)
    }

    /// Some of what staff decides about, in the order in which it came.
    pub async fn moderated(&self, wanted: Wanted<'_>) -> Result<Vec<ItemRow>, StoreError> {
        either!(self, store => store.moderated(wanted).await)
    }

    /// One thing that staff decides about, whole.
    pub async fn moderated_item(
        &self,
        kind: Kind,
        record: &[u8; 16],
    ) -> Result<Option<WholeItem>, StoreError> {
        either!(self, store => store.moderated_item(kind, record).await)
    }

    /// What staff did to one thing, the oldest first.
    pub async fn acts_on(&self, record: &[u8; 16]) -> Result<Vec<ActRow>, StoreError> {
        either!(self, store => store.acts_on(record).await)
    }

    /// What the staff of a section did before that number, the newest first.
    pub async fn staff_acts(
        &self,
        section: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ActRow>, StoreError> {
        either!(self, store => store.staff_acts(section, before, limit).await)
    }

    /// What was released of a kind for a petition, the newest first, before that place.
    pub async fn newest_released(
        &self,
        kind: Kind,
        petition: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        either!(self, store => store.newest_released(kind, petition, before, limit).await)
    }

    /// The messages released for a petition, in the order of their release, after that place (zero for
    /// the first ones): for print.
    pub async fn released_messages(
        &self,
        petition: &str,
        after: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        either!(self, store => store.released(Kind::Messages, petition, after, limit).await)
    }

    /// Hands over each message of the selection, in the order they came. An error ends it.
    pub async fn export_messages<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedMessage) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export_messages(selection, each).await)
    }

    /// Waits until every reader has ended.
    pub async fn close(&self) {
        either!(self, store => store.close().await);
    }
}

impl StoreWriter {
    /// Writes all of them or none, and returns once they are on the disk.
    pub async fn write(&mut self, batch: &Batch<'_>) -> Result<BatchOutcome, StoreError> {
        either!(self, writer => writer.write(batch).await)
    }

    /// The counts after the last batch, as all servers have written them; none where there is but one.
    pub async fn shared_counts(&mut self) -> Result<Option<BTreeMap<PetitionId, u64>>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(writer) => writer.counts().await.map(Some),
        }
    }

    /// The letters after the last batch, as all servers have written them; none where there is but one.
    pub async fn shared_letters(
        &mut self,
    ) -> Result<Option<BTreeMap<PetitionId, u64>>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(writer) => writer.letters().await.map(Some),
        }
    }

    /// Ends its connection.
    pub async fn close(self) -> Result<(), StoreError> {
        either!(self, writer => writer.close().await)
    }
}
