-- The journal and what feeds it (docs/adr/loyalty-journal-sealed-after-commit.md).

-- What happened to points, waiting to be booked. Written with the movement, in its transaction.
CREATE TABLE booking (
  number          bigint        GENERATED ALWAYS AS IDENTITY UNIQUE,
  entry_id        uuid          PRIMARY KEY,
  program         text          NOT NULL,
  program_version int           NOT NULL,
  kind            text          NOT NULL
    CHECK (kind IN ('allocation', 'recognition', 'reversal', 're-estimate', 'cost')),
  booking_date    date          NOT NULL,
  reference       text          NOT NULL,
  account_id      uuid          REFERENCES account,
  changes         jsonb         NOT NULL,
  estimate        numeric(9, 8),
  correlation_id  text          NOT NULL,
  booked_at       timestamptz                        -- null: not yet
);
CREATE INDEX booking_waiting ON booking (number) WHERE booked_at IS NULL;

-- Where each cohort stands. Only the booker writes here, one at a time.
CREATE TABLE cohort (
  program       text           NOT NULL,
  origin        text           NOT NULL CHECK (origin IN ('sale', 'grant')),
  month         date           NOT NULL,
  expected_rate numeric(9, 8)  NOT NULL CHECK (expected_rate > 0 AND expected_rate <= 1),
  allocated     numeric(24, 6) NOT NULL,
  issued        bigint         NOT NULL,
  redeemed      bigint         NOT NULL,
  expired       bigint         NOT NULL,
  recognised    numeric(24, 6) NOT NULL,
  PRIMARY KEY (program, origin, month)
);

CREATE TABLE journal_entry (
  id             uuid        PRIMARY KEY,
  program        text        NOT NULL,
  sequence       bigint      NOT NULL CHECK (sequence > 0),
  kind           text        NOT NULL
    CHECK (kind IN ('allocation', 'recognition', 'reversal', 're-estimate', 'cost')),
  booking_date   date        NOT NULL,
  currency       char(3)     NOT NULL,
  reference      text        NOT NULL,
  correlation_id text        NOT NULL,
  previous_hash  char(64)    NOT NULL,
  hash           char(64)    NOT NULL,
  posted_at      timestamptz NOT NULL,
  UNIQUE (program, sequence)
);
CREATE INDEX journal_entry_by_correlation ON journal_entry (correlation_id);

CREATE TABLE journal_line (
  entry_id uuid           NOT NULL REFERENCES journal_entry,
  position smallint       NOT NULL,
  account  text           NOT NULL,
  debit    numeric(24, 6) NOT NULL DEFAULT 0,
  credit   numeric(24, 6) NOT NULL DEFAULT 0,
  PRIMARY KEY (entry_id, position),
  CHECK (debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0))
);

-- Debits equal credits, whoever writes: checked for every entry touched, when the transaction commits.
CREATE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid := CASE WHEN TG_TABLE_NAME = 'journal_entry' THEN to_jsonb(NEW) ->> 'id'
                       ELSE to_jsonb(NEW) ->> 'entry_id' END;
  off numeric;
BEGIN
  SELECT sum(debit) - sum(credit) INTO off FROM journal_line WHERE entry_id = touched;
  IF off IS DISTINCT FROM 0 THEN
    RAISE EXCEPTION 'journal entry % does not balance', touched USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON journal_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balances();
CREATE CONSTRAINT TRIGGER journal_line_balances AFTER INSERT ON journal_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_balances();

CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_line
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
