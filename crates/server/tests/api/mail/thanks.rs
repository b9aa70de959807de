//! Whoever confirms by a mail is thanked for what they signed.

use serde_json::json;

use super::{AMINA, mailing, shows};
use crate::test_app::{Answer, TestApp, signing};

/// Whether the page says that the petition was signed, and by how many.
fn thanks_for(answer: &Answer, petition: &str, people: &str) -> bool {
    assert!(shows(answer, "confirmed"), "{}", answer.text());
    let said = format!("<strong>en thanks.signed_for {petition}</strong> <span>{people}</span>");
    answer.page().contains(&said)
}

async fn counted(app: &TestApp, others: &[&str], server: &mut crate::smtp_server::SmtpServer) {
    for other in others {
        app.sign(&signing(other)).await;
        let mail = server.next().await;
        app.confirm(&[("t", &mail.token())]).await;
    }
}

#[tokio::test]
async fn the_page_says_for_whom_it_was_and_how_many_have_signed() {
    let (app, mut server) = mailing().await;
    app.sign(&signing(AMINA)).await;
    let mail = server.next().await;
    let first = app.confirm(&[("t", &mail.token())]).await;
    assert!(
        thanks_for(&first, "one", "en thanks.people_one"),
        "{}",
        first.page()
    );
    // Their stamp is postmarked, another petition follows, and it can be passed on.
    let page = first.page();
    assert!(
        page.contains("stamps/one.svg") && page.contains("case.signed_mark"),
        "{page}"
    );
    assert!(
        page.contains(r#"href="/en/cases/two" class="next-case""#),
        "{page}"
    );
    assert!(page.contains("https://wa.me/?text="), "{page}");

    counted(&app, &["paul@exemple.org"], &mut server).await;
    // Once more, by the code: it is said again, with those who have come since.
    let typed = [("email", AMINA), ("code", &*mail.code())];
    let again = app.confirm(&typed).await;
    assert!(
        thanks_for(&again, "one", "en thanks.people_few"),
        "{}",
        again.page()
    );
}

#[tokio::test]
async fn of_several_each_is_named_with_its_own_number() {
    let (app, mut server) = mailing().await;
    counted(&app, &["paul@exemple.org"], &mut server).await;
    let mut both = signing(AMINA);
    both["petitions"] = json!(["one", "two"]);
    let receipt = app.receipt_of(&both).await;
    let mail = server.next().await;
    let page = app.confirm(&[("t", &mail.token())]).await;
    assert!(shows(&page, "confirmed") && page.says("confirm.done_for"));
    let named = |slug: &str, people: &str| {
        let said =
            format!(r#"<bdi class="own-name">{slug}</bdi><span class="own-state">{people}</span>"#);
        page.page().contains(&said)
    };
    assert!(named("one", "en thanks.people_few"), "{}", page.page());
    assert!(named("two", "en thanks.people_one"), "{}", page.page());

    // Of what was withdrawn since, nothing is said.
    app.my_signing(&[("receipt", &receipt), ("act", "withdraw")])
        .await;
    let late = app.confirm(&[("t", &mail.token())]).await;
    assert!(shows(&late, "confirmed"));
    assert!(!late.says("confirm.done_for"), "{}", late.page());
}
