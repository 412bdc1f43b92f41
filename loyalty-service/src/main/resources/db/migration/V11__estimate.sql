-- Estimates of how many points will be redeemed (IFRS 15.B46): proposed by one person, approved by another, booked,
-- and kept for ever with what they were made from.
CREATE TABLE estimate (
  id             uuid          PRIMARY KEY,
  program        text          NOT NULL,
  method         text          NOT NULL CHECK (method IN ('override', 'chain-ladder')),
  rate           numeric(9, 8) CHECK (rate > 0 AND rate <= 1),  -- of every cohort not named; null: only the named
  rates          jsonb         NOT NULL,                        -- of the cohorts named, by month of issue
  justification  text          NOT NULL,
  effective_from date          NOT NULL,
  evidence       jsonb         NOT NULL,                        -- triangle, factors, back-test, as they were then
  status         text          NOT NULL CHECK (status IN ('proposed', 'approved', 'rejected')),
  proposed_by    text          NOT NULL,
  proposed_at    timestamptz   NOT NULL,
  decided_by     text          CHECK (decided_by <> proposed_by),
  decided_at     timestamptz,
  reason         text,                                          -- why it was rejected
  CHECK (rate IS NOT NULL OR rates <> '{}'),
  CHECK ((status = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (reason IS NULL OR status = 'rejected')
);
CREATE INDEX estimate_by_program ON estimate (program, id);

CREATE FUNCTION estimate_decided_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'proposed' THEN
    RAISE EXCEPTION 'estimate % is % and cannot change', OLD.id, OLD.status;
  END IF;
  IF to_jsonb(NEW) - ARRAY['status', 'decided_by', 'decided_at', 'reason']
     <> to_jsonb(OLD) - ARRAY['status', 'decided_by', 'decided_at', 'reason'] THEN
    RAISE EXCEPTION 'estimate % can be decided on, not changed', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER estimate_decided_is_final BEFORE UPDATE ON estimate
  FOR EACH ROW EXECUTE FUNCTION estimate_decided_is_final();
CREATE TRIGGER estimate_never_deleted BEFORE DELETE OR TRUNCATE ON estimate
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

ALTER TABLE booking ADD FOREIGN KEY (estimate_id) REFERENCES estimate;
ALTER TABLE cohort ADD FOREIGN KEY (estimate_id) REFERENCES estimate;
ALTER TABLE cohort_movement ADD FOREIGN KEY (estimate_id) REFERENCES estimate;
