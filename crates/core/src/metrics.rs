//! Figures for the operator, in one place so that no figure can name a person.

use std::time::Duration;

use marathon_store::{BatchOutcome, RemovedRows};
use metrics::{counter, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};

/// Upper bounds in seconds, from a tenth of a millisecond on.
const BUCKETS: &[f64] = &[
    0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0,
];

/// Starts collecting; once in a process.
pub fn install() -> Result<PrometheusHandle, BuildError> {
    PrometheusBuilder::new()
        .set_buckets(BUCKETS)?
        .install_recorder()
}

/// An answered request. The route is the pattern, never the address.
pub fn request(method: &'static str, route: &str, status: u16, took: Duration) {
    counter!("marathon_http_requests_total", "method" => method, "route" => route.to_owned(), "status" => status.to_string())
        .increment(1);
    histogram!("marathon_http_request_seconds", "route" => route.to_owned())
        .record(took.as_secs_f64());
}

/// A batch is on the disk.
pub fn batch_committed(signings: usize, outcome: &BatchOutcome, took: Duration) {
    let net: i64 = outcome.counted.values().sum();
    let by_supporters = net - outcome.counted_by_staff;
    let counted = outcome.withdrawn.saturating_add_signed(by_supporters);
    let counted = counted.saturating_sub(outcome.restored);
    counter!("marathon_batches_total").increment(1);
    counter!("marathon_signings_total").increment(signings as u64);
    counter!("marathon_signatures_total", "state" => "counted").increment(counted);
    counter!("marathon_signatures_total", "state" => "duplicate").increment(outcome.duplicates);
    counter!("marathon_signatures_total", "state" => "withdrawn").increment(outcome.withdrawn);
    counter!("marathon_signatures_total", "state" => "restored").increment(outcome.restored);
    counter!("marathon_signatures_total", "state" => "set_aside").increment(outcome.set_aside);
    counter!("marathon_signatures_total", "state" => "put_back").increment(outcome.put_back);
    let letters: i64 = outcome.letters.values().sum();
    counter!("marathon_letters_total").increment(letters.unsigned_abs());
    histogram!("marathon_batch_seconds").record(took.as_secs_f64());
}

/// A mail was `sent`, has `failed` for now, or was `dropped`.
pub fn mail(outcome: &'static str) {
    counter!("marathon_mails_total", "outcome" => outcome).increment(1);
}

/// Rows that were deleted because their time was over.
pub fn expired(expired: &RemovedRows) {
    for (kind, number) in [
        ("confirmations", expired.confirmations),
        ("unconfirmed", expired.unconfirmed),
        ("signings", expired.signings),
        ("letters", expired.letters),
        ("answered", expired.answered),
        ("suppressions", expired.suppressions),
        ("messages", expired.messages),
        ("moderated", expired.moderated),
        ("marathons", expired.marathons),
    ] {
        counter!("marathon_expired_total", "kind" => kind).increment(number);
    }
}

/// A burst was found.
pub fn burst(kind: &'static str) {
    counter!("marathon_bursts_total", "kind" => kind).increment(1);
}

/// The store failed.
pub fn store_fault() {
    counter!("marathon_store_faults_total").increment(1);
}

/// A request turned away for coming too fast.
pub fn rate_limited() {
    counter!("marathon_rate_limited_total").increment(1);
}

/// A browser reports that a page's policy has blocked something.
pub fn policy_report(directive: &'static str) {
    counter!("marathon_policy_reports_total", "directive" => directive).increment(1);
}

/// Something was not kept, because its network has used its share of the day's room.
pub fn no_room() {
    counter!("marathon_no_room_total").increment(1);
}

/// A connection that was ended because its reader took nothing.
pub fn reader_given_up() {
    counter!("marathon_readers_given_up_total").increment(1);
}

/// A connection was refused, because its network holds the most that it may.
pub fn connection_refused() {
    counter!("marathon_connections_refused_total").increment(1);
}

/// Petitions whose kept count was not the exact one at the last audit.
pub fn audit(differences: usize) {
    gauge!("marathon_counts_audit_differences").set(differences as f64);
}

/// How long deleted data could not be removed from the database's files.
pub fn earlier_states_held(time: Duration) {
    gauge!("marathon_earlier_states_held_seconds").set(time.as_secs_f64());
}

/// One more open connection; one less when dropped.
pub struct OpenGauge(&'static str);

impl OpenGauge {
    pub fn connection() -> Self {
        Self::open("marathon_connections")
    }

    pub fn viewer() -> Self {
        Self::open("marathon_stream_viewers")
    }

    fn open(name: &'static str) -> Self {
        gauge!(name).increment(1.0);
        Self(name)
    }
}

impl Drop for OpenGauge {
    fn drop(&mut self) {
        gauge!(self.0).decrement(1.0);
    }
}
