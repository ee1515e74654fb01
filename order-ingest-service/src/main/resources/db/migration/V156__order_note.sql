-- One row per document whose number is to be noted at its order in the shop; written before the shop is asked.
create table order_note (
  connection_id          uuid        not null,
  order_id               bigint      not null,
  kind                   text        not null,                    -- SALE, CREDIT, WITHDRAWAL, REPLACEMENT, REVERSAL
  refund_id              bigint      not null,
  revision               integer     not null,
  number                 text        not null,                    -- the invoice number
  state                  text        not null default 'WANTED',   -- WANTED, TRYING, WRITTEN, GIVEN_UP
  looks                  integer     not null default 0,          -- TRYING: how often it was looked for and not found
  attempts               integer     not null default 0,          -- unclear answers so far
  note_id                bigint,                                  -- WRITTEN: the shop's id of it
  why                    text,                                    -- GIVEN_UP
  refused_at_credentials bigint,                                  -- this key may not write; newer ones may
  due_at                 timestamptz not null default now(),
  changed_at             timestamptz not null default now(),
  primary key (connection_id, order_id, kind, refund_id, revision)
);
create index order_note_due on order_note (connection_id, due_at) where state in ('WANTED', 'TRYING');
create index order_note_refused on order_note (connection_id) where refused_at_credentials is not null;
