//! The database that the tests run on, and what differs between the two.

use std::{fs, path::Path, process::Command};

use insta::internals::SettingsBindDropGuard;
use marathon_core::config::{Config, DatabaseUrl};
use private_postgres::PostgresServer;

use crate::test_app::TestApp;

/// Each root of tests names one.
#[expect(dead_code, reason = "each root of tests is about one of them")]
pub enum Database {
    Sqlite,
    Postgres,
}

/// Shares snapshots between both roots of tests until dropped: they are not named after the root.
pub fn share_snapshot() -> SettingsBindDropGuard {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.bind_to_scope()
}

impl Database {
    /// The address of a new database.
    pub fn fresh(&self, folder: &Path) -> String {
        match self {
            Self::Sqlite => format!("sqlite://{}", folder.join("data/marathon.db").display()),
            Self::Postgres => PostgresServer::shared().new_database(),
        }
    }

    /// Whether several servers may share it, and their secrets.
    pub fn has_several_servers(&self) -> bool {
        matches!(self, Self::Postgres)
    }

    /// A database that cannot be opened.
    pub fn unusable(&self, config: &Config) -> DatabaseUrl {
        match self {
            Self::Sqlite => DatabaseUrl::Sqlite(config.site.folder.clone()),
            // Nothing listens there.
            Self::Postgres => DatabaseUrl::parse("postgres://127.0.0.1:9/none").unwrap(),
        }
    }

    /// Keeps others from writing until the end of the transaction.
    pub fn hold_writes(&self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            // The first one is the lock of all batches.
            Self::Postgres => {
                "BEGIN; SELECT pg_advisory_xact_lock(1296124236); LOCK TABLE signings IN EXCLUSIVE MODE"
            }
        }
    }

    /// SQL that prevents the write for when there is nothing to keep.
    pub fn keep_nothing(&self) -> &'static str {
        match self {
            Self::Sqlite => {
                "CREATE TRIGGER skipped BEFORE UPDATE ON nothing_kept BEGIN SELECT RAISE(IGNORE); END"
            }
            Self::Postgres => "CREATE RULE skipped AS ON UPDATE TO nothing_kept DO INSTEAD NOTHING",
        }
    }

    /// Every byte of the database's files.
    pub async fn on_the_disk(&self, app: &TestApp) -> Vec<u8> {
        let folder = match self {
            Self::Sqlite => app.path("data"),
            Self::Postgres => {
                let mut database = app.database().await;
                sqlx::query("CHECKPOINT")
                    .execute(&mut database)
                    .await
                    .unwrap();
                let number =
                    "SELECT oid::bigint FROM pg_database WHERE datname = current_database()";
                let number = app.number(number).await;
                let data = PostgresServer::shared().data_folder();
                data.join(format!("base/{number}"))
            }
        };
        let files = fs::read_dir(folder).unwrap();
        let paths = files.map(|file| file.unwrap().path());
        let database = paths.filter(|path| path.extension().is_none_or(|kind| kind != "toml"));
        // By another process: closing a file ends every lock that its own process has on it, SQLite's too.
        let read = Command::new("cat").args(database).output().unwrap();
        assert!(
            read.status.success(),
            "{}",
            String::from_utf8_lossy(&read.stderr)
        );
        read.stdout
    }

    /// Every value of every column, as bytes.
    pub async fn every_value(&self, app: &TestApp) -> Vec<u8> {
        let (columns, bytes_of): (_, fn(&str, &str) -> String) = match self {
            Self::Sqlite => (
                "SELECT tables.name, columns.name, columns.type FROM sqlite_master AS tables \
                 JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'",
                |column, _| format!("CAST({column} AS BLOB)"),
            ),
            Self::Postgres => (
                "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns \
                 WHERE table_schema = 'public'",
                |column, kind| match kind {
                    "bytea" => column.to_owned(),
                    _ => format!("convert_to({column}::text, 'UTF8')"),
                },
            ),
        };
        let mut database = app.database().await;
        let columns: Vec<(String, String, String)> = sqlx::query_as(columns)
            .fetch_all(&mut database)
            .await
            .unwrap();
        assert!(columns.len() > 100, "{columns:?}");
        let mut all = Vec::new();
        for (table, column, kind) in columns {
            let column = format!("\"{column}\"");
            let bytes = bytes_of(&column, &kind);
            let query = format!("SELECT {bytes} FROM \"{table}\" WHERE {column} IS NOT NULL");
            let values: Vec<Vec<u8>> = sqlx::query_scalar(sqlx::AssertSqlSafe(query))
                .fetch_all(&mut database)
                .await
                .unwrap();
            all.extend(values.concat());
        }
        all
    }
}
