-- What each order earned: one row for ever, so that an order earns once.
CREATE TABLE earning (
  program        text           NOT NULL,
  order_id       text           NOT NULL,
  account_id     uuid           NOT NULL REFERENCES account,
  lot_id         uuid           REFERENCES lot,
  points         bigint         NOT NULL CHECK (points >= 0),
  exact_points   numeric(24, 6) NOT NULL,
  total          numeric(24, 6) NOT NULL,
  allocated      numeric(24, 6) NOT NULL,
  refused        text,                               -- why it earned nothing
  rules          jsonb          NOT NULL,            -- rule by rule: the points each gave
  event_id       uuid           NOT NULL,
  at             timestamptz    NOT NULL,
  PRIMARY KEY (program, order_id),
  CHECK ((points > 0) = (lot_id IS NOT NULL))
);
CREATE TRIGGER earning_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON earning
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Each step of an order's refund, by the sum refunded so far: the same step cannot count twice.
CREATE TABLE earning_refund (
  program  text           NOT NULL,
  order_id text           NOT NULL,
  refunded numeric(24, 6) NOT NULL CHECK (refunded > 0),
  points   bigint         NOT NULL CHECK (points >= 0),
  at       timestamptz    NOT NULL,
  PRIMARY KEY (program, order_id, refunded),
  FOREIGN KEY (program, order_id) REFERENCES earning
);
CREATE TRIGGER earning_refund_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON earning_refund
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TABLE redemption (
  id              uuid           PRIMARY KEY,
  account_id      uuid           NOT NULL REFERENCES account,
  program         text           NOT NULL,
  program_version int            NOT NULL,
  points          bigint         NOT NULL CHECK (points > 0),
  captured        bigint         NOT NULL DEFAULT 0 CHECK (captured BETWEEN 0 AND points),
  status          text           NOT NULL CHECK (status IN ('held', 'captured', 'voided', 'expired')),
  value           numeric(24, 6) NOT NULL,
  currency        char(3)        NOT NULL,
  reference       text,
  assessment_id   uuid,                              -- null: fraud-service did not answer, a step-up stood in
  risk_score      int,
  acr             text,
  correlation_id  text           NOT NULL,
  requested_at    timestamptz    NOT NULL,
  expires_at      timestamptz    NOT NULL,
  decided_at      timestamptz,
  CHECK ((status = 'held') = (decided_at IS NULL))
);
CREATE INDEX redemption_by_account ON redemption (account_id, requested_at);
CREATE INDEX redemption_by_correlation ON redemption (correlation_id);

-- Points given or taken by hand, and by whom.
CREATE TABLE adjustment (
  id             uuid        PRIMARY KEY,
  account_id     uuid        NOT NULL REFERENCES account,
  program        text        NOT NULL,
  points         bigint      NOT NULL CHECK (points <> 0),
  reason         text        NOT NULL,
  adjusted_by    text        NOT NULL,
  correlation_id text        NOT NULL,
  at             timestamptz NOT NULL
);
CREATE TRIGGER adjustment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON adjustment
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
