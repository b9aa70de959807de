//! Writing together: a marathon from its announcement to the paper it is printed on.

mod announcing;
mod guests;
mod kit;
mod list;
mod organising;

use std::sync::atomic::{AtomicUsize, Ordering};

use marathon_domain::MarathonText;
use serde_json::json;

use crate::{browser::Browser, moderator::Moderator, stage::Stage};

const PHONE: (u32, u32) = (390, 844);
const DESK: (u32, u32) = (1280, 800);

async fn on_screen(browser: &Browser, (width, height): (u32, u32)) {
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
}

async fn without_scripts(browser: &Browser) {
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
}

/// What staff does with everything that waits.
fn release_all(stage: &Stage) {
    static BEFORE: AtomicUsize = AtomicUsize::new(0);
    let name = format!("Amina {}", BEFORE.fetch_add(1, Ordering::Relaxed));
    let moderator = Moderator::named(stage, "fr", &name);
    for kind in ["marathons", "reports"] {
        moderator.types(&["--kind", kind], &["r"; 5]);
    }
}

/// The browser keeps the list for half a minute; this is as if it had passed.
async fn a_while_passes(browser: &Browser) {
    browser
        .devtools("Network.clearBrowserCache", json!({}))
        .await;
}

fn said(stage: &Stage, text: MarathonText) -> &str {
    stage.content().marathon_text(text)
}

/// Fills in the form; the date is tomorrow, wherever the test runs.
pub async fn announce(browser: &Browser, language: &str, title: &str) {
    browser.visit(&format!("/{language}/marathons/new")).await;
    for (field, value) in [
        ("title", title),
        ("place", "Bibliothèque, 3 rue des Lilas"),
        ("town", "Lille"),
        ("languages", "Français"),
        ("words", "Venez avec un stylo."),
        ("contact_name", "Amina Diallo"),
        ("contact_email", "amina@exemple.org"),
    ] {
        browser.write(&format!("#field-{field}"), value).await;
    }
    let rest =
        "const set = (name, value) => document.getElementById('field-' + name).value = value;
        const tomorrow = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
        set('date', tomorrow); set('starts', '18:00'); set('ends', '21:00');
        set('country', 'FR');
        return tomorrow";
    browser.ask(rest).await;
    browser.click(".marathon-fields .button-flame").await;
}

pub async fn secret_of(browser: &Browser) -> String {
    let link = browser.value("#secret-link").await;
    let (_, secret) = link
        .split_once("#receipt=")
        .expect("the link holds the secret");
    assert_eq!(secret.len(), 43);
    secret.to_owned()
}
