//! The migrations of a database: additive, in order, never edited.

use std::borrow::Cow;

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Number, name and text of a migration.
pub type Step = (i64, &'static str, &'static str);

/// The steps of a database, whose folder has a file for each.
macro_rules! steps {
    ($folder:literal: $($version:literal $name:literal,)*) => {
        &[$((
            $version,
            $name,
            include_str!(concat!("../migrations/", $folder, "/000", $version, "_", $name, ".sql")),
        ),)*]
    };
}

/// Each database has the same steps, in its own SQL.
macro_rules! all_steps {
    ($folder:literal) => {
        steps! { $folder:
            1 "signings",
            2 "confirmations",
            3 "after_signing",
            4 "letters",
            5 "messages_and_moderation",
            6 "marathons",
            7 "section_counts",
            8 "mailboxes",
            9 "nothing_kept",
        }
    };
}

pub const SQLITE: &[Step] = all_steps!("sqlite");
pub const POSTGRES: &[Step] = all_steps!("postgres");

/// What brings a database to this program's version.
pub fn migrator(steps: &[Step]) -> Migrator {
    let migrations = steps.iter().map(|(version, name, sql)| {
        Migration::new(
            *version,
            Cow::Borrowed(*name),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}
