//! No message at warning level or above in the console, anywhere.

use serde_json::json;

use crate::{person::AMINA, stage::Stage};

const PAGES: [&str; 5] = [
    "/fr",
    "/fr/cases/jani-silva",
    "/fr/sign",
    "/fr/thanks",
    "/fr/nulle-part",
];

#[tokio::test]
async fn the_console_is_silent_on_every_page() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let cases = stage
        .slugs()
        .into_iter()
        .map(|slug| format!("/fr/cases/{slug}"));
    let pages = [
        "/",
        "/fr",
        "/fr/sign",
        "/fr/thanks",
        "/fr/nulle-part",
        "/xx",
        "/fr/cases/personne",
    ];
    for path in cases.chain(pages.map(str::to_owned)) {
        browser.open(&path).await;
        assert_eq!(browser.console().await, Vec::<String>::new(), "{path}");
    }
}

#[tokio::test]
async fn the_console_is_silent_along_the_way() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    browser.open("/fr/sign").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "10 sur 10").await;
    browser.client.back().await.expect("there is a way back");
    browser.sees("h1", "Signer les dix").await;
    browser.client.refresh().await.expect("it reloads");
    browser.taken_over().await;
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn nothing_is_preloaded_in_vain() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    // Side by side, since the browser complains three seconds after a page has loaded.
    let mut tabs = Vec::new();
    for path in PAGES {
        let tab = browser.client.new_window(true).await.expect("a tab opens");
        browser.turn_to(tab.handle.clone()).await;
        browser.visit(path).await;
        tabs.push(tab.handle);
    }
    for tab in tabs {
        browser.turn_to(tab).await;
        let late = "return performance.timing.loadEventEnd > 0
            && Date.now() > performance.timing.loadEventEnd + 4000";
        browser
            .until("the browser has had time to complain", late)
            .await;
    }
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn no_cookie_and_no_other_host() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.counts("jani-silva", 1).await;
    let cookies = browser.client.get_all_cookies().await;
    assert!(cookies.expect("they can be asked for").is_empty());
    assert!(
        gate.seen("")
            .iter()
            .all(|request| request.header("cookie").is_empty())
    );
    let elsewhere = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => !name.startsWith(location.origin + '/'))";
    assert_eq!(browser.ask(elsewhere).await, json!([]));
    let [mut tab, device] = browser.storage().await;
    let receipts = tab["receipts"].take();
    assert_eq!(receipts.as_str().map(str::len), Some(43));
    assert_eq!(tab, json!({ "signed": "jani-silva", "receipts": null }));
    assert_eq!(device, json!({}));
}

#[tokio::test]
async fn nothing_lies_over_the_page() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for path in PAGES {
        browser.open(path).await;
        let lying_over = "return [...document.querySelectorAll('body *')]
            .filter(e => getComputedStyle(e).position === 'fixed' && e.checkVisibility())
            .map(e => e.outerHTML)";
        assert_eq!(browser.ask(lying_over).await, json!([]), "{path}");
    }
}

#[tokio::test]
async fn what_is_hidden_fetches_no_picture() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    // Scrolls down to the petition, behind whose form the next one waits.
    browser
        .ask("scrollTo(0, document.querySelector('#signature').getBoundingClientRect().top + scrollY - innerHeight)")
        .await;
    browser
        .until(
            "the map has come",
            "return performance.getEntriesByType('resource').some(e => e.name.includes('/map/'))",
        )
        .await;
    let stamps = "const fetched = performance.getEntriesByType('resource').map(e => e.name);
        return fetched.filter(name => name.includes('/stamps/')).length";
    assert_eq!(browser.ask(stamps).await, 1);
}
