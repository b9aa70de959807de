//! `marathon keys`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use marathon_domain::SectionCode;

use crate::{random::Randomness, sealing::KeyFile, start_error::StartError};

#[derive(Subcommand, Debug)]
pub enum KeysCommand {
    /// Make a key pair: the private part into a new file, the public part on the screen.
    Generate(GenerateArgs),
}

#[derive(Args, Debug)]
pub struct GenerateArgs {
    /// The new file, readable by its owner only.
    #[arg(long)]
    out: PathBuf,
    /// The section that the key is for.
    #[arg(long, value_parser = section)]
    section: Option<SectionCode>,
}

fn section(text: &str) -> Result<SectionCode, String> {
    SectionCode::try_from(text.to_owned()).map_err(|error| error.to_string())
}

pub fn run(command: KeysCommand) -> Result<(), StartError> {
    let KeysCommand::Generate(args) = command;
    let section = args.section.map(|code| code.to_string());
    let key = KeyFile::generate(section.clone(), &mut Randomness::system());
    key.write(&args.out).map_err(|error| {
        StartError::Option(format!(
            "the key cannot be written to {}: {error}. Choose a new file",
            args.out.display()
        ))
    })?;
    println!("public_key = \"{}\"", key.public.text());
    eprintln!(
        "Paste this line into sections/{}.toml, keep {} off the server and a copy of it in a safe.",
        section.as_deref().unwrap_or("CODE"),
        args.out.display()
    );
    Ok(())
}
