-- Up to which lines of the audit chains the rules of alerts have looked at what happened. What lies behind it is looked at again after a crash;
-- what an alert cites already raises nothing.
CREATE TABLE alert_mark (
  area_id TEXT PRIMARY KEY,
  door INTEGER NOT NULL CHECK (door >= 0),
  team INTEGER NOT NULL CHECK (team >= 0)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER alert_mark_goes_on BEFORE UPDATE ON alert_mark WHEN NEW.door < OLD.door OR NEW.team < OLD.team
BEGIN SELECT raise(ABORT, 'what was looked at stays so'); END;
