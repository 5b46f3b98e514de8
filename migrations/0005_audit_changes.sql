-- What a line's work did to the columns that anybody who holds this file could alter: the line's MAC covers it, so that
-- `heed audit verify` can compare the rows. Lines from before have none.

ALTER TABLE audit_line ADD COLUMN changes TEXT NOT NULL DEFAULT '';
