-- What was accepted, so that a repeated message is known for one. Rows are forgotten after assidu.profile.deduplication.
create table accepted_message (
  source      text        not null,
  message_id  text        not null,
  event_id    uuid        not null,
  received_at timestamptz not null,
  primary key (source, message_id)
);
create index accepted_message_age on accepted_message (received_at);
