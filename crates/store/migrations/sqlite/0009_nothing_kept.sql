-- How often there was nothing to keep: a code that is no mail's, a letter of an address that refused. It is written so
-- that the answer takes as long as where something is kept, and tells nobody whether an address is known.
CREATE TABLE nothing_kept (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    times INTEGER NOT NULL
) STRICT;

INSERT INTO nothing_kept (id, times) VALUES (1, 0);
