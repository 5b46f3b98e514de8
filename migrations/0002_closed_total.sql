-- How many concerns are closed, kept as a number: counting a million of them for each view of the inbox would take longer than the page.

CREATE TABLE closed_total (
  area_id TEXT NOT NULL,
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  total INTEGER NOT NULL CHECK (total >= 0),
  PRIMARY KEY (area_id, restricted)
) STRICT, WITHOUT ROWID;

INSERT INTO closed_total (area_id, restricted, total)
SELECT area_id, restricted, count(*) FROM concern WHERE state = 'closed' GROUP BY area_id, restricted;

CREATE TRIGGER closed_total_inserted AFTER INSERT ON concern WHEN new.state = 'closed'
BEGIN
  INSERT INTO closed_total (area_id, restricted, total) VALUES (new.area_id, new.restricted, 1)
  ON CONFLICT (area_id, restricted) DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER closed_total_changed AFTER UPDATE OF state, restricted ON concern
WHEN (old.state = 'closed') <> (new.state = 'closed') OR old.restricted <> new.restricted
BEGIN
  UPDATE closed_total SET total = total - 1
  WHERE old.state = 'closed' AND area_id = old.area_id AND restricted = old.restricted;
  INSERT INTO closed_total (area_id, restricted, total)
  SELECT new.area_id, new.restricted, 1 WHERE new.state = 'closed'
  ON CONFLICT (area_id, restricted) DO UPDATE SET total = total + 1;
END;
