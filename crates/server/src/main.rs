//! The binary `marathon`.

use std::process::ExitCode;

fn main() -> ExitCode {
    marathon_cli::main(marathon_server::run_process)
}
