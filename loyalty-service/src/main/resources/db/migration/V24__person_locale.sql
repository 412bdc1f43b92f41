-- The language that members are answered in unless a call asks for another; it comes with their next snapshot.
ALTER TABLE person ADD COLUMN locale text;   -- BCP 47
