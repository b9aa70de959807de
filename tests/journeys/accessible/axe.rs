//! Runs the rules of axe-core on the page that is shown.

use std::{env, fs, path::PathBuf};

use serde_json::json;

use crate::browser::Browser;

/// WCAG 2.2 AA, all earlier versions, and best practices.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// axe reads the fill colour of text. Chromium paints forced colours, but computes the fill colour
/// as if none were forced. No style sets it, so this replaces it with the text colour, which is
/// computed correctly.
const FILL_IS_COLOUR: &str = "
{
    const style = CSSStyleDeclaration.prototype;
    const read = style.getPropertyValue;
    style.getPropertyValue = function (name) {
        return read.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
    };
}";

const RUN: &str = r"const [runOnly, done] = arguments;
    const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ');
    const list = ({ id, nodes }) => nodes.map(node => [id, node.target.join(' '), why(node)]);
    axe.run(document, { runOnly, resultTypes: ['violations'] }).then(
        ({ passes, violations }) => done([passes.length, violations.flatMap(list)]),
        error => done(String(error)))";

/// A broken rule, the element that breaks it, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    pub rule: String,
    place: String,
    why: String,
}

impl Browser {
    /// Adds the rules to every page from now on. The pages allow only their own scripts, but the
    /// DevTools can add others.
    pub async fn bring_axe(&self) {
        let path = env::var_os("AXE").map_or_else(installed, PathBuf::from);
        let axe = fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!(
                "{}: {error}; `cargo xtask test` installs it",
                path.display()
            )
        });
        let source = json!({ "source": axe + FILL_IS_COLOUR });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
    }

    /// All rules that the current page breaks.
    pub async fn violations(&self) -> Vec<Violation> {
        let answer = self.client.execute_async(RUN, vec![json!(RULES)]).await;
        let answer = answer.expect("axe answers");
        let (kept, broken): (usize, Vec<(String, String, String)>) =
            serde_json::from_value(answer.clone()).unwrap_or_else(|_| panic!("{answer}"));
        assert!(kept > 0, "no rule was checked");
        let violation = |(rule, place, why)| Violation { rule, place, why };
        broken.into_iter().map(violation).collect()
    }
}

fn installed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .with_file_name("target/tools/node_modules/axe-core/axe.min.js")
}
