//! What several servers do to one database.

use std::collections::{BTreeMap, BTreeSet};

use private_postgres::PostgresServer;
use sqlx::{Connection, Executor, PgConnection};

use crate::{
    DatabaseUrl, Store, StoreError, StoreReply,
    tests::data::{TestStore, batch, mailed, signing, withdrawal, write},
};

/// A retry that another server has stored first does no harm to the rest of the batch.
#[tokio::test]
async fn a_key_that_is_stored_already_is_overtaken_alone() {
    let store = TestStore::postgres().await;
    let (one, mut writer, mut other) = (store.one, store.writer(), store.writer());
    other
        .write(&mut batch(&[signing(2, 1, &[one])]))
        .await
        .unwrap();
    let mut repeated = signing(3, 2, &[one]);
    repeated.idempotency = signing(2, 1, &[]).idempotency;
    let signings = [signing(4, 3, &[one]), repeated, signing(6, 4, &[one])];
    let (written, replies) = write(&mut writer, &signings).await;
    let (stored, overtaken) = (StoreReply::Stored, StoreReply::Overtaken);
    assert_eq!(replies, [stored, overtaken, stored]);
    assert_eq!(written.counted, BTreeMap::from([(one, 2)]));
    assert_eq!(store.all().await.len(), 3);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// Each batch holds the same as the other, in the opposite order.
#[tokio::test]
async fn two_writers_of_the_same_addresses_wait_for_one_another_in_no_circle() {
    let server = PostgresServer::shared();
    let url = server.new_database();
    let store = TestStore::postgres_at(&url).await;
    let petitions = [store.two, store.one];
    let of = |round: u8, turned: bool| {
        let mut people: Vec<u8> = (0..100).collect();
        if turned {
            people.reverse();
        }
        let people = people.into_iter().zip(0..);
        people
            .map(|(person, record): (u8, u8)| {
                let mut signing = signing(2 * record + u8::from(turned), person, &petitions);
                signing.record[0] = round;
                // Both are retries of the same requests.
                signing.idempotency = signing.idempotency.map(|mut sent| {
                    (sent.key[0], sent.key[1]) = (round, person);
                    sent
                });
                signing
            })
            .collect::<Vec<_>>()
    };
    let (mut writer, mut other) = (store.writer(), store.writer());
    for round in 0..20 {
        let (signings, turned) = (of(round, false), of(round, true));
        let (mut batch, mut turned) = (batch(&signings), batch(&turned));
        let both = tokio::join!(writer.write(&mut batch), other.write(&mut turned));
        let (one, two) = (both.0.unwrap(), both.1.unwrap());
        let counted: i64 = one.counted.values().chain(two.counted.values()).sum();
        assert_eq!(counted, if round == 0 { 200 } else { 0 });
    }
    assert_eq!(store.audit().await.unwrap(), []);
    let counts = BTreeMap::from([(store.one, 100), (store.two, 100)]);
    assert_eq!(store.counts().await.unwrap(), counts);
    assert_eq!(server.errors(&url), [] as [&str; 0]);
}

/// Waits until this many connections wait for a lock.
async fn until_wait(watch: &mut PgConnection, number: i64) {
    let waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() \
                   AND wait_event_type = 'Lock'";
    while sqlx::query_scalar::<_, i64>(waiting)
        .fetch_one(&mut *watch)
        .await
        .unwrap()
        != number
    {}
}

/// The second signing of the address is a duplicate, which nobody can see before its commit.
#[tokio::test]
async fn what_is_withdrawn_while_the_address_signs_again_is_counted_once_more() {
    let url = PostgresServer::shared().new_database();
    let store = TestStore::postgres_at(&url).await;
    let (one, mut writer, mut other) = (store.one, store.writer(), store.writer());
    writer
        .write(&mut batch(&[signing(1, 1, &[one])]))
        .await
        .unwrap();

    // Stops everyone who wants to write counts.
    let mut held = PgConnection::connect(&url).await.unwrap();
    held.execute("BEGIN; SELECT FROM counts FOR UPDATE")
        .await
        .unwrap();
    let mut watch = PgConnection::connect(&url).await.unwrap();
    let again = [signing(3, 1, &[one]), signing(5, 2, &[one])];
    let withdrawal = [withdrawal(&[1], None)];
    let (mut again, mut withdrawn) = (batch(&again), batch(&withdrawal));
    let withdraw = async {
        until_wait(&mut watch, 1).await;
        let let_go = async {
            until_wait(&mut held, 2).await;
            held.execute("ROLLBACK").await.unwrap();
        };
        tokio::join!(writer.write(&mut withdrawn), let_go).0
    };
    let (again, withdrawn) = tokio::join!(other.write(&mut again), withdraw);
    assert_eq!(again.unwrap().duplicates, 1);
    assert_eq!(withdrawn.unwrap().withdrawn, 1);
    assert_eq!(store.counts().await.unwrap()[&one], 2);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// What one server has taken is due again if it never reports.
#[tokio::test]
async fn two_servers_that_ask_at_once_get_different_mails() {
    let store = TestStore::postgres().await;
    let signings: Vec<_> = (0..40)
        .map(|record| mailed(record, record, &[store.one]))
        .collect();
    store.writer().write(&mut batch(&signings)).await.unwrap();
    let (one, two) = tokio::join!(store.due_mails(0, 30), store.due_mails(0, 30));
    let mails = [one.unwrap(), two.unwrap()].into_iter().flatten();
    let ids: Vec<String> = mails.map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 40);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 40);
    assert_eq!(store.due_mails(599, 100).await.unwrap().len(), 0);
    assert_eq!(store.due_mails(600, 100).await.unwrap().len(), 40);
}

