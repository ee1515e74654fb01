-- One row per connection: where the walk through the shop's orders stands, when it goes on, and what stops it.
create table shop_poll (
  connection_id         uuid        primary key,
  cursor_at             timestamptz,                              -- newest modification seen by a finished walk; null: never finished
  walk_from             timestamptz,                              -- not null: a walk is under way, from this modification on
  walk_page             integer     not null default 1,           -- the page to read next
  walk_size             integer     not null default 50,          -- orders a page; smaller after a page that was too much for the shop
  walk_newest           timestamptz,                              -- newest modification seen in this walk
  walk_total            integer,                                  -- how many orders the shop spoke of at the walk's start
  walk_rounds           integer     not null default 0,           -- how often this walk was begun again because orders vanished
  due_at                timestamptz not null default now(),
  quiet_polls           integer     not null default 0,           -- finished walks in a row that found nothing new
  failures              integer     not null default 0,
  failing_since         timestamptz,
  paused_at_credentials bigint,                                   -- not null: these credentials were refused; newer ones end the pause
  fault_told            text,                                     -- code of the fault the owner was told of
  last_good_at          timestamptz,
  webhooks              text        not null default 'UNKNOWN',
  webhooks_due_at       timestamptz not null default now(),
  webhooks_secret       text        not null default ''           -- keyed hash of the secret the webhooks were given
);

-- One row per order: the newest version seen and what was told of it.
create table shop_order (
  connection_id uuid        not null,
  order_id      bigint      not null,
  number        text        not null,
  total         numeric     not null,
  order_key     text        not null default '',                  -- keyed hash; identity, with created_at
  created_at    timestamptz,                                      -- null: the order was never readable
  modified_at   timestamptz not null,
  content_hash  text        not null,
  standing      text        not null,                             -- ACCEPTED, WAITING, SKIPPED, PARKED
  why           text,
  accepted_sale text,                                             -- hash of the sale as told last; null: never told
  accepted_at   timestamptz,
  seen_at       timestamptz not null default now(),
  primary key (connection_id, order_id)
);

-- One row per refund that was told.
create table shop_refund (
  connection_id uuid        not null,
  refund_id     bigint      not null,
  order_id      bigint      not null,
  amount        numeric     not null,
  told_at       timestamptz not null default now(),
  primary key (connection_id, refund_id)
);
create index shop_refund_order on shop_refund (connection_id, order_id);

-- One row per order somebody rang for and that was not read since; several rings are one row.
create table doorbell (
  connection_id uuid        not null,
  order_id      bigint      not null,
  ring          bigint      not null default 1,                   -- rises with every ring, so that one during the reading is not lost
  attempts      integer     not null default 0,
  due_at        timestamptz not null default now(),
  rung_at       timestamptz not null default now(),
  primary key (connection_id, order_id)
);
create index doorbell_due on doorbell (connection_id, due_at);
