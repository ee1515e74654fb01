-- One row per order of a connection in shadow: what would be told of it, as last read. Nothing of it was told.
create table shadow_order (
  connection_id uuid        not null,
  order_id      bigint      not null,
  day_at        timestamptz not null,                              -- paid, or else last changed: the month it is shown in
  modified_at   timestamptz not null,
  body          text        not null,                              -- the buyer in it is sealed
  seen_at       timestamptz not null default now(),
  primary key (connection_id, order_id)
);
create index shadow_order_day on shadow_order (connection_id, day_at desc, order_id desc);
