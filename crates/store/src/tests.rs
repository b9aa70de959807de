//! The tests: one story, run on each database.

mod changing;
mod counting_marathons;
mod counting_parts;
mod counting_sections;
pub mod data;
mod deleting;
mod letters;
mod marathons;
mod moderating;
mod reading;
mod restoring;
mod setting_aside;
mod shuffling;
mod unknown_words;
mod writing;

/// Makes a test of each story on each database. A story takes a fresh store with two petitions.
/// The runtime has threads, so that a story may write while it holds up a reader.
macro_rules! on_both {
    ($($story:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story(super::TestStore::sqlite().await).await;
            })*
        }

        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() {
                super::$story(super::TestStore::postgres().await).await;
            })*
        }
    };
}

use on_both;
