-- "at" is when it happened in business: an order's points carry the order's time, which may be days ago.
-- Who follows one event through the suite asks when it was written down.
ALTER TABLE movement ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT clock_timestamp();
