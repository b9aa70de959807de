//! The pages that only the server knows, on the other database: with the app and without scripts.

use marathon_domain::Text;

use crate::{
    marathons::{announce, secret_of},
    moderator::Moderator,
    person::AMINA,
    stage::Stage,
    without_scripts::scriptless,
};

#[tokio::test]
async fn messages_and_ones_own_signing() {
    let stage = Stage::on_postgres();
    let browser = scriptless(&stage).await;
    browser.visit("/fr/cases/jani-silva/message").await;
    browser.write("#field-text", "Courage, Jani !").await;
    browser.click("[name=may_be_shown]").await;
    browser.click(".button-sign").await;
    browser.is_at("/fr/cases/jani-silva/message-sent").await;
    Moderator::new(&stage, "int").types(&[], &["r"]);
    browser.visit("/fr/cases/jani-silva/messages").await;
    browser.sees(".message blockquote", "Courage, Jani !").await;
    let with_app = stage.browser().await;
    with_app.open("/ar/cases/jani-silva/messages").await;
    with_app
        .sees(".message blockquote", "Courage, Jani !")
        .await;

    with_app.sign_at("/fr/cases/jani-silva", AMINA).await;
    with_app.click(".own-show .button-plain").await;
    with_app.is_at("/fr/my-signing").await;
    let given = stage.text(Text::OwnGiven);
    with_app.sees(".own-petitions", given).await;
    with_app.click(".own-withdraw summary").await;
    with_app.click(".own-withdraw .button-plain").await;
    let withdrawn = stage.text(Text::OwnWithdrawn);
    with_app.sees(".own-petitions", withdrawn).await;
    assert_eq!(with_app.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_marathon_from_its_announcement_to_its_page() {
    let stage = Stage::on_postgres();
    let with_app = stage.browser().await;
    announce(&with_app, "fr", "Une soirée").await;
    let secret = secret_of(&with_app).await;
    Moderator::new(&stage, "fr").types(&["--kind", "marathons"], &["r"]);
    let browser = scriptless(&stage).await;
    browser.visit("/fr/marathons").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée").await;
    with_app.open("/fr/marathons?town=lille").await;
    with_app.sees(".marathon-row", "Une soirée").await;
    let own = format!("/fr/marathons/organise#receipt={secret}");
    with_app.open(&own).await;
    with_app.click(".marathon-own .button").await;
    with_app.sees(".marathon-own", "Une soirée").await;
    assert_eq!(with_app.console().await, Vec::<String>::new());
}
