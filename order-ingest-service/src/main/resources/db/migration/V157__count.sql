-- One row per connection: when its orders are counted against the shop, and where that stands.
create table shop_count (
  connection_id uuid        primary key,
  due_at        timestamptz not null,
  counted_to    timestamptz,                                      -- not null: a count is under way, orders made before were counted
  count_until   timestamptz,
  days_until    timestamptz,                                      -- not null: a month differs, its days are counted
  finished_at   timestamptz
);
-- Spread over a week.
insert into shop_count (connection_id, due_at) select connection_id, now() + random() * interval '7 days' from shop_poll;
