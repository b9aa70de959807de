//! Writing a letter to the authorities: from the model to paper, in one's own words.

use marathon_domain::{LetterModel, Text};
use serde_json::{Value, json};

use crate::{browser::Browser, paper, person::AMINA, stage::Stage};

const PAGE: &str = "/fr/cases/jani-silva/letter";
const TEXT: &str = "#field-text";

fn model(stage: &Stage) -> &LetterModel {
    let case = &stage.content().cases[8];
    case.letter.as_ref().expect("a case has a model")
}

async fn written(browser: &Browser) -> String {
    let text = browser
        .ask("return document.querySelector('#field-text').value")
        .await;
    text.as_str().unwrap_or_default().to_owned()
}

async fn drafts(browser: &Browser) -> Value {
    let [_, device] = browser.storage().await;
    device
}

#[tokio::test]
async fn the_rules_come_before_the_writing() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.click(".ways-short a[href$='/letter']").await;
    browser.is_at(PAGE).await;
    let writing = &stage.content().writing;
    for rule in writing.letter.good.iter().chain(&writing.letter.bad) {
        browser.sees(".writing-rules", rule).await;
    }
    let first = "const [rules, text] = ['.writing-rules', '#field-text']
            .map(css => document.querySelector(css));
        return !!(rules.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)";
    assert_eq!(browser.ask(first).await, true);
    assert_eq!(written(&browser).await, model(&stage).text());
}

#[tokio::test]
async fn points_come_and_go_and_own_words_stay() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let model = model(&stage);
    browser.open(PAGE).await;
    let own = "Chez moi aussi il y a une forêt.\n\n";
    browser.write(TEXT, "\u{e010}").await;
    browser.write(TEXT, own).await;
    let point = ".letter-points label:nth-of-type(2)";
    browser.click(point).await;
    let text = written(&browser).await;
    assert!(!text.contains(&model.points[1]), "{text}");
    assert!(text.contains(own.trim()), "{text}");
    browser.click(point).await;
    let text = written(&browser).await;
    let place = |words: &str| text.find(words);
    assert!(place(&model.points[1]).is_some(), "{text}");
    assert!(place(&model.points[1]) < place(&model.demand), "{text}");
    assert!(place(own.trim()).is_some(), "{text}");
}

#[tokio::test]
async fn hints_are_gentle_and_go_once_they_are_heeded() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open(PAGE).await;
    browser.sees_no("#letter-hints li").await;
    browser
        .rewrite(
            TEXT,
            "Libérez-la. Appelez-moi au 06 12 34 56 78, www.exemple.org",
        )
        .await;
    for (hint, words) in [
        ("contact", Text::HintContact),
        ("link", Text::HintLink),
        ("name", Text::HintName),
    ] {
        browser
            .sees(&format!("#hint-{hint}"), stage.text(words))
            .await;
    }
    browser.rewrite(TEXT, "Protégez Jani Silva.").await;
    browser.sees_no("#letter-hints li").await;
}

#[tokio::test]
async fn paper_holds_the_letter_as_written_and_nothing_else() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open(PAGE).await;
    browser
        .rewrite(TEXT, "Jani Silva vit.\n\nProtégez-la.")
        .await;
    paper::on_paper(&browser).await;
    let addressee = &stage.content().cases[8].addressee;
    browser.sees(".letter-address", addressee).await;
    browser.sees(".letter-body", "Jani Silva vit.").await;
    for hidden in [".site-header", ".site-footer", ".writing-rules", TEXT, "h1"] {
        browser.sees_no(hidden).await;
    }
    assert_eq!(paper::pages(&browser).await, 1);
}

#[tokio::test]
async fn a_model_fits_on_one_page_in_every_language() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for language in ["fr", "en", "es", "ar"] {
        for case in &stage.content().cases {
            let path = format!("/{language}/cases/{}/letter", case.slug);
            browser.open(&path).await;
            assert_eq!(paper::pages(&browser).await, 1, "{path}");
        }
    }
}

#[tokio::test]
async fn it_is_copied_and_opened_in_the_mail_program() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let rights = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", rights).await;
    browser.open(PAGE).await;
    let own = "À propos de Jani Silva : protégez-la & vite.";
    browser.rewrite(TEXT, own).await;
    browser.click(".letter-ways .button-plain").await;
    browser
        .sees("#letter-outcome", stage.text(Text::LetterCopied))
        .await;
    let copied = browser.ask("return navigator.clipboard.readText()").await;
    assert_eq!(copied, own);
    let body = "const link = document.getElementById('letter-mail').href;
        return new URL(link).searchParams.get('body')";
    assert_eq!(browser.ask(body).await, own);
}

#[tokio::test]
async fn a_draft_is_kept_only_if_asked_and_wiped_for_someone_else() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open(PAGE).await;
    browser.rewrite(TEXT, "Jani Silva, un brouillon.").await;
    assert_eq!(drafts(&browser).await, json!({}));
    // In this tab it is there again, also in another language.
    browser.click(".next-steps a, .writing-head a").await;
    browser.is_at("/fr/cases/jani-silva").await;
    browser.client.back().await.expect("there is a page before");
    browser.is_at(PAGE).await;
    assert_eq!(written(&browser).await, "Jani Silva, un brouillon.");

    browser.click("label:has(#letter-keep)").await;
    let kept = json!({ "draft-jani-silva": "Jani Silva, un brouillon." });
    assert_eq!(drafts(&browser).await, kept);
    browser.open("/fr").await;
    browser.open(PAGE).await;
    assert_eq!(written(&browser).await, "Jani Silva, un brouillon.");

    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.click(".someone-else").await;
    assert_eq!(drafts(&browser).await, json!({}));
    browser.open(PAGE).await;
    assert_eq!(written(&browser).await, model(&stage).text());
}

#[tokio::test]
async fn without_scripts_the_model_is_there_to_write_on() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    browser.visit(PAGE).await;
    browser.element(TEXT).await;
    browser.sees_no(".letter-ways button").await;
    browser.element("#letter-mail[href^='mailto:']").await;
    paper::on_paper(&browser).await;
    browser.element(TEXT).await;
    browser.sees_no(".letter-body").await;
}

/// Whether each point is ticked.
async fn points(browser: &Browser) -> Value {
    let ticks =
        "return [...document.querySelectorAll('.letter-points input')].map(tick => tick.checked)";
    browser.ask(ticks).await
}

#[tokio::test]
async fn the_points_are_ticked_as_the_letter_that_came_back_holds_them() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let model = model(&stage);
    browser.open(PAGE).await;
    let mut expected = vec![true; model.points.len()];
    assert_eq!(points(&browser).await, json!(expected));
    let point = ".letter-points label:nth-of-type(2)";
    browser.click(point).await;
    expected[1] = false;
    assert_eq!(points(&browser).await, json!(expected));
    let without = written(&browser).await;
    assert!(!without.contains(&model.points[1]), "{without}");
    let is_back = "return document.querySelector('#field-text')?.value === arguments[0]";

    browser.click(".writing-head a").await;
    browser.is_at("/fr/cases/jani-silva").await;
    browser.client.back().await.expect("there is a page before");
    let arguments = || vec![json!(without)];
    browser.until_with("it is back", is_back, arguments()).await;
    assert_eq!(points(&browser).await, json!(expected));

    browser.click("label:has(#letter-keep)").await;
    browser.open("/fr").await;
    browser.open(PAGE).await;
    browser.until_with("it is back", is_back, arguments()).await;
    assert_eq!(points(&browser).await, json!(expected));
    // One press, and the point is there.
    browser.click(point).await;
    assert!(written(&browser).await.contains(&model.points[1]));
}
