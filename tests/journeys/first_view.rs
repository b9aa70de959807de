//! What the first view needs is fetched at once, and before the app: a picture that waits for the layout is painted
//! late, and so is one that shares the line with the WASM.

use std::{collections::BTreeSet, time::Duration};

use marathon_domain::Page;
use serde_json::{Value, json};

use crate::{browser::Browser, gate::Treatment, pages::kinds_of_pages, stage::Stage};

/// A phone and a computer.
const SCREENS: [(u32, u32); 2] = [(390, 844), (1280, 800)];

/// The visible pictures that wait for the layout, once the styles have loaded.
const LATE: &str = "if (!document.styleSheets.length) return null;
    const isInView = e => {
        const { top, bottom, left, right } = e.getBoundingClientRect();
        return e.checkVisibility() && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    };
    const late = [...document.querySelectorAll('img[loading=lazy]')].filter(isInView);
    return { late: late.map(e => e.outerHTML) };";

impl Browser {
    async fn late_pictures(&self) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for (width, height) in SCREENS {
            let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", screen)
                .await;
            let late = self.until("the page has its styles", LATE).await;
            let late = late["late"].as_array().cloned().unwrap_or_default();
            all.extend(late.iter().map(Value::to_string));
        }
        all
    }
}

#[tokio::test]
async fn no_picture_of_the_first_view_waits_for_it() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for (language, _) in &stage.content().languages {
        for page in kinds_of_pages(stage.content()) {
            browser.visit(&page.path(language)).await;
            let late = browser.late_pictures().await;
            assert!(late.is_empty(), "{}: {late:#?}", page.path(language));
        }
    }
}

/// The control.
#[tokio::test]
async fn a_picture_that_waits_is_found() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let home = Page::Home.path(&stage.content().language);
    browser.visit(&home).await;
    browser.until("the page has its styles", LATE).await;
    let wait = "document.querySelector('.hero-stamps img').loading = 'lazy'";
    browser.ask(wait).await;
    assert_eq!(browser.late_pictures().await.len(), 1, "on a computer");
}

/// The app is heavy: it must not compete with what the reader waits for.
#[tokio::test]
async fn the_app_is_fetched_after_fonts_and_pictures_of_the_first_view_but_never_waits_for_good() {
    let stage = Stage::new();
    for late in ["/fonts/", "/stamps/"] {
        let (gate, browser) = stage.browser_behind_gate().await;
        gate.treat(late, Treatment::Hold);
        browser.visit("/fr/cases/jani-silva").await;
        gate.has_seen(late, 1).await;
        gate.has_seen("/boot-", 1).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(gate.seen(".wasm").is_empty(), "before {late}");
        gate.has_seen(".wasm", 1).await;
    }
}

#[tokio::test]
async fn the_app_is_fetched_after_the_first_paint() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for path in ["/fr", "/ar/sign", "/fr/cases/jani-silva"] {
        browser.open(path).await;
        let script = "const start = name => performance.getEntriesByName(name)[0].startTime;
            return start('first-contentful-paint') <= start(document.getElementById('app-wasm').href)";
        assert_eq!(browser.ask(script).await, json!(true), "{path}");
    }
}
