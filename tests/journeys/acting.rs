//! The four ways to act: explained on a page, side by side on each case, ticked off as they are done.

use marathon_domain::Text;

use crate::{browser::Browser, person::AMINA, stage::Stage};

/// The ways that are ticked off, in the order of the page.
pub async fn ticked(browser: &Browser) -> Vec<String> {
    let script = "const names = ['sign', 'share', 'letter', 'marathon'];
        const ways = [...document.querySelectorAll('.act-way, .ways-short > li')];
        return names.filter((_, place) => ways[place]?.querySelector('.way-done:not([hidden])'))";
    let ticked = browser.ask(script).await;
    serde_json::from_value(ticked).expect("it is a list of names")
}

#[tokio::test]
async fn a_page_explains_each_with_a_picture_and_leads_on() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.click(".way a[href$='/act#letter']").await;
    browser.is_at("/fr/act#letter").await;
    for text in [
        Text::ActSignText,
        Text::ActShareText,
        Text::ActLetterText,
        Text::ActMarathonText,
    ] {
        browser.sees(".act", stage.text(text)).await;
    }
    let pictures = "return document.querySelectorAll('.act-way > img').length";
    assert_eq!(browser.ask(pictures).await, 4);
    browser.click(".act-letters li:first-child a").await;
    browser
        .is_at(&format!("/fr/cases/{}/letter", stage.slugs()[0]))
        .await;
}

#[tokio::test]
async fn what_was_done_in_this_tab_is_ticked_off_until_someone_else_comes() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser
        .element(".ways-short li:first-child .way-done")
        .await;
    assert_eq!(ticked(&browser).await, ["sign"]);
    browser.open("/fr/cases/jani-silva").await;
    assert_eq!(ticked(&browser).await, ["sign"]);
    // To copy the link is to share.
    browser.click(".share .button-plain").await;
    browser
        .element(".ways-short li:nth-child(2) .way-done")
        .await;
    assert_eq!(ticked(&browser).await, ["sign", "share"]);
    browser.open("/fr/cases/germain-rukuki").await;
    assert!(ticked(&browser).await.is_empty());
    browser.open("/fr/act").await;
    assert_eq!(ticked(&browser).await, ["sign", "share"]);
    let kept = browser.storage().await;
    assert_eq!(kept[1], serde_json::json!({}), "nothing on the device");

    browser.open("/fr/thanks").await;
    browser.click(".someone-else").await;
    browser.sees_no(".way-done").await;
    browser.open("/fr/act").await;
    assert!(ticked(&browser).await.is_empty());
}