#[tokio::test]
async fn servers_that_start_at_once_migrate_once() {
    let url = PostgresServer::shared().new_database();
    let url = DatabaseUrl::parse(&url).unwrap();
    let slugs: Vec<_> = ["one", "two", "three"]
        .map(|slug| slug.parse().unwrap())
        .into();
    let start = async || {
        let store = Store::open(&url).await?;
        store.know_petitions(&slugs).await
    };
    let all = tokio::join!(start(), start(), start(), start());
    let first = all.0.unwrap();
    for other in [all.1, all.2, all.3] {
        assert_eq!(other.unwrap(), first);
    }
}

#[tokio::test]
async fn servers_share_their_secrets() {
    let store = TestStore::postgres().await;
    assert!(!store.is_in_use().await.unwrap());
    let (first, second) = ([1; 32], [2; 32]);
    assert!(store.shares_secrets(&first).await.unwrap());
    assert!(store.is_in_use().await.unwrap());
    assert!(!store.shares_secrets(&second).await.unwrap());
    assert!(store.shares_secrets(&first).await.unwrap());
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let url = PostgresServer::shared().new_database();
    let store = TestStore::postgres_at(&url).await;
    let reader = Store::open_to_read(&DatabaseUrl::parse(&url).unwrap())
        .await
        .unwrap();
    assert_eq!(reader.petitions().await.unwrap(), ["one", "two"]);
    let refused = reader.shares_secrets(&[1; 32]).await;
    assert!(matches!(refused, Err(StoreError::Database(_))));
    assert!(!store.is_in_use().await.unwrap());
}

/// Whatever is written ahead, archived and sent to replicas holds no trace.
#[tokio::test]
async fn no_log_holds_a_trace() {
    let url = PostgresServer::shared().new_database();
    let store = TestStore::postgres_at(&url).await;
    let (one, mut writer) = (store.one, store.writer());
    write(&mut writer, &[signing(1, 1, &[one])]).await;
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let kept: (String, i64) = sqlx::query_as(
        "SELECT relpersistence::text, (SELECT count(*) FROM traces) FROM pg_class WHERE relname = 'traces'",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(kept, ("u".to_owned(), 1));
}
