//! Checks the weight of first visits against the budgets. Bytes do not vary between runs, so this
//! is a test. It reads the built site, compressed as it is sent.

#[path = "sizes/page_weight.rs"]
mod page_weight;
#[path = "sizes/references.rs"]
mod references;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use page_weight::{Kind, PageWeight};

const KILOBYTE: u64 = 1000;
const UNTIL_IT_CAN_BE_SIGNED: u64 = 21 * KILOBYTE;
const EVERYTHING: u64 = 327 * KILOBYTE;
const WASM: u64 = 274 * KILOBYTE;
/// All that the app shows in one language, fetched when the browser is idle.
const CONTENT: u64 = 26 * KILOBYTE;
const PARTNERS_SCRIPT: u64 = 5 * KILOBYTE;
const EMBEDDED: u64 = 40 * KILOBYTE;
/// The whole page down to its foot, with every picture that loads on scrolling.
const HOME: u64 = 358 * KILOBYTE;

fn site() -> PathBuf {
    let site = env::var_os("MARATHON_SITE").map(PathBuf::from);
    site.expect("MARATHON_SITE is the built site: `cargo xtask test` sets it")
}

/// All case pages of all languages, by their path in the site.
fn case_pages(site: &Path) -> Vec<String> {
    let mut pages = Vec::new();
    for language in fs::read_dir(site).expect("the site is built").flatten() {
        let Ok(cases) = fs::read_dir(language.path().join("cases")) else {
            continue;
        };
        for case in cases.flatten() {
            let page = case.path();
            if page.extension().is_some_and(|ending| ending == "html") {
                let page = page.strip_prefix(site).expect("it is in the site");
                pages.push(format!("/{}", page.display()));
            }
        }
    }
    pages.sort();
    pages
}

#[test]
fn a_first_visit_of_any_case_stays_within_its_budget() {
    let site = site();
    let pages = case_pages(&site);
    assert!(
        pages.len() >= 40,
        "only {} case pages in {}",
        pages.len(),
        site.display()
    );
    let weights: Vec<_> = pages
        .iter()
        .map(|page| PageWeight::of(&site, page))
        .collect();

    let heaviest = weights
        .iter()
        .max_by_key(|weight| weight.everything())
        .expect("there are pages");
    println!("{heaviest}");
    for weight in &weights {
        let found = [
            (
                "until it can be signed",
                weight.until_it_can_be_signed(),
                UNTIL_IT_CAN_BE_SIGNED,
            ),
            ("everything", weight.everything(), EVERYTHING),
            ("WASM", weight.of_kind(Kind::Wasm), WASM),
        ];
        for (name, bytes, budget) in found {
            assert!(
                bytes <= budget,
                "{name}: {bytes} bytes, budget {budget}\n{weight}"
            );
        }
        assert!(
            weight.of_kind(Kind::Wasm) > 0,
            "the page does not name its WASM\n{weight}"
        );
        assert!(
            weight.of_kind(Kind::Style) > 0,
            "the page does not name its style sheet\n{weight}"
        );
    }
}

/// The file that is fetched once the browser is idle, counted apart.
#[test]
fn the_content_of_each_language_stays_within_its_budget() {
    let folder = site().join("content");
    let mut languages = 0;
    for file in fs::read_dir(folder).expect("the site is built").flatten() {
        if file.path().extension().is_some_and(|ending| ending == "br") {
            let bytes = file.metadata().expect("it is a file").len();
            println!("{bytes:>8}  {}", file.path().display());
            assert!(bytes <= CONTENT, "{bytes} bytes, budget {CONTENT}");
            languages += 1;
        }
    }
    assert_eq!(languages, 4);
}

/// The partners' script, and everything that any petition in a frame fetches, which is no WASM.
#[test]
fn petitions_on_other_sites_stay_within_their_budget() {
    let site = site();
    let script = fs::metadata(site.join("embed.js.br")).expect("the script is built");
    println!("{:>8}  embed.js", script.len());
    assert!(script.len() <= PARTNERS_SCRIPT, "{} bytes", script.len());
    let mut heaviest: Option<PageWeight> = None;
    let mut pages = 0;
    for section in ["fr", "int"] {
        for language in ["fr", "en", "es", "ar"] {
            let folder = site.join(format!("embed/{section}/{language}"));
            for page in fs::read_dir(folder).expect("the pages are built").flatten() {
                let path = page.path();
                if path.extension().is_none_or(|ending| ending != "html") {
                    continue;
                }
                let path = path.strip_prefix(&site).expect("it is in the site");
                let weight = PageWeight::of(&site, &format!("/{}", path.display()));
                assert!(
                    weight.everything() <= EMBEDDED,
                    "budget {EMBEDDED}\n{weight}"
                );
                assert_eq!(weight.of_kind(Kind::Wasm), 0, "{weight}");
                pages += 1;
                if heaviest
                    .as_ref()
                    .is_none_or(|other| weight.everything() > other.everything())
                {
                    heaviest = Some(weight);
                }
            }
        }
    }
    assert!(pages >= 96, "only {pages} pages");
    println!("{}", heaviest.expect("there are pages"));
}

#[test]
fn home_stays_within_its_budget_in_each_language() {
    let site = site();
    for language in ["fr", "en", "es", "ar"] {
        let weight = PageWeight::of(&site, &format!("/{language}.html"));
        println!("{weight}");
        let everything = weight.everything();
        assert!(everything <= HOME, "budget {HOME}\n{weight}");
        assert!(weight.of_kind(Kind::Wasm) > 0, "{weight}");
        let pictures = weight.of_kind(Kind::Picture) + weight.of_kind(Kind::FirstPicture);
        assert!(pictures > 10 * KILOBYTE, "ten stamps at least\n{weight}");
    }
}
