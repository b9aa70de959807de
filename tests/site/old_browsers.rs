//! Phones of five years ago: what they lack has a fallback.

use std::{fs, path::Path};

use crate::built_site::SITE;

/// The text of each built file with that ending, and its name.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let folder = SITE.file(folder);
    let entries = fs::read_dir(Path::new(&folder)).expect("the site is built");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let found: Vec<_> = paths
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("it is text");
            (path.display().to_string(), text)
        })
        .collect();
    assert!(!found.is_empty(), "no {ending} in {}", folder.display());
    found
}

/// Without `light-dark()`, fields once had no borders and buttons no background.
#[test]
fn colours_are_there_without_light_dark() {
    let mut tokens = 0;
    for (name, css) in files("", ".css").into_iter().chain(files("embed", ".css")) {
        let css: String = css.split_whitespace().collect();
        let (known, young) = without_light_dark(&css);
        assert!(!known.contains("light-dark("), "{name}: outside of a block");
        for declaration in young.split(['{', '}', ';']) {
            let Some((token, _)) = declaration.split_once(":light-dark(") else {
                continue;
            };
            let plain = format!("{token}:#");
            assert!(
                known.contains(&plain),
                "{name}: nothing stands in for {token}"
            );
            tokens += 1;
        }
    }
    // At least six, in the style sheet of the site and in that of the frames.
    assert!(tokens >= 12, "only {tokens} colours were looked at");
}

/// The rules that a browser without `light-dark()` reads, and those that only others read. Without
/// spaces.
fn without_light_dark(css: &str) -> (String, String) {
    let (mut known, mut young) = (String::new(), String::new());
    let mut parts = css.split("@supports(color:light-dark(");
    known.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let mut depth = 0;
        let end = part.find(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            letter == '}' && depth == 0
        });
        let (block, rest) = part.split_at(end.expect("each block ends"));
        // The part after the condition.
        young.push_str(block.split_once('{').map_or("", |(_, block)| block));
        known.push_str(rest);
    }
    (known, young)
}

/// Calls that Safari 16.4 does not have, and that have no fallback.
#[test]
fn scripts_on_other_sites_call_nothing_that_is_too_young() {
    let scripts = files("", "embed.js")
        .into_iter()
        .chain(files("embed", ".js"));
    for (name, script) in scripts {
        for young in [
            "canParse",
            "withResolvers",
            "groupBy",
            "fromAsync",
            "toSorted",
        ] {
            assert!(!script.contains(young), "{name} calls {young}");
        }
    }
}
