//! Marathons: nothing unreleased is shown, a change waits while the last released words stay, and signatures
//! gathered on paper go on counting.

use marathon_domain::{
    ReportRow, StaffRole,
    moderation::{Kind, State},
};

use super::{
    data::{ALL, TestStore, somebody, write},
    on_both,
};
use crate::{
    ActReply, Action, Expiry, ExportedKind, ExportedSigning, Idempotency, MarathonChange,
    MarathonFilter, MarathonReply, NewMarathon, NewVersion, PublicWords, Selection, StaffAct,
    StoreError, StoreWriter,
};

on_both!(
    what_was_not_released_is_shown_to_its_organiser_only,
    a_change_waits_while_the_last_released_words_stay,
    marathons_are_found_by_country_town_and_date,
    who_comes_is_counted_where_there_is_something_to_come_to,
    who_organises_goes_to_the_section_released_or_not,
    what_was_gathered_counts_once_released_and_stays_when_rows_go,
    words_stand_in_clear_only_while_everybody_may_read_them,
);

/// When the tests take place.
const NOW: i64 = 1_000;

pub fn version(record: u8) -> NewVersion {
    NewVersion {
        record: [record; 16],
        own_words: vec![record, 1],
        page_words: None,
        key_id: "moderation".to_owned(),
        schema: 1,
        sealed: vec![record, 2],
        words_digest: [record; 32],
        day: "2026-11-30".to_owned(),
    }
}

/// A version for those who have the marathon's address.
fn private(record: u8) -> NewVersion {
    NewVersion {
        page_words: Some(vec![record, 3]),
        ..version(record)
    }
}

/// The words of a public marathon that are stored in clear.
fn words(number: u8, record: u8) -> PublicWords {
    PublicWords {
        name: format!("marathon-{number}"),
        details: format!("{{\"record\":{record}}}"),
        country: "FR".to_owned(),
        town: "lille".to_owned(),
        date: "2026-12-05".to_owned(),
        starts: NOW,
        ends: NOW + 100,
    }
}

/// Stands for a hashed address.
fn address(number: u8) -> String {
    format!("address {number}")
}

pub fn new_marathon(number: u8, version: NewVersion) -> NewMarathon {
    NewMarathon {
        address: address(number),
        source: Some(format!("marathon-aaaaaaaaa{}", char::from(b'a' + number))),
        record: [number; 16],
        campaign: "test-2026".to_owned(),
        section: "fr".to_owned(),
        key_id: "key".to_owned(),
        schema: 1,
        sealed: vec![number; 300],
        secret_hash: [number; 32],
        idempotency: number.is_multiple_of(2).then_some(Idempotency {
            key: [number; 32],
            digest: [1; 32],
        }),
        version,
    }
}

fn marathon(number: u8, version: NewVersion) -> MarathonChange {
    MarathonChange::Create(Box::new(new_marathon(number, version)))
}

async fn change(writer: &mut StoreWriter, changes: &[MarathonChange]) -> Vec<MarathonReply> {
    write(writer, changes).await.1
}

/// Decides about the version of that record. Returns whether there is one.
async fn decide(store: &TestStore, writer: &mut StoreWriter, record: u8, action: Action) -> bool {
    decide_of(store, writer, (Kind::Marathons, record), action).await
}

async fn decide_of(
    store: &TestStore,
    writer: &mut StoreWriter,
    (kind, record): (Kind, u8),
    action: Action,
) -> bool {
    let amina = match store.staff_of(&[1; 32]).await.unwrap() {
        Some(amina) => amina,
        None => somebody(store, ("fr", "Amina"), StaffRole::Moderation, 1).await,
    };
    let act = StaffAct {
        staff: amina.id,
        section: "fr".to_owned(),
        kind,
        record: [record; 16],
        action,
        day: "2026-11-30".to_owned(),
    };
    write(writer, &[act]).await.1 == [ActReply::Applied]
}

fn release() -> Action {
    Action::Release("{}".to_owned(), None)
}

fn show(words: PublicWords) -> Action {
    Action::Release("{}".to_owned(), Some(Box::new(words)))
}

fn at(now: i64) -> MarathonFilter {
    MarathonFilter {
        now,
        ..MarathonFilter::default()
    }
}

