-- Redemptions of rewards, their reversal, and what there is of each reward.
ALTER TABLE redemption
  ADD COLUMN reward_id   text,                               -- null: the plain discount of the program
  ADD COLUMN reward_kind text,
  ADD COLUMN fixed_price boolean NOT NULL DEFAULT false,      -- delivered whole or not at all
  ADD COLUMN partner     text,                               -- who is owed the value, in a later settlement
  ADD COLUMN client      text,                               -- the client system that asked; null when the customer did
  ADD COLUMN returned    bigint  NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND captured),
  ADD CHECK ((reward_id IS NULL) = (reward_kind IS NULL)),
  DROP CONSTRAINT redemption_status_check,
  ADD CONSTRAINT redemption_status_check
    CHECK (status IN ('held', 'captured', 'voided', 'expired', 'reversed')),
  ADD CHECK ((status = 'reversed') = (returned > 0 AND returned = captured));
CREATE INDEX redemption_by_reference ON redemption (reference) WHERE reference IS NOT NULL;

-- Points of a captured redemption that went back, and why.
CREATE TABLE redemption_return (
  id             uuid        PRIMARY KEY,
  redemption_id  uuid        NOT NULL REFERENCES redemption,
  points         bigint      NOT NULL CHECK (points > 0),
  reason         text        NOT NULL,
  returned_by    text,                                       -- null: an order's refund
  correlation_id text        NOT NULL,
  at             timestamptz NOT NULL
);
CREATE INDEX redemption_return_by_redemption ON redemption_return (redemption_id);
CREATE TRIGGER redemption_return_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON redemption_return
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Pieces put into stock together, by whom and why. A supply is that of one reward, or a pool of voucher codes.
CREATE TABLE stock_grant (
  id             uuid        PRIMARY KEY,
  program        text        NOT NULL,
  supply         text        NOT NULL,
  pieces         int         NOT NULL CHECK (pieces >= 0),
  reason         text        NOT NULL,
  granted_by     text        NOT NULL,
  correlation_id text        NOT NULL,
  at             timestamptz NOT NULL
);
CREATE TRIGGER stock_grant_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_grant
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- One row a piece, so that redemptions share none: each locks the one it takes.
CREATE TABLE stock_piece (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  grant_id      uuid        NOT NULL REFERENCES stock_grant,
  program       text        NOT NULL,
  supply        text        NOT NULL,
  code          text,                                        -- of a voucher; shown to whoever redeemed it, and to nobody else
  redemption_id uuid        UNIQUE,                          -- null: still there
  taken_at      timestamptz,                                 -- null: still there, or held
  CHECK (taken_at IS NULL OR redemption_id IS NOT NULL)
);
CREATE UNIQUE INDEX stock_piece_code ON stock_piece (program, code) WHERE code IS NOT NULL;
CREATE INDEX stock_piece_left ON stock_piece (program, supply, id) WHERE redemption_id IS NULL;
CREATE INDEX stock_piece_gone ON stock_piece (program, supply) WHERE redemption_id IS NOT NULL;
