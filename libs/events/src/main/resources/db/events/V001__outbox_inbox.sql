-- Tell: rows that the relay publishes in the order of seq. Kept 30 days, so that Kafka can be rebuilt from them.
create table outbox (
  seq         bigint generated always as identity primary key,
  id          uuid        not null unique,
  topic       text        not null,
  key         text        not null,
  type        text        not null,
  body        text        not null,
  traceparent text        not null default '',
  created_at  timestamptz not null default now(),
  sent_at     timestamptz
);
create index outbox_unsent on outbox (seq) where sent_at is null;

create function outbox_wake() returns trigger language plpgsql as
$$ begin perform pg_notify('outbox', ''); return null; end $$;
create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- Remember: an event that was taken once has no effect a second time.
create table inbox (
  event_id uuid        primary key,
  taken_at timestamptz not null default now()
);
create index inbox_taken_at on inbox (taken_at);

-- The service's own copy of the connections; body is empty after removal.
create table connection_copy (
  connection_id uuid   primary key,
  version       bigint not null,
  body          text   not null
);
create unique index connection_copy_webhook on connection_copy ((cast(body as jsonb) ->> 'webhookToken')) where body <> '';
