//! Petitions in a real WordPress, by role, theme and way of adding them. `cargo xtask drill wordpress` tries
//! them all.

#[expect(dead_code, reason = "the journeys use more of it")]
mod browser;
mod commands;
mod driver;
#[expect(dead_code, reason = "the journeys use more of it")]
mod gate;
mod kept_program;
#[expect(dead_code, reason = "the journeys use more of it")]
mod line;
mod patience;
#[expect(dead_code, reason = "the journeys use more of it")]
mod person;
#[path = "../../crates/server/tests/api/smtp_server.rs"]
#[expect(dead_code, reason = "the tests of the API use more of it")]
mod smtp_server;
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;

#[path = "wordpress/installation.rs"]
mod installation;
#[path = "wordpress/ways.rs"]
mod ways;

use std::fs;

use browser::Browser;
use fantoccini::Locator;
use installation::WordPress;
use marathon_tests::moved_site;
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use stage::Stage;
use ways::{Shown, WAYS, Way};

const THEMES: [&str; 2] = ["twentytwentythree", "twentytwentyone"];
const ROLES: [&str; 2] = ["administrator", "author"];

/// A marathon whose section `fr` lists the WordPress, and the browser of a phone on that.
struct Scene {
    stage: Stage,
    wordpress: WordPress,
    browser: Browser,
}

impl Scene {
    async fn new() -> Self {
        let wordpress = WordPress::start();
        let sections = wordpress.folder().join("sections");
        fs::create_dir(&sections).expect("there is room for a folder");
        for name in ["fr", "int"] {
            let file = Stage::site().join(format!("campaign/sections/{name}.toml"));
            let text = fs::read_to_string(file).expect("the section has a file");
            let origins = format!("origins = [{:?}]\n", wordpress.origin);
            let text = match name {
                "fr" => text.replace("origins = []\n", &origins),
                _ => text,
            };
            fs::write(sections.join(format!("{name}.toml")), text).expect("it is written");
        }
        let folder = sections.display().to_string();
        let stage = Stage::for_partners(&[("MARATHON_SECTIONS", &folder)]);
        let pages = stage.file("site/fr/cases");
        let moved = moved_site::move_pages(&stage.origin(), &Stage::site(), &pages);
        moved.expect("the pages can be moved");
        stage.hang_up();
        stage.log_says("the site was read again", 1).await;
        let browser = Browser::start(&wordpress.origin).await;
        let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
        browser
            .devtools("Emulation.setDeviceMetricsOverride", phone)
            .await;
        Self {
            stage,
            wordpress,
            browser,
        }
    }

    /// What a visitor sees of it.
    async fn shown(&self) -> Shown {
        let seen = "const seen = element => element?.checkVisibility() && element.getClientRects().length > 0;
            const element = document.querySelector('marathon-petition');
            const own = element?.shadowRoot?.querySelector('iframe');
            const frame = own ?? document.querySelector('iframe[src*=\"/embed/\"]');
            const counter = document.querySelector('marathon-counter');
            const link = [...document.querySelectorAll('a[href*=\"/fr/cases/jani-silva\"]')].find(seen);
            if (element && !own) return null;
            if (seen(frame) && frame.style.clip === '' && frame.style.position !== 'absolute')
                return frame.src.includes('#?secret=') ? 'card' : 'petition';
            if (counter) return counter.shadowRoot?.querySelector('[part=number]').textContent && 'counter';
            return link ? 'link' : 'nothing'";
        let settled = async || {
            let first = self.browser.client.execute(seen, Vec::new()).await.ok()?;
            (!first.is_null()).then_some(first)
        };
        // A frame that WordPress hides is shown once it has said how high it is.
        let frame = "return !!document.querySelector('iframe[data-secret]')";
        if self.browser.ask(frame).await == json!(true) {
            let shown = "return document.querySelector('iframe[data-secret]').style.clip === ''";
            self.browser.until("the card is shown", shown).await;
        }
        let shown = patience::until(settled).await.unwrap_or_default();
        Shown::named(shown.as_str().unwrap_or_default())
    }

