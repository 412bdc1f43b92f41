-- Settlement statements that were issued: calendar months, UTC, in their order, none of which changes any more.
CREATE TABLE partner_settlement (
  program       text           NOT NULL,
  partner       text           NOT NULL,
  period        date           NOT NULL CHECK (extract(day FROM period) = 1),  -- the month's first day
  number        int            NOT NULL CHECK (number > 0),                    -- 1, 2, 3, … of the partner in the program
  place         bigint         NOT NULL,   -- of the last booking that it could have in it
  head_sequence bigint         NOT NULL,   -- of the last journal entry
  closing       numeric(24, 6) NOT NULL,
  statement     jsonb          NOT NULL,
  previous_hash char(64)       NOT NULL,
  hash          char(64)       NOT NULL,
  issued_at     timestamptz    NOT NULL,
  issued_by     text           NOT NULL,
  PRIMARY KEY (program, partner, period),
  UNIQUE (program, partner, number)
);
CREATE TRIGGER partner_settlement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON partner_settlement
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
