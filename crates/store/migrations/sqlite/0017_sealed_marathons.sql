-- The words of a marathon that waits, and of a private one, are sealed: to those who decide, under a key made from its
-- organiser's secret, and, of a private one, under a key made from its address. Only released public words stand in
-- clear. Marathons from before stay as they are until their organiser changes them, or they end: the secret that their
-- words would have to be sealed under is kept by nobody but the organiser.

-- What one is found by: a hash of what it is called in addresses, which only a public one that is released, or one from
-- before, still has beside it. The server hashes those from before at its next start.
ALTER TABLE marathons RENAME COLUMN name TO address;
ALTER TABLE marathons ADD COLUMN name TEXT;
UPDATE marathons SET name = address;

-- Of a version that is not shown to everybody `details`, `country`, `town`, `date` are empty, `starts` and `ends` are 0.
ALTER TABLE marathon_versions ADD COLUMN own_words BLOB;
ALTER TABLE marathon_versions ADD COLUMN page_words BLOB;

-- Signings that came by a marathon, and signatures of them that counted then: a number here, and no mark at the signing.
-- One whose address is not confirmed yet has its source until it is.
ALTER TABLE marathons ADD COLUMN source TEXT;
ALTER TABLE marathons ADD COLUMN signings INTEGER NOT NULL DEFAULT 0;
ALTER TABLE marathons ADD COLUMN signatures INTEGER NOT NULL DEFAULT 0;
UPDATE marathons SET source = 'marathon-' || substr(address, 1, 10);
CREATE INDEX marathons_by_source ON marathons (source);

UPDATE marathons SET signings = came.signings, signatures = came.signatures FROM (
    SELECT source, COUNT(*) AS signings, CAST(SUM((SELECT COUNT(*) FROM signatures
        WHERE signing = signings.id AND state = 'counted')) AS INTEGER) AS signatures
    FROM signings WHERE source LIKE 'marathon-%' AND NOT EXISTS (SELECT 1 FROM signatures
        WHERE signing = signings.id AND (state = 'pending' OR otherwise = 'pending'))
    GROUP BY source
) AS came WHERE came.source = marathons.source;

UPDATE signings SET source = NULL
WHERE source GLOB 'marathon-[a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7][a-z2-7]'
AND NOT EXISTS (SELECT 1 FROM signatures
    WHERE signing = signings.id AND (state = 'pending' OR otherwise = 'pending'));
