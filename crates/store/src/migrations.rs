//! The migrations of a database: additive, in order, never edited.

use std::borrow::Cow;

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Number, file and text of a migration.
pub type Step = (i64, &'static str, &'static str);

/// The steps of a database. Its folder has a file for each.
macro_rules! steps {
    ($folder:literal: $($version:literal $file:literal,)*) => {
        &[$((
            $version,
            $file,
            include_str!(concat!("../migrations/", $folder, "/", $file, ".sql")),
        ),)*]
    };
}

/// Each database has the same steps, in its own SQL.
macro_rules! all_steps {
    ($folder:literal) => {
        steps! { $folder:
            1 "0001_signings",
            2 "0002_confirmations",
            3 "0003_after_signing",
            4 "0004_letters",
            5 "0005_messages_and_moderation",
            6 "0006_marathons",
            7 "0007_section_counts",
            8 "0008_mailboxes",
            9 "0009_nothing_kept",
            10 "0010_releases",
            11 "0011_letters_by_mail",
            12 "0012_shuffled_days",
            14 "0014_false_signatures",
            15 "0015_trail",
            16 "0016_bursts",
            17 "0017_sealed_marathons",
            18 "0018_part_counts",
            19 "0019_traces_in_no_log",
        }
    };
}

pub const SQLITE: &[Step] = all_steps!("sqlite");
pub const POSTGRES: &[Step] = all_steps!("postgres");

/// Brings a database to this program's version.
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
