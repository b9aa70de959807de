//! The calls of staff to the server, with a token.

mod client;
mod token;

use std::path::PathBuf;

use clap::Args;

use crate::error::CliError;

pub use client::StaffClient;

/// Where the server is, and who calls.
#[derive(Args, Debug)]
pub struct StaffArgs {
    /// The address of the site.
    #[arg(long, env = "MARATHON_PUBLIC_URL")]
    url: String,
    /// The file that holds the token `marathon staff add` printed. Without this option, the environment
    /// variable MARATHON_STAFF_TOKEN holds it.
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
}

impl StaffArgs {
    pub fn client(&self) -> Result<StaffClient, CliError> {
        let token = token::find(self.token_file.as_deref())?;
        StaffClient::new(&self.url, &token)
    }
}
