//! Runs the corpus of the fuzz targets on stable Rust: what a fuzzer has found once is tested
//! again.

use std::{fs, panic, path::Path};

use marathon_server::fuzz_inputs::ALL;

fn fuzz() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz"))
}

#[test]
fn nothing_in_the_corpus_breaks_anything() {
    for (name, run) in ALL {
        let folder = fuzz().join("corpus").join(name);
        let files = fs::read_dir(&folder).expect("every target has a corpus");
        let mut inputs = 0;
        for file in files {
            let path = file.expect("the folder can be read").path();
            let bytes = fs::read(&path).expect("it can be read");
            let ran = panic::catch_unwind(|| run(&bytes));
            assert!(ran.is_ok(), "{}", path.display());
            inputs += 1;
        }
        assert!(inputs > 2, "{name} has {inputs}");
    }
}

/// And every target has an input.
#[test]
fn every_input_has_a_target() {
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).expect("it is there");
    let named = manifest.matches("[[bin]]").count();
    assert_eq!(named, ALL.len());
    for (name, _) in ALL {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
        let target = fuzz().join(format!("fuzz_targets/{name}.rs"));
        let target = fs::read_to_string(target).expect("it is there");
        assert!(target.contains(&format!("fuzz_inputs::{name}(")), "{name}");
    }
}
