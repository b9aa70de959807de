//! Where the staff token comes from: a file or the environment, never the command line, which other
//! users of the computer can read.

use std::{env, fs, path::Path};

use marathon_seal::{StaffToken, files::FileError};

use crate::error::CliError;

const VARIABLE: &str = "MARATHON_STAFF_TOKEN";

pub fn find(file: Option<&Path>) -> Result<StaffToken, CliError> {
    let text = match file {
        Some(path) => fs::read_to_string(path).map_err(|error| FileError::not_read(path, error))?,
        None => env::var(VARIABLE).map_err(|_| CliError::NoToken)?,
    };
    StaffToken::parse(&text).ok_or(CliError::NoToken)
}
