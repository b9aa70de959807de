//! `marathon staff`

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use clap::{Args, Subcommand};
use marathon_core::clock::Clock;
use marathon_domain::{SectionCode, StaffRole};
use marathon_seal::{Randomness, StaffToken};
use marathon_store::{ActRow, NewStaff, Roles, Store};

use super::{database::DatabaseArgs, error::CliError, values};

#[derive(Subcommand, Debug)]
pub enum StaffCommand {
    /// Let somebody do what a role allows, for one section: prints their token, once.
    Add(AddArgs),
    /// Take somebody's token away, from this moment on.
    Remove(MemberArgs),
    /// List everybody who has or had a token.
    List(ListArgs),
    /// List what a section's staff did, the newest first.
    Acts(ActsArgs),
}

#[derive(Args, Debug)]
pub struct MemberArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The section that the token is for, and no other.
    #[arg(long, value_parser = values::section)]
    section: SectionCode,
    /// The name in the trail. Never reused within a section, even after its token is removed.
    #[arg(long, value_parser = name)]
    name: String,
}

#[derive(Args, Debug)]
pub struct AddArgs {
    #[command(flatten)]
    member: MemberArgs,
    /// What they may do: `moderation`, decide what is shown; `fraud`, set false signatures aside; `figures`, see what
    /// was set aside; `data`, read the trail. Repeat it for several.
    #[arg(long = "role", default_value = "moderation")]
    roles: Vec<StaffRole>,
}

#[derive(Args, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(Args, Debug)]
pub struct ActsArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    #[arg(long, value_parser = values::section)]
    section: SectionCode,
}

/// The entries on one page of the trail.
const PAGE: i64 = 500;

fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_line = matches!(text.chars().count(), 1..=60) && !text.chars().any(char::is_control);
    match is_line {
        true => Ok(text.to_owned()),
        false => Err("a name is one line of 1 to 60 characters".to_owned()),
    }
}

pub fn run(command: StaffCommand) -> Result<(), CliError> {
    match command {
        StaffCommand::Add(args) => add(&args, &Clock::system(), &Randomness::system()),
        StaffCommand::Remove(args) => remove(&args, &Clock::system()),
        StaffCommand::List(args) => args.database.read(list),
        StaffCommand::Acts(args) => args
            .database
            .read(async |store| acts(&store, args.section.as_str()).await),
    }
}

fn add(add: &AddArgs, clock: &Clock, random: &Randomness) -> Result<(), CliError> {
    let args = &add.member;
    let roles = Roles::of(&add.roles);
    let token = StaffToken::generate(random);
    let day = clock.day();
    let new = NewStaff {
        section: args.section.as_str(),
        name: &args.name,
        roles: &roles,
        token_hash: token.hash(),
        day: &day,
    };
    let is_free = args
        .database
        .write(async |store| Ok(store.add_staff(&new).await?))?;
    if !is_free {
        return Err(CliError::NameTaken {
            name: args.name.clone(),
            section: args.section.to_string(),
        });
    }
    println!("{}", token.text());
    eprintln!(
        "This is the token of {} for section {}. It is not shown again: hand it over by a safe channel, to be \
         kept in a file that only its owner can read.",
        args.name, args.section,
    );
    Ok(())
}

fn remove(args: &MemberArgs, clock: &Clock) -> Result<(), CliError> {
    let (section, day) = (args.section.as_str(), clock.day());
    let was_there = args
        .database
        .write(async |store| Ok(store.remove_staff(section, &args.name, &day).await?))?;
    match was_there {
        true => {
            println!("The token of {} is no longer accepted.", args.name);
            Ok(())
        }
        false => Err(CliError::NoSuchStaff {
            name: args.name.clone(),
            section: section.to_owned(),
        }),
    }
}

async fn list(store: Store) -> Result<(), CliError> {
    for row in store.staff().await? {
        let until = match row.removed {
            Some(day) => format!("removed {day}"),
            None => "has a token".to_owned(),
        };
        println!(
            "{}\t{}\t{}\tadded {}\t{until}",
            row.section,
            row.name,
            row.roles.words(),
            row.added
        );
    }
    Ok(())
}

async fn acts(store: &Store, section: &str) -> Result<(), CliError> {
    let mut before = i64::MAX;
    loop {
        let rows = store.staff_acts(section, before, PAGE).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        before = last.number;
        for row in &rows {
            println!("{}", line(row));
        }
    }
}

fn line(row: &ActRow) -> String {
    let id = URL_SAFE_NO_PAD.encode(&row.record);
    let reason = row.reason.as_deref().unwrap_or_default();
    let (day, by, deed, kind) = (&row.day, &row.by, row.deed, row.kind);
    format!("{day}\t{by}\t{deed}\t{kind}\t{id}\t{reason}")
}
