-- Words of encouragement, and what staff decides about whatever the public writes.

-- Who decides, by the hash of a token that is shown once and stands here until it is removed. A name is
-- given once in a section, so that it stays clear who did what.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    section TEXT NOT NULL,
    name TEXT NOT NULL,
    token_hash BLOB UNIQUE,
    added TEXT NOT NULL,
    removed TEXT,
    UNIQUE (section, name)
) STRICT;

-- What may be shown once it is released, sealed to the section's moderation key. `shown` is what staff
-- released of it, in clear, and `place` its number in the order of release.
CREATE TABLE moderated (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record BLOB NOT NULL UNIQUE,
    campaign TEXT NOT NULL,
    section TEXT NOT NULL,
    petition INTEGER REFERENCES petitions (id),
    day TEXT NOT NULL,
    key_id TEXT NOT NULL,
    schema INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'released', 'refused')),
    shown TEXT,
    place INTEGER UNIQUE,
    CHECK ((state = 'released') = (shown IS NOT NULL)),
    CHECK ((state = 'released') = (place IS NOT NULL))
) STRICT;

CREATE INDEX moderated_of_a_section ON moderated (section, kind, state, id);
CREATE INDEX moderated_and_shown ON moderated (kind, petition, place) WHERE state = 'released';
CREATE INDEX moderated_by_day ON moderated (day);

-- What staff did. That something was read stands here once a day and person.
CREATE TABLE staff_acts (
    id INTEGER PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    kind TEXT NOT NULL,
    record BLOB NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('read', 'released', 'refused', 'undone')),
    day TEXT NOT NULL,
    reason TEXT
) STRICT;

CREATE INDEX staff_acts_on_a_record ON staff_acts (record, id);
CREATE INDEX staff_acts_by_day ON staff_acts (day);
CREATE UNIQUE INDEX staff_acts_read_once ON staff_acts (staff, record, day) WHERE act = 'read';

-- To the people themselves, sealed to the section. One that may be shown stands in `moderated` as well,
-- under the same record.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    record BLOB NOT NULL UNIQUE,
    campaign TEXT NOT NULL,
    section TEXT NOT NULL,
    petition INTEGER NOT NULL REFERENCES petitions (id),
    day TEXT NOT NULL,
    key_id TEXT NOT NULL,
    schema INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    idempotency BLOB UNIQUE,
    request_digest BLOB
) STRICT;

CREATE INDEX messages_of_a_section ON messages (section, id);
CREATE INDEX messages_by_day ON messages (day);
