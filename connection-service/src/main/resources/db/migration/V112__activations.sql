-- Asked of an owner: let us into an administration. SnelStart uses a reference again for every later notice, so a bound one stays.
create table activation (
  reference_hash text        primary key,
  connection_id  uuid        not null references connection (id),
  owner          text        not null,
  expires_at     timestamptz not null,
  bound          boolean     not null default false,
  refusals       text        not null default '',
  created_at     timestamptz not null default now()
);
create index activation_connection on activation (connection_id);
-- What SnelStart told us, before it is believed: sealed, because a key is in it, and emptied once it was dealt with.
create table activation_notice (
  id          uuid        primary key,
  received_at timestamptz not null default now(),
  sealed      bytea,
  attempts    integer     not null default 0,
  due         timestamptz not null default now()
);
create index activation_notice_due on activation_notice (due) where sealed is not null;
