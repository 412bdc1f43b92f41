-- The contact policy: one working draft a policy, and what was published of it, never changed after.
create table policy_draft (
  policy_id  text        primary key,
  revision   bigint      not null,
  document   text        not null,
  updated_at timestamptz not null
);

create table policy_version (
  policy_id    text        not null,
  version      int         not null,
  document     text        not null,
  published_at timestamptz not null,
  primary key (policy_id, version)
);

-- A person as far as the policy needs to know them. No address, only fingerprints of addresses.
create table recipient (
  profile_id      uuid        primary key,
  version         bigint      not null,
  zone            text,
  country         text,
  addresses       jsonb       not null default '{}',
  consents        jsonb       not null default '[]',
  suppressions    jsonb       not null default '[]',
  frozen_since    timestamptz,
  frozen_by_merge uuid,
  merged_into     uuid,
  erased          boolean     not null default false,
  -- Names the last change of their contacts that count: counters in Redis that carry another are stale.
  slots           uuid,
  updated_at      timestamptz not null
);

-- A contact as it stands now. The row is also its place under the caps (slot_at, slot_state) and its
-- timer (due_at).
create table contact (
  contact_id     uuid        primary key,
  profile_id     uuid        not null,
  verdict        text        not null,
  decision_id    uuid        not null,
  deliver        boolean     not null,
  request        jsonb       not null,
  priority       int         not null,
  purpose        text        not null,
  topic          text,
  journey        text,
  channel        text,
  correlation_id text        not null,
  due_at         timestamptz,
  slot_at        timestamptz,
  slot_state     text        check (slot_state in ('RESERVED', 'COMMITTED', 'RELEASED')),
  outcome        text,
  outcome_at     timestamptz,
  constraint due_when_deferred check (due_at is null or verdict = 'DEFERRED'),
  constraint slot_when_approved check (slot_state is null or (verdict = 'APPROVED' and slot_at is not null))
);

create index contact_due on contact (due_at) where due_at is not null;
create index contact_slots on contact (profile_id, slot_at) where slot_state in ('RESERVED', 'COMMITTED');
create index contact_profile on contact (profile_id);

-- The decision log: every decision, with all it looked at. Rows are added, never changed.
create table decision (
  decision_id       uuid        primary key,
  contact_id        uuid        not null references contact on delete cascade,
  verdict           text        not null,
  channel           text,
  until             timestamptz,
  reasons           jsonb       not null,
  policy_id         text        not null,
  policy_version    int         not null,
  consent_record_id uuid,
  correlation_id    text        not null,
  decided_at        timestamptz not null
);

create index decision_contact on decision (contact_id, decision_id);
create index decision_correlation on decision (correlation_id);

-- Which contacts came over with which merge, so that an un-merge takes back exactly those.
create table merged_contact (
  merge_id   uuid not null,
  contact_id uuid not null references contact on delete cascade,
  primary key (merge_id, contact_id)
);
create index merged_contact_contact on merged_contact (contact_id);
