-- Traces serve for 72 hours. The log of PostgreSQL, its archives and its replicas hold none of them; after a crash the
-- table is empty.
ALTER TABLE traces SET UNLOGGED;
