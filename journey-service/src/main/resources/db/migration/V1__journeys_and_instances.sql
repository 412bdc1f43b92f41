-- Journeys: one row for what an author works on, one for each version that was ever published.
create table journey (
  id                 text        primary key,
  state              text        not null check (state in ('draft', 'live', 'paused', 'archived')),
  draft              text        not null,             -- the document, kept as it was written
  revision           bigint      not null,             -- of the draft; the ETag
  published_revision bigint,                           -- the draft that the newest version was made of
  live_version       integer,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  check ((state = 'draft') = (live_version is null) or state = 'archived')
);

create table journey_version (
  journey_id   text        not null references journey,
  version      integer     not null check (version > 0),
  document     text        not null,
  published_at timestamptz not null,
  primary key (journey_id, version)
);

-- The little we keep of a profile. A row stays behind a merge (it points on) and behind an erasure
-- (nothing but the fact), so that what arrives late finds its way or finds nothing.
create table profile (
  id          uuid    primary key,
  version     bigint  not null,
  snapshot    jsonb,
  merged_into uuid,
  erased      boolean not null default false
);
create index profile_absorbed on profile (merged_into) where merged_into is not null;

create table instance (
  id             uuid        primary key,
  journey_id     text        not null,
  version        integer     not null,
  profile_id     uuid        not null,
  entry_key      text        not null,
  kept           boolean     not null,                 -- the entry stays taken after the end
  slot           text,                                 -- the entry it takes now; null takes none
  step_id        text        not null,
  visit          integer     not null,
  waiting        text        check (waiting in ('time', 'event')),
  due_at         timestamptz,
  event          jsonb,                                -- the last event it took in
  open_contacts  uuid[]      not null default '{}',
  ending         text        check (ending in ('exit', 'goal', 'archived', 'merged', 'erased')),
  correlation_id text        not null,
  failures       integer     not null default 0,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  foreign key (journey_id, version) references journey_version,
  -- Whoever runs waits for exactly one thing, and never without end; whoever has ended waits for none.
  constraint runs_or_has_ended check ((ending is null) = (waiting is not null)),
  constraint waits_with_an_end check (waiting is null or due_at is not null),
  constraint has_ended_at check ((ending is null) = (ended_at is null))
);
-- Entry rules hold under any concurrency.
create unique index instance_entry on instance (journey_id, profile_id, slot);
create index instance_due on instance (due_at) where due_at is not null;
create index instance_of_profile on instance (profile_id);
create index instance_of_journey on instance (journey_id, started_at desc, id desc);
create index instance_correlation on instance (correlation_id);

create table instance_note (
  instance_id uuid        not null references instance on delete cascade,
  seq         bigint      generated always as identity,
  at          timestamptz not null,
  step_id     text,
  kind        text        not null,
  why         text        not null,
  facts       jsonb       not null,
  caused_by   uuid,
  primary key (instance_id, seq)
);

-- Which instances a merge moved, for its un-merge.
create table instance_move (
  merge_id     uuid not null,
  instance_id  uuid not null references instance on delete cascade,
  from_profile uuid not null,
  primary key (merge_id, instance_id)
);
create index instance_move_instance on instance_move (instance_id);
