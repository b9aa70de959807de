//! The numbers move by themselves while somebody looks, and only then.

use marathon_domain::{LiveText, Text};
use serde_json::json;

use crate::{gate::Treatment, person::AMINA, stage::Stage};

#[tokio::test]
async fn one_signs_and_the_other_sees_the_number_rise() {
    let stage = Stage::new();
    let watcher = stage.browser().await;
    watcher.open("/fr/cases/jani-silva").await;
    watcher.counts("jani-silva", 0).await;
    let at_home = stage.browser().await;
    at_home.open("/fr").await;
    at_home.counts("all", 0).await;

    let signer = stage.browser().await;
    signer.sign_at("/fr/cases/jani-silva", AMINA).await;
    watcher.counts("jani-silva", 1).await;
    at_home.counts("all", 1).await;
    at_home.counts("jani-silva", 1).await;
}

#[tokio::test]
async fn large_numbers_and_goals_are_written_as_the_language_does() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 60);
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.sees(".counter", "60 signatures").await;
    browser.sees(".goal-words", "Prochain cap : 100").await;
    stage.signed_elsewhere("jani-silva", 941);
    browser.sees(".counter", "1 001 signatures").await;
    browser.sees(".goal-words", "Prochain cap : 2 500").await;
}

#[tokio::test]
async fn a_screen_reader_hears_goals_and_not_ticks() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    stage.signed_elsewhere("jani-silva", 98);
    browser.open("/fr/cases/jani-silva").await;
    browser.counts("jani-silva", 98).await;
    let listen = "window.heard = [];
        new MutationObserver(() => heard.push(document.querySelector('#milestone').textContent))
            .observe(document.querySelector('#milestone'),
                { subtree: true, childList: true, characterData: true })";
    browser.ask(listen).await;
    stage.signed_elsewhere("jani-silva", 1);
    browser.counts("jani-silva", 99).await;
    assert_eq!(browser.ask("return heard.length").await, 0);
    stage.signed_elsewhere("jani-silva", 2);
    browser.counts("jani-silva", 101).await;
    let announced = "return heard.at(-1) === arguments[0]";
    let words = stage
        .content()
        .fill_live(LiveText::CountMilestone, "count", "100");
    browser
        .until_with(&words, announced, vec![json!(words)])
        .await;
}

#[tokio::test]
async fn without_the_stream_the_number_rises_all_the_same() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("/counts/stream", Treatment::Cut);
    browser.open("/fr/cases/jani-silva").await;
    browser.counts("jani-silva", 0).await;
    stage.signed_elsewhere("jani-silva", 1);
    browser.counts("jani-silva", 1).await;
    browser.sees_no("#offline").await;
}

/// Each number must come within the time limit of every journey, which is less than the 45 s for a
/// dead connection.
#[tokio::test]
async fn a_stream_that_is_held_back_keeps_no_number_back() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("/counts/stream", Treatment::Silence);
    browser.open("/fr/cases/jani-silva").await;
    browser.counts("jani-silva", 0).await;
    stage.signed_elsewhere("jani-silva", 1);
    browser.counts("jani-silva", 1).await;
    assert_eq!(gate.seen("/counts/stream").len(), 1);
}

/// On such a network nothing fails and nothing comes, on open connections.
#[tokio::test]
async fn a_question_without_an_answer_is_given_up_and_asked_again() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("/counts/stream", Treatment::Cut);
    gate.treat("GET /api/v1/counts HTTP", Treatment::Hold);
    browser.open("/fr/cases/jani-silva").await;
    gate.has_seen("GET /api/v1/counts HTTP", 1).await;
    browser
        .sees("#offline", stage.text(Text::CountOffline))
        .await;
    gate.has_seen("GET /api/v1/counts HTTP", 2).await;
    stage.signed_elsewhere("jani-silva", 1);
    gate.open();
    browser.counts("jani-silva", 1).await;
    browser.sees_no("#offline").await;
}

#[tokio::test]
async fn an_old_answer_does_not_turn_the_number_back() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    stage.signed_elsewhere("jani-silva", 3);
    browser.counts("jani-silva", 3).await;
    let body = r#"{"total":1,"petitions":{"jani-silva":1},"as_of":"2020-10-10T00:00:00Z"}"#;
    let old = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    gate.treat("/counts/stream", Treatment::Cut);
    gate.treat(
        "GET /api/v1/counts HTTP",
        Treatment::Answer(old.into_bytes()),
    );
    gate.has_seen("GET /api/v1/counts HTTP", 2).await;
    browser.counts("jani-silva", 3).await;
}

