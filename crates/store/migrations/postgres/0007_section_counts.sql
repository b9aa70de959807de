-- What the supporters of each section have signed, one row a section and petition, kept like `counts`.
-- Signatures that go on counting though their rows are gone are archived. Servers of an earlier version do not
-- keep it: they are stopped before.
CREATE TABLE section_counts (
    section TEXT NOT NULL,
    petition BIGINT NOT NULL REFERENCES petitions (id),
    counted BIGINT NOT NULL DEFAULT 0,
    archived BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (section, petition)
);

INSERT INTO section_counts (section, petition, counted)
SELECT signings.section, signatures.petition, COUNT(*)
FROM signatures JOIN signings ON signings.id = signatures.signing
WHERE signatures.state = 'counted'
GROUP BY signings.section, signatures.petition;
