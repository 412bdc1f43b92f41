-- The countries a person's phone number may be of, not the number: whose zone and rules hold for them.
-- Known from their next snapshot on; until then they are as strictly kept as somebody without a phone.
alter table recipient add column phone_countries text[] not null default '{}';
