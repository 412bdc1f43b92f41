-- A cohort is program × month × origin × currency × segment (docs/adr/loyalty-cohorts-by-currency-and-segment.md).
-- '' is the program's own currency, and no segment: what was booked before stays as it is.
ALTER TABLE lot ADD COLUMN currency text NOT NULL DEFAULT '' CHECK (length(currency) IN (0, 3));
ALTER TABLE lot ADD COLUMN segment  text NOT NULL DEFAULT '';

ALTER TABLE booking ADD COLUMN currency         text NOT NULL DEFAULT '';  -- of all cohorts in it: an entry has one
ALTER TABLE booking ADD COLUMN estimate_segment text;                      -- a re-estimate's; null: of all

ALTER TABLE cohort ADD COLUMN currency text NOT NULL DEFAULT '';
ALTER TABLE cohort ADD COLUMN segment  text NOT NULL DEFAULT '';
ALTER TABLE cohort DROP CONSTRAINT cohort_pkey;
ALTER TABLE cohort ADD PRIMARY KEY (program, origin, month, currency, segment);

ALTER TABLE cohort_movement ADD COLUMN currency text NOT NULL DEFAULT '';
ALTER TABLE cohort_movement ADD COLUMN segment  text NOT NULL DEFAULT '';
ALTER TABLE cohort_movement DROP CONSTRAINT cohort_movement_entry_id_origin_month_key;
ALTER TABLE cohort_movement ADD UNIQUE (entry_id, origin, month, currency, segment);

ALTER TABLE estimate ADD COLUMN segment text;                              -- null: of all

-- What the order was paid in; its basis is in the program's own currency, as tiers and caps count it.
ALTER TABLE earning ADD COLUMN currency text NOT NULL DEFAULT '';
