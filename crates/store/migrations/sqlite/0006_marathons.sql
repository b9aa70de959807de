-- Events where people write together. Who organises one is sealed; of the secret that changes it there is a
-- hash. Nothing of it is shown before staff has released it.

CREATE TABLE marathons (
    id INTEGER PRIMARY KEY,
    -- What it is called in addresses.
    name TEXT NOT NULL UNIQUE,
    record BLOB NOT NULL UNIQUE,
    campaign TEXT NOT NULL,
    section TEXT NOT NULL,
    key_id TEXT NOT NULL,
    schema INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    secret_hash BLOB NOT NULL UNIQUE,
    cancelled INTEGER NOT NULL DEFAULT 0,
    coming INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL,
    idempotency BLOB UNIQUE,
    request_digest BLOB
) STRICT;

CREATE INDEX marathons_by_day ON marathons (day);

-- What its organiser wrote. Never changed, so that staff releases what it has read: a change is a new one,
-- and takes the place of what still waits. The last released one is shown. Numbers are not used again.
CREATE TABLE marathon_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    marathon INTEGER NOT NULL REFERENCES marathons (id),
    record BLOB NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'released', 'refused')),
    details TEXT NOT NULL,
    listed INTEGER NOT NULL,
    country TEXT NOT NULL,
    town TEXT NOT NULL,
    date TEXT NOT NULL,
    -- Seconds since 1970: when it takes place, not when anyone did anything.
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    day TEXT NOT NULL
) STRICT;

CREATE INDEX marathon_versions_in_order ON marathon_versions (marathon, state, id);
CREATE INDEX marathon_versions_waiting ON marathon_versions (id) WHERE state = 'waiting';

-- What it brought, as its organiser says. The last released one counts.
CREATE TABLE marathon_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    marathon INTEGER NOT NULL REFERENCES marathons (id),
    record BLOB NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'released', 'refused')),
    day TEXT NOT NULL
) STRICT;

CREATE INDEX marathon_reports_in_order ON marathon_reports (marathon, state, id);
CREATE INDEX marathon_reports_waiting ON marathon_reports (id) WHERE state = 'waiting';

CREATE TABLE marathon_report_rows (
    report INTEGER NOT NULL REFERENCES marathon_reports (id),
    petition INTEGER NOT NULL REFERENCES petitions (id),
    letters INTEGER NOT NULL,
    signatures INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    PRIMARY KEY (report, petition)
) STRICT, WITHOUT ROWID;

-- Signatures on paper of marathons whose rows are gone.
ALTER TABLE counts ADD COLUMN archived_on_paper INTEGER NOT NULL DEFAULT 0;
