//! Reading: exports, totals, waiting mails.

use super::{
    data::{ALL, TestStore, batch, mailed, signing, write},
    on_both,
};
use crate::{MailReport, Selection, StoreError, Total, TotalsBy};

on_both!(
    an_export_holds_what_was_selected_only,
    totals_are_made_by_section_and_by_source,
    mails_wait_in_their_order,
    a_mail_put_off_for_too_long_is_due,
);

async fn an_export_holds_what_was_selected_only(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut signings = [
        signing(1, 1, &[one]),
        signing(2, 2, &[one, two]),
        signing(3, 3, &[two]),
        signing(4, 4, &[two]),
    ];
    signings[2].campaign = "test-2025".to_owned();
    signings[3].section = "int".to_owned();
    store.writer().write(&mut batch(&signings)).await.unwrap();

    let records = async |selection: Selection<'_>| {
        let exported = store.exported(selection).await.into_iter();
        exported
            .map(|signing| (signing.record[0], signing.signatures.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(records(ALL).await, [(1, 1), (2, 2), (3, 1)]);
    let slug = "two".parse().unwrap();
    let of_a_petition = Selection {
        petition: Some(&slug),
        ..ALL
    };
    assert_eq!(records(of_a_petition).await, [(2, 1), (3, 1)]);
    let of_both = Selection {
        campaign: Some("test-2025"),
        ..of_a_petition
    };
    assert_eq!(records(of_both).await, [(3, 1)]);
    assert_eq!(store.sections().await.unwrap(), ["fr", "int"]);
    assert_eq!(store.petitions().await.unwrap(), ["one", "two"]);
}

async fn totals_are_made_by_section_and_by_source(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut signings = [
        signing(1, 1, &[one, two]),
        signing(2, 2, &[one, two]),
        // A duplicate: a signing without a counted signature.
        signing(3, 1, &[one]),
        signing(4, 4, &[two]),
    ];
    signings[0].source = Some("school".to_owned());
    signings[3].section = "int".to_owned();
    store.writer().write(&mut batch(&signings)).await.unwrap();

    let mut rows = Vec::new();
    let each = |by, total: Total| {
        rows.push((by, total.name, total.signings, total.counted));
        Ok::<(), StoreError>(())
    };
    store.totals(each).await.unwrap();
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(
        rows,
        [
            (TotalsBy::Section, name("fr"), 3, 4),
            (TotalsBy::Section, name("int"), 1, 1),
            (TotalsBy::Source, None, 3, 3),
            (TotalsBy::Source, name("school"), 1, 2),
        ]
    );
}

async fn mails_wait_in_their_order(store: TestStore) {
    assert_eq!(store.next_due().await.unwrap(), None);
    let signings = [1, 2, 3].map(|record| mailed(record, record, &[store.one]));
    store.writer().write(&mut batch(&signings)).await.unwrap();
    assert_eq!(store.next_due().await.unwrap(), Some(0));
    let due = store.due_mails(0, 2).await.unwrap();
    let ids: Vec<&str> = due.iter().map(|mail| mail.message_id.as_str()).collect();
    assert_eq!(ids, ["<1@x>", "<2@x>"]);
    assert_eq!((due[0].sealed.len(), due[0].attempts), (100, 0));
}

/// A mail that a clock running ahead has put off would otherwise wait until that time has come.
async fn a_mail_put_off_for_too_long_is_due(store: TestStore) {
    let signings = [mailed(1, 1, &[store.one])];
    store.writer().write(&mut batch(&signings)).await.unwrap();
    let put_off = [MailReport {
        message_id: "<1@x>".to_owned(),
        again: Some((10_000, 1)),
    }];
    write(&mut store.writer(), &put_off).await;
    // The due mail comes last: PostgreSQL then leaves it to the one who asked.
    for (now, due) in [(6400, 0), (9999, 0), (6399, 1)] {
        assert_eq!(store.due_mails(now, 9).await.unwrap().len(), due, "{now}");
    }
}
