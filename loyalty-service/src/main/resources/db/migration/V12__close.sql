-- Closed periods: calendar months, UTC.
CREATE TABLE period_close (
  program       text        NOT NULL,
  period        date        NOT NULL CHECK (extract(day FROM period) = 1),  -- the month's first day
  closed_at     timestamptz NOT NULL,
  closed_by     text        NOT NULL,
  head_sequence bigint      NOT NULL,   -- the journal's last entry at the close
  head_hash     char(64)    NOT NULL,
  statement     jsonb       NOT NULL,   -- roll-forward, what it was tied to, estimates in force
  PRIMARY KEY (program, period)
);
CREATE TRIGGER period_close_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON period_close
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- The first day that can be booked on; null while nothing was closed. Months before the last one closed are closed too.
CREATE FUNCTION journal_open_from(text) RETURNS date LANGUAGE sql STABLE AS
$$ SELECT (max(period) + interval '1 month')::date FROM period_close WHERE program = $1 $$;

-- The day on which it happened, for what was booked later because its period was closed.
ALTER TABLE journal_entry ADD COLUMN occurred_on date CHECK (occurred_on < booking_date);

-- The booker never does it (it holds the lock that a close takes); whoever else might is refused.
CREATE FUNCTION closed_period_takes_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT program, min(booking_date) AS first_day FROM written GROUP BY program) w
    WHERE w.first_day < journal_open_from(w.program)
  ) THEN
    RAISE EXCEPTION '%: the period is closed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER journal_entry_in_open_period AFTER INSERT ON journal_entry
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION closed_period_takes_nothing();
CREATE TRIGGER cohort_movement_in_open_period AFTER INSERT ON cohort_movement
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION closed_period_takes_nothing();
