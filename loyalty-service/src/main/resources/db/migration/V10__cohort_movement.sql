-- A cohort is the sum over its movements: what each booking did to it, also where no money moved. Roll-forward and
-- redemption triangle are sums over these rows.

ALTER TABLE booking ADD COLUMN estimate_rates jsonb;   -- a re-estimate's rates by month of issue
ALTER TABLE booking ADD COLUMN estimate_id    uuid;    -- the approved estimate; null: a rate published with a program
ALTER TABLE booking ADD COLUMN as_of          date;    -- catch up with what stood then; null: with what stands now

CREATE INDEX booking_re_estimates ON booking (program, number) WHERE kind = 're-estimate';

-- The estimate in force and where it comes from; how the cohort is accounted for, from its first point to its last.
ALTER TABLE cohort ADD COLUMN estimate_id     uuid;
ALTER TABLE cohort ADD COLUMN program_version int;
ALTER TABLE cohort ADD COLUMN breakage        text NOT NULL DEFAULT 'proportional'
  CHECK (breakage IN ('proportional', 'remote'));

CREATE TABLE cohort_movement (
  number          bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id        uuid           NOT NULL REFERENCES booking,
  program         text           NOT NULL,
  origin          text           NOT NULL CHECK (origin IN ('sale', 'grant')),
  month           date           NOT NULL,
  kind            text           NOT NULL
    CHECK (kind IN ('allocation', 'recognition', 'reversal', 're-estimate', 'cost')),
  booking_date    date           NOT NULL,
  occurred_on     date           CHECK (occurred_on < booking_date),  -- null: on its booking date
  allocated       numeric(24, 6) NOT NULL,
  issued          bigint         NOT NULL,
  redeemed        bigint         NOT NULL,
  expired         bigint         NOT NULL,
  recognised      numeric(24, 6) NOT NULL,
  rate_before     numeric(9, 8),                     -- null: it opened the cohort
  rate_after      numeric(9, 8)  NOT NULL,
  estimate_id     uuid,                              -- where rate_after comes from; null: from the program
  program_version int            NOT NULL,
  UNIQUE (entry_id, origin, month)
);

-- What was booked before there were movements is computed again from its bookings, in the order in which they were
-- booked: the same formula as in revenue.Cohort.
DO $$
DECLARE
  b record;
  c record;
  k record;
  digits int;
  expected numeric;
  due numeric;
BEGIN
  CREATE TEMP TABLE replayed (
    origin text, month date, rate numeric, program_version int, allocated numeric, issued bigint, redeemed bigint,
    expired bigint, recognised numeric, program text, PRIMARY KEY (program, origin, month)) ON COMMIT DROP;
  FOR b IN
    SELECT bk.*, v.document ->> 'currency' AS currency,
      (v.document -> 'accounting' ->> 'expectedRedemptionRate')::numeric AS first_rate
    FROM booking bk JOIN program_version v ON v.program_id = bk.program AND v.version = bk.program_version
    WHERE bk.booked_at IS NOT NULL ORDER BY bk.booked_at, bk.number
  LOOP
    digits := CASE
      WHEN b.currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
        'VUV', 'XAF', 'XOF', 'XPF') THEN 0
      WHEN b.currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
      ELSE 2 END;
    FOR c IN
      SELECT r.origin, (r.month || '-01')::date AS month, sum(r.allocated) AS allocated, sum(r.issued)::bigint AS issued,
        sum(r.redeemed)::bigint AS redeemed, sum(r.expired)::bigint AS expired
      FROM jsonb_to_recordset(b.changes)
        AS r(origin text, month text, allocated numeric, issued bigint, redeemed bigint, expired bigint)
      GROUP BY r.origin, r.month
      UNION ALL
      SELECT r.origin, r.month, 0, 0, 0, 0 FROM replayed r WHERE r.program = b.program AND b.kind = 're-estimate'
    LOOP
      SELECT * INTO k FROM replayed r WHERE r.program = b.program AND r.origin = c.origin AND r.month = c.month;
      IF NOT FOUND THEN
        INSERT INTO replayed VALUES (c.origin, c.month, b.first_rate, b.program_version, 0, 0, 0, 0, 0, b.program);
      END IF;
      UPDATE replayed r SET
        allocated = r.allocated + c.allocated, issued = r.issued + c.issued, redeemed = r.redeemed + c.redeemed,
        expired = r.expired + c.expired, rate = coalesce(b.estimate, r.rate),
        program_version = CASE WHEN b.estimate IS NULL THEN r.program_version ELSE b.program_version END
      WHERE r.program = b.program AND r.origin = c.origin AND r.month = c.month;
      INSERT INTO cohort_movement (entry_id, program, origin, month, kind, booking_date, allocated, issued, redeemed,
        expired, recognised, rate_before, rate_after, program_version)
      SELECT b.entry_id, b.program, c.origin, c.month, b.kind, b.booking_date, c.allocated, c.issued, c.redeemed,
        c.expired, 0, k.rate, r.rate, r.program_version
      FROM replayed r WHERE r.program = b.program AND r.origin = c.origin AND r.month = c.month;
      IF b.kind IN ('recognition', 'reversal', 're-estimate') THEN
        SELECT * INTO k FROM replayed r WHERE r.program = b.program AND r.origin = c.origin AND r.month = c.month;
        expected := greatest(least(k.rate * k.issued, k.issued - k.expired), k.redeemed);
        due := CASE
          WHEN k.redeemed <= 0 AND k.issued - k.redeemed - k.expired > 0 THEN 0
          WHEN k.issued - k.redeemed - k.expired <= 0 OR expected <= k.redeemed THEN k.allocated
          ELSE round(k.allocated * k.redeemed / expected, digits) END;
        UPDATE cohort_movement m SET recognised = due - k.recognised
        WHERE m.entry_id = b.entry_id AND m.origin = c.origin AND m.month = c.month;
        UPDATE replayed r SET recognised = due
        WHERE r.program = b.program AND r.origin = c.origin AND r.month = c.month;
      END IF;
    END LOOP;
  END LOOP;

  -- Bookers whose clocks disagreed by a moment may have booked in another order than this: the sum is what counts.
  UPDATE cohort_movement m SET recognised = m.recognised + h.recognised - r.recognised
  FROM replayed r JOIN cohort h USING (program, origin, month)
  WHERE h.recognised <> r.recognised AND m.number = (
    SELECT max(l.number) FROM cohort_movement l
    WHERE l.program = r.program AND l.origin = r.origin AND l.month = r.month);
  UPDATE cohort h SET program_version = r.program_version
  FROM replayed r WHERE r.program = h.program AND r.origin = h.origin AND r.month = h.month;
END $$;

ALTER TABLE cohort ALTER COLUMN program_version SET NOT NULL;

CREATE INDEX cohort_movement_by_day ON cohort_movement (program, booking_date);
CREATE INDEX cohort_movement_of_estimate ON cohort_movement (estimate_id) WHERE kind = 're-estimate';
CREATE TRIGGER cohort_movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cohort_movement
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
