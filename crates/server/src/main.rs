//! The binary `marathon`.

use std::process::ExitCode;

fn main() -> ExitCode {
    marathon_server::cli::main()
}
