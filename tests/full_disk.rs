//! A full disk: what cannot be written is refused, nothing acknowledged is lost, and the same
//! server goes on once there is room. On SQLite, whose file may not grow, and on PostgreSQL with a
//! disk of its own.

#[path = "crash/ledger.rs"]
mod ledger;
#[path = "full_disk/small_disk.rs"]
mod small_disk;

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use ledger::{Ledger, Loss};
use marathon_tests::{
    server::{self, Server, Setup},
    signer::Signer,
    small_site::{self, PETITIONS},
};
use private_postgres::PostgresServer;
use small_disk::SmallDisk;

/// The largest file that the server may write, in blocks of 512 bytes: SQLite's log is fuller soon.
const ROOM: u32 = 4096;
/// More signings than there is room for, on either disk.
const MANY: u32 = 300;
/// How often the server is asked again without room.
const AGAIN: u32 = 3;

type Fill = fn(&Path) -> (bool, Option<Loss>);

#[test]
fn without_room_signings_are_refused_and_none_is_lost() {
    nothing_is_lost(fill_sqlite);
}

#[test]
fn without_room_signings_are_refused_and_none_is_lost_on_postgres() {
    nothing_is_lost(fill_postgres);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught() {
    a_loss_is_caught(fill_sqlite);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught_on_postgres() {
    a_loss_is_caught(fill_postgres);
}

fn nothing_is_lost(fill: Fill) {
    let (refused, loss) = fill(&server::marathon());
    assert!(refused, "the disk was not full");
    assert_eq!(loss, None);
}

fn a_loss_is_caught(fill: Fill) {
    let (_, loss) = fill(Path::new(env!("CARGO_BIN_EXE_faulty-server")));
    assert!(
        matches!(loss, Some(Loss::Signings { lost: 1.., .. })),
        "{loss:?}"
    );
}

/// A server that may write little, and later everything.
fn fill_sqlite(program: &Path) -> (bool, Option<Loss>) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let site = folder.path().join("site");
    small_site::write(&site);
    let setup = Setup {
        program: with_little_room(program, folder.path()),
        site,
        folder: folder.path().to_owned(),
    };
    let server = Server::start(&setup);
    fill(&server, setup.database(), || make_room(server.process()))
}

/// A server whose database is on a disk that something else fills and later frees.
fn fill_postgres(program: &Path) -> (bool, Option<Loss>) {
    let disk = SmallDisk::mount();
    let postgres = PostgresServer::start_in(disk.path());
    let database = postgres.new_database();
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let site = folder.path().join("site");
    small_site::write(&site);
    let setup = Setup {
        program: program.to_owned(),
        site,
        folder: folder.path().to_owned(),
    };
    let server = Server::start_with(&setup, &[("MARATHON_DATABASE", &database)]);
    disk.fill();
    fill(&server, database, || disk.make_room())
}

/// Signs until the server refuses, makes room, and signs again. Returns whether there was a
/// refusal, and what is missing.
fn fill(server: &Server, database: String, make_room: impl FnOnce()) -> (bool, Option<Loss>) {
    let mut ledger = Ledger::new(database);
    let mut signer = Signer::connect(server.address).expect("the server is there");
    let mut refusals = 0;
    for person in 0..MANY {
        match sign(&mut signer, &format!("p{person}")) {
            Some(receipt) => ledger.acknowledged(receipt),
            None => refusals += 1,
        }
        if refusals > AGAIN {
            break;
        }
    }
    make_room();
    // The refused signing is tried again.
    let tried_again = sign(&mut signer, "last").expect("there is room now");
    ledger.acknowledged(tried_again);
    (refusals > 0, ledger.check(server.address).err())
}

fn sign(signer: &mut Signer, name: &str) -> Option<String> {
    let signed = signer.sign(&format!("{name}@exemple.org"), &PETITIONS);
    signed.expect("it is answered")
}

/// The program, set up to get an error at its limit instead of being killed.
fn with_little_room(program: &Path, folder: &Path) -> PathBuf {
    let script = folder.join("with-little-room");
    let program = program.display();
    let text = format!("#!/bin/sh\ntrap '' XFSZ\nulimit -S -f {ROOM}\nexec '{program}' \"$@\"\n");
    fs::write(&script, text).expect("it can be written");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).expect("it is ours");
    script
}

fn make_room(process: u32) {
    let made = Command::new("prlimit")
        .args(["--fsize=unlimited", "--pid", &process.to_string()])
        .status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "prlimit is there"
    );
}
