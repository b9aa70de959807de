//! `photographs CAMPAIGN OUT`: writes the sizes of every photograph in the campaign's folder into another folder.

use std::{env, path::Path};

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [campaign, out] = &arguments[..] else {
        bail!("photographs CAMPAIGN OUT: name two folders");
    };
    let made = marathon_photographs::write_all(Path::new(campaign), Path::new(out))?;
    println!("{} photographs", made.len());
    Ok(())
}
