//! What is printed.

use marathon_domain::MarathonText;

use super::{announce, on_screen, release_all, said, without_scripts};
use crate::{
    paper::{on_paper, pages},
    stage::Stage,
};

#[tokio::test]
async fn the_kit_is_printed_in_each_language_a_sheet_a_page() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_paper(&browser).await;
    for language in ["fr", "en", "es", "ar"] {
        for (part, expected) in [("poster", 1), ("sheets", 10), ("paper", 1), ("plan", 1)] {
            browser
                .visit(&format!("/{language}/marathons/kit/{part}"))
                .await;
            assert_eq!(pages(&browser).await, expected, "{language} {part}");
            for hidden in [".site-header", ".site-footer", ".kit-bar"] {
                browser.sees_no(hidden).await;
            }
        }
    }
    let rows = "return document.querySelectorAll('.signature-sheet:first-of-type tbody tr').length";
    browser.visit("/fr/marathons/kit/sheets").await;
    assert_eq!(browser.ask(rows).await, 14);
}

#[tokio::test]
async fn the_poster_says_whose_it_is_and_fills_the_sheet() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_paper(&browser).await;
    for (language, whose) in [
        ("fr", "Amnesty International"),
        ("ar", "منظمة العفو الدولية"),
    ] {
        browser
            .visit(&format!("/{language}/marathons/kit/poster"))
            .await;
        browser.sees(".poster", whose).await;
        let height =
            "return document.querySelector('.poster').getBoundingClientRect().height / 96 * 25.4";
        let height = browser.ask(height).await.as_f64().expect("a number");
        assert!((264.0..267.0).contains(&height), "{language}: {height} mm");
        assert_eq!(pages(&browser).await, 1, "{language}");
    }
}

/// The minutes of the plan are whole words, also on the narrowest screen.
#[tokio::test]
async fn the_plan_breaks_no_word_on_a_narrow_screen() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_screen(&browser, (320, 640)).await;
    for language in ["fr", "en", "es", "ar"] {
        browser
            .visit(&format!("/{language}/marathons/kit/plan"))
            .await;
        let lines = "const head = document.querySelector('.hour-plan thead th');
            const range = document.createRange();
            range.selectNodeContents(head);
            return range.getClientRects().length";
        assert_eq!(browser.ask(lines).await, 1, "{language}");
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.ask(fits).await, true, "{language}");
    }
}

#[tokio::test]
async fn a_press_prints_a_part_of_the_kit() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.visit("/fr/marathons/kit/plan").await;
    browser
        .ask("window.print = () => { window.printed = true }")
        .await;
    browser.click(".kit-bar .button").await;
    assert_eq!(browser.ask("return window.printed").await, true);
    without_scripts(&browser).await;
    browser.visit("/fr/marathons/kit/plan").await;
    browser.sees_no(".kit-bar .button").await;
}

#[tokio::test]
async fn very_long_words_fit_a_narrow_screen_and_one_sheet() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_screen(&browser, (320, 640)).await;
    let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(3);
    announce(&browser, "fr", &long).await;
    browser
        .sees("h1", said(&stage, MarathonText::OwnCreatedTitle))
        .await;
    let fits =
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    assert_eq!(browser.ask(fits).await, true, "the organiser's page");
    release_all(&stage);
    browser.visit("/fr/marathons").await;
    assert_eq!(browser.ask(fits).await, true, "the list");
    browser.click(".marathon-row a").await;
    browser.sees("h1", &long).await;
    assert_eq!(browser.ask(fits).await, true, "its page");
    browser.click(".kit-links a").await;
    browser.sees(".poster-name", &long).await;
    assert_eq!(browser.ask(fits).await, true, "the poster");
    on_paper(&browser).await;
    assert_eq!(pages(&browser).await, 1);
}
