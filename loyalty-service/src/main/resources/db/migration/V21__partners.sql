-- Partners: points that their customers earn there, what members spend there, points that they supply.

ALTER TABLE lot DROP CONSTRAINT lot_origin_check,
  ADD CONSTRAINT lot_origin_check CHECK (origin IN ('sale', 'grant', 'partner'));
ALTER TABLE cohort DROP CONSTRAINT cohort_origin_check,
  ADD CONSTRAINT cohort_origin_check CHECK (origin IN ('sale', 'grant', 'partner'));
ALTER TABLE cohort_movement DROP CONSTRAINT cohort_movement_origin_check,
  ADD CONSTRAINT cohort_movement_origin_check CHECK (origin IN ('sale', 'grant', 'partner'));

-- A settlement changes no cohort, so cohort_movement knows none.
ALTER TABLE booking DROP CONSTRAINT booking_kind_check,
  ADD CONSTRAINT booking_kind_check
    CHECK (kind IN ('allocation', 'recognition', 'reversal', 're-estimate', 'cost', 'settlement')),
  ADD COLUMN dealing jsonb;                          -- what it does between program and partner; null: nothing
ALTER TABLE journal_entry DROP CONSTRAINT journal_entry_kind_check,
  ADD CONSTRAINT journal_entry_kind_check
    CHECK (kind IN ('allocation', 'recognition', 'reversal', 're-estimate', 'cost', 'settlement')),
  ADD COLUMN partner text;                           -- whose account it is booked on; null: nobody's
CREATE INDEX booking_with_partner ON booking (program, (dealing ->> 'partner'), number) WHERE dealing IS NOT NULL;
CREATE INDEX journal_entry_with_partner ON journal_entry (program, partner, sequence) WHERE partner IS NOT NULL;

-- What customers of partners earned there: one row for ever for each transaction of a partner.
CREATE TABLE partner_earning (
  program        text           NOT NULL,
  partner        text           NOT NULL,
  reference      text           NOT NULL,            -- the partner's own id of the transaction
  account_id     uuid           NOT NULL REFERENCES account,
  lot_id         uuid           NOT NULL REFERENCES lot,
  points         bigint         NOT NULL CHECK (points > 0),
  basis          numeric(24, 6),                     -- what the partner's formula was asked about; null: points were told
  price          numeric(24, 6) NOT NULL,            -- of a point
  qualifies      boolean        NOT NULL,            -- for tiers
  amount         numeric(24, 6) NOT NULL,
  client         text           NOT NULL,
  correlation_id text           NOT NULL,
  at             timestamptz    NOT NULL,
  recorded_at    timestamptz    NOT NULL,
  PRIMARY KEY (program, partner, reference)
);
CREATE INDEX partner_earning_by_account ON partner_earning (account_id, program, partner, at);
CREATE TRIGGER partner_earning_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON partner_earning
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What of it was taken back, and why: once for each of the partner's ids.
CREATE TABLE partner_reversal (
  program        text           NOT NULL,
  partner        text           NOT NULL,
  earning        text           NOT NULL,
  reference      text           NOT NULL,            -- the partner's own id of the reversal
  points         bigint         NOT NULL CHECK (points > 0),
  amount         numeric(24, 6) NOT NULL,
  reason         text           NOT NULL,
  client         text           NOT NULL,
  correlation_id text           NOT NULL,
  at             timestamptz    NOT NULL,
  PRIMARY KEY (program, partner, earning, reference),
  FOREIGN KEY (program, partner, earning) REFERENCES partner_earning
);
CREATE TRIGGER partner_reversal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON partner_reversal
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- What a partner gets for a redemption, as it was agreed when the points were set aside.
ALTER TABLE redemption
  ADD COLUMN partner_role  text CHECK (partner_role IN ('principal', 'agent')), -- null: nobody is paid through the journal
  ADD COLUMN partner_price numeric(24, 6),           -- of a point; null: the reward has a value of its own
  ADD COLUMN partner_whole numeric(24, 6),           -- if all points are captured
  ADD CHECK ((partner_role IS NULL) = (partner_whole IS NULL)),
  ADD CHECK (partner_role IS NULL OR partner IS NOT NULL);

-- An order's points that somebody else supplies, and what a point cost then.
ALTER TABLE earning
  ADD COLUMN supplier      text,
  ADD COLUMN supplier_cost numeric(24, 6),
  ADD CHECK ((supplier IS NULL) = (supplier_cost IS NULL));
