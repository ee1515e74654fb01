-- Asked of an owner: let us into a shop. The reference itself is known to the browser and the shop only; here is its hash.
create table shop_approval (
  reference_hash text        primary key,
  connection_id  uuid        not null references connection (id),
  owner          text        not null,
  browser_hash   text        not null,
  expires_at     timestamptz not null,
  used           boolean     not null default false,
  refusal        text        not null default ''
);
create index shop_approval_connection on shop_approval (connection_id);
