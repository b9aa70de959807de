//! The app does not start: the browser is too old or locked down, the module is cut off, or a
//! policy forbids it. The page is then as without scripts: it has a count, and no dead control.

use serde_json::json;

use crate::{
    browser::Browser,
    gate::{Gate, Treatment},
    person::AMINA,
    stage::Stage,
};

const CASE: &str = "/fr/cases/jani-silva";
const LETTER: &str = "/fr/cases/jani-silva/letter";

/// Why it does not start.
#[derive(Clone, Copy, Debug)]
enum Lack {
    /// As in the Lockdown Mode of iOS.
    WebAssembly,
    Module,
    /// A policy that compiles no WASM.
    Permission,
    /// The page's data block is cut off.
    Data,
}

const LACKS: [Lack; 4] = [
    Lack::WebAssembly,
    Lack::Module,
    Lack::Permission,
    Lack::Data,
];

/// A page as the site's own file has it, changed, under a policy.
fn answer(path: &str, policy: &str, change: impl Fn(String) -> String) -> Treatment {
    let file = Stage::site().join(format!("{}.html", &path[1..]));
    let html = change(std::fs::read_to_string(file).expect("the page is built"));
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n\
         content-security-policy: {policy}\r\nconnection: close\r\n\r\n"
    );
    Treatment::Answer([head.as_bytes(), html.as_bytes()].concat())
}

async fn lacking(stage: &Stage, lack: Lack, path: &str) -> (Gate, Browser) {
    let (gate, browser) = stage.browser_behind_gate().await;
    let request = format!("GET {path} ");
    match lack {
        Lack::WebAssembly => {
            let script = json!({ "source": "delete globalThis.WebAssembly" });
            browser
                .devtools("Page.addScriptToEvaluateOnNewDocument", script)
                .await;
        }
        Lack::Module => gate.treat(".wasm", Treatment::Cut),
        Lack::Permission => gate.treat(&request, answer(path, "default-src 'self'", |html| html)),
        Lack::Data => {
            let cut = |html: String| {
                let (before, data) = html.split_once("id=\"content\">").expect("it has data");
                let (data, after) = data.split_once("</script>").expect("they end");
                let half: String = data.chars().take(data.chars().count() / 2).collect();
                format!("{before}id=\"content\">{half}</script>{after}")
            };
            let policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
            gate.treat(&request, answer(path, policy, cut));
        }
    }
    browser.visit(path).await;
    let failed = "return document.getElementById('app').className === 'failed'";
    browser.until(&format!("{lack:?} is noticed"), failed).await;
    (gate, browser)
}

/// Finds buttons that only work with the app; a menu is the browser's own. `checkVisibility` alone
/// counts transparent elements as visible.
async fn sees_no_dead_control(browser: &Browser) {
    let script = "return [...document.querySelectorAll('button:not(.button-sign, [popovertarget]), .needs-app')]
        .filter(e => e.checkVisibility({ visibilityProperty: true }))
        .filter(e => !e.closest('form[action]') || e.matches('.needs-app'))
        .map(e => e.outerHTML)";
    assert_eq!(browser.ask(script).await, json!([]));
}

async fn sees_the_picture_of_a_count(browser: &Browser) {
    let script = "const picture = document.querySelector('.case-aside .count-picture');
        picture.scrollIntoView({ behavior: 'instant' });
        return picture.checkVisibility({ visibilityProperty: true })
            && picture.complete && picture.naturalWidth > 0";
    browser
        .until("the picture of the count is there", script)
        .await;
}

#[tokio::test]
async fn a_count_is_seen_and_the_form_signs() {
    let stage = Stage::new();
    let mut signed = 0;
    for lack in LACKS {
        let (_gate, browser) = lacking(&stage, lack, CASE).await;
        sees_the_picture_of_a_count(&browser).await;
        sees_no_dead_control(&browser).await;
        browser.sees_no("#fault").await;
        browser.fill_in(AMINA).await;
        browser.sign().await;
        browser.sees("h1", "Merci").await;
        signed += 1;
        assert_eq!(stage.stored().await.0, signed, "{lack:?}");
    }
}

#[tokio::test]
async fn no_other_page_has_a_dead_control_either() {
    let stage = Stage::new();
    for path in ["/fr", LETTER, "/fr/booklet", "/fr/sign", "/fr/thanks"] {
        let (_gate, browser) = lacking(&stage, Lack::WebAssembly, path).await;
        sees_no_dead_control(&browser).await;
    }
}

/// The link knows only the model, so it must not replace what the reader wrote.
#[tokio::test]
async fn a_letter_that_was_changed_is_not_mailed_as_it_was() {
    let stage = Stage::new();
    for lack in [Lack::WebAssembly, Lack::Module] {
        let (_gate, browser) = lacking(&stage, lack, LETTER).await;
        browser.rewrite("#field-text", "Mes propres mots.").await;
        let bodies = "return [...document.querySelectorAll(\"a[href^='mailto:']\")]
            .filter(link => link.checkVisibility({ visibilityProperty: true }))
            .map(link => new URL(link.href).searchParams.get('body')).filter(body => body)";
        assert_eq!(browser.ask(bodies).await, json!([]), "{lack:?}");
    }
}

/// Even the script that starts the app may not come: the style sheet waits eight seconds for it.
#[tokio::test]
async fn a_count_comes_though_nothing_says_that_the_app_will_not() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("/boot", Treatment::Cut);
    browser.visit(CASE).await;
    sees_the_picture_of_a_count(&browser).await;
    sees_no_dead_control(&browser).await;
}
