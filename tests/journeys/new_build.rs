//! The site is built anew while pages are open, or is given to a server of another build.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use serde_json::json;
use tempfile::TempDir;

use crate::{going_on::go, stage::Stage};

/// The built site, but for one file.
fn site_with(name: &str, text: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for entry in fs::read_dir(Stage::site())
        .expect("the site is built")
        .flatten()
    {
        if entry.file_name() != name {
            let place = folder.path().join(entry.file_name());
            symlink(entry.path(), place).expect("it can be linked");
        }
    }
    fs::write(folder.path().join(name), text).expect("it can be written");
    folder
}

#[tokio::test]
async fn a_page_held_open_over_a_new_build_loads_the_next_one_whole() {
    let site = site_with("page-build", "another\n");
    let stage = Stage::with(&[("MARATHON_SITE", &site.path().to_string_lossy())]);
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.counts("all", 0).await;
    browser.ask("window.sameDocument = true").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    assert_eq!(browser.ask("return window.sameDocument").await, json!(null));
}

#[tokio::test]
async fn a_page_of_the_same_build_goes_on_without_loading() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.counts("all", 0).await;
    browser.ask("window.sameDocument = true").await;
    go(&browser, "/fr/cases/jani-silva").await;
    browser.sees("h1", "Jani Silva").await;
    assert_eq!(browser.ask("return window.sameDocument").await, json!(true));
}

#[tokio::test]
async fn a_server_does_not_start_on_the_site_of_another_build() {
    let stage = Stage::new();
    let site = site_with("build-id", "another\n");
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let said = serve(stage.program(), site.path(), folder.path());
    assert!(said.contains("of another build (another)"), "{said}");
    assert!(
        said.contains("cargo xtask build"),
        "it says what to do: {said}"
    );
}

#[tokio::test]
async fn a_running_server_takes_a_new_build_of_its_own_code_and_no_other() {
    let site = site_with("page-build", "another\n");
    let put = |name: &str, text: &str| {
        // The files are links to the built site, which must not change. Compressed files are not
        // needed.
        for ending in ["", ".br", ".gz"] {
            let _ = fs::remove_file(site.path().join([name, ending].concat()));
        }
        fs::write(site.path().join(name), text).expect("it can be written");
    };
    let stage = Stage::with(&[("MARATHON_SITE", &site.path().to_string_lossy())]);
    let browser = stage.browser().await;
    put("fr.html", "<!doctype html><h1>New words</h1>");
    browser.visit("/fr").await;
    browser.sees("h1", "Dix vies").await;
    stage.hang_up();
    stage.log_says("the site was read again", 1).await;
    browser.visit("/fr").await;
    browser.sees("h1", "New words").await;

    put("fr.html", "<!doctype html><h1>Words of other code</h1>");
    put("build-id", "another\n");
    stage.hang_up();
    let said = stage.log_says("the site stays as it was", 1).await;
    assert!(said.contains("of another build (another)"), "{said}");
    browser.visit("/fr").await;
    browser.sees("h1", "New words").await;
}

/// The error of a server that does not start. One that does is ended.
fn serve(program: &Path, site: &Path, folder: &Path) -> String {
    let database = format!("sqlite://{}", folder.join("marathon.db").display());
    let ended = Command::new("timeout")
        .arg("20")
        .arg(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--database", &database])
        .arg("--site")
        .arg(site)
        .output()
        .expect("it is there");
    assert_eq!(ended.status.code(), Some(1), "it started");
    String::from_utf8_lossy(&ended.stderr).into_owned()
}
