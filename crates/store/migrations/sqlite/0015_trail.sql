-- What staff did, as a chain for each section: each entry has its number and a digest of itself and of the one before,
-- so that one that is missing shows. Entries from before have none.

CREATE TABLE chained_acts (
    id INTEGER PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id),
    kind TEXT NOT NULL,
    record BLOB NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('read', 'released', 'refused', 'undone', 'set_aside', 'approved')),
    day TEXT NOT NULL,
    reason TEXT,
    section TEXT,
    place INTEGER,
    digest BLOB
) STRICT;

INSERT INTO chained_acts (id, staff, kind, record, act, day, reason)
SELECT id, staff, kind, record, act, day, reason FROM staff_acts;

DROP TABLE staff_acts;
ALTER TABLE chained_acts RENAME TO staff_acts;

CREATE INDEX staff_acts_on_a_record ON staff_acts (record, id);
CREATE INDEX staff_acts_by_day ON staff_acts (day);
CREATE UNIQUE INDEX staff_acts_read_once ON staff_acts (staff, record, day) WHERE act = 'read';
CREATE UNIQUE INDEX staff_acts_in_order ON staff_acts (section, place);
