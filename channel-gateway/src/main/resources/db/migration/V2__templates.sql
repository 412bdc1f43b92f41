-- Immutable versions of the company's own templates; shipped ones are version 0 and in the jar.
create table template (
  id         text not null,
  version    int not null,
  document   jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (id, version)
);
