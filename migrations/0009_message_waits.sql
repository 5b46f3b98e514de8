-- A message of the reporter that nobody has dealt with makes its concern unread again, and within its place of the inbox it counts as due when it
-- was written (docs/adr/0009). What waited before this edition is read from the audit lines, as it was until now.

ALTER TABLE concern ADD COLUMN message_waits_since INTEGER;

UPDATE concern SET message_waits_since = (
  SELECT min(line.at) FROM audit_line AS line
  WHERE line.target = concern.id AND line.target_kind <> '' AND line.action = 'message.received' AND line.outcome = 'done'
    AND line.position > coalesce((
      SELECT max(settled_line.position) FROM audit_line AS settled_line
      WHERE settled_line.target = concern.id AND settled_line.target_kind <> '' AND settled_line.action = 'message.settled'
        AND settled_line.outcome = 'done'), 0))
WHERE EXISTS (SELECT 1 FROM message WHERE message.concern_id = concern.id AND message.from_reporter);

DROP INDEX concern_open;
DROP INDEX concern_every;
DROP INDEX concern_flood;
ALTER TABLE concern DROP COLUMN inbox_place;
ALTER TABLE concern DROP COLUMN settled;
-- Nothing waits for a person any more: decided, nothing written since or all of it dealt with, and the designated officer told where that is due.
ALTER TABLE concern ADD COLUMN settled INTEGER NOT NULL GENERATED ALWAYS AS
  (decided_at IS NOT NULL AND state <> 'received' AND message_waits_since IS NULL
   AND (designated_officer_by IS NULL OR designated_officer_told_at IS NOT NULL)) VIRTUAL;
ALTER TABLE concern ADD COLUMN inbox_place INTEGER NOT NULL GENERATED ALWAYS AS
  (CASE WHEN danger_now AND NOT settled THEN 0 WHEN same_day AND NOT settled THEN 1 WHEN urgent THEN 2 + settled ELSE 4 + settled END) VIRTUAL;
-- What the order within a place goes by.
ALTER TABLE concern ADD COLUMN inbox_time INTEGER NOT NULL GENERATED ALWAYS AS
  (min(decide_by, coalesce(message_waits_since, decide_by))) VIRTUAL;

CREATE INDEX concern_open ON concern (area_id, inbox_place, in_quarantine, inbox_time, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id, message_waits_since)
  WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, inbox_place, in_quarantine, inbox_time, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id, message_waits_since);
CREATE INDEX concern_flood ON concern (area_id, urgent, flood_id, received_at, id, restricted, state, lane, owner, inbox_place, in_quarantine, inbox_time, message_waits_since)
  WHERE flood_id IS NOT NULL AND state <> 'closed';
