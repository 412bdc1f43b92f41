-- Points of a captured redemption go back into the lots they came from.
ALTER TABLE movement DROP CONSTRAINT movement_kind_check;
ALTER TABLE movement ADD CONSTRAINT movement_kind_check
  CHECK (kind IN ('earned', 'held', 'burned', 'released', 'reversed', 'expired', 'adjusted', 'returned'));

-- A lot that had expired when points went back to it may keep them for some days: the newest date counts.
CREATE TABLE lot_extension (
  lot_id      uuid        NOT NULL REFERENCES lot,
  movement_id uuid        NOT NULL REFERENCES movement,   -- what gave the points back; its hash covers the date
  expires_at  timestamptz NOT NULL,
  PRIMARY KEY (lot_id, movement_id)
);
CREATE INDEX lot_extension_by_expiry ON lot_extension (expires_at, lot_id);
CREATE TRIGGER lot_extension_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot_extension
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
