-- An order on its way through this service. The newest version of an order is the order.
create table linking (
  connection_id uuid        not null,
  order_id      bigint      not null,
  modified_at   timestamptz not null,                      -- the order's version: shop's time (UTC) ...
  content_hash  text        not null,                      -- ... and content
  state         text        not null check (state in ('ARRIVED', 'PLANNED', 'LINKED', 'PARKED')),
  body          text        not null,                      -- the event as it arrived, buyer sealed; empty once linked
  customer_key  text,                                      -- keyed hash of the e-mail address
  relation_id   uuid,
  traceparent   text        not null,
  arrival       bigint      generated always as identity,  -- first come, first served
  due_at        timestamptz not null default clock_timestamp(),
  primary key (connection_id, order_id),
  check ((state = 'LINKED') = (relation_id is not null)),
  check (state <> 'PLANNED' or customer_key is not null)
);
create index linking_planned on linking (connection_id, customer_key, arrival) where state = 'PLANNED';
create index linking_arrived on linking (connection_id, due_at) where state = 'ARRIVED';

-- One customer of one connection. The row is taken before any call, so two orders cannot make two relations.
create table relation (
  connection_id uuid        not null,
  customer_key  text        not null,
  state         text        not null
    check (state in ('PLANNED', 'CREATE_INTENDED', 'IN_DOUBT', 'LINKED', 'PARKED')),
  lane          text        not null check (lane in ('LIVE', 'BACKFILL')),
  attempts      int         not null default 0,            -- failures in a row, for the back-off
  omitted       text        not null default '',           -- optional parts the administration refused
  made_for      bigint,                                    -- the order it is made for
  unseen        int         not null default 0,            -- look-ups in doubt that did not find it
  relation_id   uuid,
  relation_code int,
  created       boolean     not null default false,
  reasons       text        not null default '',           -- why parked, JSON
  due_at        timestamptz not null default clock_timestamp(),
  primary key (connection_id, customer_key),
  check ((state = 'LINKED') = (relation_id is not null)),
  check (state not in ('CREATE_INTENDED', 'IN_DOUBT') or made_for is not null)
);
create index relation_due on relation (connection_id, lane, due_at)
  where state in ('PLANNED', 'CREATE_INTENDED', 'IN_DOUBT');

-- Connections whose administration does not let us do our work; told once, and once when it is over.
create table fault (
  connection_id uuid        primary key,
  since         timestamptz not null default now()
);