async fn names(store: &TestStore, filter: &MarathonFilter) -> Vec<String> {
    let (found, all) = store.marathons(filter, 100, 0).await.unwrap();
    assert_eq!(found.len() as u64, all);
    found.into_iter().filter_map(|one| one.name).collect()
}

async fn what_was_not_released_is_shown_to_its_organiser_only(store: TestStore) {
    let mut writer = store.writer();
    let done = change(&mut writer, &[marathon(2, version(1))]).await;
    assert_eq!(done, [MarathonReply::Applied]);
    assert_eq!(names(&store, &at(NOW)).await, [""; 0]);
    assert_eq!(store.shown_marathon(&address(2)).await.unwrap(), None);
    assert_eq!(store.marathon_countries(NOW).await.unwrap(), [""; 0]);
    let own = store.own_marathon(&[2; 32]).await.unwrap().unwrap();
    assert_eq!((own.state, own.is_shown), (State::Waiting, false));
    assert_eq!(store.own_marathon(&[3; 32]).await.unwrap(), None);
    // Sent again, it is the same marathon.
    assert_eq!(
        change(&mut writer, &[marathon(2, version(9))]).await,
        [MarathonReply::Overtaken]
    );
    let digest = store.marathon_digest(&[2; 32]).await.unwrap();
    assert_eq!(digest, Some(vec![1; 32]));
    assert_eq!(store.marathon_digest(&[4; 32]).await.unwrap(), None);

    decide(&store, &mut writer, 1, Action::Refuse("spam".to_owned())).await;
    assert_eq!(store.shown_marathon(&address(2)).await.unwrap(), None);
    let own = store.own_marathon(&[2; 32]).await.unwrap().unwrap();
    assert_eq!(own.state, State::Refused);
    decide(&store, &mut writer, 1, Action::Undo).await;
    decide(&store, &mut writer, 1, show(words(2, 1))).await;
    let shown = store.shown_marathon(&address(2)).await.unwrap().unwrap();
    assert_eq!(shown.words.details, "{\"record\":1}");
    assert_eq!(names(&store, &at(NOW)).await, ["marathon-2"]);
    let released_as = shown.sequence;

    let cancel = MarathonChange::Cancel { secret: [2; 32] };
    assert_eq!(
        change(&mut writer, &[cancel]).await,
        [MarathonReply::Applied]
    );
    assert_eq!(names(&store, &at(NOW)).await, [""; 0], "cancelled");
    let shown = store.shown_marathon(&address(2)).await.unwrap().unwrap();
    assert!(shown.cancelled, "its page says so");
    assert!(shown.sequence > released_as, "calendars take it");
    let nobody = MarathonChange::Cancel { secret: [9; 32] };
    assert_eq!(
        change(&mut writer, &[nobody]).await,
        [MarathonReply::Unknown]
    );
}

async fn a_change_waits_while_the_last_released_words_stay(store: TestStore) {
    let mut writer = store.writer();
    let edit = |record: u8| MarathonChange::Edit {
        secret: [1; 32],
        version: Box::new(version(record)),
    };
    change(&mut writer, &[marathon(1, version(1))]).await;
    decide(&store, &mut writer, 1, show(words(1, 1))).await;
    change(&mut writer, &[edit(2), edit(3)]).await;
    let shown = store.shown_marathon(&address(1)).await.unwrap().unwrap();
    assert_eq!(shown.words.details, "{\"record\":1}");
    let own = store.own_marathon(&[1; 32]).await.unwrap().unwrap();
    assert_eq!(
        (own.state, own.words.own_words, own.is_shown),
        (State::Waiting, Some(vec![3, 1]), true)
    );
    // Staff had read this version, which the organiser has replaced since.
    assert!(!decide(&store, &mut writer, 2, show(words(1, 2))).await);
    assert!(decide(&store, &mut writer, 3, show(words(1, 3))).await);
    let shown = store.shown_marathon(&address(1)).await.unwrap().unwrap();
    assert_eq!(shown.words.details, "{\"record\":3}");
    // Once it is taken back, the version before it is not shown instead: that one is gone.
    assert!(!decide(&store, &mut writer, 1, Action::Undo).await);
    decide(&store, &mut writer, 3, Action::Undo).await;
    assert!(store.shown_marathon(&address(1)).await.unwrap().is_none());
    assert!(decide(&store, &mut writer, 3, show(words(1, 3))).await);
    let shown = store.shown_marathon(&address(1)).await.unwrap().unwrap();
    assert_eq!(shown.words.details, "{\"record\":3}");
}

