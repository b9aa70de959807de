//! Something else has been in the page before the app: an extension, an archive, a translator, a minifier.

use serde_json::json;

use crate::{
    browser::Browser,
    gate::{Gate, Treatment},
    person::AMINA,
    stage::Stage,
};

const CASE: &str = "/fr/cases/jani-silva";

/// A page whose app waits until it has been changed by a script.
async fn changed_by(stage: &Stage, path: &str, script: &str) -> (Gate, Browser) {
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat(".wasm", Treatment::Hold);
    browser.visit(path).await;
    gate.has_seen(".wasm", 1).await;
    browser.ask(script).await;
    gate.open();
    browser.taken_over().await;
    (gate, browser)
}

async fn works(browser: &Browser) {
    browser.sees_no("#fault").await;
    browser.counts("jani-silva", 1).await;
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn neighbours_around_the_app_end_nothing() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1);
    for neighbour in ["div", "script", "table"] {
        let script = format!(
            "const foreign = () => document.createElement('{neighbour}');
            document.body.prepend(foreign());
            document.body.append(foreign(), 'a few words');
            document.getElementById('app').before(foreign());
            document.documentElement.append(foreign())"
        );
        let (_gate, browser) = changed_by(&stage, CASE, &script).await;
        works(&browser).await;
    }
    let script = "document.body.prepend(document.createElement('div'))";
    let (_gate, browser) = changed_by(&stage, "/fr/cases/jani-silva/letter", script).await;
    browser
        .ask("window.print = () => { window.printed = true }")
        .await;
    browser.click(".letter-print").await;
    browser
        .until("it is printed", "return window.printed")
        .await;
}

/// Foreign elements in the app's own part are removed: the part is drawn anew, with what was typed.
#[tokio::test]
async fn a_page_that_was_rewritten_is_drawn_anew_with_what_was_typed() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1);
    let translated = "document.getElementById('field-email').value = 'amina.diallo@exemple.org';
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const all = [];
        while (texts.nextNode()) all.push(texts.currentNode);
        for (const text of all.filter(text => text.parentElement.closest('#app')
                && !text.parentElement.closest('option, textarea'))) {
            const font = document.createElement('font');
            text.replaceWith(font);
            font.append(text);
        }";
    let stripped = "document.getElementById('field-email').value = 'amina.diallo@exemple.org';
        const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
        const all = [];
        while (comments.nextNode()) all.push(comments.currentNode);
        for (const comment of all) comment.remove()";
    let inside = "document.getElementById('field-email').value = 'amina.diallo@exemple.org';
        document.getElementById('main').prepend(document.createElement('div'));
        document.querySelector('.case-story').append(document.createElement('ins'))";
    for script in [translated, stripped, inside] {
        let (_gate, browser) = changed_by(&stage, CASE, script).await;
        works(&browser).await;
        assert_eq!(browser.value("#field-email").await, AMINA.email);
        browser.click("a.site-name").await;
        browser.is_at("/fr").await;
        browser.element(".case-sheet").await;
    }
}

/// A translator works while the app runs: numbers still move.
#[tokio::test]
async fn a_translator_that_comes_later_stops_no_number() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open(CASE).await;
    browser.counts("jani-silva", 0).await;
    let script = "for (const element of document.querySelectorAll('#app :is(p, h1, h2, span)')) {
            if (element.translate && element.childNodes.length === 1
                    && element.firstChild.nodeType === Node.TEXT_NODE) {
                const font = document.createElement('font');
                font.append(...element.childNodes);
                element.append(font);
            }
        }";
    browser.ask(script).await;
    stage.signed_elsewhere("jani-silva", 2);
    browser.counts("jani-silva", 2).await;
    browser.sees_no("#fault").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_thanked().await;
    let [tab, device] = browser.storage().await;
    assert_eq!(tab["signed"], json!("jani-silva"));
    assert_eq!(device, json!({}));
}

/// Counts the tasks of the app, and runs `change` after the one of that number.
fn after_task(number: usize, change: &str) -> String {
    format!(
        "const timer = window.setTimeout;
        window.tasks = 0;
        window.setTimeout = (run, wait, ...rest) => timer(() => {{
            run();
            if (!wait && ++window.tasks === {number}) {{ {change} }}
        }}, wait, ...rest)"
    )
}

/// The page is taken over in several tasks. Between any two of them it may be rewritten, or left.
#[tokio::test]
async fn a_page_that_changes_while_it_is_taken_over_works() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1);
    let (_gate, browser) = changed_by(&stage, CASE, &after_task(0, "")).await;
    let tasks = browser.ask("return window.tasks").await;
    let tasks = tasks.as_u64().expect("it is a number") as usize;
    assert!(tasks > 6, "{tasks} tasks");

    let rewrite = "document.getElementById('field-email').value = 'amina.diallo@exemple.org';
        for (const label of document.querySelectorAll('#signature-form label, .share h2')) {
            const font = document.createElement('font');
            font.append(...label.childNodes);
            label.append(font, document.createElement('ins'));
        }";
    for number in [1, 2, 3, tasks / 2, tasks - 2] {
        let (_gate, browser) = changed_by(&stage, CASE, &after_task(number, rewrite)).await;
        works(&browser).await;
        assert_eq!(browser.value("#field-email").await, AMINA.email, "{number}");
        // The app has the form.
        browser.sign().await;
        browser.focus_is_on("error-summary").await;
    }
    let leave = "document.querySelector('a.site-name').click()";
    for number in [3, tasks / 2, tasks - 2] {
        let (_gate, browser) = changed_by(&stage, CASE, &after_task(number, leave)).await;
        browser.is_at("/fr").await;
        browser.sees(".case-sheet", "Jani Silva").await;
        browser.sees_no("#fault").await;
    }
}
