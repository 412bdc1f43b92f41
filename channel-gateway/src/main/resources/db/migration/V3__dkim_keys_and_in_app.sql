-- The signing key of a machine that was given none (development and the local stack only).
create table dkim_key (
  domain      text not null,
  selector    text not null,
  private_key text not null,
  created_at  timestamptz not null,
  primary key (domain, selector)
);

-- A message that waits in the company's own app until it is read. Whose it is, its delivery says.
create table in_app_message (
  contact_id uuid primary key references delivery,
  title      text not null,
  body       text not null,
  link       text,
  created_at timestamptz not null,
  expires_at timestamptz,
  read_at    timestamptz
);
