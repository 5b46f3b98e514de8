-- What cannot wait for the next working day stands after danger now and before other floors (docs/adr/0013). Concerns from before this edition
-- keep their clocks and stand with the other floors: what was ticked lies sealed.

ALTER TABLE concern ADD COLUMN same_day INTEGER NOT NULL DEFAULT 0 CHECK (same_day IN (0, 1));

DROP INDEX concern_open;
DROP INDEX concern_every;
ALTER TABLE concern DROP COLUMN inbox_place;
ALTER TABLE concern ADD COLUMN inbox_place INTEGER NOT NULL GENERATED ALWAYS AS
  (CASE WHEN danger_now AND NOT settled THEN 0 WHEN same_day AND NOT settled THEN 1 WHEN urgent THEN 2 + settled ELSE 4 + settled END) VIRTUAL;
CREATE INDEX concern_open ON concern (area_id, inbox_place, decide_by, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id)
  WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, inbox_place, decide_by, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id);
