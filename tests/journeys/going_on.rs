//! Going from page to page: at once if the content is at hand, without a network too, from case to
//! case without carrying anything over, and for any length of time.

use std::ops::Range;

use marathon_domain::LiveText;
use serde_json::{Value, json};

use crate::{browser::Browser, connection::set_offline, gate::Treatment, stage::Stage};

/// Follows a link of the app to that address.
pub async fn go(browser: &Browser, path: &str) {
    let script = "const link = document.createElement('a');
        link.href = arguments[0];
        document.getElementById('main').append(link);
        link.click();
        link.remove()";
    let gone = browser.client.execute(script, vec![json!(path)]).await;
    gone.expect("the link is followed");
    browser.is_at(path).await;
}

/// Waits until the content of a language has been fetched.
pub async fn content_is_at_hand(browser: &Browser, language: &str) {
    let script = "return performance.getEntriesByType('resource')
        .some(entry => entry.name.includes(`/content/${arguments[0]}`) && entry.responseEnd > 0)";
    let what = format!("the content of {language} is at hand");
    browser
        .until_with(&what, script, vec![json!(language)])
        .await;
}

#[tokio::test]
async fn nothing_of_one_case_comes_along_to_the_next() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva/message").await;
    gate.has_seen("GET /content/fr", 1).await;
    browser.write("#field-text", "Courage, Jani !").await;
    browser.write("#field-name", "Amina").await;
    browser.click("[name=may_be_shown]").await;

    go(&browser, "/fr/cases/germain-rukuki/message").await;
    browser.sees("h1", "Germain Rukuki").await;
    assert_eq!(browser.value("#field-text").await, "");
    assert_eq!(browser.value("#field-name").await, "");
    assert!(!browser.is_ticked("[name=may_be_shown]").await);
    browser.write("#field-text", "Courage, Germain !").await;
    browser.sign().await;
    browser.is_at("/fr/cases/germain-rukuki/message-sent").await;
    let sent = gate.seen("POST /api");
    let body = String::from_utf8_lossy(&sent[0].body).into_owned();
    assert!(body.contains("Germain") && !body.contains("Jani"), "{body}");
    assert!(!body.contains("Amina"), "{body}");
}

/// A form's mistakes stay with that form too.
#[tokio::test]
async fn the_mistakes_of_one_case_are_not_the_next_ones() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    gate.has_seen("GET /content/fr", 1).await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    go(&browser, "/fr/cases/germain-rukuki").await;
    browser.sees("h1", "Germain Rukuki").await;
    browser.sees_no("#error-summary").await;
    browser.sees_no(".field-error").await;
}

#[tokio::test]
async fn pages_at_hand_need_no_network_and_others_come_when_it_is_back() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    content_is_at_hand(&browser, "fr").await;
    let pages = gate.seen("GET /fr").len();
    gate.treat("", Treatment::Cut);
    set_offline(&browser, true).await;
    for (path, heading) in [
        ("/fr/cases/germain-rukuki", "Germain Rukuki"),
        ("/fr/cases/germain-rukuki/letter", "Germain Rukuki"),
        ("/fr/how", ""),
        ("/fr/act", ""),
    ] {
        go(&browser, path).await;
        browser.sees("h1", heading).await;
        browser.sees_no(".waiting").await;
    }
    go(&browser, "/en/act").await;
    browser
        .sees(".waiting", stage.says(LiveText::LoadingFailed))
        .await;
    gate.open();
    set_offline(&browser, false).await;
    browser.sees_no(".waiting").await;
    let lang = "return document.documentElement.lang === 'en'";
    browser
        .until("the page in English comes by itself", lang)
        .await;
    assert_eq!(gate.seen("GET /fr").len(), pages, "no page was fetched");
}

/// The site's files have the names of another build.
#[tokio::test]
async fn a_page_held_open_over_a_new_build_loads_the_next_one_whole() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    let gone = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    gate.treat("GET /content/", Treatment::Answer(gone.to_vec()));
    browser.open("/fr").await;
    gate.has_seen("GET /content/fr", 1).await;
    browser.ask("window.sameDocument = true").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    assert_eq!(browser.ask("return window.sameDocument").await, json!(null));
}

