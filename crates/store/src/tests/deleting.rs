//! No file of an SQLite database holds what was deleted or overwritten.

use std::time::Duration;

use tokio::time::timeout;

use super::data::{ALL, TestStore, batch, claim, mailed, signing, withdrawal, write};
use crate::{Choice, DatabaseUrl, MailReport, Store, StoreError, StoreWriter};

/// Whether any file of the database holds this byte this many times in a row.
fn holds(store: &TestStore, byte: u8, times: usize) -> bool {
    let run = vec![byte; times];
    let bytes = store.on_the_disk();
    bytes.windows(times).any(|window| window == run)
}

/// The sealed data of signings and of a mail: the byte it is made of, and its length. Hashes stay,
/// so that a retry is answered.
const GONE: [(u8, usize); 4] = [(1, 300), (2, 300), (33, 100), (5, 300)];

/// The records are withdrawn, refused, or their mail sent; record 4 stays as it is.
async fn delete(store: &TestStore, writer: &mut StoreWriter) {
    write(writer, &[withdrawal(&[1], None)]).await;
    let refusal = claim(2, Choice::Refuse);
    write(writer, &[refusal]).await;
    let sent = MailReport {
        message_id: "<3@x>".to_owned(),
        again: None,
    };
    write(writer, &[sent]).await;
    // Another program, beside the server.
    let found = store.find(&[[5; 32]]).await.unwrap();
    store.forget(&[[5; 32]], found).await.unwrap();
}

async fn filled() -> (TestStore, StoreWriter) {
    let store = TestStore::sqlite().await;
    let mut writer = store.writer();
    let mut of_the_mail = mailed(3, 3, &[store.one]);
    of_the_mail.mail.as_mut().unwrap().sealed = vec![33; 100];
    let signings = [
        signing(1, 1, &[store.one]),
        mailed(2, 2, &[store.one]),
        of_the_mail,
        signing(4, 4, &[store.one]),
        signing(5, 5, &[store.two]),
    ];
    writer.write(&mut batch(&signings)).await.unwrap();
    (store, writer)
}

#[tokio::test]
async fn what_was_deleted_stands_in_no_file_whoever_deleted_it() {
    let (store, mut writer) = filled().await;
    delete(&store, &mut writer).await;
    for (gone, length) in GONE {
        let found = holds(&store, gone, length);
        assert!(found, "{gone}: the log was not looked at");
    }
    assert!(writer.forget_earlier_states().await.unwrap());
    for (gone, length) in GONE {
        assert!(!holds(&store, gone, length), "{gone}");
    }
    assert!(holds(&store, 4, 300), "what stays was not looked at");
    assert_eq!(store.all().await.len(), 2);
}

#[tokio::test]
async fn a_reader_that_sees_an_earlier_state_is_not_waited_for_and_is_told_of() {
    let (store, mut writer) = filled().await;
    let DatabaseUrl::Sqlite(path) = &store.url else {
        unreachable!("a file");
    };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let mut reader = pool.begin().await.unwrap();
    let looked: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM signings")
        .fetch_one(&mut *reader)
        .await
        .unwrap();
    assert_eq!(looked, 5);
    delete(&store, &mut writer).await;
    let patience = Duration::from_secs(2);
    let emptied = timeout(patience, writer.forget_earlier_states()).await;
    assert!(!emptied.expect("the reader was waited for").unwrap());
    // The writer goes on writing.
    write(&mut writer, &[signing(6, 6, &[store.one])]).await;
    reader.rollback().await.unwrap();
    assert!(writer.forget_earlier_states().await.unwrap());
    assert!(!holds(&store, 33, 100));
}

/// A slow reader of an export holds no state of the database.
#[tokio::test]
async fn an_export_holds_no_earlier_state() {
    let (store, mut writer) = filled().await;
    let reader = Store::open_to_read(&store.url).await.unwrap();
    let (mut records, mut emptied) = (0, Vec::new());
    let each = |_| {
        records += 1;
        emptied.push(elsewhere(writer.forget_earlier_states()).unwrap());
        Ok::<(), StoreError>(())
    };
    reader.export(ALL, each).await.unwrap();
    assert_eq!((records, emptied), (3, vec![true; 3]));
}

/// Runs in a thread of its own, since this one is busy.
pub fn elsewhere<T: Send>(work: impl Future<Output = T> + Send) -> T {
    let run = || {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_all().build().unwrap().block_on(work)
    };
    std::thread::scope(|scope| scope.spawn(run).join().unwrap())
}
