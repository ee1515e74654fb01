-- How far the orders that were there before a connection are read, as the order service said last.
create table backfill_progress (
  connection_id uuid        primary key references connection (id),
  version       bigint      not null,                             -- of the telling: an older one never replaces a newer one
  state         text        not null,                             -- PLANNED, RUNNING, PAUSED, CANCELLED, DONE
  planned       integer,                                          -- null: the shop was not asked yet
  done          integer     not null,
  started_at    timestamptz,
  finished_at   timestamptz,
  per_minute    numeric     not null
);
