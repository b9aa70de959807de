-- What the server keeps. No time but the day, no address of a computer, no name in clear.

CREATE TABLE petitions (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE
) STRICT;

-- One row a petition, so that nobody ever counts signatures to show a number.
CREATE TABLE counts (
    petition INTEGER PRIMARY KEY REFERENCES petitions (id),
    counted INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Every accepted submission, sealed.
CREATE TABLE signings (
    id INTEGER PRIMARY KEY,
    record BLOB NOT NULL UNIQUE,
    campaign TEXT NOT NULL,
    section TEXT NOT NULL,
    key_id TEXT NOT NULL,
    schema INTEGER NOT NULL,
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    source TEXT,
    sealed BLOB NOT NULL,
    receipt_hash BLOB NOT NULL,
    idempotency BLOB UNIQUE,
    request_digest BLOB
) STRICT;

CREATE TABLE signatures (
    signing INTEGER NOT NULL REFERENCES signings (id),
    petition INTEGER NOT NULL REFERENCES petitions (id),
    tag BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'counted', 'duplicate', 'withdrawn', 'set_aside')),
    PRIMARY KEY (signing, petition)
) STRICT, WITHOUT ROWID;

-- Among counted ones only: nobody can block another's signature by using their address first, once
-- addresses are confirmed.
CREATE UNIQUE INDEX signatures_counted_once ON signatures (petition, tag) WHERE state = 'counted';

CREATE INDEX signings_of_a_section ON signings (section, id);
