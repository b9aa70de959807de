//! Elements that come and go, also several, in pages that move their parts.

use serde_json::json;

use super::scene::{PETITION, Scene};

#[tokio::test]
async fn attributes_are_followed_while_it_stands_there() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    browser.write("#field-given_name", "Amina").await;
    scene.leave().await;
    // Looks change without a new page: what was typed stays.
    let look = "const element = document.querySelector('marathon-petition');
        element.setAttribute('theme', 'dark'); element.setAttribute('accent', '#00ff88')";
    browser.ask(look).await;
    scene.enter("marathon-petition").await;
    let worn = "const { dataset, style } = document.documentElement;
        return dataset.theme === 'dark' && style.getPropertyValue('--flame') === '#00ff88'";
    browser.until("it looks so", worn).await;
    assert_eq!(browser.value("#field-given_name").await, "Amina");
    let address = browser.value("[name=page]").await;
    assert!(address.ends_with("theme=dark&accent=00ff88"), "{address}");
    scene.leave().await;

    let other = "told.length = 0; const element = document.querySelector('marathon-petition');
        element.setAttribute('case', 'idris-khattak'); element.setAttribute('lang', 'en')";
    browser.ask(other).await;
    scene.is_ready().await;
    scene.enter("marathon-petition").await;
    browser.sees("h1", "Idris Khattak").await;
    assert_eq!(
        browser.ask("return document.documentElement.lang").await,
        json!("en")
    );
}

/// As scripts of single-page sites do it: first into the page, then the attributes.
#[tokio::test]
async fn attributes_may_come_after_it_stands_there() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.visit("").await;
    let make = "if (!customElements.get('marathon-petition')) return false;
        const element = document.createElement('marathon-petition');
        document.body.append(element);
        element.setAttribute('case', 'jani-silva');
        element.setAttribute('section', 'fr');
        return true";
    browser.until("it is made", make).await;
    scene.is_ready().await;
}

#[tokio::test]
async fn several_stand_on_one_page() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let other = PETITION
        .replace("jani-silva", "idris-khattak")
        .replace(" lang=", " id=\"other\" lang=");
    scene
        .visit(&format!(
            "{PETITION}{other}<script async src=\"SITE/embed.js\"></script>"
        ))
        .await;
    browser
        .ask("document.querySelector('#other').scrollIntoView()")
        .await;
    browser
        .until("both are ready", "return told.length === 2")
        .await;
    assert_eq!(
        scene.told().await,
        json!([["ready", null], ["ready", null]])
    );
    scene.enter("#other").await;
    browser.sees("h1", "Idris Khattak").await;
}

/// A hundred times in and out, as single-page sites do it: memory does not grow.
#[tokio::test]
async fn a_hundred_connections_leave_nothing_behind() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene
        .visit(&format!(
            "{PETITION}<marathon-counter case=\"all\"></marathon-counter>"
        ))
        .await;
    scene.is_ready().await;
    browser.devtools("Performance.enable", json!({})).await;
    let cycle = "const [times, done] = arguments;
        const elements = [...document.querySelectorAll('marathon-petition, marathon-counter')];
        (async () => {
            for (let time = 0; time < times; time += 1) {
                for (const element of elements) element.remove();
                for (const element of elements) document.body.append(element);
                await new Promise(next => setTimeout(next));
            }
            for (const element of elements) element.remove();
            done();
        })()";
    let run = async |times: u32| {
        let ran = browser
            .client
            .execute_async(cycle, vec![json!(times)])
            .await;
        ran.expect("it ran");
        browser
            .devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
        browser
            .devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
        let metrics = browser
            .devtools_answer("Performance.getMetrics", json!({}))
            .await;
        let of = |name: &str| {
            let metrics = metrics["metrics"].as_array().into_iter().flatten();
            let mut found = metrics.filter(|metric| metric["name"] == name);
            found
                .next()
                .and_then(|metric| metric["value"].as_f64())
                .unwrap_or(f64::NAN)
        };
        let back = "const [petition, counter] = ['petition', 'counter'].map(name =>
                document.createElement('marathon-' + name));
            petition.setAttribute('case', 'jani-silva'); petition.setAttribute('section', 'fr');
            document.body.append(petition, counter)";
        browser.ask(back).await;
        [
            of("JSEventListeners"),
            of("Documents"),
            of("Nodes"),
            of("JSHeapUsedSize") / 1e6,
        ]
    };
    let few = run(5).await;
    let many = run(100).await;
    println!("listeners, documents, nodes, MB of heap: after 5 {few:?}, after 100 {many:?}");
    assert!(many[0] <= few[0] + 2.0, "listeners: {few:?} {many:?}");
    assert!(many[1] <= few[1] + 2.0, "documents: {few:?} {many:?}");
    assert!(many[2] <= few[2] + 50.0, "nodes: {few:?} {many:?}");
    assert!(many[3] <= few[3] + 0.5, "heap: {few:?} {many:?}");
}
