-- What people ask of everybody who contacts them, and where they stand as customers; both come with
-- the profile's next snapshot. Null: nothing was said yet.
alter table recipient
  add column preferences jsonb,
  add column lifecycle   jsonb;

-- An erasure takes along all that is kept of a person, also where a replica of the release before carries it out, which
-- knows nothing of these columns.
create function forget_recipient() returns trigger language plpgsql as $$
begin
  new.phone_countries := '{}';
  new.preferences := null;
  new.lifecycle := null;
  return new;
end
$$;
create trigger recipient_forgotten before update on recipient
  for each row when (new.erased) execute function forget_recipient();
