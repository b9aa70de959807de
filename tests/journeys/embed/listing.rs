//! The list of a section's sites, changed while the server runs: the real signal, to the real process.

use super::{
    partner::Partner,
    scene::{PETITION, Scene},
};
use crate::browser::Browser;

#[tokio::test]
async fn a_site_is_listed_and_struck_off_without_a_new_start() {
    let scene = Scene::new().await;
    let late = Partner::open("localhost").await;
    let browser = Browser::start(&late.origin).await;
    late.shows("fr", &scene.page(PETITION));
    let refused =
        "return told.some(([name, detail]) => name === 'error' && detail.reason === 'silent')";
    let ready = "return told.some(([name]) => name === 'ready')";
    browser.visit("/").await;
    browser.until("it is not listed", refused).await;

    let listed = format!("origins = [{:?}, ", late.origin);
    scene.change_section("origins = [", &listed);
    scene.stage.log_says("were read again", 1).await;
    browser.visit("/").await;
    browser.until("the frame is ready", ready).await;

    // A mistake in the file, with the site removed: the log names it, and the old list stays valid.
    scene.change_section(&listed, "origin = [");
    let said = scene.stage.log_says("stay as they were", 1).await;
    assert!(said.contains("fr.toml"), "{said}");
    scene.stage.log_says("unknown field `origin`", 1).await;
    browser.visit("/").await;
    browser.until("the frame is ready", ready).await;
    // So do signings.
    scene.stage.signed_elsewhere("jani-silva", 1);

    scene.change_section("origin = [", "origins = [");
    scene.stage.log_says("were read again", 2).await;
    browser.visit("/").await;
    browser.until("it is not listed any more", refused).await;
}
