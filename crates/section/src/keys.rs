//! `marathon-section keys`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use marathon_domain::SectionCode;
use marathon_seal::{KeyFile, Randomness};

use crate::{error::CliError, keyring::read_key};

#[derive(Subcommand, Debug)]
pub enum KeysCommand {
    /// Make a section's key pair: write the private half to a new file, and print the public half.
    Generate(GenerateArgs),
    /// Show the public half and the id of a section's key. The private half is not shown.
    Show(ShowArgs),
}

#[derive(Args, Debug)]
pub struct GenerateArgs {
    /// The new file, readable by its owner only.
    #[arg(long)]
    out: PathBuf,
    /// The section that the key is for.
    #[arg(long, value_parser = section)]
    section: Option<SectionCode>,
    /// Make the moderators' key. It opens texts that may be shown, and no signature.
    #[arg(long)]
    moderation: bool,
}

#[derive(Args, Debug)]
pub struct ShowArgs {
    /// The key file.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

fn section(text: &str) -> Result<SectionCode, String> {
    SectionCode::try_from(text.to_owned()).map_err(|error| error.to_string())
}

pub fn run(command: KeysCommand) -> Result<(), CliError> {
    match command {
        KeysCommand::Generate(args) => generate(&args),
        KeysCommand::Show(args) => show(&args),
    }
}

fn generate(args: &GenerateArgs) -> Result<(), CliError> {
    let section = args.section.as_ref().map(ToString::to_string);
    let key = KeyFile::generate(section.clone(), &mut Randomness::system());
    key.write(&args.out)
        .map_err(|reason| CliError::KeyNotWritten {
            path: args.out.clone(),
            reason,
        })?;
    let name = match args.moderation {
        true => "moderation_key",
        false => "public_key",
    };
    println!("{name} = \"{}\"", key.public.text());
    eprintln!(
        "Paste this line into sections/{}.toml, keep {} off the server and a copy of it in a safe.\n\
         Records name this key {}.",
        section.as_deref().unwrap_or("CODE"),
        args.out.display(),
        key.public.id,
    );
    Ok(())
}

fn show(args: &ShowArgs) -> Result<(), CliError> {
    let key = read_key(&args.key)?;
    if let Some(section) = &key.section {
        println!("section = \"{section}\"");
    }
    println!("key_id = \"{}\"", key.public.id);
    println!("public_key = \"{}\"", key.public.text());
    Ok(())
}
