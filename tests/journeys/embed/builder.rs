//! The page for partners: choose, look, copy.

use serde_json::json;

use crate::{browser::Browser, stage::Stage};

#[tokio::test]
async fn the_line_follows_the_choices_and_so_does_the_preview() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.click(".site-menu a[href='/fr/partners']").await;
    browser.taken_over().await;
    let line = "return document.querySelector('[name=line]').value";
    browser.until("there is a line", line).await;
    let choose = "const set = (name, value) => {
            const field = document.querySelector(`embed-builder [name=${name}]`);
            field[field.type === 'checkbox' ? 'checked' : 'value'] = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        };
        set('case', 'jani-silva'); set('language', 'ar'); set('theme', 'dark'); set('colour', '#2e6a3e');
        set('host', ' https://www.exemple.org/blog ');";
    browser.ask(choose).await;
    let address = &stage.content().address;
    let expected = format!(
        "<div><script async src=\"{address}/embed.js\"></script>\n<marathon-petition case=\"jani-silva\" \
         lang=\"ar\" section=\"fr\" theme=\"dark\" accent=\"#2e6a3e\" style=\"display:block;min-height:1130px\">\
         <a href=\"{address}/ar/cases/jani-silva?source=www.exemple.org\">وقِّع العريضة</a>\
         </marathon-petition></div>"
    );
    assert_eq!(browser.ask(line).await, json!(expected));
    let shown = "const { shadowRoot } = document.querySelector('.embed-preview marathon-petition');
        return shadowRoot.querySelector('iframe')?.src.includes('/embed/fr/ar/jani-silva')";
    browser.until("the preview shows it", shown).await;

    // Choosing a section chooses its first language, which can be changed.
    let spoken = "const field = document.querySelector('[name=section]'), said = [];
        for (const section of ['int', 'fr']) {
            field.value = section;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            said.push(document.querySelector('[name=language]').value);
        }
        return said";
    assert_eq!(browser.ask(spoken).await, json!(["ar", "fr"]));

    let pinned = "const box = document.querySelector('[name=pinned]'); box.checked = true;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        return /src=\"[^\"]+\\/embed\\/embed-[0-9a-f]{16}\\.js\" integrity=\"sha384-[^\"]{64}\"/
            .test(document.querySelector('[name=line]').value)";
    assert_eq!(browser.ask(pinned).await, json!(true));
    let counter = "const kind = document.querySelector('[name=kind]'); kind.value = 'bar';
        kind.dispatchEvent(new Event('input', { bubbles: true }));
        return !!document.querySelector('.embed-preview marathon-counter[variant=bar]')
            && document.querySelector('[name=section]').closest('.field').hidden";
    assert_eq!(browser.ask(counter).await, json!(true));

    // A switch of language is a navigation within the app: the page works there too.
    browser.click("#languages").await;
    browser.click(".languages a[lang='en']").await;
    browser.is_at("/en/partners").await;
    browser.until("there is a line", line).await;
}

/// The pinned script is exactly the one that is served.
#[tokio::test]
async fn the_pinned_script_loads_with_its_integrity() {
    let stage = Stage::new();
    let partner = super::partner::Partner::open("localhost").await;
    let browser = Browser::start(&partner.origin).await;
    let page =
        std::fs::read_to_string(Stage::site().join("fr/partners.html")).expect("it is built");
    let attribute = |name: &str| {
        let (_, rest) = page.split_once(&format!("{name}=\"")).expect("it is there");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let (script, integrity) = (attribute("data-pinned"), attribute("data-integrity"));
    let origin = stage.origin();
    partner.shows(
        "fr",
        &format!("<script async src=\"{origin}{script}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>"),
    );
    browser.visit("/").await;
    browser
        .until(
            "it runs",
            "return !!customElements.get('marathon-petition')",
        )
        .await;
}
