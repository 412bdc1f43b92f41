-- Whom we write to: as much of a profile as a message needs.
create table recipient (
  profile_id  uuid primary key,
  version     bigint not null,
  locale      text,
  customer_id text,
  addresses   jsonb not null default '{}',
  traits      jsonb not null default '{}',
  erased      boolean not null default false,
  -- The profile that absorbed this one.
  survivor_id uuid
);
create index recipient_customer on recipient (customer_id) where customer_id is not null;
create index recipient_survivor on recipient (survivor_id) where survivor_id is not null;

-- An approved contact on its way. The row is there, as 'sending', before the outside world hears of it.
create table delivery (
  contact_id       uuid primary key,
  sequence         bigint generated always as identity,
  -- Whose it is now; and whose it was when it was decided, for order and for un-merges.
  profile_id       uuid not null,
  decided_for      uuid not null,
  decision_id      uuid not null,
  purpose          text not null,
  topic            text,
  channel          text not null,
  template         text not null,
  template_version int,
  parameters       jsonb not null,
  address          text,
  journey          jsonb,
  state            text not null check (state in ('pending', 'sending', 'accepted', 'bounced', 'failed', 'expired')),
  attempt          int not null default 0,
  due_at           timestamptz not null,
  claimed_until    timestamptz,
  decided_at       timestamptz not null,
  expires_at       timestamptz,
  message_id       text,
  detail           text,
  unsubscribed_at  timestamptz,
  correlation_id   text not null,
  created_at       timestamptz not null,
  settled_at       timestamptz
);
create index delivery_due on delivery (due_at) where state = 'pending';
create index delivery_abandoned on delivery (claimed_until) where state = 'sending';
-- The lane of one person: what is open in it goes out in order.
create index delivery_lane on delivery (decided_for, channel, purpose, sequence) where state in ('pending', 'sending');
create index delivery_profile on delivery (profile_id, sequence desc);
create index delivery_decided_for on delivery (decided_for);
create index delivery_correlation on delivery (correlation_id);

create table delivery_attempt (
  contact_id uuid not null references delivery,
  number     int not null,
  at         timestamptz not null,
  result     text not null,
  detail     text,
  primary key (contact_id, number)
);
