-- How many places caps keep for higher classes, as computed from observed demand: one row a computation, never changed.
-- The latest for a cap and classes as they stand in the policy holds, so that a version that leaves both alone changes
-- nothing.
create table protection (
  protection_id uuid        primary key,
  policy_id     text        not null,
  cap_id        text        not null,
  computed_at   timestamptz not null,
  rule          jsonb       not null,
  observed_from timestamptz not null,
  observed_to   timestamptz not null,
  found         jsonb       not null
);

create index protection_cap on protection (policy_id, cap_id, computed_at);

-- What a person is scheduled for, for those that look ahead.
create index contact_scheduled on contact (profile_id) where due_at is not null;
