-- The messages of a unit of work leave together, so they are kept together: as one row, whose payload is a parcel of
-- them. Rows of the release before hold one message each, with its topic.
alter table outbox
  alter column topic drop not null,
  alter column key drop not null,
  alter column headers drop not null,
  add column size int not null default 2048; -- of the messages, in bytes

-- Small already, and read once, soon, and whole: not worth compressing, nor keeping elsewhere unless it is large.
alter table outbox set (toast_tuple_target = 8160);
alter table outbox alter column payload set storage external;
