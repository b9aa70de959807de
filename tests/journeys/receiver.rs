//! Who receives a signature follows the country, and the page says so beforehand.

use std::fs;

use marathon_domain::{LiveText, PageData, from_lines, to_lines};
use serde_json::json;

use crate::{gate::Treatment, person::AMINA, stage::Stage};

/// The words that name who receives a signature from a country, and from what age.
fn words(stage: &Stage, country: &str) -> String {
    let data = stage.content();
    let section = data.section_of(country.parse().ok());
    let section = section.expect("every country has a section");
    section.named_in(data.live_text(LiveText::FormReceiver))
}

#[tokio::test]
async fn the_receiver_follows_the_country() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.sees(".notice", &words(&stage, "FR")).await;
    browser.choose_country("CA").await;
    browser.sees(".notice", &words(&stage, "CA")).await;
    browser
        .element(".notice a[href='https://www.amnesty.org/']")
        .await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_thanked().await;
    let sent = gate.seen("POST /api").remove(0).body;
    let sent: serde_json::Value = serde_json::from_slice(&sent).expect("it is JSON");
    assert_eq!(
        (&sent["country"], &sent["section"]),
        (&"CA".into(), &"int".into())
    );

    browser.click(".next-case").await;
    browser.sees(".notice", &words(&stage, "CA")).await;
}

/// The sentence that a section adds to the words before the button comes and goes with the section.
#[tokio::test]
async fn what_a_section_adds_follows_the_country_too() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    // As the build would write it if the section's file had such a sentence.
    let page = fs::read_to_string(Stage::site().join("fr/cases/jani-silva.html"));
    let page = page.expect("the site is built");
    let (before, data) = page.split_once("id=\"content\">").expect("it has data");
    let (data, after) = data.split_once("</script>").expect("they end");
    let mut data: PageData = from_lines(data).expect("they can be read");
    let section = data
        .content
        .sections
        .last_mut()
        .expect("there is a section");
    section.consent = Some("Encore un mot.".to_owned());
    let data = to_lines(&data);
    let page = format!("{before}id=\"content\">{data}</script>{after}");
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n",
        page.len()
    );
    let answer = Treatment::Answer([head.as_bytes(), page.as_bytes()].concat());
    gate.treat("GET /fr/cases/jani-silva ", answer);
    let adds = "return document.querySelector('.notice').innerText.includes('Encore un mot.')";
    browser.open("/fr/cases/jani-silva").await;
    browser.sees(".notice", &words(&stage, "FR")).await;
    assert_eq!(browser.ask(adds).await, json!(false));
    browser.choose_country("CA").await;
    let more = format!("{} Encore un mot.", words(&stage, "CA"));
    browser.sees(".notice", &more).await;
    browser.choose_country("FR").await;
    browser.sees(".notice", &words(&stage, "FR")).await;
    assert_eq!(browser.ask(adds).await, json!(false));
}

#[tokio::test]
async fn a_country_chosen_before_the_app_came_has_its_receiver() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat(".wasm", Treatment::Hold);
    browser.visit("/fr/cases/jani-silva").await;
    browser.choose_country("CA").await;
    gate.open();
    browser.taken_over().await;
    browser.sees(".notice", &words(&stage, "CA")).await;
}

#[tokio::test]
async fn a_country_the_browser_filled_in_again_has_its_receiver() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.choose_country("CA").await;
    browser.sees(".notice", &words(&stage, "CA")).await;
    browser.client.refresh().await.expect("it reloads");
    browser.taken_over().await;
    let chosen = browser.value("#field-country").await;
    browser.sees(".notice", &words(&stage, &chosen)).await;
}

#[tokio::test]
async fn a_country_chosen_before_the_app_came_wins_over_the_kept_one() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.choose_country("CH").await;
    browser.click("#remember").await;
    browser.sign().await;
    browser.is_thanked().await;

    gate.treat(".wasm", Treatment::Hold);
    browser
        .devtools("Network.clearBrowserCache", json!({}))
        .await;
    browser.visit("/fr/cases/khaled-drareni").await;
    browser.choose_country("BE").await;
    gate.open();
    browser.taken_over().await;
    // It is visible, and not hidden with the known details.
    browser.sees("#field-country", "").await;
    browser.still_holds(AMINA).await;
    assert_eq!(browser.value("#field-country").await, "BE");
    browser.sees(".notice", &words(&stage, "BE")).await;
    // If none was chosen, the kept one is shown.
    browser.open("/fr/cases/idris-khattak").await;
    browser.sees(".signer", "Amina Diallo").await;
    assert_eq!(browser.value("#field-country").await, "CH");
}
