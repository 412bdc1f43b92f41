create table note (
  id         bigint generated always as identity primary key,
  profile_id uuid not null,
  version    bigint not null,
  text       text not null
);
