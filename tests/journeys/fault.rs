//! The app stops; the page does not.

use marathon_domain::{Counts, Text};
use serde_json::json;

use crate::{
    browser::Browser,
    gate::{Gate, Treatment},
    person::AMINA,
    stage::Stage,
};

/// The sections of a WASM module with one function, which traps.
mod trap {
    pub const TYPES: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0";
    /// Exports it as `t`.
    pub const EXPORT: &[u8] = b"\x07\x05\x01\x01t\0\0";
    /// Runs it at once.
    pub const START: &[u8] = b"\x08\x01\0";
    pub const CODE: &[u8] = b"\x0a\x05\x01\x03\0\0\x0b";
}

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
    let module = [trap::TYPES, trap::START, trap::CODE].concat();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/wasm\r\nconnection: close\r\n\r\n";
    let answer = [head.as_bytes(), &module].concat();
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

/// A page whose app has trapped while choosing the noun of the next count.
async fn trapped_at(stage: &Stage, path: &str) -> (Gate, Browser) {
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open(path).await;
    browser.counts("jani-silva", 0).await;
    // The first number that is shown.
    let first = u32::try_from(Counts::FEWEST_SHOWN).expect("a small number");
    let module = [trap::TYPES, trap::EXPORT, trap::CODE].concat();
    let script = "const module = new WebAssembly.Module(new Uint8Array(arguments[0]));
        Intl.PluralRules.prototype.select = new WebAssembly.Instance(module).exports.t";
    let trapped = browser.client.execute(script, vec![json!(module)]).await;
    trapped.expect("the trap is set");
    stage.signed_elsewhere("jani-silva", first);
    says_so(stage, &browser).await;
    (gate, browser)
}

#[tokio::test]
async fn a_panic_later_leaves_a_page_that_signs() {
    let stage = Stage::new();
    let (gate, browser) = trapped_at(&stage, "/fr/cases/jani-silva").await;
    the_form_posts_itself(&browser).await;
    assert_eq!(stage.stored().await, (51, 51));
    let sent = gate.seen("POST /api");
    assert_eq!(sent.len(), 1);
    assert_eq!(
        sent[0].header("content-type"),
        "application/x-www-form-urlencoded"
    );
    browser.sees(".thanks-progress", "1 sur 10").await;
}

#[tokio::test]
async fn a_panic_later_leaves_links_that_lead_on() {
    let stage = Stage::new();
    let (_gate, browser) = trapped_at(&stage, "/fr").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    browser.counts("jani-silva", 50).await;
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
