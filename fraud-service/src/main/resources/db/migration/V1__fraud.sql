-- What fraud-service remembers. original_profile_id says whose a row was before any merge, so that a
-- merge can be undone.

-- Just enough of the profile: whom an identifier means and where an alert goes.
CREATE TABLE profile (
  profile_id uuid PRIMARY KEY,
  version    bigint NOT NULL,
  email      text
);

CREATE TABLE identifier (
  type       text NOT NULL,
  value      text NOT NULL,
  profile_id uuid NOT NULL,
  PRIMARY KEY (type, value)
);
CREATE INDEX identifier_profile ON identifier (profile_id);

-- profile_id is null while the identifier means nobody we know of yet.
CREATE TABLE signal (
  signal_id           uuid PRIMARY KEY,
  profile_id          uuid,
  original_profile_id uuid,
  identifier_type     text,
  identifier_value    text,
  kind                text NOT NULL,
  source              text NOT NULL,
  network             text,
  country             text,
  latitude            double precision,
  longitude           double precision,
  accuracy_km         double precision,
  device_id           text,
  user_agent          text,
  browser             text,
  os                  text,
  device_type         text,
  session_id          text,
  acr                 text,
  previous_email      text,
  standing            text NOT NULL CHECK (standing IN ('TRUSTED', 'PROBATION', 'REJECTED')),
  occurred_at         timestamptz NOT NULL,
  received_at         timestamptz NOT NULL,
  correlation_id      text NOT NULL
);
CREATE INDEX signal_profile ON signal (profile_id, occurred_at DESC);
CREATE INDEX signal_unknown ON signal (identifier_type, identifier_value) WHERE profile_id IS NULL;
CREATE INDEX signal_correlation ON signal (correlation_id);
CREATE INDEX signal_age ON signal (occurred_at);

CREATE TABLE assessment (
  assessment_id       uuid PRIMARY KEY,
  profile_id          uuid NOT NULL,
  original_profile_id uuid NOT NULL,
  subject             text NOT NULL,
  reference           text,
  asked               boolean NOT NULL,
  score               integer NOT NULL CHECK (score BETWEEN 0 AND 100),
  action              text NOT NULL,
  contributions       jsonb NOT NULL,
  model_version       integer NOT NULL,
  at                  timestamptz NOT NULL,
  correlation_id      text NOT NULL
);
-- A caller that asks twice about the same thing gets the same answer.
CREATE UNIQUE INDEX assessment_reference ON assessment (subject, reference) WHERE asked;
CREATE INDEX assessment_profile ON assessment (profile_id, at DESC);
CREATE INDEX assessment_correlation ON assessment (correlation_id);

-- One row a person: locked while they are assessed, so that two attempts at once see each other.
CREATE TABLE account (
  profile_id    uuid PRIMARY KEY,
  frozen        boolean NOT NULL DEFAULT false,
  alert_id      uuid,
  assessment_id uuid,
  frozen_at     timestamptz,
  released_at   timestamptz,
  touched_at    timestamptz NOT NULL
);

CREATE TABLE release (
  release_id          uuid PRIMARY KEY,
  profile_id          uuid NOT NULL,
  original_profile_id uuid NOT NULL,
  released_by         text NOT NULL,
  reviewer            text,
  reason              text NOT NULL,
  at                  timestamptz NOT NULL,
  correlation_id      text NOT NULL
);
CREATE INDEX release_profile ON release (profile_id);
CREATE INDEX release_correlation ON release (correlation_id);

CREATE TABLE alert (
  alert_id            uuid PRIMARY KEY,
  profile_id          uuid NOT NULL,
  original_profile_id uuid NOT NULL,
  assessment_id       uuid NOT NULL,
  severity            text NOT NULL,
  score               integer NOT NULL,
  action              text NOT NULL,
  summary             text NOT NULL,
  contributions       jsonb NOT NULL,
  status              text NOT NULL CHECK (status IN ('open', 'closed')),
  at                  timestamptz NOT NULL,
  closed_at           timestamptz,
  correlation_id      text NOT NULL
);
CREATE INDEX alert_queue ON alert (status, alert_id DESC);
CREATE INDEX alert_profile ON alert (profile_id, status);
CREATE INDEX alert_correlation ON alert (correlation_id);

-- Which profile an absorbed one is now, however many merges later; and, for each merge, whose rows to
-- hand back if it is undone.
CREATE TABLE alias (
  absorbed_id uuid PRIMARY KEY,
  profile_id  uuid NOT NULL
);
CREATE INDEX alias_profile ON alias (profile_id);

CREATE TABLE merge (
  merge_id uuid PRIMARY KEY,
  members  uuid[] NOT NULL
);
