//! `marathon report`, on a real database.

use crate::{
    sealed::marathon,
    test_app::{TestApp, signing},
};

#[tokio::test]
async fn tells_sections_and_sources_but_no_small_figure() {
    let app = TestApp::new().await;
    for person in 0..27 {
        let mut body = signing(&format!("person{person}@exemple.org"));
        match person {
            0..13 => body["source"] = "newsletter".into(),
            13..16 => body["source"] = "village-school".into(),
            _ => {}
        }
        app.sign(&body).await;
    }
    let database = app.database.clone();
    let csv = marathon(&["report", "--csv", "--database", &database], None).await;
    // Three alone could be computed from the total, so the next smallest are with them.
    assert_eq!(
        String::from_utf8(csv.stdout).unwrap().replace("\r\n", "\n"),
        "by,name,signings,counted\n\
         section,fr,27,27\nsection,(total),27,27\n\
         source,newsletter,13,13\nsource,\"(the smallest, together)\",14,14\nsource,(total),27,27\n"
    );
    let text = marathon(&["report", "--database", &database], None).await;
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.starts_with("section "), "{text}");
    assert!(!text.contains("village"), "{text}");
}
