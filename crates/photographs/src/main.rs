//! `photographs CAMPAIGN OUT`: the sizes of every photograph of the campaign's folder, into another folder.

use std::{env, path::Path};

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [campaign, out] = &arguments[..] else {
        bail!("photographs CAMPAIGN OUT: two folders are wanted");
    };
    let made = marathon_photographs::write_all(Path::new(campaign), Path::new(out))?;
    println!("{} photographs", made.len());
    Ok(())
}
