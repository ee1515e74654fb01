-- Asked of somebody by e-mail: own this connection too. The reference is in that mail only; here is its hash.
create table invitation (
  id             uuid        primary key,
  connection_id  uuid        not null references connection (id),
  reference_hash text        not null unique,
  address        text        not null,
  created_at     timestamptz not null default now(),
  expires_at     timestamptz not null,
  unique (connection_id, address)
);
