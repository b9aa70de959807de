//! A marathon is announced.

use marathon_domain::MarathonText;
use serde_json::{Value, json};

use super::{PHONE, a_while_passes, announce, on_screen, release_all, said, secret_of};
use crate::stage::Stage;

#[tokio::test]
async fn a_marathon_is_announced_released_and_found_on_a_phone() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_screen(&browser, PHONE).await;
    browser.open("/fr/marathons").await;
    browser
        .sees(".marathons-empty", said(&stage, MarathonText::ListEmpty))
        .await;
    browser.click(".marathons-acts .button").await;
    browser.is_at("/fr/marathons/new").await;
    // Sent empty, it says what is missing.
    browser.taken_over().await;
    browser.click(".marathon-fields .button-flame").await;
    browser
        .sees("#error-summary", said(&stage, MarathonText::ErrorTitle))
        .await;
    // The browser's own line about the request that was refused.
    browser.console().await;
    announce(&browser, "fr", "Une soirée pour écrire").await;
    browser
        .sees("h1", said(&stage, MarathonText::OwnCreatedTitle))
        .await;
    let secret = secret_of(&browser).await;
    let address = browser.ask("return location.href").await;
    assert!(!address.as_str().unwrap().contains(&secret), "{address}");
    a_while_passes(&browser).await;
    browser.open("/fr/marathons").await;
    browser
        .sees(".marathons-empty", said(&stage, MarathonText::ListEmpty))
        .await;

    release_all(&stage);
    a_while_passes(&browser).await;
    browser.open("/fr/marathons").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée pour écrire").await;
    browser.taken_over().await;
    browser.click(".marathon-coming .button").await;
    browser
        .sees(
            ".marathon-done",
            said(&stage, MarathonText::EventComingDone),
        )
        .await;
    browser.sees_no(".marathon-coming .button").await;

    // What is signed from here counts with the marathon.
    let sign = browser
        .ask("return document.querySelector('.marathon section a.button').getAttribute('href')")
        .await;
    let source = sign
        .as_str()
        .unwrap()
        .split_once("?source=")
        .unwrap()
        .1
        .to_owned();
    assert!(source.starts_with("marathon-"), "{sign}");
    browser.click(".marathon section a.button").await;
    browser.is_at(&format!("/fr/sign?source={source}")).await;
    browser.taken_over().await;
    let kept = &browser.storage().await[0];
    assert_eq!(kept["source"], Value::from(source));
    assert_eq!(browser.console().await, Vec::<String>::new());
}

/// Whoever announces a marathon where all keep the same hours is not asked; elsewhere the device's own zone stands
/// there, if it is one of the country's.
#[tokio::test]
async fn the_time_zone_is_asked_for_only_where_it_is_in_doubt() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let canary = json!({ "timezoneId": "Atlantic/Canary" });
    browser
        .devtools("Emulation.setTimezoneOverride", canary)
        .await;
    browser.open("/fr/marathons/new").await;
    browser.taken_over().await;
    let asked = ".field:not([hidden]) > #field-time_zone";
    for (country, zone) in [
        ("FR", None),
        ("ES", Some("Atlantic/Canary")),
        ("US", Some("")),
    ] {
        browser.choose_country(country).await;
        match zone {
            None => browser.sees_no(asked).await,
            Some(zone) => {
                browser.element(asked).await;
                assert_eq!(browser.value(asked).await, zone, "{country}");
            }
        }
    }
    browser.choose_country("DE").await;
    browser.sees_no(asked).await;
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_secret_link_is_copied() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let rights = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", rights).await;
    announce(&browser, "fr", "Une soirée pour écrire").await;
    let link = browser.value("#secret-link").await;
    browser.click("[data-copies=secret-link]").await;
    browser
        .sees(
            "#secret-link-outcome",
            said(&stage, MarathonText::OwnKeepCopied),
        )
        .await;
    let copied = browser.ask("return navigator.clipboard.readText()").await;
    assert_eq!(copied, link);
    // What cannot be copied is chosen, to be copied by hand.
    let refuse = "navigator.clipboard.writeText = async () => { throw new Error('no'); }";
    browser.ask(refuse).await;
    browser.click("[data-copies=secret-link]").await;
    browser
        .sees(
            "#secret-link-outcome",
            said(&stage, MarathonText::OwnKeepFailed),
        )
        .await;
    let chosen = "const field = document.getElementById('secret-link');
        return field.value.slice(field.selectionStart, field.selectionEnd)";
    assert_eq!(browser.ask(chosen).await, link);
}

#[tokio::test]
async fn an_announcement_in_another_language_keeps_what_was_written() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/marathons/new").await;
    let fields = [
        ("title", "Une soirée pour écrire"),
        ("town", "Lille"),
        ("words", "Venez avec un stylo.\nEt du temps."),
        ("access", "De plain-pied."),
        ("contact_name", "Amina Diallo"),
    ];
    for (field, value) in fields {
        browser.write(&format!("#field-{field}"), value).await;
    }
    browser.choose_country("US").await;
    let zone = browser.element("#field-time_zone").await;
    let chosen = zone.select_by_value("America/Denver").await;
    chosen.expect("it is listed");
    browser.click("[name=public][value=false]").await;
    browser.click("#languages").await;
    browser.click(".languages a[lang=ar]").await;
    browser.is_at("/ar/marathons/new").await;
    let is_back = "return document.documentElement.lang === 'ar'
        && document.getElementById('field-title').value !== ''";
    browser.until("what was written is there", is_back).await;
    for (field, value) in fields {
        assert_eq!(browser.value(&format!("#field-{field}")).await, value);
    }
    assert_eq!(browser.value("#field-country").await, "US");
    let zone = "return document.getElementById('field-time_zone').value === 'America/Denver'";
    browser.until("the time zone came along", zone).await;
    assert!(browser.is_ticked("[name=public][value=false]").await);
    assert!(!browser.is_ticked("[name=public][value=true]").await);
    let values = "return [...document.getElementsByName('public')].map(choice => choice.value)";
    assert_eq!(browser.ask(values).await, json!(["true", "false"]));
}
