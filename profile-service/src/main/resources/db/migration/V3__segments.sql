-- Each version of each segment's rule; the newest one counts.
create table segment (
  id             text        not null,
  version        integer     not null,
  name           text        not null,
  description    text,
  rule           text        not null,
  created_at     timestamptz not null,
  primary key (id, version)
);

create table segment_flip (
  id              uuid primary key,
  profile_id      uuid        not null references profile (id) deferrable initially deferred,
  profile_version bigint      not null,
  segment_id      text        not null,
  segment_version integer     not null,
  entered         boolean     not null,
  at              timestamptz not null,
  correlation_id  text        not null
);
create index segment_flip_profile on segment_flip (profile_id);
create index segment_flip_correlation on segment_flip (correlation_id);

insert into segment (id, version, name, description, rule, created_at) values (
  'new-customers', 1, 'New customers',
  'Known by name or number, and at most one order so far.',
  '(has(profile.traits.email) || profile.identifiers.exists(i, i.type == "customerId")) && (!has(profile.traits.orders) || profile.traits.orders <= 1)',
  now());
