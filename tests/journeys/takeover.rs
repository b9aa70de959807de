//! The app takes over the pre-rendered page unchanged: nothing is replaced, nothing moves.

use serde_json::json;

use crate::{browser::Browser, gate::Treatment, stage::Stage};

const PATHS: [&str; 6] = [
    "/fr",
    "/fr/cases/jani-silva",
    "/fr/cases/popi-qwabe-bongeka-phungula",
    "/fr/sign",
    "/fr/thanks",
    "/fr/nulle-part",
];

#[tokio::test]
async fn no_element_is_replaced() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    for path in PATHS {
        gate.treat(".wasm", Treatment::Hold);
        // Else it would come from the cache.
        browser
            .devtools("Network.clearBrowserCache", json!({}))
            .await;
        browser.visit(path).await;
        browser
            .ask("window.before = new Set(document.querySelectorAll('body *'))")
            .await;
        gate.open();
        browser.taken_over().await;
        let fresh = "return [...document.querySelectorAll('body *')]
            .filter(element => !before.has(element)).map(element => element.outerHTML)";
        assert_eq!(browser.ask(fresh).await, json!([]), "new on {path}");
        let gone = "return [...before]
            .filter(element => !element.isConnected).map(element => element.outerHTML)";
        assert_eq!(browser.ask(gone).await, json!([]), "gone from {path}");
    }
}

#[tokio::test]
async fn nothing_moves() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1_234);
    moves_nothing(&stage, async |browser| {
        browser.counts("jani-silva", 1_234).await;
    })
    .await;
}

/// Words stand where the number will be.
#[tokio::test]
async fn nothing_moves_while_few_have_signed() {
    let stage = Stage::new();
    moves_nothing(&stage, async |browser| {
        browser.element(".counter-small").await;
    })
    .await;
}

/// The pages before and after the app has taken them over, on a desktop and on a phone.
async fn moves_nothing(stage: &Stage, counted: impl AsyncFn(&Browser)) {
    let (gate, browser) = stage.browser_behind_gate().await;
    let width = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    for phone in [false, true] {
        if phone {
            browser
                .devtools("Emulation.setDeviceMetricsOverride", width.clone())
                .await;
        }
        for path in PATHS {
            gate.treat(".wasm", Treatment::Hold);
            browser
                .devtools("Network.clearBrowserCache", json!({}))
                .await;
            browser.visit(path).await;
            let painted = "return performance.getEntriesByName('first-contentful-paint').length";
            browser.until("the page is painted", painted).await;
            gate.open();
            browser.taken_over().await;
            if path.contains("jani-silva") || path == "/fr" {
                counted(&browser).await;
            }
            let moved = moved(&browser).await;
            assert!(moved.0 < 0.001, "{path}, phone {phone}: {moved:?}");
        }
    }
}

/// The sum of the layout shifts so far, and what moved.
pub async fn moved(browser: &Browser) -> (f64, String) {
    // Two frames later everything is laid out, and a shift would show.
    let script = r"
        const [done] = arguments;
        requestAnimationFrame(() => requestAnimationFrame(() => {
            const shifts = [];
            const observer = new PerformanceObserver(list => shifts.push(...list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => {
                shifts.push(...observer.takeRecords());
                const moved = shifts.flatMap(shift => shift.sources)
                    .map(source => source.node?.outerHTML ?? source.node?.textContent);
                done([shifts.reduce((sum, shift) => sum + shift.value, 0), moved.join('\n')]);
            });
        }));";
    let moved = browser.client.execute_async(script, Vec::new()).await;
    let moved = moved.expect("the browser knows of layout shifts");
    (
        moved[0].as_f64().expect("it is a number"),
        moved[1].as_str().unwrap_or_default().to_owned(),
    )
}
