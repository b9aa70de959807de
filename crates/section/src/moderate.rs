//! `marathon-section moderate`: shows the items that wait for release, one after the other, and
//! takes the decisions. It runs where the section's moderation key is, and talks to the server over
//! the network.

mod opened_item;
mod session;
mod staff_api;
mod terminal;

use std::{
    io::{stdin, stdout},
    path::PathBuf,
};

use clap::Args;
use marathon_domain::moderation::{Kind, State};

use self::{session::Session, staff_api::StaffApi, terminal::Terminal};
use crate::{error::CliError, keyring::Keyring, staff::StaffArgs};

#[derive(Args, Debug)]
pub struct ModerateArgs {
    /// The section's moderation key file. Repeat the option for older keys.
    #[arg(long = "key", required = true, value_name = "FILE")]
    keys: Vec<PathBuf>,
    #[command(flatten)]
    staff: StaffArgs,
    /// The kind of items to look at.
    #[arg(long, default_value_t = Kind::Messages)]
    kind: Kind,
    /// The items that wait; or those released or refused before, to undo that.
    #[arg(long, default_value_t = State::Waiting)]
    state: State,
}

pub fn run(args: &ModerateArgs) -> Result<(), CliError> {
    let keys = Keyring::read(&args.keys)?;
    let api = StaffApi::new(args.staff.client()?, args.kind);
    let terminal = Terminal::new(stdin().lock(), stdout().lock());
    Session::new(api, keys, terminal).run(args.state)
}
