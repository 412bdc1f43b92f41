-- Emergency overrides. A row stays for ever: who opened it, who confirmed it, what it was used for.
create table emergency_override (
  override_id  uuid        primary key,
  scope        jsonb       not null,
  reason       text        not null,
  opened_by    text        not null,
  opened_at    timestamptz not null,
  ends_at      timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  ended_by     text,
  ended_at     timestamptz,
  constraint at_most_a_day check (ends_at <= opened_at + interval '24 hours'),
  constraint a_second_person check (confirmed_by <> opened_by),
  constraint confirmed_by_somebody check ((confirmed_by is null) = (confirmed_at is null)),
  constraint ended_by_somebody check ((ended_by is null) = (ended_at is null))
);

create index emergency_override_ends on emergency_override (ends_at);

-- Every use of an override. Names no person, so that an erasure does not shorten the record.
create table override_use (
  decision_id uuid        primary key,
  override_id uuid        not null references emergency_override,
  purpose     text        not null,
  channel     text        not null,
  used_at     timestamptz not null
);

create index override_use_override on override_use (override_id, decision_id);
create index override_use_at on override_use (used_at);

-- Reports and rehearsals read by time. Both tables grow at their end, so a block range index finds
-- the rows and costs a decision next to nothing.
create index decision_time on decision using brin (decided_at) with (autosummarize = on);
create index contact_slot_time on contact using brin (slot_at) with (autosummarize = on);

-- Who published a version; not known of those from before.
alter table policy_version add column published_by text;
