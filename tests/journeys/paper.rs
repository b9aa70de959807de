//! What comes out of the printer.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use crate::{browser::Browser, commands::ChromeCommand};

/// Shows the page as paper would.
pub async fn on_paper(browser: &Browser) {
    let media = json!({ "media": "print" });
    browser.devtools("Emulation.setEmulatedMedia", media).await;
}

/// How many pages are printed.
pub async fn pages(browser: &Browser) -> usize {
    let print = ChromeCommand::devtools("Page.printToPDF", json!({ "preferCSSPageSize": true }));
    let printed = browser.client.issue_cmd(print).await.expect("it prints");
    let data = printed["data"].as_str().expect("the paper comes");
    let paper = BASE64_STANDARD.decode(data).expect("it is Base64");
    let paper = String::from_utf8_lossy(&paper);
    // Each page is an object of its own, and `/Pages` their list.
    paper.matches("/Type /Page\n").count()
}
