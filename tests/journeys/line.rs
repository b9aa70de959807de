//! The lines of HTML that partners copy, as the page for partners makes them.

use serde_json::{Value, json};

use crate::{browser::Browser, stage::Stage};

/// The line for one petition, in its language, with the marathon at this address: as the page for partners
/// makes it.
pub async fn line_of(stage: &Stage, case: &str, section: &str, site: &str) -> String {
    let choices = json!({ "case": case, "section": section });
    line_for(stage, choices, site).await
}

/// The plain frame for the petition of the journeys, on a partner's page of that host.
pub async fn frame_of(stage: &Stage, host: &str, site: &str) -> String {
    let choices = json!({ "kind": "frame", "case": "jani-silva", "section": "fr", "host": host });
    line_for(stage, choices, site).await
}

/// The line for these choices, by the names of their fields.
pub async fn line_for(stage: &Stage, choices: Value, site: &str) -> String {
    let browser = Browser::start(&stage.origin()).await;
    browser.visit("/fr/partners").await;
    let choose = "const field = name => document.querySelector(`embed-builder [name=${name}]`);
        if (!field('line').value) return '';
        for (const [name, value] of Object.entries(arguments[0])) field(name).value = value;
        field('case').dispatchEvent(new Event('input', { bubbles: true }));
        return field('line').value";
    let line = browser
        .until_with("there is a line", choose, vec![choices])
        .await;
    let line = line.as_str().unwrap_or_default();
    line.replace(&stage.content().address, site)
}
