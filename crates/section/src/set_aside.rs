//! `marathon-section set-aside` and `marathon-section undo`: false signatures stop counting, and count again.

mod selection;

use clap::{Args, Subcommand};
use marathon_domain::{
    fraud::{SetAside, SetAsideList, SetAsidePreview, SetAsideRequest, SetAsideState, UndoRequest},
    moderation::Refusal,
};

use self::selection::SelectionArgs;
use crate::{
    error::CliError,
    staff::{StaffArgs, StaffClient},
};

#[derive(Subcommand, Debug)]
pub enum SetAsideCommand {
    /// Count what a selection holds. Nothing is changed.
    Preview(PreviewArgs),
    /// Set a selection aside, or ask a second person to approve it.
    Begin(BeginArgs),
    /// List what was set aside, the newest first.
    List(ListArgs),
    /// Approve a set-aside that somebody else has asked for.
    Approve(ApproveArgs),
    /// Refuse a set-aside that waits for a second person.
    Refuse(RefuseArgs),
}

#[derive(Args, Debug)]
pub struct PreviewArgs {
    #[command(flatten)]
    staff: StaffArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

#[derive(Args, Debug)]
pub struct BeginArgs {
    #[command(flatten)]
    staff: StaffArgs,
    #[command(flatten)]
    selection: SelectionArgs,
    #[command(flatten)]
    why: Reason,
}

#[derive(Args, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    staff: StaffArgs,
}

#[derive(Args, Debug)]
pub struct ApproveArgs {
    #[command(flatten)]
    staff: StaffArgs,
    /// The id, as the list shows it.
    #[arg(allow_hyphen_values = true)]
    id: String,
}

#[derive(Args, Debug)]
pub struct RefuseArgs {
    #[command(flatten)]
    staff: StaffArgs,
    /// The id, as the list shows it.
    #[arg(allow_hyphen_values = true)]
    id: String,
    #[command(flatten)]
    why: Reason,
}

#[derive(Args, Debug)]
pub struct UndoArgs {
    #[command(flatten)]
    staff: StaffArgs,
    /// The id, as the list shows it.
    #[arg(allow_hyphen_values = true)]
    id: String,
    /// Put back only the selected part of it; without a selection, all of it.
    #[command(flatten)]
    selection: SelectionArgs,
    #[command(flatten)]
    why: Reason,
}

#[derive(Args, Debug)]
struct Reason {
    /// Why, for the trail: one line of at most 200 characters, and nobody's name.
    #[arg(long)]
    reason: String,
}

const PATH: &str = "/fraud/set-asides";

pub fn run(command: &SetAsideCommand) -> Result<(), CliError> {
    match command {
        SetAsideCommand::Preview(args) => preview(args),
        SetAsideCommand::Begin(args) => begin(args),
        SetAsideCommand::List(args) => list(&args.staff.client()?),
        SetAsideCommand::Approve(args) => {
            let path = format!("{PATH}/{}/approve", args.id);
            say(&args.staff.client()?.post(&path, &serde_json::json!({}))?);
            Ok(())
        }
        SetAsideCommand::Refuse(args) => {
            let path = format!("{PATH}/{}/refuse", args.id);
            let reason = args.why.reason.clone();
            say(&args.staff.client()?.post(&path, &Refusal { reason })?);
            Ok(())
        }
    }
}

/// Puts back what was set aside.
pub fn undo(args: &UndoArgs) -> Result<(), CliError> {
    let client = args.staff.client()?;
    let path = format!("{PATH}/{}/undo", args.id);
    let mut parts = args
        .selection
        .parts()?
        .into_iter()
        .map(Some)
        .collect::<Vec<_>>();
    if parts.is_empty() {
        parts.push(None);
    }
    for selection in parts {
        let reason = args.why.reason.clone();
        say(&client.post(&path, &UndoRequest { selection, reason })?);
    }
    Ok(())
}

fn preview(args: &PreviewArgs) -> Result<(), CliError> {
    let client = args.staff.client()?;
    for selection in args.selection.named_parts()? {
        let preview: SetAsidePreview = client.post("/fraud/preview", &selection)?;
        println!("{} signings", preview.signings);
        for of in preview.petitions {
            println!(
                "  {}: {} counted, {} pending, {} duplicate",
                of.petition, of.counted, of.pending, of.duplicate
            );
        }
        if preview.needs_second_person {
            println!("A second person must approve this many.");
        }
    }
    Ok(())
}

fn begin(args: &BeginArgs) -> Result<(), CliError> {
    let client = args.staff.client()?;
    for selection in args.selection.named_parts()? {
        let reason = args.why.reason.clone();
        say(&client.post(PATH, &SetAsideRequest { selection, reason })?);
    }
    Ok(())
}

fn list(client: &StaffClient) -> Result<(), CliError> {
    let mut query = String::new();
    loop {
        let page: SetAsideList = client.get(&format!("{PATH}{query}"))?;
        page.set_asides.iter().for_each(say);
        match page.next {
            Some(before) => query = format!("?before={before}"),
            None => return Ok(()),
        }
    }
}

/// Prints one line, without characters that could control the terminal.
fn say(set_aside: &SetAside) {
    let approved = match (&set_aside.approved_by, set_aside.state) {
        (Some(name), SetAsideState::Refused) => format!(", refused by {name}"),
        (Some(name), _) => format!(", approved by {name}"),
        (None, _) => String::new(),
    };
    let line = format!(
        "{}\t{}\t{}\t{} signatures set aside, of {} signings\tby {}{approved}\t{}",
        set_aside.id,
        set_aside.day,
        set_aside.state,
        set_aside.signatures,
        set_aside.found,
        set_aside.by,
        set_aside.reason,
    );
    let plain = line.chars().filter(|one| *one == '\t' || !one.is_control());
    println!("{}", plain.collect::<String>());
}