async fn marathons_are_found_by_country_town_and_date(store: TestStore) {
    let mut writer = store.writer();
    let mut all = [1, 2, 3, 5].map(|number| words(number, number));
    let [_, abroad, later, over] = &mut all;
    (abroad.country, abroad.town, abroad.starts) =
        ("BE".to_owned(), "100%_bxl".to_owned(), NOW + 10);
    (later.town, later.date, later.starts) = ("lyon".to_owned(), "2026-12-20".to_owned(), NOW + 5);
    over.ends = NOW - 1;
    for (number, words) in [1, 2, 3, 5].into_iter().zip(all) {
        change(&mut writer, &[marathon(number, version(number))]).await;
        decide(&store, &mut writer, number, show(words)).await;
    }
    change(&mut writer, &[marathon(4, private(4))]).await;
    decide(&store, &mut writer, 4, release()).await;
    assert_eq!(
        names(&store, &at(NOW)).await,
        ["marathon-1", "marathon-3", "marathon-2"],
        "the next one first"
    );
    assert_eq!(store.marathon_countries(NOW).await.unwrap(), ["BE", "FR"]);
    for (country, town, from, found) in [
        (Some("BE"), None, None, vec!["marathon-2"]),
        (None, Some("yo"), None, vec!["marathon-3"]),
        (None, Some("%_"), None, vec!["marathon-2"]),
        (None, Some("%"), Some("2026-12-06"), vec![]),
        (None, None, Some("2026-12-06"), vec!["marathon-3"]),
        (Some("DE"), None, None, vec![]),
    ] {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let filter = MarathonFilter {
            country: own(country),
            town: own(town),
            from: own(from),
            now: NOW,
        };
        assert_eq!(names(&store, &filter).await, found, "{filter:?}");
    }
    let (second, all) = store.marathons(&at(NOW), 1, 1).await.unwrap();
    assert_eq!((second[0].name.as_deref(), all), (Some("marathon-3"), 3));
    let private = store.shown_marathon(&address(4)).await.unwrap();
    let private = private.expect("whoever has its address sees it");
    assert_eq!(
        (private.name, private.words.page_words),
        (None, Some(vec![4, 3]))
    );
}

async fn who_comes_is_counted_where_there_is_something_to_come_to(store: TestStore) {
    let mut writer = store.writer();
    let come = || MarathonChange::Come {
        address: address(1),
    };
    change(&mut writer, &[marathon(1, version(1))]).await;
    assert_eq!(
        change(&mut writer, &[come()]).await,
        [MarathonReply::Unknown]
    );
    decide(&store, &mut writer, 1, show(words(1, 1))).await;
    let came = change(&mut writer, &[come(), come()]).await;
    assert_eq!(came, [MarathonReply::Applied; 2]);
    let shown = store.shown_marathon(&address(1)).await.unwrap().unwrap();
    assert_eq!(shown.coming, 2);
    change(&mut writer, &[MarathonChange::Cancel { secret: [1; 32] }]).await;
    assert_eq!(
        change(&mut writer, &[come()]).await,
        [MarathonReply::Unknown]
    );
}

async fn who_organises_goes_to_the_section_released_or_not(store: TestStore) {
    let mut writer = store.writer();
    change(&mut writer, &[marathon(2, version(1))]).await;
    let edit = MarathonChange::Edit {
        secret: [2; 32],
        version: Box::new(version(2)),
    };
    change(&mut writer, &[edit]).await;
    change(&mut writer, &[marathon(3, version(3))]).await;
    decide(&store, &mut writer, 3, show(words(3, 3))).await;
    for (selection, expected) in [
        (ALL, vec![(2, ""), (3, "FR")]),
        (
            Selection {
                section: "int",
                ..ALL
            },
            vec![],
        ),
        (
            Selection {
                campaign: Some("test-2026"),
                ..ALL
            },
            vec![(2, ""), (3, "FR")],
        ),
        (
            Selection {
                campaign: Some("other"),
                ..ALL
            },
            vec![],
        ),
    ] {
        let mut exported = Vec::new();
        let each = |one: ExportedSigning| {
            assert_eq!((one.kind, one.schema), (ExportedKind::Organiser, 1));
            assert_eq!(one.record, one.sealed[..16]);
            exported.push((one.sealed[0], one.country));
            Ok::<(), StoreError>(())
        };
        store.export_organisers(selection, each).await.unwrap();
        let exported: Vec<_> = exported
            .iter()
            .map(|(number, country)| (*number, &**country))
            .collect();
        assert_eq!(exported, expected);
    }
}

