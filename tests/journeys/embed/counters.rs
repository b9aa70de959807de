//! Counters: numbers without a frame, fetched once for all of them.

use marathon_domain::Text;
use serde_json::json;

use super::scene::{PETITION, Scene};
use crate::{gate::Treatment, person::AMINA};

const COUNTERS: &str = "<marathon-counter case=\"all\" lang=\"fr\"></marathon-counter>
    <marathon-counter case=\"jani-silva\" lang=\"en\" variant=\"bar\"></marathon-counter>
    <marathon-counter case=\"jani-silva\" lang=\"ar\"></marathon-counter>
    <marathon-counter case=\"nobody\">beaucoup</marathon-counter>";

const SHOWN: &str = "return [...document.querySelectorAll('marathon-counter')].map(counter => {
    const part = name => counter.shadowRoot.querySelector(`[part=${name}]`);
    // What is visible, not what exists.
    return ['number', 'label', 'goal'].map(name => part(name).checkVisibility() ? part(name).textContent : '');
})";

#[tokio::test]
async fn one_question_serves_all_of_them() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    scene.stage.signed_elsewhere("jani-silva", 3);
    scene.partner.shows("fr", &scene.page(COUNTERS));
    browser.visit("/").await;
    let came = "return document.querySelector('marathon-counter').shadowRoot
        .querySelector('[part=number]').textContent";
    browser.until("the number comes", came).await;
    let shown = browser.ask(SHOWN).await;
    assert_eq!(shown[0], json!(["3", "signatures", ""]));
    assert_eq!(shown[1], json!(["3", "signatures", "Next goal: 100"]));
    assert_eq!(shown[2], json!(["3", "توقيعات", ""]));
    assert_eq!(
        shown[3],
        json!(["", "", ""]),
        "what the partner wrote stays"
    );
    browser.sees("marathon-counter", "beaucoup").await;
    let unknown = json!([["error", { "reason": "attributes" }]]);
    assert_eq!(
        scene.told().await,
        unknown,
        "of the petition that is none, once"
    );
    assert_eq!(gate.seen("GET /api/v1/counts").len(), 1);
    let bar = "const track = document.querySelectorAll('marathon-counter')[1].shadowRoot
        .querySelector('[part=track]');
        return [track.role, track.ariaValueNow, track.ariaValueMax, track.ariaLabel]";
    assert_eq!(
        browser.ask(bar).await,
        json!(["progressbar", "3", "100", "Next goal: 100"])
    );
}

#[tokio::test]
async fn they_follow_and_send_no_cookie_and_keep_nothing() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    scene.partner.shows("fr", &scene.page(COUNTERS));
    browser.visit("/").await;
    gate.has_seen("GET /api/v1/counts", 1).await;
    scene.stage.signed_elsewhere("jani-silva", 1);
    let moved = "return document.querySelector('marathon-counter').shadowRoot
        .querySelector('[part=number]').textContent === '1'";
    browser.until("the number moves", moved).await;
    for request in gate.seen("GET ") {
        assert_eq!(request.header("cookie"), "", "{}", request.line);
    }
    let asked_again = gate.seen("GET /api/v1/counts").len();
    assert!(asked_again <= 3, "asked {asked_again} times");
    let kept = browser.storage().await;
    assert_eq!(kept, [json!({}), json!({})]);
    assert_eq!(browser.ask("return document.cookie").await, json!(""));
}

/// A counter with invalid attributes does not stop the others.
#[tokio::test]
async fn careless_attributes_of_one_stop_none() {
    let scene = Scene::new().await;
    scene.stage.signed_elsewhere("jani-silva", 3);
    let counters = "<marathon-counter case=\"jani-silva\" lang=\"fr_FR\"></marathon-counter>
        <marathon-counter case=\"constructor\">beaucoup</marathon-counter>
        <marathon-counter case=\"jani-silva\" lang=\"toString\"></marathon-counter>
        <marathon-counter case=\"jani-silva\" lang=\"en-GB\"></marathon-counter>";
    scene.visit(counters).await;
    let came = "return document.querySelector('marathon-counter:last-of-type').shadowRoot
        .querySelector('[part=number]').textContent";
    scene.browser.until("the number comes", came).await;
    let none = json!(["", "", ""]);
    let french = json!(["3", "signatures", ""]);
    assert_eq!(
        scene.browser.ask(SHOWN).await,
        json!([french, none, french, ["3", "signatures", ""]])
    );
    scene.browser.sees("marathon-counter", "beaucoup").await;
}

