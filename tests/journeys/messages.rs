//! Words of encouragement, from somebody's screen to everybody's, by way of a person who decides.

use fantoccini::key::Key;
use marathon_domain::{ActText, Text};
use serde_json::json;

use crate::{
    browser::Browser, gate::Treatment, keyboard::tab_to, moderator::Moderator, stage::Stage,
    takeover::moved, without_scripts::scriptless,
};

const CASE: &str = "/fr/cases/jani-silva";
const TEXT: &str = "#field-text";
const SHOWN: &str = ".message blockquote";
/// Would be an element if it was not shown as text.
const HOSTILE: &str = " </script><evil-one>\"'<!--";

async fn phone(browser: &Browser) {
    let screen = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
}

/// Nobody who opens these pages sees any message.
async fn nothing_is_shown(browser: &Browser, language: &str) {
    let page = format!("/{language}/cases/jani-silva/messages");
    browser.visit(&page).await;
    browser.element(".messages-none").await;
    browser.sees_no(SHOWN).await;
    let list = "return fetch('/api/v1/messages?petition=jani-silva').then(answer => answer.text())";
    let nothing = r#"{"petition":"jani-silva","messages":[]}"#;
    assert_eq!(browser.ask(list).await, nothing);
}

#[tokio::test]
async fn words_reach_the_page_once_a_person_has_released_them() {
    let stage = Stage::new();
    let moderator = Moderator::new(&stage, "fr");
    let browser = stage.browser().await;
    browser.open(CASE).await;
    browser.click(".messages-teaser .button").await;
    browser.is_at("/fr/cases/jani-silva/message").await;
    let writing = &stage.content().writing;
    for rule in writing.message.good.iter().chain(&writing.message.bad) {
        browser.sees(".writing-rules", rule).await;
    }
    assert!(!browser.is_ticked("[name=may_be_shown]").await);
    browser
        .write(TEXT, "Appelez-moi : 06 12 34 56 78, www.exemple.org")
        .await;
    for hint in [Text::MessageHintContact, Text::MessageHintLink] {
        browser.sees("#message-hints", stage.text(hint)).await;
    }
    browser
        .rewrite(
            TEXT,
            &format!("Courage, Jani !\nNous pensons à vous.{HOSTILE}"),
        )
        .await;
    browser.sees_no("#message-hints li").await;
    browser.write("#field-name", "Amina").await;
    browser.choose_country("FR").await;
    browser.click("[name=may_be_shown]").await;
    browser.click(".button-sign").await;
    browser.is_at("/fr/cases/jani-silva/message-sent").await;
    browser.sees("h1", stage.text(Text::MessageSentTitle)).await;
    // What was done, for the tab, and no word of it.
    let done = json!({ "deeds": ",message:jani-silva," });
    assert_eq!(browser.storage().await, [done, json!({})]);
    nothing_is_shown(&stage.browser().await, "fr").await;

    let said = moderator.types(&[], &["r"]);
    assert!(
        said.contains(&format!("Nous pensons à vous.{HOSTILE}\n— Amina, FR")),
        "{said}"
    );
    // Another device, because the first one may cache what it has seen for half a minute.
    let viewer = stage.browser().await;
    viewer.open(CASE).await;
    viewer.sees(".messages-teaser", HOSTILE).await;
    viewer
        .sees(".messages-teaser figcaption", "Amina · France")
        .await;
    viewer.click(".messages-links a:first-child").await;
    viewer.is_at("/fr/cases/jani-silva/messages").await;
    viewer.sees(SHOWN, HOSTILE).await;
    viewer.sees_no(".messages-none").await;
    viewer.sees_no("evil-one").await;
    // The app has drawn it here. Loaded whole, the app takes over what the server has drawn.
    viewer.visit("/fr/cases/jani-silva/messages").await;
    viewer.taken_over().await;
    viewer.sees(SHOWN, HOSTILE).await;
    viewer.sees_no("evil-one").await;
    // The same for those who come from elsewhere, in their own language.
    viewer.open("/ar/cases/jani-silva/messages").await;
    viewer.sees(".message figcaption", "فرنسا").await;
    assert_eq!(viewer.console().await, Vec::<String>::new());

    moderator.types(&["--state", "released"], &["u", "f", "essai", "q"]);
    nothing_is_shown(&stage.browser().await, "fr").await;
    let said = moderator.types(&["--state", "refused"], &["q"]);
    assert!(said.contains("refused by Amina: essai"), "{said}");
}

#[tokio::test]
async fn in_arabic_on_a_phone_without_scripts_it_is_the_same() {
    let stage = Stage::new();
    let moderator = Moderator::new(&stage, "int");
    let browser = scriptless(&stage).await;
    phone(&browser).await;
    browser.visit("/ar/cases/jani-silva").await;
    browser.click(".messages-teaser .button").await;
    browser.write(TEXT, "لستِ وحدكِ 0612345678").await;
    browser.click("[name=may_be_shown]").await;
    browser.click(".button-sign").await;
    // The warning comes once, with all that was typed. Then the writer decides.
    browser
        .element("#error-summary:not([hidden]) a[href='#field-text']")
        .await;
    browser.element("#error-text:not([hidden])").await;
    assert_eq!(browser.value(TEXT).await, "لستِ وحدكِ 0612345678");
    assert!(browser.is_ticked("[name=may_be_shown]").await);
    browser.click(".button-sign").await;
    browser.is_at("/ar/cases/jani-silva/message-sent").await;

    nothing_is_shown(&stage.browser().await, "ar").await;
    let said = moderator.types(&[], &["r"]);
    assert!(said.contains("(no name, no country)"), "{said}");
    let viewer = scriptless(&stage).await;
    phone(&viewer).await;
    viewer.visit("/ar/cases/jani-silva").await;
    viewer.click(".messages-links a:first-child").await;
    viewer.is_at("/ar/cases/jani-silva/messages").await;
    viewer.sees(SHOWN, "لستِ وحدكِ 0612345678").await;
    viewer.sees_no("figcaption").await;
}

