-- The tier each member was last told of, and when to look again.
CREATE TABLE member_tier (
  profile_id uuid        NOT NULL,
  program    text        NOT NULL,
  tier       text        NOT NULL,
  since      timestamptz NOT NULL,
  PRIMARY KEY (profile_id, program)
);

-- What this service must know of a profile: the newest snapshot wins.
CREATE TABLE person (
  profile_id uuid   PRIMARY KEY,
  version    bigint NOT NULL,
  country    text,
  segments   jsonb  NOT NULL
);
CREATE TABLE person_customer_id (
  customer_id text PRIMARY KEY,
  profile_id  uuid NOT NULL
);
CREATE INDEX person_customer_id_by_profile ON person_customer_id (profile_id);

-- Which accounts each merge moved, so that an un-merge moves back those and no others.
CREATE TABLE account_merge (
  merge_id    uuid        PRIMARY KEY,
  survivor_id uuid        NOT NULL,
  absorbed_id uuid        NOT NULL,
  account_ids uuid[]      NOT NULL,
  merged_at   timestamptz NOT NULL,
  undone_at   timestamptz
);

-- Late events about a person who was erased must not open an account again.
CREATE TABLE erased_profile (
  profile_id uuid        PRIMARY KEY,
  erased_at  timestamptz NOT NULL
);

CREATE TABLE account_freeze (
  profile_id uuid        PRIMARY KEY,
  alert_id   uuid        NOT NULL,
  frozen_at  timestamptz NOT NULL
);

-- Durable timers: what is due is done once, also after a restart.
CREATE TABLE timer (
  kind   text        NOT NULL,
  id     uuid        NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX timer_due ON timer (due_at);
