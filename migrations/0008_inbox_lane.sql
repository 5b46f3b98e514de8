-- Within a place of the inbox the standard lane stands before the quarantine lane, so that a flood never stands above what came alone; and
-- a flood that reaches a hard floor is listed as one row too.

ALTER TABLE concern ADD COLUMN in_quarantine INTEGER NOT NULL GENERATED ALWAYS AS (lane = 'quarantine') VIRTUAL;

DROP INDEX concern_open;
DROP INDEX concern_every;
DROP INDEX concern_flood;
CREATE INDEX concern_open ON concern (area_id, inbox_place, in_quarantine, decide_by, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id)
  WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, inbox_place, in_quarantine, decide_by, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id);
CREATE INDEX concern_flood ON concern (area_id, urgent, flood_id, received_at, id, restricted, state, lane, owner, inbox_place, in_quarantine, decide_by)
  WHERE flood_id IS NOT NULL AND state <> 'closed';
