//! What a selection holds.

use super::{
    super::{
        data::{TestStore, batch, signing},
        on_both,
    },
    alike, records,
};
use crate::{AlikeSignings, NewSigning, SigningSelection};

on_both!(a_selection_is_made_by_what_signings_have_in_common,);

async fn a_selection_is_made_by_what_signings_have_in_common(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let mut signings: Vec<NewSigning> = (1..=9)
        .map(|number| signing(number, number, &[one]))
        .collect();
    for (number, signing) in (1..).zip(&mut signings) {
        signing.trace.network = [number % 2; 8];
        signing.trace.domain = [number % 3; 8];
        signing.country = if number < 5 { "FR" } else { "BE" }.to_owned();
        signing.day = format!("2026-11-2{number}");
    }
    writer.write(&mut batch(&signings)).await.unwrap();
    let one_network: fn(&mut AlikeSignings) = |alike| alike.networks = vec![[0; 8]];
    let selections: [(SigningSelection, u64); 8] = [
        (alike(one_network), 4),
        (alike(|alike| alike.domains = vec![[0; 8], [1; 8]]), 6),
        (
            alike(|alike| {
                alike.networks = vec![[0; 8]];
                alike.domains = vec![[0; 8]];
            }),
            6,
        ),
        (
            alike(|alike| {
                alike.networks = vec![[0; 8]];
                alike.country = Some("BE".to_owned());
            }),
            2,
        ),
        (alike(|alike| alike.from = Some("2026-11-27".to_owned())), 3),
        (
            alike(|alike| {
                alike.from = Some("2026-11-22".to_owned());
                alike.to = Some("2026-11-23".to_owned());
            }),
            2,
        ),
        (alike(|alike| alike.networks = vec![[9; 8]]), 0),
        (records(&[1, 9, 77]), 2),
    ];
    for (selection, signings) in selections {
        let selected = store.selected("fr", &selection).await.unwrap();
        assert_eq!(selected.signings, signings, "{selection:?}");
        assert_eq!(store.selected("int", &selection).await.unwrap().signings, 0);
    }
}
