-- What is settled stands after everything that still waits, whichever hard floor it reached (docs/adr/0009).

DROP INDEX concern_open;
DROP INDEX concern_every;
DROP INDEX concern_flood;
ALTER TABLE concern DROP COLUMN inbox_place;
ALTER TABLE concern ADD COLUMN inbox_place INTEGER NOT NULL GENERATED ALWAYS AS
  (CASE WHEN settled THEN 5 - urgent WHEN danger_now THEN 0 WHEN same_day THEN 1 ELSE 3 - urgent END) VIRTUAL;

CREATE INDEX concern_open ON concern (area_id, inbox_place, in_quarantine, inbox_time, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id, message_waits_since)
  WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, inbox_place, in_quarantine, inbox_time, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id, message_waits_since);
CREATE INDEX concern_flood ON concern (area_id, urgent, flood_id, received_at, id, restricted, state, lane, owner, inbox_place, in_quarantine, inbox_time, message_waits_since)
  WHERE flood_id IS NOT NULL AND state <> 'closed';
