-- Every id the erased person went by: asked again under any of them, the same erasure is answered.
alter table erasure add column profile_ids uuid[] not null default '{}';
update erasure set profile_ids = array[profile_id];
create index erasure_profile_ids on erasure using gin (profile_ids);
