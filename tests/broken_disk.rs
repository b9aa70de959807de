//! A disk that fails when it has to keep a commit: nothing more is acknowledged, nothing
//! acknowledged is lost, and the same server goes on once the disk works. On SQLite, and on
//! PostgreSQL, which ends at such an error and is started again by its supervisor.

#[path = "broken_disk/failing_disk.rs"]
mod failing_disk;
#[path = "crash/ledger.rs"]
mod ledger;

use std::path::Path;

use failing_disk::FailingDisk;
use ledger::{Ledger, Loss};
use marathon_tests::{
    server::{self, Server, Setup},
    signer::Signer,
    small_site::{self, PETITIONS},
};
use private_postgres::{PostgresServer, Stop};

/// People who sign before it fails.
const SIGNERS: u32 = 20;
/// People who try while it fails: each waits as long as a server waits for a missing database.
const TRIES: u32 = 3;

type BreakDown = fn(&Path) -> (u32, Option<Loss>);

#[test]
fn nothing_is_acknowledged_that_the_disk_did_not_keep() {
    nothing_is_lost(break_down_sqlite);
}

#[test]
fn nothing_is_acknowledged_that_the_disk_did_not_keep_on_postgres() {
    nothing_is_lost(break_down_postgres);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught() {
    a_loss_is_caught(break_down_sqlite);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught_on_postgres() {
    a_loss_is_caught(break_down_postgres);
}

fn nothing_is_lost(break_down: BreakDown) {
    let (refused, loss) = break_down(&server::marathon());
    assert_eq!(refused, TRIES);
    assert_eq!(loss, None);
}

fn a_loss_is_caught(break_down: BreakDown) {
    let (_, loss) = break_down(Path::new(env!("CARGO_BIN_EXE_faulty-server")));
    assert!(
        matches!(loss, Some(Loss::Signings { lost: 1.., .. })),
        "{loss:?}"
    );
}

/// Returns how many were refused, and what is missing.
fn break_down_sqlite(program: &Path) -> (u32, Option<Loss>) {
    let disk = FailingDisk::new();
    let setup = setup(program, disk.folder());
    break_down(&setup, &disk, &disk.environment(), setup.database(), || ())
}

/// The same on a server whose database's disk fails.
fn break_down_postgres(program: &Path) -> (u32, Option<Loss>) {
    let disk = FailingDisk::new();
    let postgres = PostgresServer::start_with(disk.folder(), &disk.environment());
    let database = postgres.new_database();
    let setup = setup(program, disk.folder());
    let options = [("MARATHON_DATABASE", database.as_str())];
    break_down(&setup, &disk, &options, database.clone(), || {
        assert!(
            postgres.has_said("PANIC:"),
            "the disk did not fail under PostgreSQL"
        );
        postgres.stop(Stop::Crash);
        postgres.start_again();
    })
}

fn setup(program: &Path, folder: &Path) -> Setup {
    let site = folder.join("site");
    small_site::write(&site);
    Setup {
        program: program.to_owned(),
        site,
        folder: folder.to_owned(),
    }
}

/// Signs while the disk works, while it fails, and when disk and database work again. Checks again
/// after another start.
fn break_down(
    setup: &Setup,
    disk: &FailingDisk,
    options: &[(&str, &str)],
    database: String,
    repair: impl FnOnce(),
) -> (u32, Option<Loss>) {
    let server = Server::start_with(setup, options);
    let mut ledger = Ledger::new(database);
    let mut signer = Signer::connect(server.address).expect("the server is there");
    for person in 0..SIGNERS {
        let receipt = sign(&mut signer, &format!("before-{person}"));
        ledger.acknowledged(receipt.expect("the disk works"));
    }
    disk.fail();
    let mut refused = 0;
    for person in 0..TRIES {
        match sign(&mut signer, &format!("p{person}")) {
            Some(receipt) => ledger.acknowledged(receipt),
            None => refused += 1,
        }
    }
    disk.work();
    repair();
    // A refused person tries again.
    let tried_again = sign(&mut signer, "p0").expect("the disk works again");
    ledger.acknowledged(tried_again);
    if let Err(loss) = ledger.check(server.address) {
        return (refused, Some(loss));
    }
    server.kill();
    let server = Server::start_with(setup, options);
    (refused, ledger.check(server.address).err())
}

fn sign(signer: &mut Signer, name: &str) -> Option<String> {
    let signed = signer.sign(&format!("{name}@exemple.org"), &PETITIONS);
    signed.expect("it is answered")
}
