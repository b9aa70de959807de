//! Lighthouse as on a slow phone: the median of several runs for each page.

use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::{instance::Instance, load::median, table::Row};

/// Other versions have other audits and weights.
const VERSION: &str = "12.8.2";
const LANGUAGES: [&str; 4] = ["fr", "en", "es", "ar"];
/// Each in every language.
const PAGES: [&str; 3] = ["", "/cases/jani-silva", "/sign"];
const ROUNDS: usize = 3;

/// The figures of a report: name, its path in the report, unit, and goal.
const FIGURES: [(&str, &str, &str, &str); 8] = [
    ("performance", "/categories/performance/score", "", "≥ 95"),
    (
        "accessibility",
        "/categories/accessibility/score",
        "",
        "100",
    ),
    (
        "best practices",
        "/categories/best-practices/score",
        "",
        "100",
    ),
    ("SEO", "/categories/seo/score", "", "100"),
    (
        "largest paint",
        "/audits/largest-contentful-paint/numericValue",
        " ms",
        "1300 ms",
    ),
    (
        "layout shift",
        "/audits/cumulative-layout-shift/numericValue",
        "",
        "0",
    ),
    (
        "blocking time",
        "/audits/total-blocking-time/numericValue",
        " ms",
        "100 ms",
    ),
    ("speed index", "/audits/speed-index/numericValue", " ms", ""),
];

pub fn measure() -> io::Result<Vec<Row>> {
    let program = install()?;
    let instance = Instance::start(&[])?;
    let in_language = |language| PAGES.map(|page| format!("/{language}{page}"));
    let pages = LANGUAGES.map(in_language).concat();
    let mut reports: Vec<Vec<Value>> = pages.iter().map(|_| Vec::new()).collect();
    // Page after page, so that a busy moment of the machine does not affect one page alone.
    for _ in 0..ROUNDS {
        for (page, reports) in pages.iter().zip(&mut reports) {
            let address = format!("http://{}{page}", instance.server.address);
            // Now and then its browser loses the trace of a page.
            let report = report(&program, &address).or_else(|_| report(&program, &address))?;
            reports.push(report);
        }
    }
    let mut rows = Vec::new();
    for (page, reports) in pages.iter().zip(&reports) {
        rows.push(Row::alone(page, String::new(), ""));
        for (name, place, unit, goal) in FIGURES {
            let figure = format!("{}{unit}", rounded(place, middle(reports, place)?));
            rows.push(Row::alone(&format!("  {name}"), figure, goal));
        }
        for failure in failures(reports) {
            eprintln!("{page}: {failure}");
        }
    }
    let speed = middle(reports.iter().flatten(), "/environment/benchmarkIndex")?;
    let what = "this machine to Lighthouse (a phone's processor is 4 times slower)";
    rows.push(Row::alone(what, format!("{speed:.0}"), ""));
    Ok(rows)
}

/// Installs it beside the other tools, unless it is there.
fn install() -> io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/lighthouse");
    let package = folder.join("node_modules/lighthouse");
    let is_there = fs::read(package.join("package.json"))
        .ok()
        .and_then(|text| serde_json::from_slice::<Value>(&text).ok())
        .is_some_and(|package| package["version"] == VERSION);
    if !is_there {
        eprintln!("installing Lighthouse {VERSION}");
        fs::create_dir_all(&folder)?;
        let installed = Command::new("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                "--prefix",
            ])
            .arg(&folder)
            .arg(format!("lighthouse@{VERSION}"))
            .status();
        if !installed.is_ok_and(|status| status.success()) {
            let words = "npm could not install Lighthouse: Node.js 20 or newer brings npm";
            return Err(io::Error::other(words));
        }
    }
    Ok(package.join("cli/index.js"))
}

/// One run in a browser of its own.
fn report(program: &Path, address: &str) -> io::Result<Value> {
    let mut run = Command::new("node");
    run.arg(program).arg(address);
    run.args(["--output=json", "--output-path=stdout", "--quiet"]);
    run.arg("--chrome-flags=--headless --no-sandbox --disable-gpu");
    if let Some(browser) = env::var_os("CHROMIUM") {
        run.env("CHROME_PATH", browser);
    }
    let done = run.output()?;
    serde_json::from_slice(&done.stdout).map_err(|_| {
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        io::Error::other(format!("Lighthouse gave no report of {address}: {said}"))
    })
}

fn middle<'a>(reports: impl IntoIterator<Item = &'a Value>, place: &str) -> io::Result<f64> {
    let figure = |report: &Value| report.pointer(place).and_then(Value::as_f64);
    let figures: Option<Vec<_>> = reports.into_iter().map(figure).collect();
    let missing = || io::Error::other(format!("a report has no {place}"));
    Ok(median(figures.ok_or_else(missing)?.into_iter()))
}

fn rounded(place: &str, figure: f64) -> String {
    if place.ends_with("/score") {
        format!("{:.0}", figure * 100.0)
    } else if place.contains("layout-shift") {
        format!("{figure:.3}")
    } else {
        format!("{figure:.0}")
    }
}

/// The audits that cost a page points in any run, except those of speed, which have rows of their
/// own.
fn failures(reports: &[Value]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for report in reports {
        for name in ["accessibility", "best-practices", "seo"] {
            let audits = report["categories"][name]["auditRefs"].as_array();
            for audit in audits.into_iter().flatten() {
                let id = audit["id"].as_str().unwrap_or_default();
                let result = &report["audits"][id];
                let counts = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
                if counts && result["score"].as_f64().is_some_and(|score| score < 1.0) {
                    found.insert(format!(
                        "{id}: {} {}",
                        result["title"], result["details"]["items"]
                    ));
                }
            }
        }
    }
    found
}
