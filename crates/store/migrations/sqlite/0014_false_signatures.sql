-- False signatures: what they are found by, and what becomes of them.

-- By what signings that belong together are found: keyed tags of the network and of the mail domain, apart from the
-- signing. The keys are in no file. A row goes after 72 hours.
CREATE TABLE traces (
    signing INTEGER PRIMARY KEY,
    network BLOB NOT NULL,
    domain BLOB NOT NULL,
    day TEXT NOT NULL
) STRICT;

CREATE INDEX traces_by_day ON traces (day);

-- What staff has found false, or asks to be found so: a selection of signings, worked through from `reached` to `last`.
-- `undo` is what of it is put back meanwhile.
CREATE TABLE set_asides (
    id INTEGER PRIMARY KEY,
    record BLOB NOT NULL UNIQUE,
    section TEXT NOT NULL,
    selection TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'undoing', 'refused')),
    found INTEGER NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES staff (id),
    approved_by INTEGER REFERENCES staff (id),
    reached INTEGER NOT NULL,
    last INTEGER NOT NULL,
    undo TEXT,
    day TEXT NOT NULL
) STRICT;

CREATE INDEX set_asides_of_a_section ON set_asides (section, id);
CREATE INDEX set_asides_by_day ON set_asides (day);

-- By which of them a signature was set aside, and the state that it would have otherwise.
ALTER TABLE signatures ADD COLUMN set_aside INTEGER;
ALTER TABLE signatures ADD COLUMN otherwise TEXT CHECK (otherwise IN ('pending', 'counted', 'duplicate'));

CREATE INDEX signatures_of_a_set_aside ON signatures (set_aside, signing) WHERE set_aside IS NOT NULL;
CREATE INDEX signatures_set_aside ON signatures (petition, tag) WHERE state = 'set_aside';

-- What a token lets its owner do, as words.
ALTER TABLE staff ADD COLUMN roles TEXT NOT NULL DEFAULT 'moderation';
