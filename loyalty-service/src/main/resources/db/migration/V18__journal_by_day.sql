-- An export of some days finds where they begin and end without reading the whole journal.
CREATE INDEX journal_entry_by_day ON journal_entry (program, booking_date, sequence);
