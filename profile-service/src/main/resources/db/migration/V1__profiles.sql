-- A person as known today. The row is a projection: events, edges and the consent register can make it again.
create table profile (
  id          uuid primary key,
  version     bigint      not null,
  state       text        not null check (state in ('active', 'merged', 'erased')),
  merged_into uuid references profile (id),
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  identifiers jsonb       not null, -- what points here now, as the edges say; read under one lock with the rest
  traits      jsonb       not null, -- name → {value, at}
  place       jsonb       not null, -- locale, zone, country → {value, at}
  consents    jsonb       not null, -- what stands now; the register has the history
  segments    jsonb       not null, -- id → version of the rule that let it in
  check ((state = 'merged') = (merged_into is not null))
);
create index profile_absorbed on profile (merged_into) where merged_into is not null;

-- All profiles that are this one today: itself and, transitively, what it absorbed. Nothing that is keyed by a profile
-- has to be rewritten when profiles merge, nor when they part again.
create function profile_lineage(root uuid) returns setof uuid language sql stable as $$
  with recursive lineage(id) as (
    select root
    union
    select p.id from profile p join lineage l on p.merged_into = l.id
  )
  select id from lineage
$$;

-- The profile that this one is today.
create function profile_root(start uuid) returns uuid language sql stable as $$
  with recursive chain(id, merged_into) as (
    select id, merged_into from profile where id = start
    union
    select p.id, p.merged_into from profile p join chain c on p.id = c.merged_into
  )
  select id from chain where merged_into is null
$$;

-- Which identifier points to which profile, since when, by what right, and until when.
create table identity_edge (
  id             uuid primary key,
  type           text        not null,
  value          text        not null,
  profile_id     uuid        not null references profile (id) deferrable initially deferred,
  rule           text        not null check (rule in ('attached', 'merged', 'restored')),
  event_id       uuid,                  -- the event that carried it
  change_id      uuid,                  -- the merge or un-merge that moved it here
  seen_at        timestamptz not null,  -- when it was first seen at all
  valid_from     timestamptz not null,
  valid_to       timestamptz,
  closed_by      uuid,                  -- the merge or un-merge that ended it
  correlation_id text        not null
);
-- An identifier points to one profile at a time.
create unique index identity_edge_open on identity_edge (type, value) where valid_to is null;
create index identity_edge_profile on identity_edge (profile_id);
create index identity_edge_closed_by on identity_edge (closed_by) where closed_by is not null;
create index identity_edge_correlation on identity_edge (correlation_id);

create table identity_merge (
  id             uuid primary key,
  survivor_id    uuid        not null references profile (id),
  absorbed_id    uuid        not null references profile (id),
  evidence_type  text        not null,  -- one event carried this, which pointed to the absorbed profile,
  evidence_value text        not null,
  anchor_type    text        not null,  -- and this, which pointed to the survivor
  anchor_value   text        not null,
  event_id       uuid        not null,
  at             timestamptz not null,
  undone_at      timestamptz,
  correlation_id text        not null
);
create index identity_merge_survivor on identity_merge (survivor_id);
create index identity_merge_absorbed on identity_merge (absorbed_id);
create index identity_merge_correlation on identity_merge (correlation_id);

-- Pairs that were split by hand: never merged again.
create table identity_apart (
  one   uuid not null references profile (id),
  other uuid not null references profile (id),
  primary key (one, other)
);
create index identity_apart_other on identity_apart (other);

-- What each profile did. profile_id is the profile at that time: read it through profile_lineage.
create table customer_event (
  id              uuid primary key,
  profile_id      uuid        not null references profile (id) deferrable initially deferred,
  profile_version bigint      not null,
  source          text        not null,
  message_id      text        not null,
  kind            text        not null,
  name            text        not null,
  identifiers     jsonb       not null,
  dropped         jsonb       not null, -- identifiers left aside when it was resolved, each with the reason
  traits          jsonb       not null,
  properties      jsonb       not null,
  orders          jsonb,                -- the order as it stood after it
  context         jsonb       not null,
  occurred_at     timestamptz not null,
  received_at     timestamptz not null,
  taken_at        timestamptz not null,
  correlation_id  text        not null
);
create index customer_event_profile on customer_event (profile_id, occurred_at desc, id desc);
create index customer_event_correlation on customer_event (correlation_id);

-- Each order as it stands.
create table customer_order (
  source      text        not null,
  order_id    text        not null,
  profile_id  uuid references profile (id) deferrable initially deferred, -- null: removed before we ever knew whose it was
  event_id    uuid        not null,
  standing    jsonb       not null,
  modified_at timestamptz not null,
  counts      boolean     not null,         -- paid, and not paid back in full
  ordered_at  timestamptz not null,
  primary key (source, order_id)
);
create index customer_order_profile on customer_order (profile_id);
create index customer_order_event on customer_order (event_id);
