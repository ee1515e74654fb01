-- A turn is a lease on one connection. Only database time is used, so clocks of replicas do not matter.
create table turn (
  connection_id   uuid        primary key,
  live_due_at     timestamptz,                                   -- earliest live work, null: none
  backfill_due_at timestamptz,                                   -- earliest backfill work, null: none
  not_before      timestamptz not null default '-infinity',      -- the connection rests until then
  owner           text,
  epoch           bigint      not null default 0,
  lease_until     timestamptz,
  served_at       timestamptz not null default '-infinity'       -- least recently served goes first
);
create index turn_live on turn (live_due_at) where live_due_at is not null;
create index turn_backfill on turn (backfill_due_at) where backfill_due_at is not null;

create function turn_wake() returns trigger language plpgsql as
$$ begin
  if least(new.live_due_at, new.backfill_due_at) <= now() and new.not_before <= now() then
    perform pg_notify('turns', '');
  end if;
  return null;
end $$;
create trigger turn_wake after insert or update of live_due_at, backfill_due_at, not_before on turn
  for each row execute function turn_wake();

-- Calls are the currency: two token buckets per administration (reference: 500 a minute, 5,000 an hour).
create table call_budget (
  administration_id uuid        primary key,
  minute_tokens     numeric     not null,
  hour_tokens       numeric     not null,
  refilled_at       timestamptz not null default now(),
  closed_until      timestamptz not null default '-infinity'     -- the other side said when to come back
);
