//! No rule of axe-core is broken, on any page, in any language, theme and state.

mod axe;
mod model;
mod pairwise;
mod scene;
mod targets;

use std::{collections::BTreeMap, env};

use serde_json::json;

use crate::{browser::Browser, stage::Stage};
use axe::Violation;
use model::Combination;
pub use model::Theme;

/// Makes the screen as wide as a phone, and so tall that the whole page is in view: axe cannot
/// judge what is under a bar at the screen's edge.
async fn look_at_whole_pages(browser: &Browser) {
    let screen = json!({ "width": 390, "height": 16_000, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
}

/// Checks a set of combinations in which each possible pair of values occurs. With
/// `COMBINATIONS=all`, as in `cargo xtask bench`, every combination.
#[tokio::test]
async fn no_rule_is_broken() {
    let stage = Stage::new();
    let every = model::every(stage.content());
    let mut chosen = if env::var("COMBINATIONS").is_ok_and(|which| which == "all") {
        every.clone()
    } else {
        pairwise::covering(&every, Combination::shows)
    };
    let pairs = |of: &[_]| pairwise::all_that_is_shown(of, Combination::shows);
    assert_eq!(pairs(&chosen), pairs(&every), "a pair is left out");
    // Signed states come last, because the tab remembers them.
    chosen.sort_by_key(|combination| combination.scene.state);

    let (gate, browser) = stage.browser_behind_gate().await;
    look_at_whole_pages(&browser).await;
    browser.bring_axe().await;
    let mut broken: BTreeMap<Violation, Vec<String>> = BTreeMap::new();
    for same_scene in chosen.chunk_by(|one, next| one.scene == next.scene) {
        let Some(first) = same_scene.first() else {
            continue;
        };
        browser.enter(&first.scene, &gate).await;
        for combination in same_scene {
            browser.wear(combination.theme).await;
            for violation in browser.violations().await {
                let at = format!("{combination}");
                broken.entry(violation).or_default().push(at);
            }
        }
        browser.recover(first.scene.state, &gate).await;
    }
    let total: usize = broken.values().map(Vec::len).sum();
    println!(
        "accessibility: {} combinations of {}, {total} violations",
        chosen.len(),
        every.len()
    );
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The control: a page that breaks rules is found, in each theme.
#[tokio::test]
async fn a_broken_rule_is_found() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    look_at_whole_pages(&browser).await;
    browser.bring_axe().await;
    browser.open("/fr").await;
    let spoil = "document.querySelector('.case-card img').removeAttribute('alt');
        const lead = document.querySelector('.sheet-ground p');
        lead.style.forcedColorAdjust = 'none';
        lead.style.color = '#888';
        lead.style.backgroundColor = '#777';";
    browser.ask(spoil).await;
    for theme in Theme::ALL {
        browser.wear(theme).await;
        let broken = browser.violations().await;
        let mut rules: Vec<_> = broken.iter().map(|found| found.rule.as_str()).collect();
        rules.dedup();
        assert_eq!(
            rules,
            ["color-contrast", "image-alt"],
            "{theme:?}: {broken:#?}"
        );
    }
}
