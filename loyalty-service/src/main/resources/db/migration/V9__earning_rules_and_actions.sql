-- How an order's points became whole.
ALTER TABLE earning ADD COLUMN rounding text NOT NULL DEFAULT 'down'
  CHECK (rounding IN ('down', 'half-up', 'up'));

-- What rules with a cap gave, and took back (below zero): only of those is it asked again.
CREATE TABLE earning_use (
  program    text           NOT NULL,
  account_id uuid           NOT NULL REFERENCES account,
  rule       text           NOT NULL,
  at         timestamptz    NOT NULL,
  points     numeric(24, 6) NOT NULL
);
CREATE INDEX earning_use_by_account ON earning_use (account_id, program, rule, at);
CREATE TRIGGER earning_use_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON earning_use
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What actions gave: one row for each occasion, so that none gives twice.
CREATE TABLE earning_action (
  program    text        NOT NULL,
  account_id uuid        NOT NULL REFERENCES account,
  action     text        NOT NULL,
  occasion   text        NOT NULL,                  -- "once", a year, or the event
  lot_id     uuid        NOT NULL REFERENCES lot,
  points     bigint      NOT NULL CHECK (points > 0),
  event_id   uuid        NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (program, account_id, action, occasion)
);
CREATE TRIGGER earning_action_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON earning_action
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Whose birthday it is: the month and day alone, and where the person lives.
ALTER TABLE person ADD COLUMN birthday char(5), ADD COLUMN zone text;
CREATE INDEX person_by_birthday ON person (birthday) WHERE birthday IS NOT NULL;
