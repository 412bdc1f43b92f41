-- What members were told. A retry or another replica finds it here and stays silent.
CREATE TABLE alert (
  account_id     uuid        NOT NULL REFERENCES account,
  program        text        NOT NULL,
  kind           text        NOT NULL CHECK (kind IN ('points-expiring', 'tier-at-risk')),
  key            text        NOT NULL,                     -- which of its kind: what is lost when, and how long before
  correlation_id text        NOT NULL,
  at             timestamptz NOT NULL,
  PRIMARY KEY (account_id, program, kind, key)
);
CREATE TRIGGER alert_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alert
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Each time a member's figure rose to a threshold or fell below it: the newest says on which side it is.
CREATE TABLE threshold_crossing (
  number         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id     uuid        NOT NULL REFERENCES account,
  program        text        NOT NULL,
  threshold      text        NOT NULL,
  above          boolean     NOT NULL,
  correlation_id text        NOT NULL,
  at             timestamptz NOT NULL
);
CREATE INDEX threshold_crossing_newest ON threshold_crossing (account_id, program, threshold, number);
CREATE TRIGGER threshold_crossing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON threshold_crossing
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Points of before are looked at once, and then when it is time to.
INSERT INTO timer (kind, id, due_at, correlation_id)
SELECT 'points-alert', profile_id, now(), gen_random_uuid()::text
FROM (
  SELECT DISTINCT a.profile_id FROM lot l JOIN account a ON a.id = l.account_id
  WHERE l.expires_at > now() AND a.profile_id IS NOT NULL
) owners;
