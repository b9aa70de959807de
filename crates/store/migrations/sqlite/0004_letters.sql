-- Letters that were handed over to be delivered, sealed. Those that their writers posted are a number.

CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    record BLOB NOT NULL UNIQUE,
    campaign TEXT NOT NULL,
    section TEXT NOT NULL,
    key_id TEXT NOT NULL,
    schema INTEGER NOT NULL,
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    petition INTEGER NOT NULL REFERENCES petitions (id),
    tag BLOB NOT NULL,
    -- Of one address, one letter a case counts; all of them are delivered.
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    sealed BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX letters_counted_once ON letters (petition, tag) WHERE counted = 1;
CREATE INDEX letters_of_a_section ON letters (section, id);
CREATE INDEX letters_of_an_address ON letters (tag);
CREATE INDEX letters_by_day ON letters (day);

-- One row a case. Letters that go on counting though their rows are gone are archived.
CREATE TABLE letter_counts (
    petition INTEGER PRIMARY KEY REFERENCES petitions (id),
    handed INTEGER NOT NULL DEFAULT 0,
    posted INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Requests other than signings that were answered, so that a retry does nothing twice. They name nobody,
-- and go after some days.
CREATE TABLE answered (
    idempotency BLOB PRIMARY KEY,
    request_digest BLOB NOT NULL,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX answered_by_day ON answered (day);
