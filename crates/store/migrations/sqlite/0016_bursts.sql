-- Far more signatures of one kind than are usual for the hour and the petition: the most within one hour of a day, and
-- what would have been usual. The row of a tag goes with its traces, and the others with it.
CREATE TABLE bursts (
    section TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('network', 'domain', 'source', 'country')),
    value TEXT NOT NULL,
    petition INTEGER NOT NULL REFERENCES petitions (id),
    day TEXT NOT NULL,
    signatures INTEGER NOT NULL,
    usual INTEGER NOT NULL,
    PRIMARY KEY (section, kind, value, petition, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX bursts_by_day ON bursts (day);
