//! Targets for fingers are large enough: WCAG 2.5.8, without its exception for isolated targets.

use serde_json::json;

use crate::{pages::kinds_of_pages, stage::Stage};

/// Finds targets smaller than 24 pixels in either direction. A label is one target with its box; a
/// link in a sentence is as high as the line.
const SMALL: &str = "
    const isInSentence = target => getComputedStyle(target).display === 'inline'
        && target.parentElement.innerText.trim() !== target.innerText.trim();
    const targets = document.querySelectorAll('a[href], button, select, summary, input:not([type=hidden])');
    return [...targets]
        .filter(target => target.checkVisibility() && !isInSentence(target))
        .map(target => (target.closest('label') ?? target))
        .map(target => [target, target.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 24 || height < 24)
        .map(([target, { width, height }]) => `${width} x ${height} ${target.outerHTML.slice(0, 120)}`)";

#[tokio::test]
async fn every_target_is_large_enough() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
    let mut small = Vec::new();
    for language in ["fr", "ar"] {
        let language = language.parse().expect("a language");
        for page in kinds_of_pages(stage.content()) {
            let path = page.path(&language);
            // Styles alone decide sizes, so the app need not have started.
            browser.visit(&path).await;
            let found = browser.ask(SMALL).await;
            let found = found.as_array().cloned().unwrap_or_default();
            small.extend(found.into_iter().map(|target| (path.clone(), target)));
        }
    }
    assert_eq!(small, []);
}
