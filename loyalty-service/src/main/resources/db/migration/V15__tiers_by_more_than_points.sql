-- Tiers by spend, by orders and by formula count what orders were, net of their refunds. Points stay with
-- the movements. An order of before has no basis: what it cost in all stands in for it.
ALTER TABLE earning
  ADD COLUMN basis      numeric(24, 6),                    -- what was paid for goods
  ADD COLUMN qualifying numeric(24, 6) NOT NULL DEFAULT 0; -- by the program's own formula
CREATE INDEX earning_by_account ON earning (account_id, program, at);

-- Every change of a member's tier, with what counted when it was made.
CREATE TABLE tier_change (
  number          bigint         GENERATED ALWAYS AS IDENTITY UNIQUE,
  id              uuid           PRIMARY KEY,
  account_id      uuid           NOT NULL REFERENCES account,
  program         text           NOT NULL,
  program_version int            NOT NULL,
  from_tier       text,                                    -- null: the first
  to_tier         text           NOT NULL,
  reason          text           NOT NULL,
  qualifying      numeric(24, 6) NOT NULL,
  valid_until     timestamptz,                             -- as it stood then; null: no end in sight
  correlation_id  text           NOT NULL,
  at              timestamptz    NOT NULL
);
CREATE INDEX tier_change_by_account ON tier_change (account_id, program, number);

-- The history begins with what members had been told before it was kept.
INSERT INTO tier_change (id, account_id, program, program_version, to_tier, reason, qualifying, correlation_id, at)
SELECT gen_random_uuid(), a.id, t.program,
  (SELECT max(version) FROM program_version v WHERE v.program_id = t.program AND v.status = 'published'),
  t.tier, 'held when the history began', 0, gen_random_uuid()::text, t.since
FROM member_tier t JOIN account a ON a.origin_profile_id = t.profile_id;

CREATE TRIGGER tier_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tier_change
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
