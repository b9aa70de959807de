//! Writes the built site: every page as HTML, the content, hashed and compressed files.

use std::process::ExitCode;

use marathon_site::{Options, run};

fn main() -> ExitCode {
    let outcome =
        Options::from_arguments(std::env::args().skip(1)).and_then(|options| run(&options));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error:#}");
            ExitCode::FAILURE
        }
    }
}