/// Memory and the number of elements do not grow with the pages visited.
#[tokio::test]
async fn three_hundred_pages_leave_nothing_behind() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr").await;
    gate.has_seen("GET /content/fr", 1).await;
    let script = r"
        const [first, count, done] = arguments;
        const paths = ['/fr/cases/jani-silva', '/fr/cases/germain-rukuki', '/fr/cases/germain-rukuki/letter',
            '/fr/sign', '/fr/how', '/fr'];
        const frame = () => new Promise(requestAnimationFrame);
        const whole = () => !document.querySelector('#main :is(.later, .case-text):empty');
        (async () => {
            for (let n = first; n < first + count; n += 1) {
                const link = document.createElement('a');
                link.href = paths[n % paths.length];
                document.getElementById('main').append(link);
                link.click();
                link.remove();
                // One page in seven is left before it is painted.
                if (n % 7 === 0) continue;
                await frame();
                await frame();
                while (!whole()) await frame();
            }
            while (!whole()) await frame();
            const app = await import(document.getElementById('app-js').href);
            const wasm = await app.default();
            done([wasm.memory.buffer.byteLength, document.querySelectorAll('*').length, location.pathname]);
        })();";
    // Few enough pages for the time limit of a script, on a busy machine too.
    const STRETCH: usize = 34;
    let measure = async |pages: Range<u32>| {
        let mut last = json!([]);
        for first in pages.step_by(STRETCH) {
            let step = vec![json!(first), json!(STRETCH)];
            let measured = browser.client.execute_async(script, step).await;
            last = measured.expect("the pages follow one another");
        }
        last
    };
    let after_hundred = measure(0..102).await;
    let after_all = measure(102..306).await;
    println!("after 102 pages {after_hundred}, after 306 {after_all}");
    assert_eq!(after_all[2], "/fr");
    let grown = |place: usize| {
        after_all[place].as_i64().unwrap_or_default()
            - after_hundred[place].as_i64().unwrap_or_default()
    };
    assert!(grown(0) <= 1 << 20, "{} bytes of memory more", grown(0));
    assert!(grown(1) <= 50, "{} elements more", grown(1));
}

/// What the first frame shows after a click on a link of the app, or after going back, and whether anything after the
/// page is in view.
async fn first_frame(browser: &Browser, event: &str, leave: impl Future<Output = ()>) -> Value {
    let watch = r"
        window.frame = null;
        addEventListener(arguments[0], () => requestAnimationFrame(() => {
            const foot = document.querySelector('.site-footer').getBoundingClientRect();
            window.frame = {
                heading: document.querySelector('h1').textContent.trim(),
                form: !!document.querySelector('#signature [name=email]'),
                foot: foot.top < innerHeight,
            };
        }), { capture: true, once: true })";
    let watched = browser.client.execute(watch, vec![json!(event)]).await;
    watched.expect("the page can be watched");
    leave.await;
    browser
        .until("the next page is painted", "return window.frame")
        .await
}

/// Whoever keeps their place on a page finds the whole of it at once.
#[tokio::test]
async fn a_later_page_is_painted_before_what_is_below_its_first_view() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    // So tall that what comes after the head of a case would be in view.
    let screen = json!({ "width": 800, "height": 2000, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
    browser.open("/fr").await;
    content_is_at_hand(&browser, "fr").await;
    // So that its content is at hand too.
    go(&browser, "/en").await;
    let is_english = "return document.documentElement.lang === 'en'";
    browser.until("the page is in English", is_english).await;
    let click = async |path: &str| first_frame(&browser, "click", go(&browser, path)).await;
    let head = |heading: &str| json!({"heading": heading, "form": false, "foot": false});
    let whole = |heading: &str| json!({"heading": heading, "form": true, "foot": false});

    let seen = click("/fr/cases/jani-silva").await;
    assert_eq!(seen, head("Jani Silva"));
    browser.sees("#signature [name=email]", "").await;
    browser.sees(".case-strip", "").await;
    let seen = click("/en/cases/jani-silva").await;
    assert_eq!(seen, whole("Jani Silva"), "in another language");
    let seen = click("/en/cases/paing-phyo-min#signature").await;
    assert_eq!(seen["form"], json!(true), "at a fragment: {seen}");
    let back = async { browser.client.back().await.expect("it goes back") };
    let seen = first_frame(&browser, "popstate", back).await;
    assert_eq!(seen, whole("Jani Silva"), "on the way back");
    let seen = click("/en/sign").await;
    assert_eq!(seen, head("Sign all ten at once"));
    browser.sees("#signature [name=email]", "").await;
}

/// To set them again makes a browser work out the style of every element.
#[tokio::test]
async fn a_page_in_the_same_language_leaves_language_and_direction_alone() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    gate.has_seen("GET /content/fr", 1).await;
    let watch = "window.set = [];
        new MutationObserver(records => set.push(...records.map(record => record.attributeName)))
            .observe(document.documentElement, { attributes: true })";
    browser.ask(watch).await;
    go(&browser, "/fr/cases/germain-rukuki").await;
    browser.sees("h1", "Germain Rukuki").await;
    assert_eq!(browser.ask("return window.set").await, json!([]));
    go(&browser, "/ar/cases/germain-rukuki").await;
    browser
        .until("the language is set", "return window.set.includes('dir')")
        .await;
}
