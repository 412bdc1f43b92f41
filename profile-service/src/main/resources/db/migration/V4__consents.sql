-- The consent register (GDPR article 7(1); ISO/IEC TS 27560). Append-only: who wants to change history is refused.
create table consent_record (
  id             uuid primary key,
  profile_id     uuid        not null references profile (id) deferrable initially deferred, -- the profile at that time: read through profile_lineage
  purpose        text        not null,
  channel        text        not null,
  topic          text,
  status         text        not null,
  previous       text,
  notice         text,
  method         text,
  source         text        not null, -- who told us: a source of events, a client system, a service
  event_id       uuid,
  evidence       jsonb       not null, -- address, device and page it was said from
  at             timestamptz not null, -- when the person said it
  recorded_at    timestamptz not null,
  correlation_id text        not null
);
create index consent_record_profile on consent_record (profile_id, at);
create index consent_record_correlation on consent_record (correlation_id);

-- Only an erasure may take the evidence out of a record, and nothing may take out the record.
create function consent_record_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('assidu.erasure', true) = 'on'
     and (to_jsonb(new) - 'evidence') = (to_jsonb(old) - 'evidence') then
    return new;
  end if;
  raise exception 'the consent register is append-only';
end
$$;
create trigger consent_record_append_only before update or delete on consent_record
  for each row execute function consent_record_is_append_only();
