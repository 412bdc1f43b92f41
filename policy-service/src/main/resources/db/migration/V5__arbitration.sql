-- How many places caps keep for higher classes, as computed from observed demand: one row a computation, never changed.
-- The latest of a policy's version holds.
create table protection (
  policy_id      text        not null,
  policy_version int         not null,
  cap_id         text        not null,
  computed_at    timestamptz not null,
  observed_from  timestamptz not null,
  observed_to    timestamptz not null,
  found          jsonb       not null,
  primary key (policy_id, policy_version, cap_id, computed_at)
);

-- What a person is scheduled for, for those that look ahead.
create index contact_scheduled on contact (profile_id) where due_at is not null;
