//! How long after a click on a link the heading of its page is painted, on a slow phone. The twin is the first paint of
//! the same page loaded whole. `cargo xtask bench -- clicks` measures it; no bound is tested, since machines differ.

use std::time::Duration;

use serde_json::json;

use crate::{browser::Browser, going_on::content_is_at_hand, stage::Stage};

/// How many times slower than this machine the phone's processor is.
const SLOWER: u32 = 4;
const ROUNDS: usize = 9;

/// What is clicked: its name, its link, and where that leads. From the second on the app has drawn a page before.
const CLICKS: [(&str, &str, &str); 4] = [
    (
        "from home to a case, the first",
        ".case-card[href$='/jani-silva']",
        "/fr/cases/jani-silva",
    ),
    (
        "from home to a case, a later one",
        ".case-card[href$='/khaled-drareni']",
        "/fr/cases/khaled-drareni",
    ),
    (
        "from a case to its letter",
        "main a[href$='/khaled-drareni/letter']",
        "/fr/cases/khaled-drareni/letter",
    ),
    (
        "to the letter in another language",
        ".languages a[lang=en]",
        "/en/cases/khaled-drareni/letter",
    ),
];

#[tokio::test]
#[ignore = "it measures and proves nothing: `cargo xtask bench -- clicks` runs it"]
async fn from_a_click_to_the_painted_heading() {
    let stage = Stage::new();
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(round(&stage.browser().await).await);
    }
    println!(
        "\nms until the heading is painted, processor {SLOWER} times slower, median of {ROUNDS}"
    );
    println!(
        "{:<36} {:>6} {:>12} {:>6}",
        "clicked", "click", "loaded whole", "ratio"
    );
    for (place, (what, ..)) in CLICKS.iter().enumerate() {
        let middle = |figure: fn(&(f64, f64)) -> f64| {
            let mut all: Vec<_> = rounds.iter().map(|round| figure(&round[place])).collect();
            all.sort_by(f64::total_cmp);
            all[ROUNDS / 2]
        };
        let (click, load) = (middle(|both| both.0), middle(|both| both.1));
        println!("{what:<36} {click:>6.0} {load:>12.0} {:>6.1}", load / click);
    }
}

/// Each click once, in a fresh browser, and the same pages loaded whole.
async fn round(browser: &Browser) -> Vec<(f64, f64)> {
    let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
    browser
        .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))
        .await;
    browser.open("/fr").await;
    content_is_at_hand(browser, "fr").await;
    let mut clicks = Vec::new();
    for (place, (_, link, address)) in CLICKS.into_iter().enumerate() {
        match place {
            1 => {
                browser.client.back().await.expect("home is there");
                browser.element(link).await;
            }
            3 => {
                browser.click(".languages summary").await;
                let reach = "document.querySelector('.languages a[lang=en]')
                    .dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
                browser.ask(reach).await;
                content_is_at_hand(browser, "en").await;
            }
            _ => {}
        }
        // So that what came before is done.
        tokio::time::sleep(Duration::from_secs(1)).await;
        clicks.push(click(browser, link).await);
        browser.is_at(address).await;
    }
    let mut both = Vec::new();
    for (click, (_, _, address)) in clicks.into_iter().zip(CLICKS) {
        browser.visit(address).await;
        let painted = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
        let load = browser.until("the page is painted", painted).await;
        both.push((click, load.as_f64().expect("it is a time")));
    }
    both
}

/// Clicks on a link. Returns the milliseconds until the frame with another heading has been painted.
async fn click(browser: &Browser, link: &str) -> f64 {
    let watch = "window.painted = null;
        const before = document.querySelector('h1').textContent;
        addEventListener('click', click => {
            const look = () => document.querySelector('h1')?.textContent === before
                ? requestAnimationFrame(look)
                : setTimeout(() => { window.painted = performance.now() - click.timeStamp });
            requestAnimationFrame(look);
        }, { capture: true, once: true })";
    browser.ask(watch).await;
    browser.click(link).await;
    let painted = browser
        .until("the heading is painted", "return window.painted")
        .await;
    painted.as_f64().expect("it is a time")
}