/// A counter that fails reports it to the page, and the next ones still get the counts.
#[tokio::test]
async fn a_counter_that_fails_keeps_nothing_from_the_others() {
    let scene = Scene::new().await;
    scene.stage.signed_elsewhere("jani-silva", 3);
    // The page around breaks what the first one draws a number with.
    let broken = "<script nonce=\"note\">
        const { getAttribute } = Element.prototype;
        Element.prototype.getAttribute = function (name) {
            if (this.id === 'first' && name === 'lang') throw new Error('broken');
            return getAttribute.call(this, name);
        };
        window.errors = 0;
        addEventListener('error', () => window.errors += 1);</script>";
    let counters = "<marathon-counter id=\"first\"></marathon-counter>
        <marathon-counter id=\"second\"></marathon-counter>";
    scene.visit(&format!("{broken}{counters}")).await;
    let came = "return document.querySelector('#second').shadowRoot
        .querySelector('[part=number]').textContent";
    assert_eq!(
        scene.browser.until("the number comes", came).await,
        json!("3")
    );
    assert_ne!(scene.browser.ask("return errors").await, json!(0));
}

/// A total that is not a number, from something that answers in the marathon's place, once froze
/// the page: no goal is above it.
#[tokio::test]
async fn a_total_that_is_no_number_leaves_what_the_partner_wrote() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    let body = r#"{"total":"many","petitions":{"jani-silva":3}}"#;
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\naccess-control-allow-origin: *\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    gate.treat("/api/v1/counts", Treatment::Answer(answer.into_bytes()));
    let counters = "<marathon-counter case=\"all\" variant=\"bar\">beaucoup</marathon-counter>
        <marathon-counter id=\"second\" case=\"jani-silva\"></marathon-counter>";
    scene.partner.shows("fr", &scene.page(counters));
    browser.visit("/").await;
    let came = "return document.querySelector('#second')?.shadowRoot
        ?.querySelector('[part=number]').textContent";
    let number = browser.until("the other one counts", came).await;
    assert_eq!(number, json!("3"));
    let shown = browser.ask(SHOWN).await;
    assert_eq!(shown[0], json!(["", "", ""]));
    browser.sees("marathon-counter", "beaucoup").await;
}

/// Number and noun are in the same language, whatever the page's language: English has no form for
/// what Portuguese counts as one.
#[tokio::test]
async fn the_noun_follows_the_number() {
    let scene = Scene::new().await;
    scene.stage.signed_elsewhere("idris-khattak", 1);
    let counter = |case: &str, lang: &str| {
        format!("<marathon-counter case=\"{case}\" lang=\"{lang}\"></marathon-counter>")
    };
    let counters = [
        ("jani-silva", "en"),
        ("jani-silva", "pt"),
        ("jani-silva", "fr"),
        ("idris-khattak", "en"),
        ("idris-khattak", "ja"),
        ("idris-khattak", "es"),
    ];
    let body = counters.map(|(case, lang)| counter(case, lang)).concat();
    scene.visit(&body).await;
    let came = "return document.querySelector('marathon-counter:last-of-type').shadowRoot
        .querySelector('[part=number]').textContent";
    scene.browser.until("the number comes", came).await;
    assert_eq!(
        scene.browser.ask(SHOWN).await,
        json!([
            ["0", "signatures", ""],
            ["0", "signatures", ""],
            ["0", "signature", ""],
            ["1", "signature", ""],
            ["1", "signature", ""],
            ["1", "firma", ""],
        ])
    );
}

/// A sentence with a number in it; a bar is a block of its own.
#[tokio::test]
async fn a_counter_in_a_sentence_stands_in_the_line() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let body = "<p id=\"sentence\">Déjà <marathon-counter case=\"all\"></marathon-counter> dans le monde.</p>
        <p id=\"line\">Une ligne.</p>
        <p>Déjà <marathon-counter case=\"all\" variant=\"bar\"></marathon-counter></p>";
    let heights = "const of = id => document.getElementById(id).offsetHeight;
        const bar = document.querySelector('[variant=bar]');
        return [of('sentence') - of('line'), bar.offsetWidth === bar.parentElement.offsetWidth]";
    scene.visit(body).await;
    let came = "return document.querySelector('marathon-counter').shadowRoot
        ?.querySelector('[part=number]').textContent";
    browser.until("the number comes", came).await;
    assert_eq!(browser.ask(heights).await, json!([0, true]));
    let goals = "return [...document.querySelectorAll('marathon-counter')]
        .map(counter => counter.shadowRoot.querySelector('[part=goal]').checkVisibility())";
    assert_eq!(browser.ask(goals).await, json!([false, true]));
}

/// A signature in the petition beside it shows in the partner's counter at once, and not only at
/// its next request.
#[tokio::test]
async fn a_counter_follows_the_petition_beside_it() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    // Its own requests come about every ten seconds. In this page they never come.
    let patient = "<script nonce=\"note\">const own = setTimeout;
        window.setTimeout = (what, time) => time > 7_900 && time < 13_000 ? 0 : own(what, time);</script>";
    let counter = "<marathon-counter case=\"jani-silva\"></marathon-counter>";
    scene.visit(&format!("{patient}{counter}{PETITION}")).await;
    scene.is_ready().await;
    let shows = "return document.querySelector('marathon-counter').shadowRoot
        .querySelector('[part=number]').textContent === ";
    browser.until("it counts", &format!("{shows}'0'")).await;
    scene.enter("marathon-petition").await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    scene.leave().await;
    browser.until("it follows", &format!("{shows}'1'")).await;
}
