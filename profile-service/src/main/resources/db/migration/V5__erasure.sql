create table erasure (
  id             uuid primary key,
  profile_id     uuid        not null references profile (id),
  at             timestamptz not null,
  correlation_id text        not null
);
create index erasure_correlation on erasure (correlation_id);

-- Which service has said that it carried out a merge, un-merge or erasure.
create table change_applied (
  change_id uuid        not null,
  service   text        not null,
  change    text        not null,
  at        timestamptz not null,
  primary key (change_id, service)
);

-- Addresses of people who were forgotten, as keyed hashes: whoever comes back with one starts without consent.
create table suppressed_address (
  hash       bytea       not null,
  channel    text        not null,
  erasure_id uuid        not null references erasure (id),
  at         timestamptz not null,
  primary key (hash, channel)
);
