-- What staff did, as a chain for each section: each entry has its number and a digest of itself and of the one before,
-- so that one that is missing shows. Entries from before have none.

ALTER TABLE staff_acts DROP CONSTRAINT staff_acts_act_check;
ALTER TABLE staff_acts ADD CONSTRAINT staff_acts_act_check
    CHECK (act IN ('read', 'released', 'refused', 'undone', 'set_aside', 'approved'));
ALTER TABLE staff_acts ADD COLUMN section TEXT;
ALTER TABLE staff_acts ADD COLUMN place BIGINT;
ALTER TABLE staff_acts ADD COLUMN digest BYTEA;

CREATE UNIQUE INDEX staff_acts_in_order ON staff_acts (section, place);
