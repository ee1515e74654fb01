-- Replays that operators asked for, and how far each is. Of no connection, so without a policy; read by operators only.
create table replay (
  id          uuid        primary key,
  selection   text        not null,                    -- which events or documents, JSON
  why         text        not null,                    -- in the operator's words
  asked_by    text        not null,                    -- subject of the operator's token
  asked_name  text        not null,
  asked_at    timestamptz not null,
  state       text        not null,                    -- REHEARSING, REHEARSED, RUNNING, DONE, STOPPED
  body        text        not null,                    -- the state's own facts, JSON
  trouble     text        not null default '',         -- why it does not get on; empty when it does
  due_at      timestamptz not null default clock_timestamp(),
  lease_until timestamptz not null default clock_timestamp(),
  epoch       bigint      not null default 0           -- who drives it writes with its own only
);
create index replay_newest on replay (asked_at desc);
create index replay_due on replay (due_at) where state in ('REHEARSING', 'RUNNING');
-- They go one after the other.
create unique index replay_running on replay (state) where state = 'RUNNING';

-- Who did what with a replay; nothing is ever changed or deleted.
create table replay_act (
  seq       bigint generated always as identity primary key,
  replay_id uuid        not null references replay (id),
  at        timestamptz not null default clock_timestamp(),
  who       text        not null,
  deed      text        not null,
  detail    text        not null
);
create index replay_act_replay on replay_act (replay_id, seq);

-- Documents parked for a reason, over all connections.
create index order_reason_code on order_reason (code, connection_id, order_id, refund_id);
