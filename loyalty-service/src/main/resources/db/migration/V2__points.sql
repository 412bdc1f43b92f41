-- Members and their points.

-- Nothing in the ledger names a person: it points to an account, whose id is random. Who an account
-- belongs to stands here and only here, so that a merge moves no posting and an erasure cuts one link.
CREATE TABLE account (
  id                uuid        PRIMARY KEY,
  origin_profile_id uuid        UNIQUE,       -- the profile that the points were posted for; null once erased
  profile_id        uuid,                     -- the profile that owns them today; null once erased
  opened_at         timestamptz NOT NULL,
  erased_at         timestamptz,
  CHECK ((erased_at IS NULL) = (profile_id IS NOT NULL AND origin_profile_id IS NOT NULL))
);
CREATE INDEX account_by_profile ON account (profile_id);

-- Points earned together, which expire together.
CREATE TABLE lot (
  id         uuid        PRIMARY KEY,
  account_id uuid        NOT NULL REFERENCES account,
  program    text        NOT NULL,
  origin     text        NOT NULL CHECK (origin IN ('sale', 'grant')),
  points     bigint      NOT NULL CHECK (points > 0),
  earned_at  timestamptz NOT NULL,
  active_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (active_at >= earned_at AND expires_at > earned_at)
);
CREATE INDEX lot_by_account ON lot (account_id, program);

-- Everything that ever happened to points, in the order of number within an account.
CREATE TABLE movement (
  number          bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  id              uuid        PRIMARY KEY,
  account_id      uuid        NOT NULL REFERENCES account,
  program         text        NOT NULL,
  program_version int         NOT NULL,
  kind            text        NOT NULL
    CHECK (kind IN ('earned', 'held', 'burned', 'released', 'reversed', 'expired', 'adjusted')),
  points          bigint      NOT NULL CHECK (points > 0),
  debt            bigint      NOT NULL DEFAULT 0,   -- what it adds to the member's debt, or pays of it
  qualifying      bigint      NOT NULL DEFAULT 0,   -- what it adds to the points that make a tier
  qualified_at    timestamptz,                      -- when those were earned
  reference       text        NOT NULL,             -- the order, redemption or adjustment
  redemption_id   uuid,
  entry_id        uuid,                             -- the journal entry that books it
  correlation_id  text        NOT NULL,
  at              timestamptz NOT NULL,
  CHECK ((qualifying = 0) = (qualified_at IS NULL))
);
CREATE INDEX movement_by_account ON movement (account_id, number);
CREATE INDEX movement_by_correlation ON movement (correlation_id);
CREATE INDEX movement_by_redemption ON movement (redemption_id) WHERE redemption_id IS NOT NULL;
CREATE INDEX movement_debts ON movement (account_id, program) WHERE debt <> 0;
CREATE INDEX movement_qualifying ON movement (account_id, program, qualified_at) WHERE qualifying <> 0;

-- What a movement did to each lot. A lot's balance is the sum over these rows.
CREATE TABLE lot_movement (
  lot_id      uuid   NOT NULL REFERENCES lot,
  movement_id uuid   NOT NULL REFERENCES movement,
  available   bigint NOT NULL,
  held        bigint NOT NULL,
  PRIMARY KEY (lot_id, movement_id),
  CHECK (available <> 0 OR held <> 0)
);
CREATE INDEX lot_movement_by_movement ON lot_movement (movement_id);

-- The code never writes such a row (it holds the account's lock); if it ever did, this would refuse it.
CREATE FUNCTION lot_never_below_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM lot_movement m
    WHERE m.lot_id IN (SELECT lot_id FROM written)
    GROUP BY m.lot_id
    HAVING sum(m.available) < 0 OR sum(m.held) < 0
  ) THEN
    RAISE EXCEPTION 'a lot would hold less than nothing' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_never_below_zero AFTER INSERT ON lot_movement
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION lot_never_below_zero();

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: correct it with a new row', TG_TABLE_NAME;
END $$;
CREATE TRIGGER lot_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON movement
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER lot_movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot_movement
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
