-- Points that members pass on to each other.
ALTER TABLE movement DROP CONSTRAINT movement_kind_check;
ALTER TABLE movement ADD CONSTRAINT movement_kind_check
  CHECK (kind IN ('earned', 'held', 'burned', 'released', 'reversed', 'expired', 'adjusted', 'returned',
    'transferred-out', 'transferred-in'));

-- The receiver's lot keeps kind and dates of the one it comes from; the hash of the movement that made it covers this.
ALTER TABLE lot ADD COLUMN source_id uuid REFERENCES lot;

CREATE TABLE transfer (
  number          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,   -- it orders a member's pages and nothing else
  id              uuid        PRIMARY KEY,
  from_account_id uuid        NOT NULL REFERENCES account,
  to_account_id   uuid        NOT NULL REFERENCES account,
  program         text        NOT NULL,
  program_version int         NOT NULL,
  points          bigint      NOT NULL CHECK (points > 0),
  out_movement_id uuid        NOT NULL UNIQUE REFERENCES movement,
  in_movement_id  uuid        NOT NULL UNIQUE REFERENCES movement,
  reference       text,
  assessment_id   uuid,                    -- null: fraud-service did not answer, a step-up stood in
  risk_score      int,
  acr             text,
  client          text,                    -- the client system that asked; null: the customer
  correlation_id  text        NOT NULL,
  at              timestamptz NOT NULL,
  CHECK (from_account_id <> to_account_id)
);
CREATE INDEX transfer_sent ON transfer (from_account_id, program, number);
CREATE INDEX transfer_received ON transfer (to_account_id, program, number);
CREATE INDEX transfer_by_correlation ON transfer (correlation_id);
CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
