//! `marathon-section bursts`: far more signatures than usual.

use clap::Args;
use marathon_domain::fraud::BurstList;

use crate::{error::CliError, staff::StaffArgs};

#[derive(Args, Debug)]
pub struct BurstsArgs {
    #[command(flatten)]
    staff: StaffArgs,
}

/// Prints one line for each burst, with the options of `set-aside` that select it.
pub fn run(args: &BurstsArgs) -> Result<(), CliError> {
    let list: BurstList = args.staff.client()?.get("/fraud/bursts")?;
    for burst in list.bursts {
        let usual = match burst.usual {
            Some(usual) => usual.to_string(),
            None => "fewer than ten".to_owned(),
        };
        let day = &burst.day;
        let line = format!(
            "{day}\t{}\t{} signatures in an hour, usual {usual}\t--{} {} --from {day} --to {day}",
            burst.petition, burst.signatures, burst.kind, burst.value
        );
        let plain = line.chars().filter(|one| *one == '\t' || !one.is_control());
        println!("{}", plain.collect::<String>());
    }
    Ok(())
}