async fn what_was_gathered_counts_once_released_and_stays_when_rows_go(store: TestStore) {
    let mut writer = store.writer();
    let report = |record: u8, signatures: u32| MarathonChange::Report {
        secret: [1; 32],
        record: [record; 16],
        rows: vec![(
            store.one,
            ReportRow {
                letters: 3,
                signatures,
                messages: 0,
            },
        )],
        day: "2026-12-06".to_owned(),
    };
    let on_paper = async || store.on_paper().await.unwrap()[&store.one];
    change(&mut writer, &[marathon(1, version(1))]).await;
    change(&mut writer, &[report(11, 40), report(12, 50)]).await;
    assert_eq!(on_paper().await, 0);
    let own = store.own_marathon(&[1; 32]).await.unwrap().unwrap();
    let (state, rows) = own.report.unwrap();
    assert_eq!(
        (state, &*rows[0].0, rows[0].1.signatures),
        (State::Waiting, "one", 50)
    );
    assert!(
        !decide_of(&store, &mut writer, (Kind::Reports, 11), release()).await,
        "corrected since"
    );
    decide_of(&store, &mut writer, (Kind::Reports, 12), release()).await;
    assert_eq!(on_paper().await, 50);
    let results = store.marathon_results(&address(1)).await.unwrap();
    assert_eq!(results, [3, 50, 0]);
    // A correction replaces the report, rather than being added.
    change(&mut writer, &[report(13, 70)]).await;
    assert_eq!(on_paper().await, 50);
    decide_of(&store, &mut writer, (Kind::Reports, 13), release()).await;
    assert_eq!(on_paper().await, 70);

    let expiry = Expiry {
        unconfirmed_before: "2026-01-01".to_owned(),
        all_before: Some("2026-12-01".to_owned()),
    };
    let (_, gone) = write(&mut writer, &[expiry]).await;
    assert_eq!(gone[0].marathons, 1);
    assert_eq!(store.own_marathon(&[1; 32]).await.unwrap(), None);
    assert_eq!(store.shown_marathon(&address(1)).await.unwrap(), None);
    assert_eq!(on_paper().await, 70);
}

async fn words_stand_in_clear_only_while_everybody_may_read_them(store: TestStore) {
    let mut writer = store.writer();
    let edit = |version: NewVersion| MarathonChange::Edit {
        secret: [1; 32],
        version: Box::new(version),
    };
    let in_clear = async || {
        let own = store.own_marathon(&[1; 32]).await.unwrap().unwrap();
        let shown = store.shown_marathon(&address(1)).await.unwrap();
        let details = shown.map(|shown| shown.words.details);
        (own.name, details)
    };
    let some = |text: &str| Some(text.to_owned());
    change(&mut writer, &[marathon(1, version(1))]).await;
    assert_eq!(in_clear().await, (None, None));
    decide(&store, &mut writer, 1, show(words(1, 1))).await;
    let first = (some("marathon-1"), some("{\"record\":1}"));
    assert_eq!(in_clear().await, first);
    // A version that waits, or is refused, changes nothing that is shown.
    change(&mut writer, &[edit(private(2))]).await;
    assert_eq!(in_clear().await, first);
    decide(&store, &mut writer, 2, Action::Refuse("spam".to_owned())).await;
    decide(&store, &mut writer, 2, Action::Undo).await;
    assert_eq!(in_clear().await, first);
    // A private version replaces a public one.
    decide(&store, &mut writer, 2, release()).await;
    assert_eq!(in_clear().await, (None, some("")));
    change(&mut writer, &[edit(version(3))]).await;
    assert_eq!(in_clear().await, (None, some("")));
    decide(&store, &mut writer, 3, show(words(1, 3))).await;
    assert_eq!(
        in_clear().await,
        (some("marathon-1"), some("{\"record\":3}"))
    );
    decide(&store, &mut writer, 3, Action::Undo).await;
    assert_eq!(in_clear().await, (None, None));
    let town =
        "SELECT COUNT(*) FROM marathon_versions WHERE town <> '' OR date <> '' OR starts <> 0";
    assert_eq!(store.number(town).await, 0);
}