#[tokio::test]
async fn what_was_signed_on_paper_stands_beside_the_counts_and_in_none() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    let body = json!({
        "total": 81, "petitions": { "jani-silva": 1, "paing-phyo-min": 80 },
        "on_paper": { "jani-silva": 12_400, "germain-rukuki": 20 }, "as_of": "2026-12-10T00:00:00Z",
    });
    let body = body.to_string();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    gate.treat("/counts/stream", Treatment::Cut);
    gate.treat(
        "GET /api/v1/counts HTTP",
        Treatment::Answer(answer.into_bytes()),
    );
    for (page, place, words) in [
        (
            "/fr/cases/jani-silva",
            ".case-aside .count-details",
            "Et sur papier : 12 400",
        ),
        ("/fr", ".total .count-details", "Et sur papier : 12 420"),
        ("/en", ".total .count-details", "And on paper: 12,420"),
        ("/es", ".total .count-details", "Y en papel: 12.420"),
    ] {
        browser.open(page).await;
        browser.sees(place, words).await;
    }
    browser.open("/ar").await;
    browser.sees(".total .count-details", "على الورق").await;
    browser.open("/fr/cases/paing-phyo-min").await;
    browser.counts("paing-phyo-min", 80).await;
    browser.sees_no(".count-details:not(:empty)").await;
}

/// No number is small enough to put anybody off.
#[tokio::test]
async fn before_the_fiftieth_one_can_be_among_the_first() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 49);
    let browser = stage.browser().await;
    let first = stage.text(Text::CountFirst);
    for (page, place) in [
        ("/fr", ".hero .counter"),
        ("/fr", ".case-sheet .counter"),
        ("/fr/sign", ".counter"),
        ("/fr/cases/jani-silva", ".case-aside .counter"),
    ] {
        browser.open(page).await;
        browser.sees(place, first).await;
        let digits = "return !/[0-9]/.test(document.querySelector(arguments[0]).innerText)";
        browser
            .until_with("no digit is shown", digits, vec![json!(place)])
            .await;
    }
    browser.sees(".goal-words", "Prochain cap : 100").await;
    stage.signed_elsewhere("jani-silva", 1);
    browser.sees(".case-aside .counter", "50 signatures").await;
}

/// What an API says, in the place of its answer.
fn answer(body: &serde_json::Value) -> Treatment {
    let body = body.to_string();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    Treatment::Answer(answer.into_bytes())
}

#[tokio::test]
async fn what_was_signed_today_stands_beside_the_number_of_a_case() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("/counts/stream", Treatment::Cut);
    let counts = json!({
        "total": 1_300, "petitions": { "jani-silva": 1_234, "paing-phyo-min": 66 },
        "today": { "jani-silva": 12 }, "as_of": "2026-12-10T00:00:00Z",
    });
    gate.treat("GET /api/v1/counts HTTP", answer(&counts));
    for (language, words) in [
        ("fr", "Aujourd’hui : 12"),
        ("en", "Today: 12"),
        ("es", "Hoy: 12"),
        ("ar", "اليوم: 12"),
    ] {
        browser.open(&format!("/{language}/cases/jani-silva")).await;
        browser.sees(".case-aside .count-details", words).await;
    }
    browser.open("/fr/cases/paing-phyo-min").await;
    browser.sees(".case-aside .counter", "66 signatures").await;
    browser.sees_no(".count-details:not(:empty)").await;
}

#[tokio::test]
async fn the_countries_that_take_part_are_on_the_map_and_named() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/en").await;
    browser.element(".world-map").await;
    gate.has_seen("GET /api/v1/counts/countries?language=en", 1)
        .await;
    browser.sees_no(".map-countries").await;
    let countries = json!({ "countries": [
        { "code": "BE", "name": "Belgique" }, { "code": "SN", "name": "Sénégal" },
    ] });
    gate.treat("GET /api/v1/counts/countries", answer(&countries));
    browser.open("/fr").await;
    browser.sees(".map-countries summary", "2").await;
    let height = "return document.querySelector('.map-countries').getBoundingClientRect().height";
    browser.click(".map-countries summary").await;
    browser.sees(".map-countries", "Belgique, Sénégal").await;
    assert!(
        browser
            .ask(height)
            .await
            .as_f64()
            .is_some_and(|height| height > 0.0)
    );
    // The dots are there, and are where the map is.
    let dots = "return [...document.querySelectorAll('.map-taking-part use')]
        .filter(dot => dot.getBBox().width > 0).length";
    browser
        .until_with("two dots", &format!("{dots} === 2"), vec![])
        .await;
}

#[tokio::test]
async fn a_hidden_page_holds_no_line() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr").await;
    browser.counts("all", 0).await;
    gate.has_streams(1).await;
    let page = browser.client.window().await.expect("there is a tab");
    let other = browser.client.new_window(true).await.expect("a tab opens");
    browser.turn_to(other.handle).await;
    gate.has_streams(0).await;
    stage.signed_elsewhere("jani-silva", 1);

    browser.turn_to(page).await;
    gate.has_streams(1).await;
    browser.counts("all", 1).await;
    browser.sees_no("#offline").await;
}