    /// Signs what is shown, and returns the stored source.
    async fn sign(&self, shown: Shown, number: usize) -> Option<String> {
        let browser = &self.browser;
        let before = browser.client.windows().await.unwrap_or_default().len();
        match shown {
            Shown::Petition | Shown::Card => self.enter().await,
            Shown::Link => browser.click("a[href*='/fr/cases/jani-silva']").await,
            Shown::Counter => return None,
            Shown::Nothing => panic!("nothing to sign is shown"),
        }
        if shown == Shown::Card {
            browser.click(".embed-sign").await;
            let left = browser.client.clone().enter_parent_frame().await;
            left.expect("the frame can be left");
        }
        if shown != Shown::Petition {
            let there = "return location.pathname === '/fr/cases/jani-silva'";
            browser.until("the page of the case is there", there).await;
        }
        assert_eq!(
            browser.client.windows().await.unwrap_or_default().len(),
            before
        );
        // A frame that has just been shown may still be transparent.
        let shown = patience::until(async || {
            let field = browser
                .client
                .find(Locator::Id("field-given_name"))
                .await
                .ok()?;
            field.is_displayed().await.ok()?.then_some(())
        });
        shown.await.expect("the form is shown");
        for (field, text) in [("given_name", "Amina"), ("family_name", "Diallo")] {
            browser.write(&format!("#field-{field}"), text).await;
        }
        let email = format!("amina{number}@exemple.org");
        browser.write("#field-email", &email).await;
        let (before_signing, _) = self.stage.stored().await;
        browser.look_and_sign().await;
        // On a busy machine a browser may not vouch for the first press, and the form says so.
        let again = "const told = document.querySelector('.embed-covered:not([hidden]), .embed-again:not([hidden])');
            if (told) document.querySelector('.button-sign').click()";
        let stored = patience::until(async || {
            // Between two pages no script can run.
            let _ = browser.client.execute(again, Vec::new()).await;
            (self.stage.stored().await.0 > before_signing).then_some(())
        });
        stored.await.expect("it is signed");
        let database = SqliteConnection::connect(&self.stage.database()).await;
        let mut database = database.expect("the database opens");
        let last = "SELECT section, source FROM signings ORDER BY id DESC LIMIT 1";
        let (section, source): (String, Option<String>) = sqlx::query_as(last)
            .fetch_one(&mut database)
            .await
            .expect("it is stored");
        assert_eq!(section, "fr");
        source
    }

    /// The tab forgets what was signed on the marathon's pages.
    async fn forget(&self) {
        let page = format!("{}/fr/accessibility", self.stage.origin());
        let there = self.browser.client.goto(&page).await;
        there.expect("the marathon is there");
        self.browser.ask("sessionStorage.clear()").await;
    }

    async fn enter(&self) {
        let frame = "const own = document.querySelector('marathon-petition')?.shadowRoot?.querySelector('iframe');
            const frame = own ?? document.querySelector('iframe[src*=\"/embed/\"]');
            frame.scrollIntoView();
            return frame";
        let frame = self.browser.until("there is a frame", frame).await;
        let id = frame["element-6066-11e4-a52e-4f735466cecf"].as_str();
        let id = fantoccini::elements::ElementRef::from(id.unwrap_or_default().to_owned());
        let client = self.browser.client.clone();
        let frame = fantoccini::elements::Element::from_element_id(client, id);
        frame.enter_frame().await.expect("it can be entered");
    }

    /// Nothing makes the page wider than the phone.
    async fn is_tidy(&self, what: &str) {
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        let wide = self.browser.ask(wide).await;
        assert!(
            wide.as_i64() <= Some(0),
            "{what} scrolls sideways by {wide}"
        );
    }
}

/// Adds a petition in each of these ways, looks at it as a visitor, and signs it.
async fn try_ways(themes: &[&str], roles: &[&str], is_tried: impl Fn(&Way) -> bool) {
    let scene = Scene::new().await;
    let lines = ways::contents(&scene.stage, &scene.wordpress.origin).await;
    let mut number = 0;
    for theme in themes {
        for role in roles {
            for way in WAYS.iter().filter(|way| is_tried(way)) {
                let Way {
                    name,
                    content,
                    setting,
                    shown,
                } = way;
                let what = format!("{theme}, {role}, {name}");
                let origin = scene.stage.origin();
                scene.wordpress.set(theme, *setting, &origin);
                let address = scene.wordpress.post(role, &lines[content]);
                scene.forget().await;
                scene.browser.visit(&address).await;
                let seen = scene.shown().await;
                let expected = shown[usize::from(*role == "author")];
                assert_eq!(seen, expected, "{what}");
                scene.is_tidy(&what).await;
                let size: Value = scene.browser.ask(ways::SIZE).await;
                number += 1;
                let source = scene.sign(seen, number).await;
                println!("{theme:>18} {role:>14} {name:<34} {seen:?} {size} {source:?}");
                if seen != Shown::Counter {
                    assert_eq!(source.as_deref(), Some("localhost"), "{what}");
                }
            }
        }
    }
}

/// The line, which their editor strips; the address; and the plugin.
#[tokio::test]
async fn an_author_shows_the_petition_and_visitors_sign() {
    let tried = ["the line", "the address", "[marathon], with the plugin"];
    try_ways(&THEMES[..1], &ROLES[1..], |way| tried.contains(&way.name)).await;
}

#[tokio::test]
#[ignore = "it takes minutes: `cargo xtask drill wordpress` runs it"]
async fn every_way_shows_the_petition_and_signs() {
    try_ways(&THEMES, &ROLES, |_| true).await;
}