#[tokio::test]
async fn in_arabic_on_a_phone_the_keyboard_is_enough() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    phone(&browser).await;
    browser
        .open("/ar/cases/popi-qwabe-bongeka-phungula/message")
        .await;
    let to = &stage.content().cases[4].message.to;
    assert_ne!(*to, stage.content().cases[4].name, "their families");
    tab_to(&browser, TEXT).await;
    browser.press("نفكر فيكم").await;
    tab_to(&browser, "#field-name").await;
    browser.press("أمينة").await;
    tab_to(&browser, "[name=may_be_shown]").await;
    browser.press(" ").await;
    tab_to(&browser, ".button-sign").await;
    browser.press(&Key::Enter).await;
    browser
        .is_at("/ar/cases/popi-qwabe-bongeka-phungula/message-sent")
        .await;
    browser.focus_is_on("main").await;
    let moderator = Moderator::new(&stage, "int");
    let said = moderator.types(&[], &["q"]);
    assert!(said.contains("نفكر فيكم\n— أمينة"), "{said}");
}

#[tokio::test]
async fn without_scripts_in_french_what_is_not_to_be_shown_never_waits() {
    let stage = Stage::new();
    let browser = scriptless(&stage).await;
    browser.visit("/fr/cases/jani-silva/message").await;
    browser.write(TEXT, "Nous pensons à vous.").await;
    browser.choose_country("FR").await;
    browser.click(".button-sign").await;
    browser.is_at("/fr/cases/jani-silva/message-sent").await;
    let said = Moderator::new(&stage, "fr").types(&[], &["r"]);
    assert!(said.starts_with("Nothing is waiting."), "{said}");
}

#[tokio::test]
async fn when_nothing_can_be_stored_the_words_stay() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva/message").await;
    browser.write(TEXT, "Nous pensons à vous.").await;
    gate.treat("POST /api/v1/messages", Treatment::Cut);
    browser.click(".button-sign").await;
    let offline = stage.content().act_text(ActText::Offline);
    browser.sees(".form-failure", offline).await;
    assert_eq!(browser.value(TEXT).await, "Nous pensons à vous.");
    gate.open();
    browser.click(".button-sign").await;
    browser.is_at("/fr/cases/jani-silva/message-sent").await;
    let sent = gate.seen("POST /api/v1/messages");
    let keys: Vec<&str> = sent
        .iter()
        .map(|request| request.header("idempotency-key"))
        .collect();
    assert!(keys.len() > 1 && !keys[0].is_empty(), "{keys:?}");
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[tokio::test]
async fn nothing_moves_when_messages_come() {
    let stage = Stage::new();
    let moderator = Moderator::new(&stage, "fr");
    let browser = stage.browser().await;
    phone(&browser).await;
    browser.open("/fr").await;
    let send = "return Promise.all([1, 2, 3, 4].map(number => fetch('/api/v1/messages', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({
            petition: 'jani-silva', text: ('Courage ' + number + ' ').repeat(30), language: 'fr',
            section: 'fr', may_be_shown: true }) }).then(answer => answer.status)))";
    assert_eq!(browser.ask(send).await, json!([201, 201, 201, 201]));
    moderator.types(&[], &["r", "r", "r", "r"]);
    browser.open(CASE).await;
    browser.element(SHOWN).await;
    assert_eq!(browser.shown(SHOWN).await, 3);
    let moved = moved(&browser).await;
    assert!(moved.0 < 0.001, "{moved:?}");
}

#[tokio::test]
async fn in_another_language_the_words_are_still_there() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva/message").await;
    let words = "Courage, Jani !\nNous pensons à vous.";
    browser.write(TEXT, words).await;
    browser.write("#field-name", "Amina").await;
    browser.choose_country("BE").await;
    for (language, shown) in [("en", false), ("ar", true)] {
        if shown {
            browser.click("[name=may_be_shown]").await;
        }
        browser.click("#languages").await;
        browser
            .click(&format!(".languages a[lang={language}]"))
            .await;
        browser
            .is_at(&format!("/{language}/cases/jani-silva/message"))
            .await;
        let is_back = format!(
            "return document.documentElement.lang === '{language}'
                && document.querySelector('#field-text').value !== ''"
        );
        browser.until("the words are there again", &is_back).await;
        assert_eq!(browser.value(TEXT).await, words);
        assert_eq!(browser.value("#field-name").await, "Amina");
        assert_eq!(browser.value("#field-country").await, "BE");
        // The box is as its writer left it.
        assert_eq!(browser.is_ticked("[name=may_be_shown]").await, shown);
    }
    browser.click(".button-sign").await;
    browser.is_at("/ar/cases/jani-silva/message-sent").await;
}
