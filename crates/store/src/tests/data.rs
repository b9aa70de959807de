//! A small store, and signings to put into it.

use std::{fs, ops::Deref, process::Command};

use marathon_domain::StaffRole;
use private_postgres::PostgresServer;
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

use crate::{
    Batch, BatchOutcome, Change, Choice, Claim, DatabaseUrl, ExportedSigning, Idempotency, NewMail,
    NewSigning, NewStaff, PetitionId, Proof, Roles, Selection, StaffMember, Store, StoreError,
    StoreWriter, Task, Trace, Work,
};

/// A signing of a person. Person and record are numbers.
pub fn signing(record: u8, person: u8, petitions: &[PetitionId]) -> NewSigning {
    NewSigning {
        record: [record; 16],
        campaign: "test-2026".to_owned(),
        section: "fr".to_owned(),
        key_id: "key".to_owned(),
        schema: 1,
        country: "FR".to_owned(),
        day: "2026-11-30".to_owned(),
        source: None,
        sealed: vec![record; 300],
        receipt_hash: [record; 32],
        idempotency: record.is_multiple_of(2).then_some(Idempotency {
            key: [record; 32],
            digest: [person; 32],
        }),
        tag: [person; 32],
        mailbox: [person; 32],
        petitions: petitions.to_vec(),
        trace: Trace {
            network: [person; 8],
            domain: [record; 8],
        },
        mail: None,
    }
}

/// A signing whose address is to be confirmed.
pub fn mailed(record: u8, person: u8, petitions: &[PetitionId]) -> NewSigning {
    NewSigning {
        mail: Some(NewMail {
            message_id: format!("<{record}@x>"),
            sealed: vec![record; 100],
            token_hash: [record; 32],
            code_hash: [100 + record; 32],
            is_withheld: false,
            since: "2026-11-23".to_owned(),
        }),
        ..signing(record, person, petitions)
    }
}

/// A withdrawal of the signings with these records.
pub fn withdrawal(records: &[u8], petition: Option<PetitionId>) -> Change {
    Change::Withdraw {
        receipts: records.iter().map(|record| [*record; 32]).collect(),
        petition,
    }
}

/// The answer to the mail of that record.
pub fn claim(record: u8, choice: Choice) -> Claim {
    Claim {
        proof: Proof::Token([record; 32]),
        choice,
        since: "2026-11-23".to_owned(),
    }
}

/// A new member of a section's staff. A number gives the token's hash.
pub async fn somebody(
    store: &Store,
    (section, name): (&str, &str),
    role: StaffRole,
    token: u8,
) -> StaffMember {
    let new = NewStaff {
        section,
        name,
        roles: &Roles::of(&[role]),
        token_hash: [token; 32],
        day: "2026-11-01",
    };
    assert!(store.add_staff(&new).await.unwrap());
    store.staff_of(&[token; 32]).await.unwrap().unwrap()
}

/// A batch of work of one type, without replies.
pub fn batch<W: Work>(works: &[W]) -> Batch<'_> {
    let mut batch = Batch::default();
    for work in works {
        batch.add(Task::unanswered(work));
    }
    batch
}

/// Writes work of one type. Returns what changed, and the reply to each piece.
pub async fn write<W: Work>(
    writer: &mut StoreWriter,
    works: &[W],
) -> (BatchOutcome, Vec<W::Reply>) {
    let mut replies: Vec<Option<W::Reply>> = works.iter().map(|_| None).collect();
    let mut batch = Batch::default();
    for (work, reply) in works.iter().zip(&mut replies) {
        batch.add(Task::new(work, reply));
    }
    let outcome = writer.write(&mut batch).await.unwrap();
    (outcome, replies.into_iter().map(Option::unwrap).collect())
}

/// A store with two petitions.
pub struct TestStore {
    store: Store,
    pub one: PetitionId,
    pub two: PetitionId,
    pub url: DatabaseUrl,
    /// The folder of the file, if there is one.
    _folder: Option<TempDir>,
}

impl TestStore {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        Self::of(DatabaseUrl::Sqlite(path), Some(folder)).await
    }

    /// Every byte of the files of an SQLite database. Another process reads them: closing a file ends every lock that
    /// its own process has on it, SQLite's too.
    pub fn on_the_disk(&self) -> Vec<u8> {
        let DatabaseUrl::Sqlite(path) = &self.url else {
            unreachable!("a file");
        };
        let files = fs::read_dir(path.parent().unwrap()).unwrap();
        let read = Command::new("cat")
            .args(files.map(|file| file.unwrap().path()))
            .output()
            .unwrap();
        assert!(
            read.status.success(),
            "{}",
            String::from_utf8_lossy(&read.stderr)
        );
        read.stdout
    }

    pub async fn postgres() -> Self {
        Self::postgres_at(&PostgresServer::shared().new_database()).await
    }

    pub async fn postgres_at(url: &str) -> Self {
        Self::of(DatabaseUrl::parse(url).unwrap(), None).await
    }

    async fn of(url: DatabaseUrl, folder: Option<TempDir>) -> Self {
        let store = Store::open(&url).await.unwrap();
        let slugs = ["one", "two"].map(|slug| slug.parse().unwrap());
        let known = store.know_petitions(&slugs).await.unwrap();
        // Every server does this at its start.
        assert_eq!(store.know_petitions(&slugs).await.unwrap(), known);
        let [one, two] = slugs.map(|slug| known[&slug]);
        assert!(one < two, "numbered in the order of the campaign");
        Self {
            store,
            one,
            two,
            url,
            _folder: folder,
        }
    }

    /// Another server on the same database.
    pub async fn open_again(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// Runs statements that no part of this program would run, on one connection.
    pub async fn run(&self, statements: &[&'static str]) {
        match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let options = SqliteConnectOptions::new().filename(path);
                let mut connection = options.connect().await.unwrap();
                for statement in statements {
                    connection.execute(*statement).await.unwrap();
                }
            }
            DatabaseUrl::Postgres(url) => {
                let mut connection = url.options().connect().await.unwrap();
                for statement in statements {
                    connection.execute(*statement).await.unwrap();
                }
            }
        }
    }

    /// The number that a query returns.
    pub async fn number(&self, query: &'static str) -> i64 {
        match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let options = SqliteConnectOptions::new().filename(path);
                let mut connection = options.connect().await.unwrap();
                sqlx::query_scalar(query)
                    .fetch_one(&mut connection)
                    .await
                    .unwrap()
            }
            DatabaseUrl::Postgres(url) => {
                let mut connection = url.options().connect().await.unwrap();
                sqlx::query_scalar(query)
                    .fetch_one(&mut connection)
                    .await
                    .unwrap()
            }
        }
    }

    /// The records in an export of the section `fr`.
    pub async fn exported(&self, selection: Selection<'_>) -> Vec<ExportedSigning> {
        let mut signings = Vec::new();
        let each = |signing| {
            signings.push(signing);
            Ok::<(), StoreError>(())
        };
        self.store.export(selection, each).await.unwrap();
        signings
    }

    /// All that the section `fr` may export.
    pub async fn all(&self) -> Vec<ExportedSigning> {
        self.exported(ALL).await
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

/// Everything of the section `fr`.
pub const ALL: Selection<'static> = Selection {
    section: "fr",
    campaign: None,
    petition: None,
    set_aside: false,
};

/// Each section's signatures for each petition, as kept.
pub async fn section_counts(store: &Store) -> Vec<(String, PetitionId, u64)> {
    let counts = store.section_counts().await.unwrap().into_iter();
    counts
        .map(|count| (count.section, count.petition, count.counted))
        .collect()
}
