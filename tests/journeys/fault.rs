//! The app stops; the page does not.

use marathon_domain::Text;

use crate::{browser::Browser, gate::Treatment, person::AMINA, stage::Stage};

/// A module whose start traps: one function, `unreachable`.
const TRAP: [u8; 29] = [
    0, b'a', b's', b'm', 1, 0, 0, 0, // version 1
    1, 4, 1, 0x60, 0, 0, // a type: nothing to nothing
    3, 2, 1, 0, // a function of it
    8, 1, 0, // which is the start
    10, 6, 1, 4, 0, 0, 0, 0x0b, // its body
];

async fn says_so(stage: &Stage, browser: &Browser) {
    browser.sees("#fault", stage.text(Text::FaultMessage)).await;
    browser
        .sees("#fault a", stage.text(Text::FaultReload))
        .await;
}

/// The form goes as plain HTML, and thanks knows the signature.
async fn the_form_posts_itself(browser: &Browser) {
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees("h1", "Merci").await;
}

#[tokio::test]
async fn an_app_that_cannot_start_leaves_a_page_that_signs() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    let mut answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/wasm\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        TRAP.len()
    )
    .into_bytes();
    answer.extend(TRAP);
    gate.treat(".wasm", Treatment::Answer(answer));
    browser.visit("/fr/cases/jani-silva").await;
    says_so(&stage, &browser).await;
    the_form_posts_itself(&browser).await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn an_app_that_does_not_come_leaves_a_page_that_signs() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat(".wasm", Treatment::Cut);
    browser.visit("/fr/cases/jani-silva").await;
    gate.has_seen(".wasm", 1).await;
    the_form_posts_itself(&browser).await;
    browser.sees_no("#fault").await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn a_panic_later_leaves_a_page_that_signs() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.counts("jani-silva", 0).await;
    // Thrown through the app's own frames, as a trap is: the next count is formatted in vain.
    let trap = "Number.prototype.toLocaleString = () => { throw new WebAssembly.RuntimeError('unreachable') }";
    browser.ask(trap).await;
    stage.signed_elsewhere("jani-silva", 1);
    says_so(&stage, &browser).await;
    the_form_posts_itself(&browser).await;
    assert_eq!(stage.stored().await, (2, 2));
    let sent = gate.seen("POST /api");
    assert_eq!(
        sent[0].header("content-type"),
        "application/x-www-form-urlencoded"
    );
}

#[tokio::test]
async fn the_link_of_the_fault_loads_the_page_afresh() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    let fault = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
    browser.ask(fault).await;
    says_so(&stage, &browser).await;
    browser.ask("window.stale = true").await;
    browser.click("#fault a").await;
    browser
        .until("the page is fresh", "return !window.stale")
        .await;
    browser.taken_over().await;
    browser.is_at("/fr/cases/jani-silva").await;
    browser.sees_no("#fault").await;
}

#[tokio::test]
async fn an_error_of_an_extension_is_no_fault() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser
        .ask("dispatchEvent(new ErrorEvent('error', { error: new TypeError('of no concern') }))")
        .await;
    browser.sees_no("#fault").await;
}
