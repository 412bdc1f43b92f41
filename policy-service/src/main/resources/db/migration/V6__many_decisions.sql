-- What a decision costs the database beside its rows.

-- Kept to be read, not to be searched: as text, which is neither parsed nor laid out anew at every insert. The rule that
-- decided is what reports ask for; null in rows of the release before, where it is the last of the reasons.
alter table decision
  alter column reasons type text,
  add column rule text;
alter table contact
  alter column request type text;

-- A decision is written together with its contact, so there is nothing to check row by row; that both go together is seen
-- to once a statement.
alter table decision drop constraint decision_contact_id_fkey;
create function forget_decisions() returns trigger language plpgsql as $$
begin
  delete from decision using gone where decision.contact_id = gone.contact_id;
  return null;
end
$$;
create trigger contact_forgotten after delete on contact referencing old table as gone
  for each statement execute function forget_decisions();

-- A person's revision changes with each contact that counts: room for it on the row's own page keeps the index out of it.
alter table recipient set (fillfactor = 75);

-- A message is read once, soon, and whole: not worth compressing, nor keeping elsewhere unless it is large.
alter table outbox set (toast_tuple_target = 8160);
alter table outbox alter column payload set storage external;

-- One index by person instead of two: whose they are, and since when they count.
create index contact_person on contact (profile_id, slot_at);
drop index contact_slots;
drop index contact_profile;
