-- One row per connection whose owner changed which orders count as completed or paid: what was seen and never told is
-- judged again. The row goes when all of it was.
create table review (
  connection_id uuid        primary key,
  after_order   bigint      not null default 0,                   -- orders up to this id were judged again
  size          integer     not null,                             -- orders a chunk; smaller after one that was too much for the shop
  due_at        timestamptz not null default now(),
  attempts      integer     not null default 0                    -- chunks in a row the shop did not give
);
