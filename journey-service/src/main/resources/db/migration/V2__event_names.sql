-- The name of every event that a version published so far can start on, wait for, or end by. An event of another name
-- moves nobody, and is passed over without a look at the person. Names are never taken away: somebody may still walk
-- the version that waits for it.
create table event_name (name text primary key);

create function journey_event_names(document jsonb) returns setof text language sql immutable as $$
  select found.name #>> '{}'
  from (
    select jsonb_path_query(document, '$.triggers[*] ? (@.type == "event").name')
    union
    select jsonb_path_query(document, '$.goal.event')
    union
    select jsonb_path_query(document, '$.steps[*] ? (@.type == "waitForEvent").branches[*].event')
  ) as found(name)
$$;

-- By the database, so that a replica of the release before, which knows nothing of this table, cannot publish past it.
create function note_event_names() returns trigger language plpgsql as $$
begin
  insert into event_name
  select name from journey_event_names(new.document::jsonb) as published(name) order by name
  on conflict do nothing;
  return null;
end
$$;
create trigger journey_version_event_names after insert on journey_version
  for each row execute function note_event_names();

insert into event_name
select distinct name from journey_version v, journey_event_names(v.document::jsonb) as published(name);
