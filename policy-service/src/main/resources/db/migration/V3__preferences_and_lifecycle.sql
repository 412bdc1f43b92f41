-- What people ask of everybody who contacts them, and where they stand as customers; both come with
-- the profile's next snapshot. Null: nothing was said yet.
alter table recipient
  add column preferences jsonb,
  add column lifecycle   jsonb;
