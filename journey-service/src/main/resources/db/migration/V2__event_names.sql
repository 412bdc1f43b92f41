-- The name of every event that a version published so far can start on, wait for, or end by. An event of another name
-- moves nobody, and is passed over without a look at the person. Names are never taken away: somebody may still walk
-- the version that waits for it.
create table event_name (name text primary key);

insert into event_name
select distinct found.name #>> '{}'
from journey_version v
cross join lateral (
  select jsonb_path_query(v.document::jsonb, '$.triggers[*] ? (@.type == "event").name')
  union all
  select jsonb_path_query(v.document::jsonb, '$.goal.event')
  union all
  select jsonb_path_query(v.document::jsonb, '$.steps[*] ? (@.type == "waitForEvent").branches[*].event')
) as found(name);
