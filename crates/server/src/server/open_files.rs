//! Raises the limit of open files. Each connection is one, and many systems allow a process only a
//! thousand unless it asks for more.

use rustix::process::{Resource, getrlimit, setrlimit};

/// Files other than connections: the site's files, the database, the log.
const OTHERS: u64 = 256;

/// Asks for as many files as the connections need. Warns if fewer are allowed.
pub fn allow_for(connections: usize) {
    let needed = connections as u64 + OTHERS;
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|allowed| allowed >= needed) {
        return;
    }
    let most = limit.maximum.map_or(needed, |most| most.min(needed));
    limit.current = limit.current.max(Some(most));
    // If that is forbidden, the limit stays.
    let _ = setrlimit(Resource::Nofile, limit);
    if let Some(allowed) = getrlimit(Resource::Nofile).current
        && allowed < needed
    {
        tracing::warn!(
            allowed,
            needed,
            "the system allows fewer open files than there may be connections"
        );
    }
}
