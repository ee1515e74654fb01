-- One row per connection: the orders that were there before it, read behind everything that happens now.
create table backfill (
  connection_id uuid        primary key,
  from_at       timestamptz not null,                             -- modified since: what was paid since the start date was modified since
  until_at      timestamptz not null,                             -- made before: from here on the walk through what changed tells
  state         text        not null default 'PLANNED',           -- PLANNED, RUNNING, PAUSED, CANCELLED, DONE
  last_order    bigint      not null default 0,                   -- orders up to this id were read
  place         integer     not null default 0,                   -- where in the shop's list the next chunk begins: at the last order read
  size          integer     not null default 50,                  -- orders a chunk; smaller after one that was too much for the shop
  total         integer,                                          -- how many there are, as the shop said last; null: not asked yet
  done          integer     not null default 0,                   -- how many of them were read
  started_at    timestamptz,
  resumed_at    timestamptz,                                      -- began or went on after a pause; the rate is measured from here
  resumed_done  integer     not null default 0,
  finished_at   timestamptz,
  due_at        timestamptz not null default now(),
  attempts      integer     not null default 0,                   -- chunks in a row the shop did not give
  version       bigint      not null default 0,                   -- rises with each telling
  told_at       timestamptz
);

-- Until now the first walk read everything; a walk that was finished is a backfill that is done.
insert into backfill (connection_id, from_at, until_at, state, finished_at)
  select p.connection_id, cast(cast(c.body as jsonb) ->> 'startFrom' as timestamptz), now(),
         case when p.cursor_at is null then 'PLANNED' else 'DONE' end,
         case when p.cursor_at is null then null else now() end
  from shop_poll p join connection_copy c using (connection_id) where c.body <> '';

-- The walk begins when the connection does. An hour earlier, because a shop's clock may be behind.
update shop_poll set cursor_at = now() - interval '1 hour', walk_from = null, walk_page = 1, walk_newest = null,
  walk_total = null, walk_rounds = 0 where cursor_at is null;
alter table shop_poll alter cursor_at set default now() - interval '1 hour', alter cursor_at set not null;
comment on column shop_poll.cursor_at is 'newest modification seen by a finished walk; at first an hour before the connection';

-- When a webhook the shop had switched off was switched on again, last.
alter table shop_poll add column repaired_at timestamptz;
