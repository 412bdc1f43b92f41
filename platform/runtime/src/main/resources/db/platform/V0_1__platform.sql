-- What the platform keeps in every service's own database.

-- Messages that left a unit of work and are not yet on Kafka. The relay removes what Kafka has acknowledged.
create table outbox (
  seq        bigint generated always as identity primary key,
  topic      text        not null,
  key        text        not null,
  headers    text        not null, -- a JSON object of strings
  payload    bytea       not null,
  created_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Events that were processed, by consumer: what stands here is not processed again.
create table inbox (
  consumer    text        not null,
  event_id    uuid        not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_by_age on inbox using brin (received_at);

-- Answers to calls that carried an Idempotency-Key.
create table idempotency (
  caller       text        not null,
  operation    text        not null,
  key          text        not null,
  request_hash bytea       not null,
  response     text,
  created_at   timestamptz not null default now(),
  primary key (caller, operation, key)
);
create index idempotency_by_age on idempotency using brin (created_at);
