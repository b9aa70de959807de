-- The log of SQLite is emptied all the time: nothing to do here.
SELECT 1;
