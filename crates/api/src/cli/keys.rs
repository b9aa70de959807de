//! `marathon keys`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use marathon_domain::SectionCode;

use super::{
    database::{DatabaseArgs, SecretsArgs},
    error::CliError,
    hand_over::ManifestKey,
    values,
};
use crate::{random::Randomness, sealing::KeyFile};

#[derive(Subcommand, Debug)]
pub enum KeysCommand {
    /// Make a section's key pair: the private part into a new file, the public part on the screen.
    Generate(GenerateArgs),
    /// Show the public half of the key with which this server signs exports; or, with --key, the public
    /// half and the name of a section's key.
    Show(ShowArgs),
}

#[derive(Args, Debug)]
pub struct GenerateArgs {
    /// The new file, readable by its owner only.
    #[arg(long)]
    out: PathBuf,
    /// The section that the key is for.
    #[arg(long, value_parser = values::section)]
    section: Option<SectionCode>,
    /// Make the key of those who decide what is shown of what is written to the section: a key of its own,
    /// which opens no signature.
    #[arg(long)]
    moderation: bool,
}

#[derive(Args, Debug)]
pub struct ShowArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    secrets: SecretsArgs,
    /// A section's key file. Its private part is not shown.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
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
    let Some(path) = &args.key else {
        let key = ManifestKey::of(&args.secrets.read(&args.database)?);
        println!("signing_key = \"{}\"", key.public().text());
        return Ok(());
    };
    let key = KeyFile::read(path).map_err(|reason| CliError::KeyFile {
        path: path.clone(),
        reason,
    })?;
    if let Some(section) = &key.section {
        println!("section = \"{section}\"");
    }
    println!("key_id = \"{}\"", key.public.id);
    println!("public_key = \"{}\"", key.public.text());
    Ok(())
}
