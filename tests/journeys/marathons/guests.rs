//! Who says that they come.

use marathon_domain::MarathonText;
use serde_json::json;
use sqlx::{Connection, SqliteConnection};

use super::{announce, release_all, said, secret_of, without_scripts};
use crate::{browser::Browser, stage::Stage};

#[tokio::test]
async fn who_comes_to_a_marathon_is_counted_once_and_the_way_is_ticked_off() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let ticked = "return !document.querySelector('#marathon .way-done').hidden";
    browser.open("/fr/act").await;
    assert_eq!(browser.ask(ticked).await, false);
    announce(&browser, "fr", "Une soirée").await;
    browser
        .sees("h1", said(&stage, MarathonText::OwnCreatedTitle))
        .await;
    browser.open("/fr/act").await;
    browser.until("to announce one is ticked off", ticked).await;

    release_all(&stage);
    browser.ask("sessionStorage.clear()").await;
    browser.open("/fr/cases/jani-silva").await;
    browser.click(".ways-short a[href$='/marathons']").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée").await;
    browser.taken_over().await;
    let twice = "window.stays = true;
        const button = document.querySelector('.marathon-coming .button');
        button.click();
        button.click()";
    browser.ask(twice).await;
    let done = said(&stage, MarathonText::EventComingDone);
    browser.sees(".marathon-done", done).await;
    let is_read = "return window.stays && document.activeElement.id === 'came'";
    browser.until("what was done has the focus", is_read).await;
    let page = browser.ask("return location.pathname").await;
    let page = page.as_str().unwrap();
    browser.open(page).await;
    browser.sees(".marathon-done", done).await;
    browser.sees_no(".marathon-coming .button").await;
    assert_eq!(coming(&stage).await, 1);
    browser.open("/fr/act").await;
    browser.until("to come is ticked off", ticked).await;

    browser.ask("sessionStorage.clear()").await;
    without_scripts(&browser).await;
    browser.visit(page).await;
    browser.click(".marathon-coming .button").await;
    browser.sees(".marathon-done", done).await;
    browser.sees_no(".marathon-coming .button").await;
    assert_eq!(coming(&stage).await, 2);
}

async fn coming(stage: &Stage) -> i64 {
    let mut database = SqliteConnection::connect(&stage.database()).await.unwrap();
    let coming = sqlx::query_scalar("SELECT coming FROM marathons");
    coming.fetch_one(&mut database).await.unwrap()
}

#[tokio::test]
async fn where_storage_is_blocked_who_comes_is_thanked_and_counted_once() {
    let stage = Stage::new();
    let organiser = stage.browser().await;
    announce(&organiser, "fr", "Une soirée").await;
    secret_of(&organiser).await;
    release_all(&stage);
    let blocked = ("profile.default_content_setting_values.cookies", json!(2));
    let browser = Browser::start_with(&stage.origin(), &[blocked]).await;
    browser.visit("/fr/marathons").await;
    let storage = "try { return sessionStorage.length } catch (error) { return error.name }";
    let refused = json!("SecurityError");
    assert_eq!(
        browser.ask(storage).await,
        refused,
        "else it proves nothing"
    );
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée").await;
    browser.taken_over().await;
    browser.click(".marathon-coming .button").await;
    let done = said(&stage, MarathonText::EventComingDone);
    browser.sees(".marathon-done", done).await;
    browser.focus_is_on("came").await;
    browser.sees_no(".marathon-coming .button").await;
    assert_eq!(coming(&stage).await, 1);
}
