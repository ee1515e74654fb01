-- One row per connection: when its recent orders are read again, and where that stands.
create table shop_sweep (
  connection_id uuid        primary key,
  due_at        timestamptz not null,
  started_at    timestamptz,                                      -- not null: a sweep is under way; what was read since was seen by it
  sweep_from    timestamptz,                                      -- orders made after this moment
  page          integer     not null default 1,                   -- the page to read next
  size          integer     not null default 50,                  -- orders a page
  finished_at   timestamptz
);
-- Spread over a day.
insert into shop_sweep (connection_id, due_at) select connection_id, now() + random() * interval '24 hours' from shop_poll;
