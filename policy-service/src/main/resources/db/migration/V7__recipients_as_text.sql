-- A person is read whole with every decision, and nothing is searched in them: as text, which is not printed anew each time.
alter table recipient
  alter column addresses type text,
  alter column consents type text,
  alter column suppressions type text,
  alter column preferences type text,
  alter column lifecycle type text;
