//! Looking for a marathon, and at one.

use marathon_domain::{MarathonText, Text};

use super::{announce, release_all, said, secret_of};
use crate::stage::Stage;

#[tokio::test]
async fn an_address_of_no_marathon_is_a_page_that_says_so() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let missing = stage.text(Text::NotFoundTitle);
    let none = format!("/fr/marathons/{}", "a".repeat(26));
    for path in [&*none, "/fr/marathons/one", &format!("{none}/kit/poster")] {
        browser.open(path).await;
        browser.sees("h1", missing).await;
        // The app goes on from there.
        browser.ask("window.stays = true").await;
        browser.click(".not-found .button").await;
        browser.is_at("/fr").await;
        assert_eq!(browser.ask("return window.stays").await, true, "{path}");
    }
    let refused = browser.console().await;
    let faults = refused.iter().filter(|line| !line.contains("404"));
    assert_eq!(faults.count(), 0, "{refused:?}");
}

#[tokio::test]
async fn from_the_list_to_a_marathon_and_back_nothing_is_loaded_whole() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    announce(&browser, "fr", "Une soirée").await;
    secret_of(&browser).await;
    release_all(&stage);
    browser.open("/fr/marathons").await;
    browser.ask("window.stays = true").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée").await;
    let title = "return document.title.startsWith('Une soirée — ')";
    browser.until("the tab is called after it", title).await;
    browser.click("#languages").await;
    browser.click(".languages a[lang=ar]").await;
    let is_arabic = "return document.documentElement.lang === 'ar'
        && document.querySelector('.marathon h1')?.lang === 'fr'";
    browser.until("it is the same in Arabic", is_arabic).await;
    browser.client.back().await.expect("there is a way back");
    browser.client.back().await.expect("there is a way back");
    browser.is_at("/fr/marathons").await;
    browser.sees(".marathon-row", "Une soirée").await;
    assert_eq!(browser.ask("return window.stays").await, true);
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_announcement_begun_in_the_app_has_zones_and_a_key() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/marathons").await;
    // Whoever has never been at one reads what it is.
    browser
        .sees(".marathons-what", said(&stage, MarathonText::ListWhatTitle))
        .await;
    browser.click(".marathons-what .button").await;
    browser.choose_country("US").await;
    let is_ready = "return document.querySelectorAll('#field-time_zone option').length === 9
        && document.querySelector('[name=key]').value.length > 16";
    browser.until("it can be filled in", is_ready).await;
}

#[tokio::test]
async fn going_back_to_a_search_finds_it_again() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    announce(&browser, "fr", "Une soirée").await;
    release_all(&stage);
    browser.open("/fr/marathons?town=lille").await;
    browser.click(".site-name").await;
    browser.sees("h1", "Dix vies").await;
    browser.client.back().await.expect("there is a way back");
    let town = "return document.querySelector('[name=town]')?.value === 'lille'";
    browser.until("the search is there again", town).await;
}
